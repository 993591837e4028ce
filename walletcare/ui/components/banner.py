"""Banners over the place they are about, and callouts inside articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from walletcare.ui.components.button import Button, IconButton
from walletcare.ui.components.card import TINTS, Card, Tint
from walletcare.ui.components.flow_layout import FlowLayout
from walletcare.ui.components.label import PlainLabel
from walletcare.ui.components.names import name
from walletcare.ui.components.tile import Icon
from walletcare.ui.theme import TextStyle, theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

_ICONS = {
    Tint.NEUTRAL: "wifi-off",
    Tint.INFO: "megaphone",
    Tint.SUCCESS: "circle-check",
    Tint.WARNING: "triangle-alert",
    Tint.DANGER: "shield-alert",
}
_SIDE_BY_SIDE_FROM = 560


class Banner(Card):
    """Something to know at this place: icon, title, one line, at most two buttons, optional close.

    Args:
        icon: Lucide name; empty takes the usual icon of the tint.
        can_close: A danger banner cannot be closed, only solved; the argument is ignored for it.
        is_roomy: Buttons below the text instead of beside it, and a larger title (the secret guard).

    Signals:
        closed: The user closed it; it has hidden itself.
    """

    closed = Signal()

    def __init__(
        self,
        title: str = "",
        text: str = "",
        *,
        tint: Tint = Tint.INFO,
        icon: str = "",
        can_close: bool = False,
        is_roomy: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tint=tint, margin=0, spacing=0, parent=parent)
        self._icon_name = icon
        self._is_roomy = is_roomy
        self._buttons: list[Button] = []
        self._say: Callable[[], None] | None = None
        beside = TextStyle.SUB if is_roomy else None
        self._icon = Icon(icon or _ICONS[tint], size=20, color=TINTS[tint][2], beside=beside)
        self._title = PlainLabel(title, TextStyle.SUB if is_roomy else TextStyle.LABEL_BOLD)
        self._text = PlainLabel(text, TextStyle.BODY if is_roomy else TextStyle.SMALL, "text2")
        if not text:
            self._text.hide()
        self._close = IconButton("x", "", size=28, icon_size=18)
        if not can_close or tint is Tint.DANGER:
            self._close.hide()
        self._close.clicked.connect(self._on_close)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._text)
        self._beside = QHBoxLayout()
        self._beside.setSpacing(8)
        self._below_box = QWidget(self)
        self._below = FlowLayout(self._below_box, gap=8)
        self._below_box.hide()
        words.addSpacing(0)
        words.addWidget(self._below_box)
        self._words = words
        row = QHBoxLayout()
        row.setContentsMargins(14 if not is_roomy else 18, 10 if not is_roomy else 16, 10, 10)
        row.setSpacing(12)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop if is_roomy else Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        row.addLayout(self._beside)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(row)
        self._retranslate()
        self._name()

    @property
    def title(self) -> str:
        return self._title.text()

    def say_with(self, say: Callable[[], None]) -> None:
        """Let ``say`` set every text: now, and whenever the language changes while the banner stands."""
        self._say = say
        say()

    def set_texts(self, title: str, text: str = "") -> None:
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._name()

    def set_look(self, tint: Tint, icon: str = "") -> None:
        self.set_tint(tint)
        self._icon.set_icon(icon or _ICONS[tint], TINTS[tint][2])

    def add_button(self, button: Button) -> Button:
        """Add one of at most two buttons; the primary one last."""
        self._buttons.append(button)
        self._place_buttons()
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_buttons()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            if self._say is not None:
                self._say()

    def theme_changed(self) -> None:
        self._place_buttons()

    def _place_buttons(self) -> None:
        if not self._buttons:
            return
        room = self.width() / (theme().text_scale / 100)
        goes_below = self._is_roomy or (self.width() > 0 and room < _SIDE_BY_SIDE_FROM)
        target = self._below if goes_below else self._beside
        if all(target.indexOf(button) >= 0 for button in self._buttons):
            return
        for button in self._buttons:
            self._below.removeWidget(button)
            self._beside.removeWidget(button)
            if goes_below:
                self._below.addWidget(button)
            else:
                # As high as its words need, however many lines the text beside it has.
                self._beside.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
            button.show()
        self._below_box.setVisible(goes_below)
        self._below_box.setContentsMargins(0, 10, 0, 2) if goes_below else None
        self.updateGeometry()

    def _on_close(self) -> None:
        self.hide()
        self.closed.emit()

    def _retranslate(self) -> None:
        self._close.set_label(QCoreApplication.translate("Banner", "Close this notice"))

    def _name(self) -> None:
        name(self, self._title.text(), self._text.text())


class Callout(Card):
    """A banner's quiet sister inside an article: icon, title, text, no buttons."""

    def __init__(
        self,
        title: str = "",
        text: str = "",
        *,
        tint: Tint = Tint.INFO,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tint=tint, margin=0, spacing=0, radius=10, parent=parent)
        usual = "info" if tint is Tint.INFO else _ICONS.get(tint, "info")
        self._icon = Icon(icon or usual, size=20, color=TINTS[tint][2], beside=TextStyle.SUB)
        self._title = PlainLabel(title, TextStyle.SUB)
        self._text = PlainLabel(text, TextStyle.BODY, "text2")
        self.content = QVBoxLayout()
        self.content.setSpacing(2)
        self.content.addWidget(self._title)
        self.content.addWidget(self._text)
        row = QHBoxLayout()
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(12)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self.content, 1)
        self.body.addLayout(row)
        # Only now do they have a parent: shown alone they would be windows.
        self._title.setVisible(bool(title))
        self._text.setVisible(bool(text))

    def set_texts(self, title: str, text: str) -> None:
        self._title.setText(title)
        self._text.setText(text)
        self._title.setVisible(bool(title))
        self._text.setVisible(bool(text))
