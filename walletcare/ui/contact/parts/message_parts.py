"""Everything that hangs below the text of a message, put into a bubble or a row of the history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QVBoxLayout

from walletcare.domain.ticket import Author
from walletcare.safety.incoming.signed_reply import SignatureStanding
from walletcare.ui.components import Button, ButtonKind
from walletcare.ui.contact.inbound import InboundCheck, InboundView
from walletcare.ui.contact.parts.card_part import CardPart
from walletcare.ui.contact.parts.choice_part import ChoicePart
from walletcare.ui.contact.parts.file_part import FilePart
from walletcare.ui.contact.parts.form_part import AnsweredForm, FormPart
from walletcare.ui.contact.parts.safety_part import SignaturePart, WarningPart
from walletcare.ui.contact.row_words import shown_words

if TYPE_CHECKING:
    from walletcare.domain.ticket import Message
    from walletcare.ui.contact.thread_rows import ThreadRow
    from walletcare.ui.stores.conversation import ConversationStore

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
        report_requested, check_requested: The words of a message that the user was warned about.
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
    report_requested = Signal(str)
    check_requested = Signal(str)


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
            write = Button(QCoreApplication.translate("Thread", "Write your answer below"), ButtonKind.LINK)
            write.clicked.connect(self._signals.reply_requested)
            box.addWidget(write)
        view = self._view(message)
        if view is None:
            return
        if view.signature is not SignatureStanding.NONE:
            box.addWidget(SignaturePart(view.signature))
        if view.warnings:
            warning = WarningPart(view.warnings)
            warning.report_requested.connect(
                lambda: self._signals.report_requested.emit(self._report(view.text))
            )
            warning.check_requested.connect(lambda: self._signals.check_requested.emit(view.text))
            box.addWidget(warning)

    def words(self, message: Message) -> str:
        """What stands above the parts; without the line of a signature, which is told by its badge."""
        view = self._view(message)
        shown = shown_words(message)
        return view.text.rstrip() if view is not None and shown == message.text else shown

    def _report(self, words: str) -> str:
        """The text of a report: which request, and the message as it stands there."""
        state = self._conversation.state
        reference = "" if state is None else str(state.detail.ticket.reference)
        opening = QCoreApplication.translate("Thread", "A message in my request {reference} worries me:")
        return f"{opening.format(reference=reference)}\n\n{words.strip()}"

    def _view(self, message: Message) -> InboundView | None:
        state = self._conversation.state
        if self._inbound is None or message.author is Author.USER or message.is_deleted or state is None:
            return None
        return self._inbound(message, str(state.detail.ticket.reference))
