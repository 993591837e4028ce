"""The answers so far, as chips that go back, and where you are now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from walletcare.ui.components.button import Pressable
from walletcare.ui.components.card import clear_layout, grow_with_width
from walletcare.ui.components.flow_layout import FlowLayout
from walletcare.ui.components.label import PlainLabel
from walletcare.ui.components.painting import box
from walletcare.ui.components.text import lay_out, natural_width
from walletcare.ui.components.tile import Icon
from walletcare.ui.theme import TextStyle, paint_icon, theme

if TYPE_CHECKING:
    from collections.abc import Sequence


class TrailChip(Pressable):
    """One answer given: pressing it goes back there."""

    focus_radius = 14

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        width = natural_width(self.label, TextStyle.SMALL) + theme().icon(16) + 6 + 22
        return QSize(width, max(28, theme().line(TextStyle.SMALL) + 8))

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(80, hint.width()), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        rect = QRectF(self.rect())
        is_hot = self.underMouse()
        line = look.color("text") if look.is_high_contrast else look.color("control" if is_hot else "border")
        box(painter, rect, rect.height() / 2, look.color("hover" if is_hot else "surface"), line)
        size = look.icon(16)
        paint_icon(painter, "check", QRectF(9, 0, size, rect.height()), look.color("success"))
        block = lay_out(self.label, TextStyle.SMALL, rect.width() - size - 26, max_lines=1)
        block.paint(painter, 9 + size + 6, (rect.height() - block.height) / 2, look.color("text2"))
        painter.end()


class _Here(PlainLabel):
    """The step you are at."""

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        return QSize(size.width() + 24, max(28, size.height() + 8))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        line = theme().color("text") if theme().is_high_contrast else None
        box(painter, rect, rect.height() / 2, theme().color("accentSoft"), line)
        painter.end()
        super().paintEvent(event)


class AnswerTrail(QWidget):
    """Answers given and the current step; arrow keys move between the answers.

    Signals:
        step_chosen: The id of the step to go back to.
    """

    step_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, gap=4, line_gap=8)
        self._chips: list[TrailChip] = []
        grow_with_width(self)

    def set_answers(self, answers: Sequence[tuple[str, str]], here: str) -> None:
        """Show (step id, words) of the answers given, then ``here`` as the current step."""
        clear_layout(self._flow)
        self._chips = []
        for step_id, words in answers:
            chip = TrailChip(words, self)
            chip.setAccessibleDescription(QCoreApplication.translate("AnswerTrail", "Go back to this answer"))
            chip.clicked.connect(lambda _=False, step_id=step_id: self.step_chosen.emit(step_id))
            self._chips.append(chip)
            self._add(chip)
            self._add(Icon("chevron-right", size=16, color="text3"))
        here_label = _Here(
            here, TextStyle.SMALL_BOLD, "accentText", wraps=False, align=Qt.AlignmentFlag.AlignHCenter
        )
        self._add(here_label)
        self.updateGeometry()

    def _add(self, widget: QWidget) -> None:
        # Shown with the next layout: to show each at once would lay out the whole page for each.
        self._flow.addWidget(widget)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        place = next((at for at, chip in enumerate(self._chips) if chip.hasFocus()), -1)
        if step and place >= 0 and 0 <= place + step < len(self._chips):
            self._chips[place + step].setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)
