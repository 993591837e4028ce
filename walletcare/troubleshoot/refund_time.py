"""When a refund should be back: the day it was asked for, and the working days the wallet publishes for the
way it was paid.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from walletcare.troubleshoot.formats.day import day_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from walletcare.domain.brand import Brand, PaymentMethod

_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class RefundTime:
    """A row of the wallet's table, and what it comes to: ``latest`` is the last day of the published span."""

    method: PaymentMethod
    least: int
    most: int
    latest: date


def refund_time(brand: Brand, inputs: Mapping[str, str]) -> RefundTime | None:
    """From ``date`` and ``method`` (the id of a payment method) in ``inputs``.

    None when the day was left out, or the wallet publishes no time for this way to pay.
    """
    asked = day_of(inputs.get("date", ""))
    wanted = inputs.get("method", "")
    method = next((one for one in brand.payment_methods if one.id == wanted), None)
    if asked is None or method is None or method.refund_days is None:
        return None
    least, most = method.refund_days
    return RefundTime(method, least, most, _after_working_days(asked, most))


def _after_working_days(day: date, count: int) -> date:
    """Monday to Friday; public holidays differ from country to country and are not known here."""
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < _SATURDAY
    return day
