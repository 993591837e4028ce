"""When support cannot be reached, the window names the right cause: nothing here, or nothing there."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.program_window import ProgramWindow, program_window, until_hour
from walletcare.app.upkeep.own_network import OwnNetwork
from walletcare.domain.brand import Backend
from walletcare.domain.chat import LinkState
from walletcare.domain.ticket import Draft, DraftId
from walletcare.infra.clock import SystemClock
from walletcare.infra.debug_clock import DebugClock
from walletcare.infra.probes.socket_probe import SocketProbe
from walletcare.ui.components import Chip
from walletcare.ui.contact.page import ContactPage
from walletcare.ui.navigation import PageName
from walletcare.ui.troubleshoot.page import TroubleshootPage


def chips(opened: ProgramWindow) -> set[str]:
    return {chip.text() for chip in opened.program.window.findChildren(Chip) if chip.isVisible()}


@pytest.mark.parametrize(
    ("language", "not_sent", "never"),
    [
        ("en", "Not sent yet", ("Busier than usual", "Overdue", "Busy")),
        ("zh-CN", "还没有发出", ("比平时忙", "超时", "繁忙")),
    ],
)
def test_maintenance_is_neither_a_crowd_nor_late(
    qtbot: QtBot, tmp_path: Path, language: str, not_sent: str, never: tuple[str, ...]
) -> None:
    """The notice says why; the request that could not leave is "not sent", in its first seconds and after."""
    # A clock that the desk goes along with: its notice begins and ends by it.
    clock = DebugClock(until_hour(12, ZoneInfo("Asia/Shanghai")).total_seconds())
    with program_window(qtbot, tmp_path, language, clock=clock, scenario="maintenance") as opened:
        ticket = opened.services.contact.submit(
            Draft(id=DraftId("d1"), topic="refund", text="Where is my refund?"), channel_id="chat"
        )
        opened.program.navigator.open_chat(ticket.id)
        channels = opened.services.contact.channels
        assert channels.busier_now()[0].kind == "maintenance"
        opened.wait(lambda: opened.shows(not_sent, opened.page(ContactPage)))
        for words in never:
            assert not opened.shows(words, opened.page(ContactPage)), words
            assert words not in chips(opened)


@pytest.mark.parametrize(
    ("language", "no_answer", "offline"),
    [("en", "Support’s system doesn’t answer", "You’re offline"), ("zh-CN", "客服系统没有应答", "没有网络")],
)
def test_a_server_that_is_gone_is_not_blamed_on_the_user(
    qtbot: QtBot, tmp_path: Path, language: str, no_answer: str, offline: str
) -> None:
    with program_window(qtbot, tmp_path, language) as opened:
        desk, channels = opened.services.desk, opened.services.contact.channels
        assert desk is not None
        opened.wait(lambda: channels.link is LinkState.LIVE)
        opened.program.navigator.open_page(PageName.CONTACT)
        desk.stop()
        opened.wait(lambda: opened.shows(no_answer))
        assert not opened.shows(offline)
        # The cable is pulled on top of it: now it is this computer.
        opened.rooms.network.changed.emit(False)
        opened.wait(lambda: opened.shows(offline, opened.page(ContactPage)))
        assert not opened.shows(no_answer, opened.page(ContactPage))
        opened.rooms.network.changed.emit(True)
        opened.wait(lambda: opened.shows(no_answer, opened.page(ContactPage)))
        opened.press("Find the cause" if language == "en" else "查查原因")
        opened.wait(lambda: opened.name() is PageName.TROUBLESHOOT)
        opened.page(TroubleshootPage)


def test_the_machine_is_asked_whether_it_has_a_network() -> None:
    far = Backend("https://chat.example", "abc", cable_url="wss://chat.example/cable")
    here = Backend("http://127.0.0.1:9", "abc", cable_url="ws://127.0.0.1:9/cable")
    unplugged = SocketProbe(SystemClock(), routes=())
    assert not OwnNetwork(far, unplugged).is_there()
    near = OwnNetwork(here, unplugged)
    assert near.is_there(), "a server on this computer needs no way out"
    near.note(is_online=False)
    assert not near.is_there()
