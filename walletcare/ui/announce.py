"""Telling a screen reader what changed without moving the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from PySide6.QtGui import QAccessible
    from PySide6.QtWidgets import QWidget

QUIET_MS = 500
"""How long results rest before their number is said (visual language, section 8)."""

# Qt's classes for it are made when the first thing is said: nothing is before the first paint.


def announce(widget: QWidget, text: str) -> None:
    """Say ``text`` when the reader is quiet (visual language, section 8: the polite events)."""
    from PySide6.QtGui import QAccessible

    _send(widget, text, QAccessible.AnnouncementPoliteness.Polite)


def announce_now(widget: QWidget, text: str) -> None:
    """Say ``text`` at once: a secret was found, a message was not sent, an address imitates ours."""
    from PySide6.QtGui import QAccessible

    _send(widget, text, QAccessible.AnnouncementPoliteness.Assertive)


def _send(widget: QWidget, text: str, politeness: QAccessible.AnnouncementPoliteness) -> None:
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    if not text or not QAccessible.isActive():
        return
    event = QAccessibleAnnouncementEvent(widget, text)
    event.setPoliteness(politeness)
    QAccessible.updateAccessibility(event)


class LateAnnouncement(QTimer):
    """Says how many results there are once they have rested: not at every letter typed.

    Args:
        widget: In whose name it is said; owns this.
    """

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget, self._text = widget, ""
        self.setSingleShot(True)
        self.setInterval(QUIET_MS)
        self.timeout.connect(self._on_quiet)

    def say(self, text: str) -> None:
        """Say ``text`` after ``QUIET_MS``, unless something else is to be said before."""
        self._text = text
        self.start()

    def _on_quiet(self) -> None:
        announce(self._widget, self._text)
