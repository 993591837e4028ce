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
        from stdnum import iban
        from stdnum.exceptions import InvalidChecksum, InvalidComponent, InvalidFormat, InvalidLength

        number = re.sub(r"[\s\-]", "", context.inputs.get("number", "")).upper()
        if not number:
            return self.skipped(context, LocalText("没有 IBAN 可以核对。", "There's no IBAN to look at."))
        evidence = (f"country: {number[:2]}", f"length: {len(number)}")
        try:
            iban.validate(number, check_country=False)
        except InvalidChecksum:
            return self.failed(
                context,
                "iban-typing",
                LocalText(
                    "IBAN 的校验位对不上，有一位打错了。",
                    "The IBAN's check digits don't fit: a sign is wrong.",
                ),
                evidence=evidence,
                remedy=_COMPARE,
                article=_ARTICLE,
            )
        except InvalidComponent:
            return self.failed(
                context,
                "iban-country",
                LocalText(
                    f"{number[:2]} 不是使用 IBAN 的国家代码。",
                    f"{number[:2]} isn't a country that uses IBANs.",
                ),
                evidence=evidence,
                remedy=_COMPARE,
                article=_ARTICLE,
            )
        except (InvalidFormat, InvalidLength):
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
