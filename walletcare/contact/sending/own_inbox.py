"""Which conversations are of our inbox.

A session whose user proved their identity is told all conversations of that person, email and other chats
too (contract, section 1). They are no requests of this program, and an answer from here would turn up in the
wrong place. The server says the number of an inbox with each conversation and nowhere else, so ours is learnt
from one that began here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from walletcare.domain.ticket import Author

if TYPE_CHECKING:
    from collections.abc import Sequence

    from walletcare.domain.chat import RemoteConversation
    from walletcare.infra.db import Connection

HEADER = re.compile(r"\A\[(WC-[0-9A-Z]{4}-[0-9A-Z]{2})\] .*")
"""The first line of every request that is sent from here."""
_SETTING = "chat-inbox"


def note_inbox(connection: Connection, session: str, remote: RemoteConversation) -> None:
    """``remote`` began here: its inbox is ours for as long as this session lasts."""
    if remote.inbox_id:
        connection.execute(
            "INSERT INTO setting (name, value) VALUES (?, ?)"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (_SETTING, f"{session} {remote.inbox_id}"),
        )


def learn_inbox(connection: Connection, session: str, found: Sequence[RemoteConversation]) -> None:
    """Learn it from a list when it is not known: a computer that is new, or whose store was lost."""
    if _known(connection, session) is not None:
        return
    for remote in found:
        own = next((message.text for message in remote.messages if message.author is Author.USER), "")
        if HEADER.match(own):
            note_inbox(connection, session, remote)
            return


def is_foreign(connection: Connection, session: str, remote: RemoteConversation) -> bool:
    """Whether ``remote`` is of another inbox. While ours is not known, email alone can be told."""
    known = _known(connection, session)
    if known is None or not remote.inbox_id:
        return any(message.content_type == "incoming_email" for message in remote.messages)
    return remote.inbox_id != known


def _known(connection: Connection, session: str) -> int | None:
    row = connection.execute("SELECT value FROM setting WHERE name = ?", (_SETTING,)).fetchone()
    of_session, _, number = str(row["value"]).partition(" ") if row is not None else ("", "", "")
    return int(number) if number and of_session == session else None
