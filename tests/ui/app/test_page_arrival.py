"""A page that has to be built first comes in turns: whole, once, and at once for whoever cannot wait."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.program_window import ProgramWindow, program_window
from walletcare.domain.chat import LinkState
from walletcare.ui.components import ButtonKind, InnerDialog
from walletcare.ui.navigation import Argument, Destination, Navigator, OpenSearch, PageName
from walletcare.ui.page import Page
from walletcare.ui.rail import page_label
from walletcare.ui.stores.settings import Key
from walletcare.ui.window import MainWindow

LATER = [name for name in PageName if name not in (PageName.HOME, PageName.GALLERY)]
MOST_TURNS = 200


class Plain(Page):
    """A page that writes down what it was asked."""

    def __init__(self, navigator: Navigator) -> None:
        super().__init__(navigator)
        self.arguments: list[Argument] = []

    def title(self) -> str:
        return "Plain"

    def opened(self, argument: Argument) -> None:
        self.arguments.append(argument)


class Shelf:
    """How to make pages, of which one may be broken."""

    def __init__(self) -> None:
        self.navigator = Navigator()
        self.is_broken = False

    def make(self) -> Page:
        if self.is_broken:
            raise RuntimeError("no such file")
        return Plain(self.navigator)


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def window(qtbot: QtBot, shelf: Shelf) -> MainWindow:
    made = MainWindow(dict.fromkeys(PageName, shelf.make), shelf.navigator)
    qtbot.addWidget(made)
    made.show_page(Destination(PageName.HOME))
    made.show()
    made.activateWindow()
    QTest.qWaitForWindowActive(made)
    return made


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[ProgramWindow]:
    with program_window(qtbot, tmp_path) as program:
        program.program.settings.set(Key.MOTION, "reduced")
        # Home is read anew when the live chat stands, which would be a picture of its own.
        channels = program.services.contact.channels
        program.wait(lambda: channels.link is LinkState.LIVE)
        program.wait(lambda: program.program.tasks.is_idle)
        yield program


def turns_until(is_done: Callable[[], bool]) -> int:
    """Turns of the event loop until then; what is due in one is done in it."""
    for turn in range(MOST_TURNS):
        if is_done():
            return turn
        QCoreApplication.processEvents()
    raise AssertionError("it never came")


def in_front(window: MainWindow) -> QWidget | None:
    """What is to be seen. The window itself would have it arrive."""
    return next((page for page in window.findChildren(Page) if page.isVisible()), None)


def is_coming(window: MainWindow) -> bool:
    return window.is_page_coming


def name_of(window: MainWindow) -> PageName | None:
    return window.current_name


def on_screen(window: MainWindow, place: QRect) -> QImage:
    return window.screen().grabWindow(window.winId()).copy(place).toImage()


def shown_by(window: MainWindow, place: QRect, act: Callable[[], object]) -> list[QImage]:
    """The pictures that the screen shows from before ``act`` on, each once."""
    pictures = [on_screen(window, place)]
    act()
    for _ in range(MOST_TURNS):
        QCoreApplication.processEvents()
        now = on_screen(window, place)
        if now != pictures[-1]:
            pictures.append(now)
    return pictures


def rest(window: MainWindow) -> None:
    """Until nothing comes any more by itself."""
    while len(shown_by(window, window.rect(), lambda: None)) > 1:
        pass


def marked(window: MainWindow) -> list[str]:
    """Where the rail says we are."""
    return [item.text() for item in window.rail.findChildren(QAbstractButton) if item.isChecked()]


@pytest.mark.parametrize("name", LATER)
def test_the_page_before_stays_until_the_new_one_is_whole(opened: ProgramWindow, name: PageName) -> None:
    window = opened.program.window
    before = window.current_page
    opened.program.navigator.open_page(name)
    assert marked(window) == [page_label(name)]
    turns = 0
    while window.is_page_coming:
        assert turns < MOST_TURNS, "it never came"
        assert in_front(window) is before
        QCoreApplication.processEvents()
        turns += 1
    assert turns > 2
    assert in_front(window) is window.shelf.get(name)


@pytest.mark.parametrize("name", [PageName.HELP, PageName.SAFETY, PageName.SETTINGS])
def test_its_first_picture_is_the_one_that_stays(opened: ProgramWindow, name: PageName) -> None:
    """Of the pages that read nothing: what the screen shows, from the click on."""
    window = opened.program.window
    before = window.current_page
    assert before is not None
    place = QRect(before.mapTo(window, QPoint()), before.size())
    rest(window)
    opened.program.navigator.open_page(name)
    # Home may be read anew meanwhile: only what is shown instead of it counts.
    while in_front(window) is before:
        last = on_screen(window, place)
        QCoreApplication.processEvents()
    pictures = [picture for picture in shown_by(window, place, lambda: None) if picture != last]
    assert len(pictures) == 1
    assert window.current_page is window.shelf.get(name)
    assert pictures[-1] == window.grab().toImage().copy(place).convertToFormat(pictures[-1].format())


@pytest.mark.parametrize("name", [PageName.HOME, PageName.HELP, PageName.SAFETY, PageName.SETTINGS])
def test_another_language_comes_in_one_picture(opened: ProgramWindow, name: PageName) -> None:
    """Rail and page are said in turns of their own, and seen at once."""
    program, window = opened.program, opened.program.window
    program.navigator.open_page(name)
    assert window.current_name is name
    opened.wait(lambda: program.tasks.is_idle)
    # What support does may be told in the same moment, and is one picture more: not three times, though.
    for language in ("zh-CN", "en", "zh-CN"):
        rest(window)
        pictures = shown_by(window, window.rect(), lambda: program.settings.set(Key.LANGUAGE, language))  # noqa: B023
        if len(pictures) == 2:
            break
    assert len(pictures) == 2
    assert pictures[-1] == window.grab().toImage().convertToFormat(pictures[-1].format())


def test_whoever_asks_for_the_page_gets_it_at_once(window: MainWindow, shelf: Shelf) -> None:
    shelf.navigator.open_search("refund")
    assert is_coming(window)
    page = window.current_page
    assert isinstance(page, Plain)
    assert page.arguments == [OpenSearch("refund")]
    assert page.isVisible()
    assert not is_coming(window)
    assert name_of(window) is PageName.HELP


def test_it_comes_by_itself_and_takes_the_focus(window: MainWindow, shelf: Shelf, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.page_changed) as told:
        shelf.navigator.open_page(PageName.SAFETY)
    assert told.args == [PageName.SAFETY]
    page = window.current_page
    assert page is not None
    heading = page.heading()
    assert heading is not None
    assert heading.hasFocus()


def test_asked_for_twice_it_comes_once(window: MainWindow, shelf: Shelf) -> None:
    for _ in range(2):
        shelf.navigator.open_search("refund")
    turns_until(lambda: not window.is_page_coming)
    page = window.current_page
    assert isinstance(page, Plain)
    assert page.arguments == [OpenSearch("refund")]


def test_what_was_to_be_shown_is_not_lost_when_another_page_is_wanted(
    window: MainWindow, shelf: Shelf
) -> None:
    shelf.navigator.open_search("refund")
    shelf.navigator.open_page(PageName.SAFETY)
    turns_until(lambda: not window.is_page_coming)
    assert window.current_name is PageName.SAFETY
    help_page = window.page(PageName.HELP)
    assert isinstance(help_page, Plain)
    assert help_page.arguments == [OpenSearch("refund")]


def test_a_page_that_cannot_be_built_leaves_the_one_before(window: MainWindow, shelf: Shelf) -> None:
    shelf.is_broken = True
    shelf.navigator.open_page(PageName.SAFETY)
    with pytest.raises(RuntimeError):
        assert window.current_page
    assert name_of(window) is PageName.HOME
    assert marked(window) == [page_label(PageName.HOME)]
    shelf.is_broken = False
    shelf.navigator.open_page(PageName.SAFETY)
    turns_until(lambda: not window.is_page_coming)
    assert name_of(window) is PageName.SAFETY


def test_a_program_that_ends_waits_for_no_page(
    opened: ProgramWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor does one that could not be built keep it from ending."""
    window = opened.program.window

    def broken(name: PageName) -> Iterator[None]:
        yield
        raise RuntimeError("no such file")

    monkeypatch.setattr(window.shelf, "prepare", broken)
    opened.program.navigator.open_page(PageName.SAFETY)
    assert window.is_page_coming
    assert opened.program.close()
    assert not window.is_page_coming


def test_a_dialog_opened_meanwhile_keeps_the_focus(window: MainWindow, shelf: Shelf) -> None:
    shelf.navigator.open_page(PageName.SAFETY)
    dialog = InnerDialog(window, "Is it solved?")
    yes = dialog.add_button("yes", "Mark as solved", ButtonKind.PRIMARY)
    dialog.open()
    turns_until(lambda: not window.is_page_coming)
    assert window.current_name is PageName.SAFETY
    assert yes.hasFocus()
    dialog.close_with("")


def test_a_page_said_anew_comes_in_turns_too(opened: ProgramWindow) -> None:
    program = opened.program
    assert program.window.page(PageName.SETTINGS).title() == "Settings"
    program.settings.set(Key.LANGUAGE, "zh-CN")
    program.navigator.open_page(PageName.SETTINGS)
    assert program.window.is_page_coming
    turns_until(lambda: not program.window.is_page_coming)
    page = program.window.current_page
    assert page is not None
    assert page.accessibleName() == "设置"
    program.navigator.open_page(PageName.HOME)
    program.navigator.open_page(PageName.SETTINGS)
    assert not program.window.is_page_coming
