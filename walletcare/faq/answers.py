"""Instant answers: a piece of an article, with the article named. Nothing is ever made up.

Every answer is a quotation from the pack, or says that there is none. A wish to talk to a person is heard
before anything else and never talked away.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from walletcare.content.pack import Pack
from walletcare.domain.article import Article, ArticleMeta, Block, BlockKind, SearchHit, SearchQuery
from walletcare.domain.language import Language, LocalText
from walletcare.faq.index import SearchIndex

PERSON_ARTICLE = "reach-a-human-agent"
MAX_BLOCKS = 4
MAX_CHARS = 600

# The question itself decides, not the ranking: somebody who asks for a person gets one offered, whatever
# article would fit as well.
_PERSON = re.compile(
    r"人工|真人|活人|找(?:个|一个)?(?:人|客服|小二)|(?:跟|和|与)(?:人|客服|真人)(?:说|聊|讲|谈)|不要机器人|别.{0,4}机器人|"
    r"\b(?:human|real person|live (?:agent|person|chat)|actual person|representative|operator|"
    r"(?:speak|talk|chat|connect\w*|transfer me|put me through)\b.{0,20}"
    r"\b(?:someone|somebody|person|agent|people|human|support|staff)|"
    r"(?:an?|the) agent please|not a (?:bot|robot)|no (?:bot|robot)s?)\b",
    re.IGNORECASE,
)


class AnswerKind(StrEnum):
    """``EXTRACT``: a quotation. ``PERSON``: the user wants a person. ``NONE``: nothing fits well."""

    EXTRACT = "extract"
    PERSON = "person"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class InstantAnswer:
    """What can be said at once.

    Attributes:
        source: The article quoted; name it wherever the quotation is shown. None without a quotation.
        blocks: The quotation, as it stands in the article, placeholders filled in.
        is_cut: The article says more than ``blocks``.
        flow: Troubleshooter of the source; empty when it has none.
        others: Further articles, best first.
    """

    kind: AnswerKind
    source: ArticleMeta | None = None
    blocks: tuple[Block, ...] = ()
    is_cut: bool = False
    flow: str = ""
    others: tuple[SearchHit, ...] = ()


def wants_person(text: str) -> bool:
    """Whether ``text`` asks for a person: ``转人工``, ``can I talk to someone``."""
    return _PERSON.search(text) is not None


class InstantAnswers:
    """Answers questions out of a pack; blocking, for a worker."""

    def __init__(self, index: SearchIndex, pack: Pack) -> None:
        self._index = index
        self._pack = pack

    def answer(
        self, text: str, language: Language, facts: Mapping[str, LocalText] | None = None
    ) -> InstantAnswer:
        """The answer to ``text`` in ``language``."""
        result = self._index.search(SearchQuery(text, language, limit=4))
        if wants_person(text):
            person = self._pack.article(PERSON_ARTICLE, language, facts)
            others = tuple(hit for hit in result.hits if hit.article.slug != PERSON_ARTICLE)
            return InstantAnswer(AnswerKind.PERSON, person.meta if person else None, others=others)
        if not result.hits or not result.is_confident:
            return InstantAnswer(AnswerKind.NONE, others=result.hits)
        best = result.hits[0].article
        article = self._pack.article(best.slug, best.language, facts)
        if article is None:
            return InstantAnswer(AnswerKind.NONE, others=result.hits)
        blocks = self._extract(article, text)
        return InstantAnswer(
            AnswerKind.EXTRACT,
            best,
            blocks,
            is_cut=len(blocks) < len(article.blocks),
            flow=best.flow,
            others=result.hits[1:],
        )

    def _extract(self, article: Article, text: str) -> tuple[Block, ...]:
        """The section that says most of what was asked; the beginning of the article when none stands out."""
        sections = _sections(article.blocks)
        weights = [
            self._index.overlap(text, " ".join(_texts(section)), article.meta.language)
            for section in sections
        ]
        # Steps are what somebody in trouble needs; a section that has some wins over an equal one without.
        best = max(
            range(len(sections)),
            key=lambda place: (weights[place] * (1.25 if _has_steps(sections[place]) else 1.0), -place),
        )
        return _short(sections[best])


def _sections(blocks: tuple[Block, ...]) -> list[tuple[Block, ...]]:
    """The article cut before each heading; the part before the first heading is a section as well."""
    sections: list[list[Block]] = [[]]
    for block in blocks:
        if block.kind is BlockKind.HEADING and sections[-1]:
            sections.append([])
        sections[-1].append(block)
    return [tuple(section) for section in sections if section]


def _has_steps(section: tuple[Block, ...]) -> bool:
    return any(block.kind is BlockKind.STEPS for block in section)


def _texts(blocks: tuple[Block, ...]) -> list[str]:
    found: list[str] = []
    for block in blocks:
        found.append("".join(span.text for span in block.spans))
        for item in block.items:
            found.extend(_texts(item))
    return found


def _short(section: tuple[Block, ...]) -> tuple[Block, ...]:
    """The first blocks of a section, whole, as many as fit."""
    kept: list[Block] = []
    length = 0
    for block in section[:MAX_BLOCKS]:
        size = sum(map(len, _texts((block,))))
        if kept and length + size > MAX_CHARS and kept[-1].kind is not BlockKind.HEADING:
            break
        kept.append(block)
        length += size
    while len(kept) > 1 and kept[-1].kind is BlockKind.HEADING:
        kept.pop()
    return tuple(kept)
