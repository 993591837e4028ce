"""The log: one rotating private file, every line redacted on its way in.

Messages are ours and constant; what varies goes into fields, of which only the allowed names are written. A
traceback has no values of variables, and its error texts are redacted like everything else.
"""

from __future__ import annotations

import faulthandler
import logging
import logging.handlers
import sys
import threading
import time
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType

from walletcare.infra.private import make_private_file
from walletcare.infra.redaction import LINE_LIMIT, Redactor

FILE_NAME = "walletcare.log"
CRASH_FILE_NAME = "crash.log"
_FILE_BYTES = 512 * 1024
_FILES = 4
ALLOWED_FIELDS = (
    "code", "status", "request_id", "attempt", "attempts", "kind", "channel", "stage", "count", "size_bytes",
    "took_ms", "version", "check", "reason",
)  # fmt: skip
"""Names that ``extra=`` may carry into the file; any other is dropped, whatever it holds."""
_FIELD_LIMIT = 120
# At INFO or DEBUG these write whole addresses, frames or headers.
_TALKATIVE = ("httpx", "httpcore", "websockets", "keyring", "asyncio", "urllib3", "hpack")


class RedactingFormatter(logging.Formatter):
    """One record, one redacted text. A message stays on its line, whatever line breaks it smuggles in."""

    def __init__(self, redactor: Redactor) -> None:
        super().__init__("{asctime} {levelname} {name}: {message}", "%Y-%m-%dT%H:%M:%SZ", style="{")
        self.converter = time.gmtime
        self._redactor = redactor

    def format(self, record: logging.LogRecord) -> str:
        try:
            message = record.getMessage()
        except (TypeError, ValueError, KeyError) as error:
            message = f"{record.msg!r} could not be filled in ({type(error).__name__})"
        head = f"{self.formatTime(record, self.datefmt)} {record.levelname} {record.name}: "
        lines = [head + self._redactor.redact(_on_one_line(message)) + self._fields(record)]
        if record.exc_info:
            lines += self._redacted_lines(self.formatException(record.exc_info))
        if record.stack_info:
            lines += self._redacted_lines(self.formatStack(record.stack_info))
        return "\n".join(lines)

    def _fields(self, record: logging.LogRecord) -> str:
        found = ((name, record.__dict__[name]) for name in ALLOWED_FIELDS if name in record.__dict__)
        return "".join(f" {name}={self._field(name, value)}" for name, value in found if value is not None)

    def _field(self, name: str, value: object) -> str:
        text = _on_one_line(str(value))[:_FIELD_LIMIT]
        # The server's request id may be a UUID, and operators search by it; it is checked where it is read.
        return text if name == "request_id" else self._redactor.redact(text)

    def _redacted_lines(self, text: str) -> list[str]:
        # All at once, so that what spans lines (a key block) is seen; the end of a long trace says most.
        return [f"    {line}" for line in self._redactor.redact(text[-LINE_LIMIT:]).splitlines()]


class Log:
    """The running log. Close it last."""

    def __init__(
        self,
        folder: Path,
        *,
        is_detailed: bool = False,
        redactor: Redactor | None = None,
        file_bytes: int = _FILE_BYTES,
    ) -> None:
        """Start to log into ``folder``, which must exist; at most four files of ``file_bytes``.

        Raises:
            StoreError: A log file is not private (a link, another user's) or cannot be made.
        """
        self.file = folder / FILE_NAME
        self.crash_file = folder / CRASH_FILE_NAME
        make_private_file(self.file)
        make_private_file(self.crash_file)
        self._handler = _PrivateRotatingHandler(
            self.file, maxBytes=file_bytes, backupCount=_FILES - 1, encoding="utf-8", errors="replace"
        )
        self._handler.setFormatter(RedactingFormatter(redactor or Redactor()))
        root = logging.getLogger()
        self._level_before = root.level
        root.setLevel(logging.DEBUG if is_detailed else logging.INFO)
        root.addHandler(self._handler)
        for name in _TALKATIVE:
            logging.getLogger(name).setLevel(logging.WARNING)
        self._crash = self.crash_file.open("ab", buffering=0)
        faulthandler.enable(self._crash, all_threads=True)
        self._hooks = (sys.excepthook, threading.excepthook)
        sys.excepthook = _on_unhandled
        threading.excepthook = _on_unhandled_in_thread

    def files(self) -> tuple[Path, ...]:
        """What there is to show or to send, newest first."""
        turned = (self.file.with_name(f"{FILE_NAME}.{number}") for number in range(1, _FILES))
        return tuple(path for path in (self.file, *turned, self.crash_file) if path.is_file())

    def close(self) -> None:
        """Stop logging; idempotent."""
        if self._crash.closed:
            return
        sys.excepthook, threading.excepthook = self._hooks
        faulthandler.disable()
        self._crash.close()
        root = logging.getLogger()
        root.removeHandler(self._handler)
        root.setLevel(self._level_before)
        self._handler.close()


class _PrivateRotatingHandler(logging.handlers.RotatingFileHandler):
    """Makes each new file with mode 0600, and never writes to standard error when the disk is full."""

    def _open(self) -> TextIOWrapper:
        make_private_file(Path(self.baseFilename))
        return super()._open()

    def handleError(self, record: logging.LogRecord) -> None:
        """A log that cannot be written must not disturb anything, and must not print what it held."""


def _on_unhandled(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    logging.getLogger("walletcare").critical("unhandled error", exc_info=(kind, error, trace))


def _on_unhandled_in_thread(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None and not issubclass(args.exc_type, SystemExit):
        logging.getLogger("walletcare").critical(
            "unhandled error in a thread", exc_info=(args.exc_type, args.exc_value, args.exc_traceback)
        )


def _on_one_line(text: str) -> str:
    """Controls and line breaks made visible, so that no value can write a line of its own."""
    if text.isprintable():
        return text
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode("ascii") for char in text
    )
