"""The window: pages on demand, the keyboard map, language and theme while it is open, memory of its size."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.accessibility import spoken
from tests.helpers.home_sample import home_state
from walletcare.domain.article import Marked
from walletcare.domain.language import Language
from walletcare.ui.components import ButtonKind, InnerDialog, LineInput, PlainLabel
from walletcare.ui.home.page import HomePage
from walletcare.ui.language import PSEUDO_VARIABLE, LanguageSwitch, pseudo
from walletcare.ui.navigation import (
    Argument,
    Destination,
    Navigator,
    OpenContact,
    OpenEmergency,
    OpenFlow,
    OpenSearch,
    PageName,
)
from walletcare.ui.page import Page
from walletcare.ui.preferences import Preferences
from walletcare.ui.rail import COMPACT, WIDE, SupportNote, SupportState
from walletcare.ui.search_found import Found, FoundArticle, FoundFlow
from walletcare.ui.stores.home import HomeState, HomeStore, RequestsOpening
from walletcare.ui.stores.settings import Key, SettingsStore
from walletcare.ui.theme import theme
from walletcare.ui.when import ago_text
from walletcare.ui.window import MainWindow


class Plain(Page):
    """A page that writes down what it was asked."""

    def __init__(self, navigator: Navigator, words: str) -> None:
        super().__init__(navigator)
        self.words = words
        self.arguments: list[Argument] = []
        self.digits: list[int] = []
        self.times_left = self.times_refreshed = self.times_back = 0
        self.field = LineInput()
        self.body.content.addWidget(self.field)

    def title(self) -> str:
        return self.words

    def opened(self, argument: Argument) -> None:
        self.arguments.append(argument)

    def left(self) -> None:
        self.times_left += 1

    def refresh(self) -> None:
        self.times_refreshed += 1

    def go_back(self) -> bool:
        self.times_back += 1
        return True

    def reference(self) -> str:
        return "WC-7K2F-9X"

    def press_digit(self, number: int) -> bool:
        self.digits.append(number)
        return True


class Shell:
    """A window over plain pages, with Home as it is."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.navigator = Navigator()
        self.settings = SettingsStore(folder / "settings.json")
        self.home_store = HomeStore(home_state())
        self.built: list[PageName] = []
        self.window = MainWindow(
            {name: partial(self.build, name) for name in PageName if name is not PageName.GALLERY},
            self.navigator,
            self.settings,
        )
        qtbot.addWidget(self.window)

    def in_front(self) -> PageName | None:
        return self.window.current_name

    def build(self, name: PageName) -> Page:
        self.built.append(name)
        if name is PageName.HOME:
            return HomePage(self.navigator, self.home_store, self.settings)
        return Plain(self.navigator, name.value)

    def plain(self, name: PageName) -> Plain:
        page = self.window.page(name)
        assert isinstance(page, Plain)
        return page

    def show(self, name: PageName = PageName.HOME) -> None:
        self.window.show_page(Destination(name))
        self.window.resize(1280, 800)
        self.window.show()
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)


@pytest.fixture
def shell(qtbot: QtBot, tmp_path: Path) -> Shell:
    return Shell(qtbot, tmp_path)


CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_only_the_page_in_front_is_built(shell: Shell) -> None:
    shell.show()
    assert shell.built == [PageName.HOME]
    shell.navigator.open_page(PageName.HELP)
    shell.navigator.open_page(PageName.HOME)
    assert shell.built == [PageName.HOME, PageName.HELP]
    assert shell.plain(PageName.HELP).times_left == 1


@pytest.mark.parametrize(
    ("key", "page"),
    [
        (Qt.Key.Key_2, PageName.HELP),
        (Qt.Key.Key_3, PageName.TROUBLESHOOT),
        (Qt.Key.Key_4, PageName.CONTACT),
        (Qt.Key.Key_5, PageName.REQUESTS),
        (Qt.Key.Key_6, PageName.SAFETY),
        (Qt.Key.Key_Comma, PageName.SETTINGS),
    ],
)
def test_keys_open_pages_and_the_heading_gets_the_focus(shell: Shell, key: Qt.Key, page: PageName) -> None:
    shell.show()
    shell.press(key, CONTROL)
    assert shell.window.current_name is page
    heading = shell.plain(page).heading()
    assert heading is not None
    assert heading.hasFocus()
    assert shell.window.focus_ring.target is None
    assert shell.window.rail.items[page].isChecked()


def test_the_emergency_is_one_shortcut_away(shell: Shell) -> None:
    shell.show()
    shell.press(Qt.Key.Key_E, CONTROL | SHIFT)
    assert shell.plain(PageName.SAFETY).arguments == [OpenEmergency()]


