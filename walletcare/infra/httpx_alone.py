"""Loads httpx without its command line."""

from __future__ import annotations

import sys

_COMMAND = "httpx._main"


def load_httpx() -> None:
    """Import httpx, if it isn't yet. Any thread.

    Where click and rich are installed, as every developer has them, httpx imports its own command with them:
    eighty modules, of use to a terminal only. It goes without when that module cannot be imported, and a name
    that stands for None in ``sys.modules`` cannot (docs.python.org, "The module cache").
    """
    if "httpx" in sys.modules:
        return
    sys.modules[_COMMAND] = None  # type: ignore[assignment]  # the documented way, which the stub leaves out
    try:
        import httpx  # noqa: F401 - for its side effect
    finally:
        sys.modules.pop(_COMMAND, None)
