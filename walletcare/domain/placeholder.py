"""Placeholders in texts of flows: ``{brand}``, ``{input:amount|that amount}``, ``{check:clock|a little}``.

The part after ``|`` stands where the value is not known. Nothing else in braces is allowed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

_PLACEHOLDER = re.compile(r"\{(?P<kind>[a-z]+)(?::(?P<name>[a-z0-9_-]+))?(?:\|(?P<otherwise>[^{}]*))?\}")
KINDS = frozenset({"brand", "input", "check", "fact", "choice"})


@dataclass(frozen=True, slots=True)
class Placeholder:
    """One place to fill: ``kind`` of :data:`KINDS`, ``name`` of the step, check or fact."""

    kind: str
    name: str = ""
    otherwise: str | None = None


def placeholders(text: str) -> tuple[Placeholder, ...]:
    """The placeholders of ``text`` in order."""
    return tuple(_of(found) for found in _PLACEHOLDER.finditer(text))


def stray_braces(text: str) -> bool:
    """True when ``text`` has a brace that belongs to no placeholder."""
    rest = _PLACEHOLDER.sub("", text)
    return "{" in rest or "}" in rest


def fill(text: str, value_of: Callable[[Placeholder], str | None]) -> str:
    """``text`` with every placeholder replaced by its value, by its fallback, or by nothing."""

    def one(found: re.Match[str]) -> str:
        place = _of(found)
        value = value_of(place)
        return value if value is not None else place.otherwise or ""

    return _PLACEHOLDER.sub(one, text)


def _of(found: re.Match[str]) -> Placeholder:
    return Placeholder(found["kind"], found["name"] or "", found["otherwise"])
