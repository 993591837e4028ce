"""A store that fails, was repaired, or keeps nothing: the window says so, and says when it is over."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.helpers.contact import MemorySecrets
from tests.helpers.program_window import ProgramWindow, program_window
from walletcare.app.tour.keys import TourKeyring
from walletcare.domain.secret import SecretStoreState
from walletcare.domain.ticket import Draft, DraftId
from walletcare.ui.navigation import PageName


def set_room(opened: ProgramWindow, extra_pages: int) -> None:
    """SQLite's own limit on the size of the file: at it, every write fails as on a full disk."""
    with opened.services.store.database.write() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + extra_pages}")


def write_much(opened: ProgramWindow) -> None:
    draft = Draft(id=DraftId("much"), topic="refund", text="long " * 20_000)
    opened.rooms.contact.act(lambda service: service.drafts.save(draft), owner=opened.rooms)


def test_a_full_disk_is_told_until_saving_works_again(qtbot: QtBot, tmp_path: Path) -> None:
    with program_window(qtbot, tmp_path) as opened:
        set_room(opened, 0)
        write_much(opened)
        opened.wait(lambda: opened.shows("This can’t be saved right now"))
        assert opened.shows("The disk is full")
        opened.program.navigator.open_page(PageName.CONTACT)
        opened.wait(lambda: opened.name() is PageName.CONTACT)
        opened.wait(lambda: opened.shows("This can’t be saved right now"))
        opened.press("Try again")
        opened.wait(lambda: opened.rooms.store_note.is_failing)
        set_room(opened, 100_000)
        opened.press("Try again")
        opened.wait(lambda: not opened.shows("This can’t be saved right now"))
        write_much(opened)
        opened.wait(lambda: any(it.id == "much" for it in opened.services.contact.drafts.all()))


def test_a_failure_that_nobody_waited_for_is_told_as_the_stores(qtbot: QtBot, tmp_path: Path) -> None:
    with program_window(qtbot, tmp_path) as opened:
        set_room(opened, 0)
        draft = Draft(id=DraftId("much"), topic="refund", text="long " * 20_000)
        opened.program.tasks.store(lambda _: opened.services.contact.drafts.save(draft))
        opened.wait(lambda: opened.shows("This can’t be saved right now"))
        assert not opened.shows("Something went wrong in this app")


def test_a_damaged_store_is_repaired_and_the_user_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    secrets = TourKeyring()
    with program_window(qtbot, tmp_path, secrets=secrets) as opened:
        contact = opened.services.contact
        ticket = contact.submit(Draft(id=DraftId("d1"), topic="refund", text="Where is my refund?"))
        path = opened.services.paths.database
        with opened.services.store.database.read() as connection:
            page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'wait_sample'")
            place = page.fetchone()[0]
    data = bytearray(path.read_bytes())
    data[(place - 1) * 4096 : place * 4096] = bytes(4096)
    path.write_bytes(data)
    with program_window(qtbot, tmp_path, secrets=secrets) as opened:
        opened.wait(lambda: opened.shows("Your requests were repaired"))
        assert opened.shows(f"{path.name}.damaged-1")
        assert path.with_name(f"{path.name}.damaged-1").read_bytes() == bytes(data)
        assert opened.services.contact.tickets.get(ticket.id) is not None


def test_a_locked_keyring_keeps_this_run_in_memory_and_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    with program_window(qtbot, tmp_path, secrets=TourKeyring()) as opened:
        opened.services.contact.submit(Draft(id=DraftId("d1"), topic="refund", text="Where is my refund?"))
        path = opened.services.paths.database
    before = path.read_bytes()
    locked = MemorySecrets(state=SecretStoreState.LOCKED)
    with program_window(qtbot, tmp_path, "zh-CN", secrets=locked) as opened:
        opened.wait(lambda: opened.shows("没有保存在这台电脑上"))
        assert opened.shows("密钥环锁着")
    assert path.read_bytes() == before
