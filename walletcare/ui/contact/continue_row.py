"""A row to go on with: a draft or an open request."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from walletcare.domain.ticket import Stage
from walletcare.ui.components import Chip, Icon, IconButton, PlainLabel, grow_with_width, sentence, stage_look
from walletcare.ui.home.request_card import PressableRow
from walletcare.ui.theme import TextStyle


class ContinueRow(PressableRow):
    """One button; ``holder`` is what goes into the card (the row and, for drafts, a delete button)."""

    def __init__(
        self,
        icon: str,
        title: str,
        line: str,
        *,
        stage: Stage | None = None,
        is_overdue: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 10, 12, 10)
        layout.setSpacing(12)
        layout.addWidget(Icon(icon, size=20, color="accentText"))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(PlainLabel(title, TextStyle.LABEL_BOLD, max_lines=1))
        words.addWidget(PlainLabel(line, TextStyle.CAP, "text3"))
        layout.addLayout(words, 1)
        state = ""
        if stage is not None:
            chip = Chip()
            chip.set_stage(stage, is_overdue=is_overdue)
            layout.addWidget(chip)
            state = stage_look(stage, is_overdue=is_overdue)[0]
        layout.addWidget(Icon("chevron-right", size=18, color="text3"))
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(sentence(title, state, line))
        self.holder = QWidget()
        grow_with_width(self.holder)
        self._outer = QHBoxLayout(self.holder)
        self._outer.setContentsMargins(0, 0, 8, 0)
        self._outer.setSpacing(4)
        self._outer.addWidget(self, 1)

    def add_delete(self, words: str, act: Callable[[], None]) -> None:
        button = IconButton("trash-2", words, size=36)
        button.clicked.connect(lambda _=False: act())
        self._outer.addWidget(button)
