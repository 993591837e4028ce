"""Contact and Requests in a real window over a real service: SQLite on disk, a desk, its live socket."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

from keyring.backends import fail
from pytestqt.qtbot import QtBot

from walletcare.contact.change import Change
from walletcare.contact.composing.preview import AppFacts
from walletcare.contact.service import ContactService
from walletcare.content.brand_source import read_brand
from walletcare.content.survey_source import read_survey
from walletcare.desk.scenarios.control import DeskControl
from walletcare.desk.thread import DeskThread
from walletcare.domain.brand import Backend
from walletcare.domain.language import Language
from walletcare.domain.ticket import Ticket
from walletcare.infra.chatwoot.cable import CableLink
from walletcare.infra.chatwoot.rest import ChatwootTransport
from walletcare.infra.clock import SystemClock
from walletcare.infra.db import Database, open_database
from walletcare.infra.http import HttpClient
from walletcare.infra.keyring import KeyringStore
from walletcare.infra.mail import SmtpTransport
from walletcare.infra.paths import resources_dir
from walletcare.safety.outgoing.guard import Guard
from walletcare.ui.contact.page import ContactPage
from walletcare.ui.navigation import Navigator, PageName
from walletcare.ui.pictures import encode_picture
from walletcare.ui.requests.page import RequestsPage
from walletcare.ui.stores.contact import ContactStore
from walletcare.ui.stores.relay import ChangeRelay
from walletcare.ui.tasks import TaskRunner
from walletcare.ui.window import MainWindow

T = TypeVar("T")
WAIT_MS = 60_000
"""Far more than any of it takes: a machine may be slow and busy, and nothing here is measured."""


class ShiftedClock:
    """The computer's clock, which a test can put forward."""

    def __init__(self) -> None:
        self._base = SystemClock()
        self.shift = timedelta(0)

    def now(self) -> datetime:
        return self._base.now() + self.shift

    def monotonic(self) -> float:
        return self._base.monotonic() + self.shift.total_seconds()


@dataclass
class ContactWindow:
    """The window with both pages, and everything around them.

    Attributes:
        hearers: Called with every change in the thread that tells it, before the window hears of it.
    """

    bot: QtBot
    window: MainWindow
    navigator: Navigator
    store: ContactStore
    service: ContactService
    clock: ShiftedClock
    control: DeskControl
    opened_links: list[str]
    opened_mails: list[str]
    relay: ChangeRelay
    link: CableLink
    hearers: list[Callable[[Change], None]]

    @property
    def contact(self) -> ContactPage:
        page = self.window.page(PageName.CONTACT)
        assert isinstance(page, ContactPage)
        return page

    @property
    def requests(self) -> RequestsPage:
        page = self.window.page(PageName.REQUESTS)
        assert isinstance(page, RequestsPage)
        return page

    def wait(self, condition: Callable[[], object]) -> None:
        """Let the window work until ``condition`` holds."""
        self.bot.waitUntil(lambda: bool(condition()), timeout=WAIT_MS)

    def sent(self, text: str, topic: str = "payment-failed") -> tuple[Ticket, int]:
        """A request that has arrived, and its number on the desk."""
        known = {int(found["id"]) for found in self.control.conversations()}
        ticket = self.service.submit(self.service.drafts.new(topic, text=text))
        self.wait(lambda: len(self.control.conversations()) > len(known))
        number = next(
            int(found["id"]) for found in self.control.conversations() if int(found["id"]) not in known
        )
        self.wait(lambda: any(text in (line or "") for line in self.control.incoming(number)))
        self.wait(lambda: not self.service.outbox.entries(ticket.id))
        return ticket, number


@contextmanager
def contact_window(
    bot: QtBot, folder: Path, desk: DeskThread | None, *, is_live: bool = True
) -> Iterator[ContactWindow]:
    """The window, shown; ``desk`` None: nobody answers at the brand's address."""
    clock, guard, http = ShiftedClock(), Guard(), HttpClient()
    brand = read_brand(resources_dir() / "brands" / "demo" / "brand.toml")
    if desk is not None:
        backend = Backend(desk.base_url, desk.inbox_identifier, cable_url=desk.cable_url)
    else:
        backend = Backend("http://127.0.0.1:9", "nobody")
    brand = replace(brand, backend=backend)
    database: Database = open_database(folder / "store.db", None)
    chat = ChatwootTransport(http, backend, clock=clock)
    relay, tasks, navigator = ChangeRelay(), TaskRunner(), Navigator()
    hearers: list[Callable[[Change], None]] = []

    def tell(change: Change) -> None:
        for hear in hearers:
            hear(change)
        relay(change)

    no_keyring = fail.Keyring()  # type: ignore[no-untyped-call]
    service = ContactService(
        database=database,
        chat=chat,
        mail=SmtpTransport(clock=clock),
        secrets=KeyringStore("WalletCare test", backend=no_keyring),
        brand=brand,
        clock=clock,
        guard=guard,
        facts=AppFacts("1.0", "Test OS 1", Language.EN),
        listener=tell,
        encode_picture=encode_picture,
    )
    service.ratings.set_survey(read_survey(resources_dir() / "survey.toml"))
    service.start()
    store = ContactStore(service, relay, tasks, clock, guard, brand)
    links: list[str] = []
    mails: list[str] = []
    navigator.link_requested.connect(links.append)

    def open_mail(mailto: str) -> bool:
        mails.append(mailto)
        return True

    window = MainWindow(
        {
            PageName.CONTACT: lambda: ContactPage(navigator, store, open_mail=open_mail),
            PageName.REQUESTS: lambda: RequestsPage(navigator, store),
        },
        navigator,
    )
    window.resize(1280, 800)
    bot.addWidget(window)
    link = CableLink(http, backend, chat, clock=clock)
    window.show()
    store.start()
    try:
        if is_live and desk is not None:
            session = service.session()
            assert session is not None
            link.start(session, store.on_chat_event)
        control = desk.control if desk is not None else DeskControl("http://127.0.0.1:9")
        yield ContactWindow(
            bot, window, navigator, store, service, clock, control, links, mails, relay, link, hearers
        )
    finally:
        window.close()
        store.stop()
        link.stop()
        tasks.shutdown()
        http.close()
        database.close()
