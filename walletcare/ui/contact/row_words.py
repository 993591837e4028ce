"""Words of a row: who wrote, what it says, which day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from walletcare.contact.composing.preview import without_frame
from walletcare.domain.ticket import Author, Delivery, Message
from walletcare.ui.when import day_text

if TYPE_CHECKING:
    from walletcare.domain.clock import Clock
    from walletcare.ui.contact.thread_rows import ThreadRow

UNSENT = {Delivery.QUEUED, Delivery.FAILED}


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
    """The whole text; a message that was deleted, or holds nothing that can be shown here, says so."""
    if message.is_deleted:
        return QCoreApplication.translate("Thread", "Support deleted this message.")
    if message.author is Author.USER:
        return without_frame(message.text)
    has_more = message.attachments or message.options or message.parts.is_native
    if not message.text and not has_more:
        return QCoreApplication.translate("Thread", "This message can’t be shown here.")
    return message.text


def shown_words(message: Message) -> str:
    """The text as it stands above its parts: what form and cards show themselves is left out."""
    if message.parts.is_native and not message.is_deleted:
        return message.parts.lead
    return message_words(message)
