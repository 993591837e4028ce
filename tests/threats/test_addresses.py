"""T5, T22: nothing hostile opens without a question, look-alikes of official hosts and handles are named."""

from __future__ import annotations

from random import Random

import pytest

from tests.helpers import hostile
from tests.helpers.hostile import sizes
from tests.helpers.official_lists import BRANDS, HERON
from walletcare.domain.brand import OfficialKind
from walletcare.safety.incoming import links
from walletcare.safety.incoming.inbound import InboundKind, warnings
from walletcare.safety.incoming.links import LinkWarning
from walletcare.safety.official import host_check, lookalike, short_names
from walletcare.safety.official.checker import OfficialChecker
from walletcare.safety.official.report import OfficialVerdict

SEED = 20261128


def opened_unasked(addresses: list[str]) -> list[str]:
    """Addresses that would reach the system as anything but https and mailto, or without a question."""
    bad = []
    for address in addresses:
        checked = links.check(address, HERON)
        is_ours = checked.is_official and checked.encoded_host.endswith(
            ("heronwallet.example", "heronpay.example")
        )
        if (checked.target and not checked.target.startswith(("https://", "mailto:"))) or (
            checked.may_open and not checked.needs_confirmation and not is_ours
        ):
            bad.append(address)
    return bad


def not_named(hosts: list[str]) -> list[str]:
    return [
        host for host in hosts if HERON.check(f"https://{host}/").verdict is not OfficialVerdict.IMITATION
    ]


@sizes(200, 500)
def test_no_hostile_address_opens_without_a_question(count: int) -> None:
    addresses = hostile.urls(count)
    assert opened_unasked(addresses) == []
    assert sum(not links.check(address, HERON).may_open for address in addresses) > count // 2


@sizes(60, 200)
def test_every_homograph_of_an_official_host_is_named(count: int) -> None:
    hosts = hostile.homographs("heronwallet.example", count, Random(SEED))
    assert not_named(hosts) == []
    assert all(LinkWarning.IMITATION in links.check(f"https://{host}/", HERON).warnings for host in hosts)


def test_a_build_without_the_comparison_of_looks_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    hosts = hostile.homographs("heronwallet.example", 60, Random(SEED))
    for module in (lookalike, host_check):
        monkeypatch.setattr(module, "skeleton", lambda text: text)
        monkeypatch.setattr(module, "distance", lambda *_: 99)
    for module in (lookalike, short_names):
        monkeypatch.setattr(module, "looks_like", lambda *_: False)
    assert len(not_named(hosts)) > 5


def test_a_build_that_takes_every_scheme_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "_NEVER", frozenset())
    assert opened_unasked(hostile.urls(200)) == [], "the question is still asked"
    monkeypatch.setattr(links.LinkCheck, "needs_confirmation", property(lambda _: False))
    assert opened_unasked(hostile.urls(200))


@pytest.mark.parametrize("brand", BRANDS)
def test_look_alike_handles_in_a_chat_are_warned_about(brand: str) -> None:
    checker = OfficialChecker(BRANDS[brand])
    random = Random(SEED)
    handles = [entry.value for entry in BRANDS[brand].entries if entry.kind is OfficialKind.HANDLE]
    for handle in handles:
        plain = handle.lstrip("@")
        place = random.randrange(2, len(plain) - 1)
        for fake in (
            f"{plain}_official", f"{plain}1", f"real{plain}", plain.replace("l", "I", 1) + "_",
            plain[:place] + plain[place] + plain[place:], f"{plain}Support", f"{plain}_CN",
        ):  # fmt: skip
            found = warnings(f"Please go on with @{fake}, they will help you.", checker)
            assert InboundKind.IMITATION in [warning.kind for warning in found], fake
