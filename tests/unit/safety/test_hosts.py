"""Hosts and addresses taken apart: numbers in odd forms, percent codes, addresses inside addresses, lures."""

from __future__ import annotations

import pytest

from walletcare.safety.official.hosts import parse_address
from walletcare.safety.official.inner_addresses import first_segment, inner_addresses
from walletcare.safety.official.lures import are_lures, are_telling
from walletcare.safety.official.numeric_hosts import dotted
from walletcare.safety.official.short_names import added_to, is_distinctive


@pytest.mark.parametrize(
    "host",
    [
        "192.0.2.7",
        "3221225991",
        "0xC0000207",
        "0xc0.0x0.0x2.0x7",
        "0300.0.02.07",
        "192.519",
        "192.0.519",
        "192.0.2.7.",
    ],
)
def test_every_form_of_a_number_is_the_same_address(host: str) -> None:
    assert dotted(host) == "192.0.2.7"


@pytest.mark.parametrize(
    "host",
    ["example.com", "1.2.3.4.5", "256.1.1.1", "1.2.3.256", "4294967296", "08.1.1.1", "1.2.3.x", "", "1..2"],
)
def test_other_hosts_are_no_numbers(host: str) -> None:
    assert dotted(host) is None


def test_percent_codes_in_a_host_are_undone_as_a_browser_does_it() -> None:
    address = parse_address("https://%65xample%2ecom/%65")
    assert address is not None
    assert (address.host, address.rest) == ("example.com", "/%65")
    assert parse_address("https://example.com%40evil.top/") is None
    assert parse_address("https://example.com%2fa.evil.top/") is None


def test_addresses_inside_an_address_are_found() -> None:
    found = list(
        inner_addresses("/go?u=https%253A%252F%252Fa.example%252Fx&next=//b.example/y&to=c.example&n=1.5")
    )
    assert found == ["a.example/x", "b.example/y", "c.example"]
    assert list(inner_addresses("/a/b?x=1&name=mr.smith")) in ([], ["mr.smith"])
    assert first_segment("/Wallet.example%2flogin") == "wallet.example"


def test_words_that_lure_are_read_through_when_run_together() -> None:
    assert are_lures("supportcenter24h")
    assert are_lures("kefuzhongxin")
    assert are_lures("在线客服")
    assert not are_lures("mountain")
    assert are_telling("walletlogin")
    assert not are_telling("walletapp")


def test_reading_lures_is_quick_in_the_worst_case() -> None:
    assert not are_lures("pay" * 10_000)
    assert not are_lures("my" * 29 + "q")


def test_a_name_is_distinctive_when_no_language_spells_it() -> None:
    assert is_distinctive("okx")
    assert is_distinctive("nexo")
    assert not is_distinctive("edge")
    assert not is_distinctive("dana")
    assert added_to("My0kxSupport", "okx") == "0kx"
    assert added_to("bookxpress", "okx") is None
