"""What a command that cannot go on prints: the code for scripts, a sentence for a person, the details."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from walletcare.app.start.error_words import error_line
from walletcare.cli.registry import run_command
from walletcare.domain.errors import ContentError

ROOT = Path(__file__).parents[3] / "walletcare"
SOURCES = (
    "infra/signed/client.py",
    "infra/signed/keys.py",
    "infra/signed/repository.py",
    "infra/signed/shelf.py",
    "app/upkeep/content_updates.py",
    "app/start/data_folder.py",
    "app/start/edition.py",
    "cli/publish_command.py",
)


@pytest.mark.parametrize("source", SOURCES)
def test_every_code_of_the_content_commands_has_a_sentence(source: str) -> None:
    text = (ROOT / source).read_text(encoding="utf-8")
    codes = set(re.findall(r"(?:ContentError|StoreError)\(\s*\"([a-z-]+)\"", text))
    assert codes
    silent = [code for code in codes if error_line(ContentError(code)) == code]
    assert not silent


def test_code_sentence_and_details_stand_on_one_line() -> None:
    sentence = "There is a key already; it is never written over. Choose another folder."
    line = error_line(ContentError("key-exists", file="root-1.key", reason=""))
    assert line == f"key-exists: {sentence} (file: root-1.key)"


def test_a_code_without_a_sentence_stands_alone() -> None:
    assert error_line(ContentError("never-heard-of", file="a")) == "never-heard-of (file: a)"


def test_a_command_ends_with_such_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = run_command(
        ["content", "import", str(tmp_path / "no.zip"), "--data-dir", str(tmp_path / "data")]
    )
    assert status == 2
    assert capsys.readouterr().err.startswith("walletcare: update-no-address: This wallet")
