"""Views of which one is in front, as large as that one asks to be."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget


class FrontStack(QStackedWidget):
    """Qt's own stack measures every view it holds, with every line of text in them, to be as large as the
    largest. What is hidden is measured here when it comes to the front.
    """

    def sizeHint(self) -> QSize:
        front = self.currentWidget()
        return front.sizeHint() if front is not None else QSize()

    def minimumSizeHint(self) -> QSize:
        front = self.currentWidget()
        return front.minimumSizeHint() if front is not None else QSize()

    def hasHeightForWidth(self) -> bool:
        return False
