"""Phrases told some words a message, and what people write who wait for an answer."""

from __future__ import annotations

from random import Random

import pytest

from tests.helpers import spread_windows
from tests.helpers.strange_texts import phrases
from walletcare.safety.outgoing.guard import Guard
from walletcare.safety.verdict import SecretKind

SEED = 20261130
GUARD = Guard()


def flagged(language: str, count: int) -> list[list[str]]:
    """Ordinary windows in which a phrase is seen."""
    random = Random(SEED)
    windows = [spread_windows.ordinary(language, random) for _ in range(count)]
    return [
        messages
        for messages in windows
        if {SecretKind.RECOVERY_PHRASE, SecretKind.PHRASE_PART}
        & set(GUARD.inspect(messages[-1], window=messages[:-1]).kinds)
    ]


def let_go(count: int) -> list[tuple[str, list[str]]]:
    """Told phrases of which no message is so much as asked about."""
    return [
        (scheme, messages)
        for scheme, messages in spread_windows.told_phrases(count, Random(SEED), None)
        if spread_windows.strictest(GUARD, messages) == "clear"
    ]


def with_talk(messages: list[str]) -> list[str]:
    """The messages with a question of whoever is told between them, here and there."""
    said: list[str] = []
    for number, message in enumerate(messages):
        said.append(message)
        if number % 3 == 1:
            said.append("wait, I write it down ...\nand what is the next one?")
    return said


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_ordinary_messages_tell_no_phrase(language: str) -> None:
    assert flagged(language, 600) == []


def test_no_phrase_is_told_by_and_by() -> None:
    assert let_go(150) == []


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_full_ordinary_messages_tell_no_phrase(language: str) -> None:
    """8,000 windows: ``pytest tests/unit/safety -m slow -k full``."""
    assert flagged(language, 8_000) == []


@pytest.mark.slow
def test_full_no_phrase_is_told_by_and_by() -> None:
    """One in 4,000 consists of everyday words for the most part, told two a message as answers are."""
    assert len(let_go(4_000)) <= 2


@pytest.mark.parametrize(
    "messages",
    [
        """How do I pick which account to connect?|hello|agent can see balance?|still waiting|hi|done|hello?
no|??|po, I completed all details for the loan tile and it's 'evaluating' since Sunday. Normal?|tried that
now|anyone there|what now|hello|any update|number 2|Maximum wallet balance?""",
        """how many attempts to verify|shop went out of business|Do permissions end by themselves?
rejected deposit|how long should a password be|change phone number|someone else top up my account
court order freeze|log in with fingerprint|replace mobile number without old one""",
        """aml questions|add a card|virtual card number where|do you support EU residents|apple watch payments
error 500|bancomat|charge list|replacement fee|New cell, new digits, same account please
How do I report a bad site?|screenshot seed phrase""",
        "where are you|spread|any update|number 2|please|same error|what now|what now",
    ],
)
def test_questions_full_of_list_words(messages: str) -> None:
    said = messages.replace("\n", "|").split("|")
    for number, message in enumerate(said):
        assert GUARD.inspect(message, window=said[:number]).is_clear, message


@pytest.mark.parametrize(
    "words",
    [
        # Mostly words that are written to support anyhow: six and three of twelve are not.
        "help raw receive cruise nest traffic card hotel month gasp phone exile",
        "help police receive cruise hotel twelve card secret month window phone exile",
    ],
)
@pytest.mark.parametrize("label", ["{w}", "{n}. {w}", "number {n} is {w}"])
def test_a_phrase_of_everyday_words_is_at_least_asked_about(label: str, words: str) -> None:
    messages = [label.format(n=number, w=word) for number, word in enumerate(words.split(), 1)]
    assert spread_windows.strictest(GUARD, with_talk(messages)) != "clear"


@pytest.mark.parametrize("language", ["japanese", "korean", "french"])
def test_words_of_another_language_behind_english_labels(language: str) -> None:
    words = phrases.bip39(language, Random(3))[:12]
    messages = [f"number {number} is {word}" for number, word in enumerate(words, 1)]
    assert spread_windows.strictest(GUARD, with_talk(messages)) == "block"


def test_monero_words_told_one_a_message_with_talk_between() -> None:
    words = (
        "luggage layout enforce school dwelt fewest fuel cube waveform binocular fuselage utensils".split()
    )
    assert spread_windows.strictest(GUARD, with_talk(words[:10])) == "clear"  # ten words are no phrase
    assert spread_windows.strictest(GUARD, with_talk(words)) == "block"
