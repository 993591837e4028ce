"""The base style: Fusion with the few metrics and hints that differ from it."""

from __future__ import annotations

from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleHintReturn, QStyleOption, QWidget


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
        if hint is QStyle.StyleHint.SH_Widget_Animation_Duration and self.is_motion_reduced:
            return 0
        if hint is QStyle.StyleHint.SH_EtchDisabledText:
            return 0
        if hint is QStyle.StyleHint.SH_ToolTip_WakeUpDelay:
            return 400
        return int(super().styleHint(hint, option, widget, returnData))

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        if metric is QStyle.PixelMetric.PM_SmallIconSize:
            return 18
        if metric is QStyle.PixelMetric.PM_TextCursorWidth:
            return 2
        return int(super().pixelMetric(metric, option, widget))
