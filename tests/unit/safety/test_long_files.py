"""Long text files: read in parts that tell how far they are, can be stopped, and are not read twice."""

from __future__ import annotations

from itertools import pairwise

import pytest

from walletcare.safety.outgoing.guard import Guard
from walletcare.safety.verdict import SecretFoundError, SecretKind

LINE = "2026-11-28 12:00:01 INFO the app asked the node for block 8812 and waited 210 ms\n"
LOG = LINE * 600
PHRASE = "ribbon orbit maple cactus tunnel lemon violin pepper ladder ocean whisper canvas"


class Stopped(Exception):
    pass


class Parts:
    """Remembers what it is told, and may say stop."""

    def __init__(self, stop_after: int = 1_000) -> None:
        self.told: list[tuple[int, int]] = []
        self._stop_after = stop_after

    def __call__(self, done: int, total: int) -> None:
        self.told.append((done, total))
        if len(self.told) >= self._stop_after:
            raise Stopped


def read(guard: Guard, text: str, stop_after: int = 1_000) -> Parts:
    parts = Parts(stop_after)
    guard.clear_file("app.log", text.encode(), on_part=parts)
    return parts


def test_each_part_is_told_up_to_the_end() -> None:
    told = read(Guard(), LOG).told
    assert len(told) > 4
    assert told[-1] == (len(LOG), len(LOG))
    assert all(one[0] < two[0] for one, two in pairwise(told))


def test_a_clear_text_is_read_once_and_another_one_is_read() -> None:
    guard = Guard()
    assert read(guard, LOG).told
    assert read(guard, LOG).told == []
    assert read(guard, LOG + "more").told


def test_reading_that_was_stopped_counts_for_nothing() -> None:
    guard = Guard()
    with pytest.raises(Stopped):
        read(guard, LOG, stop_after=2)
    assert read(guard, LOG).told


def test_a_text_with_a_secret_is_refused_every_time() -> None:
    guard = Guard()
    for _ in range(2):
        with pytest.raises(SecretFoundError):
            read(guard, LOG + PHRASE + LOG)


def test_a_new_live_secret_is_looked_for_in_what_was_clear() -> None:
    guard = Guard()
    text = LOG + "session Zq8sT3vBn5Rk"
    read(guard, text)
    guard.add_live_secret("Zq8sT3vBn5Rk")
    with pytest.raises(SecretFoundError) as caught:
        read(guard, text)
    assert caught.value.verdict.hits[0].kind is SecretKind.APP_SECRET


def test_a_live_secret_that_comes_while_a_text_is_read_counts_the_next_time() -> None:
    guard = Guard()
    text = LOG + "session Zq8sT3vBn5Rk"
    added: list[int] = []

    def add(done: int, total: int) -> None:
        if done == total and not added:
            added.append(done)
            guard.add_live_secret("no such thing in it")

    guard.clear_file("app.log", text.encode(), on_part=add)
    assert added
    assert read(guard, text).told


def test_only_the_newest_marks_are_kept() -> None:
    guard = Guard()
    for number in range(70):
        read(guard, f"note {number}")
    assert read(guard, "note 69").told == []
    assert read(guard, "note 0").told
