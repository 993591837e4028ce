"""Generated imitations of official contacts, official contacts in every spelling, and ordinary contacts."""

# ruff: noqa: E501 - tables of sentences read better on one line

from __future__ import annotations

import string
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from walletcare.domain.brand import OfficialEntry, OfficialKind, OfficialList

_LOOKS = {
    "a": "аɑàáâäå",
    "c": "сϲ",
    "d": "ԁ",
    "e": "еéèêëē",
    "g": "ɡ",
    "h": "һ",
    "i": "іíìïı1lI",
    "j": "ј",
    "k": "κк",
    "l": "1Iӏ",
    "n": "ոñń",
    "o": "0оοöóòø",
    "p": "рρ",
    "r": "г",
    "s": "ѕ5",
    "t": "тţ",
    "u": "υü",
    "v": "ν",
    "w": "ԝω",
    "x": "х",
    "y": "уү",
}
_WORDS = "support help login secure verify service wallet app official account update claim airdrop refund recovery care online vip cn team".split()
_ENDINGS = (
    "com net org info xyz top vip cc io co app site online shop club live help support cn.com com.co".split()
)
_FOREIGN = "evil-site.com secure-login.net cdn-host.xyz web-service.top phish.cc".split()


@dataclass(frozen=True, slots=True)
class Imitation:
    text: str
    way: str


def _look(name: str, random: Random) -> str:
    places = [place for place, char in enumerate(name) if char in _LOOKS]
    for place in random.sample(places, k=min(len(places), random.choice([1, 1, 2]))):
        name = name[:place] + random.choice(_LOOKS[name[place]]) + name[place + 1 :]
    return name


def _pairs(name: str, random: Random) -> str:
    for pair, letter in (("m", "rn"), ("w", "vv"), ("d", "cl")):
        if pair in name:
            return name.replace(pair, letter, 1)
    return _look(name, random)


def _typo(name: str, random: Random) -> str:
    place = random.randrange(1, len(name))
    way = random.randrange(4)
    if way == 0:
        return name[:place] + name[place + 1 :]
    if way == 1:
        return name[:place] + name[place - 1] + name[place:]
    if way == 2 and place + 1 < len(name) and name[place] != name[place + 1]:
        return name[:place] + name[place + 1] + name[place] + name[place + 2 :]
    return name[:place] + random.choice(string.ascii_lowercase.replace(name[place], "")) + name[place + 1 :]


def imitations(official: OfficialList, random: Random, count: int) -> Iterator[Imitation]:
    """Every way of section "official contacts" in ``docs/security.md``, evenly mixed, none of them
    official."""
    domains = [entry.value for entry in official.entries if entry.kind is OfficialKind.DOMAIN]
    mails = [entry.value for entry in official.entries if entry.kind is OfficialKind.EMAIL]
    handles = [
        entry.value
        for entry in official.entries
        if entry.kind is OfficialKind.HANDLE and entry.value.isascii()
    ]
    brand = next(name for name in official.brand_names if name.isascii())
    ways = [
        "look-alike", "pairs", "typo", "ending", "added-end", "added-front", "added-glued", "hyphen", "subdomain",
        "subdomain-hyphen", "brand-subdomain", "user", "user-port", "backslash", "punycode", "port",
        "mail-look-alike", "mail-typo", "mail-foreign", "display-name", "display-mail", "handle-typo", "handle-added", "reply-to",
    ]  # fmt: skip
    number = made = 0
    while made < count:
        way = ways[number % len(ways)]
        number += 1
        domain = random.choice(domains)
        name, _, ending = domain.partition(".")
        foreign = random.choice(_FOREIGN)
        word = random.choice(_WORDS)
        path = random.choice(["", "/login", "/verify?id=1", "/"])
        if way == "look-alike":
            text = f"{_look(name, random)}.{ending}{path}"
        elif way == "pairs":
            text = f"https://{_pairs(name, random)}.{ending}{path}"
        elif way == "typo":
            text = f"{_typo(name, random)}.{ending}{path}"
        elif way == "ending":
            text = f"www.{name}.{random.choice(_ENDINGS)}{path}"
        elif way == "added-end":
            text = f"{name}-{word}.{random.choice(_ENDINGS)}"
        elif way == "added-front":
            text = f"https://{word}-{name}.{random.choice(_ENDINGS)}{path}"
        elif way == "added-glued":
            text = f"{name}{word}.{random.choice(_ENDINGS)}"
        elif way == "hyphen":
            cut = random.randrange(1, len(name))
            text = f"{name[:cut]}-{name[cut:]}.{random.choice([ending, *_ENDINGS])}"
        elif way == "subdomain":
            text = f"https://{domain}.{foreign}{path}"
        elif way == "subdomain-hyphen":
            text = f"{domain.replace('.', '-')}.{foreign}"
        elif way == "brand-subdomain":
            text = f"{name}.{foreign}{path}"
        elif way == "user":
            text = f"https://{domain}@{foreign}{path}"
        elif way == "user-port":
            text = f"https://{domain}:443@{foreign}{path}"
        elif way == "backslash":
            text = f"https://{foreign}\\@{domain}{path}"
        elif way == "punycode":
            spelled = name.replace("o", "о", 1) if "o" in name else name.replace("a", "а", 1)
            if spelled.isascii():
                continue
            text = f"https://xn--{spelled.encode('punycode').decode()}.{ending}{path}"
        elif way == "port":
            text = f"https://{domain}:{random.choice([8080, 8443, 4443])}{path}"
        elif not mails:
            continue
        elif way == "mail-look-alike":
            text = f"{mails[0].split('@')[0]}@{_look(name, random)}.{ending}"
        elif way == "mail-typo":
            text = f"support@{_typo(name, random)}.{ending}"
        elif way == "mail-foreign":
            text = f"{name}{random.choice(['.', '-', ''])}{word}@gmail.com"
        elif way == "display-name":
            text = f'"{brand} Support" <{word}{random.randrange(999)}@{random.choice(["gmail.com", "outlook.com", "qq.com"])}>'
        elif way == "display-mail":
            text = f"{mails[0]} <{word}@{foreign}>"
        elif way == "reply-to":
            text = f"From: {brand} <{mails[0]}>\nReply-To: desk{random.randrange(99)}@{foreign}\nSubject: hi"
        elif not handles:
            continue
        elif way == "handle-typo":
            text = "@" + _typo(random.choice(handles).lstrip("@"), random)
        else:
            text = random.choice(handles) + random.choice(["_support", "_help", "Official", "_24h"])
        if _is_really_official(text, official):
            continue
        made += 1
        yield Imitation(text, way)


