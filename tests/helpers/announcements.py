"""What the window tells a screen reader meanwhile: the words, and whether they interrupt."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent

_NOW = QAccessible.AnnouncementPoliteness.Assertive


@dataclass
class Announcements:
    """Everything said, in order: (words, whether at once)."""

    said: list[tuple[str, bool]] = field(default_factory=list)

    def politely(self, words: str) -> bool:
        """Whether something with ``words`` was said when the reader was quiet."""
        return any(words in text and not is_now for text, is_now in self.said)

    def at_once(self, words: str) -> bool:
        """Whether something with ``words`` was said at once."""
        return any(words in text and is_now for text, is_now in self.said)


@contextmanager
def listening() -> Iterator[Announcements]:
    """Stand where the system's screen reader stands: Qt hands it every event."""
    heard = Announcements()

    def hear(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            heard.said.append((event.message(), event.politeness() == _NOW))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QAccessible, "updateAccessibility", staticmethod(hear))
        patch.setattr(QAccessible, "isActive", staticmethod(lambda: True))
        yield heard
