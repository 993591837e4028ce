"""What the guard does with what it finds."""

from __future__ import annotations

import pytest

from walletcare.domain.cleared import ClearedText
from walletcare.domain.language import Language
from walletcare.safety.outgoing.guard import REMOVED, Guard, GuardContext, SecretFoundError
from walletcare.safety.outgoing.words import ACTIONS, hit_for
from walletcare.safety.verdict import Action, Decision, SecretKind

PHRASE = "legal winner thank year wave sausage worth useful legal winner thank yellow"
CARD = "4111 1111 1111 1111"
HASH = "5f16f4c7f149ac4f9510d9cf8cf384038ad348b3bcdc01915f95de12df9d1b02"


@pytest.fixture(scope="module")
def guard() -> Guard:
    return Guard()


def test_place_of_a_hit_is_the_place_in_the_typed_text(guard: Guard) -> None:
    text = f"你好，\u200b我的助记词是：{PHRASE.upper()}，谢谢"
    (hit,) = guard.inspect(text).hits
    assert text[slice(*hit.span)] == PHRASE.upper()


def test_place_is_right_after_full_width_and_hidden_characters(guard: Guard) -> None:
    wide = "".join(chr(ord(c) + 0xFEE0) if c != " " else "\u3000" for c in "4111 1111 1111 1111")
    text = f"卡\u200b号：{wide} 好"
    (hit,) = guard.inspect(text).hits
    assert text[slice(*hit.span)] == wide


def test_cleared_text_is_the_text_as_typed(guard: Guard) -> None:
    text = " 订单 20241103 一直没到账，\n麻烦看看 "
    assert guard.clear(text) == ClearedText(text)


def test_a_phrase_cannot_be_overruled(guard: Guard) -> None:
    everything = frozenset(SecretKind)
    with pytest.raises(SecretFoundError) as raised:
        guard.clear(PHRASE, allowed=everything)
    assert raised.value.verdict.kinds == (SecretKind.RECOVERY_PHRASE,)
    assert raised.value.code == "secret-found"


def test_a_card_blocks_until_it_is_overruled_by_name(guard: Guard) -> None:
    assert guard.inspect(CARD).decision is Decision.BLOCK
    with pytest.raises(SecretFoundError):
        guard.clear(CARD, allowed=frozenset({SecretKind.PASSWORD}))
    assert str(guard.clear(CARD, allowed=frozenset({SecretKind.CARD_NUMBER}))) == CARD


def test_error_and_verdict_never_hold_the_value(guard: Guard) -> None:
    with pytest.raises(SecretFoundError) as raised:
        guard.clear(f"x {PHRASE}")
    shown = repr(raised.value) + str(raised.value) + repr(raised.value.verdict) + repr(raised.value.details)
    assert "sausage" not in shown


def test_remove_takes_a_phrase_out_and_masks_a_card(guard: Guard) -> None:
    text = f"mine: {PHRASE}, on card {CARD}, thanks"
    cleaned = guard.remove(text, guard.inspect(text))
    assert cleaned == f"mine: {REMOVED}, on card •••• 1111, thanks"
    assert guard.inspect(cleaned).is_clear


def test_removing_one_thing_never_glues_its_neighbours(guard: Guard) -> None:
    first, second = " ".join(PHRASE.split()[:6]), " ".join(PHRASE.split()[6:])
    text = f"{first} 4111111111111111 {second}"
    cleaned = guard.redacted(text)
    assert guard.inspect(cleaned).is_clear


def test_phrase_spread_over_messages_is_found_in_the_draft(guard: Guard) -> None:
    words = PHRASE.split()
    window = [" ".join(words[:4]), " ".join(words[4:8])]
    verdict = guard.inspect(" ".join(words[8:]), window)
    assert verdict.decision is Decision.BLOCK
    assert verdict.hits[0].is_spread
    assert verdict.hits[0].span == (0, len(" ".join(words[8:])))


