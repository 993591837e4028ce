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

_SILENT = LocalText(
    "代理连上了，但它什么也不转接，可能是代理软件卡住了。",
    "The proxy was reached but passes nothing on. The proxy program may be stuck.",
)
_WORKS = LocalText("连接经过代理，代理工作正常。", "Connections go through a proxy, and it works.")
_BEYOND = LocalText(
    "连接经过代理。代理在工作，只是它也连不上这个服务。",
    "Connections go through a proxy. It works, but can’t reach this service either.",
)


class ProxyCheck(Check):
    """Tells the proxy settings and tries the proxy; a proxy script is reported, never run."""

    id = CheckId.PROXY
    limit_s = 5.0
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
            context.probe.connect(target, 2.5)
        except ProbeError as error:
            if error.code == ProbeFault.BEYOND_PROXY:
                return self.passed(context, _BEYOND, evidence=(*evidence, f"fault: {error.code}"))
            if error.code == ProbeFault.PROXY_SILENT:
                return self._silent(context, evidence)
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
        return self.passed(context, _WORKS, evidence=evidence)

    def _silent(self, context: CheckContext, evidence: tuple[str, ...]) -> DiagnosticResult:
        """The proxy took the question and says nothing: is it the proxy, or the service behind it?"""
        evidence = (*evidence, f"fault: {ProbeFault.PROXY_SILENT}")
        try:
            context.probe.connect(context.targets.references[0].target, 2.0)
        except ProbeError as error:
            if error.code != ProbeFault.BEYOND_PROXY:
                return self.failed(
                    context,
                    ProbeFault.PROXY_UNREACHABLE,
                    _SILENT,
                    evidence=(*evidence, f"another site: {error.code}"),
                    remedy=_REMEDY,
                    article="check-your-network",
                )
        return self.passed(context, _BEYOND, evidence=(*evidence, "another site: connected"))
