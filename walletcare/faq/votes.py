"""The reader's votes on articles: kept on this computer, exported only by the reader."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from walletcare.domain.clock import Clock
from walletcare.domain.language import Language

if TYPE_CHECKING:
    from walletcare.infra.db import Store

MAX_COMMENT = 500


class VoteReason(StrEnum):
    """What an article lacked. Asked only after "not helpful", and never required."""

    NOT_MY_PROBLEM = "not-my-problem"
    UNCLEAR = "unclear"
    DID_NOT_WORK = "did-not-work"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Vote:
    """One vote: one an article and language, the latest counts.

    Attributes:
        reason: None after "helpful", or when none was given.
        pack_version: The content that was voted on.
        at: Aware, UTC.
    """

    slug: str
    language: Language
    is_helpful: bool
    reason: VoteReason | None
    comment: str
    pack_version: str
    at: datetime


class Votes:
    """Votes in the store, on the content ``pack_version``.

    Writing raises StoreError when the store cannot be written.
    """

    def __init__(self, database: Store, clock: Clock, pack_version: str) -> None:
        self._database = database
        self._clock = clock
        self._pack_version = pack_version

    def set_pack_version(self, pack_version: str) -> None:
        """Later votes are on other content."""
        self._pack_version = pack_version

    def add(
        self, slug: str, language: Language, *, is_helpful: bool, reason: str = "", comment: str = ""
    ) -> None:
        """Vote, or change an earlier vote. After "helpful", reason and comment are dropped.

        Raises:
            ValueError: ``reason`` is no :class:`VoteReason`, or ``comment`` is too long.
        """
        comment = comment.strip()
        if len(comment) > MAX_COMMENT:
            raise ValueError(f"a comment has at most {MAX_COMMENT} characters")
        kept = "" if is_helpful or not reason else VoteReason(reason).value
        with self._database.write() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO article_vote VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    slug,
                    language.value,
                    int(is_helpful),
                    kept,
                    "" if is_helpful else comment,
                    self._pack_version,
                    self._clock.now().isoformat(),
                ),
            )

    def withdraw(self, slug: str, language: Language) -> None:
        """Remove a vote; nothing happens when there is none."""
        with self._database.write() as connection:
            connection.execute(
                "DELETE FROM article_vote WHERE slug = ? AND language = ?", (slug, language.value)
            )

    def vote_on(self, slug: str, language: Language) -> Vote | None:
        """The reader's vote, None when there is none."""
        with self._database.read() as connection:
            row = connection.execute(
                "SELECT * FROM article_vote WHERE slug = ? AND language = ?", (slug, language.value)
            ).fetchone()
        return None if row is None else _vote(tuple(row))

    def all(self) -> tuple[Vote, ...]:
        """Every vote, oldest first."""
        with self._database.read() as connection:
            rows = connection.execute(
                "SELECT * FROM article_vote ORDER BY voted_at, slug, language"
            ).fetchall()
        return tuple(_vote(tuple(row)) for row in rows)

    def export(self) -> dict[str, object]:
        """Every vote as plain values, and how often each reason was given, for the reader's own export."""
        votes = self.all()
        counts = Counter(vote.reason for vote in votes if vote.reason is not None)
        return {
            "by_reason": {reason.value: counts[reason] for reason in VoteReason},
            "votes": [_plain(vote) for vote in votes],
        }


def _plain(vote: Vote) -> dict[str, object]:
    return {
        "article": vote.slug,
        "language": vote.language.value,
        "helpful": vote.is_helpful,
        "reason": vote.reason.value if vote.reason else None,
        "comment": vote.comment or None,
        "content_version": vote.pack_version,
        "at": vote.at.isoformat(),
    }


def _vote(row: tuple[object, ...]) -> Vote:
    slug, language, is_helpful, reason, comment, pack_version, at = row
    return Vote(
        slug=str(slug),
        language=Language(str(language)),
        is_helpful=bool(is_helpful),
        reason=_reason(str(reason)),
        comment=str(comment),
        pack_version=str(pack_version),
        at=datetime.fromisoformat(str(at)),
    )


def _reason(value: str) -> VoteReason | None:
    """The reason, or None for one that another version of the program knew."""
    return VoteReason(value) if value in set(VoteReason) else None
