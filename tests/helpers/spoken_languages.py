"""Which language a text of the window is in: every text of the translations and of the content, both ways."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path

from walletcare.content.pack import Pack
from walletcare.domain.language import Language, LocalText

_TS = Path(__file__).resolve().parents[2] / "resources" / "i18n"
_HOLE = re.compile(r"\{[a-z_]*\}|%n")
_LETTERS = re.compile(r"[A-Za-z]{3,}|[\u4e00-\u9fff]")
_LEAST_LETTERS = 2


class Wordings:
    """The texts that belong to one language and not to the other."""

    def __init__(self, pack: Pack) -> None:
        self._exact: dict[Language, set[str]] = {language: set() for language in Language}
        self._patterns: dict[Language, list[re.Pattern[str]]] = {language: [] for language in Language}
        for chinese, english in _translations():
            self._add(Language.ZH, chinese, english)
            self._add(Language.EN, english, chinese)
        for text in (*local_texts(pack.flows()), *local_texts(pack.categories())):
            self._add(Language.ZH, text.text(Language.ZH), text.text(Language.EN))
            self._add(Language.EN, text.text(Language.EN), text.text(Language.ZH))
        titles = [{meta.slug: meta.title for meta in pack.articles(language)} for language in Language]
        for language, own, other in zip(Language, titles, reversed(titles), strict=True):
            for slug, title in own.items():
                self._add(language, title, other.get(slug, ""))

    def is_of(self, text: str, language: Language) -> bool:
        """Whether ``text`` is one of ``language`` only."""
        said = text.strip()
        if said in self._exact[language]:
            return True
        other = next(one for one in Language if one is not language)
        return self._fits(said, language) and not self._fits(said, other)

    def _fits(self, said: str, language: Language) -> bool:
        return any(pattern.fullmatch(said) for pattern in self._patterns[language])

    def _add(self, language: Language, own: str, other: str) -> None:
        if own == other or not _LETTERS.search(own):
            return
        if not _HOLE.search(own):
            self._exact[language].add(own.strip())
        elif len(_LETTERS.findall(_HOLE.sub("", own))) >= _LEAST_LETTERS:
            parts = [re.escape(part) for part in _HOLE.split(own)]
            self._patterns[language].append(re.compile(".+".join(parts), re.DOTALL))


def local_texts(value: object) -> Iterator[LocalText]:
    """Every text in two languages inside a value."""
    if isinstance(value, LocalText):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from local_texts(getattr(value, field.name))
    elif isinstance(value, Mapping):
        yield from local_texts(tuple(value.values()))
    elif isinstance(value, tuple | list | frozenset):
        for one in value:
            yield from local_texts(one)


def _translations() -> Iterator[tuple[str, str]]:
    """Chinese and English of every text in the code, plurals in each of their forms."""
    plurals = {source: forms for path in sorted((_TS / "en").glob("*.ts")) for source, forms in _read(path)}
    for path in sorted((_TS / "zh_CN").glob("*.ts")):
        for source, forms in _read(path):
            for english in plurals.get(source, (source,)):
                yield forms[0], english


def _read(path: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    # Written by our own tool and by hand, in this repository.
    for message in ET.parse(path).getroot().iter("message"):  # noqa: S314
        translation = message.find("translation")
        if translation is not None:
            forms = tuple(form.text or "" for form in translation.iter("numerusform"))
            yield message.findtext("source") or "", forms or (translation.text or "",)
