"""References and case codes of requests, which stand in what the program itself sends."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from random import Random

import pytest

from walletcare.contact.composing.submission import new_case_code
from walletcare.domain.reference import ALPHABET, Reference, parse_reference
from walletcare.safety.outgoing.guard import Guard
from walletcare.safety.verdict import SecretKind

GUARD = Guard()
FRAMES = (
    "[{}] 请求 Request · 其他问题 Something else\n\nRequest number 147\n",
    "编号：{} 4821 没有到账",
    "Reference: {}, 482 is the amount",
    "{}",
)


def _unlucky() -> Iterator[Reference]:
    """Every reference that begins like the code on the back of a card and goes on with digits."""
    digits = "0123456789"
    for word, *rest in product(("CVV", "CVC", "CVN", "1CVV", "9CVC"), digits, digits):
        symbols = (word + "".join(rest))[:5]
        yield from filter(
            None, (parse_reference(f"WC-{symbols[:4]}-{symbols[4:]}{check}") for check in ALPHABET)
        )


def test_no_reference_is_taken_for_the_code_of_a_card() -> None:
    guard = Guard()
    references = sorted(set(_unlucky()))
    assert len(references) >= 300
    flagged = [
        (reference, frame)
        for reference, frame in product(references, FRAMES)
        if not guard.inspect(frame.format(reference)).is_clear
    ]
    assert flagged == []


def test_a_code_beside_a_reference_is_still_found() -> None:
    (hit,) = Guard().inspect("WC-CVV9-59 my card CVV is 412").hits
    assert hit.kind is SecretKind.CARD_CODE
    assert hit.span == (26, 29)


@pytest.mark.parametrize("text", ["WC-CVV9-58", "CVV9-59", "cvv 959"])
def test_what_is_no_reference_hides_nothing(text: str) -> None:
    assert parse_reference("WC-CVV9-59") is not None
    assert Guard().inspect(text).kinds == (SecretKind.CARD_CODE,)


def test_a_case_code_never_reads_like_the_code_of_a_card() -> None:
    drawn = iter([ALPHABET.index(symbol) for symbol in "CVV9257CVC047K2F9P"])
    assert new_case_code(lambda _: next(drawn)) == "7K2F9P"


def test_no_decimals_of_an_amount_are_taken_for_a_card() -> None:
    """Checks tell fees with all 18 decimals, and some of these hold Luhn's check and begin like a card."""
    random = Random(5)
    flagged = []
    for _ in range(5_000):
        fee = f"0.{random.randrange(10**18):018}"
        text = f"fee spent: {fee} of the chain's own coin\nsent 12,{fee[2:18]} to the card shop"
        flagged += [text] if not GUARD.inspect(text).is_clear else []
    assert flagged == []


def test_no_case_code_and_no_name_of_a_picture_is_a_secret() -> None:
    random = Random(6)
    flagged = []
    for _ in range(3_000):
        code = new_case_code(random.randrange)
        digits = f"{random.randrange(10**6):06}"
        picture = f"{random.getrandbits(16):04x}"
        texts = (
            f"Case code: {code}\nTopic: Card",
            f"Reference: WC-7K2F-9P\nCase code: {digits}",
            f"核对码：{digits}\n问题：银行卡",
            f"screenshot-{picture}.png",
            f"截图-{picture}.png",
        )
        flagged += [text for text in texts if not GUARD.inspect(text).is_clear]
    assert flagged == []
