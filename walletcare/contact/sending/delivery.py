"""Delivering the outbox: one lane a leg, one thing in flight, the state written before and after every
attempt.

Killing the process at any instant loses nothing and doubles nothing: what was in flight becomes ``unknown``
at the next run and is settled by reading back (:mod:`walletcare.contact.sending.reconcile`), never by
sending again blindly.
"""

from __future__ import annotations

import logging
import os
import threading
import uuid
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, assert_never

from walletcare.contact.change import Change, ChangeKind
from walletcare.contact.following.standing import refresh
from walletcare.contact.sending.backoff import Pace, wait_after, wait_after_error
from walletcare.contact.sending.binding import newest_id
from walletcare.contact.sending.dispatch import Dispatch, NotReadyError
from walletcare.contact.sending.lanes import Lanes
from walletcare.contact.sending.reconcile import Reconciliation, Verdict
from walletcare.contact.stamp import stamp
from walletcare.domain.errors import (
    NotDeliveredError,
    RefusedError,
    SessionGoneError,
    TransportError,
    UnknownOutcomeError,
)
from walletcare.domain.ticket import LegState, OutboxKind, OutboxState, TicketId
from walletcare.safety.verdict import SecretFoundError

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from walletcare.contact.change import Listener
    from walletcare.contact.ways.channels import Channels
    from walletcare.contact.ways.waits import Waits
    from walletcare.domain.clock import Clock
    from walletcare.infra.db import Database, Row

_log = logging.getLogger(__name__)

_IDEMPOTENT = {OutboxKind.ANSWER, OutboxKind.RESOLVE}
"""Doing them twice changes nothing, so an unknown outcome is tried again."""
_MINUTE = timedelta(minutes=1)


