"""The look-up node from the settings to a real answer: refused addresses, the test, saving, turning off."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.helpers import fault_server as faults
from tests.helpers.accessibility import described
from tests.helpers.json_rpc_node import json_rpc_node, waiting
from tests.helpers.program_window import ProgramWindow, program_window
from walletcare.domain import flow as f
from walletcare.ui.settings.node_dialog import NodeDialog
from walletcare.ui.settings.page import SettingsPage
from walletcare.ui.stores.node import NodeTest
from walletcare.ui.stores.settings import Key
from walletcare.ui.troubleshoot.page import TroubleshootPage


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[ProgramWindow]:
    with program_window(qtbot, tmp_path) as window:
        yield window


def dialog_of(opened: ProgramWindow) -> NodeDialog:
    opened.program.navigator.open_settings("privacy")
    opened.page(SettingsPage)._node_button.click()
    return next(one for one in opened.program.window.findChildren(NodeDialog) if one.isVisible())


def type_url(dialog: NodeDialog, url: str) -> None:
    edit = dialog._url.input.edit
    edit.setFocus()
    edit.clear()
    QTest.keyClicks(edit, url)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("", "Paste the node’s address first"),
        ("node.example", "start with https://"),
        ("http://node.example", "Plain http only works"),
        ("https://me:word@node.example", "Leave out the user name"),
    ],
)
def test_an_address_that_cannot_be_used_says_why_and_is_not_kept(
    opened: ProgramWindow, url: str, words: str
) -> None:
    dialog = dialog_of(opened)
    type_url(dialog, url)
    dialog._save.click()
    assert words in described(dialog._url.input.edit)
    assert dialog.isVisible()
    assert opened.program.settings.text(Key.NODE) == ""


def test_a_node_is_tried_saved_used_and_turned_off(opened: ProgramWindow) -> None:
    store = opened.rooms.troubleshoot
    answers = waiting(3, first=3, offers_gwei=1, price_gwei=30) | {
        "eth_chainId": "0x1",
        "eth_blockNumber": "0x10",
    }
    with json_rpc_node(answers) as port:
        dialog = dialog_of(opened)
        type_url(dialog, f"http://127.0.0.1:{port}")
        dialog._test.click()
        opened.wait(lambda: dialog._store.state.test is NodeTest.PASSED)
        assert "It’s on Ethereum, up to block 16." in described(dialog._banner)
        dialog._save.click()
        page = opened.page(SettingsPage)
        assert described(page._node_button) == "On. Queries 127.0.0.1"

        opened.program.navigator.open_flow("transfer-trouble")
        opened.wait(lambda: store.session is not None)
        session = store.session
        assert session is not None
        while not isinstance(session.step, f.QuestionStep) or session.step.id != "kind":
            session.answer("later")
        session.answer("chain")
        session.answer("stuck")
        assert session.type("ab" * 32) is None
        store.moved()
        opened.wait(lambda: session.results())
        assert session.results()["receipt"].reason == "receipt-fee-low"

    dialog = dialog_of(opened)
    next(button for button in dialog._buttons if button.label == "Turn off").click()
    assert opened.program.settings.text(Key.NODE) == ""
    assert described(opened.page(SettingsPage)._node_button).startswith("Off.")


def test_what_is_no_node_is_told(opened: ProgramWindow) -> None:
    dialog = dialog_of(opened)
    with faults.server(faults.http_answer(200, b"<html>")) as port:
        type_url(dialog, f"http://127.0.0.1:{port}")
        dialog._test.click()
        opened.wait(lambda: dialog._store.state.test is NodeTest.FAILED)
    assert "isn’t an Ethereum node" in described(dialog._banner)
    type_url(dialog, f"http://127.0.0.1:{faults.closed_port()}")
    assert dialog._store.state.test is NodeTest.NONE
    dialog._test.click()
    opened.wait(lambda: dialog._store.state.test is NodeTest.FAILED)
    assert "doesn’t accept" in described(dialog._banner)


def test_a_look_up_that_is_off_leads_to_its_setting(opened: ProgramWindow) -> None:
    opened.program.navigator.open_flow("transfer-trouble")
    opened.wait(lambda: opened.rooms.troubleshoot.session is not None)
    session = opened.rooms.troubleshoot.session
    assert session is not None
    while session.step.id != "kind":
        session.answer("later")
    session.answer("chain")
    session.answer("stuck")
    assert session.type("ab" * 32) is None
    opened.rooms.troubleshoot.moved()
    opened.wait(lambda: session.results())
    opened.press("Set it up", opened.page(TroubleshootPage))
    settings = opened.page(SettingsPage)
    assert settings._node_button.isVisible()
    QTest.keyClick(opened.program.window, Qt.Key.Key_Escape)
