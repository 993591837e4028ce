"""Waits by weekday and hour as a chart: the longer the answer took, the darker the field."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from walletcare.ui.components import name
from walletcare.ui.theme import TextStyle, theme
from walletcare.ui.when import length_text

if TYPE_CHECKING:
    from walletcare.contact.ways.waits import WaitCell

_MONDAY = date(2026, 1, 5)
_HOURS, _DAYS = 24, 7
_MARKED_HOURS = (0, 6, 12, 18)
_GAP = 2


def day_name(weekday: int) -> str:
    """The weekday, Monday 0, in the window's language."""
    day = _MONDAY + timedelta(days=weekday)
    return QLocale().dayName(day.isoweekday(), QLocale.FormatType.ShortFormat)


class WaitChart(QWidget):
    """One field for each measured hour of the week. A screen reader gets the sentence and the list below it.

    Fields differ in darkness, not only in hue, and the longest wait is written in the legend.
    """

    def __init__(self, cells: Sequence[WaitCell], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells = {(cell.weekday, cell.hour): cell for cell in cells}
        self._longest = max((cell.median for cell in cells), default=timedelta(seconds=1))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def retranslate(self) -> None:
        name(self, QCoreApplication.translate("WaitHistory", "Waits by weekday and hour"), self._summary())
        self.update()

    def sizeHint(self) -> QSize:
        line = theme().line(TextStyle.CAP)
        return QSize(24 * 12 + 60, (_DAYS + 2) * (line + _GAP))

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.sizeHint().height())

    def shade(self, weekday: int, hour: int) -> float:
        """How dark a field is, 0.25 to 1; 0 where nothing was measured."""
        cell = self._cells.get((weekday, hour))
        return 0.0 if cell is None else 0.25 + 0.75 * (cell.median / self._longest)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme().font(TextStyle.CAP))
        row = theme().line(TextStyle.CAP) + _GAP
        left = max(painter.fontMetrics().horizontalAdvance(day_name(day)) for day in range(_DAYS)) + 10
        width = (self.width() - left) / _HOURS
        painter.setPen(theme().color("text2"))
        for hour in _MARKED_HOURS:
            painter.drawText(QPointF(left + hour * width, row - _GAP * 3), f"{hour:02d}:00")
        for day in range(_DAYS):
            top = row * (day + 1)
            painter.setPen(theme().color("text2"))
            label = QRectF(0, top, left - 8, row - _GAP)
            painter.drawText(
                label, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, day_name(day)
            )
            painter.setPen(Qt.PenStyle.NoPen)
            for hour in range(_HOURS):
                painter.setBrush(self._colour(day, hour))
                field = QRectF(left + hour * width, top, width - _GAP, row - _GAP)
                painter.drawRoundedRect(field, 2, 2)
        painter.setPen(theme().color("text2"))
        legend = QRectF(left, row * (_DAYS + 1), self.width() - left, row)
        painter.drawText(legend, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._legend())
        painter.end()

    def _colour(self, weekday: int, hour: int) -> QColor:
        shade = self.shade(weekday, hour)
        if shade == 0.0:
            return theme().color("sunken")
        colour = QColor(theme().color("accent"))
        colour.setAlphaF(shade)
        return colour

    def _legend(self) -> str:
        words = QCoreApplication.translate("WaitHistory", "Darkest: {length}. Empty: not measured yet.")
        return words.format(length=length_text(self._longest))

    def _summary(self) -> str:
        if not self._cells:
            return ""
        shortest = min(self._cells.values(), key=lambda cell: cell.median)
        longest = max(self._cells.values(), key=lambda cell: cell.median)
        words = QCoreApplication.translate(
            "WaitHistory", "Shortest {day} {hour}, {length}. Longest {late_day} {late_hour}, {late_length}."
        )
        return words.format(
            day=day_name(shortest.weekday),
            hour=f"{shortest.hour:02d}:00",
            length=length_text(shortest.median),
            late_day=day_name(longest.weekday),
            late_hour=f"{longest.hour:02d}:00",
            late_length=length_text(longest.median),
        )
