"""The ground of popups that lie inside the window."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from walletcare.ui.components.painting import box, shadow
from walletcare.ui.theme import theme


class Popup(QWidget):
    """The ground of a popup inside the window (search results, menus): elevation 2.

    A child of the window and no window itself, so that focus and input method stay where they are. It lies
    ``MARGIN`` larger than its content, for the shadow.
    """

    MARGIN = 26

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        margin = self.MARGIN
        rect = QRectF(self.rect()).adjusted(margin, margin - 6, -margin, -margin)
        shadow(painter, rect, blur=20, drop=6, share=0.5 if look.is_dark else 0.14)
        line = look.color("text") if look.is_high_contrast else look.color("border")
        box(painter, rect, 12, look.color("surface"), line)
        painter.end()
