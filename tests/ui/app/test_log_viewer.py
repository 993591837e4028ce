"""The log from Settings: shown, copied, saved, its folder opened; a secret never stands in it."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.helpers.program_window import ProgramWindow, program_window
from walletcare.app.upkeep.log_keeper import LogKeeper
from walletcare.infra.log import Log
from walletcare.ui.components import Button, TextView
from walletcare.ui.navigation import PageName
from walletcare.ui.settings.log_dialog import LogDialog
from walletcare.ui.settings.page import SettingsPage


def open_log(opened: ProgramWindow) -> LogDialog:
    opened.program.navigator.open_settings("about")
    opened.wait(lambda: opened.name() is PageName.SETTINGS)
    row = opened.page(SettingsPage)._rows["log"]
    assert isinstance(row.control, Button)
    row.control.click()
    opened.wait(lambda: any(dialog.isVisible() for dialog in opened.program.window.findChildren(LogDialog)))
    return next(dialog for dialog in opened.program.window.findChildren(LogDialog) if dialog.isVisible())


def test_the_log_can_be_read_copied_and_saved(qtbot: QtBot, tmp_path: Path) -> None:
    with program_window(qtbot, tmp_path) as opened:
        log = Log(opened.services.paths.logs)
        try:
            logging.getLogger("walletcare.test").warning("card 4242 4242 4242 4242 was refused")
            dialog = open_log(opened)
        finally:
            log.close()
        shown = dialog.findChild(TextView)
        assert shown is not None
        assert "was refused" in shown.toPlainText()
        assert "4242 4242" not in shown.toPlainText()
        buttons = {button.label: button for button in dialog.findChildren(Button)}
        buttons["Copy"].click()
        assert "was refused" in QGuiApplication.clipboard().text()
        target = tmp_path / "copy.txt"
        keeper = opened.program.findChild(LogKeeper)
        assert keeper is not None
        keeper.save_to(target, dialog.text)
        opened.wait(target.exists)
        assert target.read_text("utf-8") == dialog.text
        buttons["Close"].click()
        opened.wait(lambda: not dialog.isVisible())


def test_an_empty_log_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    with program_window(qtbot, tmp_path, "zh-CN") as opened:
        dialog = open_log(opened)
        assert dialog.text == ""
        assert opened.shows("还没有任何记录。")
