"""The official list itself: every address the wallet uses, to be read, copied or opened from here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from walletcare.domain.brand import OfficialKind
from walletcare.ui.components import (
    Button,
    ButtonKind,
    Icon,
    PlainLabel,
    Row,
    RowCard,
    grow_with_width,
    sentence,
)
from walletcare.ui.filled import filled
from walletcare.ui.theme import TextStyle, theme
from walletcare.ui.when import day_text

if TYPE_CHECKING:
    from walletcare.domain.brand import OfficialEntry, OfficialList
    from walletcare.ui.navigation import Navigator

_ICONS = {
    OfficialKind.DOMAIN: "globe",
    OfficialKind.LINK: "link",
    OfficialKind.EMAIL: "mail",
    OfficialKind.HANDLE: "at-sign",
    OfficialKind.PHONE: "phone",
    OfficialKind.GROUP: "users",
}


class OfficialListView(QWidget):
    """Nothing in it is opened but by its button, and then through the window's gate for links."""

    def __init__(self, navigator: Navigator, official: OfficialList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._navigator, self._official = navigator, official
        self._title = PlainLabel("", TextStyle.SUB)
        self._intro = PlainLabel("", TextStyle.SMALL, "text2")
        self._card = RowCard()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self._intro)
        column.addSpacing(6)
        column.addWidget(self._card)
        grow_with_width(self)
        if not official.entries:
            self.hide()

    def retranslate(self) -> None:
        self._title.setText(self.tr("The official list"))
        self._intro.setText(
            filled(
                self.tr("As of {day}. Anything not on it isn’t confirmed as ours."),
                day=day_text(self._official.updated),
            )
        )
        self._card.clear()
        for entry in self._official.entries:
            self._card.add_row(self._row(entry))

    def _row(self, entry: OfficialEntry) -> Row:
        row = Row(margins=(18, 10, 12, 10), spacing=14)
        row.body.addWidget(
            Icon(_ICONS[entry.kind], size=18, beside=TextStyle.LABEL_BOLD), 0, Qt.AlignmentFlag.AlignTop
        )
        label = entry.label.text(theme().language)
        head = QHBoxLayout()
        head.setSpacing(6)
        title = PlainLabel(label, TextStyle.LABEL_BOLD)
        head.addWidget(title)
        if entry.is_confirmed:
            # The mark stands outside the words: a label with a check mark in it cannot imitate it.
            head.addWidget(Icon("badge-check", size=16, color="accentText"), 0, Qt.AlignmentFlag.AlignVCenter)
            title.setAccessibleName(sentence(label, self.tr("confirmed by the wallet")))
        head.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addLayout(head)
        words.addWidget(PlainLabel(entry.value, TextStyle.SMALL))
        if not entry.is_confirmed:
            note = self.tr("From a public page, not confirmed by the wallet")
            words.addWidget(PlainLabel(note, TextStyle.SMALL, "text3"))
        row.body.addLayout(words, 1)
        row.body.addWidget(self._button(entry, label), 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _button(self, entry: OfficialEntry, label: str) -> Button:
        if entry.kind in {OfficialKind.DOMAIN, OfficialKind.LINK}:
            address = entry.value if "://" in entry.value else f"https://{entry.value}"
            button = Button(self.tr("Open"), ButtonKind.TEXT, icon="external-link")
            button.clicked.connect(lambda: self._navigator.open_link(address))
        else:
            button = Button(self.tr("Copy"), ButtonKind.TEXT, icon="copy")
            button.clicked.connect(lambda: self._navigator.copy(entry.value, lambda: self.tr("Copied")))
        button.setAccessibleDescription(sentence(label, entry.value))
        return button
