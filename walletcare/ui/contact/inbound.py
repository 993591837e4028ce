"""A message of support as the safety rules see it: its words, what to warn about, whether it is signed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from walletcare.domain.ticket import Author, Delivery, Message
from walletcare.safety.incoming.inbound import InboundKind, InboundWarning
from walletcare.safety.incoming.signed_reply import SignatureStanding

_NOT_LEFT = {Delivery.QUEUED, Delivery.FAILED, Delivery.CANCELLED}
LOOKED_AT = 6
"""So many messages of support, counted from the newest, can still be what the user answers."""


@dataclass(frozen=True, slots=True)
class InboundView:
    """``text``: the words to show; a signature line is taken off, its standing is said beside them."""

    text: str
    warnings: tuple[InboundWarning, ...] = ()
    signature: SignatureStanding = SignatureStanding.NONE


class InboundCheck(Protocol):
    """Reads a message of support in the request with this reference; cheap when asked again."""

    def __call__(self, message: Message, reference: str) -> InboundView: ...


def last_of_support(messages: Sequence[Message]) -> list[Message]:
    """What support has written since the user's last message that has left, the newest first."""
    found = []
    for message in reversed(messages):
        if message.author is Author.USER and message.delivery not in _NOT_LEFT:
            break
        if message.author in (Author.AGENT, Author.BOT) and not message.is_template:
            found.append(message)
    return found


def alarm_of(
    messages: Sequence[Message], reference: str, check: InboundCheck | None
) -> InboundWarning | None:
    """The first warning because of which nobody should be asked to answer; None when there is none.

    A link that is on no list is a reason to look closely, not one to stop.
    """
    if check is None:
        return None
    for message in messages:
        for warning in check(message, reference).warnings:
            if warning.kind is not InboundKind.FOREIGN_LINK:
                return warning
    return None


class AskedFor:
    """What the last messages of support ask for; remembers what was read, so that it is read once."""

    def __init__(self, check: InboundCheck | None) -> None:
        self._check = check
        self._known: dict[tuple[str, str], frozenset[InboundKind]] = {}

    def kinds(self, messages: Sequence[Message], reference: str) -> frozenset[InboundKind]:
        """The kinds of everything asked for that the user may be answering now."""
        if self._check is None:
            return frozenset()
        theirs = [message for message in messages if message.author is not Author.USER][-LOOKED_AT:]
        known: dict[tuple[str, str], frozenset[InboundKind]] = {}
        for message in theirs:
            key = (message.id, message.text)
            if message.is_deleted:
                continue
            known[key] = self._known.get(key) or frozenset(
                warning.kind for warning in self._check(message, reference).warnings
            )
        self._known = known
        return frozenset[InboundKind]().union(*known.values())
