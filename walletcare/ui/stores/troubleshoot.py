"""What the Troubleshoot page shows: flows, the open run, its live checks, and the runs left unfinished."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from walletcare.content.pack import Pack
from walletcare.domain.account import Account
from walletcare.domain.brand import Brand
from walletcare.domain.clock import Clock
from walletcare.domain.diagnostic import DiagnosticResult
from walletcare.domain.errors import UserFacingError
from walletcare.domain.flow import Flow
from walletcare.domain.language import LocalText
from walletcare.domain.ticket import TicketId
from walletcare.troubleshoot.deadline_reminders import DeadlineReminder, DeadlineReminders
from walletcare.troubleshoot.deadlines import Deadline, deadlines_of
from walletcare.troubleshoot.places import LiveFacts
from walletcare.troubleshoot.session import Session
from walletcare.troubleshoot.session_state import resume
from walletcare.troubleshoot.session_store import SessionId, SessionStore, StoredSession, new_session_id
from walletcare.ui.stores.running_checks import ContextFactory, RunningChecks
from walletcare.ui.tasks import Task, TaskRunner

Screen = Callable[[str], LocalText | None]


@dataclass(frozen=True, slots=True)
class StoredRun:
    """A run that is kept: to go on with, or (``outcome`` is set) to look at again.

    Attributes:
        ticket_id: The request that was made from it; empty when none was.
    """

    session_id: SessionId
    flow: Flow
    updated_at: datetime
    outcome: str = ""
    ticket_id: str = ""


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is in the store."""

    unfinished: tuple[StoredSession, ...]
    history: tuple[StoredSession, ...]
    dates: tuple[DeadlineReminder, ...]


