"""The official-contact check: is this link, address, handle or phone number on the brand's list, or does
it imitate it?

Works on the list alone: nothing is looked up, nothing is opened. The answer is never "safe": an official
address can be misused as well. Here the report is put together; how each kind of contact is judged stands in
``link_check``, ``host_check``, ``mail_check``, ``name_check`` and ``phone_check``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from walletcare.domain.language import LocalText
from walletcare.safety.official.brand_names import BrandNames
from walletcare.safety.official.claims import Claims
from walletcare.safety.official.contacts import LONGEST_TEXT, Contact, ContactKind, find_contacts
from walletcare.safety.official.forms import comparable
from walletcare.safety.official.host_check import HostJudge
from walletcare.safety.official.index import OfficialIndex
from walletcare.safety.official.judgement import Judgement
from walletcare.safety.official.letters import Segment, compare
from walletcare.safety.official.link_check import LinkJudge
from walletcare.safety.official.mail_check import MailJudge
from walletcare.safety.official.name_check import NameJudge
from walletcare.safety.official.phone_check import PhoneJudge
from walletcare.safety.official.reasons import Reason
from walletcare.safety.official.report import SERIOUS_FIRST, CheckedItem, CheckReport, OfficialVerdict
from walletcare.safety.official.skeletons import plain_name
from walletcare.safety.official.surroundings import Surroundings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from walletcare.domain.brand import OfficialList

_LONGEST_CONTACT = 400
_LONGEST_NAME = 30


class OfficialChecker:
    """Compares contacts with one brand's official list. Cheap to make; holds no state between checks."""

    def __init__(self, official_list: OfficialList) -> None:
        self._index = OfficialIndex(official_list)
        self._names = names = BrandNames(official_list.brand_names, self._index.domains)
        self._claims = Claims(official_list.brand_names)
        hosts = HostJudge(self._index, names)
        self._accounts = NameJudge(self._index, names)
        self._phones = PhoneJudge(self._index)
        self._links = LinkJudge(self._index, names, hosts, self._accounts, self._phones)
        self._mail = MailJudge(self._index, names, hosts)

    def check(self, text: str) -> CheckReport:
        """Judges every contact in ``text``. Never raises on what was pasted."""
        around = Surroundings(text[:LONGEST_TEXT], self._index, self._claims)
        found = list(self._judged(text))
        for contact, judged in found:
            around.note_sender(contact, judged)
        seen = ((contact, around.seen_in(contact, judged)) for contact, judged in found)
        # Headers that name no sender leave nothing: then what they do name is judged.
        kept = [(contact, judged) for contact, judged in seen if judged is not None] or found
        items = [self._item(contact, judged) for contact, judged in kept]
        return CheckReport(tuple(sorted(items, key=_most_serious)))

    def link_verdict(self, link: str) -> OfficialVerdict:
        """The verdict over ``link`` as one address, taken apart as a browser does it."""
        return self._links.judge(link).verdict

    def single_kind(self, text: str) -> ContactKind | None:
        """What ``text`` is when it is one contact and nothing else, such as a pasted link."""
        bare = text.strip()
        if not bare or len(bare) > _LONGEST_CONTACT or "\n" in bare:
            return None
        found = [contact for contact in find_contacts(bare, self._index.endings) if not contact.is_guess]
        whole = [contact for contact in found if contact.span[1] - contact.span[0] >= len(bare) - 1]
        return whole[0].kind if len(found) == 1 and whole else None

    def _judged(self, text: str) -> Iterator[tuple[Contact, Judgement]]:
        """The contacts of ``text`` that there is something to say about."""
        known: dict[tuple[ContactKind, str, str], Judgement | None] = {}
        for contact in find_contacts(text, self._index.endings):
            if contact.kind in {ContactKind.LINK, ContactKind.EMAIL}:
                # Judged by themselves, so one that stands there again and again is judged once.
                same = (contact.kind, contact.value, contact.display_name)
                if same not in known:
                    known[same] = self._judge(contact, text)
                judged = known[same]
            else:
                judged = self._judge(contact, text)
            if judged is None:
                continue
            if contact.is_guess and judged.verdict is OfficialVerdict.UNLISTED:
                # One word that is no address and looks like nobody's name: there is nothing to compare.
                continue
            if judged.verdict is OfficialVerdict.UNLISTED and self._is_end_of_a_name(contact, text):
                continue
            yield contact, judged

    def _is_end_of_a_name(self, contact: Contact, text: str) -> bool:
        """Whether a handle is the end of the brand's own name: "WeChat Pay" is no account called Pay."""
        if contact.kind is not ContactKind.HANDLE or contact.shown.startswith(("@", "＠")):
            return False
        before = plain_name(text[max(contact.span[0] - _LONGEST_NAME, 0) : contact.span[0]])
        end = re.sub(r"[\u3400-\u9fff]+$", "", plain_name(contact.value))
        return any((before + end).endswith(key) and len(key) > len(end) for key in self._names.keys)

    def _judge(self, contact: Contact, text: str) -> Judgement | None:
        if contact.kind is ContactKind.LINK:
            return self._links.judge(contact.value)
        if contact.kind is ContactKind.EMAIL:
            return self._mail.judge(contact)
        if contact.kind is ContactKind.PHONE:
            return self._phones.judge(contact, text)
        return self._accounts.judge(contact, text)

    def _item(self, contact: Contact, judged: Judgement) -> CheckedItem:
        segments: tuple[Segment, ...] = ()
        if judged.verdict is OfficialVerdict.IMITATION and judged.of is not None and judged.theirs:
            theirs, ours = judged.theirs, comparable(judged.of)
            if ours.startswith("@") and not theirs.startswith(("@", "＠")):
                theirs = "@" + theirs
            # The same name in another place, or a name beside a number: there is no letter to point at.
            is_alike = theirs.isdigit() == ours.isdigit() or contact.kind is ContactKind.PHONE
            segments = compare(theirs, ours) if theirs != ours and is_alike else ()
        return CheckedItem(
            contact.kind,
            contact.shown,
            contact.span,
            judged.verdict,
            judged.of,
            tuple(_explained(judged.reasons, len(self._index.entries))),
            segments,
            judged.encoded,
        )


def _most_serious(item: CheckedItem) -> tuple[int, bool]:
    """Of a forged mail the forged sender comes first, not the ways it came by."""
    return SERIOUS_FIRST.index(item.verdict), item.reasons[0].code != "sender-not-proven"


def _explained(reasons: tuple[Reason, ...], entries: int) -> Iterator[Reason]:
    yield from reasons
    if not any(one.code in {"on-list", "not-on-list", "sender-not-proven"} for one in reasons):
        yield Reason(
            "not-on-list",
            LocalText(
                f"它不在官方名单的 {entries} 个地址里。",
                f"It isn’t among the {entries} addresses on the official list.",
            ),
        )
