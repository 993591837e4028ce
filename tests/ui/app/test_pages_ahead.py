"""Pages are got ready while nobody does anything, and only then."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.helpers.eventually import eventually
from tests.helpers.program_window import ProgramWindow, program_window
from walletcare.ui.navigation import PageName
from walletcare.ui.pages_ahead import PagesAhead
from walletcare.ui.stores.settings import Key

LIKELY = (
    PageName.HELP,
    PageName.CONTACT,
    PageName.TROUBLESHOOT,
    PageName.REQUESTS,
    PageName.SAFETY,
    PageName.SETTINGS,
)
NEVER_MS = 24 * 3600 * 1000
TURNS = 200


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[ProgramWindow]:
    with program_window(qtbot, tmp_path) as window:
        window.wait(lambda: window.program.tasks.is_idle)
        yield window


@pytest.fixture
def ahead(opened: ProgramWindow) -> Iterator[PagesAhead]:
    """Not begun yet; a user is never there, so that it never waits for one to be away."""
    program = opened.program
    made = PagesAhead(
        program.window,
        LIKELY,
        lambda: not program.tasks.is_idle,
        program.window,
        quiet_ms=0,
        piece_every_ms=1,
    )
    yield made
    made.stop()


def built(opened: ProgramWindow) -> tuple[PageName, ...]:
    return opened.program.window.shelf.built


def handle(opened: ProgramWindow) -> QWindow:
    found = opened.program.window.windowHandle()
    assert found is not None
    return found


def turn_often() -> None:
    """Turns of the event loop in which whatever is due at once is done."""
    for _ in range(TURNS):
        QCoreApplication.processEvents()


def test_every_page_is_ready_before_it_is_opened(opened: ProgramWindow, ahead: PagesAhead) -> None:
    window = opened.program.window
    focus = window.focusWidget()
    with opened.bot.waitSignal(ahead.finished):
        ahead.begin()
    assert built(opened) == (PageName.HOME, *LIKELY)
    assert opened.name() is PageName.HOME
    assert window.focusWidget() is focus
    for name in LIKELY:
        page = window.page(name)
        assert page.accessibleName() == page.title() != ""
        assert not page.isVisible()
        assert page.size() == window.current_page.size()  # type: ignore[union-attr]


def test_the_page_in_front_is_left_alone(opened: ProgramWindow, ahead: PagesAhead) -> None:
    opened.program.navigator.open_page(PageName.SAFETY)
    page = opened.program.window.current_page
    with opened.bot.waitSignal(ahead.finished):
        ahead.begin()
    assert opened.program.window.current_page is page


def test_nothing_is_built_before_the_user_is_quiet(opened: ProgramWindow, ahead: PagesAhead) -> None:
    ahead.quiet_ms = NEVER_MS
    ahead.begin()
    turn_often()
    assert built(opened) == (PageName.HOME,)


SIGNS: dict[str, Callable[[QWindow, QPoint], object]] = {
    "key": lambda door, _: QTest.keyClick(door, Qt.Key.Key_A),
    "click": lambda door, place: QTest.mouseClick(door, Qt.MouseButton.LeftButton, pos=place),
    "mouse": lambda door, place: QTest.mouseMove(door, place),
    "wheel": lambda door, place: QTest.wheelEvent(door, place, QPoint(0, 120)),
}


@pytest.mark.parametrize("sign", SIGNS)
def test_any_sign_of_a_user_ends_it_for_a_while(opened: ProgramWindow, ahead: PagesAhead, sign: str) -> None:
    ahead.begin()
    opened.wait(lambda: len(built(opened)) > 1)
    # From here on a user who is never quiet again.
    ahead.quiet_ms = NEVER_MS
    SIGNS[sign](handle(opened), QPoint(600, 660))
    stood = built(opened)
    assert len(stood) < 1 + len(LIKELY)
    turn_often()
    assert built(opened) == stood
    ahead.quiet_ms = 0
    with opened.bot.waitSignal(ahead.finished):
        SIGNS[sign](handle(opened), QPoint(620, 660))


def test_letters_of_an_input_method_are_a_sign_too(opened: ProgramWindow, ahead: PagesAhead) -> None:
    popup = opened.program.window.search
    popup.open_own()
    opened.wait(lambda: popup.own_field.edit.hasFocus())
    ahead.quiet_ms = NEVER_MS
    ahead.begin()
    turn_often()
    ahead.quiet_ms = 0
    letters = QInputMethodEvent()
    letters.setCommitString("退款")
    with opened.bot.waitSignal(ahead.finished):
        QCoreApplication.sendEvent(popup.own_field.edit, letters)
    popup.close_popup()


def test_nothing_is_built_while_work_is_under_way(opened: ProgramWindow, ahead: PagesAhead) -> None:
    goes_on = Event()
    opened.program.tasks.run(lambda _: goes_on.wait(60), owner=opened.program)
    ahead.begin()
    turn_often()
    assert built(opened) == (PageName.HOME,)
    with opened.bot.waitSignal(ahead.finished):
        goes_on.set()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_nothing_is_built_while_a_menu_is_open(opened: ProgramWindow, ahead: PagesAhead) -> None:
    menu = QMenu(opened.program.window)
    menu.addAction("One")
    menu.popup(QPoint(10, 10))
    ahead.begin()
    turn_often()
    assert built(opened) == (PageName.HOME,)
    with opened.bot.waitSignal(ahead.finished):
        menu.close()
    menu.deleteLater()


def test_a_window_nobody_sees_builds_nothing(opened: ProgramWindow, ahead: PagesAhead) -> None:
    opened.program.window.hide()
    ahead.begin()
    turn_often()
    assert built(opened) == (PageName.HOME,)
    with opened.bot.waitSignal(ahead.finished):
        opened.program.window.show()


def test_a_page_opened_between_two_pieces_is_whole(opened: ProgramWindow) -> None:
    window = opened.program.window
    shelf = window.shelf
    pieces = shelf.make_ready(PageName.SETTINGS)
    next(pieces)
    # It is in the stack, but says nothing yet.
    assert built(opened) == (PageName.HOME,)
    assert window.pages == (window.current_page,)
    del pieces
    opened.program.navigator.open_page(PageName.SETTINGS)
    page = window.current_page
    assert page is not None
    assert page.accessibleName() == "Settings"
    assert page.effective_width == window.width()
    assert built(opened) == (PageName.HOME, PageName.SETTINGS)


def test_a_page_that_came_to_the_front_is_not_painted_behind_the_users_back(opened: ProgramWindow) -> None:
    window = opened.program.window
    pieces = window.shelf.make_ready(PageName.SAFETY)
    while PageName.SAFETY not in built(opened):
        next(pieces)
    opened.program.navigator.open_page(PageName.SAFETY)
    size = window.page(PageName.SAFETY).size()
    for _ in pieces:
        pass
    assert window.page(PageName.SAFETY).size() == size


def test_another_language_makes_them_ready_again(opened: ProgramWindow, ahead: PagesAhead) -> None:
    window = opened.program.window
    with opened.bot.waitSignal(ahead.finished):
        ahead.begin()
    names = {name: window.shelf.page(name).accessibleName() for name in LIKELY}
    with opened.bot.waitSignal(ahead.finished):
        opened.program.settings.set(Key.LANGUAGE, "zh-CN")
    for page, name in zip(window.pages[1:], LIKELY, strict=True):
        # Not by asking the shelf, which would say it anew itself.
        assert page.accessibleName() == page.title() != names[name]


def test_when_all_are_ready_no_event_is_looked_at(opened: ProgramWindow) -> None:
    seen: list[QEvent.Type] = []

    class Counting(PagesAhead):
        def eventFilter(self, watched, event):  # type: ignore[no-untyped-def]
            seen.append(event.type())
            return super().eventFilter(watched, event)

    program = opened.program
    made = Counting(program.window, LIKELY, lambda: False, program.window, quiet_ms=0)
    with opened.bot.waitSignal(made.finished):
        made.begin()
    seen.clear()
    QTest.keyClick(handle(opened), Qt.Key.Key_A)
    assert seen == []
    made.stop()


def test_the_program_as_it_is_started_does_it(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    folder.mkdir()
    (folder / "settings.json").write_text('{"onboarded": true}', "utf-8")
    child = subprocess.Popen(
        [sys.executable, "-m", "walletcare", "--demo", "--offline", "--data-dir", str(tmp_path)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )

    def says_so() -> bool:
        logs = (folder / "logs").glob("*.log")
        return any("every page is ready" in log.read_text("utf-8") for log in logs)

    try:
        eventually(lambda: says_so() or child.poll() is not None)
        assert child.poll() is None
    finally:
        child.terminate()
        child.wait(60)
