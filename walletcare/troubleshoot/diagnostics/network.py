"""Is this computer on a network at all?"""

from __future__ import annotations

from walletcare.domain.diagnostic import DiagnosticResult
from walletcare.domain.flow import CheckId
from walletcare.domain.language import LocalText
from walletcare.troubleshoot.diagnostics.check import Check, CheckContext
from walletcare.troubleshoot.targets import is_this_computer

_KINDS = {
    "wifi": LocalText("电脑已经连上 Wi-Fi。", "You’re online over Wi-Fi."),
    "wired": LocalText("电脑已经用网线连上网络。", "You’re online over a cable."),
    "": LocalText("电脑已经连上网络。", "This computer is on a network."),
}


class NetworkCheck(Check):
    """Looks for a way out of this computer; sends nothing, so it works offline too."""

    id = CheckId.NETWORK
    needs_network = False

    def look(self, context: CheckContext) -> DiagnosticResult:
        links = context.probe.links()
        if links:
            evidence = tuple(f"way out: {link.family} {link.kind}".rstrip() for link in links)
            return self.passed(context, _KINDS[links[0].kind], evidence=evidence)
        service = context.targets.service
        if service is not None and is_this_computer(service.host):
            return self.passed(
                context,
                LocalText(
                    "服务就在这台电脑上，不需要网络。",
                    "The service runs on this computer, so no network is needed.",
                ),
            )
        return self.failed(
            context,
            "no-network",
            LocalText("电脑没有连上任何网络。", "This computer isn’t on any network."),
            evidence=("ways out: none",),
            remedy=LocalText(
                "打开 Wi-Fi 或插好网线，关掉飞行模式，再检查一次。",
                "Turn on Wi-Fi or plug in the cable, switch off flight mode, then check again.",
            ),
            article="check-your-network",
        )
