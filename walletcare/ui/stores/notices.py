"""Which notices the user wants to see, and which were seen."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from walletcare.domain.notice import NoticeKind
from walletcare.ui.stores.settings import Key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from walletcare.domain.notice import Notice
    from walletcare.ui.stores.settings import SettingsStore

_NEWS = {NoticeKind.PROMOTION, NoticeKind.RELEASE}
_KEPT = 200
"""Ids of seen notices that are remembered; the oldest are forgotten first."""


def wanted(notices: Iterable[Notice], settings: SettingsStore) -> tuple[Notice, ...]:
    """Without offers and product news where they are switched off. What makes support slower is no news."""
    shows_news = settings.flag(Key.NOTICES)
    return tuple(notice for notice in notices if shows_news or notice.raises_wait or notice.kind not in _NEWS)


def unread(notices: Iterable[Notice], settings: SettingsStore) -> frozenset[str]:
    """Ids of those that were not seen yet."""
    seen = set(_seen(settings))
    return frozenset(notice.id for notice in notices if notice.id not in seen)


def mark_read(notices: Iterable[Notice], settings: SettingsStore) -> None:
    """They were before the user's eyes."""
    seen = _seen(settings)
    new = [notice.id for notice in notices if notice.id not in seen]
    if new:
        settings.set(Key.READ_NOTICES, json.dumps([*new, *seen][:_KEPT]))


def _seen(settings: SettingsStore) -> list[str]:
    text = settings.text(Key.READ_NOTICES)
    try:
        found = json.loads(text) if text else []
    except ValueError:
        return []
    return [entry for entry in found if isinstance(entry, str)] if isinstance(found, list) else []
