"""Addresses that read as the brand's and lead elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from urllib.parse import quote

from tests.helpers.squatting import hosts, words
from tests.helpers.squatting.brands import Squatted

Way = Callable[[Squatted, Random], str]


def _foreign(random: Random) -> str:
    return random.choice(words.FOREIGN)


def _odd_number(random: Random) -> str:
    """An IPv4 address as browsers take it: whole, hexadecimal, octal, short."""
    parts = [random.randrange(1, 255) for _ in range(4)]
    whole = int.from_bytes(bytes(parts), "big")
    return random.choice(
        [
            ".".join(map(str, parts)),
            str(whole),
            hex(whole),
            ".".join(map(hex, parts)),
            ".".join(f"0{part:o}" for part in parts),
            f"{parts[0]}.{int.from_bytes(bytes(parts[1:]), 'big')}",
            f"0x{parts[0]:02X}.{parts[1]}.{parts[2]}.{parts[3]}",
        ]
    )


def _imitating_host(brand: Squatted, random: Random) -> str:
    return hosts.one_of(
        ["english word", "pinyin word", "domain below", "other ending", "ending inside"], brand, random
    )


def _escaped(brand: Squatted, random: Random) -> str:
    """Some letters or the dot as percent codes, which a browser undoes in a host."""
    host = _imitating_host(brand, random)
    at = random.sample(range(len(host)), k=random.choice([1, 2, 3]))
    return "".join(f"%{ord(char):02x}" if place in at else char for place, char in enumerate(host))


def _shortener(brand: Squatted, random: Random) -> str:
    place = random.choice(["bit.ly", "tinyurl.com", "t.ly", "is.gd", "cutt.ly", "rebrand.ly"])
    return f"{place}/{hosts._beside(brand.label, random.choice(words.ENGLISH), random)}"


def _redirect(brand: Squatted, random: Random) -> str:
    target = "https://" + _imitating_host(brand, random) + "/login"
    if random.random() < 0.6:
        target = quote(target, safe="")
    return random.choice(
        [
            f"www.google.com/url?q={target}&sa=D",
            f"l.facebook.com/l.php?u={target}",
            f"link.zhihu.com/?target={target}",
            f"www.youtube.com/redirect?q={target}",
            f"out.example-mail.com/track?id=77&redirect={target}",
            f"c.pc.qq.com/middlem.html?pfurl={target}",
        ]
    )


def _dots(host: str, random: Random) -> str:
    return "".join(random.choice("。．｡") if char == "." else char for char in host)


WAYS: dict[str, Way] = {
    "user": lambda b, r: f"https://{b.domain}@{_foreign(r)}{r.choice(words.PATHS)}",
    "user and password": lambda b, r: f"https://{b.domain}:{r.choice(['443', 'login', 'x'])}@{_foreign(r)}/",
    "name as user": lambda b, r: f"https://{b.handle}-{r.choice(words.ENGLISH)}@{_foreign(r)}/",
    "escaped slash in user": lambda b, r: f"https://{b.domain}%2f{r.choice(['login', 'x'])}@{_foreign(r)}/",
    "escaped at sign": lambda b, r: f"https://{b.domain}%40{_foreign(r)}/",
    "user before a number": lambda b, r: f"http://{b.domain}@{_odd_number(r)}/",
    "number with name": lambda b, r: f"http://{_odd_number(r)}/{b.domain}/login",
    "port": lambda b, r: (
        f"https://{b.domain}:{r.choice([81, 4433, 8080, 8443, 65000])}{r.choice(words.PATHS)}"
    ),
    "backslash": lambda b, r: f"https://{_foreign(r)}\\@{b.domain}/",
    "backslashes": lambda b, r: f"https:\\\\{_imitating_host(b, r)}\\login",
    "one slash": lambda b, r: f"https:/{_imitating_host(b, r)}/",
    "escaped": lambda b, r: f"https://{_escaped(b, r)}{r.choice(words.PATHS)}",
    "ideographic dots": lambda b, r: f"https://{_dots(b.domain, r)}.{_foreign(r)}/",
    "other dot then domain": lambda b, r: f"https://{b.domain}{r.choice('。．｡')}{_foreign(r)}/",
    "shortener": _shortener,
    "redirect": _redirect,
    "page anyone can make": lambda b, r: (
        f"https://{r.choice(['sites.google.com/view', 'telegra.ph', 'forms.gle', 'docs.google.com/d', 'linktr.ee', 'notion.site'])}"  # noqa: E501
        f"/{hosts._beside(b.label, r.choice(words.ENGLISH), r)}"
    ),
}
