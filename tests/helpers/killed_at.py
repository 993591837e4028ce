"""Work that is killed before each of its steps in turn: a statement of SQL, or a change of a file."""

from __future__ import annotations

import os
import signal
import sqlite3
import sys
import traceback
from collections.abc import Callable, Iterator
from itertools import count

from walletcare.infra.db.driver import Driver

_FILE_EVENTS = {"open", "os.rename", "os.remove", "os.chmod", "os.mkdir", "shutil.copyfile"}
"""Audit events (Python's ``sys.audit``); each is raised before the thing happens."""


_STILL = (
    "SELECT",
    "PRAGMA trusted_schema",
    "PRAGMA temp_store",
    "PRAGMA foreign_key",
    "PRAGMA synchronous",
    "PRAGMA fullfsync",
    "PRAGMA checkpoint_fullfsync",
    "PRAGMA cipher_log",
    "PRAGMA key",
    "PRAGMA table_info",
    "PRAGMA quick_check",
)


def killed_at_each_step(
    prepare: Callable[[], None],
    work: Callable[[], None],
    *,
    skipping: tuple[str, ...] = (),
    every: int = 1,
) -> Iterator[int]:
    """``prepare`` in this process, then ``work`` in a child that is killed before its step 1, 2, 3 …
    (or 1, 1 + ``every`` …).

    Statements that only read or set up a connection are no steps, nor are those that begin with ``skipping``.
    Yields the number of the step after each kill; ends with the first child that comes through alive.
    """
    for step in count(1, every):
        prepare()
        pid = os.fork()
        if pid == 0:
            _work_and_exit(work, step, skipping)
        _, status = os.waitpid(pid, 0)
        code = os.waitstatus_to_exitcode(status)
        if code == 0:
            return
        assert code == -signal.SIGKILL, f"the child failed by itself before step {step}"
        yield step


def _work_and_exit(work: Callable[[], None], last: int, skipping: tuple[str, ...]) -> None:
    left = last

    def step(statement: str = "") -> None:
        nonlocal left
        left -= not statement.startswith((*_STILL, *skipping))
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def on_event(event: str, arguments: tuple[object, ...]) -> None:
        # Reading is no step: modules are opened too.
        if event in _FILE_EVENTS and not (event == "open" and str(arguments[1])[:1] in {"r", "N"}):
            step()

    connect = Driver.connect

    def connect_traced(driver: Driver, *, is_cut_short_allowed: bool = False) -> sqlite3.Connection:
        connection = connect(driver, is_cut_short_allowed=is_cut_short_allowed)
        connection.set_trace_callback(step)
        return connection

    try:
        Driver.connect = connect_traced  # type: ignore[method-assign,assignment]  # this process is about to end
        sys.addaudithook(on_event)
        work()
    except BaseException:  # noqa: BLE001 - the child must never go on as a second test run
        traceback.print_exc()
        os._exit(1)
    os._exit(0)
