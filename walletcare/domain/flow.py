"""Troubleshooters as data: flows, their steps, conditions, actions and outcomes.

A flow is a graph of steps with stable ids. Nothing in it is code: conditions are values compared with
values, checks and actions are names out of the closed sets below, and no flow can name a host, a file or
a program. ``walletcare.content.flow_source`` reads flows; ``walletcare.troubleshoot.Session`` runs them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from walletcare.domain.language import LocalText

NOT_SURE = "not-sure"
"""Id of the choice that every question has."""
FIXED, STILL, NEXT = "fixed", "still", "next"
"""Ids of the ways out of an instruction."""


class StepKind(StrEnum):
    QUESTION = "question"
    INPUT = "input"
    CHECKS = "checks"
    INSTRUCTION = "instruction"
    BRANCH = "branch"
    OUTCOME = "outcome"


class InputKind(StrEnum):
    """What an input step asks for; each kind has one validator in ``troubleshoot.inputs``."""

    TEXT = "text"
    AMOUNT = "amount"
    DATE = "date"
    ORDER_NUMBER = "order-number"
    TX_ID = "tx-id"
    ADDRESS = "address"
    IBAN = "iban"
    CARD_NUMBER = "card-number"
    CARD_EXPIRY = "card-expiry"
    LINK = "link"

    @property
    def is_memory_only(self) -> bool:
        """True: the value is used for a check and then forgotten; it is never stored, logged or sent."""
        return self in {InputKind.CARD_NUMBER, InputKind.CARD_EXPIRY, InputKind.IBAN}


class DraftField(StrEnum):
    """The field of a draft that an input fills, so that the request form does not ask again."""

    AMOUNT = "amount"
    WHEN = "when"
    TRANSACTION = "transaction"


class CheckId(StrEnum):
    """Every check there is. The first group looks at the connection and at support, the second at what the
    user typed."""

    NETWORK = "network"
    DNS = "dns"
    PROXY = "proxy"
    CAPTIVE_PORTAL = "captive-portal"
    TCP = "tcp"
    TLS = "tls"
    SERVICE = "service"
    STATUS = "status"
    SUPPORT = "support"
    CLOCK = "clock"
    TIME_ZONE = "time-zone"
    DISK = "disk"
    VERSION = "version"

    CARD = "card"
    IBAN = "iban"
    BALANCE = "balance"
    ADDRESS = "address"
    SAME_ADDRESS = "same-address"
    RECEIPT = "receipt"
    REFUND_RULES = "refund-rules"
    OFFICIAL = "official"
    REFUND_ARRIVAL = "refund-arrival"

    @property
    def needs(self) -> tuple[str, ...]:
        """Names of the inputs it cannot do without."""
        return _NEEDS.get(self, ())

    @property
    def may_use(self) -> tuple[str, ...]:
        """Names of all the inputs it understands."""
        return self.needs + _MAY_USE.get(self, ())


_NEEDS = {
    CheckId.CARD: ("number",),
    CheckId.IBAN: ("number",),
    CheckId.BALANCE: ("amount", "balance"),
    CheckId.ADDRESS: ("address",),
    CheckId.SAME_ADDRESS: ("intended", "used"),
    CheckId.RECEIPT: ("tx",),
    CheckId.REFUND_RULES: ("date",),
    CheckId.OFFICIAL: ("contact",),
    CheckId.REFUND_ARRIVAL: ("date", "method"),
}
_MAY_USE = {CheckId.CARD: ("expiry",), CheckId.BALANCE: ("fee",), CheckId.ADDRESS: ("network",)}

CONNECTION_CHECKS: tuple[CheckId, ...] = tuple(
    check for check in CheckId if check not in _NEEDS and check is not CheckId.SUPPORT
)
"""What can be looked at from anywhere; whether support is on duty is known to a running window only."""


class ActionName(StrEnum):
    """Everything a button in a flow can do. ``argument`` is named behind each.

    ========================  ==========================================
    ``open-article``          slug
    ``open-flow``             flow id
    ``open-contact``          topic code, or empty
    ``open-safety-check``     empty
    ``open-requests``         empty
    ``open-clock-settings``   empty
    ``open-network-settings`` empty
    ``check-again``           empty: the checks of the run once more
    ``go-back``               step to answer again, such as the input that a check found wrong
    ``copy-text``             empty; the text stands in ``copy``
    ``print-steps``           empty
    ========================  ==========================================
    """

    OPEN_ARTICLE = "open-article"
    OPEN_FLOW = "open-flow"
    OPEN_CONTACT = "open-contact"
    OPEN_SAFETY_CHECK = "open-safety-check"
    OPEN_REQUESTS = "open-requests"
    OPEN_CLOCK_SETTINGS = "open-clock-settings"
    OPEN_NETWORK_SETTINGS = "open-network-settings"
    CHECK_AGAIN = "check-again"
    GO_BACK = "go-back"
    COPY_TEXT = "copy-text"
    PRINT_STEPS = "print-steps"


class DeadlineKind(StrEnum):
    ASK_REFUND = "ask-refund"
    DISPUTE = "dispute"
    ESCALATE = "escalate"
    REFUND_ARRIVAL = "refund-arrival"


class OutcomeResult(StrEnum):
    SOLVED = "solved"
    CONTACT = "contact"
    CANNOT_BE_DONE = "cannot_be_done"


class Confidence(StrEnum):
    """How sure an outcome is of its cause: 把握较大 / 有可能 / 还不确定."""

    SURE = "sure"
    LIKELY = "likely"
    UNSURE = "unsure"


class Complexity(StrEnum):
    """The hint for triage that a request from a flow carries."""

    SIMPLE = "simple"
    INVESTIGATE = "investigate"


class ConditionKind(StrEnum):
    """``ANSWER``: the choice made at a step. ``STATUS``/``REASON``: of a check's latest result.

    ``VERDICT``: the side the latest verdict is on. ``GIVEN``: an input has a value. ``BRAND``: ``custodial``,
    ``self-custody`` or ``custody-unknown``. ``LACKS``: the brand lists ways to pay, and none of these.
    """

    ANSWER = "answer"
    STATUS = "status"
    REASON = "reason"
    VERDICT = "verdict"
    GIVEN = "given"
    BRAND = "brand"
    LACKS = "lacks"
    ALL = "all"
    ANY = "any"
    NOT = "not"


@dataclass(frozen=True, slots=True)
class Condition:
    """Holds when what ``subject`` names is one of ``values``; ``parts`` are for all, any and not."""

    kind: ConditionKind
    subject: str = ""
    values: tuple[str, ...] = ()
    parts: tuple[Condition, ...] = ()

    def walk(self) -> Iterator[Condition]:
        """This condition and all inside it."""
        yield self
        for part in self.parts:
            yield from part.walk()


@dataclass(frozen=True, slots=True)
class Case:
    """``when`` holds: go to ``next``. Cases are tried in order."""

    when: Condition
    next: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer, or one way out of an instruction. ``icon`` is a Lucide name."""

    id: str
    label: LocalText
    next: str
    hint: LocalText | None = None
    icon: str = ""


