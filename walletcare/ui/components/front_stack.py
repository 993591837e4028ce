"""Views of which one is in front, as large as that one asks to be."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QWidget

from walletcare.ui.theme import theme


class FrontStack(QStackedWidget):
    """Qt's own stack measures every view it holds, with every line of text in them, to be as large as the
    largest. What is hidden is measured here when it comes to the front, and told then of another theme, text
    size or language.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._behind: dict[QWidget, bool] = {}
        """Views that were not told yet, and whether they have to measure again."""

    def sizeHint(self) -> QSize:
        front = self.currentWidget()
        return front.sizeHint() if front is not None else QSize()

    def minimumSizeHint(self) -> QSize:
        front = self.currentWidget()
        return front.minimumSizeHint() if front is not None else QSize()

    def hasHeightForWidth(self) -> bool:
        return False

    def setCurrentWidget(self, view: QWidget) -> None:
        self.catch_up(view)
        super().setCurrentWidget(view)

    def in_sight(self, *, is_measured: bool) -> list[QWidget]:
        """The theme asks whom to tell that it changed: the view in front. The others are told later."""
        front = self.currentWidget()
        views = [view for place in range(self.count()) if (view := self.widget(place)) is not None]
        self._behind = {
            view: is_measured or self._behind.get(view, False) for view in views if view is not front
        }
        return [] if front is None else [front]

    def is_behind(self, view: QWidget) -> bool:
        """Whether ``view`` has missed something."""
        return view in self._behind

    def catch_up(self, view: QWidget) -> None:
        """Tell ``view`` what it missed behind the others."""
        if view in self._behind:
            theme().tell(view, is_measured=self._behind.pop(view))
