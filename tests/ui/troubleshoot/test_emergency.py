"""The emergency: two clicks from every page, without a network, and on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.helpers.program_window import ProgramWindow, program_window
from walletcare.domain import flow as f
from walletcare.ui.components import Button
from walletcare.ui.navigation import EMERGENCY, PageName
from walletcare.ui.troubleshoot.page import TroubleshootPage
from walletcare.ui.troubleshoot.paper import steps_text


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[ProgramWindow]:
    with program_window(qtbot, tmp_path) as window:
        yield window


def flow_in_front(opened: ProgramWindow) -> str:
    session = opened.rooms.troubleshoot.session
    return "" if session is None else session.flow.id


@pytest.mark.parametrize("page", [page for page in PageName if page is not PageName.GALLERY])
def test_two_clicks_from_every_page(opened: ProgramWindow, page: PageName) -> None:
    opened.program.navigator.open_page(page)
    opened.program.window.rail.chosen.emit(PageName.SAFETY)
    opened.press("Show me what to do")
    opened.wait(lambda: flow_in_front(opened) == EMERGENCY)


def test_in_the_middle_of_another_run_the_shortcut_leads_there_and_loses_nothing(
    opened: ProgramWindow,
) -> None:
    opened.program.navigator.open_flow("refund")
    store = opened.rooms.troubleshoot
    opened.wait(lambda: store.session is not None)
    assert store.session is not None
    store.session.answer("company")
    store.moved()
    QTest.keyClick(
        opened.program.window,
        Qt.Key.Key_E,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    opened.wait(lambda: flow_in_front(opened) == EMERGENCY)
    store.refresh()
    opened.wait(lambda: [run.flow.id for run in store.unfinished] == ["refund"])


def test_each_list_can_be_printed_and_every_step_is_on_the_paper(
    opened: ProgramWindow, tmp_path: Path
) -> None:
    store = opened.rooms.troubleshoot
    flow = store.flow(EMERGENCY)
    assert flow is not None
    first = flow.step(flow.start)
    assert isinstance(first, f.QuestionStep)
    for choice in first.choices:
        store.start(EMERGENCY)
        session = store.session
        assert session is not None
        session.answer(choice.id)
        step = session.step
        if not isinstance(step, f.InstructionStep | f.OutcomeStep):
            continue
        text = steps_text(session)
        for number, action in enumerate(step.actions, start=1):
            assert f"☐ {number}. {session.text(action.text).en}".replace("**", "") in text
    store.start(EMERGENCY)
    assert store.session is not None
    store.session.answer("code")
    opened.program.navigator.open_page(PageName.TROUBLESHOOT)
    store.moved()
    page = opened.page(TroubleshootPage)
    step_view = page.wizard.step
    assert step_view is not None
    printing = [b for b in step_view.findChildren(Button) if b.label in {"Print", "Print these steps"}]
    assert printing
    printing[0].click()
    dialog = opened.program.window.findChild(QPrintDialog)
    assert dialog is not None
    target = tmp_path / "steps.pdf"
    printer = dialog.printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    dialog.accepted.emit(printer)
    dialog.reject()
    data = target.read_bytes()
    assert data.startswith(b"%PDF-")
    assert re.search(rb"/Count [1-9]", data), "at least one page"
