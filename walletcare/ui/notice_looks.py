"""How each kind of notice looks, the same on Home and on Contact."""

from __future__ import annotations

from walletcare.domain.notice import Notice, NoticeKind
from walletcare.ui.components.card import Tint
from walletcare.ui.theme import TokenName

NOTICE_LOOKS: dict[str, tuple[str, TokenName]] = {
    NoticeKind.SUPPORT: ("megaphone", "warning"),
    NoticeKind.MAINTENANCE: ("wrench", "warning"),
    NoticeKind.SECURITY: ("shield-alert", "danger"),
    NoticeKind.RELEASE: ("download", "accentText"),
    NoticeKind.PROMOTION: ("megaphone", "text2"),
}
"""Icon and colour."""


def notice_tint(notice: Notice) -> Tint:
    """The box of a notice that stands over a page. Security is never told as quietly as an offer."""
    if notice.kind is NoticeKind.SECURITY:
        return Tint.DANGER
    return Tint.WARNING if notice.raises_wait or notice.kind is NoticeKind.MAINTENANCE else Tint.INFO
