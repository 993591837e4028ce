"""Contacts that a text presents as the brand's own support: "Heron Wallet helpline: +1 …", 苍鹭客服QQ：….

The brand's name and a word for its support stand right before the contact, with nothing else between: a
sentence that only speaks of support makes no such claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from walletcare.domain.late_pattern import late_pattern
from walletcare.safety.folding import fold

_ROLE = (
    r"(?:customer\s(?:service|support|care)|support|help\s?(?:line|desk|center|centre)|hotline|official)(?![a-z])"
    r"|客服|官方|热线|售后|人工服务"
)
_BESIDE = (
    r"(?:team|agents?|staff|services?|center|centre|contacts?|toll[\s-]free|phone|telephone|tel|mobile|number|no"
    r"|live|chat|online|24/7|e-?mail|mail|website|site|link|account|id|group|channel|whats\s?app|telegram|tg"
    r"|wechat|line|qq|discord|skype|twitter|x|instagram|facebook|messenger|at|is|on|via|the|our)(?![a-z])"
    r"|中心|服务|专员|专线|人员|支持|电话|号码|号|微信|v信|群组|交流群|群|频道|邮箱|网址|网站|链接|账号|帐号"
    r"|小助手|助理|在线|人工|唯一|最新|全国|免费|24小时|七天|联系方式|联系|方式|添加|加|请|拨打|是|为|企业|飞机"
    r"|电报|扣扣|机器人|公众号"
)
_BETWEEN = late_pattern(
    rf"(?:{_ROLE}|{_BESIDE}|[\s:：\-–—_/()（）【】\[\]|@＠+＋👉➡→*\"“”「」]|->|=>)*+", re.IGNORECASE
)
_HAS_ROLE = late_pattern(_ROLE, re.IGNORECASE)
_LONGEST = 80


class Claims:
    """Looks for one brand's names before contacts. Immutable once made."""

    def __init__(self, brand_names: Iterable[str]) -> None:
        names = sorted(filter(None, map(_pattern, brand_names)), key=len, reverse=True)
        named = rf"(?<![a-z0-9])(?:{'|'.join(names)})(?![a-z0-9])"
        self._name = re.compile(named, re.IGNORECASE) if names else None

    def made_for(self, text: str, start: int) -> bool:
        """Whether the words right before ``start`` call what stands there the brand's support."""
        if self._name is None:
            return False
        first = max(text.rfind("\n", 0, start) + 1, start - _LONGEST)
        before = fold(text[first:start]).shown
        return any(
            _HAS_ROLE.search(before, match.end()) and _BETWEEN.fullmatch(before, match.end())
            for match in self._name.finditer(before)
        )


def _pattern(name: str) -> str:
    return r"[\s_-]?".join(re.escape(part) for part in re.split(r"[\s_-]+", fold(name).shown.strip()) if part)
