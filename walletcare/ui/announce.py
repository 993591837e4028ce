"""Telling a screen reader what changed without moving the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str) -> None:
    """Say ``text`` when the reader is quiet (visual language, section 8: the polite events)."""
    _send(widget, text, QAccessible.AnnouncementPoliteness.Polite)


def announce_now(widget: QWidget, text: str) -> None:
    """Say ``text`` at once: a secret was found, a message was not sent, an address imitates ours."""
    _send(widget, text, QAccessible.AnnouncementPoliteness.Assertive)


def _send(widget: QWidget, text: str, politeness: QAccessible.AnnouncementPoliteness) -> None:
    if not text or not QAccessible.isActive():
        return
    event = QAccessibleAnnouncementEvent(widget, text)
    event.setPoliteness(politeness)
    QAccessible.updateAccessibility(event)
