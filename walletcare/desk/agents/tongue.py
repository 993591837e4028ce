"""Which language a conversation is in."""

from __future__ import annotations

import re

from walletcare.desk.records import Conversation, MessageType
from walletcare.desk.store import Store
from walletcare.domain.language import Language

_WORD = re.compile(r"[A-Za-zÀ-ɏ']{2,}")
_CLEAR_WORDS = 3
_ATTRIBUTES = ("language", "lang", "locale")


def language_of_text(text: str) -> Language | None:
    """Chinese when more Han characters than other words stand in it, else English; None without letters.

    Counting keeps a heading in both languages from deciding for a message that is English below it.
    """
    han = sum("㐀" <= char <= "鿿" for char in text)
    words = len(_WORD.findall(text))
    if han > words:
        return Language.ZH
    return Language.EN if words else None


def language_of(store: Store, conversation: Conversation, default: Language) -> Language:
    """The language of the contact's newest message that shows one, else of the conversation's attributes,
    else ``default``.

    A word or two of Latin letters ("OK", "TRC-20", an order number) are no change of language.
    """
    hint: Language | None = None
    for message in reversed(store.messages(conversation.id)):
        if message.message_type is MessageType.INCOMING and message.content:
            language = language_of_text(message.content)
            if language is Language.ZH or len(_WORD.findall(message.content)) >= _CLEAR_WORDS:
                return language or default
            hint = hint or language
    if hint is not None:
        return hint
    for name in _ATTRIBUTES:
        tag = conversation.custom_attributes.get(name)
        if isinstance(tag, str) and tag:
            return Language.from_tag(tag)
    return default
