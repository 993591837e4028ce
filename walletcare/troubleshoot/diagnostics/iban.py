"""Is the IBAN typed right? In memory only, as with cards."""

from __future__ import annotations

import re

from walletcare.domain.diagnostic import DiagnosticResult
from walletcare.domain.flow import CheckId
from walletcare.domain.language import LocalText
from walletcare.troubleshoot.diagnostics.check import Check, CheckContext

_ARTICLE = "how-to-send-money"
_COMPARE = LocalText(
    "和收款人给的原文逐组对一遍。", "Compare it group by group with what the payee gave you."
)


class IbanCheck(Check):
    """Country, length for that country, and check digits (ISO 13616, ISO/IEC 7064 MOD 97-10)."""

    id = CheckId.IBAN
    needs_network = False

    def look(self, context: CheckContext) -> DiagnosticResult:
        number = re.sub(r"[\s\-]", "", context.inputs.get("number", "")).upper()
        if not number:
            return self.skipped(context, LocalText("没有 IBAN 可以核对。", "There’s no IBAN to look at."))
        evidence = (f"country: {number[:2]}", f"length: {len(number)}")
        fault = _fault(number)
        if fault == "iban-typing":
            return self.failed(
                context,
                "iban-typing",
                LocalText(
                    "IBAN 的校验位对不上，有一位打错了。",
                    "The IBAN’s check digits don’t fit: a sign is wrong.",
                ),
                evidence=evidence,
                remedy=_COMPARE,
                article=_ARTICLE,
            )
        if fault == "iban-country":
            return self.failed(
                context,
                "iban-country",
                LocalText(
                    f"{number[:2]} 不是使用 IBAN 的国家代码。",
                    f"{number[:2]} isn’t a country that uses IBANs.",
                ),
                evidence=evidence,
                remedy=_COMPARE,
                article=_ARTICLE,
            )
        if fault == "iban-length":
            return self.failed(
                context,
                "iban-length",
                LocalText(
                    f"{number[:2]} 的 IBAN 不是这个长度或写法。",
                    f"An IBAN of {number[:2]} has another length or form.",
                ),
                evidence=evidence,
                remedy=_COMPARE,
                article=_ARTICLE,
            )
        return self.passed(
            context,
            LocalText("IBAN 写得对。", "The IBAN is well formed."),
            value=number[:2],
            evidence=evidence,
        )


def _fault(number: str) -> str:
    """The first thing wrong: country, then length and form, then check digits; empty when nothing is.

    The library looks at the check digits first, so they are made right before it judges the rest.
    """
    from stdnum import iban
    from stdnum.exceptions import InvalidComponent, ValidationError

    try:
        iban.validate(number[:2] + str(iban.calc_check_digits(number)) + number[4:], check_country=False)
    except InvalidComponent:
        return "iban-country"
    except ValidationError:
        return "iban-length"
    return "" if iban.is_valid(number, check_country=False) else "iban-typing"
