"""The program with its window: order of start, order of shutdown, and what connects the two.

First paint needs settings, brand and content only. The rest is loaded in a worker after it, in the order in
which people need it: the search; Help, Troubleshoot and Safety; then keyring, store and network, and with
them the pages of contact. A page that is wanted sooner opens by itself when its part stands.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from walletcare.app.pages.travel_gate import Standing, TravelGate
from walletcare.app.start.brand_choice import StartOptions
from walletcare.domain.errors import ContentError, StoreError, UserFacingError
from walletcare.domain.language import Language
from walletcare.ui.home.page import HomePage
from walletcare.ui.language import LanguageSwitch
from walletcare.ui.navigation import Destination, Navigator, PageName
from walletcare.ui.preferences import Preferences
from walletcare.ui.stores.home import HomeState, HomeStore, RequestsOpening
from walletcare.ui.stores.relay import ChangeRelay
from walletcare.ui.tasks import TaskRunner
from walletcare.ui.window import MainWindow

if TYPE_CHECKING:
    from walletcare.app.local_rooms import LocalRooms
    from walletcare.app.local_services import LocalServices
    from walletcare.app.pages.font_note import FontNote
    from walletcare.app.pages.global_search import GlobalSearch
    from walletcare.app.rooms import Rooms
    from walletcare.app.services import Services
    from walletcare.app.start.deep_link import DeepLink
    from walletcare.app.upkeep.clock_watch import ClockWatch
    from walletcare.content.pack import Pack
    from walletcare.domain.article import ArticleMeta
    from walletcare.domain.clock import Clock
    from walletcare.domain.reference import Draw
    from walletcare.domain.secret import SecretStore
    from walletcare.faq.index import SearchIndex
    from walletcare.ui.page import Page
    from walletcare.ui.pages_ahead import PagesAhead
    from walletcare.ui.stores.settings import SettingsStore
    from walletcare.ui.tasks import CancelToken

log = logging.getLogger(__name__)

_SHUTDOWN_S = 8.0
_LOCAL_PAGES = frozenset({PageName.HELP, PageName.TROUBLESHOOT, PageName.SAFETY, PageName.GALLERY})
"""They need neither keyring nor store nor network to open: ``LocalRooms`` makes them."""
_AHEAD = (
    PageName.HELP,
    PageName.CONTACT,
    PageName.TROUBLESHOOT,
    PageName.REQUESTS,
    PageName.SAFETY,
    PageName.SETTINGS,
)
"""The pages that are got ready before they are opened, the likeliest first."""
_Maker = Callable[[], "Page"]


class Program(QObject):
    """Signals:
    painted: The window is on the screen; loading begins.
    searchable: A question typed anywhere is answered.
    usable: Help, Troubleshoot and Safety open too.
    ready: Everything below the window works; every page opens.
    settled: What can wait until then was loaded as well.
    failed: It cannot work; carries the error.
    """

    painted = Signal()
    searchable = Signal()
    usable = Signal()
    ready = Signal()
    settled = Signal()
    failed = Signal(object)

    def __init__(
        self,
        options: StartOptions,
        pack: Pack,
        clock: Clock,
        settings: SettingsStore,
        parent: QObject | None = None,
        *,
        secrets: SecretStore | None = None,
        draw: Draw | None = None,
    ) -> None:
        super().__init__(parent)
        self._secrets, self._draw = secrets, draw
        self.options, self.pack, self.clock, self.settings = options, pack, clock, settings
        self.switch = LanguageSwitch(parent=self)
        self.preferences = Preferences(settings, self.switch, self)
        self.preferences.apply()
        self.tasks = TaskRunner(self)
        self.navigator = Navigator(self)
        self.relay = ChangeRelay(self)
        self.home = HomeStore(
            HomeState(now=clock.now(), pinned=_pinned(pack)),
            self,
        )
        self.services: Services | None = None
        self.built: Services | None = None
        self._local: LocalServices | None = None
        self._index: SearchIndex | None = None
        self._search: GlobalSearch | None = None
        self.local_rooms: LocalRooms | None = None
        self.rooms: Rooms | None = None
        self.clock_watch: ClockWatch | None = None
        self.font_note: FontNote | None = None
        self.pages_ahead: PagesAhead | None = None
        self._failure: Exception | None = None
        self._is_closing = False
        self.gate = TravelGate(self.navigator, _needs, self._show_failure)
        self.window = MainWindow(self._pages(), self.navigator, settings)
        self.tasks.unhandled.connect(self._on_unhandled)
        self.window.painted.connect(self._on_painted)

    # -------------------------------------------------------------------- start

    def show(self) -> None:
        """Open the window on Home; :meth:`load` follows after the first paint."""
        self.window.show_page(Destination(PageName.HOME))
        self.window.show()

    def load(self) -> None:
        """Build everything below the window in a worker: the search first, then the rest.

        ``searchable``, ``usable``, then ``ready`` follow; ``failed`` in the place of any of them.
        """
        self.tasks.store(lambda _: open_search(self.pack), self._on_search, self._on_failed, owner=self)

    @Slot()
    def get_pages_ready(self) -> None:
        """Build the pages that nobody has opened yet whenever nobody does anything. For once all can be."""
        from walletcare.ui.pages_ahead import PagesAhead

        if self._is_closing:
            return
        self.pages_ahead = PagesAhead(self.window, _AHEAD, lambda: not self.tasks.is_idle, self)
        self.pages_ahead.begin()

    @Slot()
    def _on_painted(self) -> None:
        self.painted.emit()
        if self._is_closing:
            return
        from walletcare.app.pages.font_note import FontNote
        from walletcare.infra.allocator import share_one_arena

        share_one_arena()
        self.font_note = FontNote(self.window, self.navigator, self.settings, self.switch)
        self.font_note.show()
        self.load()

    def _on_search(self, opened: tuple[Pack, SearchIndex]) -> None:
        pack, index = opened
        if self._is_closing:
            index.close()
            return
        self._index = index
        if pack is not self.pack:
            # The file that the first paint took its titles from turned out to be damaged.
            self.pack.close()
            self.pack = pack
            self.home.set_state(self.home.state._replace(pinned=_pinned(pack)))
        from walletcare.app.pages.global_search import GlobalSearch
        from walletcare.app.pages.search_actions import SearchActions

        actions = SearchActions(self.window, self.settings, index.folded)
        self._search = GlobalSearch(self.pack, index, self.tasks, self.clock, actions.find)
        self.window.set_search_source(self._search, actions.suggested)
        self.searchable.emit()
        self.tasks.store(lambda _: self._build_local(index), self._on_local, self._on_failed, owner=self)

    def _build_local(self, index: SearchIndex) -> LocalServices:
        """In the worker. What the rooms import is loaded here too, so that building them takes no time."""
        import walletcare.app.local_rooms  # noqa: F401 - for its side effect, see above
        from walletcare.app.local_services import build_local
        from walletcare.app.start.brand_choice import choose_brand
        from walletcare.app.start.edition import settle
        from walletcare.infra.paths import DataPaths

        shipped = choose_brand(self.options)
        paths = DataPaths.for_brand(shipped.id, self.options.data_dir)
        brand = settle(shipped, paths, self.pack, index)
        return build_local(self.options, brand, self.pack, self.clock, index=index)

    def _on_local(self, local: LocalServices) -> None:
        if self._is_closing:
            return
        from walletcare.app.local_rooms import LocalRooms

        self._local = local
        self.local_rooms = LocalRooms(self, local)
        self.usable.emit()
        # Before a page is opened: what pages ask of the store's lane is done there when the store is open.
        self.tasks.store(
            lambda token: self._build(local, token), self._on_services, self._on_failed, owner=self
        )
        self.gate.open_up(Standing.LOCAL)

    def _build(self, local: LocalServices, token: CancelToken) -> Services:
        """In the worker, like :meth:`_build_local`."""
        import walletcare.app.rooms
        import walletcare.troubleshoot.secret_screen
        import walletcare.ui.search_popup
        import walletcare.ui.stores.troubleshoot  # noqa: F401 - for their side effect
        from walletcare.app.services import build_services
        from walletcare.ui.pictures import encode_picture

        token.raise_if_cancelled()
        try:
            self.built = build_services(
                self.options,
                local.brand,
                self.pack,
                self.clock,
                self.switch.current,
                local=local,
                listener=self.relay,
                encode_picture=encode_picture,
                secrets=self._secrets,
                draw=self._draw,
            )
        finally:
            local.settle_for_memory()
        return self.built

    def follow(self, link: DeepLink) -> None:
        """Go where a ``walletcare://`` link leads."""
        from walletcare.app.start.deep_link import LinkKind

        match link.kind:
            case LinkKind.ARTICLE:
                self.navigator.open_article(link.name)
            case LinkKind.FLOW:
                self.navigator.open_flow(link.name)
            case LinkKind.PAGE if link.name == "emergency":
                self.navigator.open_emergency()
            case LinkKind.PAGE:
                self.navigator.open_page(PageName(link.name))
            case LinkKind.REQUEST:
                self.gate.ask(Standing.ALL, lambda: self._open_reference(link.name))

    def bring_to_front(self) -> None:
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    # ----------------------------------------------------------------- shutdown

    def close(self) -> bool:
        """Keep what was typed; stop timers, then the network, then workers, then files.

        Returns:
            True when every worker ended in time.
        """
        if self._is_closing:
            return True
        self._is_closing = True
        ends_at = monotonic() + _SHUTDOWN_S
        self.gate.stop()
        if self.pages_ahead is not None:
            self.pages_ahead.stop()
        self.window.remember_geometry()
        self.window.stop_arrival()
        page = self.window.front_page
        if page is not None and self.local_rooms is not None:
            # Saves what stands in its fields, as when another page is opened.
            page.left()
            self.local_rooms.stop()
        if self.rooms is not None:
            self.rooms.stop()
        if self.services is not None:
            self.services.contact.stop()
            if self.services.link is not None:
                self.services.link.stop()
        if self.local_rooms is not None:
            # What was done before the store was open is kept too: it waits in the lane behind the opening.
            self.tasks.finish_store(_SHUTDOWN_S)
        is_clean = self.tasks.shutdown(max(1.0, ends_at - monotonic()))
        if self.built is not None:
            # Also when it stood a moment too late to be of any use.
            self.built.close()
        elif self._index is not None:
            if self._local is not None:
                self._local.store.close()
            self._index.close()
        self.pack.close()
        return is_clean

    # ------------------------------------------------------------------- inside

    def _pages(self) -> dict[PageName, _Maker]:
        makers: dict[PageName, _Maker] = {
            PageName.HOME: lambda: HomePage(self.navigator, self.home, self.settings)
        }
        for name in PageName:
            if name is not PageName.HOME:
                makers[name] = partial(self._room_page, name)
        return makers

    def _room_page(self, name: PageName) -> Page:
        rooms = self.local_rooms if _needs(name) is Standing.LOCAL else self.rooms
        if rooms is None:
            raise RuntimeError("a page was opened before what it needs was built")
        return rooms.make_page(name)

    def _open_reference(self, reference: str) -> None:
        if self.rooms is not None:
            self.rooms.open_reference(reference)

    def _on_services(self, services: Services) -> None:
        if self._is_closing or self.local_rooms is None:
            return
        from walletcare.app.rooms import Rooms
        from walletcare.app.upkeep.clock_watch import ClockWatch
        from walletcare.infra.debug_clock import DebugClock

        self.services = services
        self.rooms = Rooms(self, services, self.local_rooms)
        self.rooms.start()
        if self._search is not None:
            tickets = services.contact.tickets
            self._search.set_requests(lambda text, limit: tickets.rows(text=text, limit=limit))
        if isinstance(self.clock, DebugClock):
            self.clock_watch = ClockWatch(self, self.clock)
        self.rooms.store_note.show()
        self.ready.emit()
        self.gate.open_up(Standing.ALL)

    def _on_failed(self, error: Exception) -> None:
        log.error("not everything can work: %s", getattr(error, "code", type(error).__name__))
        self._failure = error
        self.gate.give_up()
        self.home.set_state(self.home.state._replace(opening=RequestsOpening.FAILED))
        self._show_failure()
        self.failed.emit(error)

    def _show_failure(self) -> None:
        """On the page in front: why requests, and the pages that need them, can't be opened."""
        from walletcare.ui.components import Banner, Tint

        page = self.window.current_page
        if page is not None and self._failure is not None:
            banner, why = Banner(tint=Tint.WARNING, icon="database"), self._failure
            banner.say_with(
                lambda: banner.set_texts(self.tr("Your requests can’t be opened"), self._reason(why))
            )
            page.show_banner(banner)

    def _reason(self, error: Exception) -> str:
        code = error.code if isinstance(error, UserFacingError) else ""
        if isinstance(error, ContentError):
            return self.tr("A file that belongs to this app is damaged. Install WalletCare again.")
        if code == "folder-not-private":
            return self.tr("Other people on this computer can change the data folder. Choose another one.")
        if code in {"folder-unusable", "store-read-only"}:
            return self.tr("The data folder can’t be written to. Check its permissions or free some space.")
        return self.tr("Close other copies of this app and start again. Nothing was changed.")

    def _on_unhandled(self, error: Exception) -> None:
        if isinstance(error, StoreError) and self.rooms is not None:
            # Whatever met it: the store says itself what is wrong, and that it works again.
            log.info("the store failed: %s", error.code)
            self.rooms.contact.tell_failure(error)
            return
        log.error("unhandled: %s", type(error).__name__, exc_info=error)
        self.navigator.toast(lambda: self.tr("Something went wrong in this app. What you typed is kept."))


def open_search(pack: Pack) -> tuple[Pack, SearchIndex]:
    """The pack, verified, and the search over it. In a worker; what both need is imported here.

    Raises:
        ContentError: The pack is damaged, and so is every other.
    """
    import walletcare.app.pages.global_search
    import walletcare.app.pages.search_actions  # noqa: F401 - loaded off the GUI thread
    from walletcare.faq.index import SearchIndex

    good = pack.verified()
    return good, SearchIndex(good.path)


def _needs(page: PageName) -> Standing:
    """What has to stand before ``page`` can be opened."""
    if page is PageName.HOME:
        return Standing.WINDOW
    return Standing.LOCAL if page in _LOCAL_PAGES else Standing.ALL


def _pinned(pack: Pack) -> dict[Language, tuple[ArticleMeta, ...]]:
    """The pinned questions. None of a pack that is damaged there: :func:`open_search` finds another."""
    try:
        return {language: pack.pinned(language) for language in Language}
    except ContentError as error:
        log.warning("no titles: %s", error.code)
        return {}
