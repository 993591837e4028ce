"""One channel before anything is written: what it is for, whether it is open, how long it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from walletcare.domain.channel import ChannelKind, ChannelState, ChannelStatus
from walletcare.domain.language import Language
from walletcare.ui.channel_words import CHANNEL_ICONS, state_word
from walletcare.ui.components import (
    DOT,
    Button,
    ButtonKind,
    Card,
    Chip,
    FlowLayout,
    Icon,
    IconButton,
    IconTile,
    PlainLabel,
    grow_with_width,
    name,
    sentence,
    set_tool_tip,
)
from walletcare.ui.contact.hours_words import hours_line
from walletcare.ui.moments import moment_on, span_inside
from walletcare.ui.theme import TextStyle, theme
from walletcare.ui.when import clock_text, length_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from walletcare.contact.ways.waits import BestTime
    from walletcare.domain.channel import ChannelSpec

WRITABLE = (ChannelKind.CHAT, ChannelKind.FORM, ChannelKind.EMAIL)


class ChannelCard(Card):
    """Signals:
    write_requested: Write on this channel (its id).
    copy_requested: Copy an address or a number.
    open_requested: Open an official account, through the safety gate.
    code_requested: Show code and id of a group or account (its channel id).
    remind_requested: Remind at the quieter time; carries channel id and time.
    prefer_toggled: The user wants it first, or no longer; channel id.
    history_requested: Show the waits measured here; channel id.
    """

    write_requested = Signal(str)
    copy_requested = Signal(str)
    open_requested = Signal(str)
    code_requested = Signal(str)
    remind_requested = Signal(str, object)
    prefer_toggled = Signal(str)
    history_requested = Signal(str)

    def __init__(
        self,
        status: ChannelStatus,
        best: BestTime | None,
        now: datetime,
        *,
        is_preferred: bool,
        is_recommended: bool,
        is_offline: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(margin=18, spacing=6, parent=parent)
        spec, language = status.spec, theme().language
        self.channel_id = spec.id
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(IconTile(CHANNEL_ICONS[spec.kind], size=40), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        title_line = QHBoxLayout()
        title_line.setSpacing(6)
        title_line.addWidget(PlainLabel(spec.label.text(language), TextStyle.SUB), 1)
        chip, kind = state_word(status, is_offline=is_offline)
        title_line.addWidget(Chip(chip, kind, icon=DOT), 0, Qt.AlignmentFlag.AlignTop)
        words.addLayout(title_line)
        words.addWidget(PlainLabel(spec.purpose.text(language), TextStyle.SMALL, "text2"))
        head.addLayout(words, 1)
        self.body.addLayout(head)
        is_set_up = status.state is not ChannelState.NOT_SET_UP
        if is_set_up:
            facts = [*self._facts(status, now), *self._best_words(best, now)]
        else:
            facts = [("info", self.tr("This wallet hasn’t set it up here. Use another way."))]
        for icon, fact in facts:
            self.body.addWidget(_fact(icon, fact))
        self._buttons_box = QWidget()
        self._buttons = FlowLayout(self._buttons_box)
        grow_with_width(self._buttons_box)
        self.body.addStretch(1)
        self.body.addWidget(self._buttons_box)
        if is_set_up:
            self._add_buttons(status, best, now, is_preferred=is_preferred, is_main=is_recommended)
        name(self, sentence(spec.label.text(language), chip), ". ".join(fact for _, fact in facts))

    def _facts(self, status: ChannelStatus, now: datetime) -> list[tuple[str, str]]:
        spec = status.spec
        facts = [("clock", hours_line(status, now))]
        if spec.kind is not ChannelKind.COMMUNITY:
            facts.append(("timer", wait_line(status)))
        if spec.kind is ChannelKind.EMAIL and spec.address:
            facts.append(("mail", spec.address))
        if spec.kind is ChannelKind.PHONE and spec.address:
            facts.append(("phone", spec.address))
        if spec.handle:
            facts.append(("at-sign" if spec.kind is ChannelKind.SOCIAL else "users", spec.handle))
        elif spec.kind is ChannelKind.COMMUNITY and spec.address:
            facts.append(("users", spec.address))
        languages = self._languages(spec)
        if languages:
            facts.append(("languages", languages))
        if not spec.is_confirmed:
            facts.append(("badge-info", self.tr("From a public page, not confirmed by the wallet")))
        return facts

    def _languages(self, spec: ChannelSpec) -> str:
        """Those that the brand names; nothing is said where it names none."""
        is_community = spec.kind is ChannelKind.COMMUNITY
        if set(spec.languages) >= set(Language):
            return (
                self.tr("People write in Chinese and English")
                if is_community
                else self.tr("Answers in Chinese and English")
            )
        if not spec.languages:
            return ""
        if is_community:
            # Nobody is there to answer: the members talk among themselves.
            return (
                self.tr("People write in Chinese")
                if spec.languages[0] is Language.ZH
                else self.tr("People write in English")
            )
        return (
            self.tr("Answers in Chinese")
            if spec.languages[0] is Language.ZH
            else self.tr("Answers in English")
        )

    def _best_words(self, best: BestTime | None, now: datetime) -> list[tuple[str, str]]:
        if best is None or best.begins is None or best.ends is None:
            return []
        if best.begins <= now < best.ends:
            return [("gauge", self.tr("A quieter time right now"))]
        # In both sentences it begins a part of its own, where Chinese puts no space.
        when = span_inside(best.begins, best.ends, now).strip()
        if best.origin == "measured":
            words = self.tr("Quieter {when}, going by your own waits").format(when=when)
        else:
            words = self.tr("Usually quieter, not measured here yet: {when}").format(when=when)
        return [("gauge", words)]

    def _add_buttons(
        self,
        status: ChannelStatus,
        best: BestTime | None,
        now: datetime,
        *,
        is_preferred: bool,
        is_main: bool,
    ) -> None:
        spec = status.spec
        if spec.kind in WRITABLE:
            words = (
                self.tr("Write an email") if spec.kind is ChannelKind.EMAIL else self.tr("Write to support")
            )
            if spec.kind is ChannelKind.FORM:
                words = self.tr("Fill in the form")
            kind = ButtonKind.PRIMARY if is_main else ButtonKind.SECONDARY
            self._button("write", words, kind, lambda: self.write_requested.emit(spec.id))
        if spec.kind is ChannelKind.SOCIAL and spec.address:
            self._button(
                "open",
                self.tr("Open {handle}").format(handle=spec.handle or spec.label.text(theme().language)),
                ButtonKind.SECONDARY,
                lambda: self.open_requested.emit(spec.address),
                "external-link",
            )
        if spec.kind is ChannelKind.COMMUNITY and spec.address.startswith("https://"):
            self._button(
                "open",
                self.tr("Open the group"),
                ButtonKind.TEXT,
                lambda: self.open_requested.emit(spec.address),
                "external-link",
            )
        is_found_by_id = spec.kind is ChannelKind.SOCIAL and spec.handle and not spec.address
        if spec.qr or is_found_by_id:
            self._button(
                "code",
                self.tr("Show the code") if spec.qr else self.tr("How to find it"),
                ButtonKind.SECONDARY if spec.kind is ChannelKind.SOCIAL else ButtonKind.TEXT,
                lambda: self.code_requested.emit(spec.id),
                "scan-qr-code",
            )
        copied = spec.address if spec.kind in (ChannelKind.EMAIL, ChannelKind.PHONE) else spec.handle
        if copied and spec.kind is not ChannelKind.SOCIAL:
            self._button(
                "copy", self.tr("Copy"), ButtonKind.TEXT, lambda: self.copy_requested.emit(copied), "copy"
            )
        if best is not None and best.begins is not None and best.begins > now:
            begins = best.begins
            self._button(
                "remind",
                self._remind_words(begins, now),
                ButtonKind.TEXT,
                lambda: self.remind_requested.emit(spec.id, begins),
                "bell",
            )
        if status.wait.origin == "measured":
            history = IconButton("history", self.tr("Your waits so far"), color="text3")
            history.clicked.connect(lambda: self.history_requested.emit(spec.id))
            self._add_button("history", history)
        if spec.kind is not ChannelKind.COMMUNITY and self._buttons.count():
            self._add_star(is_preferred=is_preferred)

    def _add_star(self, *, is_preferred: bool) -> None:
        """Asks to put this way first; once it is, the word says so, not the colour of a star alone."""
        star: Button | IconButton
        if is_preferred:
            star = Button(self.tr("Preferred"), ButtonKind.TEXT, icon="star")
            set_tool_tip(star, self.tr("Preferred: comes first"))
            name(star, self.tr("Preferred: comes first"))
        else:
            star = IconButton("star", self.tr("Always show this one first"), color="text3")
        star.clicked.connect(lambda: self.prefer_toggled.emit(self.channel_id))
        self._add_button("prefer", star)

    def button(self, key: str) -> QWidget | None:
        """The button that does ``key`` (``write``, ``copy``, ``remind``, ``prefer``, …) on this card."""
        return next((one for one in self._buttons_box.findChildren(QWidget) if one.objectName() == key), None)

    def _remind_words(self, begins: datetime, now: datetime) -> str:
        if begins.astimezone().date() == now.astimezone().date():
            return self.tr("Remind me at {time}").format(time=clock_text(begins))
        return self.tr("Remind me {moment}").format(moment=moment_on(begins, now)).strip()

    def _button(
        self, key: str, words: str, kind: ButtonKind, act: Callable[[], object], icon: str = ""
    ) -> None:
        if kind is ButtonKind.TEXT and not self._buttons.count():
            # The first thing to do stands at the edge of the words above it, in an outline.
            kind = ButtonKind.SECONDARY
        button = Button(words, kind, icon=icon)
        button.clicked.connect(lambda _=False: act())
        self._add_button(key, button)

    def _add_button(self, key: str, button: QWidget) -> None:
        button.setObjectName(key)
        self._buttons.addWidget(button)


def wait_line(status: ChannelStatus) -> str:
    """The usual wait and where the figure comes from."""
    translate = QCoreApplication.translate
    if status.wait.length is None:
        return translate("ChannelCard", "We don’t know how long an answer takes")
    span = length_text(status.wait.length)
    if status.wait.origin == "measured":
        return translate("ChannelCard", "About {length}, measured on your own last requests").format(
            length=span
        )
    if status.state is ChannelState.BUSY:
        # What the wallet says holds for ordinary days.
        return translate("ChannelCard", "Longer than usual right now, otherwise about {length}").format(
            length=span
        )
    return translate("ChannelCard", "About {length}, as the wallet says").format(length=span)


def _fact(icon: str, words: str) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(Icon(icon, size=16, color="text3", beside=TextStyle.SMALL), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(PlainLabel(words, TextStyle.SMALL, "text2"), 1)
    grow_with_width(holder)
    return holder
