"""A link navigates or is refused; no other thing can be said with it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walletcare.app.start.deep_link import DeepLink, LinkKind, parse_deep_link
from walletcare.app.start.link_limit import MAX_LENGTH
from walletcare.domain.reference import new_reference


def test_the_four_forms_are_understood() -> None:
    reference = new_reference()
    assert parse_deep_link("walletcare://open/faq/payment-failed") == DeepLink(
        LinkKind.ARTICLE, "payment-failed"
    )
    assert parse_deep_link("walletcare://open/flow/refund") == DeepLink(LinkKind.FLOW, "refund")
    assert parse_deep_link("walletcare://open/page/safety") == DeepLink(LinkKind.PAGE, "safety")
    assert parse_deep_link(f"walletcare://open/request/{reference}") == DeepLink(LinkKind.REQUEST, reference)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "walletcare:",
        "walletcare://",
        "walletcare://open/",
        "walletcare://open/faq/",
        "walletcare://open/faq/a/b",
        "walletcare://open/faq/a?send=1",
        "walletcare://open/faq/a#b",
        "walletcare://open/faq/a%2fb",
        "walletcare://open/faq/../settings",
        "walletcare://user@open/faq/a",
        "walletcare://open:80/faq/a",
        "walletcare://send/faq/a",
        "walletcare://open/settings/theme",
        "walletcare://open/page/quit",
        "walletcare://open/request/WC-0000-01x",
        "WALLETCARE://open/faq/a",
        " walletcare://open/faq/a",
        "walletcare://open/faq/a\n",
        "walletcare://open/faq/ａ",
        "walletcare://open/faq/ſ",
        "https://open/faq/a",
        "javascript:alert(1)",
        "-platform",
        "walletcare://open/faq/" + "a" * MAX_LENGTH,
    ],
)
def test_everything_else_is_refused(text: str) -> None:
    assert parse_deep_link(text) is None


@given(st.text(max_size=300))
def test_any_text_is_refused_or_a_plain_name(text: str) -> None:
    link = parse_deep_link("walletcare://open/faq/" + text)
    assert link is None or re.fullmatch("[A-Za-z0-9-]+", link.name)
    assert parse_deep_link(text) is None or text.startswith("walletcare://open/")
