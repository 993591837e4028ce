"""Reading the log back, for the person it is about. What is read was redacted on its way in."""

from __future__ import annotations

from pathlib import Path

from walletcare.infra.log import CRASH_FILE_NAME, FILE_NAME

_TAIL_BYTES = 256 * 1024
LINES = 600


def read_log(folder: Path, lines: int = LINES) -> str:
    """The last ``lines`` of what was noted, oldest first, over the newest turned file too.

    A crash that was noted stands at the end, under its own heading. Empty when nothing was noted.
    """
    found: list[str] = []
    for name in (FILE_NAME, f"{FILE_NAME}.1"):
        if len(found) < lines:
            found = [*_tail(folder / name), *found]
    text = found[-lines:]
    crash = _tail(folder / CRASH_FILE_NAME)
    if crash:
        text += ["", f"-- {CRASH_FILE_NAME}", *crash[-lines:]]
    return "\n".join(text)


def _tail(path: Path) -> list[str]:
    """The last lines of a file, whole ones only; none when it cannot be read."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, 2)
            file.seek(max(0, size - _TAIL_BYTES))
            lines = file.read().decode("utf-8", errors="replace").splitlines()
    except OSError:
        return []
    return lines[1:] if size > _TAIL_BYTES else lines
