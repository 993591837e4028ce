"""A gentle, optional hint when a message is written in anger. It never blocks and never changes a word."""

from __future__ import annotations

import re
from dataclasses import dataclass

from walletcare.domain.language import LocalText


@dataclass(frozen=True, slots=True)
class CourtesyHint:
    """The hint and where the heated words stand, as (start, end) in code points."""

    text: LocalText
    spans: tuple[tuple[int, int], ...]


_HINT = LocalText(
    "遇到这种事，生气很正常。客服也是人，把事情说清楚，他们往往帮得更快。要改一改再发吗？不改也可以发。",
    "It’s fine to be upset about this. Support are people too, and plain facts usually get you help sooner. "
    "You can soften it, or send it as it is.",
)
_ZH_WORDS = (
    r"傻逼|傻b|煞笔|沙雕|脑残|智障|弱智|白痴|蠢货|废物|垃圾|滚蛋|"
    r"他妈|你妈|妈的|操你|去死|王八蛋|混蛋|狗屁|放屁|不要脸|骗子公司|黑心|"
    r"恶心|吃屎|瞎了|死骗子|有病|神经病"
)
_EN_WORDS = (
    r"idiots?|morons?|stupid|dumb(?:ass)?|useless|garbage|trash|pathetic|incompetent|"
    r"liars?|crooks?|thieves|scumbags?|bastards?|assholes?|bullshit|f+u+c+k\w*|f\*+\w*|"
    r"wtf|shit(?:ty)?|damn(?:ed)?|crap(?:py)?|screw you|go to hell|shut up"
    r"|worst (?:company|support|service|app)"
)
# "垃圾" and "trash" have harmless uses; inside these words nothing is said about anybody.
_HARMLESS = re.compile(
    r"垃圾(?:短信|邮件|信息|箱|桶|币)|白痴都能|trash (?:can|folder|bin)|spam|not stupid|feel stupid",
    re.IGNORECASE,
)
_HEATED = re.compile(rf"{_ZH_WORDS}|\b(?:{_EN_WORDS})\b", re.IGNORECASE)
_SHOUTED_MARKS = re.compile(r"[!！?？]{3,}")
_CAPITAL_WORD = re.compile(r"\b[A-Z]{3,}\b")
_SHOUTED_WORDS = 5


def courtesy_hint(text: str) -> CourtesyHint | None:
    """The hint when ``text`` insults or shouts; None otherwise."""
    harmless = [match.span() for match in _HARMLESS.finditer(text)]
    spans = [
        match.span()
        for match in _HEATED.finditer(text)
        if not any(start <= match.start() < end for start, end in harmless)
    ]
    shouted = [match.span() for match in _CAPITAL_WORD.finditer(text)]
    if len(shouted) >= _SHOUTED_WORDS and len(shouted) * 2 > len(re.findall(r"\b[A-Za-z]{3,}\b", text)):
        spans.append((shouted[0][0], shouted[-1][1]))
    spans += [match.span() for match in _SHOUTED_MARKS.finditer(text)]
    return CourtesyHint(_HINT, tuple(sorted(spans))) if spans else None
