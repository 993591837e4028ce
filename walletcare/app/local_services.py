"""What answers on this computer alone: content, search, brand, safety, troubleshooters. No network, no Qt.

It stands as soon as the content pack does; what only one page uses is made when that is asked for. Keyring,
store and network libraries come later, with :func:`walletcare.app.services.build_services`; runs and votes
are kept in a store that opens then.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from walletcare import __version__
from walletcare.app.late import Late
from walletcare.app.late_store import LateStore
from walletcare.faq.index import SearchIndex

if TYPE_CHECKING:
    from walletcare.app.start.brand_choice import StartOptions
    from walletcare.content.pack import Pack
    from walletcare.domain.brand import Brand
    from walletcare.domain.clock import Clock
    from walletcare.domain.notice import Notice
    from walletcare.faq.votes import Votes
    from walletcare.infra.paths import DataPaths
    from walletcare.safety.official.checker import OfficialChecker
    from walletcare.safety.outgoing.guard import Guard
    from walletcare.troubleshoot.deadline_reminders import DeadlineReminders
    from walletcare.troubleshoot.diagnostics.check import Cancel, CheckContext
    from walletcare.troubleshoot.session_store import SessionStore
    from walletcare.ui.contact.inbound import InboundCheck

_DESK_S = 10.0
"""A demo's desk has started, or never will, by then."""


@dataclass(slots=True)
class LocalServices:
    """Attributes:
    brand: Without a backend until a demo's desk has started.
    store: Opened in the lane of the store, by :func:`~walletcare.app.services.build_services`.
    notices: What is told to everybody; the urgent first. None: the pack's have not been read yet.
    arrived: Set when everything else was built (``build_services``), or could not be
        (:meth:`settle_for_memory`).
    """

    options: StartOptions
    brand: Brand
    paths: DataPaths
    clock: Clock
    pack: Pack
    index: SearchIndex
    store: LateStore
    late_guard: Late[Guard]
    late_checker: Late[OfficialChecker]
    late_inbound: Late[InboundCheck]
    late_sessions: Late[SessionStore]
    late_deadlines: Late[DeadlineReminders]
    late_votes: Late[Votes]
    notices: tuple[Notice, ...] | None = None
    arrived: Event = field(default_factory=Event)

    @property
    def guard(self) -> Guard:
        return self.late_guard.get()

    @property
    def checker(self) -> OfficialChecker:
        return self.late_checker.get()

    @property
    def inbound(self) -> InboundCheck:
        return self.late_inbound.get()

    @property
    def sessions(self) -> SessionStore:
        return self.late_sessions.get()

    @property
    def deadlines(self) -> DeadlineReminders:
        return self.late_deadlines.get()

    @property
    def votes(self) -> Votes:
        return self.late_votes.get()

    def settle_for_memory(self) -> None:
        """Everything else was built, or could not be: a store that did not open gives way to one in memory,
        so that troubleshooters go on without being kept. In the store's lane.

        Raises:
            StoreError: Not even that could be made.
        """
        self.arrived.set()
        if not self.store.is_open:
            from walletcare.infra.db import open_database

            self.store.open(open_database(Path(":memory:"), None))

    def check_context(self, cancel: Cancel, *, node_url: str = "") -> CheckContext:
        """What the checks of a troubleshooter may use. In a worker: a demo's desk is waited for."""
        from walletcare.infra.probes.socket_probe import SocketProbe
        from walletcare.troubleshoot.diagnostics.check import CheckContext
        from walletcare.troubleshoot.targets import targets_of

        if self.options.is_demo:
            self.arrived.wait(_DESK_S)
        return CheckContext(
            probe=SocketProbe(self.clock),
            targets=targets_of(self.brand, node_url),
            clock=self.clock,
            brand=self.brand,
            data_dir=self.paths.root,
            cancel=cancel,
            notices=self.pack.notices() if self.notices is None else self.notices,
            app_version=__version__,
            content_date=self.pack.built_on,
            is_offline=self.options.is_offline,
        )


def build_local(
    options: StartOptions, brand: Brand, pack: Pack, clock: Clock, *, index: SearchIndex | None = None
) -> LocalServices:
    """Build it for ``brand``. Nothing is opened but the search.

    Args:
        index: The search, when it is open already.
    """
    from walletcare.infra.paths import DataPaths

    store = LateStore()

    def guard() -> Guard:
        from walletcare.safety.outgoing.guard import Guard

        return Guard()

    def checker() -> OfficialChecker:
        from walletcare.safety.official.checker import OfficialChecker

        return OfficialChecker(brand.official)

    late_checker = Late(checker)

    def inbound() -> InboundCheck:
        from walletcare.app.pages.inbound_check import inbound_check

        return inbound_check(brand, late_checker.get)

    def sessions() -> SessionStore:
        from walletcare.troubleshoot.session_store import SessionStore

        return SessionStore(store, clock)

    def deadlines() -> DeadlineReminders:
        from walletcare.troubleshoot.deadline_reminders import DeadlineReminders

        return DeadlineReminders(store, clock)

    def votes() -> Votes:
        from walletcare.faq.votes import Votes

        return Votes(store, clock, pack.version)

    return LocalServices(
        options=options,
        brand=brand,
        paths=DataPaths.for_brand(brand.id, options.data_dir),
        clock=clock,
        pack=pack,
        index=index or SearchIndex(pack.path),
        store=store,
        late_guard=Late(guard),
        late_checker=late_checker,
        late_inbound=Late(inbound),
        late_sessions=Late(sessions),
        late_deadlines=Late(deadlines),
        late_votes=Late(votes),
    )
