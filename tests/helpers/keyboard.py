"""A user with a keyboard and nothing else."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.helpers.accessibility import spoken
from tests.helpers.program_window import ProgramWindow

NONE, CONTROL, ALT, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
_MOST_TABS = 80


class Keyboard:
    """Presses keys where the focus is. What cannot be reached by them cannot be used."""

    def __init__(self, opened: ProgramWindow) -> None:
        self._opened = opened
        self.window = opened.program.window
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window)

    @property
    def focus(self) -> QWidget:
        return QApplication.focusWidget() or self.window

    @property
    def words(self) -> str:
        """What a screen reader says of the control with the focus."""
        return spoken(self.focus)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.focus, key, modifiers)
        # What the key changed is laid out before the next one, as it is for fingers.
        QCoreApplication.processEvents()

    def type(self, text: str) -> None:
        QTest.keyClicks(self.focus, text)

    def tab_to(self, words: str) -> QWidget:
        """Press Tab until a control whose name begins with ``words`` has the focus.

        Raises:
            AssertionError: It does not come round: the control is unreachable or the focus is trapped.
        """
        passed = []
        for _ in range(_MOST_TABS):
            if self.words.startswith(words) and self.focus.isEnabled():
                return self.focus
            passed.append(self.words)
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"{words!r} is not reached; Tab came to {list(dict.fromkeys(passed))}")

    def go(self, words: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
        """Tab to a control and press it."""
        self.tab_to(words)
        self.press(key)

    def wait_for_focus(self, words: str) -> None:
        self._opened.wait(lambda: self.words.startswith(words))
