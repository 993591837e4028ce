"""What stands below the history of a request: when something is expected, and what can be done now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from walletcare.domain.ticket import Stage
from walletcare.ui.components import (
    Button,
    ButtonKind,
    DayLine,
    FlowLayout,
    clear_layout,
    grow_with_width,
)
from walletcare.ui.moments import moment_by, moment_on

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtCore import SignalInstance

    from walletcare.domain.ticket import Ticket


class DetailFoot(QWidget):
    """Signals: ``chat_wanted``, ``progress_wanted``, ``solved_pressed``, ``pdf_wanted``."""

    chat_wanted = Signal()
    progress_wanted = Signal()
    solved_pressed = Signal()
    pdf_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = QVBoxLayout()
        buttons = QWidget()
        self._flow = FlowLayout(buttons)
        self._buttons: list[Button] = []
        grow_with_width(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(self._line)
        column.addWidget(buttons)
        grow_with_width(self)

    def show_ticket(self, ticket: Ticket, now: datetime, *, may_ask: bool) -> None:
        """``may_ask``: nothing above it offers to ask for an update."""
        self._show_line(ticket, now)
        self._show_buttons(ticket, may_ask=may_ask)

    def _show_line(self, ticket: Ticket, now: datetime) -> None:
        clear_layout(self._line)
        if ticket.stage.is_finished:
            solved = [event.at for event in ticket.timeline if event.stage.is_finished]
            words = self.tr("Finished. Writing here opens it again.")
            if solved:
                words = (
                    self.tr("Solved {moment}. Writing here opens it again.")
                    .format(moment=moment_on(solved[-1], now))
                    .strip()
                )
            self._line.addWidget(DayLine(words, icon="circle-check", color="success"))
        elif ticket.expected_by is not None and ticket.expected_by > now:
            words = self.tr("An answer is expected by {moment}").format(
                moment=moment_by(ticket.expected_by, now)
            )
            self._line.addWidget(DayLine(words, icon="clock", color="text3"))

    def _show_buttons(self, ticket: Ticket, *, may_ask: bool) -> None:
        wanted: list[tuple[str, str, SignalInstance]] = []
        if not ticket.stage.is_finished:
            wanted.append((self.tr("Open the conversation"), "message-circle", self.chat_wanted))
            if may_ask and ticket.stage not in (Stage.QUEUED, Stage.NOT_SENT):
                wanted.append((self.tr("Ask for an update"), "clock", self.progress_wanted))
            wanted.append((self.tr("It’s solved"), "circle-check", self.solved_pressed))
        wanted.append((self.tr("Save as PDF…"), "file-down", self.pdf_wanted))
        if [words for words, _, _ in wanted] == [button.label for button in self._buttons]:
            return  # the same ones stay, and with them the keyboard's place
        for button in self._buttons:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        for words, icon, signal in wanted:
            button = Button(words, ButtonKind.TEXT, icon=icon)
            button.clicked.connect(signal)
            self._buttons.append(button)
            self._flow.addWidget(button)
            button.show()
