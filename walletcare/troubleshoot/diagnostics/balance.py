"""Does the balance cover the amount and the fee, and is the amount within the limit?"""

from __future__ import annotations

from decimal import Decimal

from walletcare.domain.diagnostic import DiagnosticResult
from walletcare.domain.flow import CheckId
from walletcare.domain.language import LocalText
from walletcare.troubleshoot.diagnostics.check import Check, CheckContext
from walletcare.troubleshoot.formats.amount import Amount, read_amount


class BalanceCheck(Check):
    """Reckons with what the user typed; the app cannot see a balance (gap G5)."""

    id = CheckId.BALANCE
    needs_network = False

    def look(self, context: CheckContext) -> DiagnosticResult:
        amount = read_amount(context.inputs.get("amount", ""))
        balance = read_amount(context.inputs.get("balance", ""))
        fee = read_amount(context.inputs.get("fee", ""))
        if amount is None or balance is None:
            return self.skipped(
                context,
                LocalText("还不知道金额或余额，没有算。", "The amount or the balance isn’t known yet."),
            )
        currencies = {
            money.currency for money in (amount, balance, fee) if money is not None and money.currency
        }
        if len(currencies) > 1:
            return self.warning(
                context,
                "currency-differs",
                LocalText(
                    f"币种不一样（{'、'.join(sorted(currencies))}），要先换算。",
                    f"The currencies differ ({', '.join(sorted(currencies))}); convert them first.",
                ),
                remedy=LocalText(
                    "看看钱包里这种币够不够，换汇也会收费。",
                    "See whether there’s enough of that currency; exchanging costs money too.",
                ),
                article="exchange-rates-and-fees",
            )
        currency = next(iter(currencies), "")
        needed = amount.value + (fee.value if fee is not None else Decimal())
        over = self._over_limit(context, amount.value, currency)
        if over is not None:
            return over
        if needed > balance.value:
            missing = str(Amount(needed - balance.value, currency))
            return self.failed(
                context,
                "balance-short",
                LocalText(f"加上手续费，还差 {missing}。", f"With the fee, {missing} is missing."),
                value=missing,
                evidence=("balance: does not cover amount and fee",),
                remedy=LocalText("充值，或者换一种方式付款。", "Top up, or pay another way."),
                article="how-to-top-up",
            )
        return self.passed(
            context,
            LocalText("余额够付，手续费也够。", "The balance covers the amount and the fee."),
            evidence=(
                "balance: covers amount and fee",
                f"fee: {'given' if fee is not None else 'not given'}",
            ),
        )

    def _over_limit(self, context: CheckContext, value: Decimal, currency: str) -> DiagnosticResult | None:
        limit = context.brand.limits.get(f"single_payment_{currency}")
        if limit is None or value <= limit:
            return None
        shown = str(Amount(limit, currency))
        return self.failed(
            context,
            "over-limit",
            LocalText(
                f"这笔超过了单笔限额 {shown}。", f"This is above the limit of {shown} for one payment."
            ),
            value=shown,
            evidence=("limit: single payment exceeded",),
            remedy=LocalText(
                "分几笔付，或者在钱包里提高限额。", "Pay in several parts, or raise the limit in the wallet."
            ),
            article="payment-and-transfer-limits",
        )
