"""A row of choices of which one is on, in a sunken track."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from walletcare.ui.components.painting import box
from walletcare.ui.components.text import lay_out, natural_width
from walletcare.ui.theme import TextStyle, TokenName, theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPoint


class Segment(QRadioButton):
    """One choice of a :class:`SegmentedControl`; a radio button to a screen reader."""

    focus_radius = 7

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.set_label(text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def set_label(self, text: str) -> None:
        self._label = text
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = natural_width(self._label, TextStyle.LABEL_BOLD) + 24
        return QSize(width, max(32, theme().line(TextStyle.LABEL) + 12))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        rect = QRectF(self.rect())
        is_on = self.isChecked()
        if is_on:
            is_contrast = look.is_high_contrast
            line = look.color("accent") if is_contrast else look.color("control")
            box(painter, rect, 7, look.color("surface"), line, 2 if is_contrast else 1)
        style = TextStyle.LABEL_BOLD if is_on else TextStyle.LABEL
        color: TokenName = "text" if is_on or self.underMouse() else "text2"
        block = lay_out(self._label, style, rect.width(), align=Qt.AlignmentFlag.AlignHCenter)
        block.paint(painter, 0, (rect.height() - block.height) / 2, look.color(color))
        painter.end()


class SegmentedControl(QWidget):
    """One of a few choices; arrow keys move, one Tab stop.

    Signals:
        chosen: The key of the choice the user made.
    """

    chosen = Signal(str)

    def __init__(
        self, choices: Sequence[tuple[str, str]] = (), *, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._segments: dict[str, Segment] = {}
        self._is_silent = False
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(3, 3, 3, 3)
        self._row.setSpacing(2)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self.set_choices(choices)

    @property
    def current(self) -> str:
        """Key of the choice that is on; empty when none is."""
        return next((key for key, segment in self._segments.items() if segment.isChecked()), "")

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Set (key, label) pairs. The same keys again only change the labels and keep what is on."""
        if [key for key, _ in choices] == list(self._segments):
            for key, label in choices:
                self._segments[key].set_label(label)
            return
        for segment in self._segments.values():
            self._group.removeButton(segment)
            segment.deleteLater()
        self._segments = {}
        for key, label in choices:
            segment = Segment(label, self)
            # Not clicked: a screen reader turns a radio button on without a click.
            segment.toggled.connect(lambda is_on, key=key: self._on_toggled(key, is_on))
            self._segments[key] = segment
            self._group.addButton(segment)
            self._row.addWidget(segment)

    def set_current(self, key: str) -> None:
        """Turn a choice on without telling anybody."""
        segment = self._segments.get(key)
        if segment is not None:
            self._is_silent = True
            segment.setChecked(True)
            self._is_silent = False
        for other in self._segments.values():
            other.update()

    def _on_toggled(self, key: str, is_on: bool) -> None:
        if is_on and not self._is_silent:
            self.chosen.emit(key)

    def segment(self, key: str) -> Segment:
        return self._segments[key]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        line = look.color("text") if look.is_high_contrast else None
        track = look.color("surface" if look.is_high_contrast else "divider")
        box(painter, QRectF(self.rect()), 9, track, line)
        painter.end()