@dataclass(frozen=True, slots=True)
class CheckUse:
    """A check, and which steps give it what it needs: ``(name, step id)`` pairs.

    An input gives what was typed, a question the id of its answer.
    """

    check: CheckId
    uses: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Action:
    """One numbered thing to do. ``name`` adds a button that does or opens it."""

    text: LocalText
    detail: LocalText | None = None
    name: ActionName | None = None
    argument: str = ""
    copy: LocalText | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionStep:
    """``short`` is the name on the answer trail while the step is open; the answer's label after that."""

    id: str
    title: LocalText
    choices: tuple[Choice, ...]
    helper: LocalText | None = None
    short: LocalText | None = None
    privacy: LocalText | None = None
    seeds: tuple[str, ...] = ()

    kind = StepKind.QUESTION


@dataclass(frozen=True, slots=True, kw_only=True)
class InputStep:
    """One typed field.

    Attributes:
        is_optional: The user may go on without it.
        fills: The draft's field this answers.
        privacy: What happens to the value; memory-only kinds must say that it is forgotten.
    """

    id: str
    title: LocalText
    input: InputKind
    next: str
    example: LocalText
    helper: LocalText | None = None
    short: LocalText | None = None
    privacy: LocalText | None = None
    fills: DraftField | None = None
    is_optional: bool = False
    seeds: tuple[str, ...] = ()

    kind = StepKind.INPUT


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecksStep:
    """Runs checks, then goes to the first case that holds, else to ``next``."""

    id: str
    title: LocalText
    run: tuple[CheckUse, ...]
    next: str
    cases: tuple[Case, ...] = ()
    helper: LocalText | None = None
    short: LocalText | None = None
    seeds: tuple[str, ...] = ()

    kind = StepKind.CHECKS


