"""The user's settings: one table, one JSON file, typed access.

A bad value falls back to its default and is logged by key, never by content; keys that this version does not
know are kept as they are, so that going back and forth between versions loses nothing. A change reads the
file again and touches its own key only, because the window keeps its settings in the same file. Secrets are
not settings; the mail account is in the store.
"""

from __future__ import annotations

import json
import logging
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import time
from pathlib import Path
from typing import Any, Generic, TypeVar

from walletcare.domain.language import Language
from walletcare.infra.private import write_private_file

_log = logging.getLogger(__name__)

T = TypeVar("T")

_FILE_CAP_BYTES = 1024 * 1024
_LIST_LIMIT = 500
_TEXT_LIMIT = 2_000
_QUIET_HOURS = re.compile(r"[0-9]{2}:[0-9]{2}-[0-9]{2}:[0-9]{2}")


class BadValueError(ValueError):
    """A value that the setting cannot have."""


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """One setting.

    Attributes:
        key: Its name in the file, stable for ever.
        default: The value without a file; also what a bad value falls back to.
        read: From the JSON value; raises ``BadValueError``.
        write: To the JSON value.
        needs_restart: A change is seen only after the next start.
    """

    key: str
    default: T
    read: Callable[[Any], T]
    write: Callable[[T], Any]
    needs_restart: bool = False


@dataclass(frozen=True, slots=True)
class QuietHours:
    """When no notification is shown, in local time. Across midnight ``begins`` is the later of the two."""

    begins: time
    ends: time

    def holds(self, now: time) -> bool:
        if self.begins <= self.ends:
            return self.begins <= now < self.ends
        return now >= self.begins or now < self.ends


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise BadValueError
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > _TEXT_LIMIT:
        raise BadValueError
    return value


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) > _LIST_LIMIT:
        raise BadValueError
    return tuple(_text(entry) for entry in value)


def _same(value: T) -> T:
    return value


def _one_of(*choices: T) -> Callable[[Any], T]:
    def read(value: Any) -> T:
        for choice in choices:
            if type(value) is type(choice) and value == choice:
                return choice
        raise BadValueError

    return read


def _language(value: Any) -> Language | None:
    try:
        return Language(_text(value)) if value != "" else None
    except ValueError:
        raise BadValueError from None


def _write_language(value: Language | None) -> str:
    return value.value if value is not None else ""


def _quiet_hours(value: Any) -> QuietHours | None:
    text = _text(value)
    if not text:
        return None
    if not _QUIET_HOURS.fullmatch(text):
        raise BadValueError
    begins, _, ends = text.partition("-")
    try:
        return QuietHours(time.fromisoformat(begins), time.fromisoformat(ends))
    except ValueError:
        raise BadValueError from None


def _write_quiet_hours(value: QuietHours | None) -> str:
    if value is None:
        return ""
    return f"{value.begins.isoformat('minutes')}-{value.ends.isoformat('minutes')}"


def _plain(key: str, default: T, read: Callable[[Any], T], *, needs_restart: bool = False) -> Setting[T]:
    return Setting(key, default, read, _same, needs_restart)


def _list(key: str) -> Setting[tuple[str, ...]]:
    return Setting(key, (), _texts, list)


def _language_setting(key: str) -> Setting[Language | None]:
    return Setting(key, None, _language, _write_language)


