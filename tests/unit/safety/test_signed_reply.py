"""Signed answers: what holds, and that any change to words, request, time or key is seen."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from walletcare.domain.brand import ReplyKey
from walletcare.safety.incoming.signed_reply import SignatureStanding, read_signed_reply, sign_reply

SECRET = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
KEY = ReplyKey("support-1", SECRET.public_key().public_bytes_raw())
AT = datetime(2026, 11, 28, 10, 0, tzinfo=UTC)
REFERENCE = "WC-7K2F-91"
TEXT = "你好，退款今天发出。\n\nIt should arrive within 3 days."
SIGNED = sign_reply(TEXT, REFERENCE, SECRET, KEY.id, AT)


def standing(
    text: str, reference: str = REFERENCE, key: ReplyKey = KEY, at: datetime = AT
) -> SignatureStanding:
    return read_signed_reply(text, reference, (key,), at).standing


def test_a_signature_holds_and_is_taken_off_the_words() -> None:
    read = read_signed_reply(SIGNED, REFERENCE, (KEY,), AT)
    assert (read.standing, read.key_id) == (SignatureStanding.VALID, "support-1")
    assert read.text.rstrip() == TEXT


@pytest.mark.parametrize(
    "changed",
    [
        SIGNED.replace("\n", "\r\n"),
        SIGNED + "\n\n",
        "\n" + SIGNED,
        SIGNED.replace(".\n", ".  \n"),
        " " + SIGNED,
    ],
)
def test_what_a_chat_server_does_to_space_does_not_count(changed: str) -> None:
    assert standing(changed) is SignatureStanding.VALID


def test_every_single_changed_character_is_seen() -> None:
    random = Random(5)
    seen = 0
    for place in range(len(SIGNED)):
        if SIGNED[place].isspace() or place >= SIGNED.rindex("]") - 1:
            continue  # the last base64 letter carries two unused bits
        other = random.choice([char for char in "aZ9-退" if char != SIGNED[place]])
        assert standing(SIGNED[:place] + other + SIGNED[place + 1 :]) is not SignatureStanding.VALID
        seen += 1
    assert seen > 150


@pytest.mark.parametrize(
    ("text", "reference", "key", "at"),
    [
        (SIGNED, "WC-9M4T-20", KEY, AT),
        (SIGNED, REFERENCE, KEY, AT + timedelta(days=3)),
        (SIGNED, REFERENCE, ReplyKey("support-2", KEY.public_key), AT),
        (SIGNED, REFERENCE, ReplyKey("support-1", bytes(32)), AT),
        (SIGNED, REFERENCE, ReplyKey("support-1", KEY.public_key, valid_until=date(2026, 11, 27)), AT),
        (SIGNED, REFERENCE, ReplyKey("support-1", KEY.public_key, valid_from=date(2026, 11, 29)), AT),
        (SIGNED + "\nPay the fee to unlock.", REFERENCE, KEY, AT),
        (SIGNED.replace("[wc-sig", "[ WC-SIG"), REFERENCE, KEY, AT),
        ("Trust me [wc-sig ok]", REFERENCE, KEY, AT),
    ],
)
def test_what_claims_a_signature_that_does_not_hold_is_wrong(
    text: str, reference: str, key: ReplyKey, at: datetime
) -> None:
    read = read_signed_reply(text, reference, (key,), at)
    assert read.standing is SignatureStanding.WRONG
    assert not read.key_id


def test_without_keys_or_claim_nothing_is_said() -> None:
    assert standing("Hello") is SignatureStanding.NONE
    assert read_signed_reply("about [wc-sig lines]", REFERENCE, (), AT).standing is SignatureStanding.NONE


@given(st.text(max_size=400))
def test_no_text_is_ever_valid_by_chance_and_none_raises(text: str) -> None:
    assert standing(text) is not SignatureStanding.VALID
    assert standing(f"{text}\n[wc-sig support-1 2026-11-28T10:00:00Z {'A' * 86}]") is SignatureStanding.WRONG
