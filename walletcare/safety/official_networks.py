"""Social networks and messengers: their hosts, and what people write beside a handle to say where it is."""

from __future__ import annotations

import re

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
    "linktr.ee": "linktree",
    "threads.net": "threads",
    "zhihu.com": "zhihu",
    "bilibili.com": "bilibili",
}
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


def networks_beside(text: str, span: tuple[int, int]) -> set[str]:
    """The networks named right before or right after the contact at ``span``, on the same line."""
    line_start = text.rfind("\n", 0, span[0]) + 1
    before = text[max(span[0] - _NETWORK_NEAR, line_start) : span[0]].lower() + "@"
    after = re.split(r"[\n.。;；!！?？,，]", text[span[1] : span[1] + _NETWORK_NEAR].lower(), maxsplit=1)[0]
    return {
        name for name, words in _NETWORK_WORDS.items() if re.search(words, before) or re.search(words, after)
    }
