"""The right pane of Help: where we are, the article, what is related, and whether it helped."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QStackedLayout, QVBoxLayout, QWidget

from walletcare.domain.article import Article, ArticleMeta
from walletcare.faq.votes import Vote
from walletcare.ui.announce import announce
from walletcare.ui.components import (
    Button,
    ButtonKind,
    Divider,
    IconButton,
    PlainLabel,
    ScrollBody,
    clear_layout,
)
from walletcare.ui.components.painting import fill_rect
from walletcare.ui.help.article_view import MEASURE, ArticleView
from walletcare.ui.help.feedback import FeedbackBar
from walletcare.ui.help.find_bar import FindBar
from walletcare.ui.help.meta import read_line
from walletcare.ui.help.paper import print_article, save_pdf
from walletcare.ui.help.start_view import StartView
from walletcare.ui.navigation import Navigator
from walletcare.ui.stores.help import HelpStore
from walletcare.ui.theme import TextStyle, theme
from walletcare.ui.voice import speak_as
from walletcare.ui.when import day_text

_LEAST_SECTIONS = 3
"""An article with fewer parts is read at a glance."""
_ABOVE_SECTION = 12
"""Left free above a part that was gone to."""
_LOW = 420
"""Below this height at 100 % text size the question under the article scrolls with it."""


class Reader(QWidget):
    """Signals: ``article_chosen(str)`` a related article or one from the start list; ``back_requested``."""

    article_chosen = Signal(str)
    back_requested = Signal()

    def __init__(self, store: HelpStore, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store, self._navigator = store, navigator
        self._article: Article | None = None
        self._words: tuple[str, ...] = ()
        self._places: list[QTextCursor] = []
        self._place = 0
        self._back = IconButton("arrow-left", "")
        self._crumb = PlainLabel("", TextStyle.SMALL, "text2", wraps=False)
        self._contents = IconButton("list", "")
        self._entries: list[QAction] = []
        """Of the contents while they are open."""
        self._keep = IconButton("bookmark", "")
        self._keep.setCheckable(True)
        self._print = IconButton("printer", "")
        self._pdf = IconButton("file-down", "")
        self._link = IconButton("link", "")
        self.heading = PlainLabel("", TextStyle.TITLE)
        self._meta = PlainLabel("", TextStyle.SMALL, "text3")
        self.find_bar = FindBar()
        self.view = ArticleView()
        self._related_title = PlainLabel("", TextStyle.HEADING)
        self._related = QVBoxLayout()
        self._start = StartView(store)
        self.feedback = FeedbackBar()
        self._scroll = ScrollBody(column_width=MEASURE, margins=(36, 22, 36, 36), spacing=4)
        self._start_scroll = ScrollBody(column_width=MEASURE, margins=(36, 28, 36, 36))
        self._is_low = False
        self._build()
        self._connect()
        self.show_start()

    def _build(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(2)
        tools.addWidget(self._back)
        tools.addWidget(self._crumb, 1)
        for button in (self._contents, self._keep, self._print, self._pdf, self._link):
            tools.addWidget(button)
        column = self._scroll.content
        column.addLayout(tools)
        column.addWidget(self.heading)
        column.addWidget(self._meta)
        column.addSpacing(12)
        column.addWidget(self.find_bar)
        column.addWidget(self.view)
        column.addSpacing(16)
        self._divider = Divider()
        column.addWidget(self._divider)
        column.addSpacing(12)
        column.addWidget(self._related_title)
        column.addLayout(self._related)
        column.addStretch(1)
        self._start_scroll.content.addWidget(self._start)
        article_side = QWidget()
        inner = QVBoxLayout(article_side)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self._scroll, 1)
        inner.addWidget(self.feedback)
        self._article_side, self._article_column = article_side, inner
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._start_scroll)
        self._stack.addWidget(article_side)

    def _connect(self) -> None:
        self.view.link_activated.connect(self._on_link)
        self._start.chosen.connect(self.article_chosen)
        self._back.clicked.connect(self.back_requested)
        self._contents.clicked.connect(self._open_contents)
        self._keep.clicked.connect(self._on_keep)
        self._print.clicked.connect(self._on_print)
        self._pdf.clicked.connect(self._on_pdf)
        self._link.clicked.connect(self._on_copy_link)
        self.find_bar.sought.connect(self._on_sought)
        self.find_bar.stepped.connect(self._on_stepped)
        self.find_bar.closed.connect(self.close_find)
        self.feedback.voted.connect(self._on_voted)
        self.feedback.team_requested.connect(self._on_team)
        self.feedback.flow_requested.connect(self._on_flow)
        self.feedback.contact_requested.connect(self._on_contact)

    @property
    def slug(self) -> str:
        return self._article.meta.slug if self._article is not None else ""

    @property
    def scroll_place(self) -> int:
        return self._scroll.verticalScrollBar().value()

    def show_start(self) -> None:
        self._article = None
        self._stack.setCurrentWidget(self._start_scroll)

    def show_article(
        self, article: Article, words: Sequence[str] = (), scroll_place: int = 0, *, is_preview: bool = False
    ) -> None:
        """Show ``article`` from ``scroll_place`` on, ``words`` highlighted; a preview isn't announced."""
        self.close_find()
        self._show(article, words, scroll_place)
        if not is_preview:
            announce(self, article.meta.title)

    def _show(self, article: Article, words: Sequence[str], scroll_place: int) -> None:
        is_same = self._article is not None and self._article.meta.slug == article.meta.slug
        self._article, self._words = article, tuple(words)
        meta = article.meta
        category = self._category_name(meta)
        self._crumb.setText(self.tr("Help › {category}").format(category=category))
        self.heading.setText(meta.title)
        for part in (self.heading, self.view):
            speak_as(part, meta.language)
        day = day_text(meta.updated)
        self._meta.setText(read_line(self.tr("Updated {day}").format(day=day), meta.reading_minutes))
        self.view.show_article(article, self._words)
        self._contents.setVisible(len(self.view.sections()) >= _LEAST_SECTIONS)
        self._keep.setChecked(self._store.is_bookmarked(meta.slug))
        self._show_related(self._store.metas(meta.related, meta.language))
        if not is_same:
            self.feedback.reset(has_flow=bool(meta.flow and self._store.flow(meta.flow)))
            self._store.earlier_vote(meta, partial(self._show_vote, meta))
        self._stack.setCurrentWidget(self._article_side)
        self._scroll.verticalScrollBar().setValue(scroll_place)

    def set_words(self, words: Sequence[str]) -> None:
        if tuple(words) != self._words:
            self._words = tuple(words)
            self.view.mark_words(self._words)

    def set_single(self, is_single: bool) -> None:
        """Only one pane shows: offer the way back to the list."""
        self._back.setVisible(is_single)

    def open_find(self) -> None:
        if self._article is not None:
            self.find_bar.show()
            self.find_bar.field.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.find_bar.field.edit.selectAll()

    def close_find(self) -> bool:
        """Take the find bar away; True when it was open."""
        was_open = self.find_bar.isVisible()
        self.find_bar.hide()
        if was_open:
            self.view.mark_words(self._words)
        return was_open

    def retranslate(self) -> None:
        self._back.set_label(self.tr("Back to the list"))
        self._contents.set_label(self.tr("In this article"))
        self._keep.set_label(self.tr("Save this article"))
        self._print.set_label(self.tr("Print"))
        self._pdf.set_label(self.tr("Save as PDF"))
        self._link.set_label(self.tr("Copy a link to this article"))
        self._related_title.setText(self.tr("Related articles"))
        self.find_bar.retranslate()
        self._start.retranslate()
        self.feedback.retranslate()
        if self._article is not None:
            again = self._store.article(self.slug, theme().language)
            if again is not None:
                self._show(again, self._words, self.scroll_place)
                if self.find_bar.isVisible():
                    # What was found stood in the other text.
                    self._on_sought(self.find_bar.field.text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()

    def theme_changed(self) -> None:
        self._fit_height()

    def _fit_height(self) -> None:
        """In a low window the question scrolls with the article: reading keeps the room."""
        is_low = self.height() / (theme().text_scale / 100) < _LOW
        if is_low != self._is_low:
            self._is_low = is_low
            if is_low:
                self._scroll.content.insertWidget(self._scroll.content.indexOf(self._divider), self.feedback)
            else:
                self._article_column.addWidget(self.feedback)

    def set_effective_width(self, width: int) -> None:
        self.feedback.set_effective_width(width)
        for scroll in (self._scroll, self._start_scroll):
            scroll.set_effective_width(width)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill_rect(painter, QRectF(self.rect()), theme().color("surface"))
        fill_rect(painter, QRectF(0, 0, 1, self.height()), theme().color("border"))
        painter.end()

    def _category_name(self, meta: ArticleMeta) -> str:
        for category in self._store.categories():
            if category.id == meta.category:
                return category.title.text(theme().language)
        return meta.category

    def _show_related(self, related: Sequence[ArticleMeta]) -> None:
        clear_layout(self._related)
        self._related_title.setVisible(bool(related))
        for article in related:
            button = Button(article.title, ButtonKind.TEXT, icon="file-text")
            button.clicked.connect(lambda _=False, slug=article.slug: self.article_chosen.emit(slug))
            self._related.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _on_link(self, target: str) -> None:
        self._navigator.open_target(target)

    def _open_contents(self) -> None:
        """The parts of the article as a menu; one that is chosen is brought to the top."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.aboutToHide.connect(self._entries.clear)
        for words, place in self.view.sections():
            entry = menu.addAction(words.replace("&", "&&"))
            entry.triggered.connect(lambda _=False, place=place, words=words: self._to_section(words, place))
            self._entries.append(entry)
        corner = self._contents.mapToGlobal(self._contents.rect().bottomRight())
        corner.setX(corner.x() - menu.sizeHint().width())
        menu.popup(corner)

    def _to_section(self, words: str, place: QTextCursor) -> None:
        inside = self._scroll.widget()
        if inside is not None:
            top = self.view.mapTo(inside, self.view.place_rect(place).topLeft().toPoint()).y()
            self._scroll.verticalScrollBar().setValue(top - _ABOVE_SECTION)
        announce(self, words)

    def _on_keep(self) -> None:
        slug, is_kept = self.slug, self._keep.isChecked()
        self._store.set_bookmark(slug, is_kept)
        self._navigator.toast(
            lambda: self.tr("Saved under Help") if is_kept else self.tr("No longer saved"),
            lambda: self._undo_keep(slug, is_kept),
        )

    def _undo_keep(self, slug: str, was_kept: bool) -> None:
        self._store.set_bookmark(slug, not was_kept)
        if self.slug == slug:
            self._keep.setChecked(not was_kept)

    def _on_print(self) -> None:
        if self._article is not None:
            print_article(self._article, self)

    def _on_pdf(self) -> None:
        if self._article is None:
            return
        article = self._article
        dialog = QFileDialog(self.window(), self.tr("Save as PDF"), f"{article.meta.slug}.pdf", "PDF (*.pdf)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self._write_pdf(article, Path(name)))
        dialog.open()

    def _write_pdf(self, article: Article, path: Path) -> None:
        if save_pdf(article, path):
            self._navigator.toast(lambda: self.tr("Saved as {name}").format(name=path.name))
        else:
            self._navigator.toast(lambda: self.tr("That folder can’t be written to. Choose another one."))

    def _on_copy_link(self) -> None:
        self._navigator.copy(f"walletcare://open/faq/{self.slug}", lambda: self.tr("Link copied"))

    def _on_sought(self, text: str) -> None:
        words = (text,) if text else self._words
        self.view.mark_words(words)
        self._places = self.view.found_places(text)
        self._place = 0
        self._show_place()

    def _on_stepped(self, step: int) -> None:
        if self._places:
            self._place = (self._place + step) % len(self._places)
            self._show_place()

    def _show_place(self) -> None:
        self.find_bar.show_count(self._place + 1, len(self._places))
        if not self._places:
            return
        rect = self.view.place_rect(self._places[self._place])
        inside = self._scroll.widget()
        if inside is not None:
            y = self.view.mapTo(inside, rect.topLeft().toPoint()).y()
            self._scroll.ensureVisible(0, y, 0, 120)

    def _on_voted(self, is_helpful: bool, reason: str) -> None:
        if self._article is None:
            return
        slug, language = self.slug, self._article.meta.language
        self._store.vote(slug, language, is_helpful=is_helpful, reason=reason)
        if is_helpful or reason:
            self._navigator.toast(
                lambda: self.tr("Thanks, noted on this computer."), lambda: self._undo_vote(slug)
            )

    def _show_vote(self, meta: ArticleMeta, vote: Vote | None) -> None:
        if vote is not None and self._article is not None and self._article.meta == meta:
            self.feedback.show_earlier(vote)

    def _undo_vote(self, slug: str) -> None:
        if self._article is not None:
            self._store.withdraw_vote(slug, self._article.meta.language)
            if self.slug == slug:
                self.feedback.reset(has_flow=bool(self._article.meta.flow))

    def _on_flow(self) -> None:
        if self._article is not None and self._article.meta.flow:
            self._navigator.open_flow(self._article.meta.flow)

    def _on_contact(self) -> None:
        topic = self._article.meta.topic if self._article is not None else ""
        self._navigator.open_contact(topic=topic)

    def _on_team(self, reason: str) -> None:
        """What was missing becomes a request like any other: seen before it leaves, and sent once."""
        if self._article is None:
            return
        about = self.tr("The article “{title}”: {reason}.").format(
            title=self._article.meta.title, reason=reason[:1].lower() + reason[1:]
        )
        self._navigator.open_contact(topic="feedback", text=about)
