"""Rows of running checks: a state that the icon and a word tell, and a place that does not move."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from walletcare.domain.diagnostic import CheckStatus
from walletcare.ui.components.button import Button
from walletcare.ui.components.card import Row, RowCard
from walletcare.ui.components.label import PlainLabel
from walletcare.ui.components.names import name, sentence
from walletcare.ui.components.progress import Spinner
from walletcare.ui.components.tile import Icon
from walletcare.ui.theme import TextStyle, TokenName


class CheckState(StrEnum):
    WAITING = "waiting"
    RUNNING = "running"
    GOOD = "good"
    LOOK = "look"
    FAILED = "failed"
    SKIPPED = "skipped"

    @classmethod
    def of(cls, status: CheckStatus) -> CheckState:
        return {
            CheckStatus.PASSED: cls.GOOD,
            CheckStatus.WARNING: cls.LOOK,
            CheckStatus.FAILED: cls.FAILED,
            CheckStatus.SKIPPED: cls.SKIPPED,
        }[status]


_LOOKS: dict[CheckState, tuple[str, TokenName]] = {
    CheckState.WAITING: ("circle-dashed", "text3"),
    CheckState.RUNNING: ("loader", "accentText"),
    CheckState.GOOD: ("circle-check", "success"),
    CheckState.LOOK: ("triangle-alert", "warning"),
    CheckState.FAILED: ("circle-x", "danger"),
    CheckState.SKIPPED: ("circle-minus", "text3"),
}


def check_word(state: CheckState) -> str:
    """The word for a state, in the window's language."""
    translate = QCoreApplication.translate
    match state:
        case CheckState.WAITING:
            return translate("CheckRow", "Waiting")
        case CheckState.RUNNING:
            return translate("CheckRow", "Checking")
        case CheckState.GOOD:
            return translate("CheckRow", "Good")
        case CheckState.LOOK:
            return translate("CheckRow", "Needs a look")
        case CheckState.FAILED:
            return translate("CheckRow", "No connection")
        case CheckState.SKIPPED:
            return translate("CheckRow", "Skipped")


class CheckRow(Row):
    """One check: icon, name, plain explanation, the result as a word and then its value."""

    def __init__(self, title: str = "", text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(margins=(20, 12, 20, 12), spacing=16, parent=parent)
        self._state, self._value, self._word = CheckState.WAITING, "", ""
        self._icon = Icon("circle-dashed", size=22, color="text3", beside=TextStyle.SUB)
        self._spinner = Spinner(size=22, beside=TextStyle.SUB)
        icon_box = QWidget(self)
        self._stack = QStackedLayout(icon_box)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self._icon)
        self._stack.addWidget(self._spinner)
        icon_box.setSizePolicy(self._icon.sizePolicy())
        self._title = PlainLabel(title, TextStyle.SUB)
        # An empty explanation keeps its line, so that the row does not jump when it comes.
        self._text = PlainLabel(text or " ", TextStyle.SMALL, "text2")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._text)
        self._result = PlainLabel("", TextStyle.SMALL_BOLD, wraps=False, fits=True)
        self._button: Button | None = None
        self.body.addWidget(icon_box, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(words, 1)
        self.body.addWidget(self._result, 0, Qt.AlignmentFlag.AlignVCenter)
        self.set_state(CheckState.WAITING)

    @property
    def state(self) -> CheckState:
        return self._state

    def set_texts(self, title: str, text: str) -> None:
        self._title.setText(title)
        self._text.setText(text or " ")
        self._show()

    def set_state(
        self, state: CheckState, *, text: str | None = None, value: str = "", word: str = ""
    ) -> None:
        """Show a state.

        Args:
            value: A short technical value after the word (``38 ms``).
            word: Another word than the usual one (a failed check that is no connection).
        """
        self._state, self._value, self._word = state, value, word
        if text is not None:
            self._text.setText(text or " ")
        self._show()

    def set_button(self, button: Button | None) -> None:
        """Put one button behind the result, or take it away."""
        if self._button is not None:
            self.body.removeWidget(self._button)
            self._button.hide()
            self._button.deleteLater()
        self._button = button
        if button is not None:
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show()

    def _show(self) -> None:
        icon, color = _LOOKS[self._state]
        self._icon.set_icon(icon, color)
        self._stack.setCurrentIndex(1 if self._state is CheckState.RUNNING else 0)
        word = self._word or check_word(self._state)
        result = f"{word} · {self._value}" if self._value else word
        self._result.setText(result)
        self._result.set_color(color)
        is_quiet = self._state in (CheckState.WAITING, CheckState.SKIPPED)
        self._title.set_color("text2" if is_quiet else "text")
        self._text.set_color("text3" if is_quiet else "text2")
        self.set_fill("warningSoft" if self._state is CheckState.LOOK else None)
        name(self, sentence(self._title.text(), result), self._text.text().strip())


class CheckList(RowCard):
    """All checks of one run."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._by_id: dict[str, CheckRow] = {}

    def add_check(self, check_id: str, title: str, text: str = "") -> CheckRow:
        row = CheckRow(title, text)
        self._by_id[check_id] = row
        self.add_row(row)
        return row

    def check(self, check_id: str) -> CheckRow:
        """The row of a check; KeyError when it was not added."""
        return self._by_id[check_id]

    def clear(self) -> None:
        super().clear()
        self._by_id.clear()
