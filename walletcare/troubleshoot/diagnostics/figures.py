"""Figures beside a result, in signs that read the same in both languages (SI)."""

from __future__ import annotations

from datetime import timedelta


def milliseconds(seconds: float) -> str:
    """``38 ms``, or ``8.1 s`` from one second up."""
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.1f} s"


def length(span: timedelta) -> str:
    """``12 s``, ``4 min 12 s``, ``2 h 5 min``, ``3 d 4 h``."""
    total = round(abs(span.total_seconds()))
    days, rest = divmod(total, 86_400)
    hours, rest = divmod(rest, 3_600)
    minutes, seconds = divmod(rest, 60)
    parts = [(days, "d"), (hours, "h"), (minutes, "min"), (seconds, "s")]
    first = next((place for place, (count, _) in enumerate(parts) if count), 3)
    return " ".join(f"{count} {unit}" for count, unit in parts[first : first + 2] if count) or "0 s"
