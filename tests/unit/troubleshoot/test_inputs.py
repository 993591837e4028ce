from __future__ import annotations

from datetime import date

import pytest

from walletcare.domain.flow import InputKind
from walletcare.troubleshoot.inputs import Accepted, InputProblem, read_input

TODAY = date(2026, 3, 5)


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        (InputKind.TEXT, "  it hangs ", "it hangs"),
        (InputKind.AMOUNT, "1280 元", "1280 元"),
        (InputKind.DATE, "昨天", "2026-03-04"),
        (InputKind.ORDER_NUMBER, "2026 0305 1234", "202603051234"),
        (InputKind.TX_ID, "https://etherscan.example/tx/0x" + "ab" * 32 + "/", "0x" + "ab" * 32),
        (InputKind.IBAN, "DE89 3704 0044 0532 0130 00", "DE89370400440532013000"),
        (InputKind.CARD_NUMBER, "4111 1111 1111 1111", "4111111111111111"),
        (InputKind.CARD_EXPIRY, "8/27", "08/2027"),
        (InputKind.LINK, "@heron_help", "@heron_help"),
    ],
)
def test_good_input_is_kept_in_one_form(kind: InputKind, typed: str, kept: str) -> None:
    assert read_input(kind, typed, TODAY) == Accepted(kept)


@pytest.mark.parametrize(
    ("kind", "typed", "code"),
    [
        (InputKind.TEXT, "x" * 501, "too-long"),
        (InputKind.TEXT, "my card is 4111 1111 1111 1111 please help", "card-in-text"),
        (InputKind.AMOUNT, "much", "amount"),
        (InputKind.DATE, "5/3/2026", "date"),
        (InputKind.DATE, "2026-03-06", "date-future"),
        (InputKind.ORDER_NUMBER, "12", "order-number"),
        (InputKind.TX_ID, "0x12", "tx-id"),
        (InputKind.ADDRESS, "legal winner thank year wave", "address-words"),
        (InputKind.ADDRESS, "hello", "address"),
        (InputKind.IBAN, "12", "iban"),
        (InputKind.CARD_NUMBER, "four", "card-number"),
        (InputKind.CARD_EXPIRY, "99/99", "card-expiry"),
        (InputKind.LINK, "a\nb", "link"),
    ],
)
def test_bad_input_says_what_to_do(kind: InputKind, typed: str, code: str) -> None:
    problem = read_input(kind, typed, TODAY)
    assert isinstance(problem, InputProblem)
    assert problem.code == code
    assert problem.text.zh
    assert problem.text.en


@pytest.mark.parametrize("kind", list(InputKind))
def test_every_kind_has_a_reader_and_refuses_emptiness(kind: InputKind) -> None:
    problem = read_input(kind, "   ", TODAY)
    assert isinstance(problem, InputProblem)
    assert problem.code == "empty"


def test_a_problem_never_repeats_what_was_typed() -> None:
    problem = read_input(InputKind.TEXT, "my card is 4111 1111 1111 1111", TODAY)
    assert "4111" not in repr(problem)