def _is_really_official(text: str, official: OfficialList) -> bool:
    lowered = text.casefold()
    bare = lowered.split("://")[-1].split("/")[0].removeprefix("www.")
    values = {entry.value.casefold() for entry in official.entries}
    domains = {entry.value.casefold() for entry in official.entries if entry.kind is OfficialKind.DOMAIN}
    mail_domain = lowered.rpartition("@")[2]
    return (
        lowered in values
        or bare in domains
        or ("@" in lowered and ":" not in lowered and mail_domain in domains)
    )


def spellings(entry: OfficialEntry) -> Iterator[str]:
    """The ways in which people write one official contact."""
    value = entry.value
    if entry.kind is OfficialKind.DOMAIN:
        yield from (
            value, value.upper(), value.capitalize(), f"https://{value}", f"http://{value}/", f"https://www.{value}",
            f"HTTPS://{value.upper()}/Path?x=1#y", f"https://{value}:443/", f"{value}.", f"help.{value}/faq",
            f"see {value}, please", f"官网是{value}吗", f"官网：{value}。", f"<https://{value}>", f"hxxps://{value.replace('.', '[.]')}",
            "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in value), f"「{value}」", f" {value} ", f"({value})",
        )  # fmt: skip
    elif entry.kind is OfficialKind.EMAIL:
        yield from (
            value,
            value.upper(),
            f"mailto:{value}",
            f"mailto:{value}?subject=hi",
            f"<{value}>",
            f"Support <{value}>",
            f"mail {value} please",
            f"邮箱：{value}。",
            f"{value},",
        )
    elif entry.kind is OfficialKind.PHONE:
        digits = value.lstrip("+")
        yield from (
            value,
            digits,
            f"00{digits}",
            f"tel:{value}",
            f"+{digits[:2]} {digits[2:4]} {digits[4:8]} {digits[8:]}",
            f"+{digits[:2]}-{digits[2:6]}-{digits[6:]}",
            f"电话 {value}",
            f"call +{digits[:2]} (0){digits[2:]}",
            f"0{digits[2:]}",
        )
    elif "://" in value:
        bare = value.split("://")[1].rstrip("/")
        yield from (
            value,
            bare,
            f"http://{bare}",
            f"https://{bare}/",
            f"https://{bare}?s=20",
            value.upper(),
            f"看看 {value} 对吗",
        )
    elif entry.kind is OfficialKind.HANDLE:
        name = value.lstrip("@")
        yield from (value, name, value.upper(), value.lower(), f"他叫 {value} 吗", f"is {value} real?")
    else:
        yield from (value, f"QQ群 {value}", f"群号：{value}")


def ordinary_domains(words: list[str], random: Random, count: int) -> Iterator[str]:
    """Domains made of ordinary words, alone, in pairs, and with the words that wallets and shops use."""
    commerce = "wallet pay bank token crypto coin shop store help support login app card cash money pocket trade exchange".split()
    for _ in range(count):
        first = random.choice(words)
        way = random.randrange(5)
        if way == 0:
            name = first
        elif way == 1:
            name = first + random.choice(words)
        elif way == 2:
            name = f"{first}-{random.choice(words)}"
        elif way == 3:
            name = first + random.choice(commerce)
        else:
            name = random.choice(commerce) + first
        yield f"{random.choice(['', 'www.', 'https://', 'https://www.', 'mail.'])}{name}.{random.choice(_ENDINGS)}"
