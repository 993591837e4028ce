"""Reads ``resources/notices/*.toml``: one announcement a file."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from walletcare.content.toml_lines import line_of, line_of_error
from walletcare.domain.errors import ContentError
from walletcare.domain.language import LocalText
from walletcare.domain.notice import Notice, NoticeKind

_KEYS = ("kind", "begins", "ends", "title", "text", "raises_wait", "flow", "article")


class _WrongKey(ValueError):
    """What is wrong with one key of the file."""

    def __init__(self, key: str, problem: str) -> None:
        super().__init__(problem)
        self.key = key


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
        ContentError: ``notice-broken`` with ``file``, ``line`` and ``problem``.
    """
    text = ""
    try:
        text = path.read_text("utf-8")
        table = tomllib.loads(text)
        for key in table:
            if key not in _KEYS:
                raise _WrongKey(key, f"'{key}' is no key of a notice; the keys are {', '.join(_KEYS)}")
        begins, ends = _time(table, "begins"), _time(table, "ends")
        if ends <= begins:
            raise _WrongKey("ends", "'ends' must be later than 'begins'")
        return Notice(
            id=path.stem,
            kind=_kind(table),
            title=_local(table, "title"),
            text=_local(table, "text"),
            begins=begins,
            ends=ends,
            raises_wait=_flag(table, "raises_wait"),
            flow=str(table.get("flow", "")),
            article=str(table.get("article", "")),
        )
    except (ValueError, OSError) as error:
        line = line_of(text, error.key) if isinstance(error, _WrongKey) else line_of_error(text, error)
        raise ContentError("notice-broken", file=path.name, line=str(line), problem=str(error)) from error


def _kind(table: dict[str, Any]) -> NoticeKind:
    kind = table.get("kind")
    if kind not in list(NoticeKind):
        raise _WrongKey("kind", f"'{kind}' is no kind; the kinds are {', '.join(NoticeKind)}")
    return NoticeKind(kind)


def _flag(table: dict[str, Any], key: str) -> bool:
    value = table.get(key, False)
    if not isinstance(value, bool):
        raise _WrongKey(key, f"'{key}' is true or false")
    return value


def _local(table: dict[str, Any], key: str) -> LocalText:
    entry = table.get(key)
    if not isinstance(entry, dict) or not entry.get("zh") or not entry.get("en"):
        raise _WrongKey(key, f"'{key}' needs both 'zh' and 'en'")
    return LocalText(str(entry["zh"]), str(entry["en"]))


def _time(table: dict[str, Any], key: str) -> datetime:
    value = table.get(key)
    if not isinstance(value, datetime) or value.tzinfo is None:
        raise _WrongKey(key, f"'{key}' must be a time with its zone, such as 2026-11-25T08:00:00+08:00")
    return value.astimezone(UTC)
