"""The widget of a row in the chat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from walletcare.domain.ticket import Author, Delivery, Message
from walletcare.ui.components import (
    Button,
    ButtonKind,
    DayLine,
    FlowLayout,
    MessageRow,
    PlainLabel,
    Side,
    grow_with_width,
)
from walletcare.ui.contact.inbound import InboundCheck
from walletcare.ui.contact.parts.message_parts import MessageParts, RowSignals
from walletcare.ui.contact.parts.unsent_part import UnsentPart
from walletcare.ui.contact.parts.upload_part import UploadPart
from walletcare.ui.contact.row_words import UNSENT, author_words, day_words, message_words, shown_words
from walletcare.ui.contact.thread_rows import RowKind, ThreadRow
from walletcare.ui.theme import TextStyle
from walletcare.ui.when import clock_text

if TYPE_CHECKING:
    from walletcare.domain.clock import Clock
    from walletcare.ui.stores.conversation import ConversationStore

_GONE = {Delivery.CANCELLED, Delivery.MOVED}


class RowMaker(Protocol):
    """Makes and updates the widgets of a conversation: bubbles in the chat, history in Requests."""

    def make(self, row: ThreadRow) -> QWidget: ...

    def update(self, widget: QWidget, row: ThreadRow) -> bool:
        """False when the widget cannot show the row and must be made again."""
        ...


class BubbleMaker:
    """Rows of the chat."""

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
        if row.kind is RowKind.DAY or message is None:
            words = translate("Thread", "New") if row.kind is RowKind.UNREAD else day_words(row, self._clock)
            icon = "chevron-down" if row.kind is RowKind.UNREAD else ""
            return DayLine(words, icon=icon, color="accentText")
        if row.kind is RowKind.SYSTEM:
            return DayLine(message_words(message), icon="info")
        if row.kind is RowKind.SURVEY:
            return self._survey()
        if row.kind is RowKind.MAIL:
            return DayLine(
                translate(
                    "Thread", "{time}: the whole conversation moved to email or a social account."
                ).format(time=clock_text(message.at)),
                icon="mail",
            )
        return self._bubble(row, message)

    def update(self, widget: QWidget, row: ThreadRow) -> bool:
        message = row.message
        if row.kind is not RowKind.MESSAGE or not isinstance(widget, MessageRow) or message is None:
            return False
        if widget.property("shown") != _content_of(row):
            return False
        self._show_state(widget, row, message)
        return True

    def _bubble(self, row: ThreadRow, message: Message) -> MessageRow:
        side = Side.ME if message.author is Author.USER else Side.THEM
        words = self._parts.words(message)
        widget = MessageRow(
            words,
            side,
            author=author_words(message),
            time=clock_text(message.at),
            shows_avatar=row.is_run_start,
        )
        grow_with_width(widget.bubble.view)
        widget.bubble.view.setVisible(bool(words))
        if side is Side.THEM and message.author is Author.BOT and row.is_run_start:
            label = PlainLabel(author_words(message), TextStyle.CAP_BOLD, "text2")
            widget.bubble.content.insertWidget(0, label)
        self._parts.build(widget.bubble.content, row)
        if message.delivery in UNSENT:
            widget.bubble.content.addWidget(self._unsent(message))
        if side is Side.ME and message.attachments:
            upload = UploadPart()
            upload.stop_requested.connect(lambda: self._signals.cancel_requested.emit(message.id))
            widget.bubble.content.addWidget(upload)
        widget.retry_requested.connect(lambda: self._signals.retry_requested.emit(message.id))
        widget.setProperty("shown", _content_of(row))
        self._show_state(widget, row, message)
        return widget

    def _show_state(self, widget: MessageRow, row: ThreadRow, message: Message) -> None:
        widget.set_time(clock_text(message.at))
        widget.set_delivery(message.delivery)
        widget.set_shows_state(row.is_run_end or message.delivery in UNSENT or message.delivery in _GONE)
        unsent = widget.findChild(UnsentPart)
        if unsent is not None:
            unsent.show_message(message)
        upload = widget.findChild(UploadPart)
        if upload is not None:
            upload.show_upload(row.upload)

    def _unsent(self, message: Message) -> UnsentPart:
        part = UnsentPart(self._clock)
        part.edit_requested.connect(lambda: self._signals.edit_requested.emit(message.id))
        part.cancel_requested.connect(lambda: self._signals.cancel_requested.emit(message.id))
        part.now_requested.connect(self._signals.now_requested)
        return part

    def _survey(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(4)
        translate = QCoreApplication.translate
        column.addWidget(
            DayLine(translate("Thread", "Support would like to know how this went."), icon="smile")
        )
        rate = Button(translate("Thread", "Rate it"), ButtonKind.SECONDARY)
        rate.clicked.connect(self._signals.survey_requested)
        line = QWidget()
        flow = FlowLayout(line)
        flow.addWidget(rate)
        column.addWidget(line)
        grow_with_width(holder)
        return holder


def _content_of(row: ThreadRow) -> tuple[object, ...]:
    """What a widget cannot change once it is built."""
    message = row.message
    if message is None:
        return ()
    return (
        shown_words(message),
        message.attachments,
        message.options,
        message.parts,
        message.is_answered,
        row.is_answer_under_way,
        row.answer_failure,
        row.is_run_start,
        message.author_name,
        message.delivery in UNSENT,
    )
