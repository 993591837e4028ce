"""Mails to support as messages.

The subject is fixed and ours. Headers are made by the standard library under its SMTP policy, which refuses
line breaks; addresses are checked before they get there.
"""

from __future__ import annotations

from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from walletcare.domain.errors import RefusedError
from walletcare.domain.mail import MailAccount, OutgoingMail
from walletcare.domain.reference import parse_reference


def checked_address(text: str) -> str:
    """``text`` as a plain mail address, its domain in ASCII.

    Raises:
        RefusedError: ``bad-address`` (``attributes`` is ``("address",)``).
    """
    from email_validator import EmailNotValidError, validate_email

    try:
        found = validate_email(text, check_deliverability=False, allow_smtputf8=False, test_environment=True)
    except EmailNotValidError:
        raise RefusedError("bad-address", attributes=("address",)) from None
    if found.ascii_email is None:
        raise RefusedError("bad-address", attributes=("address",))
    return found.ascii_email


def is_address(text: str) -> bool:
    """Whether ``text`` can be a mail address; nothing is looked up."""
    try:
        checked_address(text)
    except RefusedError:
        return False
    return True


def subject_of(mail: OutgoingMail) -> str:
    """``[WC-7K2F-9X] topic``: the reference and one of our own topic names, never anything typed.

    Raises:
        RefusedError: ``bad-header``: a reference that is none, or a line break or control in the topic.
    """
    if parse_reference(mail.reference) != mail.reference or not mail.topic.isprintable():
        raise RefusedError("bad-header", attributes=("subject",))
    return f"[{mail.reference}] {mail.topic}".rstrip()


def build_message(account: MailAccount, mail: OutgoingMail, sent_at: datetime) -> EmailMessage:
    """The message as it will travel. The same input gives the same message, except for part boundaries.

    Raises:
        RefusedError: ``bad-address``, ``bad-header`` or ``bad-mail``: something in it does not belong there.
    """
    message = EmailMessage(policy=SMTP)
    try:
        message["From"] = _address(account.display_name, account.address)
        message["To"] = _address("", mail.to)
        message["Subject"] = subject_of(mail)
        message["Date"] = format_datetime(sent_at)
        message["Message-ID"] = _message_id(mail.message_id)
        if mail.reply_to:
            message["Reply-To"] = _address("", mail.reply_to)
        message["Auto-Submitted"] = "no"
        message.set_content(str(mail.body))
        for file in mail.files:
            main_type, _, subtype = file.media_type.partition("/")
            message.add_attachment(file.data, maintype=main_type, subtype=subtype, filename=file.name)
    except (ValueError, TypeError, IndexError, LookupError) as error:
        raise RefusedError("bad-mail") from error
    return message


def _address(name: str, address: str) -> Address:
    """Raises: ValueError (line breaks), RefusedError (no address)."""
    return Address(display_name=name, addr_spec=checked_address(address))


def _message_id(text: str) -> str:
    """``<...>`` as given; anything but printable ASCII without blanks inside is refused."""
    inner = text.removeprefix("<").removesuffix(">")
    if not inner.isascii() or not inner.isprintable() or " " in inner or inner.count("@") != 1:
        raise RefusedError("bad-header", attributes=("message-id",))
    return f"<{inner}>"
