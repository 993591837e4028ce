"""Everything the store holds about the user, in readable form: JSON for programs, plain text for people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from walletcare.contact.following.tickets import read_ticket
from walletcare.contact.records import MESSAGE_COLUMNS, MESSAGE_TABLES, messages_of
from walletcare.contact.stamp import moment
from walletcare.domain.ticket import Author, Draft, Message, Ticket, TicketId
from walletcare.domain.topic import topic_of

if TYPE_CHECKING:
    from datetime import datetime

    from walletcare.infra.db import Connection, Database

_RULE = "=" * 72


@dataclass(frozen=True, slots=True)
class _Request:
    ticket: Ticket
    case_code: str
    messages: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class _Whole:
    exported_at: datetime
    requests: tuple[_Request, ...]
    drafts: tuple[Draft, ...]
    surveys: tuple[dict[str, str], ...]
    waits: tuple[dict[str, str | int], ...]


@dataclass(frozen=True, slots=True)
class Export:
    """Both forms of the same data. Attachments are listed by name; their bytes are in ``files``."""

    json: bytes
    text: str
    files: tuple[tuple[str, bytes], ...]


def export_all(database: Database, now: datetime) -> Export:
    """Read everything in one consistent view."""
    with database.read() as connection:
        whole = _Whole(
            exported_at=now,
            requests=tuple(_requests(connection)),
            drafts=tuple(
                msgspec.json.decode(row["body"], type=Draft)
                for row in connection.execute("SELECT body FROM draft ORDER BY updated_at")
            ),
            surveys=tuple(
                {"question": row["question"], "answer": row["answer"], "at": moment(row["at"]).isoformat()}
                for row in connection.execute("SELECT * FROM survey_answer ORDER BY at, id")
            ),
            waits=tuple(
                {
                    "channel": row["channel_id"],
                    "asked_at": moment(row["asked_at"]).isoformat(),
                    "seconds": row["length"] // 1_000_000,
                }
                for row in connection.execute("SELECT * FROM wait_sample ORDER BY asked_at")
            ),
        )
        files = tuple(
            (f"{row['reference']}-{row['place']}-{row['name']}", bytes(row["data"]))
            for row in connection.execute(
                # Numbered through the whole request: pictures of two messages may have the same name.
                "SELECT reference, attachment.name, data, row_number() OVER (PARTITION BY reference"
                " ORDER BY message.at, message.rank, attachment.number) AS place FROM attachment_data"
                " JOIN attachment ON attachment.id = attachment_id JOIN message ON message.id = message_id"
                " JOIN ticket ON ticket.id = ticket_id ORDER BY reference, place"
            )
        )
    return Export(msgspec.json.format(msgspec.json.encode(whole), indent=2), _text(whole), files)


def _requests(connection: Connection) -> list[_Request]:
    found = []
    rows = connection.execute("SELECT id, case_code FROM ticket ORDER BY created_at").fetchall()
    for row in rows:
        ticket = read_ticket(connection, TicketId(row["id"]))
        if ticket is None:
            continue
        messages = connection.execute(
            f"SELECT {MESSAGE_COLUMNS} FROM {MESSAGE_TABLES} WHERE message.ticket_id = ?"  # noqa: S608 - constants
            " ORDER BY message.at, message.rank",
            (row["id"],),
        )
        found.append(_Request(ticket, row["case_code"], messages_of(connection, messages)))
    return found


def _text(whole: _Whole) -> str:
    lines = [f"WalletCare {whole.exported_at:%Y-%m-%d %H:%M} UTC"]
    for request in whole.requests:
        ticket = request.ticket
        lines += [
            "",
            _RULE,
            f"{ticket.reference}  {ticket.title}",
            f"{topic_of(ticket.topic).label.text(ticket.language)} · {ticket.stage.value} ·"
            f" {ticket.created_at:%Y-%m-%d %H:%M} UTC",
        ]
        lines += [
            f"  {event.at:%Y-%m-%d %H:%M} UTC  {event.stage.value}{'' if event.is_exact else ' (observed)'} "
            f"{event.who}"
            for event in ticket.timeline
        ]
        if ticket.rating is not None:
            lines.append(
                f"  rating {ticket.rating.value}/5 {' '.join(ticket.rating.reasons)} {ticket.rating.comment}"
            )
        for message in request.messages:
            who = message.author_name or {Author.USER: "me"}.get(message.author, message.author.value)
            lines += ["", f"[{message.at:%Y-%m-%d %H:%M} UTC] {who}", message.text]
            lines += [f"  + {file.name} ({file.size} bytes)" for file in message.attachments]
    for draft in whole.drafts:
        lines += ["", _RULE, f"draft: {draft.topic}", draft.text]
    if whole.surveys:
        lines += ["", _RULE]
    lines += [f"{survey['at']}  {survey['question']}: {survey['answer']}" for survey in whole.surveys]
    return "\n".join(lines) + "\n"
