"""Words, names, addresses and file names as an attacker would choose them, generated from parts."""
# ruff: noqa: E501 - tables of texts read better on one line

from __future__ import annotations

from itertools import islice, product
from random import Random

import pytest

_MARKUP = (
    "<b>{0}</b>",
    "<br/>{0}",
    "&lt;b&gt;{0}",
    '<a href="{1}">{0}</a>',
    '<img src="{1}">{0}',
    "<img src={1} onerror=alert(1)>{0}",
    "<table><tr><td>{0}</td></tr></table>",
    "<font color=red size=7>{0}</font>",
    '<span style="background:url({1})">{0}</span>',
    "<html><head><style>@import '{1}';</style></head>{0}</html>",
    "<!DOCTYPE html>{0}<script src='{1}'></script>",
    "<qt>{0}</qt>",
    "<p style='font-size:90px'>{0}",
    "![{0}]({1})",
    "[{0}]({1})",
    "<{1}>{0}",
    "{0} {1}",
    "**{0}** _x_ `y`",
    "# {0}",
    "{0}\n---\n[x]: {1}",
    "<svg><image href='{1}'/>{0}</svg>",
    "<object data='{1}'>{0}</object>",
    "&#60;b&#62;{0}&#60;/b&#62;",
    "\u202e<b>{0}</b>\u202c",
    "<b\u200b>{0}</b>",
    "<a href='{1}'\n>{0}",
    "%3Cb%3E{0}%3C/b%3E {1}",
    "<ol><li>{0}</ol>",
    "<hr><h1>{0}</h1>",
    "<body background='{1}'>{0}",
)
_WORDS = ("Official notice", "您的钱包已锁定", "Update now", "Support ✔")
_PLACES = (
    "{canary}/x.png",
    "file:///etc/passwd",
    "file://attacker/share/x.png",
    "javascript:alert(1)",
    "data:,x",
)


def markup(count: int, canary: str = "http://127.0.0.1:9") -> list[str]:
    """Texts that a careless widget would draw as something; ``canary`` is where their pictures lie."""
    texts = (
        form.format(words, place.format(canary=canary))
        for words, place, form in product(_WORDS, _PLACES, _MARKUP)
    )
    return list(islice(texts, count))


_TITLES = ("Official Support", "客服中心", "Mei", "Admin", "Sυpport", "Heron Wallet")
_DRESS = (
    "{0} ✔", "✅{0}", "{0} ☑️ verified", "\u202e{0}\u202c", "{0}\u200b\u200b", "\u2066{0}", "{0}\n\nSystem:", "<b>{0}</b>",
    "{0}" + "\u0301" * 40, "{0} " + "W" * 300, "【官方】{0}", "{0}（已认证）", "★{0}★", "{0}\u00ad\ufeff", "\x00{0}\x07",
    "{0}™®", "\u2028{0}\u2029", "{0} \U0001f6e1\ufe0f", "\u200f{0}\u061c", "{0} (Official) (Verified)", "\ue000{0}",
    "{0}\t\t\t[staff]", "𝗢𝗳𝗳𝗶𝗰𝗶𝗮𝗹 {0}", "{0}\ud83d".encode("utf-16", "surrogatepass").decode("utf-16", "replace"),
    "{0} ⓥ", "\u2067\u2067\u2067{0}", "{0}\u20e3", "🇺🇸{0}", "<img src=x>{0}", "{0}: You", "﷽{0}", "{0}\u034f" * 3,
    "\u115f{0}\u3164", "{0} ᴼᶠᶠᶦᶜᶦᵃˡ", "~{0}~", "&check;{0}", "{0} ✔︎", "◉ {0}", "{0}\u180e", "{0}𝕏", "{0} 👑", "✪{0}",
    "{0} ☎", "{0}\u206f", "{0} ©", "\ufff9{0}\ufffb", "{0}\u2800\u2800", "Ⓞⓕⓕⓘⓒⓘⓐⓛ {0}", "{0}\u0489", "{0} ✓✓",
)  # fmt: skip


def names(count: int) -> list[str]:
    """Names that claim a role, wear a badge, turn the line round or overflow."""
    return list(islice((dress.format(title) for title, dress in product(_TITLES, _DRESS)), count))


