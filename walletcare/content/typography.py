"""English as it is set: authors type ' and ", readers see ’ and “ ”.

Chinese texts are written with their own marks and stay as they are; so does everything in code.
Source of the rule: The Chicago Manual of Style, 17th edition, 6.115 (curly marks, closing apostrophe).
"""

from __future__ import annotations

import json
import re
from dataclasses import replace

from walletcare.content.sources import ArticleSource
from walletcare.domain.article import Block, Span, SpanStyle
from walletcare.domain.language import Language, LocalText
from walletcare.domain.notice import Notice

_OPENS = re.compile(r"(?:^|(?<=[\s(\[{—–/“‘]))(['\"])(?=\S)")
_MARKS = {"'": ("‘", "’"), '"': ("“", "”")}
_DECADE = re.compile(r"(?:^|(?<=\s))'(?=\d\ds?\b)")


def typeset(text: str) -> str:
    """English ``text`` with curly marks. Done twice, nothing changes."""
    text = _DECADE.sub("’", text)
    text = _OPENS.sub(lambda match: _MARKS[match[1]][0], text)
    return text.replace("'", "’").replace('"', "”")


def typeset_article(article: ArticleSource) -> ArticleSource:
    """The article as it is shown; aliases stay as people type them."""
    if article.language is not Language.EN:
        return article
    front = replace(article.front, title=typeset(article.front.title), summary=typeset(article.front.summary))
    body = replace(article.body, blocks=tuple(map(_block, article.body.blocks)))
    return replace(article, front=front, body=body)


def typeset_notice(notice: Notice) -> Notice:
    return replace(notice, title=_local(notice.title), text=_local(notice.text))


def typeset_flow(text: str) -> str:
    """The JSON text of a flow with its English set."""
    return json.dumps(_node(json.loads(text)), ensure_ascii=False, separators=(",", ":"))


def _local(text: LocalText) -> LocalText:
    return LocalText(text.zh, typeset(text.en))


def _block(block: Block) -> Block:
    # A quotation may begin in one span and end in another: what stands before a span decides its mark.
    before = ""
    spans: list[Span] = []
    for span in block.spans:
        whole = typeset(before + span.text)[len(before) :]
        spans.append(span if span.style is SpanStyle.CODE else replace(span, text=whole))
        before = span.text[-1:]
    items = tuple(tuple(map(_block, item)) for item in block.items)
    return replace(block, spans=tuple(spans), items=items)


def _node(node: object) -> object:
    if isinstance(node, dict):
        return {
            key: typeset(value) if key == "en" and isinstance(value, str) else _node(value)
            for key, value in node.items()
        }
    return [_node(item) for item in node] if isinstance(node, list) else node
