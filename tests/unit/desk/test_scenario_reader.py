"""Scenario files: what ships is valid, and a mistake is told with file, key and reason."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from walletcare.desk.scenarios.reader import ScenarioError, read_scenario, scenario_names
from walletcare.desk.scenarios.scenario import HoursMode, ScriptMode, Trigger

TITLE = 'title = { zh = "测试", en = "Test" }\n'
PROMISED = {
    "default",
    "chat-closed",
    "queue-25",
    "agent-silent",
    "socket-blocked",
    "save-then-500",
    "slow",
    "maintenance",
    "promotion",
    "security-alert",
    "csat",
    "reopened",
    "bot-loop",
    "long-outage",
}


def _write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "mine.toml"
    path.write_text(TITLE + text, encoding="utf-8")
    return path


def test_promised_scenarios_ship() -> None:
    assert set(scenario_names()) >= PROMISED


@pytest.mark.parametrize("name", scenario_names())
def test_shipped_scenario_is_valid_and_bilingual(name: str) -> None:
    scenario = read_scenario(name)
    assert scenario.name == name
    assert re.search("[\u4e00-\u9fff]", scenario.title.zh)
    assert not re.search("[\u4e00-\u9fff]", scenario.title.en)


def test_everything_can_be_said(tmp_path: Path) -> None:
    scenario = read_scenario(
        _write(
            tmp_path,
            """
script = "silent"
[inbox]
name = { zh = "客服", en = "Support" }
timezone = "Europe/Lisbon"
hours = "table"
csat = false
csat_display = "star"
greeting = { zh = "你好", en = "Hello" }
out_of_office = { zh = "下班了", en = "Closed" }
holidays_note = { zh = "国庆", en = "Holiday" }
single_conversation = true
needs_identity = true
[[inbox.working_hours]]
day = 1
opens = "09:00"
closes = "17:30"
[[agents]]
key = "ana"
name = "Ana Reis"
online = false
[queue]
length = 7
seconds_per_place = 12.5
[delays]
reply_s = 0
[bot]
active = true
loops = true
greets = false
name = { zh = "助手", en = "Helper" }
[faults]
jitter_ms = 300
[[timeline]]
after = "first-message"
at_s = 5
do = "assign"
with = { agent = "ana" }
""",
        )
    )
    assert scenario.script is ScriptMode.SILENT
    assert scenario.inbox.hours is HoursMode.TABLE
    assert scenario.inbox.working_hours[0].closes == (17, 30)
    assert scenario.agents[0].available_name == "Ana Reis"
    assert scenario.queue.length == 7
    assert scenario.delays.reply_s == 0
    assert scenario.bot.loops
    assert scenario.faults == {"jitter_ms": 300}
    assert scenario.timeline[0].after is Trigger.FIRST_MESSAGE


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("speeed = 3", "speeed: unknown key"),
        ("[inbox]\nhour = 'always'", "inbox.hour: unknown key"),
        (
            "[inbox]\nhours = 'never'",
            "inbox.hours: must be one of off, always, closed-now, closed-week, table, not 'never'",
        ),
        ("[inbox]\nhours = 'table'", "inbox.working_hours: needs rows exactly when"),
        ("[inbox]\ntimezone = 'Mars/Base'", "inbox.timezone: 'Mars/Base' is no IANA time zone"),
        ("[inbox]\ntimezone = '../etc/passwd'", "inbox.timezone: '../etc/passwd' is no IANA time zone"),
        ("[inbox]\ngreeting = 'Hello'", "inbox.greeting: must have exactly zh and en"),
        ("[inbox]\ncsat = 1", "inbox.csat: must be true or false"),
        ("[inbox]\ncsat_display = 'smiley'", "inbox.csat_display: must be emoji or star"),
        (
            "[inbox]\nhours = 'table'\n[[inbox.working_hours]]\nday = 7\nopens = '09:00'\ncloses = '10:00'",
            "inbox.working_hours[0].day: must be a whole number from 0 to 6",
        ),
        (
            "[inbox]\nhours = 'table'\n[[inbox.working_hours]]\nday = 1\nopens = '9'\ncloses = '10:00'",
            "inbox.working_hours[0].opens: must be a time such as 09:30",
        ),
        (
            "[inbox]\nhours = 'table'\n[[inbox.working_hours]]\nday = 1\nopens = '22:00'\ncloses = '02:00'",
            "inbox.working_hours[0].closes: must not be before opens",
        ),
        ("[queue]\nlength = -1", "queue.length: must be a whole number from 0"),
        ("[queue]\nlength = true", "queue.length: must be a whole number from 0"),
        ("[delays]\nseen_s = 'soon'", "delays.seen_s: must be a number from 0"),
        ("agents = 3", "agents: must be a list of tables"),
        ("[[agents]]\nkey = 'A b'\nname = 'x'", "agents[0].key: must be small letters"),
        ("[[agents]]\nkey = 'a'", "agents[0].name: is missing"),
        (
            "[[agents]]\nkey='a'\nname='x'\n[[agents]]\nkey='a'\nname='y'",
            "agents: two agents have the same key",
        ),
        ("[faults]\nrefuse_socket = true", "faults: refuse_socket: no such switch"),
        ("[[timeline]]\ndo = 'clear-faults'", "timeline[0].at_s: must be a number from 0"),
        ("[[timeline]]\nat_s = 1", "timeline[0].do: is missing"),
        ("[[timeline]]\nat_s = 1\ndo = 'dance'", "timeline[0].do: dance: no such action"),
        ("[[timeline]]\nat_s = 1\ndo = 'see'", "timeline[0].do: see: needs a conversation"),
        (
            "[[timeline]]\nafter='resolved'\nat_s=1\ndo='reply'\nwith={text={zh='a'}}",
            "timeline[0].do: reply.text: a table must have exactly zh and en",
        ),
        (
            "[[timeline]]\nat_s = 1\ndo = 'faults'\nwith = { jitter_ms = -1 }",
            "timeline[0].do: jitter_ms: must be a number",
        ),
        (
            "[[timeline]]\nafter='resolved'\nat_s=1\ndo='assign'\nwith={agent='bob'}",
            "timeline: assign: no agent 'bob' in [[agents]]",
        ),
    ],
)
def test_mistake_is_told_with_file_key_and_reason(tmp_path: Path, text: str, message: str) -> None:
    path = _write(tmp_path, text)
    with pytest.raises(ScenarioError) as refused:
        read_scenario(path)
    assert str(refused.value).startswith(f"{path}: {message}")


def test_missing_title_and_broken_toml(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("", encoding="utf-8")
    with pytest.raises(ScenarioError, match="title: is missing"):
        read_scenario(path)
    path.write_text("title = ", encoding="utf-8")
    with pytest.raises(ScenarioError, match="not valid TOML"):
        read_scenario(path)
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(ScenarioError, match="not valid TOML"):
        read_scenario(path)
    with pytest.raises(ScenarioError, match="cannot be read"):
        read_scenario(tmp_path / "missing.toml")
