"""Should a refund be back by now, by the time the wallet publishes?"""

from __future__ import annotations

from walletcare.content.brand_facts import working_days
from walletcare.domain.diagnostic import DiagnosticResult
from walletcare.domain.flow import CheckId
from walletcare.domain.language import LocalText
from walletcare.troubleshoot.diagnostics.check import Check, CheckContext
from walletcare.troubleshoot.refund_time import refund_time


class RefundArrivalCheck(Check):
    """The day of the request and the way it was paid against the wallet's table of refund times."""

    id = CheckId.REFUND_ARRIVAL
    needs_network = False

    def look(self, context: CheckContext) -> DiagnosticResult:
        due = refund_time(context.brand, context.inputs)
        if due is None:
            return self.skipped(
                context,
                LocalText(
                    "少了申请的日期，或者钱包没有公布这种付款方式的退款时间。",
                    "The day is missing, or the wallet publishes no refund time for this way to pay.",
                ),
            )
        span = working_days(due.least, due.most)
        label, latest = due.method.label, due.latest.isoformat()
        evidence = (f"published: {due.least}-{due.most} working days", f"latest: {latest}")
        if context.clock.now().astimezone().date() > due.latest:
            return self.warning(
                context,
                "refund-overdue",
                LocalText(
                    f"{label.zh}退款：{span.zh}，最晚 {latest} 就该到账了。",
                    f"{label.en} refunds: {span.en}. Yours should have been there by {latest}.",
                ),
                value=latest,
                evidence=evidence,
                remedy=LocalText(
                    "请客服查一下卡在哪一步，带上退款编号。",
                    "Ask support where it’s stuck, and have the refund number ready.",
                ),
                article="refund-status-and-arrival",
            )
        return self.passed(
            context,
            LocalText(
                f"{label.zh}退款：{span.zh}，最晚 {latest} 到账。",
                f"{label.en} refunds: {span.en}. Yours should be there by {latest}.",
            ),
            value=latest,
            evidence=evidence,
        )
