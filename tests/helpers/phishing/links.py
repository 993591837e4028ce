"""Tricks of links: what is read is not where a browser goes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random
from urllib.parse import quote

from tests.helpers.phishing.brands import Imitated
from tests.helpers.phishing.hosts import added
from tests.helpers.phishing.lures import CARRIERS

Way = Callable[[Imitated, str, str], str]
WAYS: dict[str, tuple[Way, ...]] = {
    "before an @": (
        lambda brand, place, _: f"https://{brand.domain}@{place}/login",
        lambda brand, place, _: f"https://www.{brand.domain}:443@{place}",
        lambda brand, place, _: f"https://{brand.domain}%2Faccount%2Flogin@{place}",
        lambda brand, place, _: f"https://{brand.domain}&session=77a@{place}/",
        lambda brand, place, _: f"//{brand.domain}@{place}",
    ),
    "odd port": (
        lambda brand, _, __: f"https://{brand.domain}:8443/login",
        lambda brand, _, __: f"http://www.{brand.domain}:8080",
    ),
    "numbers for a host": (
        lambda brand, _, __: f"http://3279880203/{brand.domain}/login",
        lambda brand, _, __: f"http://185.244.25.11/{brand.label}-wallet/{brand.domain}",
        lambda brand, _, __: f"http://0xB9.0xF4.0x19.0x0B/{brand.domain}",
        lambda brand, _, __: f"http://[2001:db8::17]/{brand.domain}/kyc",
        lambda brand, _, __: f"http://185.244.25.11:8000/www.{brand.domain}/",
    ),
    "our address in a path": (
        lambda brand, place, _: f"https://{place}/{brand.domain}/login",
        lambda brand, place, _: f"https://{place}/www.{brand.domain}/signin?x=1",
        lambda brand, place, _: f"https://{place}/https/{brand.domain}",
    ),
    "encoded": (
        lambda _, __, fake: f"https://{fake[0]}%{ord(fake[1]):02x}{fake[2:]}/login",
        lambda _, __, fake: "https://" + "".join(f"%{ord(char):02X}" for char in fake) + "/",
        lambda _, __, fake: f"https:\\\\{fake}\\login",
        lambda _, __, fake: f"https:///{fake}/",
        lambda _, __, fake: f"HTTPS://{fake.upper()}/",
        lambda _, __, fake: f"https://{fake.replace('.', '。')}/",
        lambda _, __, fake: f"https://{fake}./",
    ),
    "slash that is none": (
        lambda brand, place, _: f"https://{brand.domain}∕login.{place}",
        lambda brand, place, _: f"https://{brand.domain}⁄account.{place}/",
        lambda brand, place, _: f"https://{brand.domain}-----------------------id.{place}",
    ),
    "by way of another": (
        lambda _, __, fake: f"https://www.google.com/url?q=https://{fake}/login&sa=D",
        lambda _, __, fake: f"https://l.facebook.com/l.php?u={quote(f'https://{fake}/', safe='')}",
        lambda _, __, fake: f"https://www.google.com/amp/s/{fake}/x",
        lambda _, __, fake: f"https://www.bing.com/ck/a?u={quote(f'https://{fake}', safe='')}",
        lambda _, __, fake: f"https://link.zhihu.com/?target={quote(f'https://{fake}', safe='')}",
        lambda _, __, fake: f"https://web.archive.org/web/2026/https://{fake}/",
    ),
    "text and target differ": (
        lambda brand, place, _: f'<a href="https://{place}/a">https://{brand.domain}</a>',
        lambda brand, place, _: f"[https://{brand.domain}/login](https://{place}/login)",
        lambda brand, _, fake: f"[{brand.domain}](https://{fake})",
        lambda brand, _, fake: f"<a href='http://{fake}'>{brand.name}</a>",
    ),
    "written out": (
        lambda _, __, fake: fake.replace(".", "[.]"),
        lambda _, __, fake: fake.replace(".", " [dot] "),
        lambda _, __, fake: fake.replace(".", "(.)"),
        lambda _, __, fake: f"官网：{fake.replace('.', '点')}",
        lambda _, __, fake: f"复制到浏览器打开 {fake.replace('.', ' . ')}",
        lambda _, __, fake: f"hxxp://{fake.replace('.', '[.]')}/login",
    ),
}


def links(brand: Imitated, random: Random, each: int) -> Iterator[tuple[str, str]]:
    """(way, text), ``each`` a way."""
    for way, makes in WAYS.items():
        for _ in range(each):
            place = random.choice(CARRIERS)
            yield way, random.choice(makes)(brand, place, added(brand, random))
