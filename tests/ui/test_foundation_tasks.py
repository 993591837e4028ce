"""The task runner: answers on the GUI thread, in order, latest wins, nothing lost, a clean end."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from walletcare.ui.tasks import POOL_SIZE, CancelToken, Lane, TaskRunner


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[TaskRunner]:
    runner = TaskRunner()
    yield runner
    assert runner.shutdown()


def test_an_answer_comes_back_on_the_gui_thread(qtbot: QtBot, runner: TaskRunner) -> None:
    seen: list[tuple[threading.Thread, threading.Thread]] = []
    runner.run(
        lambda token: threading.current_thread(),
        lambda worker: seen.append((worker, threading.current_thread())),
    )
    qtbot.waitUntil(lambda: len(seen) == 1)
    worker, receiver = seen[0]
    assert worker is not receiver
    assert receiver is threading.main_thread()


def test_the_store_lane_keeps_the_order(qtbot: QtBot, runner: TaskRunner) -> None:
    done: list[int] = []
    names: set[str] = set()

    def work(number: int) -> int:
        names.add(threading.current_thread().name)
        return number

    def job(number: int) -> Callable[[CancelToken], int]:
        return lambda token: work(number)

    for number in range(50):
        runner.store(job(number), done.append)
    qtbot.waitUntil(lambda: len(done) == 50)
    assert done == list(range(50))
    assert len(names) == 1


def test_only_the_latest_answers(qtbot: QtBot, runner: TaskRunner) -> None:
    answers: list[str] = []
    gate = threading.Event()

    def slow(token: CancelToken) -> str:
        gate.wait()
        return "old"

    first = runner.latest("search", slow, answers.append)
    runner.latest("search", lambda token: "new", answers.append)
    assert first.token.is_cancelled()
    gate.set()
    qtbot.waitUntil(lambda: len(answers) == 1)
    qtbot.waitUntil(lambda: runner.is_idle)
    assert answers == ["new"]


def test_work_cancelled_before_a_worker_was_free_is_not_waited_for(qtbot: QtBot, runner: TaskRunner) -> None:
    gate, answers = threading.Event(), list[str]()
    for _ in range(POOL_SIZE):
        runner.run(lambda token: gate.wait())
    waiting = runner.run(lambda token: "too late", answers.append)
    waiting.cancel()
    assert waiting.future is not None
    assert waiting.future.cancelled(), "no worker had taken it"
    gate.set()
    qtbot.waitUntil(lambda: runner.is_idle)
    assert answers == []


def test_a_failure_reaches_its_handler(qtbot: QtBot, runner: TaskRunner) -> None:
    failures: list[Exception] = []

    def broken(token: CancelToken) -> None:
        raise ValueError("broken")

    runner.run(broken, failed=failures.append)
    qtbot.waitUntil(lambda: len(failures) == 1)
    assert isinstance(failures[0], ValueError)


def test_a_failure_without_a_handler_is_told(qtbot: QtBot, runner: TaskRunner) -> None:
    def broken(token: CancelToken) -> None:
        raise ValueError("broken")

    with qtbot.waitSignal(runner.unhandled) as caught:
        runner.run(broken)
    assert isinstance(caught.args[0], ValueError)


def test_an_answer_for_somebody_who_is_gone_is_dropped(qtbot: QtBot, runner: TaskRunner) -> None:
    import shiboken6

    owner = QObject()
    answers: list[int] = []
    gate = threading.Event()

    def work(token: CancelToken) -> int:
        gate.wait()
        return 1

    runner.run(work, answers.append, owner=owner)
    shiboken6.delete(owner)
    gate.set()
    qtbot.waitUntil(lambda: runner.is_idle)
    assert answers == []


def test_work_notices_that_it_is_cancelled(qtbot: QtBot, runner: TaskRunner) -> None:
    started = threading.Event()
    answers: list[bool] = []

    def work(token: CancelToken) -> bool:
        started.set()
        token.wait(60)
        token.raise_if_cancelled()
        return True

    task = runner.run(work, answers.append, lane=Lane.STORE)
    qtbot.waitUntil(started.is_set)
    task.cancel()
    qtbot.waitUntil(lambda: runner.is_idle)
    assert answers == []


def test_the_end_stops_what_runs_and_takes_no_more(qtbot: QtBot) -> None:
    runner = TaskRunner()
    started = threading.Event()

    def work(token: CancelToken) -> None:
        started.set()
        token.wait(60)

    runner.run(work)
    for _ in range(20):
        runner.store(lambda token: None)
    qtbot.waitUntil(started.is_set)
    assert runner.shutdown()
    with pytest.raises(RuntimeError):
        runner.run(lambda token: None)


def test_the_end_does_not_wait_for_overtaken_work_that_does_not_notice(qtbot: QtBot) -> None:
    runner = TaskRunner()
    started, gate = threading.Event(), threading.Event()

    def deaf(token: CancelToken) -> None:
        started.set()
        gate.wait()

    overtaken = runner.latest("search", deaf, lambda _: None)
    qtbot.waitUntil(started.is_set)
    answers: list[str] = []
    runner.latest("search", lambda token: "new", answers.append)
    qtbot.waitUntil(lambda: answers == ["new"])
    opens_the_gate = threading.Timer(5.0, gate.set)
    opens_the_gate.start()
    try:
        assert not runner.shutdown(timeout_s=0.05), "it is told that a worker is still busy"
    finally:
        opens_the_gate.cancel()
        gate.set()
        assert overtaken.future is not None
        overtaken.future.result()
