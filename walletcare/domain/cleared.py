"""What may leave this computer: text and files that the secret guard let through.

Transport functions accept only these types. Only ``walletcare.safety`` may construct them; a test
walks the source and fails on any other construction.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ClearedText:
    """Text that passed the guard. ``str(cleared)`` is what leaves."""

    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class ClearedFile:
    """A file that passed the guard: name and, for text and pictures, content.

    Attributes:
        name: Suggested file name, already cleaned.
        media_type: MIME type decided from the bytes, not from the name.
        data: The bytes that leave (pictures re-encoded without metadata).
    """

    name: str
    media_type: str
    data: bytes = field(repr=False)
