"""The door between the contact feature and mail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from walletcare.domain.cleared import ClearedFile, ClearedText
from walletcare.domain.reference import Reference


class MailSecurity(StrEnum):
    STARTTLS = "starttls"
    TLS = "tls"
    NONE_LOOPBACK_ONLY = "none"


@dataclass(frozen=True, slots=True)
class MailAccount:
    """The user's own SMTP account. The password lives in the secret store, never here."""

    host: str
    port: int
    security: MailSecurity
    user: str
    address: str
    display_name: str = ""


@dataclass(frozen=True, slots=True)
class OutgoingMail:
    """A mail to support. The subject is ours and fixed: ``[WC-…] <topic>``; it never holds typed text.

    Attributes:
        topic: The topic's name in the language of the request, as every page shows it.
        message_id: Made once when the mail is queued, so that a second attempt is recognisable (RFC 5322,
            3.6.4).
    """

    to: str
    reference: Reference
    topic: str
    body: ClearedText
    message_id: str
    reply_to: str = ""
    files: Sequence[ClearedFile] = field(default_factory=tuple)


class MailTransport(Protocol):
    """Sends through an SMTP account. Blocks; raises the ``TransportError`` family."""

    def send(self, account: MailAccount, password: str, mail: OutgoingMail) -> None: ...

    def test(self, account: MailAccount, password: str) -> None:
        """Connect, secure, sign in and leave; nothing is sent."""
        ...
