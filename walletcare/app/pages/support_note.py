"""Support hours now, in the words of the rail."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from walletcare.domain.channel import ChannelKind, ChannelState, ChannelStatus
from walletcare.ui.filled import filled
from walletcare.ui.moments import moment_inside
from walletcare.ui.rail import SupportNote, SupportState
from walletcare.ui.when import clock_text


def support_note(
    statuses: tuple[ChannelStatus, ...],
    now: datetime,
    *,
    is_offline: bool = False,
    is_cut_off: bool = False,
) -> SupportNote:
    """The note for the first chat channel, else the first phone: those have people at the other end."""
    translate = QCoreApplication.translate
    if is_offline:
        return SupportNote(
            SupportState.UNKNOWN,
            translate("SupportNote", "You’re offline"),
            translate("SupportNote", "Offline"),
            (translate("SupportNote", "Help and checks still work"),),
        )
    local_time = translate("SupportNote", "your local time")
    staffed = [
        status
        for kind in (ChannelKind.CHAT, ChannelKind.PHONE)
        for status in statuses
        if status.spec.kind is kind and status.state is not ChannelState.NOT_SET_UP
    ]
    if not staffed:
        return SupportNote(
            SupportState.UNKNOWN,
            translate("SupportNote", "Hours not known"),
            translate("SupportNote", "Unknown"),
            (translate("SupportNote", "See the Contact page"),),
        )
    status = staffed[0]
    match status.state:
        case _ if is_cut_off and status.spec.kind is ChannelKind.CHAT:
            return SupportNote(
                SupportState.DEGRADED,
                translate("SupportNote", "Support’s system doesn’t answer"),
                translate("SupportNote", "Interrupted"),
                (translate("SupportNote", "Other ways still work"),),
            )
        case ChannelState.FAILING:
            return SupportNote(
                SupportState.DEGRADED,
                translate("SupportNote", "Chat is interrupted"),
                translate("SupportNote", "Interrupted"),
                (translate("SupportNote", "Other ways still work"),),
            )
        case ChannelState.OPEN | ChannelState.BUSY:
            lines: tuple[str, ...] = (translate("SupportNote", "Open at any time"),)
            if status.until is not None:
                words = translate("SupportNote", "Open today until {time}").format(
                    time=clock_text(status.until)
                )
                lines = (words, local_time)
            return SupportNote(
                SupportState.ONLINE,
                translate("SupportNote", "Support is online"),
                translate("SupportNote", "Online"),
                lines,
            )
        case ChannelState.CLOSED:
            closed: tuple[str, ...] = ()
            if status.until is not None:
                words = filled(
                    translate("SupportNote", "Opens {moment}"),
                    moment=moment_inside(status.until, now).strip(),
                )
                closed = (words, local_time)
            return SupportNote(
                SupportState.CLOSED,
                translate("SupportNote", "Support is closed"),
                translate("SupportNote", "Closed"),
                closed,
            )
        case _:
            return SupportNote(
                SupportState.UNKNOWN,
                translate("SupportNote", "Hours not known"),
                translate("SupportNote", "Unknown"),
            )
