"""The widget of a row in the chat."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from walletcare.contact.preview import without_frame
from walletcare.domain.language import LocalText
from walletcare.domain.ticket import Attachment, Author, Delivery, Message
from walletcare.ui.components import (
    AttachmentChip,
    Button,
    ButtonKind,
    DayLine,
    FlowLayout,
    MessageRow,
    PlainLabel,
    Side,
    file_icon,
    grow_with_width,
)
from walletcare.ui.contact.thread_rows import RowKind, ThreadRow
from walletcare.ui.theme import TextStyle, theme
from walletcare.ui.when import clock_text, day_text, size_text

if TYPE_CHECKING:
    from walletcare.domain.clock import Clock


InboundCheck = Callable[[str], Sequence[LocalText]]
"""Warnings that belong under a text of support (addresses that are not ours, requests for a secret)."""

UNSENT = {Delivery.QUEUED, Delivery.FAILED}
_GONE = {Delivery.CANCELLED, Delivery.MOVED}


class RowSignals(QObject):
    """What can be asked for in a row.

    Signals:
        retry_requested, edit_requested, cancel_requested: Message id of an own message.
        option_chosen: Message id and the :class:`Option`.
        file_requested: An :class:`Attachment` to keep.
        survey_requested: Rate the request.
        links_requested: The text of a message whose addresses are to be checked.
    """

    retry_requested = Signal(str)
    edit_requested = Signal(str)
    cancel_requested = Signal(str)
    option_chosen = Signal(str, object)
    file_requested = Signal(object)
    survey_requested = Signal()
    links_requested = Signal(str)


class RowMaker(Protocol):
    """Makes and updates the widgets of a conversation: bubbles in the chat, history in Requests."""

    def make(self, row: ThreadRow) -> QWidget: ...

    def update(self, widget: QWidget, row: ThreadRow) -> bool:
        """False when the widget cannot show the row and must be made again."""
        ...


def day_words(row: ThreadRow, clock: Clock) -> str:
    """The day of a day line: "Today", "Yesterday" or the date."""
    if row.day is None:
        return ""
    translate = QCoreApplication.translate
    ago = (clock.now().astimezone().date() - row.day).days
    if ago == 0:
        return translate("Thread", "Today")
    if ago == 1:
        return translate("Thread", "Yesterday")
    return day_text(row.day)


def author_words(message: Message) -> str:
    """Who wrote it; automatic answers say so."""
    translate = QCoreApplication.translate
    match message.author:
        case Author.USER:
            return translate("Thread", "You")
        case Author.BOT:
            return translate("Thread", "Automatic answer")
        case Author.SYSTEM:
            return translate("Thread", "System")
        case Author.AGENT:
            return message.author_name or translate("Thread", "Support")


def message_words(message: Message) -> str:
    """The text as shown; a deleted message says that it was deleted."""
    if message.is_deleted:
        return QCoreApplication.translate("Thread", "Support deleted this message.")
    return without_frame(message.text) if message.author is Author.USER else message.text


class MessageExtras:
    """What hangs below a message: files, choices, warnings; put into a bubble or a history row."""

    def __init__(self, signals: RowSignals, inbound: InboundCheck | None) -> None:
        self._signals, self._inbound = signals, inbound

    def build(self, box: QVBoxLayout, row: ThreadRow) -> None:
        message = row.message
        if message is None or message.is_deleted:
            return
        for attachment in message.attachments:
            box.addWidget(self._file(message, attachment))
        if message.options:
            box.addWidget(self._choices(row, message))
        if message.author is not Author.USER and self._inbound is not None:
            for warning in self._inbound(message.text):
                note = PlainLabel(warning.text(theme().language), TextStyle.SMALL, "warning")
                box.addWidget(note)

    def _file(self, message: Message, attachment: Attachment) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder)
        grow_with_width(holder)
        note = size_text(attachment.size) if attachment.size else ""
        flow.addWidget(
            AttachmentChip(attachment.name, note, icon=file_icon(attachment.media_type), can_remove=False)
        )
        keep = Button(QCoreApplication.translate("Thread", "Save as…"), ButtonKind.TEXT, icon="download")
        keep.clicked.connect(lambda: self._signals.file_requested.emit(attachment))
        flow.addWidget(keep)
        return holder

    def _choices(self, row: ThreadRow, message: Message) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder)
        grow_with_width(holder)
        for option in message.options:
            button = Button(option.title)
            button.setEnabled(not message.is_answered and not row.is_answer_under_way)
            button.clicked.connect(
                lambda _=False, option=option: self._signals.option_chosen.emit(message.id, option)
            )
            flow.addWidget(button)
        return holder


class BubbleMaker:
    """Rows of the chat."""

    def __init__(self, signals: RowSignals, clock: Clock, inbound: InboundCheck | None = None) -> None:
        self._signals, self._clock = signals, clock
        self._extras = MessageExtras(signals, inbound)

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
                translate("Thread", "{time}: the whole record went on by email or social account.").format(
                    time=clock_text(message.at)
                ),
                icon="mail",
            )
        return self._bubble(row, message)

    def update(self, widget: QWidget, row: ThreadRow) -> bool:
        message = row.message
        if row.kind is not RowKind.MESSAGE or not isinstance(widget, MessageRow) or message is None:
            return False
        shown = widget.property("shown")
        if shown != _content_of(row):
            return False
        self._show_state(widget, row, message)
        return True

    def _bubble(self, row: ThreadRow, message: Message) -> MessageRow:
        side = Side.ME if message.author is Author.USER else Side.THEM
        words = message_words(message)
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
        self._extras.build(widget.bubble.content, row)
        if message.delivery in UNSENT:
            widget.bubble.content.addWidget(self._unsent(message))
        widget.retry_requested.connect(lambda: self._signals.retry_requested.emit(message.id))
        widget.setProperty("shown", _content_of(row))
        self._show_state(widget, row, message)
        return widget

    def _show_state(self, widget: MessageRow, row: ThreadRow, message: Message) -> None:
        widget.set_time(clock_text(message.at))
        widget.set_delivery(message.delivery)
        widget.set_shows_state(row.is_run_end or message.delivery in UNSENT or message.delivery in _GONE)

    def _unsent(self, message: Message) -> QWidget:
        """What can still be done with a message that has not left."""
        translate = QCoreApplication.translate
        holder = QWidget()
        flow = FlowLayout(holder, gap=16)
        grow_with_width(holder)
        for words, signal in (
            (translate("Thread", "Change it"), self._signals.edit_requested),
            (translate("Thread", "Take it back"), self._signals.cancel_requested),
        ):
            button = Button(words, ButtonKind.LINK)
            button.clicked.connect(lambda _=False, signal=signal: signal.emit(message.id))
            flow.addWidget(button)
        return holder

    def _survey(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(4)
        translate = QCoreApplication.translate
        column.addWidget(DayLine(translate("Thread", "Support asks how the help was."), icon="smile"))
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
        message_words(message),
        message.attachments,
        message.options,
        message.is_answered,
        row.is_answer_under_way,
        row.is_run_start,
        message.author_name,
        message.delivery in UNSENT,
    )