def test_keys_that_the_page_answers(shell: Shell) -> None:
    shell.show(PageName.REQUESTS)
    page = shell.plain(PageName.REQUESTS)
    shell.press(Qt.Key.Key_F5)
    shell.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    shell.press(Qt.Key.Key_C, CONTROL | SHIFT)
    assert (page.times_refreshed, page.times_back) == (1, 1)
    assert QGuiApplication.clipboard().text() == "WC-7K2F-9X"
    assert "WC-7K2F-9X" in shell.window.toast.text
    shell.press(Qt.Key.Key_N, CONTROL)
    assert shell.plain(PageName.CONTACT).arguments == [OpenContact()]


def test_a_dialog_is_answered_before_the_keys_of_the_window(shell: Shell) -> None:
    shell.show()
    shell.navigator.open_page(PageName.HELP)
    dialog = InnerDialog(shell.window, "Is it solved?")
    yes = dialog.add_button("yes", "Mark as solved", ButtonKind.PRIMARY)
    dialog.open()
    for key in (Qt.Key.Key_6, Qt.Key.Key_K, Qt.Key.Key_N, Qt.Key.Key_Slash):
        QTest.keyClick(yes, key, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(yes, Qt.Key.Key_F6)
    assert shell.in_front() is PageName.HELP
    assert yes.hasFocus()
    assert [one for one in shell.window.findChildren(InnerDialog) if one.isVisible()] == [dialog]
    QTest.keyClick(yes, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert theme().text_scale == 125, "to read it, it may be made larger"
    dialog.close_with("")
    QTest.keyClick(shell.window, Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
    assert shell.in_front() is PageName.SAFETY


def test_digits_choose_but_not_while_typing(shell: Shell) -> None:
    shell.show(PageName.TROUBLESHOOT)
    page = shell.plain(PageName.TROUBLESHOOT)
    shell.press(Qt.Key.Key_3)
    page.field.edit.setFocus()
    shell.press(Qt.Key.Key_4)
    assert page.digits == [3]
    assert page.field.text() == "4"


def test_escape_never_closes_the_window(shell: Shell) -> None:
    shell.show()
    shell.press(Qt.Key.Key_Escape)
    assert shell.window.isVisible()


def test_text_size_by_keys_is_told_and_kept_in_steps(shell: Shell) -> None:
    shell.show()
    told: list[int] = []
    shell.window.text_scale_stepped.connect(told.append)
    for key in (Qt.Key.Key_Equal, Qt.Key.Key_Equal, Qt.Key.Key_Minus, Qt.Key.Key_0):
        shell.press(key, CONTROL)
    assert told == [125, 150, 125, 100]
    assert theme().text_scale == 100


def test_areas_go_round_by_f6(shell: Shell) -> None:
    shell.show(PageName.CONTACT)
    page = shell.plain(PageName.CONTACT)
    shell.press(Qt.Key.Key_F6)
    first = QApplication.focusWidget()
    seen = []
    for _ in range(3):
        shell.press(Qt.Key.Key_F6)
        seen.append(QApplication.focusWidget())
    assert first in seen
    assert page.field.edit in seen
    assert any(shell.window.rail.isAncestorOf(widget) for widget in seen if widget is not None)


def test_f6_and_tab_come_to_the_page_that_is_open_in_the_rail(shell: Shell) -> None:
    rail = shell.window.rail
    rail.items[PageName.HOME].setFocus(Qt.FocusReason.TabFocusReason)
    shell.show(PageName.CONTACT)
    items: set[QWidget | None] = set(rail.items.values())
    shell.press(Qt.Key.Key_F6)  # away from the rail, if the page did not take the focus
    for _ in range(3):
        if QApplication.focusWidget() not in items:
            shell.press(Qt.Key.Key_F6)
    assert QApplication.focusWidget() is rail.items[PageName.CONTACT]
    shell.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() not in items
    shell.press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is rail.items[PageName.CONTACT]


@pytest.mark.parametrize(
    ("width", "scale", "rail"), [(1280, 100, WIDE), (1100, 100, COMPACT), (900, 100, COMPACT)]
)
def test_the_rail_follows_the_effective_width(shell: Shell, width: int, scale: int, rail: int) -> None:
    theme().set_text_scale(scale)
    shell.show()
    shell.window.resize(width, 700)
    assert rail <= shell.window.rail.width() <= rail + 12


def test_large_text_narrows_the_layout(qtbot: QtBot, shell: Shell) -> None:
    shell.show()
    shell.window.resize(1280, 800)
    theme().set_text_scale(200)
    qtbot.waitUntil(lambda: shell.window.page(PageName.HOME).effective_width == 640)
    labels = [label for label in shell.window.page(PageName.HOME).findChildren(QLabel) if label.isVisible()]
    assert labels
    body = shell.window.page(PageName.HOME).body
    widget = body.widget()
    assert widget is not None
    assert widget.minimumSizeHint().width() <= body.viewport().width()


@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("language", list(Language))
def test_nothing_scrolls_sideways_in_the_smallest_window(
    qtbot: QtBot, shell: Shell, translations: Path, language: Language, scale: int
) -> None:
    LanguageSwitch(translations, parent=shell.window).set(language)
    theme().set_text_scale(scale)
    shell.show()
    shell.window.resize(900, 600)
    body = shell.window.page(PageName.HOME).body
    widget = body.widget()
    assert widget is not None
    qtbot.waitUntil(lambda: widget.width() <= body.viewport().width())


def test_size_and_place_are_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    first = Shell(qtbot, tmp_path)
    first.show()
    # The offscreen screen is 800 by 800: Qt brings a window back no wider than the screen allows.
    first.window.resize(900, 640)
    first.window.close()
    second = Shell(qtbot, tmp_path)
    assert (second.window.width(), second.window.height()) == (900, 640)


def test_a_window_that_goes_to_the_tray_does_not_quit(shell: Shell) -> None:
    shell.show()
    quits: list[bool] = []
    shell.window.quit_requested.connect(lambda: quits.append(True))
    shell.window.close_to_tray = lambda: True
    shell.window.close()
    assert shell.window.isHidden()
    assert quits == []


def test_the_window_changes_its_language_while_open(shell: Shell, translations: Path) -> None:
    switch = LanguageSwitch(translations, parent=shell.window)
    switch.set(Language.EN)
    shell.show()
    items = shell.window.rail.items
    assert items[PageName.HOME].label == "Home"
    switch.set(Language.ZH)
    assert items[PageName.HOME].label == "首页"
    words = {label.text() for label in shell.window.page(PageName.HOME).findChildren(PlainLabel)}
    assert "遇到什么问题了？" in words
    assert "What went wrong?" not in words
    switch.set(Language.EN)
    assert items[PageName.SAFETY].label == "Safety"
    shell.window.set_badge(PageName.REQUESTS, 1)
    assert spoken(items[PageName.REQUESTS]) == "Requests, 1 waiting for you"


def test_english_counts_in_the_singular_and_plural(shell: Shell, translations: Path) -> None:
    LanguageSwitch(translations, parent=shell.window).set(Language.EN)
    shell.show()
    words = " ".join(label.text() for label in shell.window.page(PageName.HOME).findChildren(QLabel))
    assert "1 service is slow" in words
    assert "hour(s)" not in words


def test_every_text_of_the_shell_is_translatable(
    shell: Shell, translations: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PSEUDO_VARIABLE, "1")
    LanguageSwitch(translations, parent=shell.window).set(Language.EN)
    shell.show()
    page = shell.window.page(PageName.HOME)
    data = {"简体中文", "English"}
    for label in page.findChildren(QLabel):
        text = label.text()
        is_data = any(letter > "\u4e00" for letter in text) or text.startswith("WC-") or text in data
        if label.isVisible() and text and not is_data and label.parent() is page.body.widget():
            assert text.startswith("［"), text
    for item in shell.window.rail.items.values():
        assert item.label.startswith("［")


def test_the_stretched_language_keeps_placeholders() -> None:
    assert "{name}" in pseudo("Remove {name}")
    assert len(pseudo("Payment failed")) > len("Payment failed") * 1.3


def test_settings_lead_the_look(shell: Shell, translations: Path, qtbot: QtBot) -> None:
    switch = LanguageSwitch(translations, parent=shell.window)
    preferences = Preferences(shell.settings, switch, parent=shell.window)
    preferences.apply()
    shell.settings.set(Key.THEME, "dark")
    shell.settings.set(Key.TEXT_SCALE, 150)
    shell.settings.set(Key.LANGUAGE, "zh-CN")
    assert theme().is_dark
    assert theme().text_scale == 150
    assert switch.current is Language.ZH


def test_search_from_anywhere_shows_articles_flows_and_support(qtbot: QtBot, shell: Shell) -> None:
    found = Found(
        articles=(
            FoundArticle("payment-failed", Marked("Payment failed", ((0, 7),)), Marked("It is held.")),
        ),
        flows=(FoundFlow("payment-failed", "Payment failed"),),
    )
    asked: list[str] = []

    def source(text: str, answer: object) -> None:
        asked.append(text)
        answer(found)  # type: ignore[operator]

    shell.window.search.set_source(source)
    shell.show(PageName.REQUESTS)
    shell.press(Qt.Key.Key_K, CONTROL)
    field = shell.plain(PageName.REQUESTS).search_field()
    assert field is not None
    assert field.edit.hasFocus()
    QTest.keyClicks(field.edit, "payment")
    qtbot.waitUntil(shell.window.search.isVisible)
    assert asked == ["payment"]
    assert field.edit.hasFocus()
    shell.press(Qt.Key.Key_Down)
    shell.press(Qt.Key.Key_Down)
    shell.press(Qt.Key.Key_Return)
    assert shell.plain(PageName.TROUBLESHOOT).arguments == [OpenFlow("payment-failed")]
    assert shell.window.search.isHidden()


def test_search_escapes_back_to_the_field_with_its_text(qtbot: QtBot, shell: Shell) -> None:
    shell.window.search.set_source(lambda text, answer: answer(Found(is_confident=False)))
    shell.show(PageName.REQUESTS)
    field = shell.plain(PageName.REQUESTS).search_field()
    assert field is not None
    field.select_all()
    QTest.keyClicks(field.edit, "zzz")
    qtbot.waitUntil(shell.window.search.isVisible)
    shell.press(Qt.Key.Key_Down)
    shell.press(Qt.Key.Key_Escape)
    assert field.edit.hasFocus()
    assert field.text() == "zzz"
    shell.press(Qt.Key.Key_Return)
    assert shell.plain(PageName.HELP).arguments == [OpenSearch("zzz")]


def test_homes_own_field_searches_too(qtbot: QtBot, shell: Shell) -> None:
    asked: list[str] = []
    shell.window.search.set_source(lambda text, answer: asked.append(text))
    shell.show()
    shell.press(Qt.Key.Key_K, CONTROL)
    page = shell.window.page(PageName.HOME)
    assert isinstance(page, HomePage)
    assert page.search.edit.hasFocus()
    QTest.keyClicks(page.search.edit, "refund")
    qtbot.waitUntil(lambda: asked == ["refund"])


def test_the_support_note_is_read_whole(shell: Shell) -> None:
    shell.window.set_support_note(
        SupportNote(SupportState.ONLINE, "Support is online", "Online", ("Until 21:00", "your local time"))
    )
    assert spoken(shell.window.rail._note) == "Support is online, Until 21:00, your local time"


def test_home_leads_on(shell: Shell) -> None:
    shell.show()
    page = shell.window.page(PageName.HOME)
    assert isinstance(page, HomePage)
    page._payment.click()
    assert shell.plain(PageName.TROUBLESHOOT).arguments == [OpenFlow("payment-failed")]
    shell.navigator.open_page(PageName.HOME)
    page._emergency.click()
    assert shell.plain(PageName.SAFETY).arguments == [OpenEmergency()]


def test_home_without_anything_invites_to_write(shell: Shell) -> None:
    shell.home_store.set_state(HomeState(now=home_state().now, opening=RequestsOpening.DONE))
    shell.show()
    page = shell.window.page(PageName.HOME)
    words = {label.text() for label in page.findChildren(QLabel) if label.isVisible()}
    assert "No open requests" in words
    assert "Service status not known yet" in words


def test_a_target_that_is_none_of_ours_goes_nowhere(qtbot: QtBot) -> None:
    navigator = Navigator()
    travelled: list[object] = []
    links: list[str] = []
    navigator.travelled.connect(travelled.append)
    navigator.link_requested.connect(links.append)
    for target in (
        "javascript:x()",
        "file:///etc/passwd",
        "http://x.example",
        "page:nowhere",
        "faq:",
        "",
    ):
        assert not navigator.open_target(target)
    assert travelled == []
    assert navigator.open_target("https://x.example/a")
    assert links == ["https://x.example/a"]


def test_a_page_of_no_translation_event_is_harmless(shell: Shell) -> None:
    shell.show()
    QApplication.sendEvent(shell.window, QEvent(QEvent.Type.LanguageChange))
    assert shell.window.rail.items[PageName.HOME].label


def test_a_time_inside_a_sentence_is_written_small() -> None:
    now = home_state().now
    assert ago_text(now, now) == "Now"
    assert ago_text(now, now, is_inside=True) == "just now"
    assert ago_text(now - timedelta(days=1), now, is_inside=True) == "yesterday"


def test_the_focus_stays_on_the_page_when_what_had_it_goes_away(shell: Shell) -> None:
    """Else the next press of Space would go to whatever is first in the window."""
    shell.show(PageName.CONTACT)
    page = shell.plain(PageName.CONTACT)
    page.field.edit.setFocus()
    assert QApplication.focusWidget() is page.field.edit
    page.field.hide()
    assert QApplication.focusWidget() is page.heading()
