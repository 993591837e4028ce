"""What stands once the services do: the stores that pages show, and everything that keeps them fresh."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Slot
from PySide6.QtGui import QIcon

from walletcare.app.pages.home_feed import read_home_state
from walletcare.app.pages.live_facts import live_facts, support_now
from walletcare.app.pages.store_note import StoreNote
from walletcare.app.pages.support_note import support_note
from walletcare.app.services import Services, StoreKind
from walletcare.app.start.warm import load_pages
from walletcare.app.upkeep.content_keeper import ContentKeeper
from walletcare.app.upkeep.data_keeper import DataKeeper
from walletcare.app.upkeep.live import LiveLink
from walletcare.app.upkeep.reminder_keeper import ReminderKeeper
from walletcare.app.upkeep.reply_teller import ReplyTeller
from walletcare.app.upkeep.tray import Tray
from walletcare.app.upkeep.wake import NetworkWatch, SleepWatch
from walletcare.contact.following.tickets import TicketCounts
from walletcare.domain.chat import LinkState
from walletcare.domain.ticket import TicketId
from walletcare.ui.link_teller import LinkTeller
from walletcare.ui.navigation import Destination, Navigator, PageName
from walletcare.ui.page import Page
from walletcare.ui.stores.contact import ContactStore
from walletcare.ui.stores.contact.pasted import PastedFiles
from walletcare.ui.stores.mail import MailStore
from walletcare.ui.stores.settings import Key
from walletcare.ui.theme import theme
from walletcare.ui.theme.icons import logo_pixmap
from walletcare.ui.theme.tokens import LIGHT

if TYPE_CHECKING:
    from walletcare.app.local_rooms import LocalRooms
    from walletcare.app.program import Program
    from walletcare.domain.support_now import SupportNow

log = logging.getLogger(__name__)

_REFRESH_MS = 60_000
_GATHER_MS = 80
_TRAY_ICON = 64


class Rooms(QObject):
    """Built after the services, with what stands already; makes the pages of contact, and refreshes Home,
    rail and tray from what changes."""

    def __init__(self, program: Program, services: Services, local: LocalRooms) -> None:
        super().__init__(program)
        self._program, self._services = program, services
        self._navigator: Navigator = program.navigator
        tasks = program.tasks
        self.contact = ContactStore(
            services.contact, program.relay, tasks, services.clock, services.guard, services.brand, self
        )
        self.help, self.troubleshoot, self.links = local.help, local.troubleshoot, local.links
        local.set_live_facts(
            lambda: live_facts(self.contact.board.statuses, services.clock.now()), self._support_now
        )
        self.mail = MailStore(parent=self)
        self.content = ContentKeeper(program, services)
        self.keeper = DataKeeper(program, services, self.mail, self.content.store)
        self.live = LiveLink(services, self.contact, tasks, self)
        self.link_teller = LinkTeller(self.contact, program.window)
        self.store_note = StoreNote(services, self.contact, tasks, self._navigator, program.window, self)
        self.sleep = SleepWatch(services.clock, self)
        self.network = NetworkWatch(self)
        icon = QIcon(logo_pixmap(_TRAY_ICON, LIGHT["accent"], "#FFFFFF", 1.0))
        self.tray = Tray(icon, self)
        self.reminders = ReminderKeeper(program, services, self.tray)
        self.replies = ReplyTeller(program, services, self.contact, self.tray)
        self._gather, self._beat = QTimer(self), QTimer(self)
        self._is_quitting = self._is_stopped = False
        self._connect()

    def start(self) -> None:
        """Begin to deliver, to read the server and to listen."""
        self.contact.set_preferred_channel(self._program.settings.text(Key.PREFERRED_CHANNEL))
        # With the store locked or broken nobody knows which pictures its drafts name: all of them stay.
        is_known = self._services.store.kind in {StoreKind.ENCRYPTED, StoreKind.MEMORY_NO_KEYRING}
        self.contact.set_pasted_files(PastedFiles(self._services.paths.attachments), is_swept=is_known)
        self.contact.start()
        self.live.start()
        self.troubleshoot.refresh()
        self.keeper.read_mail()
        self.content.start()
        self._beat.start(_REFRESH_MS)
        self.reminders.look()
        self._refresh_soon()
        # In the next turn: what can wait does not compete with telling that all pages can be opened.
        QTimer.singleShot(0, self, self._load_pages)

    def stop(self) -> None:
        """Ask for no more work: the workers end after this, and signals that wait in the queue still come."""
        self._is_stopped = True
        for timer in (self._gather, self._beat):
            timer.stop()
        self.content.stop()
        self.sleep.stop()
        self.network.stop()
        self.reminders.stop()
        self.store_note.stop()
        self.troubleshoot.drop_checks()
        self.live.stop()
        self.contact.stop()
        self.tray.close()

    def _support_now(self) -> SupportNow | None:
        services, board = self._services, self.contact.board
        return support_now(board.statuses, services.clock.now(), services.contact.tickets.queue_place())

    def clock_moved(self) -> None:
        """A test clock was set: what was waited for may be due, and every time on screen is another."""
        if self._is_stopped:
            return
        self.sleep.clock_moved()
        self._catch_up()

    def make_page(self, name: PageName) -> Page:
        """A page that ``LocalRooms`` does not make, built when it is first opened; its module is imported
        then.

        Raises:
            ValueError: It is none of these.
        """
        match name:
            case PageName.CONTACT:
                from walletcare.app.pages.contact_page import make_contact_page

                return make_contact_page(self._program, self._services, self)
            case PageName.REQUESTS:
                from walletcare.app.pages.contact_page import make_requests_page

                return make_requests_page(self._program, self._services, self)
            case PageName.SETTINGS:
                return self.keeper.make_settings_page(has_tray=self.tray.is_there)
            case _:
                raise ValueError(f"{name} is no page of contact")

    def open_reference(self, reference: str) -> None:
        """Open the request with this reference, or say that this computer has none."""

        def show(ticket_id: TicketId | None) -> None:
            if ticket_id is None:
                self._navigator.toast(lambda: self.tr("No request with that reference on this computer."))
            else:
                self._navigator.open_request(ticket_id)

        self.contact.act(lambda service: service.tickets.find(reference), show, owner=self)

    # ------------------------------------------------------------------- inside

    def _connect(self) -> None:
        self._gather.setSingleShot(True)
        self._gather.setInterval(_GATHER_MS)
        self._gather.timeout.connect(self._refresh)
        self._beat.timeout.connect(self._refresh_soon)
        self._beat.timeout.connect(self.contact.look_at_day)
        self._beat.timeout.connect(self.reminders.look)
        self._beat.timeout.connect(self.replies.look)
        self._beat.timeout.connect(self.content.look_if_due)
        self.content.content_changed.connect(self._on_content)
        for signal in (
            self.contact.requests_changed,
            self.contact.channels_changed,
            self.contact.drafts_changed,
            self.troubleshoot.unfinished_changed,
            self._program.home.refresh_requested,
        ):
            signal.connect(self._refresh_soon)
        self.contact.submitted.connect(
            lambda ticket, draft: self.troubleshoot.note_request(draft.account, ticket.id)
        )
        self.contact.reminders_changed.connect(self.reminders.look)
        self.troubleshoot.dates_changed.connect(self.reminders.look)
        self.sleep.woke.connect(self._on_woke)
        self._program.window.page_changed.connect(self.live.on_page)
        self.network.changed.connect(self._on_network)
        self.network.came_back.connect(self._on_woke)
        self.tray.open_requested.connect(self._on_tray)
        self.tray.quit_requested.connect(self._quit)
        self._program.window.close_to_tray = self._stays_in_tray
        self._program.window.text_scale_stepped.connect(
            lambda percent: self._program.settings.set(Key.TEXT_SCALE, percent)
        )
        self._program.switch.changed.connect(self._on_language)
        self._program.settings.changed.connect(self._on_setting)
        self._program.home.refresh_requested.connect(self.contact.wake)

    def _stays_in_tray(self) -> bool:
        """Whether closing the window leaves the program running, so that a reply is still told."""
        return self.tray.is_there and not self._is_quitting and self._program.settings.flag(Key.CLOSE_TO_TRAY)

    @Slot()
    def _quit(self) -> None:
        self._is_quitting = True
        self._program.window.close()
        QCoreApplication.quit()

    @Slot()
    def _refresh_soon(self) -> None:
        if not self._is_stopped and not self._gather.isActive():
            self._gather.start()

    def _refresh(self) -> None:
        self._program.tasks.store(
            lambda _: read_home_state(self._services), self._program.home.set_state, owner=self
        )
        self.contact.counts(self._show_counts, owner=self)
        self._show_support()

    def _show_support(self) -> None:
        board = self.contact.board
        if board.is_known:
            is_offline = board.link is LinkState.OFFLINE or self._services.options.is_offline
            note = support_note(
                board.statuses,
                self._services.clock.now(),
                is_offline=is_offline,
                is_cut_off=board.link is LinkState.UNREACHABLE,
            )
            self._program.window.set_support_note(note)

    def _show_counts(self, counts: TicketCounts) -> None:
        self._program.window.set_badge(PageName.REQUESTS, counts.waiting_for_you)

    @Slot()
    def _load_pages(self) -> None:
        if not self._is_stopped:
            self._program.tasks.run(lambda _: load_pages(), self._on_loaded, owner=self)

    def _on_loaded(self, _: None) -> None:
        self.network.start()
        self.troubleshoot.flows_read.connect(self.help.take_flows)
        self.troubleshoot.read_ahead()
        self._program.settled.emit()

    def _on_content(self) -> None:
        """Other articles, checks and notices: what was remembered of them is read again."""
        self.help.read_again()
        self.troubleshoot.read_flows_again()
        self._refresh_soon()

    def _on_woke(self) -> None:
        log.info("awake, the clock was set, or online again")
        self._catch_up()

    def _catch_up(self) -> None:
        """Read the server, and look at every moment that was waited for: it may have passed unseen."""
        self.live.wake()
        self.contact.wake()
        self.contact.look_at_clock()
        self.reminders.look()
        self.replies.look()
        self._refresh_soon()

    @Slot(bool)
    def _on_network(self, is_online: bool) -> None:
        self._services.own_network.note(is_online=is_online)
        self._services.contact.channels.note_network()

    def _on_tray(self, destination: Destination | None) -> None:
        self._program.bring_to_front()
        if destination is not None:
            self._navigator.open(destination)

    def _on_language(self, _tag: str) -> None:
        self.contact.set_language(theme().language)
        self.tray.retranslate()
        self._show_support()
        self._refresh_soon()

    def _on_setting(self, key: str) -> None:
        if key == Key.PREFERRED_CHANNEL:
            self.contact.set_preferred_channel(self._program.settings.text(Key.PREFERRED_CHANNEL))
