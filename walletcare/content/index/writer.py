"""Fills the pack's search tables."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from walletcare.content.block_codec import plain_texts
from walletcare.content.index.fold import Fold, traditional_pairs
from walletcare.content.index.tokens import stream
from walletcare.content.sources import ContentSource
from walletcare.domain.article import BlockKind


def write_index(connection: sqlite3.Connection, source: ContentSource, resources: Path) -> None:
    """Write the tables of all articles; article ids count from 1 in the order of ``source.articles``."""
    traditional, simplified = traditional_pairs()
    connection.executemany(
        "INSERT INTO meta VALUES (?, ?)", [("traditional", traditional), ("simplified", simplified)]
    )
    fold = Fold.from_pairs(traditional, simplified)
    for number, article in enumerate(source.articles, 1):
        texts = list(plain_texts(article.body.blocks))
        headings = [text for kind, text in texts if kind is BlockKind.HEADING]
        body = [text for kind, text in texts if kind is not BlockKind.HEADING]
        front = article.front
        connection.execute(
            "INSERT INTO find (rowid, title, alias, summary, heading, body, tags) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                number,
                stream(fold(front.title)),
                stream(fold("\n".join(entry.text for entry in front.aliases))),
                stream(fold(front.summary)),
                stream(fold("\n".join(headings))),
                stream(fold("\n".join(body))),
                stream(fold("\n".join(entry.text for entry in front.tags))),
            ),
        )
        connection.execute("INSERT INTO plain VALUES (?, ?)", (number, "\n".join(body)))
