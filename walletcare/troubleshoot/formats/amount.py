"""Amounts as people type them: ``¥1,280.00``, ``1280 元``, ``0.5 ETH``, ``1.280,50 €``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

_SIGNS = {
    "¥": "CNY", "￥": "CNY", "元": "CNY", "块": "CNY", "人民币": "CNY", "rmb": "CNY", "cny": "CNY",
    "$": "USD", "us$": "USD", "美元": "USD", "usd": "USD", "€": "EUR", "欧元": "EUR", "eur": "EUR",
    "£": "GBP", "英镑": "GBP", "gbp": "GBP", "hk$": "HKD", "港币": "HKD", "hkd": "HKD",
}  # fmt: skip
_AMOUNT = re.compile(r"(?P<before>[^\d\-+.,]*)(?P<number>\d[\d.,' _\u00a0]*|\.\d+)(?P<after>.*)", re.DOTALL)
_CODE = re.compile(r"[A-Za-z]{2,10}[0-9]?")


@dataclass(frozen=True, slots=True)
class Amount:
    """A positive amount. ``currency`` is a code in capitals, empty when none was typed."""

    value: Decimal
    currency: str = ""

    def __str__(self) -> str:
        number = f"{self.value:,f}"
        return f"{number} {self.currency}" if self.currency else number


def read_amount(text: str) -> Amount | None:
    """The amount in ``text``; None when there is no number, or when what stands beside it is no currency."""
    plain = text.strip().translate(_HALF_WIDTH)
    found = _AMOUNT.fullmatch(plain)
    if found is None:
        return None
    sign = (found["before"].strip() + found["after"].strip()).strip()
    currency = _SIGNS.get(sign.lower(), "")
    if sign and not currency:
        if not _CODE.fullmatch(sign):
            return None
        currency = sign.upper()
    value = _number(re.sub(r"[' _\u00a0]", "", found["number"]))
    return None if value is None else Amount(value, currency)


_HALF_WIDTH = str.maketrans("０１２３４５６７８９，．", "0123456789,.")


def _number(digits: str) -> Decimal | None:
    """A comma before three digits groups; the last mark before another number of digits is decimal."""
    comma, dot = digits.rfind(","), digits.rfind(".")
    if comma > dot:
        groups_of_three = all(len(group) == 3 for group in digits.split(",")[1:]) and dot < 0
        digits = digits.replace(",", "") if groups_of_three else digits.replace(".", "").replace(",", ".")
    else:
        digits = digits.replace(",", "")
    try:
        value = Decimal(digits)
    except InvalidOperation:
        return None
    return value if value.is_finite() and value < Decimal("1e18") else None
