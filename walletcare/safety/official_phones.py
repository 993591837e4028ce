"""Phone numbers against the official list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from walletcare.safety.folding import fold
from walletcare.safety.official_forms import is_near_phone, is_same_phone
from walletcare.safety.official_judgement import Judgement, imitation, official, unlisted

if TYPE_CHECKING:
    from walletcare.safety.contacts import Contact
    from walletcare.safety.official_index import OfficialIndex

_PHONE_WORD = re.compile(
    r"电话|热线|拨打|致电|手机|来电|phone|call|tel\b|hotline|number|whatsapp|sms|短信", re.IGNORECASE
)


class PhoneJudge:
    """Judges phone numbers, and numbers of groups that look like one."""

    def __init__(self, index: OfficialIndex) -> None:
        self._index = index

    def judge(self, contact: Contact, text: str) -> Judgement | None:
        """None for digits that nothing says are meant as a phone number."""
        digits = re.sub(r"\D", "", fold(contact.value).plain.replace("(0)", ""))
        for known, entry in self._index.phones.items():
            if is_same_phone(digits, known):
                return official(entry)
        if digits in self._index.groups:
            return official(self._index.groups[digits])
        for known, entry in self._index.phones.items():
            if len(known) >= 9 and is_near_phone(digits, known):
                return imitation(entry, "one-digit-off", contact.value)
        return unlisted() if len(digits) >= 5 and _is_meant(contact, text) else None


def _is_meant(contact: Contact, text: str) -> bool:
    """Whether the number is written as one to call, is called one, or is all there is."""
    start = contact.span[0]
    return (
        contact.value.lstrip().startswith(("+", "＋"))
        or bool(_PHONE_WORD.search(text, max(start - 16, 0), start))
        or len(text.strip()) <= len(contact.shown) + 2
    )
