"""Does a message quote an open request."""

from __future__ import annotations

import pytest

from walletcare.domain.reference import Reference, new_reference, parse_reference
from walletcare.safety.incoming.casecode import CaseCodeVerdict, check_case_code


@pytest.fixture
def mine() -> Reference:
    return new_reference()


def test_open_request_is_recognised_in_any_spelling(mine: Reference) -> None:
    for text in (
        mine,
        mine.lower(),
        mine.replace("-", " "),
        mine.replace("-", ""),
        f"Re: [{mine}] 你好",
        f"编号{mine}。",
    ):
        checked = check_case_code(text, [mine])
        assert checked.verdict is CaseCodeVerdict.OPEN, text
        assert checked.reference == mine


def test_finished_and_foreign_requests_are_told_apart(mine: Reference) -> None:
    assert check_case_code(mine, [], [mine]).verdict is CaseCodeVerdict.CLOSED
    assert check_case_code(mine, []).verdict is CaseCodeVerdict.FOREIGN


def test_made_up_reference_is_broken(mine: Reference) -> None:
    last = next(symbol for symbol in "0123456789" if parse_reference(mine[:-1] + symbol) is None)
    assert check_case_code(mine[:-1] + last, [mine]).verdict is CaseCodeVerdict.BROKEN


@pytest.mark.parametrize("text", ["", "hello", "the WC is upstairs", "wc welcome", "WC-"])
def test_no_reference_is_none(text: str, mine: Reference) -> None:
    assert check_case_code(text, [mine]).verdict is CaseCodeVerdict.NONE


def test_best_finding_wins(mine: Reference) -> None:
    other = new_reference()
    assert check_case_code(f"{other} {mine}", [mine]).reference == mine
