"""Imitations after the classes of public tools, written without the rules at hand: the second opinion.

``python -m tests.helpers.second_squatting 16 77`` prints how many are named, by class and by brand (16 texts
a class, seed 77).
"""

from __future__ import annotations

import sys
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from string import ascii_lowercase

from tests.helpers.official_lists import listed
from walletcare.safety.official.checker import OfficialChecker
from walletcare.safety.official.report import OfficialVerdict

KEYS = {
    **dict(zip("qwertyuiop", "wa qes wrd etf ryg tuh yij uok ipl ol".split(), strict=True)),
    **dict(zip("asdfghjkl", "qsz awdx sefc drgv fthb gyjn hukm jil ko".split(), strict=True)),
    **dict(zip("zxcvbnm", "asx zsc xdv cfb vgn bhm njk".split(), strict=True)),
}
_LOOKS = """а,ɑ,à,ạ,α ḅ,lb с,ϲ,ç ԁ,ɗ,cl е,é,ė,3 ƒ ɡ,ġ,q,9 һ,ḥ,lh і,í,ı,1,l ј,ʝ κ,ķ,lc 1,i,ӏ,ł rn,ṃ,nn,м ո,ń,r1
0,о,ο,ö р,ρ,ṗ ԛ,g г,ṛ ѕ,ṣ,5 τ,ṭ,7 υ,ս,ü,v ν,ѵ,u ѡ,vv,uu х,χ у,ý ʐ,ż,2""".split()
GLYPHS = {letter: looks.split(",") for letter, looks in zip(ascii_lowercase, _LOOKS, strict=True)}
ENDINGS = """com net org io co app info cn cc xyz top vip club online site live help finance tech co.uk
    com.cn ru""".split()
ENGLISH = """support helpdesk service customer-care login signin account-verify verification secure security
    update upgrade wallet payment refund claim airdrop bonus reward gift official online app
    download install center team admin contact hotline livechat ticket recovery unlock reactivate
    validate connect sync migrate stake mint extension apk desktop hk sg eu vip pro v2 2026 24h 7x24
    kyc tax billing dispute appeal alert dashboard protocol foundation labs seed passphrase keys
    backup supp0rt suport soporte hilfe layanan fraudteam""".split()
PINYIN = """kefu guanwang guanfang xiazai tuikuan shengji zhongxin fuwu zaixian rengong dianhua lianxi bangzhu
    anquan yanzheng denglu zhanghu qianbao zhifu chongzhi tixian jiedong jiesuo shensu tousu gongdan
    huodong jiangli kongtou lingqu shoujiban anzhuo pingguo gengxin zuixin wangye zhiya""".split()
PLACES = (
    "q7k.top secure-verify.net pages.dev vercel.app weebly.com com-id.top kf8.vip sites.example.net".split()
)


@dataclass(frozen=True)
class Squatted:
    """A brand to imitate: its name, domain and handle."""

    name: str
    domain: str
    handle: str

    @property
    def checker(self) -> OfficialChecker:
        return OfficialChecker(
            listed((self.name,), (self.domain,), f"care@{self.domain}", f"@{self.handle}_at")
        )


_ROWS = """MetaMask metamask.io|OKX okx.com|Bybit bybit.com|Venmo venmo.com
Kraken kraken.com|Phantom phantom.app|Rainbow rainbow.me|Exodus exodus.com
Gemini gemini.com|Revolut revolut.com|1inch 1inch.io|Coin98 coin98.com
Zelle zellepay.com|Coin-Nest coin-nest.com|Moonpouch moonpouch.app|9Pay 9pay.vn
Monzo monzo.com|Bitso bitso.com|Fuse fuse.cash|HeronWallet heronwallet.example
TokenPocket tokenpocket.pro|Yoroi yoroi-wallet.com|HTX htx.com"""
BRANDS = {
    name: Squatted(name, domain, name.lower().replace("-", ""))
    for row in _ROWS.splitlines()
    for name, domain in (one.split() for one in row.split("|"))
}


