"""Telling a screen reader what changed without moving the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QAccessible
    from PySide6.QtWidgets import QWidget

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
