"""What is said of messages of support, remembered while the same ones are asked about."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.helpers.contact import make_brand
from walletcare.app.pages.inbound_check import inbound_check
from walletcare.domain.ticket import Author, LegId, Message, MessageId, TicketId
from walletcare.safety.official.checker import OfficialChecker
from walletcare.ui.stores.conversation.state import PAGE

NOW = datetime(2026, 3, 5, 12, 0, tzinfo=UTC)


def message(text: str) -> Message:
    return Message(MessageId(text), TicketId("t"), LegId("l"), Author.AGENT, text, NOW)


def test_two_requests_that_are_open_do_not_push_each_other_out() -> None:
    """One on Contact and one on Requests, each read as a whole after every change."""
    brand = make_brand()
    read: list[OfficialChecker] = []

    def checker() -> OfficialChecker:
        read.append(OfficialChecker(brand.official))
        return read[-1]

    check = inbound_check(brand, checker)
    for _ in range(2):
        for reference in ("WC-7K2F-91", "WC-XW98-CB"):
            for number in range(PAGE):
                check(message(f"answer {number}"), reference)
    assert len(read) == 2 * PAGE
