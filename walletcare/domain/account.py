"""The account of what was tried: the structured record a troubleshooter hands to a request."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from walletcare.domain.language import LocalText


class AccountKind(StrEnum):
    ANSWER = "answer"
    INPUT = "input"
    CHECK = "check"
    REMEDY = "remedy"
    OUTCOME = "outcome"


@dataclass(frozen=True, slots=True)
class AccountEntry:
    """One thing that was asked, typed, checked or tried.

    Attributes:
        code: Stable machine code, ``<step id>=<choice id>`` or ``<check id>=<status>:<reason>``.
        question: What was asked or checked, in both languages.
        answer: What came of it, in both languages.
        is_included: The user may untick an entry; it then stays here and does not leave.
        before / after are told by two CHECK entries with the same step id and different times.
    """

    kind: AccountKind
    step_id: str
    code: str
    question: LocalText
    answer: LocalText
    at: datetime
    evidence: str = ""
    is_included: bool = True


@dataclass(frozen=True, slots=True)
class Account:
    """Everything one run of a flow found out, in order.

    Attributes:
        verdict: Side the cause is on (``domain.diagnostic.Side``).
        summary: What the case is about, as a title for the request; None when the run ended early.
        complexity: ``simple`` or ``investigate``: the flow's hint for triage; empty when it gives none.
        session_id: The kept run it comes from, for the history on this computer; support never sees it.
    """

    flow_id: str
    flow_version: int
    title: LocalText
    entries: tuple[AccountEntry, ...]
    verdict: str = "unknown"
    summary: LocalText | None = None
    complexity: str = ""
    session_id: str = ""

    def included(self) -> tuple[AccountEntry, ...]:
        return tuple(entry for entry in self.entries if entry.is_included)

    def with_included(self, index: int, is_included: bool) -> Account:
        entries = list(self.entries)
        entries[index] = replace(entries[index], is_included=is_included)
        return replace(self, entries=tuple(entries))
