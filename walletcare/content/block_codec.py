"""Blocks as compact JSON, and the plain text of an article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from walletcare.domain.article import Block, BlockKind, Span, SpanStyle

_decode = msgspec.json.Decoder(tuple[Block, ...]).decode


def encode_blocks(blocks: tuple[Block, ...]) -> bytes:
    """JSON of ``blocks``; fields that hold their default are left out."""
    return msgspec.json.encode([_plain(block) for block in blocks])


def decode_blocks(data: bytes) -> tuple[Block, ...]:
    """Blocks from :func:`encode_blocks`.

    Raises:
        msgspec.ValidationError: ``data`` does not hold blocks.
    """
    return _decode(data)


def _plain(block: Block) -> dict[str, Any]:
    made: dict[str, Any] = {"kind": block.kind.value}
    if block.spans:
        made["spans"] = [_plain_span(span) for span in block.spans]
    if block.level:
        made["level"] = block.level
    if block.callout is not None:
        made["callout"] = block.callout.value
    if block.items:
        made["items"] = [[_plain(inner) for inner in item] for item in block.items]
    return made


def _plain_span(span: Span) -> dict[str, str]:
    made = {"text": span.text}
    if span.style is not SpanStyle.PLAIN:
        made["style"] = span.style.value
    if span.target:
        made["target"] = span.target
    return made


def plain_texts(blocks: tuple[Block, ...]) -> Iterator[tuple[BlockKind, str]]:
    """Every run of text in reading order, with the kind of the block it belongs to."""
    for block in blocks:
        text = "".join(span.text for span in block.spans)
        if text:
            yield block.kind, text
        for item in block.items:
            yield from plain_texts(item)