@dataclass(frozen=True, slots=True, kw_only=True)
class InstructionStep:
    """Things to do. ``exits`` are ``fixed`` and ``still``, or ``next`` alone when there is nothing to judge.

    Attributes:
        recheck: Checks that may be run again from here; both results go into the account.
        is_printable: Offer the numbered list on paper.
    """

    id: str
    title: LocalText
    actions: tuple[Action, ...]
    exits: tuple[Choice, ...]
    helper: LocalText | None = None
    short: LocalText | None = None
    warning: LocalText | None = None
    recheck: tuple[CheckUse, ...] = ()
    is_printable: bool = False
    seeds: tuple[str, ...] = ()

    kind = StepKind.INSTRUCTION


@dataclass(frozen=True, slots=True, kw_only=True)
class BranchStep:
    """Shown to nobody: goes to the first case that holds, else to ``otherwise``."""

    id: str
    cases: tuple[Case, ...]
    otherwise: str
    seeds: tuple[str, ...] = ()

    kind = StepKind.BRANCH


@dataclass(frozen=True, slots=True)
class DraftPlan:
    """What a request from this outcome starts with. ``title`` names the case; ``text`` opens the message."""

    topic: str
    title: LocalText
    complexity: Complexity
    text: LocalText | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """One line of a check-up's result, by the answer at ``question``.

    Attributes:
        good: Choices with which ``held`` is shown; with any other, ``lacking``, and ``article`` to mend it.
    """

    question: str
    good: tuple[str, ...]
    held: LocalText
    lacking: LocalText
    article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeStep:
    """An end.

    Attributes:
        title: The headline, such as "We found a likely cause".
        cause: What was found, in one sentence; ``detail`` explains it.
        money: What happens to the money; None where no money is involved.
        actions: Up to three next actions, in order. An urgent list may be longer and printable.
        draft: Every outcome but a solved one has it; a solved one may.
        points: What is set and what is missing, for check-ups.
    """

    id: str
    title: LocalText
    result: OutcomeResult
    confidence: Confidence
    cause: LocalText
    detail: LocalText | None = None
    money: LocalText | None = None
    actions: tuple[Action, ...] = ()
    draft: DraftPlan | None = None
    deadlines: tuple[DeadlineKind, ...] = ()
    points: tuple[Point, ...] = ()
    is_printable: bool = False
    icon: str = ""
    short: LocalText | None = None
    seeds: tuple[str, ...] = ()

    kind = StepKind.OUTCOME


Step = QuestionStep | InputStep | ChecksStep | InstructionStep | BranchStep | OutcomeStep


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """One troubleshooter.

    Attributes:
        code: ``T01``…; stable, for people.
        version: Grows with every change of steps; a stored run of another version is replayed on resume.
        topic: Topic code of a request made when the user leaves before an outcome.
        start: Id of the first step.
        minutes: How long it usually takes, for the tile.
        is_guide: A check-up or a checklist: nobody is in trouble, so it needs no urgent way round.
        way_round: What helps whoever cannot wait, shown above the first step; None when the first step itself
            asks for it (``asks_urgency``), or for guides.
        asks_urgency: The first question has a choice for whoever cannot wait.
    """

    id: str
    code: str
    version: int
    title: LocalText
    summary: LocalText
    icon: str
    topic: str
    start: str
    steps: tuple[Step, ...]
    seeds: tuple[str, ...] = ()
    is_urgent: bool = False
    minutes: int = 3
    is_guide: bool = False
    way_round: Action | None = None
    asks_urgency: bool = False

    def step(self, step_id: str) -> Step | None:
        return next((step for step in self.steps if step.id == step_id), None)


def next_ids(step: Step) -> tuple[str, ...]:
    """Every step that can follow ``step``, in the order of the file."""
    match step:
        case QuestionStep():
            return tuple(choice.next for choice in step.choices)
        case InputStep():
            return (step.next,)
        case ChecksStep():
            return (*(case.next for case in step.cases), step.next)
        case InstructionStep():
            return tuple(choice.next for choice in step.exits)
        case BranchStep():
            return (*(case.next for case in step.cases), step.otherwise)
        case OutcomeStep():
            return ()
