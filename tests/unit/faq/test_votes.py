from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from walletcare.domain.language import Language
from walletcare.faq.votes import MAX_COMMENT, VoteReason, Votes
from walletcare.infra.db import Database, open_database


class _Clock:
    def __init__(self) -> None:
        self.time = datetime(2026, 11, 25, 8, tzinfo=UTC)

    def now(self) -> datetime:
        self.time += timedelta(seconds=1)
        return self.time

    def monotonic(self) -> float:
        return self.time.timestamp()


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = open_database(tmp_path / "walletcare.db", None)
    yield opened
    opened.close()


@pytest.fixture
def votes(database: Database) -> Votes:
    return Votes(database, _Clock(), "2026.11.25+abc")


def test_the_latest_vote_counts(votes: Votes) -> None:
    votes.add("a", Language.ZH, is_helpful=False, reason="unclear", comment="  第三步看不懂  ")
    first = votes.vote_on("a", Language.ZH)
    assert first is not None
    assert (first.is_helpful, first.reason, first.comment) == (False, VoteReason.UNCLEAR, "第三步看不懂")
    votes.add("a", Language.ZH, is_helpful=True, reason="unclear", comment="x")
    second = votes.vote_on("a", Language.ZH)
    assert second is not None
    assert (second.is_helpful, second.reason, second.comment) == (True, None, "")
    assert second.at > first.at
    assert len(votes.all()) == 1


def test_languages_are_voted_on_apart(votes: Votes) -> None:
    votes.add("a", Language.ZH, is_helpful=True)
    votes.add("a", Language.EN, is_helpful=False)
    assert votes.vote_on("b", Language.EN) is None
    votes.withdraw("a", Language.ZH)
    votes.withdraw("a", Language.ZH)
    assert [vote.language for vote in votes.all()] == [Language.EN]


def test_votes_survive_a_restart(database: Database, tmp_path: Path, votes: Votes) -> None:
    votes.add("a", Language.EN, is_helpful=False, reason="did-not-work")
    database.close()
    again = open_database(tmp_path / "walletcare.db", None)
    assert [vote.slug for vote in Votes(again, _Clock(), "x").all()] == ["a"]
    again.close()


def test_reasons_are_grouped_and_exported(votes: Votes) -> None:
    """S0-36: votes carry reasons, and the report groups them by reason."""
    votes.add("a", Language.EN, is_helpful=False, reason="wrong")
    votes.add("b", Language.EN, is_helpful=False, reason="unclear", comment="steps 2 and 3")
    votes.add("c", Language.EN, is_helpful=False, reason="unclear")
    votes.add("d", Language.EN, is_helpful=True)
    export = votes.export()
    assert export["by_reason"] == {"not-my-problem": 0, "unclear": 2, "did-not-work": 0, "wrong": 1}
    exported = export["votes"]
    assert isinstance(exported, list)
    assert [entry["article"] for entry in exported] == ["a", "b", "c", "d"]
    assert exported[1] == {
        "article": "b",
        "language": "en",
        "helpful": False,
        "reason": "unclear",
        "comment": "steps 2 and 3",
        "content_version": "2026.11.25+abc",
        "at": "2026-11-25T08:00:02+00:00",
    }


def test_wrong_values_are_refused(votes: Votes) -> None:
    with pytest.raises(ValueError, match="nonsense"):
        votes.add("a", Language.EN, is_helpful=False, reason="nonsense")
    with pytest.raises(ValueError, match="characters"):
        votes.add("a", Language.EN, is_helpful=False, comment="x" * (MAX_COMMENT + 1))
    assert votes.all() == ()
