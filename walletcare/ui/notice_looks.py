"""How notices look, what marks a new one and where they lead, the same on Home and on Contact."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

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


def new_word() -> str:
    """The mark of a notice that was not seen yet."""
    return QCoreApplication.translate("Notices", "New")


def notice_target(notice: Notice) -> str:
    """Where a notice leads on, as :meth:`Navigator.open_target` takes it; empty where it leads nowhere."""
    if notice.flow:
        return f"flow:{notice.flow}"
    return f"faq:{notice.article}" if notice.article else ""
