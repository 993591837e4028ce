"""The base style: Fusion with the few metrics and hints that differ from it, and a thin scroll bar.

There is no style sheet: one on the application makes every widget be polished again at each change of theme
or text size, which takes longer than everything else together.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QProxyStyle,
    QScrollBar,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionComplex,
    QWidget,
)

_METRICS: dict[QStyle.PixelMetric, int] = {
    QStyle.PixelMetric.PM_SmallIconSize: 18,
    QStyle.PixelMetric.PM_TextCursorWidth: 2,
    QStyle.PixelMetric.PM_ScrollBarExtent: 12,
    QStyle.PixelMetric.PM_ScrollBarSliderMin: 36,
    QStyle.PixelMetric.PM_MenuHMargin: 6,
    QStyle.PixelMetric.PM_MenuVMargin: 6,
    QStyle.PixelMetric.PM_ToolTipLabelFrameWidth: 7,
}
_HINTS: dict[QStyle.StyleHint, int] = {
    QStyle.StyleHint.SH_EtchDisabledText: 0,
    QStyle.StyleHint.SH_ToolTip_WakeUpDelay: 400,
}
_MENU_PADDING = 12
_HANDLE_INSET = 3.0


class CareStyle(QProxyStyle):
    """Fusion, with our tool tip delay, no etched disabled text, and no animation when motion is reduced."""

    def __init__(self) -> None:
        super().__init__("Fusion")
        self.is_motion_reduced = False

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,
    ) -> int:
        if self.is_motion_reduced and hint is QStyle.StyleHint.SH_Widget_Animation_Duration:
            return 0
        ours = _HINTS.get(hint)
        return ours if ours is not None else int(super().styleHint(hint, option, widget, returnData))

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        ours = _METRICS.get(metric)
        return ours if ours is not None else int(super().pixelMetric(metric, option, widget))

    def sizeFromContents(
        self,
        kind: QStyle.ContentsType,
        option: QStyleOption,
        size: QSize,
        widget: QWidget | None = None,
    ) -> QSize:
        found = super().sizeFromContents(kind, option, size, widget)  # type: ignore[arg-type]  # None is allowed
        if kind is QStyle.ContentsType.CT_MenuItem:
            found.setHeight(found.height() + _MENU_PADDING)
        return found

    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        if control is QStyle.ComplexControl.CC_ScrollBar and isinstance(widget, QScrollBar):
            return _scroll_bar_part(widget, part)
        return super().subControlRect(control, option, part, widget)  # type: ignore[arg-type]  # as above

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if control is not QStyle.ComplexControl.CC_ScrollBar or not isinstance(widget, QScrollBar):
            super().drawComplexControl(control, option, painter, widget)
            return
        # No groove: what lies below shows through. The palette's Mid and Dark are border and control outline.
        is_active = widget.isSliderDown() or widget.underMouse()
        palette = widget.palette()
        handle = QRectF(_scroll_bar_part(widget, QStyle.SubControl.SC_ScrollBarSlider))
        handle.adjust(_HANDLE_INSET, _HANDLE_INSET, -_HANDLE_INSET, -_HANDLE_INSET)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.dark() if is_active else palette.mid())
        painter.drawRoundedRect(handle, 3, 3)
        painter.restore()


def _scroll_bar_part(bar: QScrollBar, part: QStyle.SubControl) -> QRect:
    """Where the parts of a scroll bar are: a handle in a groove as long as the bar, no arrows."""
    whole = bar.rect()
    is_upright = bar.orientation() is Qt.Orientation.Vertical
    length = whole.height() if is_upright else whole.width()
    span = bar.maximum() - bar.minimum()
    handle = length
    if span > 0:
        share = length * bar.pageStep() // max(span + bar.pageStep(), 1)
        handle = min(max(share, _METRICS[QStyle.PixelMetric.PM_ScrollBarSliderMin]), length)
    start = QStyle.sliderPositionFromValue(
        bar.minimum(), bar.maximum(), bar.sliderPosition(), length - handle, bar.invertedAppearance()
    )
    first, last = {
        QStyle.SubControl.SC_ScrollBarSlider: (start, start + handle),
        QStyle.SubControl.SC_ScrollBarGroove: (0, length),
        QStyle.SubControl.SC_ScrollBarSubPage: (0, start),
        QStyle.SubControl.SC_ScrollBarAddPage: (start + handle, length),
    }.get(part, (0, 0))
    if is_upright:
        return QRect(0, first, whole.width(), last - first)
    return QRect(first, 0, last - first, whole.height())
