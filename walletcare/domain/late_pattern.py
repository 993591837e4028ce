"""Regular expressions that are compiled when they are first used.

The rules of a room are written down at the top of its modules. Compiled there, those of the guard, the
checker and the search took a tenth of the processor's time of a start, which uses none of them yet.
"""

from __future__ import annotations

import re
from typing import Any, cast


def late_pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """What ``re.compile(source, flags)`` gives, and raises, from its first use on. For any thread.

    For constants only: whether ``source`` is right is not known before it is used.
    """
    return cast("re.Pattern[str]", _LatePattern(source, flags))


class _LatePattern:
    """Stands in for the pattern; what was asked of it once is an attribute, as quick as the pattern's own."""

    def __init__(self, source: str, flags: int) -> None:
        self.pattern, self._flags = source, flags
        self._compiled: re.Pattern[str] | None = None

    def __getattr__(self, name: str) -> Any:
        # Two threads that come at once compile it twice, which does no harm.
        if self._compiled is None:
            self._compiled = re.compile(self.pattern, self._flags)
        found = getattr(self._compiled, name)
        setattr(self, name, found)
        return found
