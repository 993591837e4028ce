"""Reading scenario files: TOML in, :class:`Scenario` out, and a sentence for everything that is wrong."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from walletcare.desk.records import Json
from walletcare.desk.resource import desk_resources
from walletcare.desk.scenarios.action import ActionError, check_action
from walletcare.desk.scenarios.faults import FaultError, Faults
from walletcare.desk.scenarios.scenario import (
    AgentPlan,
    BotPlan,
    DayHours,
    Delays,
    HoursMode,
    InboxPlan,
    NoticePlan,
    QueuePlan,
    Scenario,
    ScriptMode,
    TimelineStep,
    Trigger,
)
from walletcare.domain.language import LocalText
from walletcare.domain.notice import NoticeKind

_TIME = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")
_KEY = re.compile(r"[a-z0-9-]+")

E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")


class ScenarioError(ValueError):
    """A scenario that cannot be used. The text names the file, the key and what is wrong."""


def scenario_names() -> tuple[str, ...]:
    """The shipped scenarios, sorted."""
    return tuple(sorted(path.stem for path in desk_resources().glob("*.toml")))


def read_scenario(source: str | Path) -> Scenario:
    """The shipped scenario of that name, or the one in that file.

    Raises:
        ScenarioError: It does not exist, is no TOML, or says something that makes no sense.
    """
    path = Path(source)
    if isinstance(source, str) and _KEY.fullmatch(source):
        path = desk_resources() / f"{source}.toml"
        if not path.is_file():
            raise ScenarioError(f"{source}: no such scenario; shipped are {', '.join(scenario_names())}")
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ScenarioError(f"{path}: cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ScenarioError(f"{path}: not valid TOML: {error}") from error
    return _scenario(_Table(str(path), "", data), path.stem)


class _Table:
    """One TOML table: typed reading, with errors that name file and key, and a check for unknown keys."""

    def __init__(self, file: str, where: str, data: Json) -> None:
        self._file = file
        self._where = where
        self._left = dict(data)

    def error(self, key: str, reason: str) -> ScenarioError:
        where = ".".join(part for part in (self._where, key) if part)
        return ScenarioError(f"{self._file}: {where}: {reason}")

    def close(self) -> None:
        """Refuse keys that nobody asked for: a misspelt switch must not pass unnoticed."""
        if self._left:
            raise self.error(sorted(self._left)[0], "unknown key")

    def has(self, key: str) -> bool:
        return key in self._left

    def raw(self, key: str) -> object:
        return self._left.pop(key, None)

    def table(self, key: str) -> _Table:
        value = self._left.pop(key, {})
        if not isinstance(value, dict):
            raise self.error(key, "must be a table")
        return _Table(self._file, ".".join(part for part in (self._where, key) if part), value)

    def tables(self, key: str) -> list[_Table]:
        value = self._left.pop(key, [])
        if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
            raise self.error(key, f"must be a list of tables, written [[{key}]]")
        name = ".".join(part for part in (self._where, key) if part)
        return [_Table(self._file, f"{name}[{i}]", entry) for i, entry in enumerate(value)]

    def flag(self, key: str, default: bool) -> bool:
        value = self._left.pop(key, default)
        if not isinstance(value, bool):
            raise self.error(key, "must be true or false")
        return value

    def number(self, key: str, default: float, *, low: float = 0.0, high: float = 1e9) -> float:
        value = self._left.pop(key, default)
        if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
            raise self.error(key, f"must be a number from {low:g} to {high:g}")
        return float(value)

    def whole(self, key: str, default: int, *, low: int = 0, high: int = 100_000) -> int:
        value = self._left.pop(key, default)
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise self.error(key, f"must be a whole number from {low} to {high}")
        return value

    def text(self, key: str, default: str | None = None) -> str:
        value = self._left.pop(key, default)
        if value is None:
            raise self.error(key, "is missing")
        if not isinstance(value, str) or not value.strip():
            raise self.error(key, "must be a text that is not empty")
        return value

    def choice(self, key: str, kind: type[E], default: E) -> E:
        value = self._left.pop(key, default.value)
        try:
            return kind(value)
        except ValueError:
            raise self.error(key, f"must be one of {', '.join(kind)}, not {value!r}") from None

    def local_text(self, key: str, default: T) -> LocalText | T:
        if key not in self._left:
            return default
        value = self._left.pop(key)
        is_pair = isinstance(value, dict) and set(value) == {"zh", "en"}
        if not is_pair or not all(isinstance(text, str) and text.strip() for text in value.values()):
            raise self.error(key, "must have exactly zh and en, both texts that are not empty")
        return LocalText(value["zh"], value["en"])

    def time(self, key: str) -> tuple[int, int]:
        match = _TIME.fullmatch(self.text(key))
        if match is None:
            raise self.error(key, "must be a time such as 09:30")
        return int(match[1]), int(match[2])


def _scenario(root: _Table, name: str) -> Scenario:
    title = root.local_text("title", None)
    if title is None:
        raise root.error("title", "is missing")
    scenario = Scenario(
        name=name,
        title=title,
        inbox=_closed(root.table("inbox"), _inbox),
        agents=_agents(root),
        queue=_closed(root.table("queue"), _queue),
        delays=_closed(root.table("delays"), _delays),
        script=root.choice("script", ScriptMode, ScriptMode.MEI),
        bot=_closed(root.table("bot"), _bot),
        faults=_faults(root),
        notices=tuple(_closed(table, _notice) for table in root.tables("notices")),
        timeline=tuple(_closed(table, _step) for table in root.tables("timeline")),
    )
    root.close()
    for step in scenario.timeline:
        agent = step.arguments.get("agent")
        if agent is not None and agent not in {plan.key for plan in scenario.agents}:
            raise root.error("timeline", f"{step.action}: no agent {agent!r} in [[agents]]")
    return scenario


def _closed(table: _Table, read: Callable[[_Table], T]) -> T:
    value = read(table)
    table.close()
    return value


def _inbox(table: _Table) -> InboxPlan:
    plain = InboxPlan()
    zone = table.text("timezone", plain.timezone)
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError):
        raise table.error("timezone", f"{zone!r} is no IANA time zone such as Asia/Shanghai") from None
    display = table.text("csat_display", plain.csat_display)
    if display not in {"emoji", "star"}:
        raise table.error("csat_display", "must be emoji or star")
    hours = table.choice("hours", HoursMode, plain.hours)
    rows = tuple(_closed(entry, _day) for entry in table.tables("working_hours"))
    if (hours is HoursMode.TABLE) != bool(rows):
        raise table.error("working_hours", 'needs rows exactly when hours = "table"')
    if len({row.day for row in rows}) != len(rows):
        raise table.error("working_hours", "has two rows for one day")
    return InboxPlan(
        name=table.local_text("name", plain.name),
        timezone=zone,
        hours=hours,
        working_hours=rows,
        is_csat_on=table.flag("csat", plain.is_csat_on),
        csat_display=display,
        greeting=table.local_text("greeting", None),
        out_of_office=table.local_text("out_of_office", None),
        holidays_note=table.local_text("holidays_note", None),
        is_locked_to_single=table.flag("single_conversation", plain.is_locked_to_single),
        needs_identity=table.flag("needs_identity", plain.needs_identity),
    )


def _day(table: _Table) -> DayHours:
    row = DayHours(table.whole("day", -1, low=0, high=6), table.time("opens"), table.time("closes"))
    if row.closes < row.opens:
        raise table.error("closes", "must not be before opens: a day cannot span midnight")
    return row


def _agents(root: _Table) -> tuple[AgentPlan, ...]:
    if not root.has("agents"):
        return Scenario("", LocalText("", "")).agents
    agents = tuple(_closed(table, _agent) for table in root.tables("agents"))
    if len({agent.key for agent in agents}) != len(agents):
        raise root.error("agents", "two agents have the same key")
    return agents


def _agent(table: _Table) -> AgentPlan:
    key = table.text("key")
    if not _KEY.fullmatch(key):
        raise table.error("key", "must be small letters, digits and dashes")
    name = table.text("name")
    return AgentPlan(key, name, table.text("available_name", name), table.flag("online", True))


def _queue(table: _Table) -> QueuePlan:
    plain = QueuePlan()
    return QueuePlan(
        table.whole("length", plain.length, high=10_000),
        table.number("seconds_per_place", plain.seconds_per_place, low=0.1, high=86_400),
    )


def _delays(table: _Table) -> Delays:
    plain = Delays()
    return Delays(*(table.number(name, getattr(plain, name), high=86_400) for name in Delays.__slots__))


def _bot(table: _Table) -> BotPlan:
    plain = BotPlan()
    return BotPlan(
        is_active=table.flag("active", plain.is_active),
        name=table.local_text("name", plain.name),
        greets=table.flag("greets", plain.greets),
        loops=table.flag("loops", plain.loops),
    )


def _faults(root: _Table) -> Json:
    value = root.raw("faults")
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise root.error("faults", "must be a table")
    try:
        Faults().apply(value)
    except FaultError as error:
        raise root.error("faults", str(error)) from error
    return value


def _notice(table: _Table) -> NoticePlan:
    title, text = table.local_text("title", None), table.local_text("text", None)
    if title is None or text is None:
        raise table.error("title" if title is None else "text", "is missing")
    plain = NoticePlan(NoticeKind.SUPPORT, title, text)
    return NoticePlan(
        kind=table.choice("kind", NoticeKind, plain.kind),
        title=title,
        text=text,
        begins_s=table.number("begins_s", plain.begins_s, low=-1e9),
        lasts_s=table.number("lasts_s", plain.lasts_s, low=1.0),
        raises_wait=table.flag("raises_wait", plain.raises_wait),
        flow=table.text("flow", " ").strip() if table.has("flow") else "",
        article=table.text("article", " ").strip() if table.has("article") else "",
    )


def _step(table: _Table) -> TimelineStep:
    after = table.choice("after", Trigger, Trigger.START)
    at_s = table.number("at_s", -1.0, high=86_400)
    action = table.text("do")
    arguments = table.raw("with")
    arguments = {} if arguments is None else arguments
    if not isinstance(arguments, dict):
        raise table.error("with", "must be a table of the action's arguments")
    try:
        check_action(action, arguments, has_conversation=after is not Trigger.START)
        if action == "faults":
            Faults().apply(arguments)
    except (ActionError, FaultError) as error:
        raise table.error("do", str(error)) from error
    return TimelineStep(after, at_s, action, arguments)
