"""Is a proxy set, and does it pass connections on?"""

from __future__ import annotations

from walletcare.domain.diagnostic import DiagnosticResult
from walletcare.domain.flow import CheckId
from walletcare.domain.language import LocalText
from walletcare.domain.probe import ProbeError, ProbeFault
from walletcare.troubleshoot.diagnostics.check import Check, CheckContext

_REMEDY = LocalText(
    "在网络设置里关掉代理，或者请管网络的人看一下，再检查一次。",
    "Turn the proxy off in the network settings, or ask whoever runs the network. Then check again.",
)
_FAULTS = {
    ProbeFault.PROXY_UNREACHABLE: LocalText(
        "设了代理，但连不上它，可能是代理软件已经关了。",
        "A proxy is set and can’t be reached. The proxy program may have been closed.",
    ),
    ProbeFault.PROXY_SIGN_IN: LocalText(
        "代理要求先登录才肯转接（407）。",
        "The proxy wants you to sign in before it passes anything on (407).",
    ),
    ProbeFault.PROXY_REFUSES: LocalText(
        "代理不肯转接到这个服务。", "The proxy refuses to pass connections on to this service."
    ),
}


class ProxyCheck(Check):
    """Tells the proxy settings and tries the proxy; a proxy script is reported, never run."""

    id = CheckId.PROXY
    limit_s = 4.0
    after = (CheckId.NETWORK,)

    def look(self, context: CheckContext) -> DiagnosticResult:
        target = context.targets.service or context.targets.references[0].target
        facts = context.probe.proxies(target)
        script = ("proxy script: set",) if facts.has_script else ()
        if not facts.address:
            finding = (
                LocalText(
                    "系统里设了代理脚本，连接由系统决定怎么走。",
                    "A proxy script is set; the system decides the way.",
                )
                if facts.has_script
                else LocalText("没有设代理，直接连接。", "No proxy is set; connections go straight out.")
            )
            return self.passed(context, finding, evidence=("proxy: none", *script))
        evidence = (f"proxy: set by {facts.source}", *script)
        try:
            context.probe.connect(target, 3.5)
        except ProbeError as error:
            if error.code in set(_FAULTS):
                fault = ProbeFault(error.code)
                return self.failed(
                    context,
                    fault,
                    _FAULTS[fault],
                    evidence=(*evidence, f"fault: {fault}"),
                    remedy=_REMEDY,
                    article="check-your-network",
                )
        return self.passed(
            context,
            LocalText("连接经过代理，代理工作正常。", "Connections go through a proxy, and it works."),
            evidence=evidence,
        )
