"""How slow a host of signed content may be."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pace:
    """Attributes:
    grace_s: Seconds for a file of no length.
    slowest_bytes_s: Least rate on top of it.
    total_s: Seconds for a whole update.
    """

    grace_s: float = 20.0
    slowest_bytes_s: float = 16 * 1024
    total_s: float = 900.0


PATIENT = Pace()
