"""The settings: one table of keys with type and default, kept in ``settings.json``."""

from __future__ import annotations

import base64
import json
import logging
import os
import tempfile
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

_log = logging.getLogger(__name__)


class Key(StrEnum):
    """Every setting there is."""

    LANGUAGE = "language"
    THEME = "theme"
    TEXT_SCALE = "text_scale"
    MOTION = "motion"
    NOTIFY_REPLIES = "notify_replies"
    NOTIFY_CONTENT = "notify_content"
    QUIET_HOURS = "quiet_hours"
    CLOSE_TO_TRAY = "close_to_tray"
    NOTICES = "notices"
    READ_NOTICES = "read_notices"
    ONBOARDED = "onboarded"
    WINDOW = "window"
    PREFERRED_CHANNEL = "preferred_channel"
    RECENTLY_READ = "recently_read"
    BOOKMARKS = "bookmarks"
    NODE = "node"
    PASSWORD_REMINDER = "password_reminder"  # noqa: S105 (the name of a setting)
    PASSWORD_REMINDED = "password_reminded"  # noqa: S105 (the name of a setting)
    LOOK_FOR_CONTENT = "look_for_content"


class Setting(NamedTuple):
    """Type and default of a setting. ``choices`` limits a text; empty allows any."""

    default: str | int | bool
    choices: tuple[str | int, ...] = ()


TABLE: dict[Key, Setting] = {
    Key.LANGUAGE: Setting("", ("", "zh-CN", "en")),
    Key.THEME: Setting("system", ("system", "light", "dark", "contrast")),
    Key.TEXT_SCALE: Setting(100, (100, 125, 150, 200)),
    Key.MOTION: Setting("system", ("system", "full", "reduced")),
    Key.NOTIFY_REPLIES: Setting(default=True),
    Key.NOTIFY_CONTENT: Setting(default=False),
    Key.QUIET_HOURS: Setting(""),
    Key.CLOSE_TO_TRAY: Setting(default=True),
    Key.NOTICES: Setting(default=True),
    Key.READ_NOTICES: Setting(""),
    Key.ONBOARDED: Setting(default=False),
    Key.WINDOW: Setting(""),
    Key.PREFERRED_CHANNEL: Setting(""),
    Key.RECENTLY_READ: Setting(""),
    Key.BOOKMARKS: Setting(""),
    Key.NODE: Setting(""),
    Key.PASSWORD_REMINDER: Setting("", ("", "90", "180", "365")),
    Key.PASSWORD_REMINDED: Setting(""),
    Key.LOOK_FOR_CONTENT: Setting(default=True),
}
"""Lists are slugs with a space between, newest first; read notices are a JSON list of ids, newest first. The
node is the https address of an Ethereum JSON-RPC service for receipt look-ups; empty, as it comes, none is
asked. The reminder to change the wallet's password is a number of days, empty for none, counted from the day
(ISO 8601) when it was set or last told. An empty language follows the system. Quiet hours are ``HH:MM-HH:MM``
in local time, empty for none.
"""


class SettingsStore(QObject):
    """Reads the file once and writes it on every change.

    A missing or damaged file, or a value of the wrong kind, gives the default; it is logged by key only.

    Args:
        path: The file; None keeps everything in memory (pictures, tests, a folder that cannot be written).

    Signals:
        changed: A setting has another value now; carries its key.
        save_failed: The file could not be written; what was set holds for this run.
    """

    changed = Signal(str)
    save_failed = Signal()

    def __init__(self, path: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._values: dict[Key, str | int | bool] = {}
        self._unknown: dict[str, object] = {}
        if path is not None:
            self._read(path)

    def text(self, key: Key) -> str:
        value = self._value(key)
        return value if isinstance(value, str) else ""

    def number(self, key: Key) -> int:
        value = self._value(key)
        return value if isinstance(value, int) else 0

    def flag(self, key: Key) -> bool:
        return self._value(key) is True

    def set(self, key: Key, value: str | int | bool) -> None:
        """Set a value.

        Raises:
            ValueError: Not a value of this setting.
        """
        if not _fits(TABLE[key], value):
            raise ValueError(f"not a value of {key}: {value!r}")
        if self._value(key) == value:
            return
        self._values[key] = value
        self._write()
        self.changed.emit(str(key))

    # WindowMemory.

    def forget(self) -> None:
        """Write nothing any more: the file was erased and must not come back."""
        self._path = None

    def window_geometry(self) -> bytes:
        try:
            return base64.b64decode(self.text(Key.WINDOW), validate=True)
        except ValueError:
            return b""

    def set_window_geometry(self, geometry: bytes) -> None:
        self.set(Key.WINDOW, base64.b64encode(geometry).decode("ascii"))

    def _value(self, key: Key) -> str | int | bool:
        return self._values.get(key, TABLE[key].default)

    def _read(self, path: Path) -> None:
        try:
            found = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return
        except (OSError, ValueError, RecursionError) as error:
            _log.warning("settings not readable (%s), defaults used", type(error).__name__)
            return
        if not isinstance(found, dict):
            _log.warning("settings are no table, defaults used")
            return
        for name, value in found.items():
            if name not in set(Key):
                # A newer version's setting is kept for when it comes back.
                self._unknown[name] = value
            elif _fits(TABLE[Key(name)], value):
                self._values[Key(name)] = value
            else:
                _log.warning("setting %s has a value of the wrong kind, default used", name)

    def _write(self) -> None:
        if self._path is None:
            return
        table = {**self._unknown, **{str(key): value for key, value in self._values.items()}}
        # Escaped: a damaged file may have held half a character, which no encoding takes.
        text = json.dumps(table, indent=1, sort_keys=True)
        try:
            _replace_privately(self._path, text)
        except OSError as error:
            _log.warning("settings not saved (%s)", type(error).__name__)
            self.save_failed.emit()


def _replace_privately(path: Path, text: str) -> None:
    """Swap the file in one step. Raises: OSError: The old one is intact, and no part of a new one is left."""
    # mkstemp makes it readable for the user only.
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".settings-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _fits(setting: Setting, value: object) -> bool:
    if type(value) is not type(setting.default):
        return False
    return not setting.choices or value in setting.choices
