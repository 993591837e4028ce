"""What the request needs now: the user's answer, a question to support, or nothing but time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from walletcare.contact.following.signals import Mark
from walletcare.domain.ticket import Stage
from walletcare.ui.components import Button, ButtonKind, Card, IconTile, PlainLabel, Tint
from walletcare.ui.contact.inbound import alarm_of, last_of_support
from walletcare.ui.filled import filled
from walletcare.ui.moments import moment_by
from walletcare.ui.theme import TextStyle, theme

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from walletcare.domain.ticket import Message
    from walletcare.ui.contact.inbound import InboundCheck
    from walletcare.ui.stores.conversation import Conversation

_PICTURE = re.compile(r"截图|截屏|照片|图片|screenshots?|screen shot|picture|photo", re.IGNORECASE)
_AWAITING = {Stage.SUBMITTED, Stage.SEEN, Stage.ASSIGNED, Stage.IN_PROGRESS, Stage.WITH_BOT, Stage.ON_HOLD}


class ActionCard(Card):
    """Signals:
    answer_requested: Bring the keyboard to the reply field.
    picture_requested: Choose a screenshot.
    progress_requested: Ask support how it stands.
    remind_requested: Remind at the expected time.
    retry_requested: Try to send again now.
    """

    answer_requested = Signal()
    picture_requested = Signal()
    progress_requested = Signal()
    remind_requested = Signal()
    retry_requested = Signal()

    def __init__(self, inbound: InboundCheck | None = None, parent: QWidget | None = None) -> None:
        super().__init__(tint=Tint.INFO, margin=16, spacing=0, parent=parent)
        self._inbound = inbound
        self._tile = IconTile("corner-up-left", size=44, fill="surface", color="accentText")
        self._title = PlainLabel("", TextStyle.SUB)
        self._text = PlainLabel("", TextStyle.SMALL, "text2")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._text)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self._tile, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self._beside = QHBoxLayout()
        self._beside.setSpacing(8)
        row.addLayout(self._beside)
        self.body.addLayout(row)
        self._made: tuple[object, ...] = ()
        self.hide()

    @property
    def title(self) -> str:
        return self._title.text()

    def buttons(self) -> list[Button]:
        items = [self._beside.itemAt(place) for place in range(self._beside.count())]
        widgets = [item.widget() for item in items if item is not None]
        return [widget for widget in widgets if isinstance(widget, Button)]

    @property
    def offers_update(self) -> bool:
        """Whether asking for an update is what it offers now."""
        label = self.tr("Ask for an update")
        return not self.isHidden() and any(button.label == label for button in self.buttons())

    def show_state(self, state: Conversation, messages: Sequence[Message], now: datetime) -> None:
        stage, detail = state.detail.ticket.stage, state.detail
        if stage is Stage.WAITING_ON_YOU:
            self._show_waiting(last_of_support(messages), detail.ticket.reference)
        elif detail.undelivered and stage in (Stage.NOT_SENT, Stage.QUEUED):
            self._show(
                Tint.WARNING,
                "cloud-off",
                self.tr("It hasn’t left this computer yet"),
                self.tr("It’s kept here and sent as soon as support can be reached."),
                [(self.tr("Try now"), ButtonKind.PRIMARY, "refresh-cw", self.retry_requested)],
            )
        elif detail.is_overdue and detail.ticket.expected_by is not None:
            when = moment_by(detail.ticket.expected_by, now)
            self._show(
                Tint.WARNING,
                "clock-alert",
                filled(self.tr("An answer was expected by {moment}"), moment=when),
                self.tr("Sorry for the wait. You can ask for an update in the same request."),
                [
                    (
                        self.tr("Ask for an update"),
                        ButtonKind.PRIMARY,
                        "message-circle",
                        self.progress_requested,
                    )
                ],
            )
        elif stage in _AWAITING and detail.ticket.expected_by is not None:
            when = moment_by(detail.ticket.expected_by, now)
            self._show(
                Tint.NEUTRAL,
                "hourglass",
                self._waiting_title(state),
                filled(self.tr("An answer is expected by {moment}."), moment=when),
                [(self.tr("Remind me then"), ButtonKind.SECONDARY, "bell", self.remind_requested)],
            )
        elif stage in _AWAITING:
            self._show(
                Tint.NEUTRAL,
                "hourglass",
                self._waiting_title(state),
                self.tr("We don’t know how long it takes. You’ll be told when there’s an answer."),
                [
                    (
                        self.tr("Ask for an update"),
                        ButtonKind.SECONDARY,
                        "message-circle",
                        self.progress_requested,
                    )
                ],
            )
        else:
            self._made = ()
            self.hide()

    def _waiting_title(self, state: Conversation) -> str:
        signals, ticket = state.detail.signals, state.detail.ticket
        if ticket.stage is Stage.ON_HOLD:
            return self.tr("Support has put it on hold")
        if Mark.ESCALATED in signals.marks:
            return self.tr("It was passed on to a senior colleague")
        if Mark.INVESTIGATING in signals.marks:
            return self.tr("Support is investigating. This can take longer")
        if ticket.assignee:
            return filled(self.tr("{name} is on it"), name=ticket.assignee)
        if ticket.stage is Stage.WITH_BOT:
            return self.tr("The automatic assistant has it. A person can take over")
        return self.tr("Support has it. Nobody has taken it on yet")

    def _show_waiting(self, messages: Sequence[Message], reference: str) -> None:
        alarm = alarm_of(messages, reference, self._inbound)
        if alarm is not None:
            language = theme().language
            self._show(
                Tint.DANGER,
                "shield-alert",
                self.tr("Don’t answer yet. {warning}").format(warning=alarm.title.text(language)),
                alarm.advice.text(language),
                [],
            )
            return
        wants_picture = any(_PICTURE.search(message.text) is not None for message in messages)
        if wants_picture:
            self._show(
                Tint.INFO,
                "image-up",
                self.tr("Support asks for a picture"),
                self.tr("Cover recovery phrases, card numbers and codes first."),
                [
                    (self.tr("Answer"), ButtonKind.SECONDARY, "", self.answer_requested),
                    (self.tr("Add a screenshot"), ButtonKind.PRIMARY, "image-up", self.picture_requested),
                ],
            )
        else:
            self._show(
                Tint.INFO,
                "corner-up-left",
                self.tr("Support waits for your answer"),
                self.tr("Take your time. The request stays open."),
                [(self.tr("Answer"), ButtonKind.PRIMARY, "corner-up-left", self.answer_requested)],
            )

    def _show(
        self, tint: Tint, icon: str, title: str, text: str, buttons: list[tuple[str, ButtonKind, str, object]]
    ) -> None:
        made = (tint, icon, title, text, tuple(entry[0] for entry in buttons))
        self.show()
        if made == self._made:
            return
        self._made = made
        self.set_tint(tint)
        self._tile.set_look(icon, "surface", "accentText" if tint is Tint.INFO else "text2")
        self._title.setText(title)
        self._text.setText(text)
        while (item := self._beside.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for words, kind, button_icon, signal in buttons:
            button = Button(words, kind, icon=button_icon, is_large=True)
            button.clicked.connect(signal)
            self._beside.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