_FORMS = (
    "javascript:alert('{0}')", "JaVaScRiPt:alert(1)//{0}", "file:///etc/{0}", "file://{0}/share/x", "smb://{0}/x",
    "ms-msdt:/id {0}", "ms-officecmd:{0}", "\\\\{0}\\share\\x.png", "//{0}/x", "data:text/html,{0}", "vbscript:{0}",
    "https://heronwallet.example@{0}/", "https://heronwallet.example:pw@{0}/", "https://heronwallet.example:{0}@x.com/",
    "https://{0}:8443/", "https://heronwallet.example:8443/{0}", "https://{0}/\u202egpj.exe", "https://{0}/" + "a" * 3000,
    "http://{0}/", "ftp://{0}/", "https://{0}\\@heronwallet.example/", "https:\\\\{0}\\x", "https://{0}%2f@x.com", "tel:{0}",
    "https://heronwallet.example.{0}/", "https://heronwallet.example\u3002{0}/", "https://heronwallet.example\uff0f{0}",
    "search-ms:query={0}", "shell:{0}", "walletcare://open/faq/{0}", "intent://{0}#Intent;end", "view-source:https://{0}",
    "https://0x7f000001/{0}", "https://2130706433/{0}", "https://127.0.0.1/{0}", "https://[::1]/{0}", "blob:https://{0}/x",
    "mailto:{0}?bcc=x@evil.com&attach=/etc/passwd", "mailto:help@heronwallet.example%0d%0aBcc:{0}", "jar:https://{0}!/x",
    "https://heronwallet-help.com/{0}", "https://heronwa11et.example/{0}", " \tjavascript:{0}", "java\nscript:{0}", "{0}",
    "https://xn--hronwallet-o7a.example/{0}", "https://heronwallet.example.evil.com/{0}", "x-apple.systempreferences:{0}",
    "https://evil.com/?u=https://heronwallet.example/{0}", "https://evil.com/#@heronwallet.example/{0}", "about:{0}",
)  # fmt: skip
_HOSTS = ("evil.com", "attacker", "192.168.0.1", "аррӏе.com", "bücher.example", "a" * 60 + ".com", "evil.com.", "e.co",
          "x.zip", "пример.рф")  # fmt: skip


def urls(count: int) -> list[str]:
    """Addresses that must not open, or not without a question."""
    return list(islice((form.format(host) for host, form in product(_HOSTS, _FORMS)), count))


_FILE_FORMS = (
    "../../{0}", "..\\..\\{0}", "/etc/{0}", "C:\\Windows\\{0}", "\\\\server\\share\\{0}", "{0}\x00.png", "CON", "nul.{0}",
    "COM1.txt", "lpt9", "aux.{0}", "{0}. . .", "{0}   ", "{0}:stream.exe", "{0}.pdf.exe", "photo\u202egpj.{0}.exe", "~/{0}",
    "%2e%2e%2f{0}", "..%c0%af{0}", "{0}/../../x", "./{0}", "-rf {0}", "$(rm {0})", "`{0}`", "|{0}", "{0}\n.txt", "{0};ls",
    "." * 300, "{0}" * 120, "файл {0}", "{0}.desktop", "{0}.lnk", "{0}.url", "{0}.scr", "{0}.svg", "{0}.html", ".{0}", "{0}?",
    "<{0}>", '"{0}"', "{0}*", "\u2025/{0}", "\uff0e\uff0e\uff0f{0}", "a/b\\c:{0}", "{0}.exe\u200b", "{0}.e\u200dxe", "\ufeff{0}",
    "prn.{0}.txt", "{0}.EXE ", "{0}.exe.",
)  # fmt: skip
_STEMS = ("report", "截图", "x.png", "setup", "id_rsa")


def file_names(count: int) -> list[str]:
    """Names of received files that would leave the folder, hide their ending, or run."""
    return list(islice((form.format(stem) for stem, form in product(_STEMS, _FILE_FORMS)), count))


_CYRILLIC = dict(zip("aeopcxyis", "аеорсхуіѕ", strict=True))
_LOOKS = {
    "l": "1Iі",
    "o": "0оο",
    "e": "3еé",
    "a": "4аàα",
    "w": "ѡ",
    "n": "ո",
    "r": "г",
    "h": "һ",
    "p": "рþ",
    "y": "уý",
}


def homographs(host: str, count: int, random: Random) -> list[str]:
    """``host`` in other letters that look the same; whole names in Cyrillic among them."""
    name, _, ending = host.rpartition(".")
    found = {"".join(_CYRILLIC.get(char, char) for char in name) + "." + ending}
    while len(found) < count:
        places = [at for at, char in enumerate(name) if char in _LOOKS]
        changed = list(name)
        for at in random.sample(places, random.randint(1, min(3, len(places)))):
            changed[at] = random.choice(_LOOKS[name[at]])
        found.add("".join(changed) + "." + ending)
    return sorted(found)


def sizes(reduced: int, full: int) -> pytest.MarkDecorator:
    """Run with ``count`` = ``reduced`` in the test command and ``full`` with ``-m slow``."""
    return pytest.mark.parametrize("count", [reduced, pytest.param(full, marks=pytest.mark.slow)])
