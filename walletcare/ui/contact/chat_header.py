"""The head of a conversation: who answers, the mark beside the name, the reference, what can be done."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from walletcare.ui.components import Avatar, Button, ButtonKind, Icon, IconButton, PlainLabel
from walletcare.ui.components.painting import fill_rect, hairline
from walletcare.ui.theme import TextStyle, theme

Actions = list[tuple[str, str]]


class ChatHeader(QWidget):
    """Signals:
    reference_pressed: Copy the reference.
    back_pressed: To the channels.
    action_chosen: Key of an entry of the menu.
    """

    reference_pressed = Signal()
    back_pressed = Signal()
    action_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._back = IconButton("arrow-left", "", size=36)
        self._back.clicked.connect(self.back_pressed)
        self._avatar = Avatar("", size=40)
        self.title = PlainLabel("", TextStyle.SUB, wraps=False)
        self._mark = Icon("badge-check", size=18, color="accentText")
        self.line = PlainLabel("", TextStyle.SMALL, "text2", wraps=False)
        self.reference = Button("", ButtonKind.SECONDARY, icon="copy")
        self.reference.clicked.connect(self.reference_pressed)
        self.menu_button = IconButton("ellipsis", "", size=36, has_outline=True)
        self.menu_button.clicked.connect(self._open_menu)
        self._actions: Actions = []
        self._entries: list[QAction] = []
        """Of the menu while it is open."""
        name_line = QHBoxLayout()
        name_line.setSpacing(8)
        # The mark stands outside the name: a name that contains a check mark cannot imitate it.
        name_line.addWidget(self.title)
        name_line.addWidget(self._mark)
        name_line.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addLayout(name_line)
        words.addWidget(self.line)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 10, 24, 10)
        row.setSpacing(12)
        row.addWidget(self._back)
        row.addWidget(self._avatar)
        row.addLayout(words, 1)
        row.addWidget(self.reference, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.menu_button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumHeight(68)

    def retranslate(self) -> None:
        self._back.set_label(self.tr("Back to the channels"))
        self.menu_button.set_label(self.tr("More about this conversation"))

    def show_who(self, name: str, line: str, *, is_person: bool) -> None:
        """``name`` is a cleaned display name; the mark shows for people whom the server calls agents."""
        self._avatar.set_name(name)
        self.title.setText(name)
        self._mark.setVisible(is_person)
        self._mark.setAccessibleName(self.tr("Verified support"))
        self.line.setText(line)

    def set_reference(self, reference: str) -> None:
        self.reference.set_label(reference)
        self.reference.setAccessibleName(
            self.tr("Copy the reference {reference}").format(reference=reference)
        )

    def set_actions(self, actions: Actions) -> None:
        """(key, words) of the menu, in order. One that stands open says the new words."""
        self._actions = actions
        words = dict(actions)
        for entry in self._entries:
            key = entry.data()
            if key in words:
                entry.setText(words[key].replace("&", "&&"))

    def set_effective_width(self, width: int) -> None:
        self._avatar.setVisible(width >= 720)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        fill_rect(painter, QRectF(self.rect()), look.color("surface"))
        hairline(painter, 0, self.height() - 1, self.width(), look.color("border"))
        painter.end()

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.aboutToHide.connect(self._entries.clear)
        for key, words in self._actions:
            entry = menu.addAction(words.replace("&", "&&"))
            entry.setData(key)
            self._entries.append(entry)
            entry.triggered.connect(lambda _=False, key=key: self.action_chosen.emit(key))
        corner = self.menu_button.rect().bottomRight()
        place = self.menu_button.mapToGlobal(corner)
        place.setX(place.x() - menu.sizeHint().width())
        menu.popup(place)
