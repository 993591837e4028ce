"""How sentences for users are written, as far as a program can see it.

The rules are those of the house's visual language: Chinese with full-width punctuation, 你, and a space
between Chinese and Latin letters or digits; English in its own punctuation; calm words in both.
"""

from __future__ import annotations

import re

_HAN = r"\u3400-\u9fff"
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_ADDRESS = re.compile(r"https?://\S+|[\w.+-]+@[\w-]+\.[\w.]+|@\w+")

_ZH_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"[{_HAN}][,.;:?!]|[,;?!][{_HAN}]"), "half-width punctuation beside Chinese"),
    (
        re.compile(rf"[{_HAN}][A-Za-z0-9]|[A-Za-z0-9][{_HAN}]"),
        "no space between Chinese and letters or digits",
    ),
    (re.compile(r"[！!]"), "an exclamation mark"),
    (re.compile(r"您"), "您; write 你"),
    (re.compile(r"\.\.\.|。。"), "dots; write ……"),
    (re.compile(r" [，。；：？、）”]|[，。；：？、（“] "), "a space beside full-width punctuation"),
    (
        re.compile(r"操作失败|非法|无效|请耐心等待|亲爱的用户|绝对安全|百分之百|保证(?!金)"),
        "a word the house does not use",
    ),
)
_EN_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"[{_HAN}\u3000-\u303f\uff01-\uff65]"), "Chinese letters or full-width punctuation"),
    (re.compile(r"!"), "an exclamation mark"),
    (re.compile(r" [,.;?]| :"), "a space before punctuation"),
    (re.compile(r"  "), "two spaces"),
    (
        re.compile(r"\b(safe|guaranteed|invalid|illegal|oops|simply|please be patient)\b", re.I),
        "a word not used here",
    ),
    (
        re.compile(r"\b(do not|cannot|does not|is not|did not|we will|will not)\b"),
        "no contraction",
    ),
)
_EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f]")


def wording_faults(zh: str, en: str) -> list[str]:
    """What the two texts do against the rules, as ``language: fault`` with the place quoted."""
    faults = []
    for tag, text, rules in (("zh", zh, _ZH_RULES), ("en", en, _EN_RULES)):
        plain = _ADDRESS.sub("\ue000", _PLACEHOLDER.sub("\ue000", text))
        for pattern, fault in rules:
            found = pattern.search(plain)
            if found:
                faults.append(f"{tag}: {fault} (“{plain[max(0, found.start() - 8) : found.end() + 8]}”)")
        if _EMOJI.search(plain):
            faults.append(f"{tag}: an emoji")
    return faults
