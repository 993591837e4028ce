"""Phone numbers against the official list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from walletcare.safety.folding import fold
from walletcare.safety.official.forms import is_near_phone, is_same_phone
from walletcare.safety.official.judgement import Judgement, imitation, official, unlisted
from walletcare.safety.official.networks import networks_beside

if TYPE_CHECKING:
    from walletcare.safety.official.contacts import Contact
    from walletcare.safety.official.index import OfficialIndex

_PHONE_WORD = re.compile(
    r"电话|热线|拨打|致电|手机|来电|phone|call|tel\b|hotline|number|whatsapp|sms|短信", re.IGNORECASE
)
_GROUP_WORD = re.compile(r"群|扣扣|企鹅|group|\bqq", re.IGNORECASE)
_BESIDE = 18


class PhoneJudge:
    """Judges phone numbers, and numbers of groups that look like one."""

    def __init__(self, index: OfficialIndex) -> None:
        self._index = index

    def judge(self, contact: Contact, text: str) -> Judgement | None:
        """None for digits that nothing says are meant as a phone number."""
        digits = re.sub(r"\D", "", fold(contact.value).plain.replace("(0)", ""))
        is_call = _is_to_call(contact, text)
        group = self._index.groups.get(digits)
        if group is not None and not is_call:
            networks = networks_beside(text, contact.span)
            if networks and group.network not in networks:
                return imitation(group, "other-network", contact.value)
            if networks or _is_group(contact, text):
                return official(group)
        judged = self.judge_number(digits)
        if judged is not None:
            return judged
        is_meant = is_call or len(text.strip()) <= len(contact.shown) + 2
        return unlisted() if len(digits) >= 5 and is_meant else None

    def judge_number(self, digits: str) -> Judgement | None:
        """A number's digits; None when it is neither listed nor nearly a listed one."""
        for known, entry in self._index.phones.items():
            if is_same_phone(digits, known):
                return official(entry)
        for known, entry in self._index.phones.items():
            if len(known) >= 9 and is_near_phone(digits, known):
                is_abroad = len(digits) >= len(known) or not digits.startswith("0")
                theirs = f"+{digits.removeprefix('00')}" if is_abroad else digits
                return imitation(entry, "one-digit-off", theirs)
        return None


def _is_group(contact: Contact, text: str) -> bool:
    """Whether the words beside the number call it a group, or nothing stands beside it."""
    start, end = contact.span
    beside = text[max(start - _BESIDE, text.rfind("\n", 0, start) + 1) : end + _BESIDE].split("\n")[0]
    return bool(_GROUP_WORD.search(beside)) or len(text.strip()) <= len(contact.shown) + 2


def _is_to_call(contact: Contact, text: str) -> bool:
    """Whether the number is written as one to call, or is called one."""
    start = contact.span[0]
    return contact.shown.lstrip().lower().startswith(("+", "＋", "tel:", "sms:")) or bool(
        _PHONE_WORD.search(text, max(start - 16, 0), start)
    )
