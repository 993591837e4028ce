"""What the search from anywhere can do, besides finding: every action with the words people call it by."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from walletcare.app.pages.action_words import WORDS, closeness
from walletcare.domain.language import Language
from walletcare.ui.home.language_button import LANGUAGE_NAMES
from walletcare.ui.navigation import PageName
from walletcare.ui.search_found import FoundAction
from walletcare.ui.stores.settings import Key, SettingsStore
from walletcare.ui.theme import theme

if TYPE_CHECKING:
    from walletcare.ui.window import MainWindow

_SUGGESTED = ("new-request", "check-link", "emergency")
_MOST = 3


class _Action(NamedTuple):
    key: str
    icon: str
    title: str
    text: str
    act: Callable[[], object]


class SearchActions:
    """Finds actions for a text and makes their rows in the window's language.

    Args:
        fold: Brings a text into one spelling (the index's).
    """

    def __init__(self, window: MainWindow, settings: SettingsStore, fold: Callable[[str], str]) -> None:
        self._window, self._navigator, self._settings = window, window.navigator, settings
        self._fold = fold

    def find(self, text: str) -> tuple[FoundAction, ...]:
        """The actions that ``text`` names, the closest first; few."""
        asked = self._fold(text).strip()
        found: list[tuple[int, _Action]] = []
        for action in self._actions():
            phrases = (*WORDS[action.key], self._fold(action.title))
            close = max(closeness(asked, phrase) for phrase in phrases)
            if close:
                found.append((close, action))
        found.sort(key=lambda entry: -entry[0])
        return tuple(_row(action) for _, action in found[:_MOST])

    def suggested(self) -> tuple[FoundAction, ...]:
        """What to offer before anything is typed."""
        by_key = {action.key: action for action in self._actions()}
        return tuple(_row(by_key[key]) for key in _SUGGESTED)

    def _actions(self) -> tuple[_Action, ...]:
        return (*self._ways(), *self._looks(), *self._places())

    def _ways(self) -> tuple[_Action, ...]:
        translate = QCoreApplication.translate
        go, window = self._navigator, self._window
        return (
            _Action(
                "new-request",
                "pencil",
                translate("SearchActions", "Write to support"),
                translate("SearchActions", "A new request"),
                window.new_request,
            ),
            _Action(
                "emergency",
                "siren",
                translate("SearchActions", "Emergency: gave away a code or phrase, or sent money"),
                translate("SearchActions", "What to do now, step by step"),
                go.open_emergency,
            ),
            _Action(
                "check-link",
                "shield-check",
                translate("SearchActions", "Check a link, email or phone number"),
                translate("SearchActions", "Compared with the official list"),
                go.open_safety,
            ),
            _Action(
                "contact",
                "message-circle",
                translate("SearchActions", "All ways to reach support"),
                translate("SearchActions", "Who answers, and when"),
                partial(go.open_page, PageName.CONTACT),
            ),
            _Action(
                "requests",
                "inbox",
                translate("SearchActions", "My requests"),
                translate("SearchActions", "Open and finished ones"),
                partial(go.open_page, PageName.REQUESTS),
            ),
            _Action(
                "troubleshoot",
                "list-checks",
                translate("SearchActions", "All troubleshooters"),
                translate("SearchActions", "A few questions and automatic checks"),
                partial(go.open_page, PageName.TROUBLESHOOT),
            ),
        )

    def _looks(self) -> tuple[_Action, ...]:
        translate = QCoreApplication.translate
        other = Language.EN if theme().language is Language.ZH else Language.ZH
        tongue = LANGUAGE_NAMES[other]
        text_size = translate("SearchActions", "Text size")
        change = translate("SearchActions", "Changes at once")
        dark = translate("SearchActions", "Dark theme")
        light = translate("SearchActions", "Light theme")
        contrast = translate("SearchActions", "High contrast")
        calm = translate("SearchActions", "Reduce motion")
        return (
            _Action(
                f"language-{other}",
                "languages",
                # For somebody who reads only that language.
                "切换到中文" if other is Language.ZH else "Switch to English",
                tongue,
                lambda: self._set(Key.LANGUAGE, str(other), lambda: tongue),
            ),
            _Action(
                "dark",
                "moon",
                dark,
                change,
                partial(self._set, Key.THEME, "dark", partial(self._title, "dark")),
            ),
            _Action(
                "light",
                "sun-moon",
                light,
                change,
                partial(self._set, Key.THEME, "light", partial(self._title, "light")),
            ),
            _Action(
                "contrast",
                "eye",
                contrast,
                change,
                partial(self._set, Key.THEME, "contrast", partial(self._title, "contrast")),
            ),
            _Action(
                "motion",
                "accessibility",
                calm,
                change,
                partial(self._set, Key.MOTION, "reduced", partial(self._title, "motion")),
            ),
            _Action(
                "larger",
                "accessibility",
                translate("SearchActions", "Larger text"),
                text_size,
                partial(self._window.step_text, 1),
            ),
            _Action(
                "smaller",
                "accessibility",
                translate("SearchActions", "Smaller text"),
                text_size,
                partial(self._window.step_text, -1),
            ),
        )

    def _places(self) -> tuple[_Action, ...]:
        translate = QCoreApplication.translate
        go = self._navigator
        settings = translate("SearchActions", "Settings")
        privacy = partial(go.open_settings, "privacy")
        sections = (
            ("settings", "settings", settings, ""),
            ("set-language", "languages", translate("SearchActions", "Settings: language"), "language"),
            (
                "set-appearance",
                "sun-moon",
                translate("SearchActions", "Settings: theme and text size"),
                "appearance",
            ),
            (
                "set-notifications",
                "bell",
                translate("SearchActions", "Settings: notifications"),
                "notifications",
            ),
            ("set-mail", "mail", translate("SearchActions", "Settings: your own email"), "mail"),
            ("set-content", "newspaper", translate("SearchActions", "Settings: newer articles"), "content"),
            ("about", "info", translate("SearchActions", "About, version and licences"), "about"),
        )
        return (
            *(
                _Action(
                    key, icon, title, "" if key == "settings" else settings, partial(go.open_settings, at)
                )
                for key, icon, title, at in sections
            ),
            _Action(
                "saved",
                "lock",
                translate("SearchActions", "What is saved, and what leaves this computer"),
                settings,
                privacy,
            ),
            _Action("export", "download", translate("SearchActions", "Export my data"), settings, privacy),
            _Action(
                "erase",
                "eraser",
                translate("SearchActions", "Erase the data on this computer"),
                settings,
                privacy,
            ),
            _Action(
                "keys",
                "keyboard",
                translate("SearchActions", "All keys"),
                translate("SearchActions", "Everything works with the keyboard alone"),
                self._window.open_keys,
            ),
        )

    def _title(self, key: str) -> str:
        return next(action.title for action in self._looks() if action.key == key)

    def _set(self, key: Key, value: str, say: Callable[[], str]) -> None:
        """Change a setting, say so, and let it be taken back."""
        before = self._settings.text(key)
        if before != value:
            self._settings.set(key, value)
            self._navigator.toast(say, lambda: self._settings.set(key, before))


def _row(action: _Action) -> FoundAction:
    return FoundAction(action.key, action.title, action.text, action.icon, action.act)
