"""Is a refund still possible by the wallet's own rules?"""

from __future__ import annotations

from walletcare.domain.diagnostic import DiagnosticResult
from walletcare.domain.flow import CheckId
from walletcare.domain.language import LocalText
from walletcare.troubleshoot.diagnostics.check import Check, CheckContext
from walletcare.troubleshoot.formats.day import day_of


class RefundRulesCheck(Check):
    """Days since the payment against the brand's published limit: allowed, doubtful or too late."""

    id = CheckId.REFUND_RULES
    needs_network = False

    def look(self, context: CheckContext) -> DiagnosticResult:
        day = day_of(context.inputs.get("date", ""))
        if day is None:
            return self.skipped(
                context, LocalText("还不知道付款日期。", "The day of the payment isn’t known.")
            )
        limit = context.brand.deadlines.ask_refund_days
        passed_days = (context.clock.now().astimezone().date() - day).days
        if limit is None:
            return self.warning(
                context,
                "refund-doubtful",
                LocalText(
                    "这个钱包没有公布申请退款的期限，越早问越好。",
                    "This wallet publishes no time limit for refunds. The sooner you ask, the better.",
                ),
                evidence=(f"days since payment: {passed_days}", "limit: not published"),
                article="request-a-refund",
            )
        evidence = (f"days since payment: {passed_days}", f"limit: {limit} days")
        if passed_days > limit:
            return self.failed(
                context,
                "refund-too-late",
                LocalText(
                    f"已经过了 {passed_days} 天，超过了 {limit} 天的申请期限。",
                    f"It’s {passed_days} days ago, past the limit of {limit} days for asking.",
                ),
                value=str(passed_days),
                evidence=evidence,
                remedy=LocalText(
                    "可以改走争议，或者向发卡行申请拒付。",
                    "You can still open a dispute, or ask your card’s bank for a chargeback.",
                ),
                article="dispute-a-payment",
            )
        left = limit - passed_days
        return self.passed(
            context,
            LocalText(
                f"还在申请期限里，还有 {left} 天。", f"You’re within the time limit: {left} days are left."
            ),
            value=str(left),
            evidence=evidence,
        )
