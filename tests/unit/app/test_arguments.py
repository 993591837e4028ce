"""Arguments that make no sense end with status 2 and a sentence, before any window."""

from __future__ import annotations

import pytest

from walletcare.__main__ import main


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["serch"], "'serch' is neither a command nor a walletcare:// address"),
        (["https://heronwallet.example"], "neither a command nor a walletcare:// address"),
        (["--demo", "--scenario", "nope"], "nope: no such scenario; shipped are agent-silent"),
        (["--scenario", "csat"], "--scenario needs --demo"),
    ],
)
def test_what_makes_no_sense_is_refused_with_the_reason(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    assert said in capsys.readouterr().err


def test_a_recording_that_is_not_there_is_named_without_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["replay", "not-there.jsonl"]) == 2
    assert capsys.readouterr().err == "walletcare replay: not-there.jsonl: No such file or directory\n"
