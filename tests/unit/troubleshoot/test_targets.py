from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.helpers.flows import brand
from walletcare.domain.brand import Backend, OfficialEntry, OfficialKind, OfficialList
from walletcare.domain.language import LocalText
from walletcare.domain.probe import Target
from walletcare.troubleshoot.targets import (
    REFERENCES,
    NodeUrlProblem,
    node_problem,
    node_target,
    target_of_url,
    targets_of,
)


def test_the_backend_is_the_service() -> None:
    built = replace(brand(), backend=Backend("https://chat.heron.example:8443/base/", "ab/c d"))
    assert targets_of(built).service == Target(
        "support",
        "chat.heron.example",
        8443,
        is_tls=True,
        path="/base/public/api/v1/inboxes/ab%2Fc%20d",
        expects_json=True,
    )


def test_without_a_backend_it_is_the_official_site() -> None:
    site = OfficialEntry(OfficialKind.DOMAIN, "heron.example", LocalText.same("site"))
    built = replace(brand(), official=OfficialList((), (site,), date(2026, 1, 1)))
    assert targets_of(built).service == Target("website", "heron.example", 443, is_tls=True)
    assert targets_of(brand()).service is None


@pytest.mark.parametrize(
    "url",
    [
        "http://chat.heron.example/",
        "ftp://x.example/",
        "file:///etc/passwd",
        "https://",
        "https://x:99999/",
        "https://[x",
        "http://127.attacker.example/",
        "http://localhost.attacker.example/",
        "",
    ],
)
def test_what_must_not_be_reached_is_no_target(url: str) -> None:
    assert target_of_url("node", url) is None


def test_plain_http_is_for_this_computer_only() -> None:
    target = target_of_url("support", "http://127.0.0.1:8080/x")
    assert target == Target("support", "127.0.0.1", 8080, is_tls=False, path="/x")


def test_look_ups_are_off_until_a_node_is_set() -> None:
    assert targets_of(brand()).node is None
    node = targets_of(brand(), "https://node.example/rpc").node
    assert node is not None
    assert (node.host, node.path) == ("node.example", "/rpc")


def test_reference_sites_are_plain_and_few() -> None:
    assert all(not reference.target.is_tls for reference in REFERENCES)
    assert len({reference.target.host for reference in REFERENCES}) == 3


def test_a_providers_key_behind_the_question_mark_is_part_of_the_request() -> None:
    node = targets_of(brand(), " https://node.example/rpc?key=abc ").node
    assert node is not None
    assert node.path == "/rpc?key=abc"


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("", NodeUrlProblem.EMPTY),
        ("node.example/rpc", NodeUrlProblem.UNREADABLE),
        ("wss://node.example", NodeUrlProblem.UNREADABLE),
        ("https://", NodeUrlProblem.UNREADABLE),
        ("https://node.example:port", NodeUrlProblem.UNREADABLE),
        ("https://no de.example", NodeUrlProblem.UNREADABLE),
        ("http://node.example", NodeUrlProblem.INSECURE),
        ("http://127.attacker.example", NodeUrlProblem.INSECURE),
        ("https://me:secret@node.example", NodeUrlProblem.HAS_PASSWORD),
        ("https://node.example/v3/key", None),
        ("http://127.0.0.1:8545", None),
        ("http://localhost:8545", None),
    ],
)
def test_why_an_address_cannot_be_the_node(url: str, problem: NodeUrlProblem | None) -> None:
    assert node_problem(url) is problem
    assert (node_target(url) is None) == (problem is not None)
