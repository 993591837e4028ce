"""English word stems: M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980.

Our own reading of the published rules, with its two later corrections ("bli" and "logi").
"""

from __future__ import annotations

from functools import lru_cache

from walletcare.domain.late_pattern import late_pattern

_CONSONANTS = "[^aeiou]"
_VOWEL = "[aeiouy]"
_C = f"{_CONSONANTS}[^aeiouy]*"
_V = f"{_VOWEL}[aeiou]*"
_M_ABOVE_0 = late_pattern(f"^({_C})?{_V}{_C}")
_M_IS_1 = late_pattern(f"^({_C})?{_V}{_C}({_V})?$")
_M_ABOVE_1 = late_pattern(f"^({_C})?{_V}{_C}{_V}{_C}")
_HAS_VOWEL = late_pattern(f"^({_C})?{_VOWEL}")
_CVC = late_pattern(f"^{_C}{_VOWEL}[^aeiouwxy]$")
_DOUBLE = late_pattern(r"([^aeiouylsz])\1$")

_STEP_2 = {
    "ational": "ate", "tional": "tion", "enci": "ence", "anci": "ance", "izer": "ize", "bli": "ble",
    "alli": "al", "entli": "ent", "eli": "e", "ousli": "ous", "ization": "ize", "ation": "ate",
    "ator": "ate", "alism": "al", "iveness": "ive", "fulness": "ful", "ousness": "ous",
    "aliti": "al", "iviti": "ive", "biliti": "ble", "logi": "log",
}  # fmt: skip
_STEP_3 = {"icate": "ic", "ative": "", "alize": "al", "iciti": "ic", "ical": "ic", "ful": "", "ness": ""}
_STEP_4 = (
    "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ou", "ism",
    "ate", "iti", "ous", "ive", "ize", "ion",
)  # fmt: skip
# Words of our field that the rules would take for others (instalment: install, connection: connect).
_EXCEPTIONS = {
    "instalment": "instalment", "instalments": "instalment", "installment": "instalment",
    "installments": "instalment",
    "connection": "connection", "connections": "connection", "conversation": "conversation",
    "conversations": "conversation", "activity": "activity", "activities": "activity", "missed": "missed",
    "accessibility": "accessibility", "allowance": "allowance", "allowances": "allowance",
    "wording": "wording",
}  # fmt: skip
_BY_LENGTH_2 = sorted(_STEP_2, key=len, reverse=True)
_BY_LENGTH_3 = sorted(_STEP_3, key=len, reverse=True)
_BY_LENGTH_4 = sorted(_STEP_4, key=len, reverse=True)


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The stem of a folded word; words with digits or of other scripts come back as they are."""
    if word in _EXCEPTIONS:
        return _EXCEPTIONS[word]
    if len(word) < 3 or not (word.isascii() and word.isalpha()):
        return word
    first_y = word.startswith("y")
    if first_y:
        word = "Y" + word[1:]
    for step in (_step_1a, _step_1b, _step_1c, _step_2, _step_3, _step_4, _step_5):
        word = step(word)
    return "y" + word[1:] if first_y else word


def _step_1a(word: str) -> str:
    if word.endswith(("sses", "ies")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _step_1b(word: str) -> str:
    if word.endswith("eed"):
        return word[:-1] if _M_ABOVE_0.match(word[:-3]) else word
    for ending in ("ed", "ing"):
        if word.endswith(ending) and _HAS_VOWEL.match(word[: -len(ending)]):
            return _mend(word[: -len(ending)])
    return word


def _mend(root: str) -> str:
    if root.endswith(("at", "bl", "iz")):
        return root + "e"
    if _DOUBLE.search(root):
        return root[:-1]
    return root + "e" if _CVC.match(root) else root


def _step_1c(word: str) -> str:
    return word[:-1] + "i" if word.endswith("y") and _HAS_VOWEL.match(word[:-1]) else word


def _replaced(word: str, endings: list[str], table: dict[str, str]) -> str:
    for ending in endings:
        if word.endswith(ending):
            root = word[: -len(ending)]
            return root + table[ending] if _M_ABOVE_0.match(root) else word
    return word


def _step_2(word: str) -> str:
    return _replaced(word, _BY_LENGTH_2, _STEP_2)


def _step_3(word: str) -> str:
    return _replaced(word, _BY_LENGTH_3, _STEP_3)


def _step_4(word: str) -> str:
    for ending in _BY_LENGTH_4:
        if word.endswith(ending):
            root = word[: -len(ending)]
            if ending == "ion" and not root.endswith(("s", "t")):
                return word
            return root if _M_ABOVE_1.match(root) else word
    return word


def _step_5(word: str) -> str:
    if word.endswith("e"):
        root = word[:-1]
        if _M_ABOVE_1.match(root) or (_M_IS_1.match(root) and not _CVC.match(root)):
            word = root
    if word.endswith("ll") and _M_ABOVE_1.match(word):
        word = word[:-1]
    return word
