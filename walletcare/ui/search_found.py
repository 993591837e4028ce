"""What the search from anywhere found: values, made by whoever searches and shown by the window's popup."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from walletcare.domain.article import Marked
    from walletcare.domain.ticket import TicketId


class FoundArticle(NamedTuple):
    """One article found; ``meta`` is its category and reading time in words."""

    slug: str
    title: Marked
    snippet: Marked
    meta: str = ""


class FoundFlow(NamedTuple):
    """A troubleshooter that fits."""

    flow_id: str
    title: str


class FoundRequest(NamedTuple):
    """A request of the user; ``meta`` is its reference and when it changed, ``state`` its stage in words."""

    ticket_id: TicketId
    title: str
    meta: str
    state: str


class FoundAction(NamedTuple):
    """Something the program can do at once."""

    key: str
    title: str
    text: str
    icon: str
    act: Callable[[], object]


class Found(NamedTuple):
    """What the global search found. ``is_confident`` False: say that no article fits well.

    ``is_reference`` True: the text is the reference of the first request.
    """

    articles: tuple[FoundArticle, ...] = ()
    flows: tuple[FoundFlow, ...] = ()
    requests: tuple[FoundRequest, ...] = ()
    actions: tuple[FoundAction, ...] = ()
    is_reference: bool = False
    is_confident: bool = True


SearchSource = Callable[[str, Callable[[Found], None]], None]
"""Asked with a text; answers on the GUI thread, latest text only."""
