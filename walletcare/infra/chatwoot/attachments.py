"""What hangs on a message (contract 5.5): files, and what is none (a place, a contact, a link)."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote, urlsplit

from walletcare.domain.ticket import Attachment
from walletcare.infra.chatwoot.wire import whole_number
from walletcare.infra.clean import clean_file_name, clean_text

_MAX_FILES = 50
_URL_LIMIT = 4_096
_TITLE_LIMIT = 200
_FILE_TYPES = {"image", "audio", "video", "file"}
_LINK_TYPES = {"location", "fallback", "contact", "embed", "share", "story_mention"}
_MEDIA_TYPE = re.compile(r"[a-z]+/[a-z0-9][a-z0-9.+-]{0,80}")
_KIND = re.compile(r"[a-z][a-z0-9_]{0,39}")


def files_of(value: Any) -> tuple[Attachment, ...]:
    """The files, in order. A kind nobody knows is a file."""
    rows = [row for row in _rows(value) if _kind(row) not in _LINK_TYPES]
    return tuple(_file(row, place) for place, row in enumerate(rows))


def beside(value: Any) -> list[str]:
    """A line for everything that is no file and could not be fetched as one: it is read with the message."""
    lines = []
    for row in _rows(value):
        kind = _kind(row)
        if kind not in _LINK_TYPES:
            continue
        meta = row.get("meta")
        meta = meta if isinstance(meta, dict) else {}
        parts = [
            _title(meta.get("firstName")),
            _title(meta.get("lastName")),
            _title(row.get("fallback_title")),
        ]
        if kind == "location":
            places = (_degrees(row.get("coordinates_lat")), _degrees(row.get("coordinates_long")))
            parts.append(", ".join(place for place in places if place))
        parts.append(clean_text(_url(row)))
        lines.append(" ".join(part for part in parts if part))
    return lines


def _file(row: dict[str, Any], place: int) -> Attachment:
    """Its name is only in the address."""
    url, kind = _url(row), _kind(row)
    media_type = row.get("content_type")
    is_media_type = isinstance(media_type, str) and _MEDIA_TYPE.fullmatch(media_type)
    of_kind = f"{kind}/*" if kind in _FILE_TYPES - {"file"} else "application/octet-stream"
    return Attachment(
        id=str(whole_number(row.get("id")) or f"place-{place}"),
        name=clean_file_name(row.get("fallback_title")) or _name_in(url) or kind,
        media_type=str(media_type) if is_media_type else of_kind,
        size=whole_number(row.get("file_size")) or 0,
        url=url,
    )


def _rows(value: Any) -> list[dict[str, Any]]:
    return [row for row in value[:_MAX_FILES] if isinstance(row, dict)] if isinstance(value, list) else []


def _kind(row: dict[str, Any]) -> str:
    kind = row.get("file_type")
    return kind if isinstance(kind, str) and _KIND.fullmatch(kind) else "file"


def _url(row: dict[str, Any]) -> str:
    url = row.get("data_url")
    return url if isinstance(url, str) and len(url) <= _URL_LIMIT and url.isprintable() else ""


def _title(value: Any) -> str:
    return clean_text(value, _TITLE_LIMIT).replace("\n", " ").strip()


def _name_in(url: str) -> str:
    try:
        path = urlsplit(url).path
    except ValueError:
        return ""
    return clean_file_name(unquote(path.rsplit("/", 1)[-1], errors="replace"))


def _degrees(value: Any) -> str:
    try:
        number = (
            float(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else 999.0
        )
    except (ValueError, OverflowError):
        return ""
    return f"{number:.5f}" if abs(number) <= 180 else ""
