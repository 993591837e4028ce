"""Is the card number typed right? In memory only: the number goes into no result, log or evidence."""

from __future__ import annotations

from walletcare.domain.diagnostic import DiagnosticResult
from walletcare.domain.flow import CheckId
from walletcare.domain.language import LocalText
from walletcare.troubleshoot.diagnostics.check import Check, CheckContext
from walletcare.troubleshoot.formats.card import has_expired, read_card, read_expiry

_ARTICLE = "link-bank-card"


class CardCheck(Check):
    """Check digit, length, kind of issuer, and expiry when it was given."""

    id = CheckId.CARD
    needs_network = False

    def look(self, context: CheckContext) -> DiagnosticResult:
        card = read_card(context.inputs.get("number", ""))
        if card is None:
            return self.skipped(
                context, LocalText("没有卡号可以核对。", "There’s no card number to look at.")
            )
        kind = LocalText("银行卡", "a card")
        if card.kind:
            kind = LocalText(f" {card.kind} 卡", f"a {card.kind} card")
            if card.kind == "UnionPay":
                kind = LocalText("银联卡", "a UnionPay card")
        evidence = (f"issuer kind: {card.kind or 'unknown'}", f"digits: {card.length}")
        if not card.is_length_right:
            return self.failed(
                context,
                "card-length",
                LocalText(
                    f"这个号码有 {card.length} 位，不是{kind.zh}该有的长度。",
                    f"This number has {card.length} digits, which isn’t the length of {kind.en}.",
                ),
                evidence=evidence,
                remedy=_COMPARE,
                article=_ARTICLE,
            )
        if not card.is_check_digit_right:
            return self.failed(
                context,
                "card-typing",
                LocalText(
                    "卡号的校验位对不上，有一位打错了，或者两位写反了。",
                    "The number’s check digit doesn’t fit: a digit is wrong, or two are swapped.",
                ),
                evidence=(*evidence, "check digit: wrong"),
                remedy=_COMPARE,
                article=_ARTICLE,
            )
        today = context.clock.now().astimezone().date()
        expiry = read_expiry(context.inputs.get("expiry", ""), today)
        if expiry is not None and has_expired(*expiry, today):
            return self.failed(
                context,
                "card-expired",
                LocalText("这张卡已经过了有效期。", "This card is past its expiry date."),
                evidence=(*evidence, "expiry: past"),
                remedy=LocalText(
                    "换一张卡付款，或向银行申请换新卡。",
                    "Pay with another card, or ask the bank for a new one.",
                ),
                article="order-or-replace-card",
            )
        return self.passed(
            context,
            LocalText(
                f"卡号写得对，是一张{kind.zh}。",
                f"The number is well formed, {kind.en}.",
            ),
            value=card.kind,
            evidence=(*evidence, "check digit: right", f"expiry: {'good' if expiry else 'not given'}"),
        )


_COMPARE = LocalText(
    "对着卡面一位一位地看，四位一组最容易看清。", "Compare it with the card, four digits at a time."
)
