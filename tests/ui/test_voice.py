"""A screen reader's voice: every widget tells the language that stands in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.program_window import program_window
from walletcare.domain.language import Language
from walletcare.ui.components import MessageRow, Side
from walletcare.ui.help.page import HelpPage
from walletcare.ui.navigation import PageName
from walletcare.ui.settings.page import SettingsPage
from walletcare.ui.stores.settings import Key
from walletcare.ui.voice import language_shown

CHINESE, ENGLISH = QLocale.Language.Chinese, QLocale.Language.English


def heard(widget: QWidget) -> QLocale.Language:
    """The language that Qt tells a screen reader of ``widget``."""
    facts = QAccessible.queryAccessibleInterface(widget).attributesInterface()
    locale = facts.attributeValue(QAccessible.Attribute.Locale)
    assert isinstance(locale, QLocale)
    return locale.language()


def test_the_voice_follows_the_language_of_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    with program_window(qtbot, tmp_path) as opened:
        window = opened.program.window
        opened.program.navigator.open_page(PageName.SAFETY)
        labels = [widget for widget in window.findChildren(QWidget) if widget.isVisible()]
        assert {heard(widget) for widget in labels} == {ENGLISH}
        opened.program.settings.set(Key.LANGUAGE, "zh-CN")
        assert {heard(widget) for widget in labels} == {CHINESE}
        opened.program.navigator.open_page(PageName.TROUBLESHOOT)  # built after the change
        assert {heard(w) for w in window.findChildren(QWidget) if w.isVisible()} == {CHINESE}


def test_the_name_of_a_language_is_read_in_it(qtbot: QtBot, tmp_path: Path) -> None:
    with program_window(qtbot, tmp_path) as opened:
        opened.program.navigator.open_page(PageName.SETTINGS)
        choice = opened.page(SettingsPage)._language
        for tag in ("en", "zh-CN"):
            opened.program.settings.set(Key.LANGUAGE, tag)
            assert heard(choice.segment("zh-CN")) is CHINESE
            assert heard(choice.segment("en")) is ENGLISH


def test_an_article_keeps_its_language(qtbot: QtBot, tmp_path: Path) -> None:
    with program_window(qtbot, tmp_path, "zh-CN") as opened:
        opened.program.navigator.open_article("charged-twice")
        reader = opened.page(HelpPage).reader
        opened.wait(lambda: reader.slug == "charged-twice" and heard(reader.view) is CHINESE)
        article = opened.services.pack.article("charged-twice", Language.EN)
        assert article is not None
        reader.show_article(article)
        assert {heard(reader.view), heard(reader.heading)} == {ENGLISH}
        assert heard(reader) is CHINESE


def test_a_message_is_read_in_the_language_it_is_written_in(qtbot: QtBot) -> None:
    rows = {
        "你好，我们正在查这笔转账。": CHINESE,
        "Hello, we are looking into this transfer.": ENGLISH,
    }
    for text, language in rows.items():
        row = MessageRow(text, Side.THEM)
        qtbot.addWidget(row)
        assert heard(row.bubble.view) is language
        other = next(words for words in rows if words != text)
        row.set_text(other)
        assert heard(row.bubble.view) is rows[other]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("转账 TRC-20 USDT 一直没到账", Language.ZH),
        ("Where is my refund?", Language.EN),
        ("It’s gone", None),
        ("WC-7K2F-9P", None),
        ("Mei Lin", None),
        ("1,280.00", None),
        ("", None),
        ("送金がまだ届いていません", None),
        ("Please press 退款 on the bill page", None),
    ],
)
def test_only_what_is_plain_is_told(text: str, language: Language | None) -> None:
    assert language_shown(text) is language
