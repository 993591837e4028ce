"""The field of the Safety page: what was received, with its kind named and a button that empties it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from walletcare.safety.official.checker import OfficialChecker
from walletcare.safety.official.contacts import ContactKind
from walletcare.ui.components import Chip, ChipKind, Icon, IconButton, TextInput, name
from walletcare.ui.theme import TextStyle, theme

KIND_ICONS = {
    ContactKind.LINK: "link",
    ContactKind.EMAIL: "mail",
    ContactKind.HANDLE: "at-sign",
    ContactKind.PHONE: "phone",
    ContactKind.GROUP: "users",
}
_NO_KIND = "message-square-text"
_HEIGHT = 58


class CheckInput(TextInput):
    """One line that grows to six. A single address stands in letters of one width: there a capital I, a small
    l and a 1 look different."""

    def __init__(self, checker: OfficialChecker, parent: QWidget | None = None) -> None:
        super().__init__(least_lines=1, most_lines=6, submits_on_enter=True, parent=parent)
        self._checker = checker
        self._kind: ContactKind | None = None
        self._icon = Icon(_NO_KIND, size=20)
        self._chip = Chip("")
        self._chip.hide()
        self.clear = IconButton("x", "", size=32, icon_size=18)
        self.clear.clicked.connect(self._on_clear)
        self.clear.hide()
        row = self.layout()
        if isinstance(row, QHBoxLayout):
            row.setContentsMargins(16, 8, 10, 8)
            row.setSpacing(10)
            row.insertWidget(0, self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
            row.setAlignment(self.edit, Qt.AlignmentFlag.AlignVCenter)
            row.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignVCenter)
            row.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignVCenter)
        self.edited.connect(self._on_edited)
        self._fit()

    @property
    def kind(self) -> ContactKind | None:
        """What the text is when it is one contact and nothing else."""
        return self._kind

    @property
    def least_height(self) -> int:
        """With one line in it; the button beside it is as high."""
        return theme().icon(_HEIGHT)

    def retranslate(self) -> None:
        self.set_placeholder(self.tr("Paste what you received"))
        name(self.edit, self.tr("Address to check"))
        self.clear.set_label(self.tr("Clear the field"))
        self._show_kind()

    def set_text(self, text: str) -> None:
        super().set_text(text)
        self._on_edited(self.text())

    def sizeHint(self) -> QSize:
        # As high as its lines, and never lower than the button beside it.
        return QSize(320, max(self.edit.height() + 24, self.least_height))

    def theme_changed(self) -> None:
        super().theme_changed()
        self._show_kind()
        self._fit()

    def _on_size_changed(self) -> None:
        self._fit()
        super()._on_size_changed()

    def _fit(self) -> None:
        pitch = theme().line(TextStyle.BODY)
        content = int(self.edit.document().size().height() + 0.5)
        self.edit.setFixedHeight(min(max(content, pitch), 6 * pitch))

    def _on_edited(self, text: str) -> None:
        self.clear.setVisible(bool(text))
        self._kind = self._checker.single_kind(text)
        self._show_kind()

    def _on_clear(self) -> None:
        self.set_text("")
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_kind(self) -> None:
        words = {
            ContactKind.LINK: self.tr("Link"),
            ContactKind.EMAIL: self.tr("Email"),
            ContactKind.HANDLE: self.tr("Handle"),
            ContactKind.PHONE: self.tr("Phone"),
            ContactKind.GROUP: self.tr("Group"),
        }
        self._icon.set_icon(_NO_KIND if self._kind is None else KIND_ICONS[self._kind], "accentText")
        self._chip.setVisible(self._kind is not None)
        if self._kind is not None:
            self._chip.set_look(words[self._kind], ChipKind.NEUTRAL)
        self.edit.set_mono(is_mono=self._kind is not None)
