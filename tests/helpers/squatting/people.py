"""Impostors as senders: mail addresses, headers, accounts, groups."""

# ruff: noqa: E501 - tables read better on one line

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.helpers.squatting import hosts, letters, slips, words
from tests.helpers.squatting.brands import Squatted

Way = Callable[[Squatted, Random], str]
_ROLES = (
    "Support",
    "Customer Service",
    "Security Team",
    "Help Desk",
    "客服",
    "官方客服",
    "安全中心",
    "Official",
)
_TAILS = (
    "_official _support _help official support help helpdesk _cs _team 24h 007 _admin 88 _001 _kefu kefu guanfang _cn"
    " _service service_ _live .support .help _global real _en _refund"
).split()
_HEADS = ("the", "real", "team", "official", "support_", "ask", "help_", "kefu_", "iam", "mr_")


def _stranger(random: Random) -> str:
    return f"{random.choice(['desk', 'info', 'service', 'no-reply', 'cs', 'li.wei'])}{random.randrange(999)}"


def _fake_host(brand: Squatted, random: Random) -> str:
    ways = [
        "english word",
        "other ending",
        "one other script",
        "pinyin word",
        "domain below",
        "digit for letter",
    ]
    return hosts.one_of(ways, brand, random)


def _headers(brand: Squatted, random: Random) -> str:
    reply = f"{_stranger(random)}@{random.choice([*words.FREE_MAIL, 'case-desk.top'])}"
    return "\r\n".join(
        [
            "Delivered-To: me@example.org",
            f"Received: from mx{random.randrange(9)}.relay.example (198.51.100.7) by mx.example.org; Fri, 27 Nov 2026",
            f"From: {brand.title} {random.choice(_ROLES)} <{brand.mail}>",
            f"Reply-To: {random.choice([reply, f'<{reply}>', f'{brand.title} <{reply}>'])}",
            "To: me@example.org",
            f"Subject: Case {random.randrange(9999)}: your account",
        ]
    )


def _failed_headers(brand: Squatted, random: Random) -> str:
    method = random.choice(["spf=fail", "dmarc=fail (p=REJECT)", "dkim=fail", "spf=softfail"])
    return f"Authentication-Results: mx.example.org; {method}\nFrom: {brand.title} <{brand.mail}>\nTo: me@example.org"


def _account(brand: Squatted, random: Random) -> str:
    return brand.handle if random.random() < 0.5 else brand.handle.lower()


def _placed(handle: str, random: Random) -> str:
    """A handle where people meet one."""
    return random.choice(
        [
            f"@{handle}",
            f"https://t.me/{handle}",
            f"https://x.com/{handle}",
            f"Telegram: @{handle}",
            f"微信：{handle}",
            f"加我微信 {handle} 处理",
            f"instagram.com/{handle}",
            f"Write to @{handle} for your refund",
        ]
    )


def _changed(*changes: Callable[[str, Random], str]) -> Way:
    def account(brand: Squatted, random: Random) -> str:
        lower = _account(brand, random).lower()
        changed = random.choice(changes)(lower, random)
        return "" if changed == lower else _placed(changed, random)

    return account


WAYS: dict[str, Way] = {
    "mail at a look-alike": lambda b, r: f"{r.choice(['support', 'help', 'no-reply'])}@{_fake_host(b, r)}",
    "mail slip": lambda b, r: f"support@{hosts.one_of(['extra key', 'doubling', 'swap'], b, r)}",
    "name in a mailbox": lambda b, r: (
        f"{b.handle.lower()}{r.choice(['.', '-', '_', ''])}{r.choice([*words.ENGLISH, *words.PINYIN])}"
        f"{r.choice(['', '', '88'])}@{r.choice(words.FREE_MAIL)}"
    ),
    "display name": lambda b, r: (
        f'"{b.title} {r.choice(_ROLES)}" <{_stranger(r)}@{r.choice(words.FREE_MAIL)}>'
    ),
    "display name bare": lambda b, r: (
        f"From: {b.title} {r.choice(_ROLES)} <{_stranger(r)}@srv{r.randrange(99)}.top>"
    ),
    "display address": lambda b, r: f'"{b.mail}" <{_stranger(r)}@{r.choice(words.FREE_MAIL)}>',
    "reply elsewhere": _headers,
    "sender not proven": _failed_headers,
    "account with a tail": lambda b, r: _placed(_account(b, r) + r.choice(_TAILS), r),
    "account with a head": lambda b, r: _placed(r.choice(_HEADS) + _account(b, r), r),
    "account with digits": lambda b, r: _placed(
        f"{_account(b, r)}{r.choice(['', '_'])}{r.randrange(1, 9999)}", r
    ),
    "account slip": _changed(slips.doubling, slips.swap, slips.omission, slips.neighbour),
    "account look-alike": _changed(letters.digit, letters.tall, letters.one_other_script),
    "account underscore": lambda b, r: _placed(f"{r.choice(['_', ''])}{_account(b, r)}_", r),
    "account elsewhere": lambda b, r: r.choice(
        [
            f"Discord: {b.handle}",
            f"https://www.facebook.com/{b.handle}",
            f"WhatsApp @{b.handle}",
            f"wa.me/{b.handle}",
        ]
    ),
    "group link": lambda b, r: (
        f"https://{r.choice(['t.me', 'discord.gg'])}/{b.handle}{r.choice(['Group', 'VIP', '_chat', 'Official', '交流群'])}"
    ),
    "one digit off": lambda b, r: r.choice(
        ["+44 20 7946 0787", "+442079460789", "QQ群 0813572469", "QQ：0813572486"]
    ),
}
