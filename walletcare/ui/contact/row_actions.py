"""What is asked for in a row of a conversation, done: the same in the chat and in the history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from walletcare.domain.ticket import MessageId
from walletcare.ui.contact.parts.message_parts import RowSignals
from walletcare.ui.contact.transcript import Keeper
from walletcare.ui.failures import failure_words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from walletcare.domain.interactive import Option
    from walletcare.ui.navigation import Navigator
    from walletcare.ui.stores.contact import ContactStore
    from walletcare.ui.stores.conversation import ConversationStore


class RowActions(QObject):
    """Connects the rows to the open request.

    Attributes:
        rows: The signals that rows are made with.
        keeper: Saves files and transcripts.

    Signals:
        edit_wanted: An own message to change (the :class:`Message`).
        reply_wanted: An answer in own words.
        chosen: A choice is on its way.
    """

    edit_wanted = Signal(object)
    reply_wanted = Signal()
    chosen = Signal()

    def __init__(
        self, navigator: Navigator, store: ContactStore, conversation: ConversationStore, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._navigator, self._conversation = navigator, conversation
        self.rows = RowSignals(self)
        self.keeper = Keeper(navigator, store, conversation, parent)
        rows = self.rows
        rows.retry_requested.connect(lambda key: conversation.writing.retry(MessageId(key)))
        rows.cancel_requested.connect(
            lambda key: conversation.writing.cancel(MessageId(key), self._on_taken_back)
        )
        rows.edit_requested.connect(self._on_edit)
        rows.option_chosen.connect(self._on_option)
        rows.file_kept.connect(self.keeper.save_bytes)
        rows.link_requested.connect(navigator.open_link)
        rows.check_requested.connect(navigator.open_safety)
        rows.report_requested.connect(lambda text: navigator.open_contact(topic="suspicious", text=text))
        rows.reply_requested.connect(self.reply_wanted)
        rows.now_requested.connect(store.wake)
        rows.survey_requested.connect(self._on_survey)

    def _on_edit(self, message_id: str) -> None:
        found = (message for message in self._conversation.messages if message.id == message_id)
        message = next(found, None)
        if message is not None:
            self.edit_wanted.emit(message)

    def _on_taken_back(self, is_done: bool) -> None:
        self._navigator.toast(
            lambda: self.tr("Unsent. It never went out.") if is_done else self.tr("It’s already on its way.")
        )

    def _on_option(self, message_id: str, option: Option) -> None:
        self._conversation.answers.choose(
            MessageId(message_id), option, lambda error: self._navigator.toast(lambda: failure_words(error))
        )
        self.chosen.emit()

    def _on_survey(self) -> None:
        if self._conversation.ticket_id is not None:
            self._navigator.open_request(self._conversation.ticket_id, to_rating=True)
