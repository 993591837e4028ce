"""A strip over the whole window: words that must not be missed, and one way out."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from walletcare.ui.components import Button, ButtonKind, Icon, PlainLabel, name
from walletcare.ui.components.painting import fill_rect
from walletcare.ui.theme import TextStyle, TokenName, theme


class Strip(QWidget):
    """On every page, and it cannot be closed. What it says comes from :meth:`retell`, again in each language.

    Attributes:
        button: The way out.
    """

    def __init__(
        self, icon: str, *, color: TokenName, ground: TokenName, border: TokenName, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._ground, self._border = ground, border
        self._words = PlainLabel("", TextStyle.LABEL_BOLD, color)
        self.button = Button("", ButtonKind.LINK)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 6, 24, 6)
        row.setSpacing(10)
        row.addWidget(Icon(icon, size=18, color=color))
        row.addWidget(self._words, 1)
        row.addWidget(self.button)

    @property
    def words(self) -> str:
        return self._words.text()

    def retell(self) -> None:
        """Say it in the language of now, by :meth:`say`."""
        raise NotImplementedError

    def say(self, words: str, button: str) -> None:
        self._words.setText(words)
        self.button.set_label(button)
        name(self, words)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retell()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = theme()
        fill_rect(painter, QRectF(self.rect()), look.color(self._ground))
        line = look.color("text" if look.is_high_contrast else self._border)
        fill_rect(painter, QRectF(0, self.height() - 1, self.width(), 1), line)
        painter.end()
