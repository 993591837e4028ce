"""Markdown to blocks, by allow-list.

markdown-it-py gives the tokens (CommonMark and tables); every kind of node that is not named here
is a problem of its line, so nothing unknown can reach the reader.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from walletcare.content.problem import Problem
from walletcare.domain.article import Block, BlockKind, CalloutKind, Span, SpanStyle
from walletcare.domain.language import Language

_ALERT = re.compile(r"^\[!([A-Z]+)\]\s*")
_WIDE = re.compile(r"[\u2e80-\u9fff\uff00-\uffef]")
_LINK = re.compile(r"^(?:faq:[a-z0-9-]+|flow:[a-z0-9-]+|page:[a-z]+|https://\S+)$")
_CALLOUTS = {kind.value.upper(): kind for kind in CalloutKind}
_ADVICE = {
    "image": "Pictures are not part of articles; say it in words.",
    "html_block": "HTML is not allowed; use Markdown.",
    "html_inline": "HTML is not allowed; use Markdown.",
    "fence": "Code blocks are not part of articles; use `code` inside a sentence.",
    "code_block": "This line is indented by four spaces, which makes a code block; remove the indentation.",
    "hr": "A dividing line is not part of articles; use a heading.",
}


@dataclass(frozen=True, slots=True)
class TextAt:
    """A run of running text, whole sentences, with the line it begins on. ``block`` says where it stands."""

    line: int
    text: str
    block: BlockKind


@dataclass(frozen=True, slots=True)
class LinkAt:
    line: int
    target: str


@dataclass(slots=True)
class Body:
    """The body of one article: blocks, and what the linter looks at."""

    blocks: tuple[Block, ...] = ()
    texts: list[TextAt] = field(default_factory=list)
    links: list[LinkAt] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def _parser() -> MarkdownIt:
    # HTML is told apart from text only to be refused: no kind of node stands for it below.
    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    # markdown-it drops links of schemes it does not know (faq:, flow:, page:); our allow-list is stricter.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # its own way in
    return parser


def parse_body(text: str, first_line: int, language: Language, path: str) -> Body:
    """Blocks of the Markdown ``text`` whose first line is line ``first_line`` of the file ``path``."""
    builder = _Builder(first_line, language, path)
    tree = SyntaxTreeNode(_parser().parse(text))
    builder.body.blocks = builder.blocks(tree.children)
    return builder.body


class _Builder:
    def __init__(self, first_line: int, language: Language, path: str) -> None:
        self.body = Body()
        self._line = first_line
        self._first_line = first_line
        self._language = language
        self._path = path

    def _complain(self, code: str, message: str) -> None:
        self.body.problems.append(Problem(self._path, self._line, code, message))

    def _at(self, node: SyntaxTreeNode) -> None:
        if node.map is not None:
            self._line = self._first_line + node.map[0]

    def blocks(self, nodes: list[SyntaxTreeNode]) -> tuple[Block, ...]:
        made = (self._block(node) for node in nodes)
        return tuple(block for block in made if block is not None)

    def _block(self, node: SyntaxTreeNode) -> Block | None:
        self._at(node)
        match node.type:
            case "heading":
                return self._heading(node)
            case "paragraph":
                return Block(BlockKind.PARAGRAPH, spans=self._inline(node, BlockKind.PARAGRAPH))
            case "ordered_list":
                return self._list(node, BlockKind.STEPS)
            case "bullet_list":
                return self._list(node, BlockKind.BULLETS)
            case "blockquote":
                return self._callout(node)
            case "table":
                return self._table(node)
            case kind:
                self._complain("not-allowed", _ADVICE.get(kind, f"'{kind}' is not part of articles."))
                return None

    def _heading(self, node: SyntaxTreeNode) -> Block:
        level = int(node.tag[1])
        if level not in (2, 3):
            self._complain(
                "heading-level", "Use ## or ### for headings; the title stands in the front matter."
            )
        return Block(BlockKind.HEADING, level=level, spans=self._inline(node, BlockKind.HEADING))

    def _list(self, node: SyntaxTreeNode, kind: BlockKind) -> Block:
        items = tuple(self.blocks(item.children) for item in node.children)
        if any(not item for item in items):
            self._complain("empty-item", "A list item has no text.")
        return Block(kind, items=items)

    def _callout(self, node: SyntaxTreeNode) -> Block | None:
        blocks = self.blocks(node.children)
        spans = blocks[0].spans if blocks else ()
        match = _ALERT.match(spans[0].text) if spans else None
        kind = _CALLOUTS.get(match[1]) if match else None
        if match is None or kind is None:
            kinds = ", ".join(f"[!{name}]" for name in _CALLOUTS)
            self._complain("callout", f"A quoted block must begin with one of {kinds} and a title.")
            return None
        rest = (replace(spans[0], text=spans[0].text[match.end() :]), *spans[1:])
        title, body = _cut_at_break(rest)
        inner = blocks[1:]
        if body:
            inner = (Block(BlockKind.PARAGRAPH, spans=body), *inner)
        if not inner:
            self._complain("callout", "A callout needs text below its title line.")
        return Block(
            BlockKind.CALLOUT,
            spans=_tidy(title, self._language),
            callout=kind,
            items=(_tidy_all(inner, self._language),),
        )

    def _table(self, node: SyntaxTreeNode) -> Block:
        rows: list[tuple[Block, ...]] = []
        for part in node.children:
            for row in part.children:
                self._at(row)
                cells = tuple(
                    Block(BlockKind.PARAGRAPH, spans=self._inline(cell, BlockKind.TABLE))
                    for cell in row.children
                )
                rows.append(cells)
        return Block(BlockKind.TABLE, items=tuple(rows))

    def _inline(self, node: SyntaxTreeNode, block: BlockKind) -> tuple[Span, ...]:
        spans: list[Span] = []
        for inline in node.children:
            self._at(inline)
            start = self._line
            self._spans(inline.children, SpanStyle.PLAIN, "", spans)
            self._line = start
        in_quote = node.parent is not None and node.parent.type == "blockquote"
        shown = tuple(spans) if in_quote else _tidy(tuple(spans), self._language)
        self._note_text(shown, block)
        return shown

    def _note_text(self, spans: tuple[Span, ...], block: BlockKind) -> None:
        """Keep the running text for the linter; `code` is masked: it quotes a screen or a value."""
        text = "".join("\ufffc" if span.style is SpanStyle.CODE else span.text for span in spans)
        for offset, part in enumerate(text.split("\n")):
            clean = _ALERT.sub("", part).strip()
            if clean:
                self.body.texts.append(TextAt(self._line + offset, clean, block))

    def _spans(self, nodes: list[SyntaxTreeNode], style: SpanStyle, target: str, out: list[Span]) -> None:
        for node in nodes:
            match node.type:
                case "text":
                    if node.content:
                        out.append(Span(node.content, style, target))
                case "softbreak" | "hardbreak":
                    self._line += 1
                    out.append(Span("\n", style, target))
                case "code_inline":
                    out.append(Span(node.content, SpanStyle.CODE, target))
                case "strong":
                    self._spans(node.children, SpanStyle.STRONG, target, out)
                case "em":
                    self._spans(node.children, SpanStyle.EMPHASIS, target, out)
                case "link":
                    self._link(node, style, out)
                case kind:
                    self._complain("not-allowed", _ADVICE.get(kind, f"'{kind}' is not part of articles."))

    def _link(self, node: SyntaxTreeNode, style: SpanStyle, out: list[Span]) -> None:
        target = str(node.attrs.get("href", ""))
        self.body.links.append(LinkAt(self._line, target))
        if not _LINK.match(target):
            self._complain(
                "link", f"'{target}' is no link of ours; use faq:slug, flow:id, page:name or https."
            )
        self._spans(node.children, style, target, out)


def _cut_at_break(spans: tuple[Span, ...]) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    for number, span in enumerate(spans):
        if span.text == "\n":
            return spans[:number], spans[number + 1 :]
    return spans, ()


def _tidy_all(blocks: tuple[Block, ...], language: Language) -> tuple[Block, ...]:
    return tuple(replace(block, spans=_tidy(block.spans, language)) for block in blocks)


def _tidy(spans: tuple[Span, ...], language: Language) -> tuple[Span, ...]:
    """Line breaks of the source become a space, or nothing between Chinese characters; like spans join."""
    joined: list[Span] = []
    for number, span in enumerate(spans):
        text = span.text
        if text == "\n":
            before = joined[-1].text[-1:] if joined else ""
            after = spans[number + 1].text[:1] if number + 1 < len(spans) else ""
            text = "" if language is Language.ZH and _WIDE.match(before) and _WIDE.match(after) else " "
        if not text:
            continue
        if joined and (joined[-1].style, joined[-1].target) == (span.style, span.target):
            joined[-1] = replace(joined[-1], text=joined[-1].text + text)
        else:
            joined.append(replace(span, text=text))
    return tuple(joined)
