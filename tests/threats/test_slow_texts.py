"""T29: texts made to be slow take time in proportion to their length, never to its square."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from statistics import median

import pytest

from tests.helpers.official_lists import HERON
from walletcare.safety.guard import Guard
from walletcare.safety.inbound import warnings

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


def test_a_build_with_nested_quantifiers_is_found() -> None:
    slow = re.compile(r"(?:code\s?)+(?:code\s?)+\d{9}$")
    assert growth(slow.search, lambda size: "code " * (size // 5), 150) > 4
