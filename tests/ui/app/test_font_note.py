"""A Chinese window without a Chinese font: said in English, with the way out, until it is closed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase
from pytestqt.qtbot import QtBot

from tests.helpers.program_window import ProgramWindow, program_window
from walletcare.app.pages import font_note
from walletcare.ui.components import IconButton
from walletcare.ui.navigation import PageName
from walletcare.ui.stores.settings import Key

TITLE = "This computer has no font for Chinese"


@pytest.fixture
def only_latin(monkeypatch: pytest.MonkeyPatch) -> None:
    """The fonts of a computer that has none for Chinese."""
    latin = QFontDatabase.WritingSystem.Latin

    def families(system: QFontDatabase.WritingSystem = QFontDatabase.WritingSystem.Any) -> list[str]:
        return ["DejaVu Sans", "Inter"] if system in {QFontDatabase.WritingSystem.Any, latin} else []

    monkeypatch.setattr(QFontDatabase, "families", families)


def go(opened: ProgramWindow, name: PageName) -> None:
    opened.program.navigator.open_page(name)
    opened.wait(lambda: opened.name() is name)


@pytest.mark.usefixtures("only_latin")
def test_a_chinese_window_says_how_to_get_a_font(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "debian_version").touch()
    monkeypatch.setattr(font_note, "_DEBIAN_MARK", tmp_path / "debian_version")
    with program_window(qtbot, tmp_path / "data", "zh-CN") as opened:
        opened.wait(lambda: opened.shows(TITLE))
        assert opened.shows("apt install fonts-noto-cjk")
        go(opened, PageName.SETTINGS)
        opened.wait(lambda: opened.shows(TITLE))
        opened.press("Use English")
        opened.wait(lambda: not opened.shows(TITLE))
        assert opened.program.settings.text(Key.LANGUAGE) == "en"


@pytest.mark.usefixtures("only_latin")
def test_it_comes_with_a_switch_to_chinese_and_goes_when_it_is_closed(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(font_note, "_DEBIAN_MARK", tmp_path / "nowhere")
    with program_window(qtbot, tmp_path / "data") as opened:
        assert not opened.shows(TITLE)
        opened.program.settings.set(Key.LANGUAGE, "zh-CN")
        opened.wait(lambda: opened.shows(TITLE))
        assert opened.shows("Install a Chinese font")
        assert not opened.shows("apt install")
        page = opened.program.window.current_page
        assert page is not None
        assert page.banner is not None
        page.banner.findChildren(IconButton)[0].click()
        assert not opened.shows(TITLE)
        go(opened, PageName.SAFETY)
        assert not opened.shows(TITLE)


def test_a_computer_that_has_one_is_told_nothing(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        QFontDatabase, "families", lambda *_: ["Noto Sans CJK SC", "Microsoft YaHei UI", "PingFang SC"]
    )
    with program_window(qtbot, tmp_path, "zh-CN") as opened:
        assert not opened.shows(TITLE)
