"""Shapes shared by painted components: rounded boxes, pills, dots, shadows."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from walletcare.ui.theme import theme


def antialias(painter: QPainter) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)


def box(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    fill: QColor | None,
    line: QColor | None = None,
    line_width: float = 1.0,
    *,
    is_dashed: bool = False,
) -> None:
    """A rounded box. The outline lies inside ``rect``, so that one pixel stays one pixel."""
    antialias(painter)
    half = line_width / 2 if line is not None else 0.0
    inner = rect.adjusted(half, half, -half, -half)
    if line is None:
        painter.setPen(Qt.PenStyle.NoPen)
    else:
        pen = QPen(line, line_width)
        if is_dashed:
            pen.setDashPattern([4, 3])
        painter.setPen(pen)
    if fill is None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        painter.setBrush(fill)
    painter.drawRoundedRect(inner, max(radius - half, 0), max(radius - half, 0))


def fill_rect(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """Fill ``rect``, which lies on whole pixels.

    Not ``fillRect``: to choose among its many forms, the bindings build gradients and all their presets.
    """
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRect(rect)


def hairline(painter: QPainter, x1: float, y: float, x2: float, colour: QColor) -> None:
    """A horizontal line one logical pixel high, filled and so never blurred."""
    fill_rect(painter, QRectF(x1, y, x2 - x1, 1), colour)


def pill(painter: QPainter, rect: QRectF, length: float = 18) -> None:
    """The selection mark: 3 wide, 4 from the left edge of ``rect``, centred."""
    mark = QRectF(rect.x() + 4, rect.center().y() - length / 2, 3, length)
    box(painter, mark, 1.5, theme().color("accent"))


def dot(painter: QPainter, centre: QPointF, radius: float, colour: QColor) -> None:
    antialias(painter)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(centre, radius, radius)


def radio_mark(
    painter: QPainter, centre: QPointF, radius: float, *, is_on: bool, is_enabled: bool = True
) -> None:
    """A radio button's ring, filled with the accent and a hole when on."""
    look = theme()
    ring = look.color("control" if is_enabled else "disabled")
    antialias(painter)
    if is_on:
        dot(painter, centre, radius, look.color("accent") if is_enabled else ring)
        dot(painter, centre, radius * 0.42, look.color("onAccent"))
        return
    painter.setPen(QPen(ring, 1.5))
    painter.setBrush(look.color("surface"))
    painter.drawEllipse(centre, radius - 0.75, radius - 0.75)


@lru_cache(maxsize=8)
def _shadow(blur: int, rgba: int, ratio: float) -> QPixmap:
    """A soft shadow of a small box, to be stretched as nine parts."""
    side = blur * 2 + 24
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    antialias(painter)
    painter.setPen(Qt.PenStyle.NoPen)
    colour = QColor.fromRgba(rgba)
    full = colour.alphaF()
    steps = blur
    for step in range(steps):
        # Boxes laid over each other add up to a slope that falls with the square of the distance.
        colour.setAlphaF(full * 2 * (step + 1) / (steps * (steps + 1)))
        painter.setBrush(colour)
        inset = step
        painter.drawRoundedRect(
            QRectF(inset, inset, side - 2 * inset, side - 2 * inset), blur - step / 2, blur - step / 2
        )
    painter.end()
    return pixmap


def shadow(painter: QPainter, rect: QRectF, *, blur: int = 20, drop: int = 6, share: float = 0.14) -> None:
    """Draw the soft shadow of the box ``rect``: ``drop`` lower, ``blur`` wide, ``share`` (0 to 1) dark."""
    ratio = painter.device().devicePixelRatioF()
    tint = theme().tinted("shadow", share)
    pixmap = _shadow(blur, tint.rgba(), ratio)
    side = blur * 2 + 24
    edge = blur + 11
    target = rect.adjusted(-blur, -blur + drop, blur, blur + drop)
    xs = (target.left(), target.left() + edge, target.right() - edge, target.right())
    ys = (target.top(), target.top() + edge, target.bottom() - edge, target.bottom())
    sources = (0, edge, side - edge, side)
    for row in range(3):
        for column in range(3):
            painter.drawPixmap(
                QRectF(xs[column], ys[row], xs[column + 1] - xs[column], ys[row + 1] - ys[row]),
                pixmap,
                QRectF(
                    sources[column] * ratio,
                    sources[row] * ratio,
                    (sources[column + 1] - sources[column]) * ratio,
                    (sources[row + 1] - sources[row]) * ratio,
                ),
            )