def slips(label: str, random: Random) -> Iterator[tuple[str, str]]:
    """(class, label) of every slip, bit flip and look-alike of ``label``."""
    for at, char in enumerate(label):
        before, after = label[:at], label[at + 1 :]
        yield "omission", before + after
        yield "repetition", before + char + char + after
        yield from (("keyboard", before + key + after) for key in KEYS.get(char, ""))
        yield from (("insertion", before + key + char + after) for key in KEYS.get(char, ""))
        if after and after[0] != char:
            yield "transposition", before + after[0] + char + after[1:]
        for bit in range(7):
            flipped = chr(ord(char) ^ (1 << bit))
            if flipped.isascii() and flipped.isalnum() and flipped == flipped.lower():
                yield "bit flip", before + flipped + after
        if char in "aeiou":
            yield from (("vowel", before + vowel + after) for vowel in "aeiou" if vowel != char)
        yield from (("look-alike", before + glyph + after) for glyph in GLYPHS.get(char, ()))
        if before and after:
            yield "hyphen", f"{before}-{char}{after}"
    for _ in range(8):
        yield (
            "look-alikes",
            "".join(random.choice(GLYPHS[c]) if c in GLYPHS and random.random() < 0.4 else c for c in label),
        )


def imitations(brand: Squatted, random: Random, count: int) -> Iterator[tuple[str, str]]:
    """(class, text), about ``count`` a class."""
    label, _, ending = brand.domain.partition(".")
    by_class: dict[str, set[str]] = {}
    for kind, slip in slips(label, random):
        if slip not in {label, ""}:
            by_class.setdefault(kind, set()).add(f"{slip.strip('-')}.{ending}")
    by_class["ending"] = {f"{label}.{other}" for other in ENDINGS if other != ending}
    for kind, hosts in by_class.items():
        for host in random.sample(sorted(hosts), min(count, len(hosts))):
            yield (
                kind,
                random.choice(["", "https://", "http://www."])
                + host
                + random.choice(["", "/login", "/?id=7"]),
            )
    for _ in range(count):
        word, more = random.choice(ENGLISH + PINYIN), random.choice(ENGLISH + PINYIN)
        place, other = random.choice(PLACES), random.choice(ENDINGS)
        glued = (f"{label}{word}", f"{word}{label}") if word.isalpha() else (f"{label}-{word}",)
        yield "added word", f"{random.choice((f'{label}-{word}', f'{word}-{label}', *glued))}.{other}"
        yield "two words", f"{random.choice((f'{label}-{word}-{more}', f'{word}-{label}-{more}'))}.{other}"
        yield "below a domain", f"https://{random.choice((label, brand.domain, f'{label}-{word}'))}.{place}/a"
        yield (
            "address tricks",
            random.choice(
                (
                    f"https://{brand.domain}@{place}",
                    f"https://{place}\\.{brand.domain}",
                    f"https://{place}#@{brand.domain}",
                    f"https://{place}/https://{brand.domain}/",
                    f"https://{brand.domain}:8443/login",
                )
            ),
        )
        handle = f"{brand.handle}_{word.replace('-', '_')}"
        yield (
            "account",
            random.choice(
                (f"@{handle}", f"https://t.me/s/{handle}", f"https://m.me/{handle}", f"微信：{handle}")
            ),
        )
        coded = b64encode(f"{brand.name} Support".encode()).decode()
        yield (
            "mail",
            random.choice(
                (
                    f"{brand.handle}.{word}@mail.example",
                    f"care@{label}-{word}.{other}",
                    f"{brand.name} <x9@{place}>",
                    f"From: =?utf-8?B?{coded}?= <info@{place}>",
                    f"From: {brand.name} <care@{brand.domain}>\nReply-To: {brand.handle}@mail.example",
                    f"care@{brand.domain}@{place}",
                )
            ),
        )
        yield (
            "message",
            f"【{brand.name}】官网 https://{brand.domain} 已停用，请用 {label}-{word}.{other} 验证",
        )


def verdicts(count: int, seed: int) -> Iterator[tuple[str, str, str, OfficialVerdict]]:
    """(brand, class, text, verdict) of every imitation."""
    for name, brand in BRANDS.items():
        checker = brand.checker
        for kind, text in dict.fromkeys(imitations(brand, Random(f"{seed}{name}"), count)):
            yield name, kind, text, checker.check(text).verdict


def main(count: int = 16, seed: int = 77) -> None:
    seen: Counter[str] = Counter()
    named: Counter[str] = Counter()
    official = 0
    for name, kind, _, verdict in verdicts(count, seed):
        official += verdict is OfficialVerdict.OFFICIAL
        for group in ("all", kind, name):
            seen[group] += 1
            named[group] += verdict is OfficialVerdict.IMITATION
    for group, total in seen.items():
        sys.stdout.write(f"{group:16} {total:6} {100 * named[group] / total:6.2f} %\n")
    sys.stdout.write(f"called official: {official}\n")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))
