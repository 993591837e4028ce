"""Thirty brands to imitate: two letters, words of the trade, plain words, long names, Chinese names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from walletcare.domain.brand import OfficialEntry, OfficialKind, OfficialList
from walletcare.domain.language import LocalText

TRADE = frozenset({"crypto.com", "token.im", "cash.app", "coin.space", "safe.global"})
_ROWS = """
    Xe | xe.com
    KQ | kq.money
    B2 | b2.cash
    ZB | zb.com
    Crypto.com | crypto.com
    imToken | token.im
    Cash App | cash.app
    Coin Wallet | coin.space
    Safe Wallet | safe.global
    NDX | ndx.app
    TNG eWallet | tngdigital.com.my
    Nexo | nexo.com
    Maya | maya.ph
    Qiwi | qiwi.com
    Zengo | zengo.com
    Xaman | xaman.app
    bKash | bkash.com
    Skrill | skrill.com
    Uphold | uphold.com
    Argent | argent.xyz
    Backpack | backpack.app
    Electrum | electrum.org
    Payoneer | payoneer.com
    BlueWallet | bluewallet.io
    Tonkeeper | tonkeeper.com
    Kelp-Pay | kelp-pay.io
    4Bill | 4bill.io
    Sparrow Wallet | sparrowwallet.com
    Rainlane Pay | rainlane.cn | 雨巷支付
    Mooncake Wallet | mooncake.hk | 月饼钱包
"""


@dataclass(frozen=True, slots=True)
class Imitated:
    """A brand to imitate: ``names[0]`` as people write it, ``domain`` and ``handle`` as the list has them."""

    names: tuple[str, ...]
    domain: str

    @property
    def name(self) -> str:
        return self.names[0]

    @property
    def label(self) -> str:
        return self.domain.partition(".")[0]

    @property
    def ending(self) -> str:
        return self.domain.partition(".")[2]

    @property
    def handle(self) -> str:
        return re.sub(r"\W", "", self.name)

    @property
    def stems(self) -> tuple[str, ...]:
        """What an impostor builds names of; a word of the trade alone would say nothing about the brand."""
        squashed, ending = self.handle.lower(), self.ending.replace(".", "")
        if self.domain in TRADE:
            return tuple(dict.fromkeys((f"{self.label}{ending}", f"{self.label}-{ending}", squashed)))
        if len(self.label) == 2:
            return (self.label,)
        return tuple(dict.fromkeys((self.label, self.label, squashed)))

    @property
    def official(self) -> OfficialList:
        def entry(kind: OfficialKind, value: str, network: str = "") -> OfficialEntry:
            return OfficialEntry(kind, value, LocalText.same(value), network=network)

        entries = (
            entry(OfficialKind.DOMAIN, self.domain),
            entry(OfficialKind.EMAIL, f"help@{self.domain}"),
            entry(OfficialKind.HANDLE, f"@{self.handle}HQ", "x"),
            entry(OfficialKind.LINK, f"https://x.com/{self.handle}HQ", "x"),
            entry(OfficialKind.LINK, f"https://t.me/{self.handle}_news", "telegram"),
            entry(OfficialKind.PHONE, "+442079460654"),
            entry(OfficialKind.GROUP, "0718293645", "qq"),
        )
        return OfficialList(self.names, entries, date(2026, 11, 28))


def _imitated(row: str) -> Imitated:
    name, domain, *others = (part.strip() for part in row.split("|"))
    return Imitated((name, *others), domain)


BRANDS = {brand.domain: brand for brand in map(_imitated, _ROWS.strip().splitlines())}
