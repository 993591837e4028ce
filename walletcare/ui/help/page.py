"""The Help page: list and reader side by side, one at a time in a narrow window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from walletcare.domain.article import SearchResult
from walletcare.ui.components import ListDetail, SearchField, Width
from walletcare.ui.help.list_pane import ListPane
from walletcare.ui.help.reader import Reader
from walletcare.ui.navigation import Argument, Navigator, OpenArticle, OpenSearch, PageName
from walletcare.ui.page import Page
from walletcare.ui.stores.help import HelpStore
from walletcare.ui.theme import theme

LIST_WIDTH = 360
_HISTORY_LIMIT = 50
PREVIEW_AFTER_MS = 250
"""So long after the last answer the best article shows beside the list: not while somebody still types."""


@dataclass(frozen=True, slots=True)
class _Visit:
    slug: str
    scroll_place: int


class HelpPage(Page):
    """Browse, search, read."""

    def __init__(self, navigator: Navigator, store: HelpStore, parent: QWidget | None = None) -> None:
        super().__init__(navigator, has_header=False, parent=parent)
        self._store = store
        self._history: list[_Visit] = []
        self._future: list[_Visit] = []
        self._panes = ListDetail(list_width=LIST_WIDTH)
        self._panes.focus_lost.connect(self.focus_heading)
        self.list_pane = ListPane(store)
        self.reader = Reader(store, navigator)
        for pane, widget in (
            (self._panes.list_pane, self.list_pane),
            (self._panes.detail_pane, self.reader),
        ):
            inner = QVBoxLayout(pane)
            inner.setContentsMargins(0, 0, 0, 0)
            inner.addWidget(widget)
        self.place(self._panes)
        self.list_pane.article_chosen.connect(self._on_chosen)
        self.list_pane.contact_requested.connect(self._on_contact)
        self.list_pane.troubleshoot_requested.connect(lambda: navigator.open_page(PageName.TROUBLESHOOT))
        self.reader.article_chosen.connect(self._on_chosen)
        self.reader.back_requested.connect(self._to_list)
        store.content_changed.connect(self.retranslate)
        self._previewed = ""
        self._preview_soon = QTimer(self)
        self._preview_soon.setSingleShot(True)
        self._preview_soon.setInterval(PREVIEW_AFTER_MS)
        self._preview_soon.timeout.connect(self._preview)
        self._best = ""
        store.results_changed.connect(self._on_results)
        self.list_pane.search.searched.connect(self._on_searched)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self.reader.open_find)
        forward = QShortcut(QKeySequence(QKeySequence.StandardKey.Forward), self)
        forward.activated.connect(self.go_forward)

    def title(self) -> str:
        return self.tr("Help")

    def retranslate(self) -> None:
        for _ in self.say_pieces():
            pass

    def say_pieces(self) -> Iterator[None]:
        self.list_pane.retranslate()
        yield
        self.reader.retranslate()
        yield

    def opened(self, argument: Argument) -> None:
        match argument:
            case OpenArticle(slug=slug):
                self._visit(slug)
            case OpenSearch(text=text):
                self.list_pane.show_search(text)
                self._panes.show_detail(False)
            case _:
                pass

    def apply_width(self, effective_width: int) -> None:
        super().apply_width(effective_width)
        self.list_pane.search.set_keycap_visible(effective_width >= Width.NARROW)
        self.reader.set_effective_width(effective_width)
        self.reader.set_single(self._panes.is_single)

    def heading(self) -> QWidget:
        return self.reader.heading if self.reader.slug else self.list_pane.title

    def search_field(self) -> SearchField:
        self._panes.show_detail(False)
        return self.list_pane.search

    def areas(self) -> list[QWidget]:
        return [self.list_pane, self.reader, self.reader.feedback]

    def go_back(self) -> bool:
        if self._history:
            self._future.append(self._here())
            visit = self._history.pop()
            self._show(visit.slug, visit.scroll_place)
            return True
        if self.reader.slug:
            self._to_list()
            return True
        return False

    def go_forward(self) -> None:
        if self._future:
            self._history.append(self._here())
            visit = self._future.pop()
            self._show(visit.slug, visit.scroll_place)

    def escape(self) -> bool:
        if self.reader.close_find():
            return True
        if self._panes.is_single and self.reader.slug:
            self._to_list()
            return True
        return False

    def _on_results(self, result: SearchResult) -> None:
        self.reader.set_words(self.list_pane.words)
        self._best = result.hits[0].article.slug if result.hits and result.is_confident else ""
        if not self._panes.is_single and self.reader.slug in ("", self._previewed):
            self._preview_soon.start()

    def _preview(self) -> None:
        """Show the best answer beside the list. It isn't a visit: nothing is noted, the focus stays."""
        if self._panes.is_single or self.reader.slug not in ("", self._previewed):
            return
        best = self._best if self.list_pane.words else ""
        article = self._store.article(best, theme().language) if best else None
        if article is None:
            self._end_preview()
            return
        if best != self.reader.slug:
            self._previewed = best
            self.reader.show_article(article, self.list_pane.words, is_preview=True)
        self.list_pane.set_current(best)

    def _on_searched(self, text: str) -> None:
        if not text.strip():
            self._preview_soon.stop()
            self._end_preview()

    def _end_preview(self) -> None:
        if self._previewed:
            self._previewed = ""
            self.reader.show_start()
            self.list_pane.set_current("")

    def _here(self) -> _Visit:
        return _Visit(self.reader.slug, self.reader.scroll_place)

    def _on_chosen(self, slug: str) -> None:
        self._visit(slug)

    def _visit(self, slug: str) -> None:
        self._preview_soon.stop()
        if self.reader.slug and self.reader.slug not in (slug, self._previewed):
            self._history = [*self._history, self._here()][-_HISTORY_LIMIT:]
            self._future = []
        self._previewed = ""
        self._show(slug, 0)
        self._store.note_read(slug)

    def _show(self, slug: str, scroll_place: int) -> None:
        article = self._store.article(slug, theme().language) if slug else None
        if article is None:
            self.reader.show_start()
            if slug:
                self.navigator.toast(lambda: self.tr("This version doesn’t have that article."))
            return
        self.reader.show_article(article, self.list_pane.words, scroll_place)
        self.list_pane.set_current(slug)
        self._panes.show_detail(True)

    def _to_list(self) -> None:
        self._preview_soon.stop()
        self._previewed = ""
        self._panes.show_detail(False)
        if not self._panes.is_single:
            self.reader.show_start()
        self.list_pane.search.setFocus()

    def _on_contact(self) -> None:
        """The question that found nothing goes along, so that it is not typed twice."""
        self.navigator.open_contact(text=self.list_pane.search.text().strip())
