"""A large text file: the chip says how much is checked, taking it out stops that; names of saved files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from tests.helpers.contact_window import ContactWindow, contact_window
from walletcare.desk.options import DeskOptions
from walletcare.desk.thread import DeskThread
from walletcare.domain.language import Language
from walletcare.ui.components import AttachmentChip, IconButton, PlainLabel
from walletcare.ui.contact.attachments import Attachments
from walletcare.ui.contact.transcript import Keeper
from walletcare.ui.navigation import PageName
from walletcare.ui.when import size_text

LINE = "2026-11-28 12:00:{:02d} INFO the app asked the node for block {} and waited {} ms\n"


@pytest.fixture
def home(qtbot: QtBot, tmp_path: Path) -> Iterator[ContactWindow]:
    options = DeskOptions(scenario="agent-silent", language=Language.EN)
    with DeskThread(options) as desk, contact_window(qtbot, tmp_path, desk) as opened:
        opened.navigator.open_page(PageName.CONTACT)
        ticket, _ = opened.sent("My payment failed at noon")
        opened.contact.open_ticket(ticket.id)
        opened.wait(lambda: opened.contact.conversation.state is not None)
        yield opened


def log(folder: Path, lines: int) -> Path:
    path = folder / "wallet.log"
    path.write_text("".join(LINE.format(at % 60, at * 7919, at % 911) for at in range(lines)))
    return path


def note(chip: AttachmentChip) -> str:
    return "\n".join(label.text() for label in chip.findChildren(PlainLabel))


class ChipReader(QObject):
    """Reads a chip each time a share is told, right after the chip has taken it: none is too short to see."""

    def __init__(self, files: Attachments) -> None:
        super().__init__()
        self._files = files
        self.notes: list[str] = []
        files._reading.moved.connect(self.read)

    @Slot(str, int)
    def read(self, _path: str, _percent: int) -> None:
        self.notes += [note(chip) for chip in self._files.findChildren(AttachmentChip)]


def test_the_share_that_is_checked_is_shown_and_then_the_size(home: ContactWindow, tmp_path: Path) -> None:
    files = home.contact.chat.reply.attachments
    reader = ChipReader(files)
    path = log(tmp_path, 4_000)
    size = size_text(path.stat().st_size)
    files.add_paths([str(path)])
    chip = files.findChildren(AttachmentChip)[0]
    home.wait(lambda: reader.notes and size in note(chip))
    assert all("Checking, " in said and size not in said for said in reader.notes)
    assert files.wrong == ""


def test_taking_a_file_out_stops_the_reading(home: ContactWindow, tmp_path: Path) -> None:
    files = home.contact.chat.reply.attachments
    path = log(tmp_path, 110_000)
    files.add_paths([str(path)])
    chip = files.findChildren(AttachmentChip)[0]
    home.wait(lambda: "Checking, " in note(chip))
    task = files._checks[str(path)]
    next(button for button in chip.findChildren(IconButton)).click()
    assert files.files == ()
    assert not task.is_wanted
    assert task.future is not None
    home.wait(task.future.done)
    assert home.store.guard._clear_texts._marks == {}, "it was read to its end"


@pytest.mark.parametrize(
    ("name", "saved"), [("invoice.pdf.exe", "invoice.pdf.exe.unsafe.txt"), ("shot.png", "shot.png")]
)
def test_a_file_that_could_run_is_saved_under_another_ending(
    home: ContactWindow, name: str, saved: str
) -> None:
    home.window.findChildren(Keeper)[0].save_bytes(name, b"MZ")
    dialog = home.window.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.findChildren(QLineEdit, "fileNameEdit")[0].text() == saved
    dialog.reject()
