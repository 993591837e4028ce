"""What the pages ask of the contact room, and what it tells them."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from walletcare.contact.change import Change, ChangeKind
from walletcare.contact.following.tickets import TicketCounts, TicketFilter, TicketRow
from walletcare.domain.chat import ChatEvent, ResyncNeeded
from walletcare.domain.errors import StoreError
from walletcare.domain.language import Language
from walletcare.domain.ticket import Draft, DraftId, Ticket, TicketId
from walletcare.ui.stores.contact.board import BoardReader, ChannelBoard
from walletcare.ui.stores.contact.deliveries import Deliveries
from walletcare.ui.stores.contact.pasted import PastedFiles
from walletcare.ui.stores.contact.polling import ContactPolling
from walletcare.ui.stores.relay import ChangeRelay
from walletcare.ui.tasks import CancelToken, TaskRunner

if TYPE_CHECKING:
    from walletcare.contact.composing.preview import Preview
    from walletcare.contact.following.reminders import Reminder, ReminderKind
    from walletcare.contact.service import ContactService
    from walletcare.domain.brand import Brand
    from walletcare.domain.clock import Clock
    from walletcare.safety.outgoing.guard import Guard
    from walletcare.safety.verdict import SecretKind

_log = logging.getLogger(__name__)
T = TypeVar("T")

_GATHER_MS, _PACE_MS = 30, 250
"""Changes that come in a burst (a reading of the server) are told once."""


class ContactStore(QObject):
    """Signals:
    requests_changed: Something about some requests changed; a frozenset of ticket ids. An empty one: nothing
        did, and the time is another.
    reply_arrived: Support wrote (ticket id, cleaned name or empty).
    typing_changed: Somebody of support types in a ticket, or stopped (ticket id).
    upload_changed: Files of a ticket have got further on their way (ticket id).
    channels_changed: ``board`` is another one.
    day_turned: Another day has begun in the zone of this computer.
    drafts_changed, reminders_changed: Read the list again.
    submitted: A request was made of a draft (``Ticket``, ``Draft``).
    session_lost: The session is another from now on; old conversations are read-only.
    store_failed: The store on disk could not read or write; carries the ``StoreError``.
    store_recovered: It can again.
    thread_opened: The ticket that is before the user's eyes now, None when none is (for polling).
    """

    requests_changed = Signal(object)
    reply_arrived = Signal(str, str)
    typing_changed = Signal(str)
    upload_changed = Signal(str)
    channels_changed = Signal()
    day_turned = Signal()
    drafts_changed = Signal()
    reminders_changed = Signal()
    submitted = Signal(object, object)
    session_lost = Signal()
    store_failed = Signal(object)
    store_recovered = Signal()
    thread_opened = Signal(object)
    _resync_asked = Signal()
    _event_failed = Signal(object)

    def __init__(
        self,
        service: ContactService,
        relay: ChangeRelay,
        tasks: TaskRunner,
        clock: Clock,
        guard: Guard,
        brand: Brand,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.service, self.tasks, self.clock, self.guard, self.brand = service, tasks, clock, guard, brand
        self.preferred_channel = ""
        self.pasted = PastedFiles()
        self._today = clock.now().astimezone().date()
        self.open_thread: TicketId | None = None
        self.is_stopped = False
        self._relay = relay
        self._touched: set[TicketId] = set()
        self._is_board_old = self._has_store_failed = False
        self._told_at = -_PACE_MS / 1000
        self._gather = QTimer(self)
        self._gather.setSingleShot(True)
        self._gather.timeout.connect(self._tell)
        self._reader = BoardReader(self)
        self._reader.changed.connect(self.channels_changed)
        self._deliveries = Deliveries(self)
        self._deliveries.done.connect(self._note_store_works)
        self._deliveries.failed.connect(self._on_failed)
        self.polling = ContactPolling(self)
        queued = Qt.ConnectionType.QueuedConnection
        relay.told.connect(self._on_change, queued)
        self._resync_asked.connect(self.resync, queued)
        self._event_failed.connect(self._on_failed, queued)

    @property
    def board(self) -> ChannelBoard:
        """Every channel as it stands."""
        return self._reader.board

    # ------------------------------------------------------------------ starting

    def start(self) -> None:
        """Begin to deliver what waits, read the server, and keep reading it by the polling plan."""
        self.read_channels()
        self.deliver()
        self.polling.start()

    def stop(self) -> None:
        """Start nothing any more; what runs ends with the task runner, what pages still ask is dropped."""
        self.is_stopped = True
        self.blockSignals(True)
        self._gather.stop()
        self._deliveries.stop()
        self._reader.stop()
        self.polling.stop()
        self.service.stop()

    # --------------------------------------------------------------- the live link

    def on_chat_event(self, event: ChatEvent) -> None:
        """Take in a live event; callable from any thread. ``ResyncNeeded`` makes it read the server."""
        try:
            self.service.on_chat_event(event)
        except StoreError as error:
            self._event_failed.emit(error)
        if isinstance(event, ResyncNeeded):
            self._resync_asked.emit()

    @Slot()
    def resync(self) -> None:
        """Read every conversation from the server soon; a reading under way is not doubled."""
        self.polling.read_now()

    def wake(self) -> None:
        """The network came back, the computer woke up, or the user asked: try everything now."""
        self.reach(lambda service: service.wake())
        self.resync()

    def look_at_day(self) -> None:
        """Tell once when another day has begun: every "today" on screen is a yesterday by now."""
        today = self.clock.now().astimezone().date()
        if today != self._today:
            self._today = today
            self.day_turned.emit()

    def look_at_clock(self) -> None:
        """The clock jumped: what opened, closed, fell due or grew old meanwhile is another thing to show."""
        self.look_at_day()
        self.read_channels()
        self.deliver()
        # No request is another one, but every one of them may be late by now.
        self.requests_changed.emit(frozenset())

    def set_open_thread(self, ticket_id: TicketId | None) -> None:
        """The conversation that the user has before their eyes: it is read more often."""
        if ticket_id != self.open_thread:
            self.open_thread = ticket_id
            self.thread_opened.emit(ticket_id)
            self.polling.plan()

    # ----------------------------------------------------------------------- reading

    def rows(
        self,
        which: TicketFilter,
        text: str,
        done: Callable[[tuple[TicketRow, ...]], None],
        failed: Callable[[Exception], None],
        *,
        limit: int = 200,
        owner: QObject,
    ) -> None:
        """List rows, the last changed first; only the newest question of an owner is answered."""
        self.latest(
            f"contact-rows-{id(owner)}",
            lambda _: self.service.tickets.rows(which, text=text, limit=limit),
            done,
            failed,
            owner=owner,
        )

    def counts(self, done: Callable[[TicketCounts], None], *, owner: QObject) -> None:
        self.latest(
            f"contact-counts-{id(owner)}",
            lambda _: self.service.tickets.counts(),
            done,
            owner=owner,
        )

    def drafts(self, done: Callable[[tuple[Draft, ...]], None], *, owner: QObject) -> None:
        self.latest(
            f"contact-drafts-{id(owner)}",
            lambda _: self.service.drafts.all(),
            done,
            owner=owner,
        )

    def reminders(self, done: Callable[[tuple[Reminder, ...]], None], *, owner: QObject) -> None:
        self.latest(
            f"contact-reminders-{id(owner)}",
            lambda _: self.service.reminders.all(),
            done,
            owner=owner,
        )

    @Slot()
    def read_channels(self) -> None:
        """Read the state of every channel again; ``channels_changed`` follows when it is another one."""
        self._reader.read()

    # ----------------------------------------------------------------------- acting

    def act(
        self,
        work: Callable[[ContactService], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        *,
        owner: QObject | None = None,
    ) -> None:
        """Do something in the store lane: in order, off the GUI thread. It must not touch the network."""
        if self.is_stopped:
            return

        def settled(value: T) -> None:
            self._note_store_works()
            if done is not None:
                done(value)

        not_done = failed or self._on_failed
        self.tasks.store(lambda _: work(self.service), settled, not_done, owner=owner or self)

    def reach(
        self,
        work: Callable[[ContactService], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        *,
        owner: QObject | None = None,
    ) -> None:
        """Do something that may touch the network, in the pool."""
        if not self.is_stopped:
            self.tasks.run(lambda _: work(self.service), done, failed or self._on_failed, owner=owner or self)

    def latest(
        self,
        key: str,
        work: Callable[[CancelToken], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
        *,
        owner: QObject,
    ) -> None:
        """Read something in the pool; only the newest question under ``key`` is answered."""
        if not self.is_stopped:
            self.tasks.latest(key, work, done, failed or self._on_failed, owner=owner)

    def submit(
        self,
        draft: Draft,
        channel_id: str,
        allowed: frozenset[SecretKind],
        done: Callable[[Ticket], None],
        failed: Callable[[Exception], None],
        *,
        owner: QObject,
    ) -> None:
        """Make a request of a draft; it is in the store when ``done`` is called, and leaves from there."""

        def settled(ticket: Ticket) -> None:
            self.submitted.emit(ticket, draft)
            done(ticket)

        self.act(
            lambda service: service.submit(draft, channel_id=channel_id, allowed=allowed),
            settled,
            failed,
            owner=owner,
        )

    def delete_draft(self, draft_id: DraftId) -> None:
        self.act(lambda service: service.drafts.delete(draft_id))

    def preview(self, draft: Draft) -> Preview:
        """What support would see; cheap, no store."""
        return self.service.preview(draft)

    def remind(
        self,
        due_at: datetime,
        kind: ReminderKind,
        *,
        ticket_id: TicketId | None = None,
        channel_id: str = "",
    ) -> None:
        self.act(
            lambda service: service.reminders.add(due_at, kind, ticket_id=ticket_id, channel_id=channel_id)
        )

    def set_pasted_files(self, pasted: PastedFiles, *, is_swept: bool) -> None:
        """Where copies of pasted pictures are; ``is_swept``: those that no draft names any more go."""
        self.pasted = pasted
        if is_swept:
            # Listed here: what is pasted before the lane comes to it is in no draft yet.
            copies = pasted.copies()
            self.act(lambda service: pasted.sweep(copies, service.drafts.file_paths()))

    def set_preferred_channel(self, channel_id: str) -> None:
        """The channel that comes first while it can be used; empty for none."""
        if channel_id != self.preferred_channel:
            self.preferred_channel = channel_id
            self.read_channels()

    def set_language(self, language: Language) -> None:
        """The language of new requests."""
        self.service.set_language(language)

    @Slot()
    def deliver(self) -> None:
        """Deliver what is due, in the pool, one run at a time; the next run is set by what it returns."""
        self._deliveries.run()

    # ------------------------------------------------------------------------- inside

    @Slot(object)
    def _on_change(self, change: Change) -> None:
        if self.is_stopped:
            return
        match change.kind:
            case ChangeKind.TICKET if change.ticket_id is not None:
                self._touched.add(change.ticket_id)
                self._tell_soon()
            case ChangeKind.REPLY if change.ticket_id is not None:
                self.reply_arrived.emit(change.ticket_id, change.who)
            case ChangeKind.TYPING if change.ticket_id is not None:
                self.typing_changed.emit(change.ticket_id)
            case ChangeKind.UPLOAD if change.ticket_id is not None:
                self.upload_changed.emit(change.ticket_id)
            case ChangeKind.CHANNELS:
                self._is_board_old = True
                self._tell_soon()
                self.polling.plan()
            case ChangeKind.DRAFTS:
                self.drafts_changed.emit()
            case ChangeKind.REMINDERS:
                self.reminders_changed.emit()
            case ChangeKind.SESSION:
                self.session_lost.emit()
            case ChangeKind.OUTBOX:
                self.deliver()
            case _:
                pass

    def _tell_soon(self) -> None:
        """Gather for a moment; under a flood a little longer, and never put off by the next event."""
        if not self._gather.isActive():
            has_just_told = self.clock.monotonic() - self._told_at < _PACE_MS / 1000
            self._gather.start(_PACE_MS if has_just_told else _GATHER_MS)

    def _tell(self) -> None:
        self._told_at = self.clock.monotonic()
        if self._is_board_old:
            self._is_board_old = False
            self.read_channels()
        if self._touched:
            touched, self._touched = frozenset(self._touched), set()
            self.requests_changed.emit(touched)

    def _note_store_works(self) -> None:
        if self._has_store_failed:
            self._has_store_failed = False
            self.store_recovered.emit()

    def tell_failure(self, error: StoreError) -> None:
        """The store could not read or write; ``store_failed`` follows."""
        self._has_store_failed = True
        self.store_failed.emit(error)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, StoreError):
            self.tell_failure(error)
        else:
            # What nothing depends on (a notice of being read): the next try is planned elsewhere.
            _log.warning("contact: %s", getattr(error, "code", type(error).__name__))
