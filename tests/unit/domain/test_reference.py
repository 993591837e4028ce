"""References survive being read aloud, and a mistyped one is noticed."""

from __future__ import annotations

import itertools

import pytest

from walletcare.domain.reference import ALPHABET, Reference, new_reference, parse_reference


def test_every_reference_reads_back() -> None:
    for _ in range(200):
        reference = new_reference()
        assert parse_reference(reference) == reference


@pytest.mark.parametrize("spoil", [str.lower, lambda text: text.replace("-", ""), lambda text: f"  {text} "])
def test_spelling_does_not_matter(spoil: object) -> None:
    reference = new_reference()
    assert callable(spoil)
    assert parse_reference(spoil(reference)) == reference


def test_letters_that_look_like_digits_are_read_as_digits() -> None:
    reference = Reference("WC-0110-10")
    symbols = reference.removeprefix("WC-").replace("-", "")
    known = parse_reference(f"WC-{symbols}")
    assert parse_reference("WC-OIL0-10") == parse_reference("WC-0110-10") == known


def test_one_wrong_symbol_is_noticed() -> None:
    reference = new_reference()
    symbols = reference.removeprefix("WC-").replace("-", "")
    for place, other in itertools.product(range(6), ALPHABET):
        changed = symbols[:place] + other + symbols[place + 1 :]
        assert (parse_reference(changed) is None) == (changed != symbols)


def test_two_swapped_symbols_are_noticed() -> None:
    for _ in range(50):
        symbols = new_reference().removeprefix("WC-").replace("-", "")
        for first, second in itertools.combinations(range(5), 2):
            swapped = list(symbols)
            swapped[first], swapped[second] = swapped[second], swapped[first]
            if swapped != list(symbols):
                assert parse_reference("".join(swapped)) is None


@pytest.mark.parametrize("text", ["", "WC-", "WC-7K2F", "WC-7K2F-911", "WC-ZZZZ-ZZ", "7K2F91!", "请求编号"])
def test_what_is_no_reference_is_none(text: str) -> None:
    assert parse_reference(text) is None
