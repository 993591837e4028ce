"""Filling the placeholders of articles and flows from the brand's facts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from walletcare.content.brand_facts import FACT_DEFAULTS
from walletcare.domain.article import Article, Block, Span
from walletcare.domain.language import Language, LocalText

_PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_CJK = "\u3400-\u4dbf\u4e00-\u9fff"
_GLUED = re.compile(rf"(?<=[{_CJK}])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?=[{_CJK}])")
_LOOSE = re.compile(rf"(?<=[{_CJK}]) +(?=[{_CJK}])")


def placeholders_in(text: str) -> tuple[str, ...]:
    """Names of the placeholders in ``text``, in order."""
    return tuple(_PLACEHOLDER.findall(text))


def fill(text: str, language: Language, facts: Mapping[str, LocalText]) -> str:
    """``text`` with its placeholders filled from ``facts``, then from the defaults.

    In Chinese the spaces around an inserted phrase are set by what was inserted: one space between Chinese
    and Latin letters or digits, none between Chinese and Chinese. An unknown name stays as it stands.
    """
    if "{" not in text:
        return text

    def value(match: re.Match[str]) -> str:
        fact = facts.get(match[1]) or FACT_DEFAULTS.get(match[1])
        return fact.text(language) if fact is not None else match[0]

    filled = _PLACEHOLDER.sub(value, text)
    if language is Language.ZH and filled != text:
        filled = _LOOSE.sub("", _GLUED.sub(" ", filled))
    return _capital(filled, text) if language is Language.EN else filled


def _capital(filled: str, text: str) -> str:
    """Upper-case the first letter when the sentence began with a placeholder."""
    return filled[:1].upper() + filled[1:] if text.startswith("{") else filled


def fill_article(article: Article, facts: Mapping[str, LocalText]) -> Article:
    """``article`` with every span filled in."""
    language = article.meta.language
    return replace(article, blocks=tuple(_fill_block(block, language, facts) for block in article.blocks))


def _fill_block(block: Block, language: Language, facts: Mapping[str, LocalText]) -> Block:
    return replace(
        block,
        spans=_fill_spans(block.spans, language, facts),
        items=tuple(tuple(_fill_block(inner, language, facts) for inner in item) for item in block.items),
    )


def _fill_spans(
    spans: tuple[Span, ...], language: Language, facts: Mapping[str, LocalText]
) -> tuple[Span, ...]:
    return tuple(replace(span, text=fill(span.text, language, facts)) for span in spans)
