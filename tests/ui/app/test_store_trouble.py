"""A store that can't be written while the program runs: said on every page, and taken back when it can be."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.helpers.program_window import ProgramWindow, program_window
from walletcare.domain.ticket import Draft, DraftId
from walletcare.infra.db import Database
from walletcare.ui.navigation import PageName

FULL = "The disk is full"


def limit_pages(database: Database, pages: int | None) -> None:
    """Let the file grow to ``pages`` more pages; None: as far as it likes."""
    with database.write() as connection:
        now = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {1_000_000 if pages is None else now + pages}")


def save(opened: ProgramWindow, name: str, size: int) -> None:
    """As the window does in the background: nobody waits for it."""
    draft = Draft(DraftId(name), text="My payment failed. " * size)
    opened.rooms.contact.act(lambda service: service.drafts.save(draft))


def test_a_full_disk_is_said_on_every_page_until_there_is_room(qtbot: QtBot, tmp_path: Path) -> None:
    with program_window(qtbot, tmp_path) as opened:
        database = opened.services.store.database
        limit_pages(database, 2)
        save(opened, "large", 4_000)
        opened.wait(lambda: opened.shows(FULL))
        opened.program.navigator.open_page(PageName.SAFETY)
        opened.wait(lambda: opened.shows(FULL))
        limit_pages(database, None)
        save(opened, "large", 4_000)
        opened.wait(lambda: not opened.shows(FULL))
        assert [draft.id for draft in opened.services.contact.drafts.all()] == ["large"]
