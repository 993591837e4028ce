"""Progress: wizard segments, a bar, and a spinner that stands still when motion is reduced."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QRectF, QSize, Qt, QTimer, QVariantAnimation
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from walletcare.ui.components.painting import antialias, box
from walletcare.ui.theme import TextStyle, TokenName, paint_icon, theme

_TURN_MS, _FRAME_MS = 900, 30


class ProgressSegments(QProgressBar):
    """Steps done of about how many, as segments. A progress bar to a screen reader.

    ``set_steps(2.5, 5)`` fills two segments and half of the third.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._done, self._total = 0.0, 1
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_steps(self, done: float, total: int, name: str = "") -> None:
        self._done, self._total = done, max(total, 1)
        self.setRange(0, self._total * 2)
        self.setValue(round(done * 2))
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        gap = 6
        wide = (self.width() - gap * (self._total - 1)) / self._total
        for number in range(self._total):
            part = QRectF(number * (wide + gap), 0, wide, self.height())
            box(painter, part, 2, look.color("border"))
            share = min(max(self._done - number, 0.0), 1.0)
            if share > 0:
                part.setWidth(wide * share)
                box(painter, part, 2, look.color("accent"))
        painter.end()


class ProgressBar(QProgressBar):
    """A bar from 0 to 1 that moves in 240 ms a step, or jumps when motion is reduced."""

    def __init__(self, name: str = "", *, height: int = 6, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._height, self._shown = height, 0.0
        self.setRange(0, 1000)
        self.setTextVisible(False)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._motion = QVariantAnimation(self)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._motion.valueChanged.connect(self._on_moved)

    def set_share(self, share: float) -> None:
        """Set how much is done, 0 to 1."""
        share = min(max(share, 0.0), 1.0)
        self.setValue(round(share * 1000))
        duration = theme().duration(240)
        self._motion.stop()
        if duration == 0 or not self.isVisible():
            self._shown = share
            self.update()
            return
        self._motion.setDuration(duration)
        self._motion.setStartValue(self._shown)
        self._motion.setEndValue(share)
        self._motion.start()

    def _on_moved(self, value: object) -> None:
        if isinstance(value, float):
            self._shown = value
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, self._height)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self._height)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        rect = QRectF(self.rect())
        box(painter, rect, rect.height() / 2, look.color("border"))
        if self._shown > 0:
            rect.setWidth(max(rect.width() * self._shown, rect.height()))
            box(painter, rect, rect.height() / 2, look.color("accent"))
        painter.end()


def paint_spinner(painter: QPainter, rect: QRectF, turn: float, color: TokenName = "accent") -> None:
    """Draw a ring of which a third is drawn strongly; ``turn`` is 0 to 1."""
    look = theme()
    antialias(painter)
    inner = rect.adjusted(2, 2, -2, -2)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look.color("accentBorder"), 2.5))
    painter.drawEllipse(inner)
    pen = QPen(look.color(color), 2.5)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawArc(inner, round((90 - 360 * turn) * 16), -130 * 16)


class Spinner(QWidget):
    """Something is running. Turns only while it is visible; the words beside it say what runs.

    Args:
        beside: Style of the words, as for ``Icon``.
    """

    def __init__(
        self, *, size: int = 22, beside: TextStyle | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._size, self._turn, self._beside = size, 0.0, beside
        self._timer = QTimer(self)
        self._timer.setInterval(_FRAME_MS)
        self._timer.timeout.connect(self._on_frame)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = theme().icon(self._size)
        return QSize(side, max(side, theme().line(self._beside)) if self._beside is not None else side)

    def theme_changed(self) -> None:
        if self.isVisible():
            self._run()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._run()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def _run(self) -> None:
        if theme().is_motion_reduced:
            self._timer.stop()
        else:
            self._timer.start()

    def _on_frame(self) -> None:
        self._turn = (self._turn + _FRAME_MS / _TURN_MS) % 1.0
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if theme().is_motion_reduced:
            paint_icon(painter, "loader", QRectF(self.rect()), theme().color("accentText"))
        else:
            ring = QRectF(0, 0, self.width(), self.width())
            ring.moveCenter(QRectF(self.rect()).center())
            paint_spinner(painter, ring, self._turn)
        painter.end()
