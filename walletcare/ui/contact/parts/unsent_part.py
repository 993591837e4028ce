"""Under an own message that has not left: why, when it is tried again, and what can still be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from walletcare.domain.ticket import Delivery, Message
from walletcare.ui.components import Button, ButtonKind, FlowLayout, PlainLabel, grow_with_width
from walletcare.ui.failures import transport_words
from walletcare.ui.theme import TextStyle
from walletcare.ui.when import clock_text

if TYPE_CHECKING:
    from walletcare.domain.clock import Clock


def unsent_words(message: Message, clock: Clock) -> str:
    """Why an own message has not left, and when it is tried again; empty when there is nothing to say."""
    translate = QCoreApplication.translate
    why = transport_words(message.failure) if message.failure else ""
    if message.delivery is Delivery.QUEUED and message.next_try_at is not None:
        if message.next_try_at <= clock.now():
            return why
        again = translate("Thread", "Next try at {time}.").format(time=clock_text(message.next_try_at))
        return f"{why} {again}".strip()
    return why if message.delivery is Delivery.FAILED else ""


class UnsentPart(QWidget):
    """Signals: ``edit_requested``, ``cancel_requested`` (take it back), ``now_requested`` (try again now)."""

    edit_requested = Signal()
    cancel_requested = Signal()
    now_requested = Signal()

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        translate = QCoreApplication.translate
        self._clock = clock
        self._why = PlainLabel("", TextStyle.SMALL, "text2")
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=16)
        grow_with_width(buttons)
        self._now = Button(translate("Thread", "Send now"), ButtonKind.LINK)
        for button, signal in (
            (self._now, self.now_requested),
            (Button(translate("Thread", "Change it"), ButtonKind.LINK), self.edit_requested),
            (Button(translate("Thread", "Unsend"), ButtonKind.LINK), self.cancel_requested),
        ):
            button.clicked.connect(signal)
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._why)
        column.addWidget(buttons)
        grow_with_width(self)

    def show_message(self, message: Message) -> None:
        words = unsent_words(message, self._clock)
        self._why.setText(words)
        self._why.setVisible(bool(words))
        self._now.setVisible(message.delivery is Delivery.QUEUED and message.next_try_at is not None)