LANGUAGE = _language_setting("language")
"""None: follow the system."""
THEME = _plain("theme", "system", _one_of("system", "light", "dark"))
TEXT_SCALE = _plain("text_scale", 100, _one_of(100, 125, 150, 200))
MOTION = _plain("motion", "system", _one_of("system", "full", "reduced"))
WINDOW = _plain("window", "", _text)
"""Place and size of the window, as its toolkit wrote them."""
NOTIFY_REPLIES = _plain("notify_replies", True, _flag)
NOTIFY_CONTENT = _plain("notify_content", False, _flag)
QUIET_HOURS: Setting[QuietHours | None] = Setting("quiet_hours", None, _quiet_hours, _write_quiet_hours)
CLOSE_TO_TRAY = _plain("close_to_tray", True, _flag)
NOTICES = _plain("notices", True, _flag)
ONBOARDED = _plain("onboarded", False, _flag)
USE_STATISTICS = _plain("use_statistics", False, _flag)
PREFERRED_CHANNEL = _plain("preferred_channel", "", _text)
"""Channel id of the brand; empty: none preferred."""
SUPPORT_LANGUAGE = _language_setting("support_language")
"""What language support should answer in; None: the one of the window."""
RECEIPT_LOOKUP_ON = _plain("receipt_lookup_on", False, _flag)
PINNED = _list("pinned")
"""Article slugs, newest first."""
RECENTLY_READ = _list("recently_read")
PROXY = _plain("proxy", "", _text, needs_restart=True)
"""Empty: the system's; ``none``: direct; else an address. It may hold no password."""
LOG_DETAIL = _plain("log_detail", False, _flag)

TABLE: tuple[Setting[Any], ...] = (
    LANGUAGE, THEME, TEXT_SCALE, MOTION, WINDOW, NOTIFY_REPLIES, NOTIFY_CONTENT, QUIET_HOURS, CLOSE_TO_TRAY,
    NOTICES, ONBOARDED, USE_STATISTICS, PREFERRED_CHANNEL, SUPPORT_LANGUAGE, RECEIPT_LOOKUP_ON, PINNED,
    RECENTLY_READ, PROXY, LOG_DETAIL,
)  # fmt: skip
"""Every setting there is."""


class Settings:
    """The settings of one data folder; safe to share between threads.

    Args:
        file: ``DataPaths.settings``. Its folder must exist before the first change.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lock = threading.Lock()
        self._raw = _load(file)

    def get(self, setting: Setting[T]) -> T:
        with self._lock:
            if setting.key not in self._raw:
                return setting.default
            raw = self._raw[setting.key]
        try:
            return setting.read(raw)
        except BadValueError:
            _log.warning("settings: %s has a value it cannot have; its default is used", setting.key)
            return setting.default

    def set(self, setting: Setting[T], value: T) -> None:
        """Change one setting and save the file. The change holds for this run even when it cannot be saved.

        Raises:
            BadValueError: The value would not be read back; nothing is changed.
            StoreError: It could not be saved.
        """
        raw = json.loads(json.dumps(setting.write(value)))
        if setting.read(raw) != value:
            raise BadValueError(setting.key)
        with self._lock:
            self._raw[setting.key] = raw
            self._save(setting.key)

    def reset(self, setting: Setting[Any]) -> None:
        """Back to the default.

        Raises:
            StoreError: It could not be saved.
        """
        with self._lock:
            self._raw.pop(setting.key, None)
            self._save(setting.key)

    def _save(self, key: str) -> None:
        """Write the file as it is now, with ``key`` as we have it."""
        found = _load(self._file)
        if found.get(key, self) == self._raw.get(key, self):
            return
        if key in self._raw:
            found[key] = self._raw[key]
        else:
            found.pop(key, None)
        text = json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True)
        write_private_file(self._file, text.encode("utf-8"))
        self._raw = found


def _load(file: Path) -> dict[str, Any]:
    """What the file holds. A damaged one is moved aside, so that the next change does not overwrite it."""
    try:
        with file.open("rb") as opened:
            data = opened.read(_FILE_CAP_BYTES + 1)
    except FileNotFoundError:
        return {}
    except OSError as error:
        _log.warning("settings: the file cannot be read (%s); defaults are used", type(error).__name__)
        return {}
    try:
        if len(data) > _FILE_CAP_BYTES:
            raise ValueError("too large")  # noqa: TRY301 - one way out for every unusable file
        found = json.loads(data)
        if not isinstance(found, dict):
            raise TypeError("no object")  # noqa: TRY301
    except (ValueError, TypeError, RecursionError):
        _log.warning("settings: the file is damaged; it is kept aside and defaults are used")
        _keep_aside(file)
        return {}
    return found


def _keep_aside(file: Path) -> None:
    try:
        file.replace(file.with_suffix(".damaged.json"))
    except OSError as error:
        _log.warning("settings: the damaged file could not be moved (%s)", type(error).__name__)
