"""Chinese by sound: for questions typed in pinyin, and for characters mistaken for others of the same sound.

Imported only while a pack is built.
"""

from __future__ import annotations

from collections.abc import Iterable

from walletcare.content.index.tokens import is_han, runs


def syllables(text: str) -> list[str]:
    """Toneless pinyin of each character of a Chinese ``text``, ü written v."""
    from pypinyin import Style, lazy_pinyin

    return [str(sound) for sound in lazy_pinyin(text, style=Style.NORMAL, v_to_u=False, errors="ignore")]


def character_sounds() -> tuple[str, tuple[str, ...]]:
    """The characters of GB 2312 (those in everyday use) and the commonest sound of each."""
    characters = "".join(
        bytes((high, low)).decode("gb2312", errors="ignore")
        for high in range(0xB0, 0xF8)
        for low in range(0xA1, 0xFF)
    )
    from pypinyin import Style, pinyin

    sounds = tuple(
        str(pinyin(char, style=Style.NORMAL, v_to_u=False, heteronym=False)[0][0]) for char in characters
    )
    return characters, sounds


def spellings(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Pinyin keys to the Chinese words they can mean: full syllables (``tuikuan``) and initials (``tk``).

    Words come in order of importance and keep it; a key keeps at most three.
    """
    keys: dict[str, list[str]] = {}
    for word in words:
        sounds = syllables(word)
        if len(sounds) != len(word):
            continue
        for key in {"".join(sounds), "".join(sound[0] for sound in sounds)}:
            meant = keys.setdefault(key, [])
            if word not in meant and len(meant) < 3:
                meant.append(word)
    return {key: tuple(keys[key]) for key in sorted(keys) if len(key) >= 2}


def chinese_words(texts: Iterable[str], lengths: tuple[int, ...] = (2, 3, 4)) -> list[str]:
    """Pieces of the Chinese runs of folded ``texts``, commonest first; pieces seen once are left out."""
    counts: dict[str, int] = {}
    for text in texts:
        for run in runs(text):
            if not is_han(run):
                continue
            for length in lengths:
                for start in range(len(run) - length + 1):
                    piece = run[start : start + length]
                    counts[piece] = counts.get(piece, 0) + 1
    return [word for word, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])) if count > 1]
