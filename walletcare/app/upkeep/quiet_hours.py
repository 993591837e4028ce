"""Quiet hours: when nothing but safety notices may come through."""

from __future__ import annotations

from datetime import datetime, time


def is_quiet(span: str, now: datetime) -> bool:
    """Whether local ``now`` lies in ``HH:MM-HH:MM`` (may go over midnight); an empty span never holds."""
    first, _, last = span.partition("-")
    try:
        begins, ends = time.fromisoformat(first), time.fromisoformat(last)
    except ValueError:
        return False
    local = now.astimezone().time()
    if begins <= ends:
        return begins <= local < ends
    return local >= begins or local < ends
