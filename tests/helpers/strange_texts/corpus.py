"""All classes of secrets and of ordinary texts, as samples."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from tests.helpers.strange_texts import coins, keys, personal, phrases, public, questions, reviews, talk
from tests.helpers.strange_texts.cut_layouts import CUT
from tests.helpers.strange_texts.later_layouts import LATER, LATER_LETTERS
from tests.helpers.strange_texts.layouts import COMMON, Layout
from tests.helpers.strange_texts.letter_layouts import ABBREVIATED, LETTERS
from tests.helpers.strange_texts.sample import Expected, Sample

_ANY = COMMON | LATER
_LETTERED = LETTERS | LATER_LETTERS | CUT
_FOUR_LETTERS = ("english", "french", "spanish", "italian", "portuguese")
_WEIGHTED = (
    *(("english",) * 5),
    *phrases.ALPHABETS[1:],
    *(("chinese_simplified",) * 3),
    "chinese_traditional",
    *phrases.SYLLABLES,
)


def _layouts_for(language: str) -> dict[str, Layout]:
    if language in phrases.HAN:
        return _ANY | {"run together": LETTERS["run together"]}
    if language in phrases.SYLLABLES:
        return _ANY
    return _ANY | _LETTERED | (ABBREVIATED if language in _FOUR_LETTERS else {})


def _laid_out(kind: str, words: Sequence[str], layouts: dict[str, Layout], random: Random) -> Sample:
    name = random.choice(tuple(layouts))
    text = talk.around_phrase(layouts[name](words, random), random)
    return Sample(f"{kind} / {name}", text, Expected.BLOCK)


def phrase_samples(count: int, random: Random, monero_words: Sequence[str] | None = None) -> Iterator[Sample]:
    """Whole phrases of all schemes; none may leave."""
    for at in range(count):
        scheme = at % 10
        if scheme < 7:
            language = random.choice(_WEIGHTED)
            yield _laid_out(language, phrases.bip39(language, random), _layouts_for(language), random)
        elif scheme == 7:
            yield _laid_out("electrum", phrases.electrum(random), _ANY | _LETTERED | ABBREVIATED, random)
        elif scheme == 8:
            yield _laid_out("slip39", phrases.slip39(random), _ANY | _LETTERED | ABBREVIATED, random)
        else:
            yield _laid_out("monero", phrases.monero(random, monero_words), _ANY | _LETTERED, random)


def key_samples(count: int, random: Random) -> Iterator[Sample]:
    """Keys, key files, tokens, authenticator seeds and cards."""
    for at in range(count):
        group = at % 10
        if group < 4:
            kind = random.choice(tuple(coins.PROVEN))
            names = keys.LIST_DISGUISES if kind in coins.LISTED else tuple(keys.DISGUISES)
            name = random.choice(names)
            text = talk.around_key(keys.DISGUISES[name](coins.PROVEN[kind](random), random), random)
            yield Sample(f"{kind} / {name}", text, Expected.BLOCK)
        elif group < 6:
            name = random.choice(keys.RAW_DISGUISES)
            raw = random.choice(("", "", "0x")) + coins.hex64(random)
            text = talk.around_raw_key(
                keys.DISGUISES[name](raw.upper() if random.random() < 0.2 else raw, random), random
            )
            yield Sample(f"raw key / {name}", text, Expected.BLOCK)
        elif group < 8:
            name = random.choice(tuple(personal.CARD_DISGUISES))
            yield Sample(
                f"card / {name}",
                personal.card_text(personal.CARD_DISGUISES[name](personal.card(random)), random),
                Expected.BLOCK,
            )
        else:
            table = random.choice((keys.TOKENS, keys.SEEDS, keys.FILES))
            kind = random.choice(tuple(table))
            yield Sample(
                f"{kind}",
                random.choice(("{}", "{}", "look: {}", "这是什么\n{}")).format(table[kind](random)),
                Expected.BLOCK,
            )


def asked_samples(count: int, random: Random) -> Iterator[Sample]:
    """Codes, passwords, accounts, documents, bare keys and parts of phrases."""
    for at in range(count):
        group = at % 11
        if group < 8:
            kind = tuple(personal.ASKED)[group]
            yield Sample(kind, personal.ASKED[kind](random), Expected.ASK)
        elif group == 8:
            yield Sample(
                "bare 64 digits",
                random.choice(("{}", "0x{}", "what is this {}", "{} 这个是什么")).format(coins.hex64(random)),
                Expected.ASK,
            )
        elif group == 9:
            words = phrases.bip39("english", random)[:12]
            words.pop(random.randrange(12))
            yield Sample(
                "eleven words",
                talk.around_phrase(random.choice((" ", "\n", ", ", "-")).join(words), random),
                Expected.ASK,
            )
        else:
            words = phrases.bip39("english", random)[:12]
            at_word = random.randrange(12)
            words[at_word] = _slip(words[at_word], random)
            yield Sample(
                "one slip",
                talk.around_phrase(random.choice((" ", "\n", ", ")).join(words), random),
                Expected.ASK,
            )


def _slip(word: str, random: Random) -> str:
    at = random.randrange(len(word))
    return random.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + random.choice("etaoin") + word[at:],
            word[:at] + random.choice("etaoin") + word[at + 1 :],
        )
    )


def ordinary_samples(count: int, random: Random) -> Iterator[Sample]:
    """Questions and, one for ten of them, long reviews in both languages."""
    for at in range(count):
        language = ("en", "zh")[at % 2]
        if at % 11 == 10:
            yield Sample(f"review {language}", reviews.review(language, random), Expected.CLEAR)
        else:
            yield Sample(f"question {language}", questions.question(language, random), Expected.CLEAR)


def public_samples(count: int, random: Random) -> Iterator[Sample]:
    """Hashes, addresses, orders and parcels."""
    makers = (
        ("hash", public.hash_text),
        ("address", public.address_text),
        ("order", public.order_text),
        ("bare hash", public.bare_hash),
    )
    for at in range(count):
        name, made = makers[at % 4]
        kind, text = made(random)
        yield Sample(f"{name} {kind}", text, Expected.PUBLIC)
