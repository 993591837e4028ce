"""The checks of the open step while they run: one run at a time, each change told on the GUI thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from walletcare.domain.diagnostic import DiagnosticResult
from walletcare.troubleshoot.diagnostics.check import Cancel, CheckContext
from walletcare.troubleshoot.runner import CheckProgress, run_checks
from walletcare.troubleshoot.session import Session
from walletcare.ui.tasks import CancelToken, TaskRunner

ContextFactory = Callable[[Cancel], CheckContext]


@dataclass(frozen=True, slots=True, eq=False)
class _CheckRun:
    """Checks under way, and the session whose step asked for them."""

    session: Session
    cancel: Cancel


class RunningChecks(QObject):
    """Signals:
    progressed: One row changed; carries its ``CheckProgress``.
    finished: All are done; the session that asked, and the results: none when they could not run.
    """

    progressed = Signal(object)
    finished = Signal(object, object)
    _told = Signal(object, object)

    def __init__(self, tasks: TaskRunner, make_context: ContextFactory, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._make_context = tasks, make_context
        self._run: _CheckRun | None = None
        self._told.connect(self._on_told)

    @property
    def is_running(self) -> bool:
        return self._run is not None

    def run(self, session: Session) -> None:
        """Run the checks of the step that is open in ``session``; nothing happens while others run."""
        if self._run is not None:
            return
        uses = session.uses()
        inputs = {use: dict(session.inputs_of(use)) for use in uses}
        run = self._run = _CheckRun(session, Cancel())

        def work(_: CancelToken) -> tuple[DiagnosticResult, ...]:
            return run_checks(
                uses,
                self._make_context(run.cancel),
                on_progress=lambda progress: self._tell(run, progress),
                inputs_of=lambda use: inputs[use],
            )

        self._tasks.run(
            work,
            lambda results: self._on_checked(run, results),
            lambda error: self._on_failed(run, error),
            owner=self,
        )

    def stop(self) -> None:
        """Stop what runs and keep what it has found; the unfinished checks are reported as skipped."""
        if self._run is not None:
            self._run.cancel.cancel()

    def drop(self) -> None:
        """Stop what runs and forget it: its results belong nowhere."""
        self.stop()
        self._run = None

    def _tell(self, run: _CheckRun, progress: CheckProgress) -> None:
        # Called in a worker; the queued signal brings it to the window.
        if threading.current_thread() is not threading.main_thread():
            self._told.emit(run, progress)

    def _on_told(self, run: _CheckRun, progress: CheckProgress) -> None:
        if run is self._run:
            self.progressed.emit(progress)

    def _on_checked(self, run: _CheckRun, results: tuple[DiagnosticResult, ...]) -> None:
        if run is self._run:
            self._run = None
            self.finished.emit(run.session, results)

    def _on_failed(self, run: _CheckRun, error: Exception) -> None:
        self._tasks.unhandled.emit(error)
        if run is self._run:
            self._run = None
            self.finished.emit(run.session, ())
