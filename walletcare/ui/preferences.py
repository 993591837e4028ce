"""Keeps theme and language in step with the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from walletcare.domain.language import Language
from walletcare.ui.language import system_language
from walletcare.ui.stores.settings import Key
from walletcare.ui.theme import MotionChoice, ThemeChoice, theme

if TYPE_CHECKING:
    from walletcare.ui.language import LanguageSwitch
    from walletcare.ui.stores.settings import SettingsStore


def chosen_language(settings: SettingsStore) -> Language:
    """The language set, else the system's."""
    tag = settings.text(Key.LANGUAGE)
    return Language.from_tag(tag) if tag else system_language()


class Preferences(QObject):
    """Applies the settings at the start and whenever one changes; the look follows at once."""

    def __init__(
        self, settings: SettingsStore, switch: LanguageSwitch, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._settings, self._switch = settings, switch
        settings.changed.connect(self._on_changed)

    def apply(self) -> None:
        """Apply all of them."""
        look = theme()
        look.set_choice(ThemeChoice(self._settings.text(Key.THEME)))
        look.set_motion(MotionChoice(self._settings.text(Key.MOTION)))
        look.set_text_scale(self._settings.number(Key.TEXT_SCALE))
        self._switch.set(chosen_language(self._settings))

    def _on_changed(self, key: str) -> None:
        if key in (Key.LANGUAGE, Key.THEME, Key.TEXT_SCALE, Key.MOTION):
            self.apply()
