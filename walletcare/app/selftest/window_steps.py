"""Steps about the window, on Qt's offscreen platform: it opens in both languages, and text has a font."""

from __future__ import annotations

from walletcare.app.selftest.step import require
from walletcare.app.services import Services
from walletcare.domain.language import Language


def fonts() -> str:
    """Our font loads; whether this system has a Chinese one is named (the app says it too)."""
    from PySide6.QtGui import QFontDatabase

    from walletcare.ui.qt_start import make_application
    from walletcare.ui.theme.fonts import load_fonts

    make_application()
    load_fonts()
    require("Inter" in QFontDatabase.families(), "the shipped font did not load")
    chinese = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    return f"Inter, {'a Chinese font' if chinese else 'no Chinese font'}"


def window(services: Services) -> str:
    """Home is built and painted in both languages; its title is translated."""
    from PySide6.QtWidgets import QApplication

    from walletcare.app.pages.home_feed import read_home_state
    from walletcare.ui.home.page import HomePage
    from walletcare.ui.language import LanguageSwitch
    from walletcare.ui.navigation import Destination, Navigator, PageName
    from walletcare.ui.qt_start import make_application
    from walletcare.ui.stores.home import HomeStore
    from walletcare.ui.stores.settings import SettingsStore
    from walletcare.ui.theme import theme
    from walletcare.ui.window import MainWindow

    app = make_application()
    theme().install(app)
    switch = LanguageSwitch()
    navigator = Navigator()
    home = HomeStore(read_home_state(services))
    main = MainWindow({PageName.HOME: lambda: HomePage(navigator, home, SettingsStore())}, navigator)
    titles = []
    for language in Language:
        switch.set(language)
        main.show_page(Destination(PageName.HOME))
        picture = main.grab()
        require(not picture.isNull(), f"nothing was painted in {language}")
        page = main.current_page
        titles.append(page.title() if page is not None else "")
    main.close()
    main.deleteLater()
    QApplication.sendPostedEvents()
    require(len(set(titles)) == len(titles), f"titles: {titles}")
    return " / ".join(titles)
