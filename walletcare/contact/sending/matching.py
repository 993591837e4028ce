"""Recognising an own message among those the server has, when the reply to it was lost."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from walletcare.domain.ticket import Author

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from walletcare.domain.chat import RemoteMessage


@dataclass(frozen=True, slots=True)
class SentMessage:
    """What was sent: the text, the file names, and the newest server id known before."""

    text: str
    file_names: tuple[str, ...]
    known_id: int


def find_sent(
    sent: SentMessage, remote: Iterable[RemoteMessage], linked: Collection[int]
) -> RemoteMessage | None:
    """The oldest own message with the same text and files that no other row is bound to; None when there is
    none.

    Two equal texts in a row are told apart by count and order, which is why linked ids are left out.
    """
    candidates = [
        message
        for message in remote
        if message.author is Author.USER
        and message.id > sent.known_id
        and message.id not in linked
        and not message.is_deleted
        and _print(message.text) == _print(sent.text)
        and _are_same_files(sent.file_names, [attachment.name for attachment in message.attachments])
    ]
    return min(candidates, key=lambda message: message.id, default=None)


def _print(text: str) -> str:
    """What is left of a text after the cleaning of remote texts and the server's own trimming."""
    return "".join(
        char for char in unicodedata.normalize("NFC", text) if unicodedata.category(char)[0] not in "CZ"
    )


def _are_same_files(ours: tuple[str, ...], theirs: list[str]) -> bool:
    """The server cleans names on its own terms (Active Storage), so only letters and digits are compared."""
    return sorted(map(_name_print, ours)) == sorted(map(_name_print, theirs))


def _name_print(name: str) -> str:
    return "".join(char for char in name.casefold() if char.isalnum())
