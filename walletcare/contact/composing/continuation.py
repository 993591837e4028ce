"""Going on in a new conversation after the server forgot the old one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from walletcare.contact.composing.preview import MESSAGE_LIMIT
from walletcare.domain.language import LocalText
from walletcare.domain.ticket import Delivery

if TYPE_CHECKING:
    from walletcare.contact.composing.request_record import RequestRecord
    from walletcare.domain.ticket import LegId, Ticket
    from walletcare.infra.db import Connection

_TAKEN_ALONG = {Delivery.QUEUED, Delivery.FAILED}


def continuation_text(record: RequestRecord, connection: Connection, ticket: Ticket) -> str:
    """What opens a new conversation for an old request: why, and the end of the record.

    What never left the old conversation is no part of the record: :func:`carry_over` sends it by itself.
    """
    why = LocalText(
        f"[{ticket.reference}] 这是同一个请求的继续：之前的对话在服务器上找不到了。",
        f"[{ticket.reference}] This continues the same request: the earlier conversation is gone from "
        f"the server.",
    ).text(ticket.language)
    arrived = tuple(
        message for message in record.messages(connection, ticket.id) if message.delivery not in _TAKEN_ALONG
    )
    whole = record.text(connection, ticket.id, "", record=arrived)
    room = MESSAGE_LIMIT - len(why) - 10
    return f"{why}\n\n{whole if len(whole) <= room else '…' + whole[-room:]}"


def carry_over(connection: Connection, old_leg: LegId, new_leg: LegId) -> None:
    """Put what never left the old leg behind everything in the new one, in its old order."""
    rows = connection.execute(
        "SELECT id, message_id FROM outbox WHERE leg_id = ? AND kind = 'message'"
        " AND state IN ('queued', 'failed') ORDER BY position",
        (old_leg,),
    ).fetchall()
    for row in rows:
        connection.execute(
            "UPDATE outbox SET position = (SELECT max(position) + 1 FROM outbox), leg_id = ?, state = "
            "'queued',"
            " attempts = 0, next_attempt_at = NULL, known_id = NULL, failure = '' WHERE id = ?",
            (new_leg, row["id"]),
        )
        connection.execute("UPDATE message SET leg_id = ? WHERE id = ?", (new_leg, row["message_id"]))
