"""Brands of every length, as wallets are really named: one word, two words, digits, hyphens, Chinese."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from walletcare.domain.brand import OfficialEntry, OfficialKind, OfficialList
from walletcare.domain.language import LocalText

_ROWS = """
    okx | okx.com | OKX
    htx | htx.com | HTX
    ovo | ovo.id | OVO
    n26 | n26.com | N26
    tpw | tpw.io | TPW
    wise | wise.com | Wise
    dana | dana.id | DANA
    onto | onto.app | ONTO
    m-pesa | m-pesa.com | M-Pesa
    huobi | huobi.com | Huobi | 火币
    gate | gate.com | Gate
    upay | upay.org | UPay
    edge | edge.app | Edge
    bybit | bybit.com | Bybit
    rabby | rabby.io | Rabby
    keplr | keplr.app | Keplr
    venmo | venmo.com | Venmo
    gcash | gcash.com | GCash
    1inch | 1inch.io | 1inch
    imkey | imkey.im | imKey
    ledger | ledger.com | Ledger
    trezor | trezor.io | Trezor
    alipay | alipay.com | Alipay | 支付宝
    paypal | paypal.com | PayPal
    exodus | exodus.com | Exodus
    bitget | bitget.com | Bitget Wallet
    coin98 | coin98.com | Coin98
    imtoken | token.im | imToken
    phantom | phantom.app | Phantom
    safepal | safepal.com | SafePal
    metamask | metamask.io | MetaMask
    coinbase | coinbase.com | Coinbase
    unionpay | unionpay.com | UnionPay | 云闪付
    trust-wallet | trustwallet.com | Trust Wallet
    math-wallet | mathwallet.org | MathWallet | 麦子钱包
    tokenpocket | tokenpocket.pro | TokenPocket
    crypto-com | crypto.com | Crypto.com
    go-pay | go-pay.co.id | GoPay
    heron-pay | heron-pay.com | Heron Pay | 苍鹭支付
    atomicwallet | atomicwallet.io | Atomic Wallet
    coolbitx | coolwallet.io | CoolWallet
    blockchain | blockchain.com | Blockchain.com
"""


@dataclass(frozen=True, slots=True)
class Squatted:
    """A brand to imitate.

    Attributes:
        label / ending: The parts of its domain: ``okx`` and ``com``.
        title: The name as people write it.
    """

    label: str
    ending: str
    title: str
    official: OfficialList

    @property
    def domain(self) -> str:
        return f"{self.label}.{self.ending}"

    @property
    def mail(self) -> str:
        return f"support@{self.domain}"

    @property
    def handle(self) -> str:
        return handle_of(self.title)


def handle_of(title: str) -> str:
    return "".join(char for char in title if char.isalnum())


def _squatted(row: str) -> Squatted:
    _, domain, title, *others = (part.strip() for part in row.split("|"))
    label, _, ending = domain.partition(".")

    def entry(kind: OfficialKind, value: str, network: str = "") -> OfficialEntry:
        return OfficialEntry(kind, value, LocalText.same(value), network=network)

    handle = handle_of(title)
    entries = (
        entry(OfficialKind.DOMAIN, domain),
        entry(OfficialKind.EMAIL, f"support@{domain}"),
        entry(OfficialKind.HANDLE, f"@{handle}", "x"),
        entry(OfficialKind.LINK, f"https://x.com/{handle}", "x"),
        entry(OfficialKind.LINK, f"https://t.me/{handle}News", "telegram"),
        entry(OfficialKind.PHONE, "+442079460788"),
        entry(OfficialKind.GROUP, "0813572468", "qq"),
    )
    return Squatted(label, ending, title, OfficialList((title, *others), entries, date(2026, 11, 28)))


BRANDS = {row.split("|")[0].strip(): _squatted(row) for row in _ROWS.strip().splitlines()}
