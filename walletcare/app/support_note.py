"""Support hours now, in the words of the rail."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from walletcare.domain.channel import ChannelKind, ChannelState, ChannelStatus
from walletcare.ui.rail import SupportNote, SupportState
from walletcare.ui.when import clock_text, moment_text


def support_note(statuses: tuple[ChannelStatus, ...], now: datetime) -> SupportNote:
    """The note for the first chat channel, else the first phone: those have people at the other end."""
    tr = QCoreApplication.translate
    local_time = tr("SupportNote", "your local time")
    staffed = [
        status
        for kind in (ChannelKind.CHAT, ChannelKind.PHONE)
        for status in statuses
        if status.spec.kind is kind and status.state is not ChannelState.NOT_SET_UP
    ]
    if not staffed:
        return SupportNote(
            SupportState.UNKNOWN,
            tr("SupportNote", "Hours not known"),
            tr("SupportNote", "Unknown"),
            (tr("SupportNote", "We can't look them up right now"),),
        )
    status = staffed[0]
    match status.state:
        case ChannelState.FAILING:
            return SupportNote(
                SupportState.DEGRADED,
                tr("SupportNote", "Chat is interrupted"),
                tr("SupportNote", "Interrupted"),
                (tr("SupportNote", "Other ways still work"),),
            )
        case ChannelState.OPEN | ChannelState.BUSY:
            lines: tuple[str, ...] = (tr("SupportNote", "Open at any time"),)
            if status.until is not None:
                words = tr("SupportNote", "Open today until {time}").format(time=clock_text(status.until))
                lines = (words, local_time)
            return SupportNote(
                SupportState.ONLINE,
                tr("SupportNote", "Support is online"),
                tr("SupportNote", "Online"),
                lines,
            )
        case ChannelState.CLOSED:
            closed: tuple[str, ...] = ()
            if status.until is not None:
                words = tr("SupportNote", "Opens {moment}").format(moment=moment_text(status.until, now))
                closed = (words, local_time)
            return SupportNote(
                SupportState.CLOSED,
                tr("SupportNote", "Support is closed"),
                tr("SupportNote", "Closed"),
                closed,
            )
        case _:
            return SupportNote(
                SupportState.UNKNOWN, tr("SupportNote", "Hours not known"), tr("SupportNote", "Unknown")
            )
