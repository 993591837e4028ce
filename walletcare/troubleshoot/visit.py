"""One step of a run, as it was lived through: what was answered, typed or found there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, cast

from walletcare.domain.diagnostic import CheckStatus, DiagnosticResult
from walletcare.domain.language import LocalText


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit to a step that the user saw.

    Attributes:
        choice: Id of the answer, or of the way out of an instruction.
        value: What was typed; always empty for memory-only inputs.
        is_given: An input has a value, stored or forgotten.
        batches: Results of the checks run here, one tuple a run, oldest first.
    """

    step_id: str
    at: datetime
    choice: str = ""
    value: str = ""
    is_given: bool = False
    batches: tuple[tuple[DiagnosticResult, ...], ...] = ()

    def with_results(self, results: tuple[DiagnosticResult, ...], at: datetime) -> Visit:
        return replace(self, batches=(*self.batches, results), at=at)

    @property
    def results(self) -> tuple[DiagnosticResult, ...]:
        return tuple(result for batch in self.batches for result in batch)


def visit_to_plain(visit: Visit) -> dict[str, object]:
    """The visit as plain values for JSON."""
    return {
        "step": visit.step_id,
        "at": visit.at.isoformat(),
        "choice": visit.choice,
        "value": visit.value,
        "given": visit.is_given,
        "batches": [[_result_to_plain(result) for result in batch] for batch in visit.batches],
    }


def visit_from_plain(plain: dict[str, object]) -> Visit:
    """The visit that :func:`visit_to_plain` wrote; KeyError, TypeError or ValueError for anything else."""
    batches = plain["batches"]
    if not isinstance(batches, list):
        raise TypeError("batches")
    return Visit(
        step_id=str(plain["step"]),
        at=datetime.fromisoformat(str(plain["at"])),
        choice=str(plain["choice"]),
        value=str(plain["value"]),
        is_given=bool(plain["given"]),
        batches=tuple(tuple(_result_from_plain(result) for result in batch) for batch in batches),
    )


def _text_to_plain(text: LocalText | None) -> list[str] | None:
    return None if text is None else [text.zh, text.en]


def _text_from_plain(plain: list[str] | None) -> LocalText | None:
    return None if plain is None else LocalText(plain[0], plain[1])


def _result_to_plain(result: DiagnosticResult) -> dict[str, object]:
    return {
        "check": result.check_id,
        "status": str(result.status),
        "finding": _text_to_plain(result.finding),
        "at": result.at.isoformat(),
        "reason": result.reason,
        "value": result.value,
        "evidence": list(result.evidence),
        "remedy": _text_to_plain(result.remedy),
        "article": result.article,
        "took_s": result.took_s,
    }


def _result_from_plain(plain: dict[str, object]) -> DiagnosticResult:
    fields = cast("dict[str, Any]", plain)
    finding = _text_from_plain(fields["finding"])
    if finding is None:
        raise ValueError("a result without a finding")
    return DiagnosticResult(
        check_id=str(fields["check"]),
        status=CheckStatus(fields["status"]),
        finding=finding,
        at=datetime.fromisoformat(fields["at"]),
        reason=str(fields["reason"]),
        value=str(fields["value"]),
        evidence=tuple(str(line) for line in fields["evidence"]),
        remedy=_text_from_plain(fields["remedy"]),
        article=str(fields["article"]),
        took_s=float(fields["took_s"]),
    )
