"""Keys broken into pieces, and IBANs with words behind them: found without trying every reading."""

from __future__ import annotations

from random import Random

import base58
import pytest

from tests.helpers.secret_corpus import iban, solana_key, wif
from tests.helpers.strange_texts import coins
from walletcare.safety.checksums import base58_bytes
from walletcare.safety.outgoing.guard import Guard
from walletcare.safety.values.secret_tokens import is_secret_token, may_be_secret
from walletcare.safety.verdict import SecretKind

GUARD = Guard()
KEY = wif(Random(3))


def kinds(text: str) -> set[SecretKind]:
    return {hit.kind for hit in GUARD.inspect(text).hits}


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5, 8])
@pytest.mark.parametrize("before", ["", "a b c d e f g ", "my wif is ", "x " * 400])
def test_a_key_in_even_groups_is_found_whatever_stands_before(size: int, before: str) -> None:
    groups = " ".join(KEY[at : at + size] for at in range(0, len(KEY), size))
    assert SecretKind.PRIVATE_KEY in kinds(before + groups)


def test_keys_in_uneven_pieces_are_found() -> None:
    assert SecretKind.PRIVATE_KEY in kinds(f"{KEY[:7]} {KEY[7:20]} {KEY[20:31]} {KEY[31:]}")


def test_a_key_behind_another_in_the_same_groups_is_found() -> None:
    random = Random(8)
    text = " ".join("".join(wif(random) for _ in range(3)))
    spans = [hit.span for hit in GUARD.inspect(text).hits if hit.kind is SecretKind.PRIVATE_KEY]
    assert len(spans) == 3
    assert spans[-1][1] == len(text)


def test_a_whole_pair_of_keys_is_found_behind_hundreds_of_signatures() -> None:
    random = Random(5)
    signatures = [base58.b58encode(random.randbytes(64)).decode() for _ in range(300)]
    pair = base58.b58encode(solana_key(random)).decode()
    assert len(base58_bytes(pair)) == 64
    assert SecretKind.PRIVATE_KEY in kinds("\n".join([*signatures, pair]))
    assert kinds("\n".join(signatures)) == set()


KINDS_WITH_A_VERSION = sorted(set(coins.PROVEN) - {*coins.LISTED, "solana", "nostr", "age", "cardano"})
"""Those in base 58 or base 32 whose first letters tell what they are."""


def in_uneven_pieces(letters: str, longest: int, random: Random) -> list[str]:
    pieces = []
    while letters:
        size = random.randrange(1, longest + 1)
        pieces.append(letters[:size])
        letters = letters[size:]
    return pieces


def noise(count: int, random: Random) -> str:
    return "".join(random.choices(base58.BITCOIN_ALPHABET.decode(), k=count))


@pytest.mark.parametrize("longest", [1, 3, 9])
@pytest.mark.parametrize("kind", KINDS_WITH_A_VERSION)
def test_uneven_pieces_are_found_amid_thousands_of_others(kind: str, longest: int) -> None:
    random = Random(longest)
    pieces = [noise(3_000, random), coins.PROVEN[kind](random), noise(600, random)]
    text = " ".join(piece for part in pieces for piece in in_uneven_pieces(part, longest, random))
    assert SecretKind.PRIVATE_KEY in kinds(text)


def test_a_pair_in_uneven_pieces_is_found_amid_hundreds_of_others() -> None:
    random = Random(6)
    pieces = [noise(800, random), coins.PROVEN["solana"](random), noise(300, random)]
    text = " ".join(piece for part in pieces for piece in in_uneven_pieces(part, 7, random))
    assert SecretKind.PRIVATE_KEY in kinds(text)


@pytest.mark.parametrize("kind", [*KINDS_WITH_A_VERSION, "solana"])
def test_no_key_is_refused_before_its_proof(kind: str) -> None:
    random = Random(11)
    keys = [coins.PROVEN[kind](random) for _ in range(200)]
    assert [key for key in keys if not (may_be_secret(key[:5], len(key)) and is_secret_token(key))] == []


@pytest.mark.parametrize("after", ["", ", thanks", " is my account", " bank 12 and more words follow here"])
def test_an_iban_is_found_with_words_behind_it(after: str) -> None:
    number = iban(Random(4))
    spaced = " ".join(number[at : at + 4] for at in range(0, len(number), 4))
    assert SecretKind.BANK_ACCOUNT in kinds(f"please pay to {spaced}{after}")
