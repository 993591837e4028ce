"""Fills the pack's search tables."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

from walletcare.content.block_codec import plain_texts
from walletcare.content.facts import fill
from walletcare.content.index import model
from walletcare.content.index.brand_words import read_brand_words, without_brands
from walletcare.content.index.concepts import Concepts, read_phrases, words_of
from walletcare.content.index.features import features
from walletcare.content.index.fold import Fold, traditional_pairs
from walletcare.content.index.model import Document, Settings
from walletcare.content.index.outside import read_outside_words
from walletcare.content.index.pinyin import character_sounds, chinese_words, spellings
from walletcare.content.index.questions import Phrasings, asked_about, read_phrasings
from walletcare.content.index.rows import pack_row
from walletcare.content.index.spelling import deletion_rows
from walletcare.content.index.spoken import spoken
from walletcare.content.index.tokens import has_han, is_han, runs, stream
from walletcare.content.sources import ArticleSource, ContentSource
from walletcare.domain.article import BlockKind
from walletcare.domain.language import Language

MIN_HOMOPHONE_COUNT = 3
"""A pair of characters must be asked this often before others of the same sound are read as it."""


def write_index(
    connection: sqlite3.Connection,
    source: ContentSource,
    resources: Path,
    settings: Settings = Settings(),  # noqa: B008 - frozen
) -> None:
    """Write the tables of all articles; article ids count from 1 in the order of ``source.articles``."""
    traditional, simplified = traditional_pairs()
    fold = Fold.from_pairs(traditional, simplified)
    phrases = read_phrases(resources / "synonyms", fold)
    brands = read_brand_words(resources, fold)
    lexicon = {
        "traditional": traditional,
        "simplified": simplified,
        "phrases": json.dumps(phrases, ensure_ascii=False, separators=(",", ":")),
        "brand_words": json.dumps(brands.names, ensure_ascii=False),
        "brand_groups": json.dumps(brands.groups, ensure_ascii=False),
        "outside_words": json.dumps(read_outside_words(resources, fold), ensure_ascii=False),
        "settings": json.dumps(asdict(settings)),
    }
    connection.executemany("INSERT INTO meta VALUES (?, ?)", sorted(lexicon.items()))
    writer = _Writer(connection, fold, Concepts(phrases), brands.names)
    for language in Language:
        numbered = [
            (number, article)
            for number, article in enumerate(source.articles, 1)
            if article.language is language
        ]
        writer.write(language, numbered, read_phrasings(resources, language), settings)
    writer.write_sounds(phrases)


class _Writer:
    def __init__(
        self, connection: sqlite3.Connection, fold: Fold, concepts: Concepts, brands: Sequence[str]
    ) -> None:
        self._connection = connection
        self._fold = fold
        self._concepts = concepts
        self._brands = brands
        self._asked: list[str] = []
        self._titles: list[str] = []

    def _features(self, text: str) -> Counter[str]:
        return features(without_brands(self._fold(text), self._brands), self._concepts)

    def write(
        self,
        language: Language,
        articles: Sequence[tuple[int, ArticleSource]],
        phrasings: Phrasings,
        settings: Settings,
    ) -> None:
        documents = [self._document(number, article, phrasings) for number, article in articles]
        fitted = model.fit(documents, settings)
        self._connection.executemany(
            "INSERT INTO feature VALUES (?, ?, ?, ?)",
            [(language.value, text, weight, pack_row(row)) for text, (weight, row) in fitted.rows.items()],
        )
        self._connection.executemany("INSERT INTO base VALUES (?, ?)", sorted(fitted.base.items()))
        words: Counter[str] = Counter()
        for number, article in articles:
            asked = asked_about(article, phrasings)
            self._write_full_text(number, article, phrasings)
            self._connection.executemany(
                "INSERT OR IGNORE INTO exact VALUES (?, ?, ?)",
                [(language.value, spoken(self._fold(text)), number) for text in asked],
            )
            for text in (
                *asked,
                article.front.summary,
                *(text for _, text in plain_texts(article.body.blocks)),
            ):
                words.update(words_of(self._fold(text)))
            if language is Language.ZH:
                self._asked.extend(self._fold(text) for text in asked)
                self._titles.append(self._fold(article.front.title))
        self._connection.executemany(
            "INSERT INTO word VALUES (?, ?, ?)",
            [(language.value, word, words[word]) for word in sorted(words)],
        )
        if language is Language.EN:
            self._connection.executemany("INSERT INTO spelling VALUES (?, ?)", deletion_rows(words))

    def _document(self, number: int, article: ArticleSource, phrasings: Phrasings) -> Document:
        document = Document(number)
        for place, text in enumerate(asked_about(article, phrasings)):
            found = self._features(text)
            document.add(found, model.ASKED if place else model.TITLE)
            document.asked.append(tuple(found))
        document.add(self._features(article.front.summary), model.SUMMARY)
        texts = list(plain_texts(article.body.blocks))
        headings = "\n".join(text for kind, text in texts if kind is BlockKind.HEADING)
        body = "\n".join(text for kind, text in texts if kind is not BlockKind.HEADING)
        document.add(self._features(headings), model.HEADING)
        document.add(self._features(body), model.BODY, model.BODY_LIMIT)
        return document

    def _write_full_text(self, number: int, article: ArticleSource, phrasings: Phrasings) -> None:
        front = article.front
        texts = list(plain_texts(article.body.blocks))
        body = [text for kind, text in texts if kind is not BlockKind.HEADING]
        columns: tuple[Iterable[str], ...] = (
            (front.title,),
            (entry.text for entry in front.aliases),
            (front.summary,),
            (text for kind, text in texts if kind is BlockKind.HEADING),
            body,
            (entry.text for entry in front.tags),
            phrasings.get(article.slug, ()),
        )
        self._connection.execute(
            "INSERT INTO find (rowid, title, alias, summary, heading, body, tags, asked) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (number, *(stream(self._fold("\n".join(column))) for column in columns)),
        )
        # Sentences before rows of tables: a snippet shows the first place that fits best.
        blocks = article.body.blocks
        sentences = [block for block in blocks if block.kind is not BlockKind.TABLE]
        rows = [block for block in blocks if block.kind is BlockKind.TABLE]
        told = (text for kind, text in plain_texts((*sentences, *rows)) if kind is not BlockKind.HEADING)
        shown = fill("\n".join(told), article.language, {})
        self._connection.execute("INSERT INTO plain VALUES (?, ?)", (number, shown))

    def write_sounds(self, phrases: Iterable[str]) -> None:
        """What pinyin can mean, and which pairs of characters are taken for others of the same sound."""
        known = [phrase for phrase in phrases if has_han(phrase) and all(map(is_han, phrase))]
        words = [*chinese_words(self._titles), *known, *chinese_words(self._asked)]
        rows = [(key, " ".join(meant)) for key, meant in spellings(dict.fromkeys(words)).items()]
        self._connection.executemany("INSERT INTO pinyin VALUES (?, ?)", rows)
        characters, sounds = character_sounds()
        sound_of = dict(zip(characters, sounds, strict=True))
        pairs: Counter[str] = Counter()
        for text in (*self._asked, *known):
            for run in runs(text):
                pairs.update(run[i : i + 2] for i in range(len(run) - 1) if is_han(run))
        homophones: dict[str, str] = {}
        for pair, count in sorted(pairs.items(), key=lambda item: (-item[1], item[0])):
            if count >= MIN_HOMOPHONE_COUNT and pair[0] in sound_of and pair[1] in sound_of:
                homophones.setdefault(f"{sound_of[pair[0]]} {sound_of[pair[1]]}", pair)
        self._connection.executemany("INSERT INTO homophone VALUES (?, ?)", sorted(homophones.items()))
        self._connection.executemany(
            "INSERT INTO meta VALUES (?, ?)", [("characters", characters), ("sounds", " ".join(sounds))]
        )
