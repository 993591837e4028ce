"""What is logged before there is a log: kept until it is opened, which is after the first paint."""

from __future__ import annotations

import logging

_MOST = 200


class EarlyLog(logging.Handler):
    """Keeps the first records in memory. ``logging.handlers`` and the redaction cost more than the wait."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self._records: list[logging.LogRecord] = []
        logging.getLogger().addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        if len(self._records) < _MOST:
            self._records.append(record)

    def hand_over(self) -> None:
        """Give everything to the handlers that are there now, and end. Idempotent."""
        root = logging.getLogger()
        if self not in root.handlers:
            return
        root.removeHandler(self)
        records, self._records = self._records, []
        for record in records:
            root.handle(record)
