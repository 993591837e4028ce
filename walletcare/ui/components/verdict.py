"""The head of a verdict or an outcome: a large tile, a title, advice, and room below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from walletcare.ui.components.card import TINTS, Card, Tint
from walletcare.ui.components.label import PlainLabel
from walletcare.ui.components.names import name
from walletcare.ui.components.tile import IconTile
from walletcare.ui.theme import TextStyle, TokenName, theme


class VerdictCard(Card):
    """A tinted card with a verdict. ``content`` is the layout below the words, beside nothing."""

    def __init__(
        self,
        title: str = "",
        text: str = "",
        *,
        tint: Tint = Tint.NEUTRAL,
        icon: str = "circle-question-mark",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tint=tint, margin=20, spacing=14, parent=parent)
        self._icon_name = icon
        self._tile = IconTile(icon, size=52)
        self._title = PlainLabel(title, TextStyle.HEADING)
        self._text = PlainLabel(text, TextStyle.BODY, "text2")
        self.words = QVBoxLayout()
        self.words.setSpacing(2)
        self.words.addWidget(self._title)
        self.words.addWidget(self._text)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self._tile, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(self.words, 1)
        self.body.addLayout(head)
        self.content = QVBoxLayout()
        self.content.setSpacing(10)
        self.body.addLayout(self.content)
        self.set_verdict(title, text, tint=tint, icon=icon)

    @property
    def title(self) -> str:
        return self._title.text()

    def set_verdict(self, title: str, text: str, *, tint: Tint, icon: str) -> None:
        self._icon_name = icon
        self.set_tint(tint)
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._color_tile()
        name(self, title, text)

    def theme_changed(self) -> None:
        self._color_tile()

    def _color_tile(self) -> None:
        fill: TokenName = TINTS[self._tint][1] if theme().is_dark else "surface"
        if self._tint is Tint.PLAIN:
            fill = "accentSoft"
        color = "accentText" if self._tint is Tint.PLAIN else TINTS[self._tint][2]
        self._tile.set_look(self._icon_name, fill, color)
