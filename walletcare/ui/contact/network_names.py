"""What social networks are called."""

from __future__ import annotations

from walletcare.domain.language import Language
from walletcare.ui.theme import theme

_NETWORKS = {"x": "X", "weibo": "微博", "wechat": "微信", "telegram": "Telegram", "qq": "QQ"}


def network_name(network: str) -> str:
    """A network's name in the window's language."""
    if theme().language is Language.EN:
        return {"weibo": "Weibo", "wechat": "WeChat"}.get(network, _NETWORKS.get(network, network))
    return _NETWORKS.get(network, network)