class Delivery:
    """Works through the outbox.

    Attributes:
        owner: This run of the program, written on every row it has in flight.
        is_reconciling: Always true in the product. The kill test switches it off to show that it would
            notice.
    """

    def __init__(
        self,
        database: Database,
        dispatch: Dispatch,
        reconciliation: Reconciliation,
        channels: Channels,
        waits: Waits,
        clock: Clock,
        listener: Listener,
        random: Random,
        *,
        pace: Pace,
        on_session_gone: Callable[[], None],
        is_reconciling: bool = True,
    ) -> None:
        self.owner = f"{os.getpid()}-{uuid.uuid4().hex[:12]}"
        self.is_reconciling = is_reconciling
        self._database = database
        self._lanes = Lanes(database, pace)
        self._dispatch = dispatch
        self._reconciliation = reconciliation
        self._channels = channels
        self._waits = waits
        self._clock = clock
        self._listener = listener
        self._random = random
        self._pace = pace
        self._on_session_gone = on_session_gone
        self._running = threading.Lock()
        self._stopping = threading.Event()
        self._chat_paused_until: datetime | None = None

    def deliver_due(self, now: datetime | None = None) -> datetime | None:
        """Deliver everything that is due, then say when to call again.

        Blocks on the network; one run at a time, a second caller waits for the first.

        Returns:
            The next time something is due, aware UTC; None when nothing is waiting.

        Raises:
            StoreError: The store failed. What was in flight is read back on the next run.
        """
        with self._running:
            self.orphan()
            self._lanes.put_right(now or self._clock.now())
            while not self._stopping.is_set():
                due = self._lanes.next(now or self._clock.now(), self._chat_paused_until)
                if due.entry is None:
                    return due.at
                self._work_on(due.entry)
                now = None
            return None

    def wake(self) -> None:
        """Forget the pause after failures: the network came back, or the user asked."""
        self._chat_paused_until = None

    def stop(self) -> None:
        """Let the run in progress end after the thing in flight."""
        self._stopping.set()

    def orphan(self) -> None:
        """Whatever is marked as being sent while nobody sends has an unknown fate."""
        self._lanes.orphan(OutboxState.UNKNOWN if self.is_reconciling else OutboxState.QUEUED)

    def _work_on(self, entry: Row) -> None:
        kind, state = OutboxKind(entry["kind"]), OutboxState(entry["state"])
        try:
            if state is OutboxState.UNKNOWN and kind not in _IDEMPOTENT:
                self._settle_unknown(entry)
            else:
                self._attempt(entry)
        except SessionGoneError as error:
            self._on_session_gone()
            self._rest_after_session_gone(entry, error)
        except RefusedError as error:
            self._on_refused(entry, error)
        except NotReadyError as error:
            self._postpone(entry, error.code)
        except TransportError as error:
            self._note(kind, error.code)
            self._pause(kind, error, entry["attempts"] + 1)
            self._postpone(entry, error.code)
        self._tell(entry)

    def _settle_unknown(self, entry: Row) -> None:
        """Read back. Errors leave it unknown, to be asked again later."""
        verdict = self._reconciliation.settle(entry)
        self._note(OutboxKind(entry["kind"]), None)
        if verdict is Verdict.ABSENT:
            self._requeue(entry)
        elif verdict is Verdict.LATER:
            self._postpone(entry, "")

    def _attempt(self, entry: Row) -> None:
        kind = OutboxKind(entry["kind"])
        try:
            ready = self._dispatch.prepare(entry)
        except SecretFoundError:
            self._fail(entry, "guard")
            return
        except RefusedError as error:
            self._fail(entry, error.code)
            return
        except UnknownOutcomeError as error:
            # Preparing only asks for the session, which may be asked for again.
            raise NotDeliveredError(error.code, request_id=error.request_id) from error
        if not self._mark_sending(entry, ready.words):
            return
        try:
            ready.send()
        except NotDeliveredError as error:
            if error.code == "cancelled":  # by the user, before the files had left whole
                self._write(entry, OutboxState.CANCELLED, "", None)
                return
            self._note(kind, error.code)
            self._pause(kind, error, entry["attempts"] + 1)
            self._back_to_queue(entry, error)
            return
        except UnknownOutcomeError as error:
            self._note(kind, error.code)
            self._mark_unknown(entry, error)
            return
        except RefusedError as error:
            self._note(kind, None if kind is not OutboxKind.MAIL else error.code)
            self._on_refused(entry, error)
            return
        self._note(kind, None)
        ready.finish()

    def _rest_after_session_gone(self, entry: Row, error: SessionGoneError) -> None:
        """Most entries were sealed together with their session. One that was not has to wait, or this run
        would go round it for ever: the server could not be asked, or knows the session after all.
        """
        with self._database.read() as connection:
            row = connection.execute("SELECT state FROM outbox WHERE id = ?", (entry["id"],)).fetchone()
        if row["state"] == OutboxState.SENDING:
            # Certainly not stored: there was no contact to store it under.
            self._back_to_queue(entry, error)
        else:
            self._postpone(entry, "")

    def _on_refused(self, entry: Row, error: RefusedError) -> None:
        if "base" in error.attributes:
            # "Too many messages" in this conversation within a minute (contract section 9): certainly not
            # stored.
            self._write(entry, OutboxState.QUEUED, "too-many", self._clock.now() + _MINUTE)
            return
        if error.code == "http-404" and OutboxKind(entry["kind"]) is OutboxKind.MESSAGE:
            # The session stands, the conversation is gone: read-only, with the same way on as a lost session.
            with self._database.write() as connection:
                connection.execute("UPDATE leg SET is_read_only = 1 WHERE id = ?", (entry["leg_id"],))
        self._fail(entry, error.code)

    def _mark_sending(self, entry: Row, words: str | None) -> bool:
        """Committed before the first byte leaves.

        False when the user took it back or wrote it anew a moment ago: ``words`` are no longer the message's.
        """
        with self._database.write() as connection:
            return bool(
                connection.execute(
                    "UPDATE outbox SET state = 'sending', owner = ?, attempt_at = ?, attempts = attempts + 1,"
                    " known_id = ?, failure = '' WHERE id = ? AND state IN ('queued', 'unknown')"
                    " AND (SELECT text FROM message WHERE message.id = outbox.message_id) IS ?",
                    (
                        self.owner,
                        stamp(self._clock.now()),
                        newest_id(connection, entry["leg_id"]),
                        entry["id"],
                        words,
                    ),
                ).rowcount
            )

    def _mark_unknown(self, entry: Row, error: TransportError) -> None:
        if OutboxKind(entry["kind"]) in _IDEMPOTENT or not self.is_reconciling:
            self._back_to_queue(entry, error)
            return
        later = self._clock.now() + timedelta(seconds=self._pace.settle_s)
        self._write(entry, OutboxState.UNKNOWN, error.code, later)

    def _back_to_queue(self, entry: Row, error: TransportError) -> None:
        wait = wait_after_error(self._pace, error, entry["attempts"] + 1, self._clock.now(), self._random)
        self._write(entry, OutboxState.QUEUED, error.code, self._clock.now() + wait)

    def _requeue(self, entry: Row) -> None:
        """Read back and not there: certainly not delivered, so it goes out again at once."""
        self._write(entry, OutboxState.QUEUED, "", None)

    def _postpone(self, entry: Row, code: str) -> None:
        """Keep the state, look again later."""
        wait = wait_after(self._pace, entry["attempts"] + 1, self._random)
        with self._database.write() as connection:
            connection.execute(
                "UPDATE outbox SET next_attempt_at = ?, attempts = attempts + 1, failure = ?"
                " WHERE id = ? AND state IN ('queued', 'unknown')",
                (stamp(self._clock.now() + wait), code, entry["id"]),
            )

    def _fail(self, entry: Row, code: str) -> None:
        """Refused for good. What follows a conversation that cannot be opened fails with it."""
        with self._database.write() as connection:
            connection.execute(
                "UPDATE outbox SET state = 'failed', failure = ?1, next_attempt_at = NULL"
                " WHERE (id = ?2 OR (?3 = 'conversation' AND leg_id = ?4)) AND state IN ('queued', "
                "'sending', 'unknown')",
                (code, entry["id"], entry["kind"], entry["leg_id"]),
            )
            refresh(connection, TicketId(entry["ticket_id"]), self._clock.now(), self._waits)
        _log.warning("an entry of kind %s was refused: %s", entry["kind"], code)

    def _write(self, entry: Row, state: OutboxState, code: str, next_at: datetime | None) -> None:
        """Only what is still in flight may change: a live event may have settled it meanwhile."""
        with self._database.write() as connection:
            leg = connection.execute("SELECT state FROM leg WHERE id = ?", (entry["leg_id"],)).fetchone()
            if state is OutboxState.QUEUED and leg["state"] == LegState.MOVED:
                # The user has gone on by another channel, which carries these words too.
                state, code, next_at = OutboxState.MOVED, "", None
            connection.execute(
                "UPDATE outbox SET state = ?, failure = ?, next_attempt_at = ?"
                " WHERE id = ? AND state IN ('sending', 'unknown')",
                (state.value, code, stamp(next_at), entry["id"]),
            )
            refresh(connection, TicketId(entry["ticket_id"]), self._clock.now(), self._waits)

    def _pause(self, kind: OutboxKind, error: TransportError, attempts: int) -> None:
        """A backend that cannot be reached, or throttles this address, is not asked by every lane in turn."""
        if kind is not OutboxKind.MAIL and isinstance(error, NotDeliveredError):
            now = self._clock.now()
            self._chat_paused_until = now + wait_after_error(self._pace, error, attempts, now, self._random)

    def _note(self, kind: OutboxKind, failure: str | None) -> None:
        match kind:
            case OutboxKind.MAIL:
                self._channels.note_mail(failure)
            case (
                OutboxKind.CONVERSATION
                | OutboxKind.MESSAGE
                | OutboxKind.ANSWER
                | OutboxKind.RATING
                | OutboxKind.RESOLVE
            ):
                self._channels.note_chat(failure)
                if failure is None:
                    self._chat_paused_until = None
            case _:
                assert_never(kind)

    def _tell(self, entry: Row) -> None:
        self._listener(Change(ChangeKind.TICKET, TicketId(entry["ticket_id"])))
