"""Articles as the reader shows them: a closed set of blocks, never markup.

The content pack holds articles in this form. ``walletcare.content`` makes it from Markdown tokens
with an allow-list; ``walletcare.ui`` draws it. No HTML exists anywhere in between.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from walletcare.domain.article_meta import ArticleMeta as ArticleMeta
from walletcare.domain.article_meta import Category as Category
from walletcare.domain.language import Language


class SpanStyle(StrEnum):
    PLAIN = "plain"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text.

    ``target`` makes it a link: ``faq:<slug>``, ``flow:<id>``, ``page:<name>`` or an https address.
    """

    text: str
    style: SpanStyle = SpanStyle.PLAIN
    target: str = ""


class BlockKind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    STEPS = "steps"
    BULLETS = "bullets"
    CALLOUT = "callout"
    TABLE = "table"


class CalloutKind(StrEnum):
    INFO = "info"
    WARNING = "warning"
    DANGER = "danger"
    SUCCESS = "success"


@dataclass(frozen=True, slots=True)
class Block:
    """One block of an article.

    Attributes:
        spans: The text of a HEADING or PARAGRAPH, and the title of a CALLOUT.
        level: 2 or 3 for a HEADING.
        items: STEPS and BULLETS: one tuple of blocks an item. CALLOUT: one item, its body.
            TABLE: rows; every row is a tuple of PARAGRAPH blocks; the first row is the header.
    """

    kind: BlockKind
    spans: tuple[Span, ...] = ()
    level: int = 0
    callout: CalloutKind | None = None
    items: tuple[tuple[Block, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    meta: ArticleMeta
    blocks: tuple[Block, ...]


class SearchQuery(NamedTuple):
    """A question as typed. ``language`` None searches both."""

    text: str
    language: Language | None
    category: str = ""
    limit: int = 20


class Marked(NamedTuple):
    """Text with the parts to highlight: ``marks`` are sorted, non-overlapping (start, end) in code points."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One article found, best first. ``score`` is comparable within one result only."""

    article: ArticleMeta
    title: Marked
    snippet: Marked
    score: float


class SearchResult(NamedTuple):
    """What a search found.

    Attributes:
        is_confident: False: nothing fits well; say so and offer a troubleshooter and a person.
        counts: Hits by category id, over all hits and not only the returned ones.
    """

    query: SearchQuery
    hits: tuple[SearchHit, ...]
    is_confident: bool
    counts: tuple[tuple[str, int], ...] = ()
