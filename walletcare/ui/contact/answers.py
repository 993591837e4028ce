"""Instant answers beside what is being written: a callable from outside, and a card for what it found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from walletcare.domain.article import ArticleMeta
from walletcare.ui.components import Button, ButtonKind, Card, PlainLabel, clear_layout
from walletcare.ui.theme import TextStyle, theme

if TYPE_CHECKING:
    from walletcare.domain.language import Language
    from walletcare.ui.stores.contact import ContactStore

Answers = Callable[[str, "Language"], Sequence[ArticleMeta]]
"""Articles that fit a text, best first; blocking, called in the pool."""

SHOWN = 3
_QUIET_MS = 700
_ENOUGH_CHARACTERS = 6


class AnswersCard(Card):
    """Up to three articles; hidden while nothing fits.

    Signals:
        article_chosen: Slug of an article. What was typed stays.
    """

    article_chosen = Signal(str)

    def __init__(self, store: ContactStore, answers: Answers | None, parent: QWidget | None = None) -> None:
        super().__init__(margin=20, spacing=4, parent=parent)
        self._store, self._answers = store, answers
        self._text = ""
        self._articles: tuple[ArticleMeta, ...] = ()
        self._title = PlainLabel("", TextStyle.SUB)
        self._note = PlainLabel("", TextStyle.SMALL, "text2")
        self.body.addWidget(self._title)
        self.body.addWidget(self._note)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self.body.addLayout(self._rows)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_QUIET_MS)
        self._quiet.timeout.connect(self._ask)
        self.hide()

    def retranslate(self) -> None:
        self._title.setText(self.tr("This may answer it right away"))
        self._note.setText(self.tr("What you’ve written stays here."))
        self._show()

    def look(self, text: str) -> None:
        """Look for answers to ``text`` when it has stayed the same for a moment."""
        wanted = text.strip()
        if wanted == self._text:
            return
        self._text = wanted
        if len(wanted) < _ENOUGH_CHARACTERS or self._answers is None:
            self._quiet.stop()
            self._articles = ()
            self._show()
        else:
            self._quiet.start()

    def _ask(self) -> None:
        answers, text, language = self._answers, self._text, theme().language
        if answers is not None:
            self._store.latest(
                f"contact-answers-{id(self)}",
                lambda _: tuple(answers(text, language)),
                self._on_found,
                owner=self,
            )

    def _on_found(self, articles: tuple[ArticleMeta, ...]) -> None:
        self._articles = articles[:SHOWN]
        self._show()

    def _show(self) -> None:
        clear_layout(self._rows)
        for article in self._articles:
            button = Button(article.title, ButtonKind.LINK)
            button.clicked.connect(lambda _=False, slug=article.slug: self.article_chosen.emit(slug))
            self._rows.addWidget(button)
        self.setVisible(bool(self._articles))
