"""What the Help page shows: the pack in the window's language, the latest search, what was read and kept."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from walletcare.domain.article import SearchQuery
from walletcare.ui.tasks import Lane, TaskRunner

if TYPE_CHECKING:
    from walletcare.content.pack import Pack
    from walletcare.domain.article import Article, ArticleMeta, Category, SearchResult
    from walletcare.domain.flow import Flow
    from walletcare.domain.language import Language, LocalText
    from walletcare.faq.index import SearchIndex
    from walletcare.faq.votes import Vote

_log = logging.getLogger(__name__)

RECENT_LIMIT = 8
SEARCH_LIMIT = 40


class VoteBook(Protocol):
    """Keeps votes. Implemented by ``faq.votes``; calls are made in the store lane."""

    def add(self, slug: str, language: Language, *, is_helpful: bool, reason: str = "") -> None: ...

    def withdraw(self, slug: str, language: Language) -> None: ...

    def vote_on(self, slug: str, language: Language) -> Vote | None: ...


class ReadingList(Protocol):
    """Slugs kept in the settings, newest first."""

    def recent(self) -> Sequence[str]: ...

    def set_recent(self, slugs: Sequence[str]) -> None: ...

    def bookmarks(self) -> Sequence[str]: ...

    def set_bookmarks(self, slugs: Sequence[str]) -> None: ...


class HelpStore(QObject):
    """Signals:
    results_changed: A search was answered; carries its ``SearchResult``.
    search_failed: The index could not answer.
    lists_changed: Recently read or bookmarks changed.
    content_changed: Everything that was read from the pack may be different now.
    """

    results_changed = Signal(object)
    search_failed = Signal(object)
    lists_changed = Signal()
    content_changed = Signal()

    def __init__(
        self,
        pack: Pack,
        index: SearchIndex,
        tasks: TaskRunner,
        facts: Mapping[str, LocalText],
        votes: Callable[[], VoteBook],
        reading: ReadingList,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._pack, self._index, self._tasks, self._facts = pack, index, tasks, facts
        self._votes, self._reading = votes, reading
        self._flows: dict[str, Flow] = {}
        self._known: dict[Language, dict[str, ArticleMeta]] = {}

    @property
    def pack(self) -> Pack:
        return self._pack

    def categories(self) -> tuple[Category, ...]:
        return self._pack.categories()

    def articles(self, language: Language) -> tuple[ArticleMeta, ...]:
        return self._pack.articles(language)

    def pinned(self, language: Language) -> tuple[ArticleMeta, ...]:
        return self._pack.pinned(language)

    def article(self, slug: str, language: Language) -> Article | None:
        """The article with the brand's words filled in; in the other language when this one lacks it."""
        return self._pack.article(slug, language, self._facts) or self._pack.article(
            slug, language.other, self._facts
        )

    def metas(self, slugs: Sequence[str], language: Language) -> list[ArticleMeta]:
        """The articles ``slugs`` that exist, in the same order."""
        if language not in self._known:
            self._known[language] = {meta.slug: meta for meta in self.articles(language)}
        known = self._known[language]
        return [known[slug] for slug in slugs if slug in known]

    def flow(self, flow_id: str) -> Flow | None:
        if flow_id not in self._flows:
            flow = self._pack.flow(flow_id)
            if flow is None:
                return None
            self._flows[flow_id] = flow
        return self._flows[flow_id]

    def take_flows(self, flows: tuple[Flow, ...]) -> None:
        """Troubleshooters that were read already, for the articles that lead to them."""
        self._flows.update({flow.id: flow for flow in flows})

    def read_again(self) -> None:
        """The pack holds other content now."""
        self._flows.clear()
        self._known.clear()
        self.content_changed.emit()

    def search(self, text: str, language: Language | None, category: str = "") -> None:
        """Answer with ``results_changed``; an older search that is still running is given up."""
        query = SearchQuery(text, language, category, SEARCH_LIMIT)
        self._tasks.latest(
            "help-search",
            lambda token: self._index.search(query, lambda: not token.is_cancelled()),
            self._on_results,
            self.search_failed.emit,
            owner=self,
        )

    def vote(self, slug: str, language: Language, *, is_helpful: bool, reason: str = "") -> None:
        self._tasks.store(
            lambda _: self._votes().add(slug, language, is_helpful=is_helpful, reason=reason), owner=self
        )

    def withdraw_vote(self, slug: str, language: Language) -> None:
        self._tasks.store(lambda _: self._votes().withdraw(slug, language), owner=self)

    def earlier_vote(self, meta: ArticleMeta, show: Callable[[Vote | None], None]) -> None:
        """What the reader said of the article before; only the newest question is answered."""
        self._tasks.latest(
            "earlier-vote",
            lambda _: self._votes().vote_on(meta.slug, meta.language),
            show,
            # An article can be read without it, and a store that fails is said by the room that writes it.
            lambda error: _log.warning("no earlier vote: %s", getattr(error, "code", type(error).__name__)),
            lane=Lane.STORE,
            owner=self,
        )

    def recent(self, language: Language) -> list[ArticleMeta]:
        return self.metas(self._reading.recent(), language)

    def bookmarks(self, language: Language) -> list[ArticleMeta]:
        return self.metas(self._reading.bookmarks(), language)

    def is_bookmarked(self, slug: str) -> bool:
        return slug in self._reading.bookmarks()

    def note_read(self, slug: str) -> None:
        """Remember that ``slug`` was opened, newest first."""
        others = [other for other in self._reading.recent() if other != slug]
        self._reading.set_recent([slug, *others][:RECENT_LIMIT])
        self.lists_changed.emit()

    def set_bookmark(self, slug: str, is_kept: bool) -> None:
        others = [other for other in self._reading.bookmarks() if other != slug]
        self._reading.set_bookmarks([slug, *others] if is_kept else others)
        self.lists_changed.emit()

    def _on_results(self, result: SearchResult) -> None:
        self.results_changed.emit(result)
