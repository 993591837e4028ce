"""``docs/commands.md`` is what scripts rely on: its examples are run, its lists are held to the program."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from tests.integration.app.test_commands_end_to_end import ROOT, run
from walletcare.app.session_record.replay import ReplayResult
from walletcare.safety.official.report import SERIOUS_FIRST, OfficialVerdict
from walletcare.safety.verdict import Decision, SecretKind

PAGE = (ROOT / "docs" / "commands.md").read_text("utf-8")
EXAMPLES = re.findall(r"```\n> (.+)\n< (.+)\n(.+)\n```", PAGE)


def shape(value: object) -> object:
    """Keys and kinds of values, without the values."""
    if isinstance(value, dict):
        return {key: shape(part) for key, part in value.items()}
    if isinstance(value, list):
        return [shape(part) for part in value[:1]]
    return type(value).__name__


def listed(after: str) -> list[str]:
    """The words in back-ticks between ``after`` and the end of its sentence."""
    _, _, rest = PAGE.partition(after)
    return re.findall(r"`([^`]+)`", rest.split(". ", 1)[0])


@pytest.mark.parametrize(("words", "given", "answer"), EXAMPLES)
def test_an_example_is_answered_as_it_stands_there(
    tmp_path: Path, words: str, given: str, answer: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "walletcare", *words.split()],
        input=f"{given}\n\n",
        env={"HOME": str(tmp_path), "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        timeout=600,
        check=False,
    )
    found, documented = json.loads(done.stdout), json.loads(answer)
    assert (done.returncode, done.stderr) == (0, "")
    assert shape(found) == shape(documented)
    assert list(found) == list(documented)
    for key in ("id", "verdict", "kinds", "of"):
        assert found.get(key) == documented.get(key)
    # What stands behind the first is a matter of the articles there are.
    assert found.get("ranked", [])[:1] == documented.get("ranked", [])[:1]


def test_there_is_an_example_of_each() -> None:
    assert [words.split()[0] for words, _, _ in EXAMPLES] == ["search", "guard", "official"]


def test_every_verdict_and_kind_is_listed() -> None:
    assert listed("`kinds`, each once:") == [kind.value for kind in SecretKind]
    assert set(listed("`verdict`: `clear`")) | {"clear"} >= {decision.value for decision in Decision}
    assert set(listed("`verdict`: `official`")) | {"official"} == {word.value for word in OfficialVerdict}
    assert listed("in the order") == [verdict.value for verdict in SERIOUS_FIRST]


def test_the_sum_of_a_replay_has_the_keys_that_are_told() -> None:
    (example,) = [json.loads(line) for line in PAGE.splitlines() if line.startswith('{"events"')]
    assert list(example) == ["events", *(field.name for field in fields(ReplayResult))]


def test_the_steps_of_the_self_test_are_listed(tmp_path: Path) -> None:
    lines = [json.loads(line) for line in run(tmp_path, "self-test", "--json").stdout.splitlines()]
    assert [line["step"] for line in lines[:-1]] == listed("Steps, in order:")
    examples = [json.loads(line) for line in PAGE.splitlines() if line.startswith(('{"step"', '{"version"'))]
    assert [shape(examples[0]), shape(examples[1])] == [shape(lines[0]), shape(lines[-1])]
