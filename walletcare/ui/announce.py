"""Telling a screen reader what changed without moving the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

QUIET_MS = 500
"""How long results rest before their number is said (visual language, section 8)."""
PACE_MS = 1_000
"""Results of checks: one announcement a second at most (the same table)."""

# Qt's classes for it are made when the first thing is said: nothing is before the first paint.


def announce(widget: QWidget, text: str) -> None:
    """Say ``text`` when the reader is quiet (visual language, section 8: the polite events)."""
    _send(widget, text, is_now=False)


def announce_now(widget: QWidget, text: str) -> None:
    """Say ``text`` at once: a secret was found, a message was not sent, an address imitates ours."""
    _send(widget, text, is_now=True)


def is_heard() -> bool:
    """Whether a screen reader listens."""
    from PySide6.QtGui import QAccessible

    return QAccessible.isActive()


def _send(widget: QWidget, text: str, *, is_now: bool) -> None:
    if not text or not is_heard():
        return
    # Made by the bindings when they are first named: not where nobody listens.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    politeness = QAccessible.AnnouncementPoliteness
    event = QAccessibleAnnouncementEvent(widget, text)
    event.setPoliteness(politeness.Assertive if is_now else politeness.Polite)
    QAccessible.updateAccessibility(event)


class PacedAnnouncement(QTimer):
    """Says one thing a second at most, in order and all of it: what comes meanwhile is said together.

    Args:
        widget: In whose name it is said; owns this.
    """

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._held: list[str] = []
        self.setSingleShot(True)
        self.setInterval(PACE_MS)
        self.timeout.connect(self._on_pause)

    def say(self, text: str) -> None:
        """Say ``text`` now, or after what was said less than ``PACE_MS`` ago."""
        if self.isActive():
            self._held.append(text)
        else:
            announce(self._widget, text)
            self.start()

    def _on_pause(self) -> None:
        held, self._held = self._held, []
        if held:
            announce(self._widget, "\n".join(held))
            self.start()


class LateAnnouncement(QTimer):
    """Says something once it has rested (a number of results, a draft that is kept): not at every letter.

    Args:
        widget: In whose name it is said; owns this.
        quiet_ms: How long it has to rest.
    """

    def __init__(self, widget: QWidget, quiet_ms: int = QUIET_MS) -> None:
        super().__init__(widget)
        self._widget, self._text = widget, ""
        self.setSingleShot(True)
        self.setInterval(quiet_ms)
        self.timeout.connect(self._on_quiet)

    def say(self, text: str) -> None:
        """Say ``text`` after the quiet, unless something else is to be said before."""
        self._text = text
        self.start()

    def _on_quiet(self) -> None:
        announce(self._widget, self._text)
