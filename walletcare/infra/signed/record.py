"""What is remembered between two looks for updates: the clock floor, when it was, how it went."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from walletcare.infra.private import write_private_file

NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class UpdateRecord:
    """Attributes:
    floor: See ``clock_floor``.
    checked_at: Last look of any outcome; None: never.
    succeeded_at: Last look that was answered.
    code: Code of the last failure; empty after a success.
    reason: Detail of it, a code of ours.
    unusable: Program version and name of an offer that was genuine and could not be used, so that it is not
        fetched again and again.
    """

    floor: datetime = NEVER
    checked_at: datetime | None = None
    succeeded_at: datetime | None = None
    code: str = ""
    reason: str = ""
    unusable: str = ""


def read_record(path: Path) -> UpdateRecord:
    """The record at ``path``; a missing or damaged one is a new one."""
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return UpdateRecord()
    if not isinstance(found, dict):
        return UpdateRecord()
    return UpdateRecord(
        floor=_moment(found.get("floor")) or NEVER,
        checked_at=_moment(found.get("checked_at")),
        succeeded_at=_moment(found.get("succeeded_at")),
        code=str(found.get("code", "")),
        reason=str(found.get("reason", "")),
        unusable=str(found.get("unusable", "")),
    )


def write_record(path: Path, record: UpdateRecord) -> None:
    """Raises: StoreError: It could not be written; the old one is intact."""
    table = {
        name: value.isoformat() if isinstance(value, datetime) else value
        for name, value in asdict(record).items()
    }
    write_private_file(path, json.dumps(table).encode())


def _moment(value: object) -> datetime | None:
    if not isinstance(value, str):
        return None
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        return None
    return found if found.tzinfo is not None else None
