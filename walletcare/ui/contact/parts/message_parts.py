"""Everything that hangs below the text of a message, put into a bubble or a row of the history."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QVBoxLayout

from walletcare.domain.language import LocalText
from walletcare.domain.ticket import Author
from walletcare.ui.components import Button, ButtonKind, PlainLabel
from walletcare.ui.contact.parts.card_part import CardPart
from walletcare.ui.contact.parts.choice_part import ChoicePart
from walletcare.ui.contact.parts.file_part import FilePart
from walletcare.ui.contact.parts.form_part import AnsweredForm, FormPart
from walletcare.ui.theme import TextStyle, theme

if TYPE_CHECKING:
    from walletcare.ui.contact.thread_rows import ThreadRow
    from walletcare.ui.stores.conversation import ConversationStore

InboundCheck = Callable[[str], Sequence[LocalText]]
"""Warnings that belong under a text of support (addresses that are not ours, requests for a secret)."""
_ASKS_IN_WORDS = {"input_email", "input_text", "input_textarea"}


class RowSignals(QObject):
    """What can be asked for in a row.

    Signals:
        retry_requested, edit_requested, cancel_requested: Message id of an own message.
        now_requested: Try everything that waits now.
        option_chosen: Message id and the :class:`Option`.
        reply_requested: Answer in own words.
        file_kept: Name and bytes of a file to keep.
        link_requested: An address to open, through the safety gate.
        survey_requested: Rate the request.
    """

    retry_requested = Signal(str)
    edit_requested = Signal(str)
    cancel_requested = Signal(str)
    now_requested = Signal()
    option_chosen = Signal(str, object)
    reply_requested = Signal()
    file_kept = Signal(str, object)
    link_requested = Signal(str)
    survey_requested = Signal()


class MessageParts:
    """Builds the parts of a message."""

    def __init__(
        self, signals: RowSignals, conversation: ConversationStore, inbound: InboundCheck | None
    ) -> None:
        self._signals, self._conversation, self._inbound = signals, conversation, inbound

    def build(self, box: QVBoxLayout, row: ThreadRow) -> None:
        """Add what the message holds to ``box``."""
        message = row.message
        if message is None or message.is_deleted:
            return
        for attachment in message.attachments:
            file = FilePart(attachment, self._conversation)
            file.kept.connect(self._signals.file_kept)
            box.addWidget(file)
        if message.options:
            choices = ChoicePart(row, message)
            choices.chosen.connect(lambda option: self._signals.option_chosen.emit(message.id, option))
            box.addWidget(choices)
        if message.parts.fields:
            is_open = not message.is_answered
            box.addWidget(FormPart(row, message, self._conversation) if is_open else AnsweredForm(message))
        for card in message.parts.cards:
            part = CardPart(card)
            part.link_requested.connect(self._signals.link_requested)
            box.addWidget(part)
        if message.content_type in _ASKS_IN_WORDS and not message.is_answered:
            write = Button(QCoreApplication.translate("Thread", "Write the answer below"), ButtonKind.LINK)
            write.clicked.connect(self._signals.reply_requested)
            box.addWidget(write)
        if message.author is not Author.USER and self._inbound is not None:
            for warning in self._inbound(message.text):
                box.addWidget(PlainLabel(warning.text(theme().language), TextStyle.SMALL, "warning"))
