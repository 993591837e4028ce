"""The whole request as one text for another channel: a mail, the user's mail program, a file, a sheet of
paper.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from walletcare.domain.language import LocalText
from walletcare.domain.ticket import Author
from walletcare.domain.topic import topic_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from walletcare.domain.cleared import ClearedFile, ClearedText
    from walletcare.domain.ticket import Message, Ticket

MAILTO_LIMIT = 1_900
"""Windows cuts the command line of a mail program near 2,000 characters; a longer text goes as a file, never
cut.
"""


@dataclass(frozen=True, slots=True)
class MailHandover:
    """A mail for the user's own mail program.

    Attributes:
        mailto: A ``mailto:`` address with everything in it; None when the text is too long or files belong to
            it.
        eml: The same as a file that mail programs open as an unsent message.
        text: The same to be copied: recipient, subject, empty line, body.
    """

    to: str
    subject: str
    body: ClearedText
    mailto: str | None
    eml: bytes
    eml_name: str
    text: str


@dataclass(frozen=True, slots=True)
class SocialHandover:
    """For a social account: a text that holds the reference and nothing personal."""

    channel_id: str
    address: str
    handle: str
    network: str
    text: str


@dataclass(frozen=True, slots=True)
class CarryFile:
    """The whole request in one file (ZIP: text and attachments) and as text to print."""

    name: str
    data: bytes
    text: str


_NAMES = {
    Author.USER: LocalText("我", "Me"),
    Author.AGENT: LocalText("客服", "Support"),
    Author.BOT: LocalText("自动回复", "Automatic reply"),
    Author.SYSTEM: LocalText("系统", "System"),
}


def request_text(
    ticket: Ticket, case_code: str, reply_address: str, messages: Sequence[Message], *, extra: str = ""
) -> str:
    """Reference, case code, what was said so far, and ``extra`` (new words of the user) on top.

    The first own message already carries the fields and the troubleshooter's account.
    """
    language = ticket.language
    topic = topic_of(ticket.topic).label
    head = [
        LocalText(f"编号：{ticket.reference}", f"Reference: {ticket.reference}").text(language),
        LocalText(f"核对码：{case_code}", f"Case code: {case_code}").text(language),
        LocalText(f"问题：{topic.zh}", f"Topic: {topic.en}").text(language),
    ]
    if reply_address:
        head.append(LocalText(f"回复邮箱：{reply_address}", f"Reply to: {reply_address}").text(language))
    lines = [*head, ""]
    if extra.strip():
        lines += [extra.strip(), ""]
    if messages:
        lines.append(LocalText("— 到现在为止的记录 —", "— The record so far —").text(language))
    for message in messages:
        if message.is_deleted or (not message.text and not message.attachments):
            continue
        name = message.author_name or _NAMES[message.author].text(language)
        lines += ["", f"{message.at:%Y-%m-%d %H:%M} UTC · {name}", message.text]
        lines += [f"[{attachment.name}]" for attachment in message.attachments]
    return "\n".join(lines).rstrip() + "\n"


def subject_of(ticket: Ticket) -> str:
    """Fixed words only: the reference and the topic's name. Typed text in a subject could be reflected by
    replies.
    """
    return f"[{ticket.reference}] {topic_of(ticket.topic).label.text(ticket.language)}"


def mail_handover(ticket: Ticket, to: str, body: ClearedText, files: Sequence[ClearedFile]) -> MailHandover:
    subject = subject_of(ticket)
    # Lines end with CR LF inside a mailto address (RFC 6068, section 5).
    lines = str(body).replace("\n", "\r\n")
    mailto = f"mailto:{quote(to, safe='@')}?subject={quote(subject)}&body={quote(lines)}"
    return MailHandover(
        to=to,
        subject=subject,
        body=body,
        mailto=mailto if len(mailto) <= MAILTO_LIMIT and not files else None,
        eml=_eml(to, subject, body, files),
        eml_name=f"{ticket.reference}.eml",
        text=f"{to}\n{subject}\n\n{body}",
    )


def social_text(ticket: Ticket) -> str:
    """What is posted or sent on a social account: the reference, nothing else about the user."""
    return LocalText(
        f"你好，我的请求编号是 {ticket.reference}，还没有收到回复。麻烦在你们的系统里查一下，谢谢。",
        f"Hello, my request is {ticket.reference} and I haven’t had an answer yet. Could you look it up in "
        f"your system? "
        "Thank you.",
    ).text(ticket.language)


def carry_file(ticket: Ticket, text: ClearedText, files: Sequence[ClearedFile]) -> CarryFile:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"{ticket.reference}.txt", f"\ufeff{text}")
        for number, file in enumerate(files, 1):
            archive.writestr(f"{number}-{file.name}", file.data)
    return CarryFile(f"{ticket.reference}.zip", buffer.getvalue(), str(text))


def _eml(to: str, subject: str, body: ClearedText, files: Sequence[ClearedFile]) -> bytes:
    from email.message import EmailMessage
    from email.policy import SMTP

    mail = EmailMessage(policy=SMTP)
    mail["To"] = to
    mail["Subject"] = subject
    mail["X-Unsent"] = "1"  # Outlook and Thunderbird open it for editing instead of reading
    mail.set_content(str(body))
    for file in files:
        main, _, sub = file.media_type.partition("/")
        mail.add_attachment(
            file.data, maintype=main or "application", subtype=sub or "octet-stream", filename=file.name
        )
    return mail.as_bytes()
