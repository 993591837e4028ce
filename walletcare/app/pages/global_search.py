"""Search from anywhere: articles, troubleshooters, requests and actions for the window's popup."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from walletcare.content.pack import Pack
from walletcare.domain.article import SearchQuery, SearchResult
from walletcare.domain.errors import StoreError
from walletcare.faq.index import SearchIndex
from walletcare.ui.components.chip import stage_look
from walletcare.ui.help.meta import meta_line
from walletcare.ui.search_found import Found, FoundAction, FoundArticle, FoundFlow, FoundRequest
from walletcare.ui.tasks import CancelToken, TaskRunner
from walletcare.ui.theme import theme
from walletcare.ui.when import ago_text, meta_text

if TYPE_CHECKING:
    from walletcare.contact.following.tickets import TicketRow
    from walletcare.domain.clock import Clock
    from walletcare.domain.flow import Flow

_log = logging.getLogger(__name__)
_ARTICLES, _FLOWS, _REQUESTS = 6, 2, 3
_LEAST = 2
"""Characters before requests are searched: one alone stands in nearly all of them."""

FindActions = Callable[[str], tuple[FoundAction, ...]]
ReadRequests = Callable[[str, int], "tuple[TicketRow, ...]"]
"""Asked with a text and how many; called in a worker."""


class GlobalSearch:
    """A ``SearchSource``: asked with a text, answers on the GUI thread, the latest text only.

    Requests are found as soon as there is a store: see :meth:`set_requests`.

    Args:
        clock: To say how long ago a request changed.
        actions: Asked on the GUI thread: what a text names is looked up in a small table.
    """

    def __init__(
        self,
        pack: Pack,
        index: SearchIndex,
        tasks: TaskRunner,
        clock: Clock,
        actions: FindActions | None = None,
    ) -> None:
        self._pack, self._index, self._tasks, self._clock = pack, index, tasks, clock
        self._actions = actions
        self._requests: ReadRequests | None = None

    def set_requests(self, read: ReadRequests) -> None:
        """Where requests come from."""
        self._requests = read

    def __call__(self, text: str, answer: Callable[[Found], None]) -> None:
        query = SearchQuery(text, theme().language, limit=_ARTICLES)

        def work(token: CancelToken) -> tuple[SearchResult, tuple[Flow, ...], tuple[TicketRow, ...]]:
            result = self._index.search(query, lambda: not token.is_cancelled())
            return result, self._pack.flows(), self._rows(text)

        self._tasks.latest("global-search", work, lambda found: answer(self._found(text, *found)))

    def _rows(self, text: str) -> tuple[TicketRow, ...]:
        if self._requests is None or len(text.strip()) < _LEAST:
            return ()
        try:
            return self._requests(text, _REQUESTS)
        except StoreError as error:
            # Said by the room that writes it; articles are found all the same.
            _log.info("requests not searched: %s", error.code)
            return ()

    def _found(
        self, text: str, result: SearchResult, flows: tuple[Flow, ...], rows: tuple[TicketRow, ...]
    ) -> Found:
        from walletcare.domain.reference import parse_reference

        language = theme().language
        names = {category.id: category.title.text(language) for category in self._pack.categories()}
        articles = tuple(
            FoundArticle(
                hit.article.slug,
                hit.title,
                hit.snippet,
                meta_line(names.get(hit.article.category, ""), hit.article.reading_minutes),
            )
            for hit in result.hits
        )
        wanted = [hit.article.flow for hit in result.hits if hit.article.flow]
        known = {flow.id: flow for flow in flows}
        chosen = list(dict.fromkeys(flow_id for flow_id in wanted if flow_id in known))[:_FLOWS]
        return Found(
            articles,
            tuple(FoundFlow(flow_id, known[flow_id].title.text(language)) for flow_id in chosen),
            tuple(self._request(row) for row in rows),
            self._actions(text) if self._actions is not None else (),
            is_reference=bool(rows) and rows[0].reference == parse_reference(text),
            is_confident=result.is_confident,
        )

    def _request(self, row: TicketRow) -> FoundRequest:
        state = stage_look(row.stage, is_overdue=row.is_overdue)[0]
        meta = meta_text(str(row.reference), ago_text(row.updated_at, self._clock.now()))
        return FoundRequest(row.id, row.title, meta, state)
