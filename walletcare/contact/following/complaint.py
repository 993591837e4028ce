"""A complaint about slow service, with the wait that was measured here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from walletcare.contact.following.standing import unanswered_since
from walletcare.domain.language import LocalText
from walletcare.domain.ticket import Draft, DraftId, TicketId, TicketKind

if TYPE_CHECKING:
    from datetime import datetime

    from walletcare.domain.ticket import Ticket
    from walletcare.infra.db import Connection


def slow_service_complaint(ticket: Ticket, since: datetime | None, now: datetime) -> Draft:
    """A draft in the language of the request; nothing is stored.

    Args:
        since: When the message was written that still has no answer; None when there is none.
    """
    if since is not None:
        length, verb = now - since, LocalText("到现在还没有回复", "and there’s no answer yet")
    else:
        length = ticket.first_answer_after or (now - now)
        verb = LocalText("才收到第一次回复", "until the first answer")
    minutes = max(round(length.total_seconds() / 60), 0)
    waited = (
        LocalText(f"{minutes} 分钟", f"{minutes} minutes")
        if minutes < 120
        else LocalText(f"{minutes // 60} 小时", f"{minutes // 60} hours")
    )
    text = LocalText(
        f"请求 {ticket.reference} 我等了 {waited.zh}，{verb.zh}。这个时间是软件在我的电脑上记录的。"
        f"\n希望你们看看原因，并告诉我什么时候会有人处理。",
        f"For request {ticket.reference} I waited {waited.en} {verb.en}. My support app measured it on "
        f"this computer.\n"
        "Please find out why, and tell me when somebody will take it on.",
    ).text(ticket.language)
    return Draft(DraftId(f"complaint-{ticket.id}"), topic="complaint", kind=TicketKind.COMPLAINT, text=text)


def longest_waiting(connection: Connection) -> TicketId | None:
    """The open request that has waited longest for an answer; None when none waits."""
    rows = connection.execute("SELECT id FROM ticket WHERE is_finished = 0 AND submitted_at IS NOT NULL")
    waits = [(unanswered_since(connection, TicketId(row["id"])), row["id"]) for row in rows.fetchall()]
    waiting = [(since, ticket_id) for since, ticket_id in waits if since is not None]
    return TicketId(min(waiting)[1]) if waiting else None
