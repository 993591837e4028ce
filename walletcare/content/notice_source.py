"""Reads ``resources/notices/*.toml``: one announcement a file."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from walletcare.domain.errors import ContentError
from walletcare.domain.language import LocalText
from walletcare.domain.notice import Notice, NoticeKind


def read_notices(folder: Path) -> tuple[Notice, ...]:
    """All notices of ``folder``, oldest first.

    Raises:
        ContentError: ``notice-broken`` with ``file`` and ``problem``.
    """
    notices = [read_notice(path) for path in sorted(folder.glob("*.toml"))]
    return tuple(sorted(notices, key=lambda notice: (notice.begins, notice.id)))


def read_notice(path: Path) -> Notice:
    """The notice in ``path``; its id is the file's name.

    Raises:
        ContentError: ``notice-broken`` with ``file`` and ``problem``.
    """
    try:
        table = tomllib.loads(path.read_text("utf-8"))
        begins, ends = _time(table, "begins"), _time(table, "ends")
        if ends <= begins:
            raise ValueError("'ends' must be later than 'begins'")  # noqa: TRY301 - one way out for every finding
        return Notice(
            id=path.stem,
            kind=NoticeKind(table.get("kind", "")),
            title=_local(table, "title"),
            text=_local(table, "text"),
            begins=begins,
            ends=ends,
            raises_wait=table.get("raises_wait") is True,
            flow=str(table.get("flow", "")),
            article=str(table.get("article", "")),
        )
    except (ValueError, OSError) as error:
        raise ContentError("notice-broken", file=path.name, problem=str(error)) from error


def _local(table: dict[str, Any], key: str) -> LocalText:
    entry = table.get(key)
    if not isinstance(entry, dict) or not entry.get("zh") or not entry.get("en"):
        raise ValueError(f"'{key}' needs both 'zh' and 'en'")
    return LocalText(str(entry["zh"]), str(entry["en"]))


def _time(table: dict[str, Any], key: str) -> datetime:
    value = table.get(key)
    if not isinstance(value, datetime) or value.tzinfo is None:
        raise ValueError(f"'{key}' must be a time with its zone, such as 2026-11-25T08:00:00+08:00")
    return value.astimezone(UTC)
