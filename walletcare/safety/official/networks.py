"""Social networks and messengers: their hosts, and what people write beside a handle to say where it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote

from walletcare.safety.official.forms import plain_host

if TYPE_CHECKING:
    from walletcare.safety.official.hosts import Address

NETWORKS = {
    "x.com": "x",
    "twitter.com": "x",
    "weibo.com": "weibo",
    "weibo.cn": "weibo",
    "t.me": "telegram",
    "telegram.me": "telegram",
    "telegram.dog": "telegram",
    "instagram.com": "instagram",
    "facebook.com": "facebook",
    "fb.com": "facebook",
    "m.me": "facebook",
    "youtube.com": "youtube",
    "discord.gg": "discord",
    "discord.com": "discord",
    "tiktok.com": "tiktok",
    "douyin.com": "douyin",
    "xiaohongshu.com": "xiaohongshu",
    "reddit.com": "reddit",
    "github.com": "github",
    "medium.com": "medium",
    "linkedin.com": "linkedin",
    "wa.me": "whatsapp",
    "api.whatsapp.com": "whatsapp",
    "web.telegram.org": "telegram",
    "linktr.ee": "linktree",
    "vk.com": "vk",
    "ok.ru": "ok",
    "line.me": "line",
    "lin.ee": "line",
    "zalo.me": "zalo",
    "open.kakao.com": "kakao",
    "pf.kakao.com": "kakao",
    "join.skype.com": "skype",
    "snapchat.com": "snapchat",
    "pinterest.com": "pinterest",
    "twitch.tv": "twitch",
    "quora.com": "quora",
    "threads.com": "threads",
    "kuaishou.com": "kuaishou",
    "threads.net": "threads",
    "zhihu.com": "zhihu",
    "bilibili.com": "bilibili",
    "space.bilibili.com": "bilibili",
}
_BEFORE_A_NAME = {
    "telegram": frozenset({"s", "k", "a", "z"}),
    "weibo": frozenset({"n"}),
    "x": frozenset({"!"}),
    "line": frozenset({"r", "ti", "p"}),
    "snapchat": frozenset({"add"}),
    "quora": frozenset({"profile"}),
}
"""First parts of a path behind which the name of an account follows, such as ``t.me/s/…``."""
_FOLLOW = re.compile(r"/intent/(?:follow|user)/?\?", re.IGNORECASE)
_TELEGRAM_APP = re.compile(r"tg:/{0,2}resolve/?\?", re.IGNORECASE)
_ACCOUNT = re.compile(r"[\w.-]{2,64}")
_NETWORK_WORDS = {
    "telegram": r"telegram|\btg\b|电报|飞机",
    "whatsapp": r"whats\s?app",
    "wechat": r"we\s?chat|weixin|微信|\bvx\b",
    "qq": r"\bqq\b|扣扣",
    "discord": r"discord",
    "x": r"twitter|推特|(?:^|[\s/(（,，、])x(?=\s?[:：(（)）@])|\bon x\b",
    "weibo": r"weibo|微博",
    "instagram": r"instagram|\bins\b",
    "facebook": r"facebook|\bfb\b|messenger",
    "line": r"\bline\b",
    "reddit": r"reddit",
    "youtube": r"youtube|油管",
    "tiktok": r"tiktok",
    "douyin": r"douyin|抖音",
    "xiaohongshu": r"xiaohongshu|小红书",
}
"""What people write beside a handle to say where it is."""
_NETWORK_NEAR = 18
_LONGEST_QUERY = 500


def as_web_link(value: str) -> str:
    """A link that starts the program of Telegram or WhatsApp, written as the web link to the same account."""
    app = _TELEGRAM_APP.match(value.strip())
    named = _only_account(value.strip()[app.end() :], "domain") if app else None
    if named:
        return f"https://t.me/{named}"
    return re.sub(
        r"^whatsapp:/{0,2}send(?=/?\?)", "https://api.whatsapp.com/send", value, flags=re.IGNORECASE
    )


def _only_account(query: str, field: str) -> str | None:
    """The account that ``field`` of a query names; None when it names several, or none."""
    fields = parse_qsl(query.partition("#")[0][:_LONGEST_QUERY])
    named = [value.removeprefix("@") for name, value in fields if name.lower() == field]
    return named[0] if len(named) == 1 and _ACCOUNT.fullmatch(named[0]) else None


def account_path(address: Address) -> tuple[str, list[str]]:
    """The network that ``address`` stands on and the parts of its path from the account's name on; no
    network, no parts for any other address."""
    host = plain_host(address.ascii_host)
    network = NETWORKS.get(host, "")
    parts = [unquote(part) for part in re.split(r"[/#]", address.rest.split("?", maxsplit=1)[0]) if part]
    if host.endswith(".t.me"):
        return "telegram", [host.removesuffix(".t.me")]
    if network == "whatsapp":
        number = re.search(r"[?&]phone=(?:%2B|\+)?(\d{5,17})", address.rest, re.IGNORECASE)
        return network, [number.group(1)] if number else parts[parts[:1] == ["message"] :]
    follow = _FOLLOW.match(address.rest) if network == "x" else None
    named = _only_account(address.rest[follow.end() :], "screen_name") if follow else None
    if named:
        return network, [named]
    while len(parts) > 1 and parts[0].lower() in _BEFORE_A_NAME.get(network, ()):
        parts = parts[1:]
    return (network, parts) if network else ("", [])


def networks_beside(text: str, span: tuple[int, int]) -> set[str]:
    """The networks named right before or right after the contact at ``span``, on the same line."""
    line_start = text.rfind("\n", 0, span[0]) + 1
    before = text[max(span[0] - _NETWORK_NEAR, line_start) : span[0]].lower() + "@"
    after = re.split(r"[\n.。;；!！?？,，]", text[span[1] : span[1] + _NETWORK_NEAR].lower(), maxsplit=1)[0]
    return {
        name for name, words in _NETWORK_WORDS.items() if re.search(words, before) or re.search(words, after)
    }
