"""Chinese without a font for it: said in English, because every Chinese character is an empty box then."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Slot

from walletcare.domain.language import Language
from walletcare.ui.components import Banner, Button, ButtonKind, Tint
from walletcare.ui.language import LanguageSwitch
from walletcare.ui.navigation import Navigator
from walletcare.ui.stores.settings import Key, SettingsStore
from walletcare.ui.theme.fonts import has_chinese_font
from walletcare.ui.window import MainWindow

# Not for translation: in Chinese, nobody could read them.
_TITLE = "This computer has no font for Chinese"
_DEBIAN_COMMAND = "sudo apt install fonts-noto-cjk"
_ON_DEBIAN = f"Chinese text cannot be shown. Install one ({_DEBIAN_COMMAND}) and start WalletCare again."
_ELSEWHERE = (
    "Chinese text cannot be shown. Install a Chinese font, such as Noto Sans CJK, and start WalletCare again."
)
_COPY, _COPIED, _ENGLISH = "Copy command", "Copied", "Use English"
_DEBIAN_MARK = Path("/etc/debian_version")
"""There on Debian and on what is made from it (Ubuntu, Mint, Deepin): apt has the package."""


class FontNote(QObject):
    """Puts a banner on the page in front while the window is Chinese, until the user closes it.

    A page that has a banner of its own keeps it; the next one without shows this one.
    """

    def __init__(
        self, window: MainWindow, navigator: Navigator, settings: SettingsStore, switch: LanguageSwitch
    ) -> None:
        super().__init__(window)
        self._window, self._navigator, self._settings = window, navigator, settings
        self._switch = switch
        self._banner: Banner | None = None
        self._is_dismissed = False
        switch.changed.connect(self.show)
        window.page_changed.connect(self.show)

    @Slot()
    def show(self) -> None:
        """Show the note where it is due, and take it away where it is not."""
        page = self._window.current_page
        if page is None:
            return
        is_due = not self._is_dismissed and self._switch.current is Language.ZH and not has_chinese_font()
        if not is_due:
            self._take_away()
        elif page.banner is None:
            self._take_away()
            self._banner = self._make()
            page.show_banner(self._banner)

    def _take_away(self) -> None:
        banner, self._banner = self._banner, None
        for page in self._window.pages:
            if banner is not None and page.banner is banner:
                page.show_banner(None)

    def _dismiss(self) -> None:
        self._is_dismissed = True
        self._take_away()

    def _make(self) -> Banner:
        is_debian = _DEBIAN_MARK.exists()
        banner = Banner(
            _TITLE,
            _ON_DEBIAN if is_debian else _ELSEWHERE,
            tint=Tint.WARNING,
            icon="languages",
            can_close=True,
        )
        if is_debian:
            copy = banner.add_button(Button(_COPY, ButtonKind.SECONDARY))
            copy.clicked.connect(lambda: self._navigator.copy(_DEBIAN_COMMAND, lambda: _COPIED))
        english = banner.add_button(Button(_ENGLISH, ButtonKind.SECONDARY))
        english.clicked.connect(lambda: self._settings.set(Key.LANGUAGE, str(Language.EN)))
        banner.closed.connect(self._dismiss)
        return banner
