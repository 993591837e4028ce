"""What was read and kept under Help, in the settings: slugs with a space between, newest first."""

from __future__ import annotations

from collections.abc import Sequence

from walletcare.ui.stores.settings import Key, SettingsStore


class SettingsReadingList:
    """Satisfies ``ui.stores.help.ReadingList``."""

    def __init__(self, settings: SettingsStore) -> None:
        self._settings = settings

    def recent(self) -> Sequence[str]:
        return self._settings.text(Key.RECENTLY_READ).split()

    def set_recent(self, slugs: Sequence[str]) -> None:
        self._settings.set(Key.RECENTLY_READ, " ".join(slugs))

    def bookmarks(self) -> Sequence[str]:
        return self._settings.text(Key.BOOKMARKS).split()

    def set_bookmarks(self, slugs: Sequence[str]) -> None:
        self._settings.set(Key.BOOKMARKS, " ".join(slugs))
