"""A user's last messages: ordinary short ones, and phrases told some words a message with talk between.

``python -m tests.helpers.spread_windows [COUNT] [SEED]`` prints what the guard says of COUNT of each.
Monero's phrases are drawn from the file that the variable MONERO_WORDS names, and left out without it.
"""

from __future__ import annotations

import os
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from random import Random

from tests.helpers.strange_texts import phrases
from walletcare.safety.outgoing.guard import Guard

_PHRASINGS = Path(__file__).resolve().parents[2] / "resources" / "phrasings"
_MOST = 20
_SHORT = {
    "en": """ok|hello?|anyone there|still waiting|yes|no|thanks|hi|please|help|hello|are you there|now|??|done
it failed again|same error|i did|tried that|not working|where are you|any update|sent it|how long|come on
i need this today|so?|why|what now|number 2|option 1|the second one|1|2|3""",
    "zh-CN": """在吗|你好|还在吗|有人吗|好的|是的|没有|谢谢|快点|多久|还没到|试过了|不行|一样的|第二个|好|嗯
对|那怎么办|急|在不在|1|2|3|怎么还没回|咋办|没呢|快啊|啥时|人呢|求助|急死|干嘛|回话|等着呢|收到了|没收到
截图发了|请问""",
}


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner)


@cache
def _said(language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What people in a hurry write, and whole questions."""
    files = sorted((_PHRASINGS / language).glob("*.toml"))
    questions = (text for path in files for text in _texts(tomllib.loads(path.read_text("utf-8"))))
    return tuple(_SHORT[language].replace("\n", "|").split("|")), tuple(questions)


def _message(language: str, hurry: float, random: Random) -> str:
    short, questions = _said(language)
    return random.choice(short if random.random() < hurry else questions)


def ordinary(language: str, random: Random) -> list[str]:
    """8 to 20 messages of somebody who waits for an answer."""
    hurry = random.choice((0, 0.3, 0.7, 0.95, 1))
    messages = [_message(language, hurry, random) for _ in range(random.randint(8, _MOST))]
    if random.random() < 0.3:
        messages = [f"{number}. {message}" for number, message in enumerate(messages, 1)]
    return messages


def told(words: Sequence[str], size: int, language: str, random: Random) -> list[str]:
    """The words, ``size`` of them a message, labelled or not: up to twenty messages with the talk between."""
    label = random.choice(("{w}", "{w}", "{w}", "{n}. {w}", "word {n}: {w}", "number {n} is {w}"))
    pieces = [" ".join(words[at : at + size]) for at in range(0, len(words), size)][:_MOST]
    talk = [random.randrange(len(pieces)) for _ in range(random.randint(0, max(_MOST - len(pieces), 0)))]
    messages = []
    for number, piece in enumerate(pieces):
        messages += [_message(language, 0.7, random) for _ in range(talk.count(number))]
        messages.append(label.format(n=number + 1, w=piece))
    return messages


def strictest(guard: Guard, messages: Sequence[str]) -> str:
    """The strictest verdict over the messages, each written after those before it."""
    verdicts = {
        guard.inspect(message, window=messages[max(at - _MOST, 0) : at]).decision.value
        for at, message in enumerate(messages)
    }
    return next(verdict for verdict in ("block", "ask", "clear") if verdict in verdicts)


def told_phrases(
    count: int, random: Random, monero_words: Sequence[str] | None
) -> Iterator[tuple[str, list[str]]]:
    """(scheme, messages) of phrases of every alphabetic scheme."""
    schemes = ["electrum", "slip39", *(("english",) * 3), *phrases.ALPHABETS[1:], *phrases.SYLLABLES]
    for _ in range(count):
        scheme = random.choice([*schemes, "monero"] if monero_words else schemes)
        if scheme == "monero":
            words = phrases.monero(random, monero_words)
        elif scheme in {"electrum", "slip39"}:
            words = phrases.electrum(random) if scheme == "electrum" else phrases.slip39(random)
        else:
            words = phrases.bip39(scheme, random)
        yield scheme, told(words, random.choice((1, 1, 1, 2, 3, 4)), random.choice(("en", "zh-CN")), random)


def main(count: int, seed: int) -> None:
    guard = Guard()
    for language in _SHORT:
        random = Random(seed)
        verdicts: Counter[str] = Counter()
        for _ in range(count):
            *window, draft = ordinary(language, random)
            verdict = guard.inspect(draft, window=window)
            verdicts[", ".join(kind.value for kind in verdict.kinds) or "clear"] += 1
        sys.stdout.write(f"ordinary {language:9} {dict(verdicts.most_common())}\n")
    listed = os.environ.get("MONERO_WORDS")
    words = Path(listed).read_text("utf-8").split() if listed else None
    verdicts = Counter(strictest(guard, messages) for _, messages in told_phrases(count, Random(seed), words))
    sys.stdout.write(f"told by and by    {dict(verdicts.most_common())}\n")


if __name__ == "__main__":
    given = [int(value) for value in sys.argv[1:]]
    main(given[0] if given else 2_000, given[1] if len(given) > 1 else 20261130)
