"""News of the open conversation for a screen reader: what support wrote, and what was not sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from walletcare.domain.ticket import Author, Delivery
from walletcare.ui.announce import announce, announce_now

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from walletcare.domain.ticket import MessageId
    from walletcare.ui.stores.conversation import ConversationStore


class NewsTeller:
    """Tells each thing once; what was there when the request was opened is no news."""

    def __init__(self, conversation: ConversationStore, place: QWidget) -> None:
        self._conversation, self._place = conversation, place
        self._newest: MessageId | None = None
        self._failed: frozenset[MessageId] = frozenset()

    def begin(self) -> None:
        """Another request is open."""
        self._newest, self._failed = self._newest_of_support(), self._failed_now()

    def tell(self) -> None:
        newest = self._newest_of_support()
        if newest is not None and newest != self._newest:
            self._newest = newest
            message = next(found for found in self._conversation.messages if found.id == newest)
            announce(self._place, f"{message.author_name} {message.text}".strip())
        failed = self._failed_now()
        if failed - self._failed:
            announce_now(
                self._place,
                QCoreApplication.translate("ChatView", "Not sent. Press “Try again” under the message."),
            )
        self._failed = failed

    def _newest_of_support(self) -> MessageId | None:
        for message in reversed(self._conversation.messages):
            if message.author in (Author.AGENT, Author.BOT):
                return message.id
        return None

    def _failed_now(self) -> frozenset[MessageId]:
        return frozenset(
            message.id for message in self._conversation.messages if message.delivery is Delivery.FAILED
        )
