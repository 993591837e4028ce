"""A second start finds the first one and hands its link over."""

from __future__ import annotations

import stat
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from walletcare.app.start.instance import MAX_MESSAGES_PER_S, SingleInstance

SECOND_START = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from walletcare.app.start.instance import SingleInstance

app = QCoreApplication([])
folder = Path(sys.argv[1])
second = SingleInstance(folder / "lock", lambda: folder / "socket")
assert not second.try_become_primary()
assert not second.forward(sys.argv[2], patience_s=0)
print("refused", flush=True)
print("handed over" if second.forward(sys.argv[2]) else "alone")
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    private = tmp_path / "run"
    private.mkdir(mode=0o700)
    return private


def make(folder: Path) -> SingleInstance:
    return SingleInstance(folder / "lock", lambda: folder / "socket")


def test_the_second_start_hands_its_link_to_the_first(qtbot: QtBot, folder: Path) -> None:
    first, second = make(folder), make(folder)
    assert first.try_become_primary()
    assert first.listen()
    assert not second.try_become_primary()
    with qtbot.waitSignal(first.link_received) as received:
        assert second.forward("walletcare://open/faq/payment-failed")
    assert received.args == ["walletcare://open/faq/payment-failed"]
    with qtbot.waitSignal(first.link_received) as received:
        assert second.forward("")
    assert received.args == [""]
    first.close()
    assert second.try_become_primary()
    second.close()


def test_the_socket_is_private(qtbot: QtBot, folder: Path) -> None:
    first = make(folder)
    assert first.try_become_primary()
    assert first.listen()
    assert stat.S_IMODE((folder / "socket").stat().st_mode) & 0o077 == 0
    first.close()


def test_a_socket_left_by_a_killed_process_is_taken_over(qtbot: QtBot, folder: Path) -> None:
    import socket

    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(str(folder / "socket"))
    first = make(folder)
    assert first.try_become_primary()
    assert first.listen()
    first.close()


def test_a_flood_of_links_is_cut(qtbot: QtBot, folder: Path) -> None:
    now = 100.0
    first = SingleInstance(folder / "lock", lambda: folder / "socket", monotonic=lambda: now)
    assert first.try_become_primary()
    assert first.listen()
    second = make(folder)
    seen: list[str] = []
    first.link_received.connect(seen.append)
    for number in range(MAX_MESSAGES_PER_S * 4):
        assert second.forward(f"walletcare://open/faq/a{number}")
    qtbot.waitUntil(lambda: len(seen) == MAX_MESSAGES_PER_S)
    now += 2.0
    assert second.forward("walletcare://open/page/home")
    qtbot.waitUntil(lambda: seen[-1] == "walletcare://open/page/home")
    assert len(seen) <= 2 * MAX_MESSAGES_PER_S
    first.close()


def test_nobody_answers_is_told(qtbot: QtBot, folder: Path) -> None:
    assert not make(folder).forward("walletcare://open/page/home")


def test_a_first_program_that_still_loads_is_waited_for(qtbot: QtBot, folder: Path) -> None:
    first = make(folder)
    assert first.try_become_primary()
    # The second is a program of its own, as it is for a user: it waits while the first one loads.
    command = [sys.executable, "-c", SECOND_START, str(folder), "walletcare://open/page/safety"]
    second = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert second.stdout is not None
    assert second.stdout.readline() == "refused\n"
    with qtbot.waitSignal(first.link_received) as received:
        assert first.listen()
    assert received.args == ["walletcare://open/page/safety"]
    assert second.communicate(timeout=60)[0] == "handed over\n"
    first.close()


def test_a_first_program_that_ends_while_it_loads_is_replaced(qtbot: QtBot, folder: Path) -> None:
    first, second = make(folder), make(folder)
    assert first.try_become_primary()
    assert not second.try_become_primary()
    first.close()
    assert not second.forward("walletcare://open/page/home")
    assert not make(folder).try_become_primary()
    second.close()