class TroubleshootStore(QObject):
    """Signals:
    session_changed: The open run moved to another step, or another run was opened.
    check_progressed: One row of the running checks changed; carries its ``CheckProgress``.
    checks_finished: The checks of the open step are done; carries the results.
    unfinished_changed: The runs that are kept, or their dates, are others.
    dates_changed: Reminders of dates were set or taken back.
    note_raised: Something to tell about the open run; carries its ``LocalText``.
    flows_changed: The pack holds other troubleshooters now.
    flows_read: They were read ahead; carries all of them.
    """

    session_changed = Signal()
    check_progressed = Signal(object)
    checks_finished = Signal(object)
    unfinished_changed = Signal()
    dates_changed = Signal()
    note_raised = Signal(object)
    flows_changed = Signal()
    flows_read = Signal(object)

    def __init__(
        self,
        pack: Pack,
        brand: Brand,
        clock: Clock,
        sessions: SessionStore,
        deadlines: DeadlineReminders,
        tasks: TaskRunner,
        make_context: ContextFactory,
        screen: Screen,
        live_facts: LiveFacts = dict,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._pack, self._brand, self._clock = pack, brand, clock
        self._sessions, self._tasks = sessions, tasks
        self._deadlines = deadlines
        self._screen, self._live_facts = screen, live_facts
        self._flows: tuple[Flow, ...] | None = None
        self._ahead: Task[tuple[Flow, ...]] | None = None
        self._session: Session | None = None
        self._session_id: SessionId | None = None
        self._is_changed = False
        self._checks = RunningChecks(tasks, make_context, self)
        self._checks.progressed.connect(self.check_progressed)
        self._checks.finished.connect(self._on_checked)
        self._unfinished: tuple[StoredRun, ...] = ()
        self._history: tuple[StoredRun, ...] = ()
        self._dates: tuple[DeadlineReminder, ...] = ()

    # ------------------------------------------------------------------ reading

    def flows(self) -> tuple[Flow, ...]:
        """Every troubleshooter, T01 first."""
        if self._flows is None:
            self._flows = self._pack.flows()
        return self._flows

    def read_ahead(self) -> None:
        """Read the troubleshooters in a worker before the page is opened. Whether they can be read at all is
        found, and told, by whoever needs them.
        """
        if self._flows is None and self._ahead is None:
            pack = self._pack
            self._ahead = self._tasks.run(
                lambda _: pack.flows(), self._take_flows, lambda _: self._take_flows(None), owner=self
            )

    def _take_flows(self, flows: tuple[Flow, ...] | None) -> None:
        self._ahead = None
        if self._flows is None and flows is not None:
            self._flows = flows
            self.flows_read.emit(flows)

    def flow(self, flow_id: str) -> Flow | None:
        return next((flow for flow in self.flows() if flow.id == flow_id), None)

    def read_flows_again(self) -> None:
        """The pack holds other content now; an open run goes on with the flow that it began with."""
        if self._ahead is not None:
            self._ahead.cancel()
            self._ahead = None
        self._flows = None
        self.flows_changed.emit()

    @property
    def session(self) -> Session | None:
        """The open run."""
        return self._session

    @property
    def session_id(self) -> SessionId | None:
        return self._session_id

    @property
    def is_checking(self) -> bool:
        return self._checks.is_running

    @property
    def unfinished(self) -> tuple[StoredRun, ...]:
        """Runs to go on with, the latest first."""
        return self._unfinished

    @property
    def history(self) -> tuple[StoredRun, ...]:
        """Finished runs, the latest first."""
        return self._history

    @property
    def dates(self) -> tuple[DeadlineReminder, ...]:
        """Reminders of dates still to be told, the next first."""
        return self._dates

    def open_dates(self) -> tuple[Deadline, ...]:
        """The dates of the outcome that is open, as of today; empty when there are none."""
        if self._session is None:
            return ()
        return deadlines_of(self._session, self._clock.now().astimezone().date())

    @property
    def now(self) -> datetime:
        return self._clock.now()

    # ------------------------------------------------------------------- acting

    def start(self, flow_id: str) -> bool:
        """Open a new run of ``flow_id``; False when there is no such flow."""
        flow = self.flow(flow_id)
        if flow is None:
            return False
        session = Session(flow, self._brand, self._clock, screen=self._screen, live_facts=self._live_facts)
        self._open(session, new_session_id())
        return True

    def resume(self, session_id: SessionId) -> None:
        """Open a run that was left; ``session_changed`` follows."""
        self._tasks.store(lambda _: self._sessions.load(session_id), self._on_loaded, owner=self)

    def moved(self) -> None:
        """The open run took a step: keep it, and tell."""
        self._is_changed = True
        self._save()
        self.session_changed.emit()

    def finish_later(self) -> None:
        """Close the open run; it stays in the list of unfinished ones."""
        self.drop_checks()
        if self._session is not None:
            # A finished run that was only looked at keeps its place in the history.
            if self._is_changed:
                self._save()
            self._session.close()
        self._session = self._session_id = None
        self.session_changed.emit()
        self.refresh()

    def forget(self, session_id: SessionId) -> None:
        """Delete a run that was left."""
        self._tasks.store(lambda _: self._sessions.forget(session_id), lambda _: self.refresh(), owner=self)

    def account_of(self, session: Session) -> Account:
        """The report of the open run, which knows where it comes from."""
        return replace(session.account(), session_id=self._session_id or "")

    def note_request(self, account: Account | None, ticket_id: TicketId) -> None:
        """A request was made; when it came from a run that is kept, the run leads to it."""
        if account is not None and account.session_id:
            session_id = SessionId(account.session_id)
            self._tasks.store(
                lambda _: self._sessions.bind_ticket(session_id, ticket_id),
                lambda _: self.refresh(),
                owner=self,
            )

    def refresh(self) -> None:
        """Read the kept runs and dates again."""
        self._tasks.store(
            lambda _: _Kept(self._sessions.unfinished(), self._sessions.history(), self._deadlines.kept()),
            self._on_kept,
            owner=self,
        )

    def remind_of_dates(self, done: Callable[[int], None]) -> None:
        """Remind of the dates of the open outcome; ``done`` gets how many moments still lie ahead."""
        session_id, dates = self._session_id, self.open_dates()
        if session_id is None:
            return
        self._save()
        self._tasks.store(
            lambda _: self._deadlines.keep(session_id, dates),
            lambda count: self._on_dates(done, count),
            owner=self,
        )

    def drop_dates(self, session_id: SessionId) -> None:
        """No more reminders of that run's dates."""
        self._tasks.store(
            lambda _: self._deadlines.drop(session_id), lambda _: self._on_dates(None, 0), owner=self
        )

    def run_checks(self) -> None:
        """Run the checks that the open step has; each change comes by ``check_progressed``."""
        if self._session is not None:
            self._checks.run(self._session)

    def stop_checks(self) -> None:
        """Stop what runs and keep what it has found; the unfinished checks are reported as skipped."""
        self._checks.stop()

    def drop_checks(self) -> None:
        """Stop what runs and forget it: its step is no longer on the page."""
        self._checks.drop()

    # ------------------------------------------------------------------- inside

    def _open(self, session: Session, session_id: SessionId) -> None:
        self.drop_checks()
        if self._session is not None:
            self._session.close()
        self._session, self._session_id, self._is_changed = session, session_id, False
        self.session_changed.emit()

    def _save(self) -> None:
        session, session_id = self._session, self._session_id
        if session is None or session_id is None or len(session.visits) < 2:
            return
        # Taken here: the run goes on while the store lane writes.
        snapshot = self._sessions.snapshot(session_id, session)
        self._tasks.store(lambda _: self._sessions.write(snapshot), owner=self)

    def _on_loaded(self, stored: StoredSession | None) -> None:
        flow = None if stored is None else self.flow(stored.flow_id)
        if stored is None or flow is None:
            self.note_raised.emit(_GONE)
            return
        try:
            resumed = resume(
                flow,
                stored.state,
                self._brand,
                self._clock,
                screen=self._screen,
                live_facts=self._live_facts,
            )
        except UserFacingError:
            self.start(flow.id)
            self.note_raised.emit(_UNREADABLE)
            return
        self._open(resumed.session, stored.id)
        if resumed.note is not None:
            self.note_raised.emit(resumed.note)

    def _on_dates(self, done: Callable[[int], None] | None, count: int) -> None:
        if done is not None:
            done(count)
        self.dates_changed.emit()
        self.refresh()

    def _on_kept(self, kept: _Kept) -> None:
        self._unfinished, self._history = self._runs(kept.unfinished), self._runs(kept.history)
        self._dates = kept.dates
        self.unfinished_changed.emit()

    def _runs(self, stored: tuple[StoredSession, ...]) -> tuple[StoredRun, ...]:
        runs = []
        for entry in stored:
            flow = self.flow(entry.flow_id)
            if flow is not None:
                runs.append(StoredRun(entry.id, flow, entry.updated_at, entry.outcome, entry.ticket_id))
        return tuple(runs)

    def _on_checked(self, session: Session, results: tuple[DiagnosticResult, ...]) -> None:
        if results and session is self._session and session.uses():
            session.record_results(results)
            self._is_changed = True
            self._save()
        self.checks_finished.emit(results)


_GONE = LocalText("这次排查已经不在了，可以重新开始。", "That run is no longer here. You can start again.")
_UNREADABLE = LocalText(
    "上次的进度读不出来，已经从头开始。", "The saved progress can’t be read, so it starts from the beginning."
)
