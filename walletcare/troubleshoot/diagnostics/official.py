"""Is what was pasted on the brand’s official list, an imitation of it, or neither? It is never opened."""

from __future__ import annotations

from walletcare.domain.diagnostic import DiagnosticResult
from walletcare.domain.flow import CheckId
from walletcare.domain.language import LocalText
from walletcare.safety.official.checker import OfficialChecker
from walletcare.safety.official.report import CheckedItem, OfficialVerdict
from walletcare.troubleshoot.diagnostics.check import Check, CheckContext

_ARTICLE = "fake-customer-support"
_MOST_EVIDENCE = 5
"""Contacts that go into the account of what was tried; a pasted page may hold hundreds."""


class OfficialCheck(Check):
    """The most serious contact decides, as on the Safety page. The value is the entry it is or imitates."""

    id = CheckId.OFFICIAL
    needs_network = False

    def look(self, context: CheckContext) -> DiagnosticResult:
        pasted = context.inputs.get("contact", "")
        if not pasted.strip():
            return self.skipped(context, LocalText("没有内容可以核对。", "There’s nothing to compare."))
        report = OfficialChecker(context.brand.official).check(pasted)
        evidence = tuple(f"{item.verdict}: {item.shown}" for item in report.items[:_MOST_EVIDENCE])
        match report.verdict:
            case OfficialVerdict.OFFICIAL:
                return self.passed(
                    context,
                    LocalText(
                        "它在官方名单上。这只说明地址是官方的，还要看对方要你做什么。",
                        "It’s on the official list: the address is ours. Now look at what they want.",
                    ),
                    value=report.of or "",
                    evidence=evidence,
                )
            case OfficialVerdict.IMITATION:
                return self.failed(
                    context,
                    "official-imitation",
                    _imitation(report.items[0]),
                    value=report.of or "",
                    evidence=evidence,
                    remedy=_STOP,
                    article=_ARTICLE,
                )
            case OfficialVerdict.UNLISTED:
                return self.warning(
                    context,
                    "official-unlisted",
                    LocalText(
                        "它不在官方名单上，先当作不是官方的。",
                        "It isn’t on the official list. Treat it as not ours.",
                    ),
                    evidence=evidence,
                    remedy=_STOP,
                    article=_ARTICLE,
                )
            case OfficialVerdict.UNKNOWN:
                return self.warning(
                    context, "official-nothing", report.reasons[0].text, evidence=evidence, remedy=_COPY
                )


def _imitation(item: CheckedItem) -> LocalText:
    """What is false about it, in the words of the Safety page."""
    return LocalText(
        "这是仿冒的。" + "".join(reason.text.zh for reason in item.reasons),
        " ".join(("It’s an imitation.", *(reason.text.en for reason in item.reasons))),
    )


_STOP = LocalText(
    "别回复，也别打开。客服只用联系页上的方式。",
    "Don’t reply and don’t open it. Support uses only the ways on the Contact page.",
)
_COPY = LocalText(
    "把对方的链接、邮箱、账号或电话整段复制过来。",
    "Copy their whole link, mail address, handle or phone number.",
)
