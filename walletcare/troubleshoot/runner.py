"""Runs checks side by side, each within its limit, and tells what happens as it happens."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from walletcare.domain.check_reason import AFTER_FAILURE, BROKEN, STOPPED, UNANSWERED
from walletcare.domain.diagnostic import CheckStatus, DiagnosticResult
from walletcare.domain.flow import CheckId, CheckUse
from walletcare.domain.language import LocalText
from walletcare.troubleshoot.diagnostics.check import Cancel, Check, CheckContext
from walletcare.troubleshoot.diagnostics.registry import CHECKS
from walletcare.troubleshoot.stoppable_probe import StoppableProbe, StoppedError

OVERALL_LIMIT_S = 14.0
_LOG = logging.getLogger(__name__)


class CheckState(StrEnum):
    """The rows of the checks page: waiting, running, then the result's own status."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class CheckProgress:
    """One change of one row. ``result`` is there when ``state`` is DONE."""

    check: CheckId
    name: LocalText
    state: CheckState
    result: DiagnosticResult | None = None


OnProgress = Callable[[CheckProgress], None]
InputsOf = Callable[[CheckUse], Mapping[str, str]]


def run_checks(
    uses: Sequence[CheckUse],
    context: CheckContext,
    *,
    on_progress: OnProgress = lambda _: None,
    inputs_of: InputsOf | None = None,
    limit_s: float = OVERALL_LIMIT_S,
    checks: Mapping[CheckId, Check] = CHECKS,
) -> tuple[DiagnosticResult, ...]:
    """Results in the order of ``uses``, one each, whatever happens. Blocks; call it from a worker.

    A check starts when those it waits for (and that run here) are done. A check over its limit, or still open
    when ``limit_s`` is over or ``context.cancel`` is set, is reported as skipped and left to end by itself;
    it asks the network nothing more.

    Args:
        on_progress: Called on this thread, in order.
        inputs_of: What was typed for a check, such as ``Session.inputs_of``.
    """
    run = _Run(tuple(uses), context, on_progress, inputs_of, checks)
    return run.results(limit_s)


class _Run:
    def __init__(
        self,
        uses: tuple[CheckUse, ...],
        context: CheckContext,
        on_progress: OnProgress,
        inputs_of: InputsOf | None,
        checks: Mapping[CheckId, Check],
    ) -> None:
        self._uses = {use.check: use for use in uses}
        self._context = context
        self._on_progress = on_progress
        self._inputs_of = inputs_of
        self._checks = checks
        self._waiting = list(self._uses)
        self._ends_at: dict[CheckId, float] = {}
        self._results: dict[CheckId, DiagnosticResult] = {}
        self._answers: queue.SimpleQueue[tuple[CheckId, DiagnosticResult]] = queue.SimpleQueue()
        # Threads get a token of their own: a run that is over stops them and leaves the caller's alone.
        self._stop = Cancel()

    def results(self, limit_s: float) -> tuple[DiagnosticResult, ...]:
        ends_at = self._now() + limit_s
        for check_id in self._waiting:
            self._tell(check_id, CheckState.WAITING)
        try:
            while len(self._results) < len(self._uses):
                if self._context.cancel.is_set or self._now() >= ends_at:
                    is_stopped = self._context.cancel.is_set
                    self._give_up(_STOPPED if is_stopped else _NO_TIME, STOPPED if is_stopped else UNANSWERED)
                    break
                self._start_ready()
                self._collect(ends_at)
        finally:
            self._stop.cancel()
        return tuple(self._results[check_id] for check_id in self._uses)

    def _start_ready(self) -> None:
        for check_id in tuple(self._waiting):
            check = self._checks[check_id]
            before = [earlier for earlier in check.after if earlier in self._uses]
            if any(earlier not in self._results for earlier in before):
                continue
            self._waiting.remove(check_id)
            failed = [earlier for earlier in before if self._is_failed(earlier)]
            if failed and check.is_skipped_after_failure:
                self._finish(
                    check_id,
                    check.skipped(self._context, _skipped_after(self._checks[failed[0]]), AFTER_FAILURE),
                )
            else:
                self._start(check)

    def _start(self, check: Check) -> None:
        self._tell(check.id, CheckState.RUNNING)
        use = self._uses[check.id]
        context = replace(
            self._context,
            cancel=self._stop,
            probe=StoppableProbe(self._context.probe, self._is_over),
            inputs=self._inputs_of(use) if self._inputs_of is not None else self._context.inputs,
            earlier={**self._context.earlier, **{str(key): value for key, value in self._results.items()}},
        )
        self._ends_at[check.id] = self._now() + check.limit_s
        threading.Thread(
            target=self._work, args=(check, context), name=f"check-{check.id}", daemon=True
        ).start()

    def _is_over(self) -> bool:
        return self._stop.is_set or self._context.cancel.is_set

    def _work(self, check: Check, context: CheckContext) -> None:
        try:
            result = check.run(context)
        except StoppedError:
            result = check.skipped(context, _STOPPED, STOPPED)
        except Exception:  # noqa: BLE001 - see below
            # A fault in one check must not hide the others; it is logged and told as "could not be checked".
            _LOG.exception("check %s raised", check.id)
            result = check.skipped(context, _BROKEN, BROKEN)
        self._answers.put((check.id, result))

    def _collect(self, ends_at: float) -> None:
        if not self._ends_at:
            return
        wait_s = max(
            0.0, min(0.1, ends_at - self._now(), *(end - self._now() for end in self._ends_at.values()))
        )
        try:
            check_id, result = self._answers.get(timeout=wait_s) if wait_s else self._answers.get_nowait()
        except queue.Empty:
            for check_id, end in tuple(self._ends_at.items()):
                if self._now() >= end:
                    check = self._checks[check_id]
                    self._finish(check_id, check.skipped(self._context, _TOO_LONG, UNANSWERED))
            return
        if check_id in self._ends_at:
            self._finish(check_id, result)

    def _give_up(self, finding: LocalText, reason: str) -> None:
        for check_id in self._uses:
            if check_id not in self._results:
                self._finish(check_id, self._checks[check_id].skipped(self._context, finding, reason))

    def _finish(self, check_id: CheckId, result: DiagnosticResult) -> None:
        self._ends_at.pop(check_id, None)
        self._results[check_id] = result
        self._tell(check_id, CheckState.DONE, result)

    def _is_failed(self, check_id: CheckId) -> bool:
        result = self._results[check_id]
        blocked = result.status is CheckStatus.SKIPPED and result.reason == AFTER_FAILURE
        return result.status is CheckStatus.FAILED or blocked

    def _tell(self, check_id: CheckId, state: CheckState, result: DiagnosticResult | None = None) -> None:
        self._on_progress(CheckProgress(check_id, self._checks[check_id].name, state, result))

    def _now(self) -> float:
        return self._context.clock.monotonic()


def _skipped_after(check: Check) -> LocalText:
    return LocalText(f"先要解决“{check.name.zh}”。", f"“{check.name.en}” has to work first.")


_STOPPED = LocalText("你停下了检查。", "You stopped the checks.")
_NO_TIME = LocalText("检查时间到了，这一项还没有结果。", "Time is up, and this has no result yet.")
_TOO_LONG = LocalText("这一项太久没有结果，先跳过了。", "This took too long and was skipped.")
_BROKEN = LocalText("这一项没有查成。", "This couldn’t be checked.")
