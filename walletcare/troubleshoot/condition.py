"""Does a condition hold? Values are compared with values; nothing is evaluated."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from walletcare.domain.diagnostic import DiagnosticResult, Side
from walletcare.domain.flow import Condition, ConditionKind


@dataclass(frozen=True, slots=True)
class Known:
    """What a condition can ask about.

    Attributes:
        answers: Choice id by question id.
        given: Ids of input steps that have a value.
        results: The latest result by check id.
        side: Asked only by a verdict condition, because a verdict itself is made of conditions.
        custody: ``custodial``, ``self-custody`` or ``custody-unknown``.
        pays_with: Ids of the ways to pay that the brand lists; empty when it lists none.
    """

    results: Mapping[str, DiagnosticResult]
    answers: Mapping[str, str] = field(default_factory=dict)
    given: frozenset[str] = frozenset()
    side: Callable[[], Side] = lambda: Side.UNKNOWN
    custody: str = "custody-unknown"
    pays_with: frozenset[str] = frozenset()


def holds(condition: Condition, known: Known) -> bool:
    """Whether ``condition`` holds. What is not known makes a condition false."""
    values = condition.values
    match condition.kind:
        case ConditionKind.ANSWER:
            return known.answers.get(condition.subject) in values
        case ConditionKind.GIVEN:
            return any(step_id in known.given for step_id in values)
        case ConditionKind.STATUS:
            result = known.results.get(condition.subject)
            return result is not None and result.status in values
        case ConditionKind.REASON:
            result = known.results.get(condition.subject)
            return result is not None and result.reason in values
        case ConditionKind.VERDICT:
            return known.side() in values
        case ConditionKind.BRAND:
            return known.custody in values
        case ConditionKind.LACKS:
            return bool(known.pays_with) and known.pays_with.isdisjoint(values)
        case ConditionKind.ALL:
            return all(holds(part, known) for part in condition.parts)
        case ConditionKind.ANY:
            return any(holds(part, known) for part in condition.parts)
        case ConditionKind.NOT:
            return not holds(condition.parts[0], known)
