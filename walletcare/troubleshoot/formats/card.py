"""Card numbers and expiry dates, looked at in memory: check digit, length, kind of issuer.

The check digit is that of ISO/IEC 7812-1, annex B (Luhn). Issuer ranges are the public first digits; they
tell the kind and are no proof that the card exists.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

_KINDS: tuple[tuple[str, str, range], ...] = (
    (r"3[47]", "American Express", range(15, 16)),
    (r"(4026|417500|4508|4844|491[37])", "Visa", range(16, 17)),
    (r"4", "Visa", range(13, 20)),
    (r"(5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)", "Mastercard", range(16, 17)),
    (r"62|81", "UnionPay", range(16, 20)),
    (r"35(2[89]|[3-8])", "JCB", range(16, 20)),
    (r"3(0[0-5]|[689])", "Diners Club", range(14, 20)),
    (r"(6011|64[4-9]|65)", "Discover", range(16, 20)),
    (r"(50|5[6-9]|6)", "Maestro", range(12, 20)),
)


@dataclass(frozen=True, slots=True)
class CardFinding:
    """What can be said of a card number. The number itself is not kept."""

    is_check_digit_right: bool
    is_length_right: bool
    kind: str
    length: int = field(default=0)


def read_card(text: str) -> CardFinding | None:
    """What the card number ``text`` (with or without spaces and dashes) is; None when it is no number."""
    digits = re.sub(r"[\s\-]", "", text)
    if not re.fullmatch(r"[0-9]{6,24}", digits):
        return None
    kind, lengths = next(
        ((name, lengths) for start, name, lengths in _KINDS if re.match(start, digits)), ("", range(12, 20))
    )
    return CardFinding(_luhn(digits), len(digits) in lengths, kind, len(digits))


def _luhn(digits: str) -> bool:
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def read_expiry(text: str, today: date) -> tuple[int, int] | None:
    """Month and full year of ``08/27``, ``8/2027`` or ``2027-08``; None when it is no month."""
    found = re.fullmatch(r"\s*(\d{1,2})\s*[/\-. 年]\s*(\d{2}|\d{4})\s*", text)
    if found:
        month, year = int(found[1]), int(found[2])
    else:
        found = re.fullmatch(r"\s*(\d{4})\s*[/\-. 年]\s*(\d{1,2})\s*月?\s*", text)
        if found is None:
            return None
        month, year = int(found[2]), int(found[1])
    if year < 100:
        year += today.year // 100 * 100
    return (month, year) if 1 <= month <= 12 else None


def has_expired(month: int, year: int, today: date) -> bool:
    """A card is good to the last day of the month printed on it."""
    return (year, month) < (today.year, today.month)
