"""The line below an article's title: what it belongs to, and how long it takes to read."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from walletcare.ui.when import meta_text


def meta_line(category: str, minutes: int) -> str:
    """``付款·3 分钟`` or ``Payments · 3 min``: the separator is set without spaces in Chinese."""
    return meta_text(category, QCoreApplication.translate("HelpMeta", "{n} min").format(n=minutes))


def read_line(day: str, minutes: int) -> str:
    """``9 月 18 日更新·约 3 分钟读完`` or ``Updated 18 September · 3 min read``."""
    return meta_text(day, QCoreApplication.translate("HelpMeta", "{n} min read").format(n=minutes))
