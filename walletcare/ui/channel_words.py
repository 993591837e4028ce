"""A channel's state right now in a few words. Only facts: what is not known is not said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from walletcare.domain.channel import ChannelKind, ChannelState
from walletcare.domain.notice import NoticeKind
from walletcare.ui.components.chip import ChipKind
from walletcare.ui.moments import moment_inside
from walletcare.ui.when import length_text, meta_text

if TYPE_CHECKING:
    from datetime import datetime

    from walletcare.domain.channel import ChannelStatus
    from walletcare.ui.theme import TokenName

CHANNEL_ICONS: dict[ChannelKind, str] = {
    ChannelKind.CHAT: "message-circle",
    ChannelKind.EMAIL: "mail",
    ChannelKind.FORM: "file-text",
    ChannelKind.PHONE: "phone",
    ChannelKind.SOCIAL: "at-sign",
    ChannelKind.COMMUNITY: "users",
}


_LIVE = {ChannelKind.CHAT, ChannelKind.PHONE}
"""Where somebody answers at once: open is more than "any time"."""


def state_word(status: ChannelStatus, *, is_offline: bool = False) -> tuple[str, ChipKind]:
    """One word for the state, and the chip kind that goes with it.

    ``is_offline``: this computer has no network; a telephone needs none.
    """
    translate = QCoreApplication.translate
    if is_out_of_reach(status, is_offline=is_offline):
        return translate("Channel", "No network"), ChipKind.NEUTRAL
    match status.state:
        case ChannelState.OPEN if (
            status.spec.hours.is_always_open and status.until is None and status.spec.kind not in _LIVE
        ):
            return translate("Channel", "Any time"), ChipKind.NEUTRAL
        case ChannelState.OPEN:
            return translate("Channel", "Open"), ChipKind.SUCCESS
        case ChannelState.CLOSED:
            return translate("Channel", "Closed"), ChipKind.NEUTRAL
        case ChannelState.BUSY if status.reason == NoticeKind.MAINTENANCE:
            return translate("Channel", "Maintenance"), ChipKind.WARNING
        case ChannelState.BUSY:
            return translate("Channel", "Busy"), ChipKind.WARNING
        case ChannelState.FAILING:
            return translate("Channel", "Not working"), ChipKind.WARNING
        case ChannelState.NOT_SET_UP:
            return translate("Channel", "Not set up"), ChipKind.NEUTRAL
        case ChannelState.UNKNOWN:
            return translate("Channel", "Can’t tell"), ChipKind.NEUTRAL


def is_out_of_reach(status: ChannelStatus, *, is_offline: bool) -> bool:
    """Whether only the missing network keeps somebody who is offline from this channel."""
    is_open = status.state in (ChannelState.OPEN, ChannelState.BUSY)
    return is_offline and is_open and status.spec.kind is not ChannelKind.PHONE


def wait_words(status: ChannelStatus) -> str:
    """The usual wait, empty when it is not known."""
    if status.wait.length is None:
        return ""
    translate = QCoreApplication.translate
    span = length_text(status.wait.length)
    if status.state is ChannelState.BUSY and status.wait.origin != "measured":
        return translate("Channel", "otherwise about {length}").format(length=span)
    if status.spec.kind is ChannelKind.CHAT:
        return translate("Channel", "about {length}").format(length=span)
    return translate("Channel", "within {length}").format(length=span)


def channel_line(status: ChannelStatus, now: datetime, *, is_offline: bool = False) -> tuple[str, TokenName]:
    """State and wait, or when it opens again; and the token to write it in."""
    translate = QCoreApplication.translate
    word, kind = state_word(status, is_offline=is_offline)
    colors: dict[ChipKind, TokenName] = {ChipKind.SUCCESS: "success", ChipKind.WARNING: "warning"}
    color = colors.get(kind, "text2")
    if is_out_of_reach(status, is_offline=is_offline):
        return word, color
    if status.state in (ChannelState.OPEN, ChannelState.BUSY):
        return meta_text(word, wait_words(status)), color
    if status.state is ChannelState.CLOSED and status.until is not None:
        return meta_text(
            word,
            translate("Channel", "opens {moment}").format(moment=moment_inside(status.until, now)).strip(),
        ), color
    return word, color
