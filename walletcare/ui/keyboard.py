"""The keyboard map: what every key does, for the window that obeys it and the sheet that shows it."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

SEARCH = "Ctrl+K"
SETTINGS = "Ctrl+,"
PAGE_HELP = "F1"
SHEET = "Ctrl+/"
REFRESH = "F5"
AREA, AREA_BACK = "F6", "Shift+F6"
BACK = "Alt+Left"
NEW_REQUEST = "Ctrl+N"
COPY_REFERENCE = "Ctrl+Shift+C"
EMERGENCY = "Ctrl+Shift+E"
LARGER, LARGER_UNSHIFTED, SMALLER, USUAL_SIZE = "Ctrl++", "Ctrl+=", "Ctrl+-", "Ctrl+0"
SEND = "Ctrl+Return"
FIND = "Ctrl+F"

_ARROWS = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}
"""What stands on the keys themselves, in every language."""


class KeyLine(NamedTuple):
    """Keys in Qt's portable spelling, and what they do. ``keys`` are alternatives or a range."""

    keys: tuple[str, ...]
    words: str


class KeyGroup(NamedTuple):
    title: str
    lines: tuple[KeyLine, ...]


def shown(keys: str) -> str:
    """``keys`` as this system writes them: ⌘K on a Mac, Ctrl+K elsewhere."""
    native = QKeySequence.SequenceFormat.NativeText
    words = QKeySequence(keys).toString(native)
    last = keys.rsplit("+", 1)[-1]
    if last in _ARROWS:
        return words.removesuffix(QKeySequence(last).toString(native)) + _ARROWS[last]
    # What Qt calls Return is marked Enter on most keyboards; a Mac shows a sign here, Chinese a word.
    return words.replace("Return", "Enter")


def with_keys(words: str, keys: str) -> str:
    """Words of a tool tip with the keys that do the same."""
    return f"{words}  {shown(keys)}"


def key_groups() -> tuple[KeyGroup, ...]:
    """The whole map in the window's language, in the order of the sheet."""
    translate = QCoreApplication.translate
    return (
        KeyGroup(
            translate("Keys", "Anywhere"),
            (
                KeyLine((SEARCH,), translate("Keys", "Search")),
                KeyLine(
                    ("Ctrl+1", "Ctrl+6"),
                    translate("Keys", "The first six pages, from Home to Safety"),
                ),
                KeyLine((SETTINGS,), translate("Keys", "Settings")),
                KeyLine((NEW_REQUEST,), translate("Keys", "Write a new request")),
                KeyLine(
                    (EMERGENCY,), translate("Keys", "Emergency: gave away a code or phrase, or sent money")
                ),
                KeyLine((COPY_REFERENCE,), translate("Keys", "Copy the reference")),
                KeyLine((BACK,), translate("Keys", "Back")),
                KeyLine((REFRESH,), translate("Keys", "Check again, refresh")),
                KeyLine((LARGER, SMALLER, USUAL_SIZE), translate("Keys", "Larger, smaller or usual text")),
                KeyLine((PAGE_HELP,), translate("Keys", "Help for this page")),
                KeyLine((SHEET, "?"), translate("Keys", "This list")),
            ),
        ),
        KeyGroup(
            translate("Keys", "Moving around"),
            (
                KeyLine((AREA, AREA_BACK), translate("Keys", "Next or previous part of the window")),
                KeyLine(("Tab", "Shift+Tab"), translate("Keys", "Next or previous control")),
                KeyLine(("Up", "Down"), translate("Keys", "Move in lists and choices")),
                KeyLine(("Home", "End"), translate("Keys", "Start or end of a list or an article")),
                KeyLine(("PgUp", "PgDown"), translate("Keys", "One screen up or down")),
                KeyLine(("Return",), translate("Keys", "Open, continue")),
                KeyLine(("Esc",), translate("Keys", "Close what’s open. Nothing you typed is lost.")),
            ),
        ),
        KeyGroup(
            translate("Keys", "On a page"),
            (
                KeyLine(("1", "9"), translate("Keys", "Choose an answer")),
                KeyLine((SEND,), translate("Keys", "Send what you have written")),
                KeyLine(("Return",), translate("Keys", "Send in the chat")),
                KeyLine(("Shift+Return",), translate("Keys", "New line in the chat")),
                KeyLine((FIND,), translate("Keys", "Find in the article or conversation")),
            ),
        ),
    )
