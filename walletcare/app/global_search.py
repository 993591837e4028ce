"""Search from anywhere: articles and troubleshooters for the window's popup."""

from __future__ import annotations

from collections.abc import Callable

from walletcare.content.pack import Pack
from walletcare.domain.article import SearchQuery, SearchResult
from walletcare.domain.flow import Flow
from walletcare.faq.index import SearchIndex
from walletcare.ui.help.results import meta_line
from walletcare.ui.search_popup import Found, FoundArticle, FoundFlow
from walletcare.ui.tasks import TaskRunner
from walletcare.ui.theme import theme

_ARTICLES, _FLOWS = 6, 2


class GlobalSearch:
    """A ``SearchSource``: asked with a text, answers on the GUI thread, the latest text only."""

    def __init__(self, pack: Pack, index: SearchIndex, tasks: TaskRunner) -> None:
        self._pack, self._index, self._tasks = pack, index, tasks

    def __call__(self, text: str, answer: Callable[[Found], None]) -> None:
        query = SearchQuery(text, theme().language, limit=_ARTICLES)
        self._tasks.latest(
            "global-search",
            lambda token: (
                self._index.search(query, lambda: not token.is_cancelled()),
                self._pack.flows(),
            ),
            lambda found: answer(self._found(*found)),
        )

    def _found(self, result: SearchResult, flows: tuple[Flow, ...]) -> Found:
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
            result.is_confident,
        )
