"""The log file: private, redacted, one record a line, nothing lost by a hostile value."""

from __future__ import annotations

import logging
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from walletcare.domain.errors import StoreError
from walletcare.infra.log import CRASH_FILE_NAME, FILE_NAME, Log, RedactingFormatter
from walletcare.infra.redaction import Redactor

_log = logging.getLogger("walletcare.test")
CANARY = "Zq8sT3vBn5Rk2LwXy7HcJd4M"


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Log]:
    running = Log(tmp_path)
    yield running
    running.close()


def text_of(log: Log) -> str:
    return log.file.read_text("utf-8")


def test_files_are_private(log: Log) -> None:
    assert [stat.S_IMODE(path.stat().st_mode) for path in log.files()] == [0o600, 0o600]


def test_line_has_time_level_name_and_message(log: Log) -> None:
    _log.info("outbox: %s", "sent")
    assert text_of(log).endswith("Z INFO walletcare.test: outbox: sent\n")


@pytest.mark.parametrize(
    "emit",
    [
        lambda: _log.info("token %s", CANARY),
        lambda: _log.info(f"token {CANARY}"),
        lambda: _log.info("%(a)s", {"a": CANARY}),
        lambda: _log.info({"pubsub_token": CANARY}),
        lambda: _log.info("x", extra={"note": CANARY}),
        lambda: _log.info("x", extra={"code": CANARY}),
        lambda: _log.warning("x", stack_info=True, extra={"args_of_it": CANARY}),
        lambda: _log.info(ValueError(CANARY)),
    ],
)
def test_secret_in_any_place_of_a_record_is_not_written(log: Log, emit: object) -> None:
    emit()  # type: ignore[operator]
    assert CANARY not in text_of(log)
    assert "walletcare.test" in text_of(log)


def test_message_that_cannot_be_filled_in_is_written_all_the_same() -> None:
    record = logging.LogRecord("walletcare.test", logging.INFO, "", 1, "too few %s %s", (CANARY,), None)
    text = RedactingFormatter(Redactor()).format(record)
    assert "too few" in text
    assert CANARY not in text


def test_exception_is_written_without_values(log: Log) -> None:
    def work(secret: str) -> None:
        local_copy = secret * 1
        raise ValueError(f"could not use {local_copy}")

    try:
        work(CANARY)
    except ValueError:
        _log.exception("work failed")
    text = text_of(log)
    assert "Traceback" in text
    assert "in work" in text
    assert CANARY not in text


def test_chained_exceptions_are_redacted_too(log: Log) -> None:
    try:
        try:
            _ = dict[str, str]()[CANARY]
        except KeyError as error:
            raise RuntimeError("outer") from error
    except RuntimeError:
        _log.exception("failed")
    assert CANARY not in text_of(log)
    assert "outer" in text_of(log)


def test_allowed_fields_are_written_and_others_dropped(log: Log) -> None:
    _log.info("sent", extra={"code": "http-500", "attempt": 2, "request_id": "a-1", "body": "hello"})
    assert text_of(log).rstrip().endswith("sent code=http-500 request_id=a-1 attempt=2")


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r", "\x0b", "\x85", "\u2028", "\x1b[2J", "\x00"])
def test_value_cannot_write_a_line_of_its_own(log: Log, break_: str) -> None:
    _log.info("name %s", f"a{break_}2026-11-25T00:00:00Z CRITICAL walletcare: forged")
    assert len(text_of(log).splitlines()) == 1
    assert "\x1b" not in text_of(log)


def test_files_turn_and_stay_private(tmp_path: Path) -> None:
    log = Log(tmp_path, file_bytes=2_000)
    for number in range(300):
        _log.info("line %d", number)
    log.close()
    files = [path for path in log.files() if path.name != CRASH_FILE_NAME]
    assert len(files) == 4
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
    assert all(path.stat().st_size <= 2_000 for path in files)
    assert "line 299" in files[0].read_text()


def test_link_in_place_of_the_file_is_refused(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("keep")
    folder = tmp_path / "logs"
    folder.mkdir()
    (folder / FILE_NAME).symlink_to(victim)
    with pytest.raises(StoreError, match="folder-not-private"):
        Log(folder)
    assert victim.read_text() == "keep"


def test_error_nobody_handled_in_a_thread_is_logged(log: Log) -> None:
    def work() -> None:
        raise ValueError(CANARY)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert "unhandled error in a thread" in text_of(log)
    assert CANARY not in text_of(log)


def test_close_puts_everything_back(tmp_path: Path) -> None:
    before = (sys.excepthook, threading.excepthook, logging.getLogger().level)
    running = Log(tmp_path)
    running.close()
    running.close()
    assert before == (sys.excepthook, threading.excepthook, logging.getLogger().level)


def test_crash_leaves_a_trace_of_every_thread(tmp_path: Path) -> None:
    code = (
        "import ctypes, sys; from pathlib import Path; from walletcare.infra.log import Log\n"
        "log = Log(Path(sys.argv[1]))\n"
        f"secret = '{CANARY}'\n"
        "ctypes.string_at(0)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, check=False)
    assert done.returncode != 0
    trace = (tmp_path / CRASH_FILE_NAME).read_text()
    assert "Fatal Python error" in trace
    assert CANARY not in trace
