"""Does the address book of the internet answer, and does it tell the truth?"""

from __future__ import annotations

import ipaddress
import secrets

from walletcare.domain.diagnostic import DiagnosticResult
from walletcare.domain.flow import CheckId
from walletcare.domain.language import LocalText
from walletcare.domain.probe import ProbeError, ProbeFault
from walletcare.troubleshoot.diagnostics.check import Check, CheckContext
from walletcare.troubleshoot.diagnostics.second_way import DNS_REMEDY
from walletcare.troubleshoot.targets import is_this_computer

_STAND_INS = (ipaddress.ip_network("198.18.0.0/15"), ipaddress.ip_network("fc00::/8"))
"""RFC 2544's range, and the half of RFC 4193's that nobody gives out: proxy and VPN programs use them in
place of real addresses, the second beside the first."""


class DnsCheck(Check):
    """Asks this computer's resolver, a public one, and for a name that cannot exist (RFC 6761, 6.4)."""

    id = CheckId.DNS
    limit_s = 4.0
    after = (CheckId.NETWORK,)

    def look(self, context: CheckContext) -> DiagnosticResult:
        target = context.targets.service
        if target is None or is_this_computer(target.host) or _is_address(target.host):
            return self.skipped(context, _NOT_NEEDED)
        if context.probe.proxies(target).address:
            return self.skipped(context, _BY_PROXY)
        try:
            ours = context.probe.resolve(target.host, 1.5)
        except ProbeError as error:
            return self._no_answer(context, target.host, error)
        if _are_stand_ins(ours):
            # Looked at first: such a program often answers in the public resolvers' place too.
            return self.passed(context, _STAND_IN, evidence=("system resolver: stand-in addresses",))
        try:
            theirs = context.probe.resolve_directly(target.host, 1.2)
        except ProbeError as error:
            return self._alone(context, target.host, ours, error)
        if _are_local(ours) and not _are_local(theirs):
            return self.failed(
                context,
                "dns-lies",
                LocalText(
                    "你的网络给出的服务器地址是假的，指向了局域网里的设备。",
                    "Your network gives a false address for our servers; it points to a device nearby.",
                ),
                evidence=("system resolver: private address", "second way: public address"),
                remedy=DNS_REMEDY,
                article="check-your-network",
            )
        agrees = "same" if set(ours) & set(theirs) else "different, both public"
        return self._inventions(context, (f"two ways of looking up: {agrees}",))

    def _no_answer(self, context: CheckContext, host: str, error: ProbeError) -> DiagnosticResult:
        try:
            context.probe.resolve_directly(host, 1.2)
        except ProbeError as second:
            if second.code == ProbeFault.NAME_UNKNOWN:
                return self.failed(
                    context,
                    "dns-unknown-name",
                    LocalText(
                        "两种办法都查不到服务器的地址。",
                        "Neither of two ways of looking up knows our servers.",
                    ),
                    evidence=(f"system resolver: {error.code}", f"second way: {second.code}"),
                    article="service-outage-and-announcements",
                )
            if second.code == ProbeFault.NAME_SERVER_FAILS:
                return self.failed(
                    context,
                    "dns-broken-there",
                    LocalText(
                        "负责这个域名的服务器出了错，谁也查不到地址。",
                        "The name servers for our address have an error, so nobody can look it up.",
                    ),
                    evidence=(f"system resolver: {error.code}", f"second way: {second.code}"),
                    article="service-outage-and-announcements",
                )
            return self.failed(
                context,
                "dns-silent",
                LocalText(
                    "查不到服务器的地址，网络没有回答。",
                    "The network doesn’t answer when asked for our servers.",
                ),
                evidence=(f"system resolver: {error.code}", f"second way: {second.code}"),
                remedy=DNS_REMEDY,
                article="check-your-network",
            )
        return self.failed(
            context,
            "dns-fails",
            LocalText(
                "你的网络查不到服务器的地址，换一种办法却查得到。",
                "Your network can’t find our servers, though another way of looking up can.",
            ),
            evidence=(f"system resolver: {error.code}", "second way: found"),
            remedy=DNS_REMEDY,
            article="check-your-network",
        )

    def _alone(
        self, context: CheckContext, host: str, ours: tuple[str, ...], error: ProbeError
    ) -> DiagnosticResult:
        if error.code == ProbeFault.NAME_UNKNOWN:
            return self.failed(
                context,
                "dns-lies",
                LocalText(
                    "你的网络给出了一个地址，可公开的查询里没有这个名字。",
                    "Your network gives an address for a name that public look-ups don’t know.",
                ),
                evidence=(f"system resolver: {len(ours)} addresses", "second way: name-unknown"),
                remedy=DNS_REMEDY,
                article="check-your-network",
            )
        if _is_nowhere(ours):
            return self.failed(
                context,
                "dns-lies",
                LocalText(
                    "服务器的名字被指回了这台电脑自己，多半是拦截软件或 hosts 文件改的。",
                    "Our servers’ name leads back to this computer. A blocker or a hosts file does that.",
                ),
                evidence=("system resolver: this computer itself", "second way: no answer"),
                remedy=LocalText(
                    "看看有没有广告拦截或“优化”软件，把这个服务放行，再检查一次。",
                    "Let this service through in the ad blocker or “cleaner” program. Then check again.",
                ),
                article="check-your-network",
            )
        return self._inventions(context, ("second way: no answer",))

    def _inventions(self, context: CheckContext, evidence: tuple[str, ...]) -> DiagnosticResult:
        name = f"{secrets.token_hex(8)}.invalid"
        try:
            context.probe.resolve(name, 1.0)
        except ProbeError:
            return self.passed(
                context,
                LocalText(
                    "互联网的“地址簿”（DNS）回答正常。",
                    "The address book of the internet (DNS) answers correctly.",
                ),
                evidence=evidence,
            )
        return self.warning(
            context,
            "dns-hijack",
            LocalText(
                "你的网络会给不存在的网站编出地址，打错网址时要小心。",
                "Your network makes up addresses for sites that don’t exist. Watch for mistyped addresses.",
            ),
            evidence=(*evidence, "a name that cannot exist: got an address"),
            remedy=DNS_REMEDY,
            article="check-your-network",
        )


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _are_stand_ins(addresses: tuple[str, ...]) -> bool:
    return bool(addresses) and all(
        any(ipaddress.ip_address(address) in network for network in _STAND_INS) for address in addresses
    )


def _is_nowhere(addresses: tuple[str, ...]) -> bool:
    """Whether every address is this computer itself or none at all, as lists of blocked names have it."""
    found = [ipaddress.ip_address(address) for address in addresses]
    return bool(found) and all(address.is_loopback or address.is_unspecified for address in found)


def _are_local(addresses: tuple[str, ...]) -> bool:
    return bool(addresses) and not any(ipaddress.ip_address(address).is_global for address in addresses)


_NOT_NEEDED = LocalText("不用查地址，这一项跳过。", "No name has to be looked up, so this was skipped.")
_BY_PROXY = LocalText("由代理去查地址，这一项跳过。", "The proxy looks up names, so this was skipped.")
_STAND_IN = LocalText(
    "这台电脑上的代理或 VPN 软件在代查地址，可以正常使用。",
    "A proxy or VPN program on this computer looks up names for you. That works.",
)
