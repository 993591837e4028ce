"""What a scenario sets: hours, people, queue, delays, scripted actions and faults on a timeline."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from walletcare.desk.records import Json
from walletcare.domain.language import LocalText
from walletcare.domain.notice import Notice, NoticeKind

_INBOX_NAME = LocalText("钱包客服", "Wallet support")
_BOT_NAME = LocalText("自动助手", "Support bot")


class HoursMode(StrEnum):
    """How the working-hours table of 4.1 is made.

    OFF: hours are not used. ALWAYS: open all day, every day. CLOSED_NOW: today closed, other days
        09:00-21:00, by the desk clock in the inbox's zone. CLOSED_WEEK: no day open, as a team does that is
        away. TABLE: the scenario's own rows.
    """

    OFF = "off"
    ALWAYS = "always"
    CLOSED_NOW = "closed-now"
    CLOSED_WEEK = "closed-week"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class DayHours:
    """One row of the table. ``day``: 0 is Sunday, as on the wire. Equal times mean closed all day."""

    day: int
    opens: tuple[int, int]
    closes: tuple[int, int]


@dataclass(frozen=True, slots=True)
class InboxPlan:
    """Settings of the imitated inbox.

    Attributes:
        greeting / out_of_office: Template texts; None sends none.
        holidays_note: Added to the out-of-office text, because the real server knows no holidays (section
            13).
        is_locked_to_single: One conversation a session (4.6).
        needs_identity: Every contact call must carry a valid HMAC (section 1).
    """

    name: LocalText = _INBOX_NAME
    timezone: str = "Asia/Shanghai"
    hours: HoursMode = HoursMode.ALWAYS
    working_hours: tuple[DayHours, ...] = ()
    is_csat_on: bool = True
    csat_display: str = "emoji"
    greeting: LocalText | None = None
    out_of_office: LocalText | None = None
    holidays_note: LocalText | None = None
    is_locked_to_single: bool = False
    needs_identity: bool = False


@dataclass(frozen=True, slots=True)
class AgentPlan:
    """A person of the team. ``key`` is how scenarios and hooks name her."""

    key: str
    name: str
    available_name: str
    is_online: bool = True


@dataclass(frozen=True, slots=True)
class QueuePlan:
    """People before a new request, and seconds until each is served (before the speed factor)."""

    length: int = 0
    seconds_per_place: float = 20.0


@dataclass(frozen=True, slots=True)
class Delays:
    """Seconds of the scripted agent, before the speed factor, each counted from the step before."""

    seen_s: float = 3.0
    assigned_s: float = 4.0
    typing_s: float = 2.0
    reply_s: float = 4.0
    question_s: float = 5.0
    answer_s: float = 6.0
    resolve_s: float = 6.0
    csat_s: float = 1.0


class ScriptMode(StrEnum):
    """MEI: the scripted agent serves every request.

    SILENT: nobody acts unless a hook or the timeline says so.
    """

    MEI = "mei"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class BotPlan:
    """The agent bot. While it is active new conversations start ``pending``.

    Attributes:
        greets: Opens with an ``input_select`` of topics after the first message.
        loops: Never hands over to a person, whatever the user says.
    """

    is_active: bool = False
    name: LocalText = _BOT_NAME
    greets: bool = True
    loops: bool = False


class Trigger(StrEnum):
    """What ``at_s`` counts from.

    START is the start of the desk; the others happen once in each conversation.
    """

    START = "start"
    FIRST_MESSAGE = "first-message"
    RESOLVED = "resolved"


@dataclass(frozen=True, slots=True)
class TimelineStep:
    """One scripted action: a hook's name and its arguments, ``at_s`` seconds after ``after`` (before the
    speed factor).
    """

    after: Trigger
    at_s: float
    action: str
    arguments: Json = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NoticePlan:
    """An announcement of the wallet for as long as the scenario is played.

    The client API has none: the demo shows it beside what the content pack brings. ``begins_s`` and
    ``lasts_s`` count from the start, by the desk clock.
    """

    kind: NoticeKind
    title: LocalText
    text: LocalText
    begins_s: float = 0.0
    lasts_s: float = 7 * 86_400.0
    raises_wait: bool = False
    flow: str = ""
    article: str = ""

    def as_notice(self, notice_id: str, started: datetime) -> Notice:
        begins = started + timedelta(seconds=self.begins_s)
        return Notice(
            id=notice_id,
            kind=self.kind,
            title=self.title,
            text=self.text,
            begins=begins,
            ends=begins + timedelta(seconds=self.lasts_s),
            raises_wait=self.raises_wait,
            flow=self.flow,
            article=self.article,
        )


@dataclass(frozen=True, slots=True)
class Scenario:
    name: str
    title: LocalText
    inbox: InboxPlan = InboxPlan()
    agents: tuple[AgentPlan, ...] = (AgentPlan("mei", "Mei Lin", "Mei"),)
    queue: QueuePlan = QueuePlan()
    delays: Delays = Delays()
    script: ScriptMode = ScriptMode.MEI
    bot: BotPlan = BotPlan()
    faults: Json = field(default_factory=dict)
    notices: tuple[NoticePlan, ...] = ()
    timeline: tuple[TimelineStep, ...] = ()

    def notices_at(self, started: datetime) -> tuple[Notice, ...]:
        """The notices of a play that began at ``started`` (aware)."""
        return tuple(
            plan.as_notice(f"{self.name}-{number}", started) for number, plan in enumerate(self.notices, 1)
        )
