"""T21: nothing typed becomes a header, a recipient or a command, over a real SMTP server."""

# ruff: noqa: E501 - tables of texts read better on one line
from __future__ import annotations

import smtplib
from collections.abc import Callable
from dataclasses import replace
from email.message import EmailMessage
from itertools import islice, product

from tests.helpers.hostile import sizes
from tests.helpers.mailbox import Mailbox, mailbox
from walletcare.domain.cleared import ClearedFile, ClearedText
from walletcare.domain.errors import TransportError
from walletcare.domain.mail import MailAccount, MailSecurity, OutgoingMail
from walletcare.domain.reference import new_reference
from walletcare.infra.mail import SmtpTransport

_BREAKS = ("\r\n", "\n", "\r", "\r\n\r\n", "\u2028", "\x85", "\x0b", "%0d%0a", "\r\n ", "\n.\r\n")
_EVIL = ("Bcc: thief@evil.example", "To: thief@evil.example", "RCPT TO:<thief@evil.example>", "DATA", "Subject: Locked",
         "Content-Type: text/html", "X-A: b", "Reply-To: thief@evil.example", "MAIL FROM:<a@b>", "QUIT")  # fmt: skip
_HEADS = ("x", "help@heron.example", "")
_PLACES = ("to", "topic", "reply_to", "body", "file")
_HEADERS = {
    "from", "to", "subject", "date", "message-id", "reply-to", "auto-submitted", "mime-version",
    "content-type", "content-transfer-encoding",
}  # fmt: skip


def injections(count: int) -> list[str]:
    return list(islice((a + b + c for a, b, c in product(_HEADS, _BREAKS, _EVIL)), count))


def outgoing(place: str, text: str) -> OutgoingMail:
    mail = OutgoingMail(
        to="help@heron.example",
        reference=new_reference(),
        topic="Refund",
        body=ClearedText(text if place == "body" else "It has been two days."),
        message_id="<abc@walletcare.invalid>",
        files=(ClearedFile(text, "text/plain", b"x"),) if place == "file" else (),
    )
    changes: dict[str, object] = {} if place in {"body", "file"} else {place: text}
    return replace(mail, **changes)  # type: ignore[arg-type]


def taken_over(count: int, send: Callable[[Mailbox, OutgoingMail], None]) -> list[str]:
    """Injections after which a mail had another header or recipient than ours."""
    bad = []
    with mailbox() as box:
        for place, text in product(_PLACES, injections(count)):
            before = len(box.envelopes)
            mail = outgoing(place, text)
            try:
                send(box, mail)
            except TransportError:
                continue
            for envelope, message in list(zip(box.envelopes, box.messages, strict=True))[before:]:
                if envelope.rcpt_tos != ["help@heron.example"] or not _is_ours(message, mail):
                    bad.append(f"{place}: {text!r}")
    return bad


def _is_ours(message: EmailMessage, mail: OutgoingMail) -> bool:
    subject = str(message["Subject"])
    return {name.lower() for name in message} <= _HEADERS and str(mail.reference) in subject


def our_send(box: Mailbox, mail: OutgoingMail) -> None:
    account = MailAccount(
        "127.0.0.1", box.port, MailSecurity.NONE_LOOPBACK_ONLY, "", "dana@mail.example", "Dana"
    )
    SmtpTransport(timeout_s=5.0, deadline_s=8.0).send(account, "", mail)


def naive_send(box: Mailbox, mail: OutgoingMail) -> None:
    """What a client does that puts its headers together as text."""
    lines = f"Subject: [{mail.reference}] {mail.topic}\r\nTo: {mail.to}\r\nReply-To: {mail.reply_to}\r\n\r\n{mail.body}"
    with smtplib.SMTP("127.0.0.1", box.port) as client:
        client.sendmail("dana@mail.example", ["help@heron.example"], lines.encode("utf-8", "replace"))


@sizes(20, 300)
def test_no_typed_text_becomes_a_header_or_a_recipient(count: int) -> None:
    assert taken_over(count, our_send) == []


def test_a_client_that_glues_headers_together_is_found() -> None:
    assert len(taken_over(20, naive_send)) > 10
