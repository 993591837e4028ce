"""When support marked a request: the earliest payload that bore the mark, by the server's clock.

News that comes out of order ends in the same moments.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from walletcare.contact.following.signals import Mark, signals_of
from walletcare.contact.stamp import moment

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from walletcare.domain.chat import LiveFacts
    from walletcare.domain.ticket import TicketId
    from walletcare.infra.db import Connection


def note_marks(connection: Connection, ticket_id: str, live: LiveFacts, at: int) -> None:
    """Keep the moments of the marks in ``live``, a payload of the server time ``at`` (microseconds)."""
    connection.executemany(
        "INSERT INTO support_mark (ticket_id, mark, at) VALUES (?, ?, ?)"
        " ON CONFLICT (ticket_id, mark) DO UPDATE SET at = min(at, excluded.at)",
        [(ticket_id, mark.value, at) for mark in signals_of(live).marks],
    )


def marks_of(connection: Connection, ticket_id: TicketId) -> Mapping[Mark, datetime]:
    """The moment of every mark the request ever bore; those since taken back are among them."""
    rows = connection.execute("SELECT mark, at FROM support_mark WHERE ticket_id = ?", (ticket_id,))
    return {Mark(row["mark"]): moment(row["at"]) for row in rows}
