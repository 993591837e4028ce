"""The content that the window works with, and how the last look for newer content went."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QObject, Signal

from walletcare.domain.clock import Clock


@dataclass(frozen=True, slots=True)
class ContentState:
    """Attributes:
    version / day: Of the pack that is shown.
    received_at: When it arrived; None: it came with the program.
    has_address: False: this wallet publishes nothing over the network.
    can_import: False: it publishes nothing at all.
    checked_at: Last look of any outcome; None: never.
    code / reason: Code and detail of its failure; empty after a success.
    needs_restart: Addresses and hours of the new edition count from the next start.
    """

    version: str
    day: date
    received_at: datetime | None = None
    has_address: bool = False
    can_import: bool = False
    is_looking: bool = False
    checked_at: datetime | None = None
    code: str = ""
    reason: str = ""
    needs_restart: bool = False


class ContentStore(QObject):
    """Holds the state; the composition root listens to the requests and writes the answers.

    Signals:
        changed: There is another state now.
        look_requested: Look for newer content now.
        import_requested: Take content from a file (the composition root asks which).
    """

    changed = Signal()
    look_requested = Signal()
    import_requested = Signal()

    def __init__(self, state: ContentState, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state, self._clock = state, clock

    @property
    def now(self) -> datetime:
        return self._clock.now()

    @property
    def state(self) -> ContentState:
        return self._state

    def set_state(self, state: ContentState) -> None:
        if state != self._state:
            self._state = state
            self.changed.emit()

    def request_look(self) -> None:
        self.look_requested.emit()

    def request_import(self) -> None:
        self.import_requested.emit()
