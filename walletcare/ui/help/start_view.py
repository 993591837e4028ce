"""What the reader shows before an article is chosen: pinned questions, what was read and what was kept."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from walletcare.domain.article import ArticleMeta
from walletcare.ui.components import Button, ButtonKind, Card, PlainLabel, clear_layout
from walletcare.ui.stores.help import HelpStore
from walletcare.ui.theme import TextStyle, theme


class StartView(QWidget):
    """Signals: ``chosen(str)``, the slug of an article."""

    chosen = Signal(str)

    def __init__(self, store: HelpStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._title = PlainLabel("", TextStyle.TITLE)
        self._intro = PlainLabel("", TextStyle.BODY, "text2")
        self._lists = QVBoxLayout()
        self._lists.setSpacing(20)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._intro)
        column.addSpacing(12)
        column.addLayout(self._lists)
        column.addStretch(1)
        self._is_old = False
        store.lists_changed.connect(self._on_lists)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_old:
            self._fill()

    def retranslate(self) -> None:
        self._title.setText(self.tr("What would you like to know?"))
        self._intro.setText(self.tr("Search on the left, or start with one of these."))
        self._fill()

    def _on_lists(self) -> None:
        """An article that is opened is read lately now; that is shown when this view is again."""
        self._is_old = True
        if self.isVisible():
            self._fill()

    def _fill(self) -> None:
        self._is_old = False
        clear_layout(self._lists)
        language = theme().language
        self._add(self.tr("Asked most often"), self._store.pinned(language), "circle-question-mark")
        self._add(self.tr("Saved by you"), self._store.bookmarks(language), "bookmark")
        self._add(self.tr("Recently read"), self._store.recent(language), "history")

    def _add(self, title: str, articles: Sequence[ArticleMeta], icon: str) -> None:
        if not articles:
            return
        # The rows bring 12 px of their own: heading and icons stand on one line.
        card = Card(margin=8, spacing=4)
        heading = QHBoxLayout()
        heading.setContentsMargins(12, 8, 12, 0)
        heading.addWidget(PlainLabel(title, TextStyle.SMALL_BOLD, "text2"))
        card.body.addLayout(heading)
        for article in articles:
            button = Button(article.title, ButtonKind.TEXT, icon=icon)
            button.clicked.connect(lambda _=False, slug=article.slug: self.chosen.emit(slug))
            card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._lists.addWidget(card)
