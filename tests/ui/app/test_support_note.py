"""The rail's words about support hours: from the state of the staffed channels and nothing else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from walletcare.app.pages.support_note import support_note
from walletcare.domain.channel import (
    ChannelKind,
    ChannelSpec,
    ChannelState,
    ChannelStatus,
    OpeningHours,
    Wait,
)
from walletcare.domain.language import LocalText
from walletcare.ui.rail import SupportState
from walletcare.ui.when import clock_text

NOW = datetime(2026, 3, 5, 12, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=2)


def status(kind: ChannelKind, state: ChannelState, until: datetime | None = None) -> ChannelStatus:
    words = LocalText.same(str(kind))
    spec = ChannelSpec(str(kind), kind, words, words, OpeningHours("UTC"))
    return ChannelStatus(spec, state, Wait(None, "unknown"), until)


@pytest.mark.parametrize(
    ("state", "until", "shown", "words", "line"),
    [
        (ChannelState.OPEN, None, SupportState.ONLINE, "Support is online", "Open at any time"),
        (ChannelState.BUSY, LATER, SupportState.ONLINE, "Support is online", "Open today until"),
        (ChannelState.CLOSED, LATER, SupportState.CLOSED, "Support is closed", "Opens today"),
        (ChannelState.CLOSED, None, SupportState.CLOSED, "Support is closed", ""),
        (ChannelState.FAILING, None, SupportState.DEGRADED, "Chat is interrupted", "Other ways"),
        (ChannelState.UNKNOWN, None, SupportState.UNKNOWN, "Hours not known", ""),
    ],
)
def test_each_state_of_chat(
    state: ChannelState, until: datetime | None, shown: SupportState, words: str, line: str
) -> None:
    note = support_note((status(ChannelKind.CHAT, state, until),), NOW)
    assert (note.state, note.title) == (shown, words)
    assert any(text.startswith(line) for text in note.lines) == bool(line)
    if until is not None:
        assert any(clock_text(until) in text for text in note.lines), "the hour is local"
        assert "your local time" in note.lines


def test_chat_comes_before_phone_and_mail_says_nothing_about_people() -> None:
    phone = status(ChannelKind.PHONE, ChannelState.OPEN)
    closed = status(ChannelKind.CHAT, ChannelState.CLOSED, LATER)
    mail = status(ChannelKind.EMAIL, ChannelState.OPEN)
    assert support_note((phone, closed), NOW).state is SupportState.CLOSED
    assert support_note((mail, phone), NOW).state is SupportState.ONLINE
    assert support_note((mail,), NOW).state is SupportState.UNKNOWN


def test_a_chat_that_is_not_set_up_does_not_count() -> None:
    chat = status(ChannelKind.CHAT, ChannelState.NOT_SET_UP)
    phone = status(ChannelKind.PHONE, ChannelState.CLOSED, LATER)
    assert support_note((chat, phone), NOW).state is SupportState.CLOSED
    assert support_note((), NOW).state is SupportState.UNKNOWN


def test_without_a_network_nothing_is_claimed_about_support() -> None:
    note = support_note((status(ChannelKind.CHAT, ChannelState.OPEN),), NOW, is_offline=True)
    assert (note.state, note.title) == (SupportState.UNKNOWN, "You’re offline")
