"""How our texts are written, as rules that a machine can check: punctuation, spacing, words, length.

The words come from the product's writing guide: calm, concrete, no blame, no promise that is not ours
to keep.
Words inside quotation marks are somebody else's (a screen, a swindler) and are let through.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from walletcare.domain.language import Language

Finding = tuple[str, str]
"""Code and sentence."""

MAX_ZH_CHARS = 90
MAX_EN_WORDS = 35

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_WIDE = f"{_HAN}，。！？；：、（）《》“”‘’"
_MASK = "\ufffc"
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_URL = re.compile(r"https?://\S+|[\w.+-]+@[\w-]+\.[\w.]+")
_QUOTED = re.compile('“[^”]*”|‘[^’]*’|「[^」]*」|"[^"]*"')
_EMOJI = re.compile("[\u2600-\u27bf\U0001f000-\U0001faff\ufe0f]")
_EXCLAMATION = re.compile("[!！]")

_HALF_BESIDE_HAN = re.compile(rf"[{_HAN}”》）][,;:?!.]|[,;:?!](?=[{_HAN}“《（])|[{_HAN}]\s?\(|\)\s?[{_HAN}]")
_GLUED = re.compile(rf"[{_HAN}][A-Za-z0-9]|[A-Za-z0-9%][{_HAN}]")
_SPACE_BY_WIDE = re.compile(rf"[{_WIDE}] +[{_HAN}，。！？；：、）》”]|[，。！？；：、（《“] +\S")
_STRAIGHT_BESIDE_HAN = re.compile(rf"[\"'](?=[{_HAN}])|(?<=[{_HAN}])[\"']")
_DOTS = re.compile(rf"\.{{3}}|。{{2,}}|[{_HAN}]…(?!…)|(?<!…)…[{_HAN}]")
_FULL_LATIN = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
_WIDE_IN_EN = re.compile(f"[{_HAN}，。！？；：、（）《》「」\u3000\uff01-\uff5e]")
_EN_SPACING = re.compile(r"\S {2,}\S|\s(?:[,;:?]|\.(?:\s|$))|[a-z][,;:?][A-Za-z]|[a-z]\.[A-Z][a-z]")
_SHOUT = re.compile(r"\b(?:NEVER|NOT|ALWAYS|MUST|ONLY|NO|STOP|WARNING|DANGER|ATTENTION|IMPORTANT)\b")

_ZH_WORDS: tuple[tuple[str, str], ...] = (
    ("您", "写“你”，全文统一。"),
    ("操作失败", "说清楚是哪一步没成功、钱在哪里。"),
    ("非法", "不要责怪读者；说清楚哪里不对、怎么改。"),
    ("无效", "不要责怪读者；说清楚哪里不对、怎么改。"),
    ("请耐心等待", "给出时间，或者说明暂时不知道要等多久。"),
    ("亲爱的", "不用客套称呼，直接说事。"),
    ("亲，", "不用客套称呼，直接说事。"),
    ("绝对安全", "没有人能保证安全；说清楚能防住什么、防不住什么。"),
    ("万无一失", "没有人能保证安全；说清楚能防住什么、防不住什么。"),
    ("百分之百", "不作保证；说清楚在什么情况下成立。"),
)
_ZH_FILLER = (
    "众所周知",
    "总而言之",
    "综上所述",
    "总的来说",
    "值得注意的是",
    "需要注意的是",
    "温馨提示",
    "本文将",
    "在当今",
    "随着科技",
    "随着互联网",
    "不可或缺",
    "至关重要",
    "希望以上",
    "如有任何疑问",
    "敬请",
    "至此",
)
_EN_WORDS: tuple[tuple[str, str], ...] = (
    ("invalid", "say what is wrong and how to put it right"),
    ("illegal", "say what is wrong and how to put it right"),
    ("oops", "say what happened"),
    ("please be patient", "give a time, or say that you have none"),
    ("simply", "leave it out; what is simple for us may not be for the reader"),
    ("just", "leave it out"),
    ("safe", "nobody can promise that; say what it protects against"),
    ("guaranteed", "nobody can promise that; say what it protects against"),
    ("guarantee", "nobody can promise that; say what it protects against"),
)
_EN_FILLER = (
    "in today's world",
    "it is important to note",
    "it's important to note",
    "please note that",
    "needless to say",
    "rest assured",
    "in conclusion",
    "in this article",
    "this article will",
    "look no further",
    "delve",
    "seamless",
    "hassle-free",
    "peace of mind",
    "as we all know",
    "at the end of the day",
    "when it comes to",
    "don't hesitate",
    "feel free to",
)
_EN_PATTERNS = [(word, why, re.compile(rf"\b{re.escape(word)}\b", re.IGNORECASE)) for word, why in _EN_WORDS]


def findings(text: str, language: Language) -> Iterator[Finding]:
    """Everything in a run of body ``text`` that goes against the rules of ``language``."""
    text = text.replace("\u2019", "'") if language is Language.EN else text
    bare = _URL.sub(_MASK, _PLACEHOLDER.sub(_MASK, text))
    unquoted = _QUOTED.sub(_MASK, bare)
    if match := _EMOJI.search(bare):
        yield "emoji", f"'{match[0]}' is an emoji; say it in words."
    if _EXCLAMATION.search(unquoted):
        yield "exclamation", "No exclamation marks; end the sentence with a full stop."
    if language is Language.ZH:
        yield from _zh(bare, unquoted)
    else:
        yield from _en(bare, unquoted)


def _around(match: re.Match[str], text: str) -> str:
    return text[max(0, match.start() - 6) : match.end() + 6].replace(_MASK, "…")


def _zh(bare: str, unquoted: str) -> Iterator[Finding]:
    checks = (
        ("zh-punctuation", _HALF_BESIDE_HAN, "half-width punctuation beside Chinese; use ，。；：？（）"),
        ("zh-spacing", _GLUED, "put one space between Chinese and Latin letters or digits"),
        (
            "zh-spacing",
            _SPACE_BY_WIDE,
            "no space between Chinese characters or beside full-width punctuation",
        ),
        ("zh-punctuation", _STRAIGHT_BESIDE_HAN, "straight quotation mark; use “ ”"),
        ("zh-punctuation", _DOTS, "an ellipsis is ……"),
        ("zh-punctuation", _FULL_LATIN, "full-width letters or digits; use half-width ones"),
    )
    for code, pattern, sentence in checks:
        if match := pattern.search(bare):
            yield code, f"'{_around(match, bare)}': {sentence}."
    for word, why in _ZH_WORDS:
        if word in unquoted:
            yield "word", f"“{word}”：{why}"
    for word in _ZH_FILLER:
        if word in unquoted:
            yield "filler", f"“{word}”是套话，删掉它，直接说事。"
    for sentence in re.split("[。！？?；]", bare):
        if len(sentence.strip()) > MAX_ZH_CHARS:
            length = len(sentence.strip())
            yield (
                "long-sentence",
                f"“{sentence.strip()[:12]}……”有 {length} 个字，超过 {MAX_ZH_CHARS} 个，拆成两句。",
            )


def _en(bare: str, unquoted: str) -> Iterator[Finding]:
    if match := _WIDE_IN_EN.search(unquoted):
        yield (
            "en-punctuation",
            f"'{_around(match, unquoted)}': Chinese characters or full-width signs in English text.",
        )
    if match := _EN_SPACING.search(bare):
        yield "en-spacing", f"'{_around(match, bare)}': check the spaces around the punctuation."
    if match := _SHOUT.search(unquoted):
        yield (
            "capitals",
            f"'{match[0]}' in capitals shouts; write it small and use **bold** if it must stand out.",
        )
    for word, why, pattern in _EN_PATTERNS:
        if pattern.search(unquoted):
            yield "word", f"'{word}': {why}."
    lower = unquoted.lower()
    for phrase in _EN_FILLER:
        if phrase in lower:
            yield "filler", f"'{phrase}' says nothing; leave it out."
    for sentence in re.split(r"(?<=[.?!;])\s", bare):
        words = len(sentence.split())
        if words > MAX_EN_WORDS:
            start = " ".join(sentence.split()[:5])
            yield (
                "long-sentence",
                f"'{start}...' has {words} words, more than {MAX_EN_WORDS}; make two of it.",
            )
