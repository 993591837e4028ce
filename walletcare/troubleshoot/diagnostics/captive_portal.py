"""Can other sites be reached, or does the network answer with a sign-in page of its own?"""

from __future__ import annotations

from walletcare.domain.diagnostic import DiagnosticResult
from walletcare.domain.flow import CheckId
from walletcare.domain.language import LocalText
from walletcare.domain.probe import HttpFacts, ProbeError, Reference
from walletcare.troubleshoot.diagnostics.check import Check, CheckContext
from walletcare.troubleshoot.diagnostics.figures import milliseconds
from walletcare.troubleshoot.targets import is_this_computer

_SIGN_IN_NEEDED = 511


class CaptivePortalCheck(Check):
    """Asks sites that always answer the same; another answer is the network's own (RFC 8952)."""

    id = CheckId.CAPTIVE_PORTAL
    limit_s = 7.0
    after = (CheckId.NETWORK,)

    def look(self, context: CheckContext) -> DiagnosticResult:
        evidence: list[str] = []
        replaced: HttpFacts | None = None
        for reference in context.targets.references:
            if context.cancel.is_set:
                break
            try:
                facts = context.probe.fetch(reference.target, 2.2)
            except ProbeError as error:
                evidence.append(f"{reference.target.name}: {error.code}")
                continue
            if is_own_answer(reference, facts):
                evidence.append(f"{reference.target.name}: answers, {milliseconds(facts.took_s)}")
                return self.passed(
                    context,
                    LocalText("别的网站可以正常打开。", "Other sites can be reached."),
                    value=milliseconds(facts.took_s),
                    evidence=tuple(evidence),
                )
            evidence.append(f"{reference.target.name}: status {facts.status} from something else")
            replaced = replaced or facts
        if replaced is not None:
            return self.failed(
                context,
                "captive-portal",
                LocalText(
                    "这个网络要先在网页上登录或同意条款，才能上网。",
                    "This network wants you to sign in or agree to its terms on a web page first.",
                ),
                evidence=tuple(evidence),
                remedy=LocalText(
                    "打开浏览器，访问任意网页，按弹出的页面登录，再检查一次。",
                    "Open a browser, visit any page, sign in on the page that appears, then check again.",
                ),
                article="check-your-network",
            )
        service = context.targets.service
        if service is not None and is_this_computer(service.host):
            return self.skipped(
                context,
                LocalText(
                    "没有连上互联网；服务就在这台电脑上，不受影响。",
                    "There’s no internet; the service runs on this computer and doesn’t need it.",
                ),
            )
        return self.failed(
            context,
            "no-internet",
            LocalText(
                "网络连上了，但别的网站也打不开。",
                "You’re on a network, but other sites can’t be reached either.",
            ),
            evidence=tuple(evidence),
            remedy=LocalText(
                "重启路由器，或者换一个 Wi-Fi、手机热点，再检查一次。",
                "Restart the router, or switch to another Wi-Fi or a phone’s hotspot, then check again.",
            ),
            article="check-your-network",
        )


def is_own_answer(reference: Reference, facts: HttpFacts) -> bool:
    """Whether ``facts`` are the answer of ``reference`` itself, and not of something on the way."""
    if facts.status in {_SIGN_IN_NEEDED} or facts.status != reference.status:
        return False
    return reference.body in facts.body if reference.body else not facts.body.strip()
