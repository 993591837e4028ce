"""The two commands as scripts call them."""

from __future__ import annotations

import argparse
import io
import json
import sys
from pathlib import Path

import pytest

from walletcare.cli.safety_command import add_parser
from walletcare.infra.paths import resources_dir

PHRASE = "legal winner thank year wave sausage worth useful legal winner thank yellow"


def run(monkeypatch: pytest.MonkeyPatch, arguments: list[str], given: str = "") -> int:
    parser = argparse.ArgumentParser()
    add_parser(parser.add_subparsers())
    monkeypatch.setattr(sys, "stdin", io.StringIO(given))
    parsed = parser.parse_args(arguments)
    status = parsed.run(parsed)
    assert isinstance(status, int)
    return status


def test_guard_jsonl(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [{"id": 1, "text": PHRASE}, {"id": "b", "text": "密码是 Summer2024"}, {"id": 3, "text": "你好"}]
    given = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    assert run(monkeypatch, ["guard", "--jsonl"], given) == 0
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert answers == [
        {"id": 1, "verdict": "block", "kinds": ["recovery-phrase"]},
        {"id": "b", "verdict": "ask", "kinds": ["password"]},
        {"id": 3, "verdict": "clear", "kinds": []},
    ]


def test_bad_line_is_named_and_the_rest_is_answered(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, ["guard", "--jsonl"], '{"id": 1}\nnot json\n{"id": 3, "text": "hi"}\n') == 2
    captured = capsys.readouterr()
    assert "line 1" in captured.err
    assert "line 2" in captured.err
    assert json.loads(captured.out)["id"] == 3


def test_guard_for_people_shows_kind_and_place_not_the_value(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, ["guard", "--lang", "zh-CN", PHRASE]) == 1
    out = capsys.readouterr().out
    assert "助记词" in out
    assert "sausage" not in out


def test_official_jsonl(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [
        {"id": 1, "text": "heronwallet.example"},
        {"id": 2, "text": "heronwallet-help.com"},
        {"id": 3, "text": "a.org"},
    ]
    given = "\n".join(json.dumps(row) for row in rows)
    assert run(monkeypatch, ["official", "--jsonl"], given) == 0
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(row["id"], row["verdict"], row["of"]) for row in answers] == [
        (1, "official", "heronwallet.example"),
        (2, "imitation", "heronwallet.example"),
        (3, "unlisted", None),
    ]
    assert all(row["why"] for row in answers)
    assert ".;" not in answers[1]["why"]  # sentences, one after the other


def test_unreadable_brand_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run(monkeypatch, ["official", "--brand", str(tmp_path / "none.toml"), "x.org"]) == 2
    assert "none.toml" in capsys.readouterr().err


def test_a_wrong_key_of_a_brand_is_named_with_the_reason(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    text = (resources_dir() / "brands" / "tpwallet" / "brand.toml").read_text("utf-8")
    brand = tmp_path / "brand.toml"
    brand.write_text(text.replace("[ladder]", "[ladder]\nhurry = 1", 1), "utf-8")
    assert run(monkeypatch, ["official", "--brand", str(brand), "x.org"]) == 2
    said = capsys.readouterr().err
    assert "ladder" in said
    assert "hurry" in said
