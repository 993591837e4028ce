"""The table that says whose side a cause is on: ``resources/verdicts.toml``, for people to read."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from walletcare.content.document_map import DocumentMap
from walletcare.content.flow_document import Document
from walletcare.content.flow_source import parse_condition
from walletcare.domain.check_reason import REASONS
from walletcare.domain.diagnostic import Side
from walletcare.domain.errors import ContentError
from walletcare.domain.flow import CheckId, Condition
from walletcare.domain.language import LocalText
from walletcare.infra.paths import resources_dir


@dataclass(frozen=True, slots=True)
class VerdictRule:
    """One row: when it holds, the side, the sentence, and the checks it rests on."""

    id: str
    side: Side
    when: Condition
    text: LocalText
    needs: tuple[CheckId, ...]


@dataclass(frozen=True, slots=True)
class VerdictTable:
    """The whole file.

    Attributes:
        rules: In order; the first that holds decides.
        worth_knowing: Reasons that point to no side and are no cause.
        worth_knowing_text: What is said when there is nothing else.
    """

    rules: tuple[VerdictRule, ...]
    worth_knowing: frozenset[str]
    worth_knowing_text: LocalText


@cache
def shipped_verdict_table() -> VerdictTable:
    """The table of this build, read once."""
    return read_verdict_table(resources_dir() / "verdicts.toml")


def read_verdict_table(path: Path) -> VerdictTable:
    """The table in ``path``. Raises ContentError ``flow-broken`` or ``flow-unreadable``."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ContentError("flow-unreadable", file=path.name, line="0", what=str(error)) from error
    top = DocumentMap.of(Document(path.name, table))
    known = top.map("worth-knowing")
    read = VerdictTable(
        rules=tuple(_rule(entry) for entry in top.maps("rule")),
        worth_knowing=_reasons(known),
        worth_knowing_text=LocalText(known.word("zh"), known.word("en")),
    )
    known.done()
    top.done()
    return read


def _rule(entry: DocumentMap) -> VerdictRule:
    entry.step = entry.id("id")
    rule = VerdictRule(
        id=entry.step,
        side=entry.one_of("side", Side),
        when=parse_condition(entry.map("when")),
        text=LocalText(entry.word("zh"), entry.word("en")),
        needs=tuple(entry.closed("needs", word, CheckId) for word in entry.words("needs")),
    )
    entry.done()
    return rule


def _reasons(entry: DocumentMap) -> frozenset[str]:
    every = {reason for reasons in REASONS.values() for reason in reasons}
    found = frozenset(entry.words("reasons"))
    for unknown in sorted(found - every):
        entry.fail("reasons", f"{unknown!r} is no reason that a check gives")
    return found
