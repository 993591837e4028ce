"""What a finder says: a kind and a place, never a value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from walletcare.safety.verdict import SecretKind


@dataclass(frozen=True, slots=True)
class Found:
    """Something recognised, in places of the folded text."""

    kind: SecretKind
    start: int
    end: int
