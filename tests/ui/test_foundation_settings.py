"""Settings: the table, the file, the page, the first start, the mail account."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.accessibility import described, spoken
from walletcare.domain.mail import MailAccount, MailSecurity
from walletcare.infra.clock import SystemClock
from walletcare.ui.components import InnerDialog
from walletcare.ui.navigation import Navigator, OpenArticle, OpenSection
from walletcare.ui.settings.about import AboutFacts, licence_text
from walletcare.ui.settings.mail_dialog import MailDialog
from walletcare.ui.settings.onboarding import Onboarding, show_onboarding
from walletcare.ui.settings.page import SECTIONS, SettingsPage
from walletcare.ui.stores.content import ContentState, ContentStore
from walletcare.ui.stores.mail import MailState, MailStore, MailTest
from walletcare.ui.stores.node import NodeStore
from walletcare.ui.stores.settings import TABLE, Key, SettingsStore


def edition(**facts: object) -> ContentStore:
    state = ContentState("2026.11.25+1a2b3c4d", date(2026, 11, 25))
    return ContentStore(replace(state, **facts), SystemClock())  # type: ignore[arg-type]  # any of its fields


@pytest.fixture
def store(tmp_path: Path) -> SettingsStore:
    return SettingsStore(tmp_path / "settings.json")


@pytest.fixture
def navigator() -> Navigator:
    return Navigator()


@pytest.fixture
def page(qtbot: QtBot, store: SettingsStore, navigator: Navigator) -> SettingsPage:
    facts = AboutFacts("1.2.3", "Example", "", "/data")
    page = SettingsPage(navigator, store, MailStore(), NodeStore(), edition(), lambda: facts)
    qtbot.addWidget(page)
    page.resize(1072, 800)
    page.retranslate_all()
    page.apply_width(1280)
    page.show()
    page.activateWindow()
    QTest.qWaitForWindowActive(page)
    return page


def test_a_setting_survives_a_restart(store: SettingsStore, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(store.changed) as caught:
        store.set(Key.THEME, "dark")
    assert caught.args == ["theme"]
    assert SettingsStore(tmp_path / "settings.json").text(Key.THEME) == "dark"


def test_the_file_is_private(store: SettingsStore, tmp_path: Path) -> None:
    store.set(Key.TEXT_SCALE, 150)
    assert (tmp_path / "settings.json").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"theme": 3, "text_scale": "big", "notify_replies": 1}', "[" * 100_000]
)
def test_a_damaged_file_gives_the_defaults(tmp_path: Path, text: str) -> None:
    (tmp_path / "settings.json").write_text(text, encoding="utf-8")
    store = SettingsStore(tmp_path / "settings.json")
    assert store.text(Key.THEME) == "system"
    assert store.number(Key.TEXT_SCALE) == 100
    assert store.flag(Key.NOTIFY_REPLIES) is True


def test_half_a_character_in_a_damaged_file_does_not_stop_saving(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"of_a_later_version": "\\ud83d"}', encoding="utf-8")
    SettingsStore(path).set(Key.THEME, "dark")
    assert json.loads(path.read_text("utf-8")) == {"of_a_later_version": "\ud83d", "theme": "dark"}


def test_a_file_that_cannot_be_replaced_leaves_nothing_behind(tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "settings.json"
    store = SettingsStore(path)
    path.mkdir()
    (path / "in-the-way").touch()
    with qtbot.waitSignal(store.save_failed):
        store.set(Key.THEME, "dark")
    assert list(tmp_path.iterdir()) == [path]


def test_a_setting_of_a_newer_version_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"from_the_future": [1, 2]}', encoding="utf-8")
    SettingsStore(path).set(Key.THEME, "light")
    assert json.loads(path.read_text(encoding="utf-8")) == {"from_the_future": [1, 2], "theme": "light"}


def test_a_wrong_value_is_refused(store: SettingsStore) -> None:
    with pytest.raises(ValueError, match="theme"):
        store.set(Key.THEME, "purple")
    with pytest.raises(ValueError, match="text_scale"):
        store.set(Key.TEXT_SCALE, value=True)


def test_a_folder_that_cannot_be_written_is_told_and_the_value_holds(qtbot: QtBot, tmp_path: Path) -> None:
    store = SettingsStore(tmp_path / "gone" / "settings.json")
    with qtbot.waitSignal(store.save_failed):
        store.set(Key.THEME, "dark")
    assert store.text(Key.THEME) == "dark"


def test_every_default_is_a_value_of_its_setting() -> None:
    for key, setting in TABLE.items():
        assert not setting.choices or setting.default in setting.choices, key


def test_the_page_shows_and_sets_the_settings(page: SettingsPage, store: SettingsStore) -> None:
    QTest.mouseClick(page._theme.segment("dark"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(page._replies, Qt.MouseButton.LeftButton)
    page._text_size.slider.setFocus()
    QTest.keyClick(page._text_size.slider, Qt.Key.Key_Right)
    assert store.text(Key.THEME) == "dark"
    assert store.flag(Key.NOTIFY_REPLIES) is False
    assert store.number(Key.TEXT_SCALE) == 125
    assert not page._content.isEnabled()
    store.set(Key.NOTIFY_REPLIES, value=True)
    assert page._replies.isChecked()


def test_every_control_has_a_name_and_says_what_it_means(page: SettingsPage) -> None:
    for key in ("replies", "content", "tray", "notices"):
        control = page._rows[key].control
        assert spoken(control)
        assert described(control)


def test_without_a_tray_the_page_says_so(qtbot: QtBot, store: SettingsStore, navigator: Navigator) -> None:
    facts = AboutFacts("1", "x", "", "")
    page = SettingsPage(navigator, store, MailStore(), NodeStore(), edition(), lambda: facts, has_tray=False)
    qtbot.addWidget(page)
    page.retranslate_all()
    assert not page._tray.isEnabled()
    assert "no tray" in described(page._tray)


def test_a_section_can_be_opened_directly(qtbot: QtBot, page: SettingsPage) -> None:
    page.opened(OpenSection("privacy"))
    bar = page._scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() > 0)
    assert [key for key, item in page._list._items.items() if item.isChecked()] == ["privacy"]
    assert {key for key, _ in SECTIONS} == set(page._sections)


def test_privacy_leads_to_its_article(page: SettingsPage, navigator: Navigator) -> None:
    went: list[object] = []
    navigator.travelled.connect(lambda destination: went.append(destination.argument))
    page._privacy.click()
    assert went == [OpenArticle("your-privacy-and-what-support-sees")]


def test_erasing_asks_first(qtbot: QtBot, page: SettingsPage) -> None:
    erased: list[bool] = []
    page.erase_requested.connect(lambda: erased.append(True))
    page._erase.click()
    dialog = page.findChildren(InnerDialog)[0]
    dialog.close_with("keep")
    assert erased == []
    page._erase.click()
    dialog = next(one for one in page.findChildren(InnerDialog) if one.isVisible())
    dialog.close_with("erase")
    assert erased == [True]


def test_the_notices_name_what_is_inside() -> None:
    text = licence_text()
    for words in ("PySide6-Essentials", "LGPL-3.0-only", "ISC License", "SIL Open Font License"):
        assert words in text


def test_the_first_start_is_shown_once(qtbot: QtBot, store: SettingsStore) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 600)
    window.show()
    dialog = show_onboarding(window, store)
    assert isinstance(dialog, Onboarding)
    dialog.close_with("")
    assert store.flag(Key.ONBOARDED)
    assert show_onboarding(window, store) is None
    window.close()


def test_a_mail_account_is_checked_before_it_is_saved(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 700)
    window.show()
    mail = MailStore()
    dialog = MailDialog(window, mail)
    dialog.open()
    assert dialog.account() is None
    assert dialog.form.address.has_error
    dialog.form.address.set_text("li.wei@mail.example")
    dialog.form.address.left.emit()
    assert dialog.account() == MailAccount(
        "smtp.mail.example", 465, MailSecurity.TLS, "li.wei@mail.example", "li.wei@mail.example"
    )
    dialog.form.security.set_current("starttls")
    dialog.form.security.chosen.emit("starttls")
    saved: list[tuple[MailAccount, str]] = []
    mail.save_requested.connect(lambda account, password: saved.append((account, password)))
    mail.set_state(MailState(test=MailTest.FAILED, test_code="mail-sign-in"))
    assert "app password" in described(dialog._banner)
    dialog.form.password.set_text("secret")
    QTest.mouseClick(dialog._save, Qt.MouseButton.LeftButton)
    assert [(account.port, password) for account, password in saved] == [(587, "secret")]
    window.close()
