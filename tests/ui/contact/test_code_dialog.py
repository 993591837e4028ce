"""Groups and accounts that have no web address: code, id, and what to beware of, in the real window."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.helpers.program_window import ProgramWindow, program_window
from walletcare.app.start.brand_choice import brand_file
from walletcare.ui.components import InnerDialog
from walletcare.ui.contact.parts.picture import PictureView
from walletcare.ui.navigation import PageName


def open_dialog(opened: ProgramWindow, words: str) -> InnerDialog:
    opened.program.navigator.open_page(PageName.CONTACT)
    opened.press(words)
    dialog = opened.program.window.findChild(InnerDialog)
    assert dialog is not None
    return dialog


@pytest.mark.parametrize(
    ("language", "press", "copy", "warning", "alt"),
    [
        (
            "en",
            "Show the code",
            "Copy the id",
            "Nobody in the group is support",
            "QR code of WeChat user group",
        ),
        ("zh-CN", "显示二维码", "复制号码", "群里没有客服", "微信用户群”的二维码"),
    ],
)
def test_the_group_of_the_demo_shows_its_code(
    qtbot: QtBot, tmp_path: Path, language: str, press: str, copy: str, warning: str, alt: str
) -> None:
    with program_window(qtbot, tmp_path, language) as opened:
        dialog = open_dialog(opened, press)
        picture = dialog.findChild(PictureView)
        assert picture is not None
        assert alt in picture.accessibleName()
        assert "HeronWallet-Users" in picture.accessibleName()
        assert opened.shows(warning, dialog)
        opened.press(copy, dialog)
        assert QGuiApplication.clipboard().text() == "HeronWallet-Users"
        dialog.close_with("")


def test_an_official_account_without_code_or_address_is_found_by_its_id(qtbot: QtBot, tmp_path: Path) -> None:
    brand = tmp_path / "brand" / "brand.toml"
    shutil.copytree(brand_file("demo").parent, brand.parent)
    text = brand.read_text("utf-8").replace('id = "demo"', 'id = "other"', 1).replace("demo = true\n", "")
    text = (
        text.replace('address = "https://weibo.com/HeronWallet"\n', "")
        .replace('network = "weibo"\n', 'network = "wechat"\n')
        .replace('network = "weibo",', 'network = "wechat",')
    )
    brand.write_text(text, "utf-8")
    with program_window(qtbot, tmp_path / "data", brand=brand) as opened:
        dialog = open_dialog(opened, "How to find it")
        assert dialog.findChild(PictureView) is None
        assert opened.shows("Talk only to this account", dialog)
        assert opened.shows("@苍鹭钱包客服", dialog)
        dialog.close_with("")
