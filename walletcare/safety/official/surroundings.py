"""What the text around a contact makes of it: a link that shows another address, an answer that goes
elsewhere, a number presented as the brand's support, headers that only say how a mail came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from walletcare.domain.brand import OfficialKind
from walletcare.safety.official.contacts import Contact, ContactKind
from walletcare.safety.official.hosts import is_below, parse_address
from walletcare.safety.official.inner_addresses import decoded
from walletcare.safety.official.judgement import Judgement
from walletcare.safety.official.known_sites import anyone_can_publish_at, is_known_site
from walletcare.safety.official.link_texts import link_texts
from walletcare.safety.official.mail_headers import transport_lines
from walletcare.safety.official.networks import account_path
from walletcare.safety.official.reasons import Reason, reason
from walletcare.safety.official.report import OfficialVerdict
from walletcare.safety.official.sender_proof import sender_proof

if TYPE_CHECKING:
    from walletcare.domain.brand import OfficialEntry
    from walletcare.safety.official.claims import Claims
    from walletcare.safety.official.index import OfficialIndex

_COMPARED = frozenset({OfficialKind.PHONE, OfficialKind.EMAIL})


class Surroundings:
    """One text, and what it says of the contacts in it."""

    def __init__(self, text: str, index: OfficialIndex, claims: Claims) -> None:
        self._text, self._index, self._claims = text, index, claims
        self._labels = list(link_texts(text))
        self._transport = transport_lines(text)
        self._proof = sender_proof(text, self._is_own)
        self._has_own_sender = False

    def note_sender(self, contact: Contact, judged: Judgement) -> None:
        """Takes note of a listed mailbox that is named as a sender; before :meth:`seen_in`."""
        is_listed = contact.kind is ContactKind.EMAIL and judged.verdict is OfficialVerdict.OFFICIAL
        self._has_own_sender |= is_listed and not self._is_in_transport(contact)

    def seen_in(self, contact: Contact, judged: Judgement) -> Judgement | None:
        """``judged`` as it is or by what surrounds it; None when nothing is to be said about it."""
        if contact.is_guess:
            return judged
        if self._is_in_transport(contact) and judged.verdict is not OfficialVerdict.IMITATION:
            return None
        if judged.verdict is OfficialVerdict.OFFICIAL:
            is_sender = contact.kind is ContactKind.EMAIL and self._has_own_sender
            if is_sender and self._proof.is_forged:
                return Judgement(OfficialVerdict.IMITATION, judged.of, (reason("sender-not-proven"),))
            return judged
        if contact.is_reply_to and self._has_own_sender and not self._proof.is_proven:
            return self._going_elsewhere(contact, judged)
        if judged.verdict is not OfficialVerdict.UNLISTED:
            return judged
        if contact.is_reply_to and self._has_own_sender and not self._is_answered(contact):
            return None  # where a mailing service has its returns sent says nothing of a proven sender
        return self._pretending(contact, judged)

    def _going_elsewhere(self, contact: Contact, judged: Judgement) -> Judgement:
        entry = judged.of or self._index.mail_entry(contact.value) or self._index.main_entry()
        code = "reply-to" if self._is_answered(contact) else "sent-elsewhere"
        return Judgement(OfficialVerdict.IMITATION, entry, (reason(code), *_telling(judged)), contact.value)

    def _pretending(self, contact: Contact, judged: Judgement) -> Judgement:
        shown = self._address_shown(contact)
        if shown is not None:
            address = parse_address(contact.value)
            host = address.shown_host if address is not None else ""
            reasons = (reason("link-text"), *_telling(judged))
            return Judgement(OfficialVerdict.IMITATION, shown, reasons, host)
        if self._claims.made_for(self._text, contact.span[0]):
            entry = self._index.entry_of("", kind=contact.kind)
            # Numbers and mailboxes are compared: the right one is then at hand. A name is like no other.
            theirs = contact.value if entry is not None and entry.kind in _COMPARED else ""
            reasons = (reason("claims-to-be-us"), *_telling(judged))
            return Judgement(OfficialVerdict.IMITATION, entry, reasons, theirs)
        return judged

    def _address_shown(self, contact: Contact) -> OfficialEntry | None:
        """The listed address that a link shows instead of where it leads."""
        start, end = contact.span
        behind = (shown for shown, place in self._labels if place[0] < end and start < place[1])
        entry = next(filter(None, map(self._index.address_of, behind)), None)
        return None if entry is None or self._leads_to_a_known_place(contact.value) else entry

    def _leads_to_a_known_place(self, link: str) -> bool:
        """Whether a link leads to us by way of another, or to a site of people whom everybody knows."""
        address = parse_address(link)
        if address is None or self._index.domain_in(decoded(link)) is not None:
            return address is not None
        host = address.ascii_host
        is_anybodys = bool(account_path(address)[0]) or anyone_can_publish_at(host)
        return is_known_site(host) and not is_anybodys

    def _is_own(self, host: str) -> bool:
        return any(is_below(host.lower().rstrip("."), domain) for domain in self._index.domains)

    def _is_in_transport(self, contact: Contact) -> bool:
        return any(start <= contact.span[0] < end for start, end in self._transport)

    def _is_answered(self, contact: Contact) -> bool:
        """Whether an answer goes there, not only what could not be delivered."""
        line = self._text[self._text.rfind("\n", 0, contact.span[0]) + 1 : contact.span[0]]
        return not line.lower().lstrip().startswith(("return-path", "sender"))


def _telling(judged: Judgement) -> tuple[Reason, ...]:
    return tuple(one for one in judged.reasons if one.code != "not-on-list")
