"""The language at the top of Home: seen by somebody who reads only the other one."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPoint, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from walletcare.domain.language import Language
from walletcare.ui.components import Pressable, sentence
from walletcare.ui.components.painting import box
from walletcare.ui.components.text import lay_out, natural_width
from walletcare.ui.theme import TextStyle, paint_icon, theme

LANGUAGE_NAMES: dict[Language, str] = {Language.ZH: "简体中文", Language.EN: "English"}
"""Each language's name in itself; never translated."""


class LanguageButton(Pressable):
    """Shows the language of now and opens a menu of both.

    Signals:
        chosen: The tag of the language the user chose.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_clicked)

    def retranslate(self) -> None:
        self.set_label(LANGUAGE_NAMES[theme().language])
        self.setAccessibleName(sentence(QCoreApplication.translate("LanguageButton", "Language"), self.label))

    def sizeHint(self) -> QSize:
        look = theme()
        wide = natural_width(self.label, TextStyle.LABEL) + look.icon(18) + look.icon(16) + 18 + 16
        return QSize(wide, max(36, look.line(TextStyle.LABEL) + 12))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        if self.underMouse() or self.isDown():
            box(painter, QRectF(self.rect()), 8, look.tinted("text", 0.05))
        icon, chevron = look.icon(18), look.icon(16)
        paint_icon(painter, "languages", QRectF(8, 0, icon, self.height()), look.color("text2"))
        x = 8 + icon + 8
        block = lay_out(self.label, TextStyle.LABEL, self.width())
        block.paint(painter, x, (self.height() - block.height) / 2, look.color("text2"))
        place = QRectF(self.width() - chevron - 6, 0, chevron, self.height())
        paint_icon(painter, "chevron-down", place, look.color("text2"))
        painter.end()

    def _on_clicked(self) -> None:
        menu = QMenu(self)
        for language, words in LANGUAGE_NAMES.items():
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(language is theme().language)
            action.triggered.connect(lambda _=False, tag=str(language): self.chosen.emit(tag))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))