def test_phrase_told_word_by_word_with_talk_in_between(guard: Guard) -> None:
    words = PHRASE.split()
    window = [line for word in words[:-1] for line in (word, "ok, and the next one please?")]
    assert guard.inspect(words[-1], window).decision is Decision.BLOCK


def test_key_after_a_message_that_names_it(guard: Guard) -> None:
    assert guard.inspect(HASH, ["here is my private key:"]).decision is Decision.BLOCK


def test_what_already_left_is_not_found_again(guard: Guard) -> None:
    assert guard.inspect("thanks, anything else?", [PHRASE]).is_clear


def test_ordinary_talk_after_ordinary_talk_is_clear(guard: Guard) -> None:
    window = ["I sent the payment", "it is still pending", "what can I do", "my phone is new"]
    assert guard.inspect("yes please", window).is_clear


@pytest.mark.parametrize(
    ("text", "decision"),
    [
        (f"the transaction {HASH} is pending", Decision.CLEAR),
        (f"交易哈希：{HASH}", Decision.CLEAR),
        (f"https://scan.example/tx/0x{HASH}", Decision.CLEAR),
        (HASH, Decision.ASK),
        (f"0x{HASH}", Decision.ASK),
        (f"私钥：{HASH}", Decision.BLOCK),
        (f"{HASH} this is my private key", Decision.BLOCK),
        (f"tx failed, my private key is {HASH}", Decision.BLOCK),
    ],
)
def test_the_words_around_decide_between_hash_and_key(guard: Guard, text: str, decision: Decision) -> None:
    assert guard.inspect(text).decision is decision


@pytest.mark.parametrize(
    "text",
    [
        "密码是错的，登录不了",
        "my password is not working",
        "error code 100432",
        "验证码 60 秒后过期",
        "卡尾号 8823",
        "WC-7K2F-9X",
        "version 3.14.159 build 20241105",
        "CVV 在卡的哪里",
    ],
)
def test_traps_are_left_alone(guard: Guard, text: str) -> None:
    assert guard.inspect(text).is_clear


def test_live_secret_is_found_wherever_it_stands() -> None:
    guard = Guard(["s3cr3t-source-id"])
    guard.add_live_secret("pubsub-token-value")
    for value in ("s3cr3t-source-id", "pubsub-token-value"):
        verdict = guard.inspect(f"log: {value}!")
        assert verdict.kinds == (SecretKind.APP_SECRET,)
        assert not verdict.hits[0].is_overrulable


def test_diagnostics_also_mask_people(guard: Guard) -> None:
    text = "mail zhang.san@example.com, phone +44 20 7946 0321"
    assert guard.inspect(text).is_clear
    found = guard.inspect(text, context=GuardContext.DIAGNOSTICS)
    assert set(found.kinds) == {SecretKind.EMAIL, SecretKind.PHONE}


def test_long_text_is_read_to_its_end_and_over_its_seams(guard: Guard) -> None:
    filler = "the payment did not arrive yet. "
    for length in (9_900, 9_950, 9_990, 25_000):
        head = (filler * 1000)[:length].rsplit(".", 1)[0] + ". "
        verdict = guard.inspect(head + PHRASE + ". " + filler * 50)
        assert verdict.decision is Decision.BLOCK, length


@pytest.mark.parametrize("kind", SecretKind)
def test_every_kind_has_words_in_both_languages(kind: SecretKind) -> None:
    hit = hit_for(kind, 0, 1)
    for text in (hit.title, hit.why):
        for language in Language:
            assert text.text(language).strip()
            assert "!" not in text.text(language)
            assert "safe" not in text.text(language).lower()
    assert hit.action is ACTIONS[kind]


def test_only_blocking_kinds_cannot_be_overruled() -> None:
    fixed = {kind for kind in SecretKind if ACTIONS[kind] is Action.BLOCK}
    assert fixed == {
        SecretKind.RECOVERY_PHRASE,
        SecretKind.PRIVATE_KEY,
        SecretKind.KEY_FILE,
        SecretKind.AUTHENTICATOR_SEED,
        SecretKind.TOKEN,
        SecretKind.APP_SECRET,
    }
