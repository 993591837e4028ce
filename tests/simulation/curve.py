"""Curves over time as a small picture: logarithmic upwards, one line across for a limit."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen, QPolygonF

WIDTH, HEIGHT = 860, 400
_PLOT = QRectF(76, 24, WIDTH - 100, HEIGHT - 76)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_INK, _GRID, _LIMIT, _SHADE = "#374151", "#E5E7EB", "#DC2626", "#F3F4F6"


@dataclass(frozen=True)
class Curve:
    """``counts`` per second from second 0."""

    name: str
    color: str
    counts: Sequence[int]


def draw_curves(path: Path, curves: Sequence[Curve], *, limit: int, ends_at: int) -> None:
    """Write a PNG; the time before ``ends_at`` is shaded. Needs a QGuiApplication."""
    longest = max(len(curve.counts) for curve in curves)
    decades = math.ceil(math.log10(max(max(curve.counts) for curve in curves)))
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(QColor("#FFFFFF"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = QFont(painter.font())
    font.setPixelSize(13)
    painter.setFont(font)

    def across(second: float) -> float:
        return _PLOT.left() + _PLOT.width() * second / longest

    def upwards(count: float) -> float:
        return _PLOT.bottom() - _PLOT.height() * math.log10(max(count, 1.0)) / decades

    shade = QRectF(_PLOT.left(), _PLOT.top(), across(ends_at) - _PLOT.left(), _PLOT.height())
    painter.fillRect(shade, QColor(_SHADE))
    for decade in range(decades + 1):
        y = upwards(10.0**decade)
        painter.setPen(QPen(QColor(_GRID), 1))
        painter.drawLine(QPointF(_PLOT.left(), y), QPointF(_PLOT.right(), y))
        painter.setPen(QColor(_INK))
        place = QRectF(0, y - 10, _PLOT.left() - 8, 20)
        painter.drawText(place, _RIGHT, f"{10**decade:,}")
    for second in range(0, longest, 300):
        place = QRectF(across(second) - 40, _PLOT.bottom() + 6, 80, 20)
        painter.drawText(place, Qt.AlignmentFlag.AlignHCenter, f"{second // 60} min")
    for curve in curves:
        painter.setPen(QPen(QColor(curve.color), 1.5))
        points = [QPointF(across(at), upwards(count)) for at, count in enumerate(curve.counts)]
        painter.drawPolyline(QPolygonF(points))
    painter.setPen(QPen(QColor(_LIMIT), 1.5, Qt.PenStyle.DashLine))
    painter.drawLine(QPointF(_PLOT.left(), upwards(limit)), QPointF(_PLOT.right(), upwards(limit)))
    _legend(painter, [*curves, Curve(f"taken in by the cluster: {limit:,} a second", _LIMIT, ())])
    painter.end()
    if not image.save(str(path)):
        raise OSError(f"{path} could not be written")


def _legend(painter: QPainter, curves: Sequence[Curve]) -> None:
    left = _PLOT.left()
    for curve in curves:
        painter.setPen(QColor(curve.color))
        width = painter.fontMetrics().horizontalAdvance(curve.name) + 28
        y = HEIGHT - 20.0
        painter.fillRect(QRectF(left, y - 1, 14, 3), QColor(curve.color))
        painter.drawText(QPointF(left + 20, y + 5), curve.name)
        left += width + 14
