"""Whole messages: a lure with an imitation in it, often beside an address of ours."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from tests.helpers.phishing.accounts import account
from tests.helpers.phishing.brands import Imitated
from tests.helpers.phishing.hosts import added, below_another, ending_inside

LURES = (
    "【{name}】您的账户存在异常登录，请于24小时内完成认证：{fake}，逾期将冻结。",
    "{name}: a new device signed in. If this was not you, visit {fake} now. Reply STOP to opt out",
    "尊敬的用户，{domain} 域名升级，新官网为 {fake} ，请尽快迁移资产",
    "Dear customer, {domain} is under maintenance. Use our mirror https://{fake}/login instead.",
    "{name} airdrop is live 🎁 Claim before midnight 👉 {fake} 👈",
    "我是{name}客服，退款请先登录{fake}登记，再加{handle}",
    "Hi, I'm Anna from {name}. Real site: {domain}. Ticket #44812: {fake} or Telegram @{handle}",
    "官方网站：{domain}\n客服邮箱：help@{domain}\n自助解冻：{fake}",
    "FW: {name}\nSee https://{domain}/help\nConfirm at http://{fake}\nQuestions? help@{domain}",
    "您的包裹（{name}礼品）待领取 {fake}?c=88",
    "请卸载旧版，到{fake}下载最新版{name}",
    "“{name}”安全提醒：客服微信{handle}，勿信他人（{fake}）",
    "Your {name} card ending 4471 was charged $389.00. Not you? {fake}",
)


def messages(brand: Imitated, random: Random, each: int) -> Iterator[tuple[str, str]]:
    """(way, text), ``each`` of them."""
    for _ in range(each):
        fake = random.choice((added, ending_inside, below_another))(brand, random)
        yield (
            "message",
            random.choice(LURES).format(
                name=random.choice(brand.names),
                domain=brand.domain,
                fake=fake,
                handle=account(brand, random),
            ),
        )
