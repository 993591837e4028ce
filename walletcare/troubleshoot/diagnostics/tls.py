"""Is the connection private, and does nobody read it on its way?"""

from __future__ import annotations

from walletcare.domain.diagnostic import DiagnosticResult
from walletcare.domain.flow import CheckId
from walletcare.domain.language import LocalText
from walletcare.domain.probe import ProbeError, ProbeFault, Target, TlsFacts, Trust
from walletcare.troubleshoot.diagnostics.check import Check, CheckContext
from walletcare.troubleshoot.diagnostics.no_target import NO_TARGET
from walletcare.troubleshoot.diagnostics.second_way import (
    DNS_REMEDY,
    EVIDENCE,
    FOUND_ELSEWHERE,
    WRONG_ADDRESS,
    is_well_elsewhere,
)
from walletcare.troubleshoot.targets import is_this_computer

_FINDINGS = {
    ProbeFault.EXPIRED: LocalText("服务器的证书已经过期。", "The servers’ certificate has expired."),
    ProbeFault.NOT_YET_VALID: LocalText(
        "服务器的证书还没有生效。", "The servers’ certificate isn’t valid yet."
    ),
    ProbeFault.WRONG_NAME: LocalText(
        "应答的服务器出示的是别的网站的证书。", "What answers shows the certificate of another site."
    ),
    ProbeFault.SELF_SIGNED: LocalText(
        "应答的设备用的是自己签的证书，不能相信。", "What answers vouches for itself, so it can’t be trusted."
    ),
    ProbeFault.UNKNOWN_ISSUER: LocalText(
        "证书的签发者不在可信名单里，连接已经停下。",
        "The certificate comes from an issuer nobody knows, so the connection was stopped.",
    ),
    ProbeFault.TLS_OLD: LocalText(
        "服务器只支持过时的加密方式，连接已经停下。",
        "The servers offer outdated encryption only, so the connection was stopped.",
    ),
    ProbeFault.TLS_FAILS: LocalText("加密连接没有建立起来。", "A secure connection couldn’t be made."),
}
_CUT = "tls-cut"
_CUT_CODES = {ProbeFault.RESET, ProbeFault.NO_ANSWER, ProbeFault.UNREACHABLE, ProbeFault.REFUSED}
_CUT_FINDING = LocalText(
    "加密连接刚开始建立就断了，可能是网络里的防火墙，也可能是服务器。",
    "The secure connection broke off at its start: by a firewall on the way, or by the servers.",
)
_CLOCK_FIRST = {ProbeFault.EXPIRED, ProbeFault.NOT_YET_VALID}
_REMEDY_CLOCK = LocalText(
    "先看看电脑的日期和时间对不对；时间没错，就要等服务那边换好证书。",
    "First see whether this computer’s date is right. If it is, their side has to renew the certificate.",
)
_REMEDY_WAY = LocalText(
    "先别登录，也别付款。换一个网络再检查一次。",
    "Don’t log in or pay for now. Switch to another network and check again.",
)
_REMEDY_CUT = LocalText(
    "换一个网络再检查一次，比如手机热点。换了就好，是原来的网络拦住了；还是不行，多半要等服务恢复。",
    "Check again on another network, such as a phone’s hotspot. If it works there, the first network "
    "blocks it. If not, wait for the service.",
)


class TlsCheck(Check):
    """Verifies the chain by the system's trust and by the public set that ships with the app (threat T18)."""

    id = CheckId.TLS
    limit_s = 8.5
    after = (CheckId.TCP,)

    def look(self, context: CheckContext) -> DiagnosticResult:
        target = context.targets.service
        if target is None:
            return self.skipped(context, NO_TARGET)
        if not target.is_tls:
            return self._plain(context, target)
        try:
            facts = context.probe.handshake(target, Trust.SYSTEM, 3.0)
        except ProbeError as error:
            return self._refused(context, target, error)
        evidence = _evidence(facts)
        try:
            context.probe.handshake(target, Trust.PUBLIC, 3.0)
        except ProbeError as error:
            if error.code in {ProbeFault.UNKNOWN_ISSUER, ProbeFault.SELF_SIGNED}:
                return self._intercepted(context, facts, evidence)
            return self.passed(
                context,
                LocalText(
                    "和服务器之间的连接是加密的。这一次没能看出中间有没有人拆看。",
                    "The connection is encrypted. This time we couldn’t tell whether anybody reads it.",
                ),
                value=facts.version,
                evidence=(*evidence, f"public set: {error.code}"),
            )
        return self.passed(
            context,
            LocalText(
                "和服务器之间的连接是加密的，没有人拆看。",
                "The connection is private and nobody reads it on its way.",
            ),
            value=facts.version,
            evidence=evidence,
        )

    def _plain(self, context: CheckContext, target: Target) -> DiagnosticResult:
        if is_this_computer(target.host):
            return self.skipped(
                context,
                LocalText(
                    "服务就在这台电脑上，不经过网络。",
                    "The service runs on this computer; nothing crosses a network.",
                ),
            )
        return self.failed(
            context,
            ProbeFault.TLS_FAILS,
            LocalText("这个地址不加密，不会使用。", "This address isn’t encrypted and won’t be used."),
            evidence=("connection: plain",),
        )

    def _refused(self, context: CheckContext, target: Target, error: ProbeError) -> DiagnosticResult:
        if is_well_elsewhere(context.probe, target):
            return self.failed(
                context,
                WRONG_ADDRESS,
                FOUND_ELSEWHERE,
                evidence=(f"handshake: {error.code}", EVIDENCE),
                remedy=DNS_REMEDY,
                article="check-your-network",
            )
        if error.code in _CUT_CODES:
            return self.failed(
                context,
                _CUT,
                _CUT_FINDING,
                evidence=(f"handshake: {error.code}",),
                remedy=_REMEDY_CUT,
                article="check-your-network",
            )
        fault = ProbeFault(error.code) if error.code in set(_FINDINGS) else ProbeFault.TLS_FAILS
        try:
            shown = _evidence(context.probe.certificate(target, 1.5))
        except ProbeError as second:
            shown = (f"certificate: {second.code}",)
        return self.failed(
            context,
            fault,
            _FINDINGS[fault],
            evidence=(f"handshake: {error.code}", *shown),
            remedy=_REMEDY_CLOCK if fault in _CLOCK_FIRST else _REMEDY_WAY,
            article="how-wallets-protect-your-money",
        )

    def _intercepted(
        self, context: CheckContext, facts: TlsFacts, evidence: tuple[str, ...]
    ) -> DiagnosticResult:
        who = f"“{facts.issuer}”" if facts.issuer else ""
        return self.warning(
            context,
            "intercepted",
            LocalText(
                f"杀毒软件或公司代理{who}在拆看这条加密连接。",
                f"An antivirus or a company proxy {who} reads this secure connection.".replace("  ", " "),
            ),
            value=facts.version,
            evidence=(*evidence, "system trust: accepted", "public set: refused"),
            remedy=LocalText(
                "如果是自己的杀毒软件，可以关掉它的“HTTPS 扫描”；在公司网络里，换成自己的网络再办钱的事。",
                "If it’s your own antivirus, turn off its HTTPS scanning. On a company network, "
                "use a network of your own for money matters.",
            ),
            article="how-wallets-protect-your-money",
        )


def _evidence(facts: TlsFacts) -> tuple[str, ...]:
    lines = [f"tls: {facts.version}"]
    if facts.not_after is not None:
        lines.append(f"certificate until: {facts.not_after:%Y-%m-%d}")
    if facts.issuer:
        lines.append(f"issuer: {facts.issuer}")
    return tuple(lines)
