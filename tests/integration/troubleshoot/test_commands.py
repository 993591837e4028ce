"""``walletcare diagnose`` and ``walletcare flow`` as QA runs them."""

from __future__ import annotations

import argparse
import io
import json
from pathlib import Path

import pytest

from tests.helpers.black_hole import run_in_black_hole, why_not
from walletcare.cli import diagnose_command, flow_command
from walletcare.domain.flow import CONNECTION_CHECKS
from walletcare.infra.paths import built_dir, resources_dir
from walletcare.troubleshoot.diagnostics.registry import CHECKS

DEMO = str(resources_dir() / "brands" / "demo" / "brand.toml")


def call(*words: str) -> int:
    parser = argparse.ArgumentParser()
    subparsers = parser.add_subparsers()
    diagnose_command.add_parser(subparsers)
    flow_command.add_parser(subparsers)
    options = parser.parse_args(words)
    return int(options.run(options))


def test_diagnose_prints_stable_json(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    status = call("diagnose", "--json", "--offline", "--brand", DEMO, "--data-dir", str(tmp_path))
    printed = json.loads(capsys.readouterr().out)
    assert set(printed) == {"verdict", "checks"}
    assert set(printed["verdict"]) == {"side", "rule", "zh", "en", "decided_by"}
    ids = [check["id"] for check in printed["checks"]]
    assert ids == [
        "network", "dns", "proxy", "captive-portal", "tcp", "tls", "service", "status", "clock", "time-zone",
        "disk", "version",
    ]  # fmt: skip
    for check in printed["checks"]:
        assert set(check) == {"id", "status", "reason", "value", "zh", "en", "evidence", "took_s"}
    assert status == (0 if printed["verdict"]["side"] == "nothing-found" else 1)
    skipped = {check["id"] for check in printed["checks"] if check["status"] == "skipped"}
    assert {"dns", "proxy", "captive-portal", "tcp", "tls", "service", "clock"} <= skipped


@pytest.mark.parametrize(("language", "word"), [("zh-CN", "磁盘空间："), ("en", "Disk space: ")])
def test_diagnose_speaks_both_languages(
    capsys: pytest.CaptureFixture[str], language: str, word: str, tmp_path: Path
) -> None:
    call("diagnose", "--offline", "--lang", language, "--brand", DEMO, "--data-dir", str(tmp_path))
    assert word in capsys.readouterr().out


@pytest.mark.slow
@pytest.mark.skipif(bool(why_not()), reason=why_not() or "-")
def test_diagnose_comes_back_from_a_black_hole_with_every_row(tmp_path: Path) -> None:
    """Waits out the limits of the checks: ``pytest -m slow tests/integration/troubleshoot``."""
    done = run_in_black_hole("diagnose", "--json", "--data-dir", str(tmp_path))
    printed = json.loads(done.stdout)
    assert done.returncode == 1
    assert [check["id"] for check in printed["checks"]] == [str(check) for check in CONNECTION_CHECKS]
    assert printed["verdict"]["side"] == "the-way"
    limits = {check.id: check.limit_s for check in CHECKS.values()}
    assert all(check["reason"] != "check-broken" for check in printed["checks"])
    assert all(check["took_s"] <= limits[check["id"]] for check in printed["checks"])


def test_a_missing_brand_file_is_said(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert call("diagnose", "--brand", str(tmp_path / "none.toml")) == 2
    assert "none.toml" in capsys.readouterr().err


def walk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, lines: str, *words: str) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(lines))
    return call("flow", "walk", *words, "--offline", "--brand", DEMO, "--data-dir", str(tmp_path))


def test_a_flow_is_walked_to_its_report(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Not urgent, failed without charge, by credit card: the card is checked and kept nowhere."""
    lines = "\n".join(
        ["2", "1", "3", "12 EUR", "much", "4111 1111 1111 1112", "08/27", "2", "2", "b", "2", "", "", ""]
    )
    status = walk(monkeypatch, tmp_path, lines, "payment-failed", "--lang", "en")
    out = capsys.readouterr().out
    assert status == 0
    assert "check digit doesn’t fit" in out
    assert "A card number has digits only" in out
    assert "--- Report" in out
    assert "Most likely the card number is mistyped" in out
    assert "4111" not in out.replace(" ", "")


def test_leaving_a_flow_is_told_by_the_exit_status(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert walk(monkeypatch, tmp_path, "2\nq\n", "payment-failed", "--lang", "zh-CN") == 1
    assert walk(monkeypatch, tmp_path, "", "lost-access") == 1
    assert "付款" in capsys.readouterr().out


def test_an_unknown_flow_lists_the_known_ones(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert walk(monkeypatch, tmp_path, "", "../brands/demo/brand") == 2
    assert walk(monkeypatch, tmp_path, "", "nothing") == 2
    assert "payment-failed" in capsys.readouterr().err


def test_flows_are_listed_by_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("flow", "list", "--lang", "zh-CN") == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == [f"T{number:02}" for number in range(1, len(lines) + 1)]


def test_without_sources_the_flows_of_the_pack_are_there(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """A packaged build has the compiled pack and no flow files."""
    assert call("flow", "list", "--lang", "en") == 0
    from_sources = capsys.readouterr().out.replace("'", "’")
    packed = tmp_path / "resources" / "built"
    packed.mkdir(parents=True)
    (packed / "pack.db").write_bytes((built_dir() / "pack.db").read_bytes())
    monkeypatch.setattr("sys._MEIPASS", str(tmp_path), raising=False)
    assert call("flow", "list", "--lang", "en") == 0
    assert capsys.readouterr().out == from_sources != ""
    assert walk(monkeypatch, tmp_path, "q\n", "payment-failed", "--lang", "en") == 1
    (packed / "pack.db").unlink()
    assert call("flow", "list") == 2
    assert "pack.db" in capsys.readouterr().err


def test_a_broken_flow_is_named_and_the_others_are_listed(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "bad.yaml").write_text("id: bad", encoding="utf-8")
    assert call("flow", "list", "--flows", str(tmp_path)) == 2
    assert "bad.yaml" in capsys.readouterr().err
