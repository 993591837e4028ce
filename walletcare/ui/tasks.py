"""The one door to work that takes time: the window stays free, answers come back on the GUI thread.

Two lanes: ``STORE``, one worker in order, for everything that reads or writes the database; ``POOL``, a few
workers, for network, checks and files.
"""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future, ThreadPoolExecutor

_log = logging.getLogger(__name__)
POOL_SIZE = 4
T = TypeVar("T")


class Lane(StrEnum):
    STORE = "store"
    POOL = "pool"


class CancelledError(Exception):
    """Raised by work that noticed its token; the answer is dropped in silence."""


class CancelToken:
    """Asked by the work between its steps. Satisfies ``domain.chat.CancelToken``."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def cancel(self) -> None:
        self._event.set()

    def is_cancelled(self) -> bool:
        return self._event.is_set()

    def wait(self, timeout_s: float) -> bool:
        """Wait until cancelled, at most ``timeout_s``; True when cancelled."""
        return self._event.wait(timeout_s)

    def raise_if_cancelled(self) -> None:
        """Raises: CancelledError: somebody no longer wants the answer."""
        if self._event.is_set():
            raise CancelledError


@dataclass(slots=True, eq=False)
class Task(Generic[T]):
    """One piece of work under way. ``cancel()`` asks it to stop and drops its answer."""

    token: CancelToken
    lane: Lane
    done: Callable[[T], None] | None
    failed: Callable[[Exception], None] | None
    owner: QObject | None
    key: str = ""
    number: int = 0
    future: Future[None] | None = field(default=None, repr=False)

    def cancel(self) -> None:
        self.token.cancel()
        if self.future is not None:
            self.future.cancel()

    @property
    def is_wanted(self) -> bool:
        """False once cancelled, or when the object that asked is gone."""
        if self.token.is_cancelled():
            return False
        return self.owner is None or shiboken6.isValid(self.owner)


class _Answer(NamedTuple):
    task: Task[Any]
    value: object = None
    error: Exception | None = None


class TaskRunner(QObject):
    """Runs work in its lanes.

    Signals:
        unhandled: An exception that no ``failed`` took. The composition root logs it and tells the user.
    """

    unhandled = Signal(object)
    _answered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes: dict[Lane, ThreadPoolExecutor] = {}
        self._latest: dict[str, Task[Any]] = {}
        self._running: set[Task[Any]] = set()
        self._overtaken: set[Task[Any]] = set()
        self._is_open = True
        self._answered.connect(self._on_answered, Qt.ConnectionType.QueuedConnection)

    @property
    def is_idle(self) -> bool:
        """True when every answer has been delivered."""
        return not self._running

    def run(
        self,
        work: Callable[[CancelToken], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        *,
        lane: Lane = Lane.POOL,
        owner: QObject | None = None,
    ) -> Task[T]:
        """Run ``work`` off the GUI thread; ``done`` or ``failed`` is called on it.

        Args:
            work: Plain blocking code; must not touch widgets. Gets a token to look at between steps.
            owner: The answer is dropped when this object is gone (give the page).

        Raises:
            RuntimeError: The runner was shut down.
        """
        return self._submit(Task(CancelToken(), lane, done, failed, owner), work)

    def store(
        self,
        work: Callable[[CancelToken], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        *,
        owner: QObject | None = None,
    ) -> Task[T]:
        """Run ``work`` in the database lane: one after another, in the order asked."""
        return self.run(work, done, failed, lane=Lane.STORE, owner=owner)

    def latest(
        self,
        key: str,
        work: Callable[[CancelToken], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
        *,
        lane: Lane = Lane.POOL,
        owner: QObject | None = None,
    ) -> Task[T]:
        """Like :meth:`run`, but only the newest work under ``key`` answers: older work is cancelled."""
        older = self._latest.get(key)
        if older is not None:
            older.cancel()
            # Nobody waits for its answer, but its worker is busy with it until it notices.
            self._running.discard(older)
            self._overtaken.add(older)
        task = Task(CancelToken(), lane, done, failed, owner, key)
        self._latest[key] = task
        return self._submit(task, work)

    def finish_store(self, timeout_s: float) -> bool:
        """Wait until the database lane has done all it was given so far; True when it has.

        For the moment before :meth:`shutdown`, which drops what still waits there, a text typed just now too.
        """
        from concurrent.futures import wait

        future = self.store(lambda _: None).future
        return future is not None and not wait([future], timeout_s).not_done

    def shutdown(self, timeout_s: float = 5.0) -> bool:
        """Cancel everything, take no more work, and wait for the workers; True when all have ended."""
        self._is_open = False
        futures = [task.future for task in self._running | self._overtaken if task.future is not None]
        for task in list(self._running):
            task.cancel()
        from concurrent.futures import wait

        for executor in self._lanes.values():
            executor.shutdown(wait=False, cancel_futures=True)
        _, late = wait([future for future in futures if not future.cancelled()], timeout=timeout_s)
        if not late:
            for executor in self._lanes.values():
                executor.shutdown(wait=True)
        self._running.clear()
        self._overtaken.clear()
        return not late

    def _submit(self, task: Task[T], work: Callable[[CancelToken], T]) -> Task[T]:
        if not self._is_open:
            raise RuntimeError("the task runner is shut down")

        def job() -> None:
            try:
                task.token.raise_if_cancelled()
                answer = _Answer(task, value=work(task.token))
            except CancelledError:
                task.token.cancel()
                answer = _Answer(task)
            except Exception as error:  # noqa: BLE001 (task delivery: nothing may be lost)
                answer = _Answer(task, error=error)
            self._deliver(answer)

        def on_end(future: Future[None]) -> None:
            # Cancelled while it waited for a worker: the job, which would have said so, never ran.
            if future.cancelled():
                self._deliver(_Answer(task))

        self._running.add(task)
        task.future = self._executor(task.lane).submit(job)
        task.future.add_done_callback(on_end)
        return task

    def _executor(self, lane: Lane) -> ThreadPoolExecutor:
        """The workers of ``lane``, made for its first work: the window itself has none."""
        from concurrent.futures import ThreadPoolExecutor

        executor = self._lanes.get(lane)
        if executor is None:
            workers = 1 if lane is Lane.STORE else POOL_SIZE
            executor = ThreadPoolExecutor(max_workers=workers, thread_name_prefix=str(lane))
            self._lanes[lane] = executor
        return executor

    def _deliver(self, answer: _Answer) -> None:
        try:
            self._answered.emit(answer)
        except RuntimeError:
            # The runner's C++ half is gone: the program is ending and nobody waits for this answer.
            _log.debug("answer after the end")

    @Slot(object)
    def _on_answered(self, answer: _Answer) -> None:
        task = answer.task
        self._running.discard(task)
        self._overtaken.discard(task)
        if self._latest.get(task.key) is task:
            del self._latest[task.key]
        if not task.is_wanted:
            return
        if answer.error is None:
            if task.done is not None:
                task.done(answer.value)
        elif task.failed is not None:
            task.failed(answer.error)
        else:
            self.unhandled.emit(answer.error)
