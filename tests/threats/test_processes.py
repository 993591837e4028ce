"""T15: what others can read of a process, its arguments and its environment, holds no secret."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.program_window import ProgramWindow, program_window
from walletcare.app.start.relaunch import Relaunch
from walletcare.app.tour.keys import TourKeyring
from walletcare.domain.chat import LinkState
from walletcare.domain.ticket import Draft, DraftId

SAID = "CANARY typed text"
_PROC = Path("/proc")
_WAIT = "import signal; signal.pause()"

pytestmark = [
    pytest.mark.skipif(not _PROC.is_dir(), reason="reads /proc"),
    # The program ends after starting the child, and never waits for it.
    pytest.mark.filterwarnings("ignore:subprocess .* is still running:ResourceWarning"),
]


def children() -> list[int]:
    """Our own processes, whatever session they were put into."""
    found = []
    for place in _PROC.glob("[0-9]*/status"):
        try:
            lines = place.read_text().splitlines()
        except OSError:
            continue  # gone in between
        if f"PPid:\t{os.getpid()}" in lines:
            found.append(int(place.parent.name))
    return found


def to_be_read() -> bytes:
    """Arguments and environment of this process and of all it started, and what it would hand on now."""
    told = [key + "=" + value for key, value in os.environ.items()]
    parts = ["\n".join([*sys.argv, *told]).encode()]
    for pid in [os.getpid(), *children()]:
        parts += [(_PROC / str(pid) / name).read_bytes() for name in ("cmdline", "environ")]
    return b"\0".join(parts)


def used(window: ProgramWindow, keys: TourKeyring) -> list[str]:
    """A request by the live chat, as a user makes one; returns every secret there is by then."""
    contact, desk = window.services.contact, window.services.desk
    window.wait(lambda: contact.channels.link is LinkState.LIVE)
    ticket = contact.submit(Draft(id=DraftId("d1"), topic="refund", text=SAID), channel_id="chat")
    assert desk is not None
    window.wait(lambda: desk.control.conversations())
    window.program.navigator.open_chat(ticket.id)
    window.wait(lambda: contact.outbox.entries(ticket.id) == ())
    session = contact.session()
    assert session is not None
    return [SAID, session.source_id, session.pubsub_token, *keys._values.values()]


@contextmanager
def started_again(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Iterator[None]:
    """The one child that the program starts: itself, into the demo or out of it. Here it only waits."""
    monkeypatch.setattr(sys, "argv", ["walletcare"])
    monkeypatch.setattr(sys, "orig_argv", [sys.executable, "-c", _WAIT])
    before = children()
    again = Relaunch(argparse.Namespace(theme="dark", data_dir=folder, brand=None, back_to=None))
    again.want(is_demo=True, language="en")
    again.start()
    pids = [pid for pid in children() if pid not in before]
    assert len(pids) == 1
    # A new program is told to its parent a moment before its arguments can be read.
    limit = time.monotonic() + 60
    while not (_PROC / str(pids[0]) / "cmdline").read_bytes():
        assert time.monotonic() < limit
        os.sched_yield()
    try:
        yield
    finally:
        os.kill(pids[0], signal.SIGKILL)
        os.waitpid(pids[0], 0)


def test_no_secret_is_in_the_arguments_or_the_environment_of_any_process(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = TourKeyring()
    with program_window(qtbot, tmp_path, secrets=keys) as window:
        secrets = used(window, keys)
        assert len(secrets) > 4
        with started_again(monkeypatch, tmp_path):
            told = to_be_read()
            assert str(tmp_path).encode() in told
            assert [secret for secret in secrets if secret.encode() in told] == []


def test_a_build_that_hands_a_secret_on_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WALLETCARE_TOKEN", "CANARY-in-environment")
    with started_again(monkeypatch, tmp_path / "CANARY-in-arguments"):
        monkeypatch.delenv("WALLETCARE_TOKEN")
        told = to_be_read()
        assert b"CANARY-in-environment" in told
        assert b"CANARY-in-arguments" in told
