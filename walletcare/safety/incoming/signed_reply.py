"""Signed answers of support: an Ed25519 signature in the last line of a message.

The line is ``[wc-sig <key id> <time> <signature>]``: the key's name in the brand's list, the time of signing
(UTC, ``2026-11-28T10:00:00Z``), and the signature in URL-safe base64 without padding. Signed are the
reference of the request, the time and the text, so a signature serves for no other request and no other
words. A chat server may change line ends and the space around lines; these do not count.
"""

from __future__ import annotations

import base64
import binascii
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from walletcare.domain.brand import ReplyKey

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

_LINE = re.compile(
    r"\s*\[wc-sig ([a-z0-9-]{1,32}) (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ) ([A-Za-z0-9_-]{86})\]\s*\Z", re.ASCII
)
_MENTION = re.compile(r"\[\s*wc-sig\b", re.IGNORECASE)
_VERSION = b"walletcare-reply-1"
CLOCK_SLACK = timedelta(hours=24)
"""How far the time of signing may lie from the server's time of the message."""


class SignatureStanding(StrEnum):
    """NONE: nothing claims a signature. VALID: signed by a key of the list, for this request. WRONG: claims
    one that does not hold: other words, other request, other time, unknown or outdated key, broken line."""

    NONE = "none"
    VALID = "valid"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class SignedReply:
    """``text``: the words without the signature line. ``key_id``: whose signature holds; empty otherwise."""

    text: str
    standing: SignatureStanding
    key_id: str = ""


def read_signed_reply(text: str, reference: str, keys: Sequence[ReplyKey], at: datetime) -> SignedReply:
    """Take the signature line off ``text`` and check it.

    Args:
        at: The server's time of the message; a signature made at quite another time was taken from elsewhere.
    """
    match = _LINE.search(text)
    if match is None:
        is_claimed = bool(_MENTION.search(text)) and bool(keys)
        return SignedReply(text, SignatureStanding.WRONG if is_claimed else SignatureStanding.NONE)
    words = text[: match.start()]
    key_id, moment, signature = match.groups()
    signed_at = _moment(moment)
    key = next((key for key in keys if key.id == key_id), None)
    holds = (
        key is not None
        and signed_at is not None
        and abs(signed_at - at) <= CLOCK_SLACK
        and _may_sign(key, signed_at)
        and _holds(key, signed_bytes(words, reference, moment), signature)
    )
    return SignedReply(
        words, SignatureStanding.VALID if holds else SignatureStanding.WRONG, key_id if holds else ""
    )


def sign_reply(text: str, reference: str, key: Ed25519PrivateKey, key_id: str, at: datetime) -> str:
    """``text`` with its signature line, for support's own tools."""
    moment = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    signature = key.sign(signed_bytes(text, reference, moment))
    encoded = base64.urlsafe_b64encode(signature).decode().rstrip("=")
    return f"{text.rstrip()}\n\n[wc-sig {key_id} {moment} {encoded}]"


def signed_bytes(text: str, reference: str, moment: str) -> bytes:
    """What is signed: version, reference, time and text, one a line; the text in NFC, without the space at
    the ends of its lines and around it."""
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    plain = "\n".join(line.strip() for line in lines).strip()
    return b"\n".join((_VERSION, reference.upper().encode(), moment.encode(), plain.encode()))


def _moment(text: str) -> datetime | None:
    try:
        return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError:
        return None


def _may_sign(key: ReplyKey, at: datetime) -> bool:
    day = at.date()
    return (key.valid_from is None or key.valid_from <= day) and (
        key.valid_until is None or day <= key.valid_until
    )


def _holds(key: ReplyKey, data: bytes, signature: str) -> bool:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        raw = base64.urlsafe_b64decode(signature + "==")
        Ed25519PublicKey.from_public_bytes(key.public_key).verify(raw, data)
    except (InvalidSignature, binascii.Error, ValueError):
        return False
    return True
