"""Tells a screen reader that what was written is saved: once, when the typing has come to rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from walletcare.ui.announce import LateAnnouncement

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_REST_MS = 2_000
"""Longer than a pause for thought between two words: a draft is saved after each of them."""


class SavedNote:
    """A draft that was only opened is saved too, and nothing is said of it: nobody wrote anything."""

    def __init__(self, widget: QWidget) -> None:
        self._late = LateAnnouncement(widget, _REST_MS)
        self._is_news = False

    def note_typed(self) -> None:
        """The user changed something; what was to be said of the state before is not said."""
        self._late.stop()
        self._is_news = True

    def note_kept(self, words: str) -> None:
        """Everything that was changed is in the store; ``words`` say so."""
        if self._is_news:
            self._is_news = False
            self._late.say(words)

    def forget(self) -> None:
        """Another draft is open, or this one is on its way: nothing more is said of it."""
        self._late.stop()
        self._is_news = False
