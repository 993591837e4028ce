"""Accounts and groups of impostors on the networks where they wait."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from tests.helpers.phishing.brands import Imitated
from tests.helpers.phishing.hosts import slip

ROLES = """support help helpdesk care service official team admin agent assist cs kefu fuwu desk center
    recovery security verify refund live helpline mod""".split()
LINKS = """https://t.me/{} t.me/{}_bot tg://resolve?domain={} https://x.com/{} https://twitter.com/{}
    https://www.instagram.com/{}/ https://www.facebook.com/{} https://www.youtube.com/@{}
    https://www.tiktok.com/@{} https://discord.gg/{} https://m.me/{} https://www.reddit.com/user/{}
    https://line.me/R/ti/p/@{} https://weibo.com/{} https://vk.com/{}""".split()
SAID = (
    "@{}",
    "微信：{}",
    "微信号 {}",
    "加我V信：{}",
    "Telegram: @{}",
    "DM us on Instagram @{}",
    "电报 @{}",
    "WhatsApp/Telegram @{}",
    "小红书号：{}",
    "抖音号：{}",
    "Please contact @{} to restore your account",
    "你好，请联系 @{} 处理退款",
    "Skype: live:{}",
)
GROUPS = (
    "{}官方客服群 QQ群：82736455",
    "{}客服 QQ：2837465510",
    "公众号「{}客服中心」",
    "{}官方客服微信：wxh88213",
    "{} Support Telegram: @helpdesk_441",
    "{} official support WhatsApp: +1 415 555 0132",
    "{}客服热线：+86 400 882 1735",
    "{} helpline: +1 888 555 0146",
)


def account(brand: Imitated, random: Random) -> str:
    """A name of letters, digits and underscores, as most networks allow."""
    stem, role = random.choice(brand.stems).replace("-", ""), random.choice(ROLES)
    names = [
        f"{stem}_{role}",
        f"{role}_{stem}",
        f"{stem.upper()}{role.title()}" if len(stem) < 5 else f"{stem}{role}",
        f"the_{stem}_{role}",
        f"{stem}_{role}_{random.choice(('01', '24', '7', 'en', 'cn', 'hk'))}",
        f"{stem}.{role}",
        f"{stem}_{role}_{random.choice(ROLES)}",
    ]
    if len(stem) > 4:
        names += [f"real{stem}", f"{stem}official_", f"ask{stem}", f"{slip(stem, random)}_{role}"]
    return random.choice(names)


def near_the_real_one(brand: Imitated, random: Random) -> str:
    """The official handle with one slip or one character more."""
    real = f"{brand.handle}HQ"
    more = [f"{real}_", f"_{real}", f"{brand.handle}_HQ_", f"{real}_{random.choice(ROLES)}", f"{real}1"]
    if len(brand.handle) > 3:
        more += [slip(real, random), real.replace("o", "0").replace("l", "I")]
    return random.choice([one for one in more if one.lower() != real.lower()])


def accounts(brand: Imitated, random: Random, each: int) -> Iterator[tuple[str, str]]:
    """(way, text), ``each`` a way."""
    for _ in range(each):
        yield "account link", random.choice(LINKS).format(account(brand, random))
        yield "account", random.choice(SAID).format(account(brand, random))
        yield "near the real account", f"@{near_the_real_one(brand, random)}"
        yield "group or number", random.choice(GROUPS).format(random.choice(brand.names))
