"""Invented brands with their official lists, for the checks of addresses."""

from __future__ import annotations

from datetime import date

from walletcare.domain.brand import OfficialEntry, OfficialKind, OfficialList
from walletcare.domain.language import LocalText
from walletcare.safety.official.checker import OfficialChecker


def listed(names: tuple[str, ...], domains: tuple[str, ...], mail: str, handle: str) -> OfficialList:
    def entry(kind: OfficialKind, value: str, network: str = "") -> OfficialEntry:
        return OfficialEntry(kind, value, LocalText.same(value), network=network)

    return OfficialList(
        names,
        (
            *(entry(OfficialKind.DOMAIN, domain) for domain in domains),
            entry(OfficialKind.EMAIL, mail),
            entry(OfficialKind.HANDLE, handle, "x"),
            entry(OfficialKind.LINK, f"https://x.com/{handle.lstrip('@')}", "x"),
            entry(OfficialKind.PHONE, "+442079460321"),
            entry(OfficialKind.GROUP, "0123456789", "qq"),
        ),
        date(2026, 11, 20),
    )


BRANDS = {
    "heron": listed(
        ("Heron Wallet", "HeronPay", "苍鹭钱包"),
        ("heronwallet.example", "heronpay.example"),
        "help@heronwallet.example",
        "@HeronWalletHelp",
    ),
    "lark": listed(("LarkPay",), ("larkpay.example", "larkpay.cn"), "care@larkpay.example", "@larkpay_care"),
    "token": listed(
        ("TokenPocket", "TP Wallet"),
        ("tokenpocket.example",),
        "service@tokenpocket.example",
        "@TokenPocket_TP",
    ),
}
HERON = OfficialChecker(BRANDS["heron"])
