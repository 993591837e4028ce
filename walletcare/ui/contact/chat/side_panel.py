"""A scrolling panel with a hairline at its left."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent

from walletcare.ui.components import ScrollBody
from walletcare.ui.components.painting import fill_rect
from walletcare.ui.theme import theme


class SidePanel(ScrollBody):
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        fill_rect(painter, QRectF(0, 0, 1, self.viewport().height()), theme().color("border"))
        painter.end()
