"""How pages lead to each other: destinations are values, and one object carries them to the window."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from collections.abc import Callable

    from walletcare.domain.account import Account
    from walletcare.domain.ticket import Draft, DraftId, TicketId


EMERGENCY = "emergency"
"""Id of the troubleshooter with first aid for somebody who has shared a secret or paid."""


class PageName(StrEnum):
    """The pages of the rail, in its order; ``gallery`` is for builders."""

    HOME = "home"
    HELP = "help"
    TROUBLESHOOT = "troubleshoot"
    CONTACT = "contact"
    REQUESTS = "requests"
    SAFETY = "safety"
    SETTINGS = "settings"
    GALLERY = "gallery"


class OpenArticle(NamedTuple):
    """Help: one article. ``anchor`` is a heading's text to scroll to, empty for the top."""

    slug: str
    anchor: str = ""


class OpenSearch(NamedTuple):
    """Help: the results for a text."""

    text: str


class OpenFlow(NamedTuple):
    """Troubleshoot: start a flow, or go on with a session that was left."""

    flow_id: str
    session_id: str = ""


class OpenContact(NamedTuple):
    """Contact: the composer with what is known already filled in. All empty: the channel overview.

    ``draft`` is a whole request that another feature prepared (a troubleshooter); it wins over the rest.
    ``ticket_id`` opens the conversation of a request that was sent already; it wins over everything.
    """

    topic: str = ""
    text: str = ""
    draft_id: DraftId | None = None
    account: Account | None = None
    draft: Draft | None = None
    ticket_id: TicketId | None = None


class OpenRequest(NamedTuple):
    """Requests: one request; ``to_rating`` scrolls to the rating."""

    ticket_id: TicketId
    to_rating: bool = False


class OpenCheck(NamedTuple):
    """Safety: check a text against the official list. Empty: only the field, focused."""

    text: str = ""


@dataclass(frozen=True, slots=True)
class OpenEmergency:
    """Safety: first aid for somebody who has shared a secret or paid."""


class OpenSection(NamedTuple):
    """Settings: one section (``language``, ``appearance``, ``notifications``, ``privacy``, ``about``)."""

    section: str


Argument = (
    OpenArticle
    | OpenSearch
    | OpenFlow
    | OpenContact
    | OpenRequest
    | OpenCheck
    | OpenEmergency
    | OpenSection
    | None
)


class Destination(NamedTuple):
    """A page and what to show there. ``argument`` None: the page as it was left."""

    page: PageName
    argument: Argument = None


class ToastNote(NamedTuple):
    """A short note: what it says, in the language of then, and what takes the action back."""

    say: Callable[[], str]
    undo: Callable[[], None] | None = None


class Navigator(QObject):
    """What every page is given to lead on.

    Signals:
        travelled: Somebody asked for a :class:`Destination`; the window listens.
        toasted: Somebody asked for a :class:`ToastNote`.
        link_requested: Somebody wants an outside address opened. Only the composition root's safety gate
            listens; nothing else in the program opens an address.
    """

    travelled = Signal(object)
    toasted = Signal(object)
    link_requested = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.gate: Callable[[Destination], bool] | None = None
        """Asked before every move: False holds it (the composition root lets it go on later)."""

    def open(self, destination: Destination) -> None:
        if self.gate is None or self.gate(destination):
            self.travelled.emit(destination)

    def open_page(self, page: PageName) -> None:
        self.open(Destination(page))

    def open_article(self, slug: str, anchor: str = "") -> None:
        self.open(Destination(PageName.HELP, OpenArticle(slug, anchor)))

    def open_search(self, text: str) -> None:
        self.open(Destination(PageName.HELP, OpenSearch(text)))

    def open_flow(self, flow_id: str, session_id: str = "") -> None:
        self.open(Destination(PageName.TROUBLESHOOT, OpenFlow(flow_id, session_id)))

    def open_contact(
        self,
        *,
        topic: str = "",
        text: str = "",
        draft_id: DraftId | None = None,
        account: Account | None = None,
        draft: Draft | None = None,
    ) -> None:
        self.open(Destination(PageName.CONTACT, OpenContact(topic, text, draft_id, account, draft)))

    def open_chat(self, ticket_id: TicketId) -> None:
        """The live conversation of a request that was sent already."""
        self.open(Destination(PageName.CONTACT, OpenContact(ticket_id=ticket_id)))

    def open_request(self, ticket_id: TicketId, *, to_rating: bool = False) -> None:
        self.open(Destination(PageName.REQUESTS, OpenRequest(ticket_id, to_rating)))

    def open_safety(self, text: str = "") -> None:
        self.open(Destination(PageName.SAFETY, OpenCheck(text)))

    def open_emergency(self) -> None:
        self.open(Destination(PageName.SAFETY, OpenEmergency()))

    def open_settings(self, section: str = "") -> None:
        self.open(Destination(PageName.SETTINGS, OpenSection(section) if section else None))

    def open_target(self, target: str) -> bool:
        """Follow a target of the content: ``faq:<slug>``, ``flow:<id>``, ``page:<name>`` or an https address.

        False for anything else; it goes nowhere.
        """
        kind, _, rest = target.partition(":")
        if kind == "faq" and rest:
            self.open_article(rest)
        elif kind == "flow" and rest:
            self.open_flow(rest)
        elif kind == "page" and rest in set(PageName):
            self.open_page(PageName(rest))
        elif target.startswith("https://"):
            self.open_link(target)
        else:
            return False
        return True

    def open_link(self, address: str) -> None:
        """Ask for an outside address to be opened in the browser, through the safety gate."""
        self.link_requested.emit(address)

    def copy(self, text: str, say: Callable[[], str] | None = None) -> None:
        """Put plain text on the clipboard, and ``say`` so ("Reference copied") in a toast."""
        QGuiApplication.clipboard().setText(text)
        if say is not None:
            self.toast(say)

    def toast(self, say: Callable[[], str], undo: Callable[[], None] | None = None) -> None:
        """Show a short note at the bottom of the window. Never for errors: those stay where they happened.

        Args:
            say: Gives the words, now and again when the language changes while they are shown.
        """
        self.toasted.emit(ToastNote(say, undo))
