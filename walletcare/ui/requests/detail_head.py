"""The head of a request: what it is about, where it stands in a word, its reference, the channels it took."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from walletcare.ui.components import Chip, IconButton, PlainLabel, grow_with_width, set_tool_tip
from walletcare.ui.contact.ladder_card import kind_words
from walletcare.ui.keyboard import COPY_REFERENCE, with_keys
from walletcare.ui.moments import moment_on
from walletcare.ui.theme import TextStyle
from walletcare.ui.when import meta_text

if TYPE_CHECKING:
    from datetime import datetime

    from walletcare.contact.following.tickets import TicketDetail
    from walletcare.domain.ticket import Ticket


class DetailHead(QWidget):
    """Signals: ``back_pressed`` (to the list), ``copy_pressed`` (the reference)."""

    back_pressed = Signal()
    copy_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = PlainLabel("", TextStyle.TITLE)
        self._chip = Chip()
        self.back = IconButton("arrow-left", "", size=36)
        self.back.clicked.connect(self.back_pressed)
        self.back.hide()
        self._reference = PlainLabel("", TextStyle.LABEL_BOLD, wraps=False, fits=True)
        self.copy_button = IconButton("copy", "", size=28, icon_size=16)
        self.copy_button.clicked.connect(self.copy_pressed)
        self._meta = PlainLabel("", TextStyle.SMALL, "text2")
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.title, 1)
        line.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignTop)
        meta = QHBoxLayout()
        meta.setSpacing(4)
        meta.addWidget(self._reference)
        meta.addWidget(self.copy_button)
        meta.addSpacing(8)
        meta.addWidget(self._meta, 1, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(line)
        column.addLayout(meta)
        grow_with_width(self)

    def retranslate(self) -> None:
        self.back.set_label(self.tr("Back to the list"))
        self.copy_button.set_label(self.tr("Copy the reference"))
        set_tool_tip(self.copy_button, with_keys(self.copy_button.label, COPY_REFERENCE))

    def show_detail(self, detail: TicketDetail, now: datetime) -> None:
        ticket = detail.ticket
        self.title.setText(ticket.title)
        self._chip.set_stage(ticket.stage, is_overdue=detail.is_overdue)
        self._reference.setText(str(ticket.reference))
        sent = self.tr("Sent {moment}").format(moment=moment_on(ticket.created_at, now)).strip()
        self._meta.setText(meta_text(sent, self._channel_words(ticket)))

    def _channel_words(self, ticket: Ticket) -> str:
        words = [kind_words(kind) for kind in dict.fromkeys(leg.kind for leg in ticket.legs)]
        if len(words) < 2:
            return "".join(words)
        return self.tr("{first}, then {second}").format(first=words[0], second=words[-1])
