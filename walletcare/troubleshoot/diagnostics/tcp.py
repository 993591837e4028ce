"""Can the servers be reached?"""

from __future__ import annotations

from walletcare.domain.diagnostic import DiagnosticResult
from walletcare.domain.flow import CheckId
from walletcare.domain.language import LocalText
from walletcare.domain.probe import ProbeError, ProbeFault
from walletcare.troubleshoot.diagnostics.check import Check, CheckContext
from walletcare.troubleshoot.diagnostics.figures import milliseconds
from walletcare.troubleshoot.diagnostics.no_target import NO_TARGET
from walletcare.troubleshoot.diagnostics.second_way import (
    DNS_REMEDY,
    EVIDENCE,
    FOUND_ELSEWHERE,
    WRONG_ADDRESS,
    is_well_elsewhere,
)

_FINDINGS = {
    ProbeFault.REFUSED: LocalText("服务器那头没有接受连接。", "The servers turned the connection down."),
    ProbeFault.RESET: LocalText("连接刚建立就被切断。", "The connection was cut as soon as it was made."),
    ProbeFault.NO_ANSWER: LocalText("服务器一直没有回应。", "The servers didn’t answer in time."),
    ProbeFault.UNREACHABLE: LocalText("到服务器的路不通。", "There’s no way through to the servers."),
}
_BEYOND_PROXY = LocalText("代理在工作，但它连不上服务器。", "The proxy works, but can’t reach the servers.")


class TcpCheck(Check):
    """Opens a connection and closes it; without one, looks whether only the address is wrong."""

    id = CheckId.TCP
    limit_s = 7.5
    after = (CheckId.NETWORK, CheckId.DNS, CheckId.PROXY)

    def look(self, context: CheckContext) -> DiagnosticResult:
        target = context.targets.service
        if target is None:
            return self.skipped(context, NO_TARGET)
        try:
            reach = context.probe.connect(target, 3.5)
        except ProbeError as error:
            if is_well_elsewhere(context.probe, target):
                return self.failed(
                    context,
                    WRONG_ADDRESS,
                    FOUND_ELSEWHERE,
                    evidence=(f"connection to {target.name}: {error.code}", EVIDENCE),
                    remedy=DNS_REMEDY,
                    article="check-your-network",
                )
            fault = ProbeFault(error.code) if error.code in set(_FINDINGS) else ProbeFault.NO_ANSWER
            return self.failed(
                context,
                fault,
                _BEYOND_PROXY if error.code == ProbeFault.BEYOND_PROXY else _FINDINGS[fault],
                evidence=(f"connection to {target.name}: {error.code}",),
                remedy=LocalText(
                    "换一个网络试试，比如手机热点。如果还是这样，多半要等服务恢复。",
                    "Try another network, such as a phone’s hotspot. If it stays, wait for the service.",
                ),
                article="service-outage-and-announcements",
            )
        way = "by proxy" if reach.is_by_proxy else "direct"
        if not reach.is_first_try:
            return self.warning(
                context,
                "first-address-silent",
                LocalText(
                    f"服务器的第一个地址不通，改走 {reach.family} 才连上，所以会慢一点。",
                    f"The servers’ first address doesn’t answer. The next one did, over {reach.family}.",
                ),
                value=milliseconds(reach.took_s),
                evidence=(
                    f"connection to {target.name}: {reach.family}, {way}, {milliseconds(reach.took_s)}",
                    "first address: no answer",
                ),
                remedy=LocalText(
                    "不用做什么，可以接着用。多半是网络里的 IPv6 不通，管网络的人可以关掉它。",
                    "You can go on. Most likely IPv6 leads nowhere here; whoever runs it can turn it off.",
                ),
                article="check-your-network",
            )
        return self.passed(
            context,
            LocalText("可以连上服务器。", "The servers can be reached."),
            value=milliseconds(reach.took_s),
            evidence=(f"connection to {target.name}: {reach.family}, {way}, {milliseconds(reach.took_s)}",),
        )
