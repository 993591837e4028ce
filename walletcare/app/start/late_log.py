"""The log of a run with a window: opened late, with the guard's eye for phrases."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from walletcare.infra.early_log import EarlyLog
    from walletcare.infra.log import Log


class LateLog:
    """The log, opened once the window can be used, or when something goes wrong before."""

    def __init__(self, folder: Path, early: EarlyLog) -> None:
        self._folder, self._early = folder, early
        self._log: Log | None = None
        self._lock = Lock()

    def open(self) -> None:
        """Begin to write, with what was kept until now. Idempotent; any thread.

        Raises:
            StoreError: A log file is not private or cannot be made.
        """
        from walletcare.infra.log import Log
        from walletcare.infra.redaction import Redactor

        with self._lock:
            if self._log is None:
                self._log = Log(self._folder, redactor=Redactor(phrase_places=_phrase_places))
                self._early.hand_over()

    def close(self) -> None:
        with self._lock:
            self._early.hand_over()
            if self._log is not None:
                self._log.close()


def _phrase_places(text: str) -> list[tuple[int, int]]:
    """Asked for long texts only, so the lists of words are not read before there is one."""
    from walletcare.safety.outgoing.phrase_places import phrase_places

    return phrase_places(text)
