"""The conversation of a request as history: who, when, the text, and the state of own messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from walletcare.domain.ticket import Author, Delivery, Message
from walletcare.ui.components import (
    Button,
    ButtonKind,
    DayLine,
    HistoryRow,
    Icon,
    PlainLabel,
    grow_with_width,
)
from walletcare.ui.components.bubble import delivery_look
from walletcare.ui.contact.inbound import InboundCheck
from walletcare.ui.contact.parts.message_parts import MessageParts, RowSignals
from walletcare.ui.contact.parts.unsent_part import unsent_words
from walletcare.ui.contact.row_words import UNSENT, author_words, message_words
from walletcare.ui.contact.thread_rows import RowKind, ThreadRow
from walletcare.ui.moments import moment_inside
from walletcare.ui.theme import TextStyle
from walletcare.ui.when import moment_text

if TYPE_CHECKING:
    from walletcare.domain.clock import Clock
    from walletcare.ui.stores.conversation import ConversationStore

_ARRIVED = {Delivery.SENT, Delivery.SEEN}


class HistoryMaker:
    """Rows of the history. A row whose message changed is made again."""

    def __init__(
        self,
        signals: RowSignals,
        clock: Clock,
        conversation: ConversationStore,
        inbound: InboundCheck | None = None,
    ) -> None:
        self._signals, self._clock = signals, clock
        self._parts = MessageParts(signals, conversation, inbound)

    def make(self, row: ThreadRow) -> QWidget:
        translate = QCoreApplication.translate
        message = row.message
        if message is None:
            return DayLine(translate("History", "New"), icon="chevron-down", color="accentText")
        if row.kind is RowKind.SYSTEM:
            return DayLine(message_words(message), icon="info")
        if row.kind is RowKind.SURVEY:
            return DayLine(translate("History", "Support would like to know how this went."), icon="smile")
        when = moment_text(message.at, self._clock.now())
        if row.kind is RowKind.MAIL:
            words = translate("History", "The whole conversation moved to email or a social account, {time}.")
            inside = moment_inside(message.at, self._clock.now()).strip()
            return DayLine(words.format(time=inside), icon="mail")
        widget = HistoryRow(
            self._parts.words(message),
            author=author_words(message),
            time=when,
            is_user=message.author is Author.USER,
            is_verified=message.author is Author.AGENT,
        )
        # As high as its text needs at the width it gets, whatever it would need on one line.
        grow_with_width(widget.view)
        self._parts.build(widget.content, row)
        if message.delivery is not None and message.delivery not in _ARRIVED:
            why = unsent_words(message, self._clock)
            if why:
                widget.content.addWidget(PlainLabel(why, TextStyle.SMALL, "text2"))
            widget.content.addWidget(self._state(message, message.delivery))
        return widget

    def update(self, widget: QWidget, row: ThreadRow) -> bool:
        return False

    def _state(self, message: Message, delivery: Delivery) -> QWidget:
        icon, word, color = delivery_look(delivery)
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(Icon(icon, size=16, color=color), 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(PlainLabel(word, TextStyle.SMALL, color, wraps=False, fits=True))
        if delivery is Delivery.FAILED:
            retry = Button(QCoreApplication.translate("History", "Try again"), ButtonKind.LINK)
            retry.clicked.connect(lambda: self._signals.retry_requested.emit(message.id))
            line.addWidget(retry)
        if delivery in UNSENT:
            take_back = Button(QCoreApplication.translate("History", "Unsend"), ButtonKind.LINK)
            take_back.clicked.connect(lambda: self._signals.cancel_requested.emit(message.id))
            line.addWidget(take_back)
        line.addStretch(1)
        return holder
