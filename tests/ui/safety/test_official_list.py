"""The official list, to be read on the Safety page: host names, marks, and what a press does."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.program_window import program_window
from tests.helpers.stray_windows import StrayWindows
from walletcare.infra.paths import resources_dir
from walletcare.ui.components import Button
from walletcare.ui.navigation import PageName
from walletcare.ui.safety.page import SafetyPage


def test_every_official_address_stands_on_the_page_and_opens_on_a_press_only(
    qtbot: QtBot, tmp_path: Path
) -> None:
    """S0-64."""
    with program_window(qtbot, tmp_path) as opened:
        opened.program.navigator.open_page(PageName.SAFETY)
        page = opened.page(SafetyPage)
        for entry in opened.services.brand.official.entries:
            assert opened.shows(entry.value, page.official)
            assert opened.shows(entry.label.en, page.official)
        assert opened.browser.opened == []
        opened.press("Open", page.official)
        opened.wait(lambda: opened.browser.opened)
        assert opened.browser.opened == ["https://heronwallet.example/"]
        opened.press("Copy", page.official)
        assert QGuiApplication.clipboard().text() == "help@heronwallet.example"


def test_opening_the_page_shows_no_window_of_its_own(qtbot: QtBot, tmp_path: Path) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    with program_window(qtbot, tmp_path, is_whole=False) as opened:
        strays = StrayWindows(app)
        opened.program.navigator.open_page(PageName.SAFETY)
        opened.wait(opened.page(SafetyPage).official.isVisible)
        strays.stop()
    assert strays.seen == []


@pytest.mark.parametrize(
    ("brand", "is_confirmed"), [(None, True), (resources_dir() / "brands" / "tpwallet" / "brand.toml", False)]
)
def test_what_the_wallet_has_not_confirmed_is_said_to_be_so(
    qtbot: QtBot, tmp_path: Path, brand: Path | None, is_confirmed: bool
) -> None:
    with program_window(qtbot, tmp_path, brand=brand, is_whole=False) as opened:
        opened.program.navigator.open_page(PageName.SAFETY)
        page = opened.page(SafetyPage)
        assert opened.shows("not confirmed by the wallet", page.official) is not is_confirmed
        assert page.official.findChildren(Button)
