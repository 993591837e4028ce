"""T29: texts made to be slow take time in proportion to their length, and little more than ordinary text."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from functools import cache
from itertools import repeat
from random import Random
from statistics import median

import pytest

from tests.helpers.official_lists import HERON
from tests.helpers.ordinary_corpus import support_questions
from walletcare.domain.article import SearchQuery
from walletcare.faq.index import SearchIndex
from walletcare.infra.paths import built_dir
from walletcare.safety.incoming.inbound import warnings
from walletcare.safety.incoming.inbound_kind import InboundKind
from walletcare.safety.outgoing.guard import Guard
from walletcare.safety.wordlists import hanzi_index, word_lists

_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


def _by_chance(pieces: Callable[[], Sequence[str]], after: str = "") -> Callable[[int], str]:
    """Pieces drawn from ``pieces`` with the same seed each time, ``after`` behind each."""

    def made(size: int) -> str:
        random, all_of = Random(29), pieces()
        text = "".join(random.choice(all_of) + after for _ in repeat(None, size))
        return text[:size]

    return made


def _words() -> list[str]:
    return [word for one in word_lists().lists for word in one.words]


HOSTILE: dict[str, Callable[[int], str]] = {
    "list words": lambda size: ("legal winner thank year wave sausage worth useful " * size)[:size],
    "half list words": lambda size: ("legal xq winner qz thank vv year jj " * size)[:size],
    "glued list words": lambda size: ("legalwinnerthankyearwave" * size)[:size],
    "one letter": lambda size: "a" * size,
    "spelled": lambda size: ("a b " * size)[:size],
    "hanzi": lambda size: ("的一是在不了有和人这中大为上个国" * size)[:size],
    "hanzi apart": lambda size: ("的 一 是 在 不 了 有 和 " * size)[:size],
    "digits": lambda size: ("4111 1111 " * size)[:size],
    "digits in a row": lambda size: "4" * size,
    "hexadecimal": lambda size: ("0xdeadbeef " * size)[:size],
    "base58": lambda size: ("5Kb8kLf9zgWQnogidDA76Mz " * size)[:size],
    "code words": lambda size: ("code code code pin 12 " * size)[:size],
    "password words": lambda size: ("password: is password = " * size)[:size],
    "opening marks": lambda size: ('{"data":"' * size)[:size],
    "ats": lambda size: ("a@" * size)[:size],
    "dots": lambda size: ("a." * size)[:size],
    "slashes": lambda size: ("http://" * size)[:size],
    "escapes": lambda size: ("\\u0041\\n%20" * size)[:size],
    "labels": lambda size: ("a) b) c) iv. x. " * size)[:size],
    "tags": lambda size: ("<li><br><a " * size)[:size],
    "zero width": lambda size: ("a\u200b" * size)[:size],
    "combining": lambda size: ("a" + "\u0301" * 30) * (size // 31),
    "asks": lambda size: ("send your please give me the " * size)[:size],
    "pay first": lambda size: ("pay pay pay transfer transfer first the fee " * size)[:size],
    "fold out": lambda size: "\ufdfa" * (size // 18),
    "blanks": lambda size: " " * size,
    "blanks in brackets": lambda size: (":" + " " * 60 + "<") * (size // 62),
    "accounts": lambda size: ("ab12" + "a" * 60 + " ") * (size // 65),
    "many codes": lambda size: ("the code is 482913 " * size)[:size],
    "many card codes": lambda size: ("cvv 123 card 4111111111111111 12/26 " * size)[:size],
    "secret prefixes": lambda size: ("nsec1" * size)[:size],
    "doubled letters": lambda size: ("lleeggaall wwiinnnneerr " * size)[:size],
    "pieces of words": lambda size: ("sau sage re\npeat cat alog " * size)[:size],
    "stretched words": _by_chance(lambda: [word.replace("a", "aaa") for word in _words()], " "),
    "beginnings of Monero's words": _by_chance(lambda: [word[:3] for word in _words()]),
    "any characters": _by_chance(lambda: "".join(hanzi_index("chinese_simplified"))),
    "words of all lists": _by_chance(_words),
    "key letters apart": _by_chance(lambda: _BASE58, " "),
    "addresses of many hosts": _by_chance(lambda: [f"her0nwal{n}t.com " for n in range(4000)]),
    "mailboxes of many hosts": _by_chance(lambda: [f"u{n}@h{n}.com " for n in range(4000)]),
}


def growth(work: Callable[[str], object], make: Callable[[int], str], size: int) -> float:
    """How much longer eight times the text takes, in eighths: 1 is linear, 8 is quadratic."""
    return median(_seconds(work, make(size * 8)) / _seconds(work, make(size)) / 8 for _ in range(3))


def _seconds(work: Callable[[str], object], text: str) -> float:
    began = time.process_time()
    work(text)
    return max(time.process_time() - began, 1e-4)


@pytest.mark.parametrize("name", HOSTILE)
def test_the_guard_grows_with_the_text(name: str) -> None:
    """From a quarter of one part of the guard (10,000 characters) to two parts, within one run."""
    guard = Guard()
    guard.inspect("zoo zebra 的一是在不了有和人这中大为上个国")  # reads the word lists
    assert growth(guard.inspect, HOSTILE[name], 2_500) < 4


@pytest.mark.parametrize("name", HOSTILE)
def test_warnings_and_official_check_grow_with_the_text(name: str) -> None:
    assert growth(lambda text: warnings(text, HERON), HOSTILE[name], 1_200) < 4
    assert growth(HERON.check, HOSTILE[name], 1_200) < 4


# --- beside ordinary text of the same length, in the same run --------------------------------------

_REDUCED, _FULL = 10_000, 100_000
_MOST = 8
"""A hostile text may cost so many times what the same length of ordinary questions costs the guard."""


@cache
def _ordinary(size: int) -> str:
    return "\n".join(support_questions("en", Random(29), size // 40))[:size].ljust(size, "?")


def times_ordinary(work: Callable[[str], object], text: str, size: int) -> float:
    """How many times as long as the guard takes for ordinary text; the best of three of each."""
    guard = Guard()
    ordinary = min(_seconds(guard.inspect, _ordinary(size)) for _ in range(3))
    return min(_seconds(work, text) for _ in range(3)) / ordinary


def too_slow(text: str, size: int) -> list[str]:
    """The detectors that take more than :data:`_MOST` times as long for ``text``."""
    guard = Guard()
    detectors: dict[str, Callable[[str], object]] = {
        "guard": guard.inspect,
        "guard in an answer": lambda text: guard.inspect(text, ["hello"], asked=frozenset(InboundKind)),
        "warnings": lambda text: warnings(text, HERON),
        "official check": HERON.check,
    }
    found = {name: times_ordinary(work, text, size) for name, work in detectors.items()}
    return [f"{name}: {times:.1f} times" for name, times in found.items() if times > _MOST]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_costs_little_more_than_an_ordinary_one(name: str) -> None:
    _ = too_slow("zoo zebra 的一是在不了有和人这中大为上个国", 100)  # reads the word lists
    assert too_slow(HOSTILE[name](_REDUCED), _REDUCED) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_a_long_hostile_text_costs_little_more_than_an_ordinary_one(name: str) -> None:
    _ = too_slow("zoo zebra 的一是在不了有和人这中大为上个国", 100)
    assert too_slow(HOSTILE[name](_FULL), _FULL) == []


def test_a_hostile_question_costs_the_search_little_more_than_an_ordinary_text_the_guard() -> None:
    index = SearchIndex(built_dir() / "pack.db")
    try:
        index.search(SearchQuery("refund", None))
        slow = {
            name: times
            for name, make in HOSTILE.items()
            if (
                times := times_ordinary(
                    lambda text: index.search(SearchQuery(text, None)), make(_REDUCED), _REDUCED
                )
            )
            > _MOST
        }
    finally:
        index.close()
    assert slow == {}


def test_a_build_that_tries_every_way_to_group_an_account_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    slow = re.compile(r"(?<![a-z0-9])[a-z]{2}\d{2}(?:[ \-]?[a-z0-9]{1,4}){3,9}(?![a-z0-9])")
    monkeypatch.setattr("walletcare.safety.values.numbers._IBAN", slow)
    assert too_slow(HOSTILE["accounts"](1_300), 1_300) != []


def test_a_build_with_nested_quantifiers_is_found() -> None:
    slow = re.compile(r"(?:code\s?)+(?:code\s?)+\d{9}$")
    assert growth(slow.search, lambda size: "code " * (size // 5), 150) > 4
