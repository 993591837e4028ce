"""Mail of impostors: addresses, display names, encoded names, whole headers."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterator
from quopri import encodestring
from random import Random

from tests.helpers.phishing.brands import Imitated
from tests.helpers.phishing.hosts import LOOKS, added, disguised
from tests.helpers.phishing.lures import CARRIERS, ENGLISH, MAILBOXES, PINYIN

Way = Callable[[Imitated, Random], str]


def _place(random: Random) -> str:
    return random.choice(CARRIERS + MAILBOXES)


def _titled(brand: Imitated, random: Random) -> str:
    name = random.choice(brand.names)
    after = random.choice(
        ("Support", "Security Team", "Customer Care", "客服", "官方客服中心", "安全中心", "Help")
    )
    return f"{name} {after}"


def _encoded(text: str, random: Random) -> str:
    if random.random() < 0.5:
        charset = random.choice(("utf-8", "UTF-8", "gb18030"))
        return f"=?{charset}?B?{b64encode(text.encode(charset)).decode()}?="
    quoted = encodestring(text.encode(), quotetabs=True).decode().replace("=\n", "").replace(" ", "_")
    return f"=?utf-8?Q?{quoted}?="


def _local(brand: Imitated, random: Random) -> str:
    stem = random.choice(brand.stems)
    word, more = random.choice(ENGLISH + PINYIN), random.choice(("", "", "1", "24", "2026", "88"))
    return random.choice(
        (f"{stem}.{word}{more}", f"{stem}_{word}{more}", f"{word}.{stem}{more}", f"{stem}-{word}{more}")
        + ((f"{stem}{word}{more}", f"{word}{stem}{more}") if len(stem) > 3 else ())
    )


WAYS: dict[str, tuple[Way, ...]] = {
    "mailbox": (lambda brand, random: f"{_local(brand, random)}@{random.choice(MAILBOXES)}",),
    "mail at a foreign domain": (
        lambda brand, random: f"help@{added(brand, random)}",
        lambda brand, random: f"no-reply@{brand.domain}.{random.choice(CARRIERS)}",
        lambda brand, random: f"help@{disguised(brand.label, random, LOOKS)}.{brand.ending}",
        lambda brand, random: f"help={brand.domain}@{random.choice(CARRIERS)}",
        lambda brand, random: f"help@{brand.domain}@{random.choice(CARRIERS)}",
        lambda brand, random: f"mailto:help@{added(brand, random)}?subject=KYC",
        lambda brand, random: f"help＠{added(brand, random)}",
        lambda brand, random: f"help [at] {added(brand, random).replace('.', ' [dot] ')}",
    ),
    "display name": (
        lambda brand, random: f"{_titled(brand, random)} <info@{_place(random)}>",
        lambda brand, random: f'"{_titled(brand, random)}" <u7731@{_place(random)}>',
        lambda brand, random: f"From: help@{brand.domain} <u7731@{_place(random)}>",
        lambda brand, random: f'From: "{brand.name} (help@{brand.domain})" <notice@{_place(random)}>',
        lambda brand, random: f"发件人：{_titled(brand, random)} <{random.choice('abc')}9@{_place(random)}>",
    ),
    "display name in disguise": (
        lambda brand, random: f"{disguised(brand.name.lower(), random, LOOKS)} support <a@{_place(random)}>",
        lambda brand, random: f"From: {_encoded(_titled(brand, random), random)} <info@{_place(random)}>",
        lambda brand, random: (
            f"From: {_encoded(brand.name, random)}\n {_encoded(' Support', random)} <i@{_place(random)}>"
        ),
    ),
    "whole header": (
        lambda brand, random: (
            f"Return-Path: <bounce@{random.choice(CARRIERS)}>\n"
            f"Received: from vps.{random.choice(CARRIERS)} (unknown [185.244.25.11])\n"
            f"From: {_titled(brand, random)} <notice@{random.choice(CARRIERS)}>\n"
            "To: me@mail.example\nSubject: Your account is limited\n"
            "Date: Sat, 28 Nov 2026 10:00:00 +0000"
        ),
        lambda brand, random: (
            f"From: {brand.name} <help@{brand.domain}>\nReply-To: {_local(brand, random)}@gmail.com\n"
            "To: me@mail.example\nSubject: 账户异常"
        ),
        lambda brand, random: (
            f"Subject: [{brand.name}] Confirm\nTo: me@mail.example\n"
            f"From:\n\t{_titled(brand, random)}\n\t<news@{_place(random)}>"
        ),
    ),
}


def mails(brand: Imitated, random: Random, each: int) -> Iterator[tuple[str, str]]:
    """(way, text), ``each`` a way."""
    for way, makes in WAYS.items():
        for _ in range(each):
            yield way, random.choice(makes)(brand, random)
