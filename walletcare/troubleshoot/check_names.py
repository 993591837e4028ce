"""The human name of every check."""

from __future__ import annotations

from walletcare.domain.flow import CheckId
from walletcare.domain.language import LocalText

_NAMES = {
    CheckId.NETWORK: LocalText("网络", "Network"),
    CheckId.DNS: LocalText("查找服务器", "Finding the servers"),
    CheckId.PROXY: LocalText("代理设置", "Proxy settings"),
    CheckId.CAPTIVE_PORTAL: LocalText("能不能上网", "Internet access"),
    CheckId.TCP: LocalText("连接服务器", "Reaching the servers"),
    CheckId.TLS: LocalText("加密连接", "Secure connection"),
    CheckId.SERVICE: LocalText("服务状态", "Service"),
    CheckId.STATUS: LocalText("官方公告", "Official notices"),
    CheckId.SUPPORT: LocalText("客服在不在", "People on duty"),
    CheckId.CLOCK: LocalText("电脑时间", "Clock on this computer"),
    CheckId.TIME_ZONE: LocalText("时区", "Time zone"),
    CheckId.DISK: LocalText("磁盘空间", "Disk space"),
    CheckId.VERSION: LocalText("软件和内容版本", "App and content version"),
    CheckId.CARD: LocalText("卡号", "Card number"),
    CheckId.IBAN: LocalText("IBAN 账号", "IBAN"),
    CheckId.BALANCE: LocalText("余额够不够", "Balance"),
    CheckId.ADDRESS: LocalText("收款地址", "Address"),
    CheckId.SAME_ADDRESS: LocalText("两个地址是否一样", "The two addresses"),
    CheckId.RECEIPT: LocalText("链上记录", "Record on the chain"),
    CheckId.REFUND_RULES: LocalText("退款规则", "Refund rules"),
    CheckId.OFFICIAL: LocalText("官方名单", "Official list"),
    CheckId.REFUND_ARRIVAL: LocalText("到账时间", "Refund time"),
}


def check_name(check_id: str) -> LocalText:
    """The name of ``check_id``; the id itself for one that an older version stored."""
    return _NAMES[CheckId(check_id)] if check_id in _NAMES else LocalText.same(check_id)
