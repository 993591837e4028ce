"""T20: disks that fill up at any byte, and stores with any page damaged: nothing acknowledged is lost."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.helpers.contact import Desk, contact_desk
from tests.helpers.hostile import sizes
from tests.helpers.small_disk import SmallDisk, needs_mount, small_disk
from walletcare.domain.errors import StoreError
from walletcare.domain.ticket import TicketId
from walletcare.infra.db import opening

KEY = "ab" * 32
SEED = 20261128
PAGE = 4096


def own_texts(desk: Desk, ticket_id: TicketId) -> list[str]:
    page = desk.service.tickets.messages(ticket_id, limit=500)
    return [message.text for message in page.messages if message.delivery is not None]


def leave(disk: SmallDisk, free_bytes: int) -> None:
    """Fill the disk up to ``free_bytes``."""
    disk.fill()
    filler = disk.folder / "filler"
    with filler.open("r+b") as file:
        file.truncate(max(filler.stat().st_size - free_bytes, 0))


Write = Callable[[Desk, TicketId, str], bool]


def write_as_made(desk: Desk, ticket_id: TicketId, text: str) -> bool:
    """Write a reply; whether the program said that it is kept."""
    try:
        desk.service.reply(ticket_id, text)
    except StoreError as error:
        if error.code != "store-full":
            raise
        return False
    return True


def write_until_full(desk: Desk, ticket_id: TicketId, mark: int, write: Write) -> list[str]:
    """The texts of which the program said that they are kept, until one was refused; at most 120."""
    kept = []
    for number in range(120):
        text = f"mark {mark}, reply {number}: " + "the transfer has not arrived yet " * 120
        if not write(desk, ticket_id, text.strip()):
            break
        kept.append(text.strip())
    return kept


def lost_at(folder: Path, marks: list[int], write: Write = write_as_made) -> list[str]:
    """What went wrong with the disk full at each of the byte ``marks``."""
    wrong = []
    for mark in marks:
        with small_disk(folder / f"disk-{mark}", 4) as disk:
            store = disk.folder / "store.db"
            with contact_desk(store, key=KEY) as desk:
                ticket = desk.service.submit(desk.service.drafts.new("transfer", text="It has not arrived"))
                desk.deliver()
                acknowledged = own_texts(desk, ticket.id)
                leave(disk, mark)
                kept = write_until_full(desk, ticket.id, mark, write)
                if len(kept) == 120:
                    wrong.append(f"{mark}: the disk never was full")
                acknowledged += kept
                if own_texts(desk, ticket.id) != acknowledged:
                    wrong.append(f"{mark}: another list while it is full")
            disk.make_room()
            with contact_desk(store, key=KEY) as desk:
                if own_texts(desk, ticket.id) != acknowledged:
                    wrong.append(f"{mark}: another list after a new start")
                desk.service.reply(ticket.id, "room again")
                if own_texts(desk, ticket.id)[-1:] != ["room again"]:
                    wrong.append(f"{mark}: nothing can be written")
    return wrong


def marks(count: int) -> list[int]:
    """Bytes left free: from none to a few hundred thousand, on and beside the borders of pages."""
    chance = random.Random(SEED)
    edges = [0, 1, PAGE - 1, PAGE, PAGE + 1, 4 * PAGE, 16 * PAGE + 7]
    return (edges + [chance.randrange(60 * PAGE) for _ in range(count)])[:count]


@needs_mount
@sizes(4, 30)
@pytest.mark.timeout(900)
def test_a_disk_full_at_any_byte_loses_nothing_acknowledged(tmp_path: Path, count: int) -> None:
    assert lost_at(tmp_path, marks(count)) == []


@needs_mount
def test_a_build_that_says_kept_whatever_happens_is_found(tmp_path: Path) -> None:
    def careless(desk: Desk, ticket_id: TicketId, text: str) -> bool:
        return write_as_made(desk, ticket_id, text) or "reply 119" not in text

    assert any("another list" in line for line in lost_at(tmp_path, [0], careless))


# --- damaged pages ----------------------------------------------------------------------------------


def filled(path: Path) -> int:
    """A store with one request of forty messages; how many pages it has."""
    with contact_desk(path, key=KEY) as desk:
        ticket = desk.service.submit(desk.service.drafts.new("transfer", text="It has not arrived"))
        for number in range(40):
            desk.service.reply(ticket.id, f"and {number}: " + "still nothing here " * 20)
        desk.deliver()
    return path.stat().st_size // PAGE


def refused(folder: Path, count: int) -> list[str]:
    """The damaged pages with which the store did not open, or cannot be written."""
    pages = filled(folder / "whole.db")
    parts = {found.name: found.read_bytes() for found in folder.glob("whole.db*")}
    chance = random.Random(SEED)
    wrong = []
    for number in range(count):
        page = chance.randrange(pages)
        home = folder / f"start-{number}"
        home.mkdir(mode=0o700)
        for name, data in parts.items():
            (home / name).write_bytes(data)
        with (home / "whole.db").open("r+b") as file:
            file.seek(page * PAGE + chance.randrange(PAGE - 200))
            file.write(chance.randbytes(200))
        try:
            with contact_desk(home / "whole.db", key=KEY) as desk:
                desk.service.submit(desk.service.drafts.new("transfer", text="It goes on"))
        except StoreError as error:
            wrong.append(f"page {page}: {error.code}")
    return wrong


@sizes(6, 100)
@pytest.mark.timeout(900)
def test_the_program_starts_with_any_page_damaged(tmp_path: Path, count: int) -> None:
    assert refused(tmp_path, count) == []


def test_a_build_without_salvage_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gives_up(*_: object) -> None:
        raise StoreError("store-damaged")

    monkeypatch.setattr(opening, "_recovered", gives_up)
    assert refused(tmp_path, 12) != []
