"""The channel ladder beside composer and chat: where the request is, and what takes over in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from walletcare.domain.channel import ChannelKind, ChannelState, ChannelStatus
from walletcare.domain.chat import LinkState
from walletcare.ui.channel_words import CHANNEL_ICONS, state_word, wait_words
from walletcare.ui.components import Card, ChipKind, Ladder, PlainLabel, Rung
from walletcare.ui.contact.hours_words import hours_line
from walletcare.ui.filled import filled
from walletcare.ui.theme import TextStyle
from walletcare.ui.when import length_text

if TYPE_CHECKING:
    from datetime import datetime

    from walletcare.domain.brand import LadderPolicy
    from walletcare.ui.stores.contact import ChannelBoard, ContactStore


class LadderCard(Card):
    """Heading, promise, and the rungs."""

    def __init__(self, store: ContactStore, parent: QWidget | None = None) -> None:
        super().__init__(margin=20, spacing=2, parent=parent)
        self._store = store
        self._current: ChannelKind | None = ChannelKind.CHAT
        self._who, self._late, self._queued = "", "", 0
        self._title = PlainLabel("", TextStyle.SUB)
        self._text = PlainLabel("", TextStyle.SMALL, "text2")
        self.ladder = Ladder()
        self.body.addWidget(self._title)
        self.body.addWidget(self._text)
        self.body.addSpacing(12)
        self.body.addWidget(self.ladder)
        store.channels_changed.connect(self.refresh)

    def set_place(
        self, current: ChannelKind | None, *, who: str = "", late: str = "", queued: int = 0
    ) -> None:
        """Where the request is now.

        Args:
            who: Who answers on that channel, when somebody does.
            late: For how long the current channel has been silent, when it is past its limit.
            queued: The place in the queue, when support counts it: the usual wait says nothing then.
        """
        if (current, who, late, queued) != (self._current, self._who, self._late, self._queued):
            self._current, self._who, self._late, self._queued = current, who, late, queued
            self.refresh()

    def retranslate(self) -> None:
        self._title.setText(self.tr("If one way fails, the next takes over"))
        self._text.setText(self.tr("Same reference all the way. No need to explain again."))
        self.refresh()

    def refresh(self) -> None:
        now, board = self._store.clock.now(), self._store.board
        rungs = []
        for kind in self._store.brand.ladder.rungs:
            status = _first(board, kind)
            if status is not None:
                rungs.append(self._rung(kind, status, now))
        self.ladder.set_rungs(rungs)

    def _rung(self, kind: ChannelKind, status: ChannelStatus, now: datetime) -> Rung:
        is_current = kind is self._current
        is_offline = self._store.board.link is LinkState.OFFLINE
        chip, chip_kind = state_word(status, is_offline=is_offline)
        if is_current and self._who:
            chip, chip_kind = filled(self.tr("With {name}"), name=self._who), ChipKind.ACCENT
        elif is_current and self._late:
            chip, chip_kind = self.tr("Overdue"), ChipKind.WARNING
        return Rung(
            CHANNEL_ICONS[kind],
            kind_words(kind),
            chip,
            chip_kind,
            self._lines(kind, status, now, is_current=is_current),
            is_current=is_current,
        )

    def _lines(
        self, kind: ChannelKind, status: ChannelStatus, now: datetime, *, is_current: bool
    ) -> tuple[str, ...]:
        policy = self._store.brand.ladder
        first = self._state_line(kind, status, policy, is_current=is_current)
        if kind is ChannelKind.SOCIAL and not is_current:
            return first, self.tr("Opens verified accounts only")
        if kind is ChannelKind.EMAIL and not is_current:
            return first, _reply_line(status)
        return first, hours_line(status, now)

    def _state_line(
        self, kind: ChannelKind, status: ChannelStatus, policy: LadderPolicy, *, is_current: bool
    ) -> str:
        if status.state is ChannelState.FAILING:
            return self.tr("Can’t be reached right now; we keep trying")
        if status.state is ChannelState.NOT_SET_UP:
            return self.tr("Not available for this wallet")
        if is_current and self._late:
            return self.tr("No answer for {length}").format(length=self._late)
        if is_current and self._who:
            return self.tr("You’re here")
        if is_current and self._queued:
            return self.tr("You’re number {place}").format(place=self._queued)
        if kind is ChannelKind.CHAT or is_current:
            words = wait_words(status)
            if status.state is ChannelState.CLOSED:
                return self.tr("We take your message for later")
            return words[:1].upper() + words[1:] if words else self.tr("We don’t know how long it takes")
        if kind is ChannelKind.EMAIL:
            return self.tr("Takes over if chat goes quiet")
        return self.tr("If email is silent for {length}").format(
            length=length_text(policy.email_silent_limit)
        )


def _first(board: ChannelBoard, kind: ChannelKind) -> ChannelStatus | None:
    found = board.of_kind(kind)
    usable = [status for status in found if status.state in (ChannelState.OPEN, ChannelState.BUSY)]
    return next(iter(usable or found), None)


def _reply_line(status: ChannelStatus) -> str:
    translate = QCoreApplication.translate
    if status.wait.length is None:
        return translate("LadderCard", "We don’t know how long it takes")
    return translate("LadderCard", "Reply usually within {length}").format(
        length=length_text(status.wait.length)
    )


def kind_words(kind: ChannelKind) -> str:
    """The name of a kind of channel."""
    translate = QCoreApplication.translate
    return {
        ChannelKind.CHAT: translate("ChannelKind", "Live chat"),
        ChannelKind.EMAIL: translate("ChannelKind", "Email"),
        ChannelKind.FORM: translate("ChannelKind", "Web form"),
        ChannelKind.PHONE: translate("ChannelKind", "Phone"),
        ChannelKind.SOCIAL: translate("ChannelKind", "Official social"),
        ChannelKind.COMMUNITY: translate("ChannelKind", "User community"),
    }[kind]
