"""All imitations of one brand, by class."""

# ruff: noqa: RUF005 - tables read better on one line

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from tests.helpers.squatting import hosts, links, people, words
from tests.helpers.squatting.brands import Squatted


@dataclass(frozen=True, slots=True)
class Squat:
    text: str
    way: str


def _shown(host: str, random: Random) -> str:
    """A host as it stands in mails and chats."""
    path = random.choice(words.PATHS)
    return random.choice(
        [host, host + path, f"https://{host}{path}", f"http://{host}{path}", f"https://www.{host}{path}"]
        + [f"请打开 https://{host}{path} 验证", f"Please sign in at {host} now"]
    )


def squats(brand: Squatted, random: Random, each: int) -> Iterator[Squat]:
    """``each`` texts of every way; a way that cannot bend this name gives fewer."""
    for way, make in hosts.WAYS.items():
        for _ in range(each):
            host = make(brand, random)
            if host and not hosts.is_own(host, brand):
                yield Squat(_shown(host, random), way)
    for table in (links.WAYS, people.WAYS):
        for way, make in table.items():
            for _ in range(each):
                text = make(brand, random)
                if text:
                    yield Squat(text, way)
