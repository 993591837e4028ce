"""A disk that is full or read-only, for real: it is told, nothing acknowledged is lost, it goes on after."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.contact import Desk, contact_desk
from tests.helpers.small_disk import needs_mount, small_disk
from walletcare.domain.errors import StoreError
from walletcare.domain.ticket import DraftFile, OutboxState, TicketId
from walletcare.infra.db import open_database

pytestmark = needs_mount
KEY = "ab" * 32


def own_texts(desk: Desk, ticket_id: TicketId) -> list[str]:
    page = desk.service.tickets.messages(ticket_id, limit=500)
    return [message.text for message in page.messages if message.delivery is not None]


def test_a_full_disk_keeps_what_was_acknowledged_and_goes_on_when_there_is_room(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 6) as disk, contact_desk(disk.folder / "store.db", key=KEY) as desk:
        service = desk.service
        ticket = service.submit(service.drafts.new("transfer", text="The transfer has not arrived"))
        desk.deliver()
        acknowledged = own_texts(desk, ticket.id)
        disk.fill()
        file = tmp_path / "screen.txt"
        file.write_bytes(b"what the screen said\n" * 20_000)
        picked = DraftFile(str(file), file.name, file.stat().st_size)

        def write_on() -> None:
            for number in range(200):
                service.reply(ticket.id, f"and more {chr(97 + number % 26)}", [picked])
                acknowledged.append(f"and more {chr(97 + number % 26)}")

        with pytest.raises(StoreError) as caught:
            write_on()
        assert caught.value.code == "store-full"
        with pytest.raises(StoreError, match="store-full"):
            desk.database.try_writing()
        assert own_texts(desk, ticket.id) == acknowledged
        disk.make_room()
        desk.database.try_writing()
        service.reply(ticket.id, "room again")
        desk.deliver()
        assert own_texts(desk, ticket.id) == [*acknowledged, "room again"]
        assert desk.chat.texts(1)[1:] == [*acknowledged[1:], "room again"]


def test_a_full_disk_in_the_middle_of_sending_doubles_nothing(tmp_path: Path) -> None:
    """The message leaves, and what came back cannot be written down: it is read back, not sent again."""
    with small_disk(tmp_path / "disk", 6) as disk, contact_desk(disk.folder / "store.db", key=KEY) as desk:
        service = desk.service
        ticket = service.submit(service.drafts.new("transfer", text="The transfer has not arrived"))
        desk.deliver()
        service.reply(ticket.id, "please answer")
        send = desk.chat.send

        def send_and_fill(*args: object, **options: object) -> object:
            found = send(*args, **options)  # type: ignore[arg-type]
            disk.fill()
            return found

        desk.chat.send = send_and_fill  # type: ignore[method-assign,assignment]

        def go_on() -> None:
            while service.outbox.entries():
                service.deliver_due()
                service.reply(ticket.id, "still there " + "x" * 4000)

        with pytest.raises(StoreError, match="store-full"):
            go_on()
        desk.chat.send = send  # type: ignore[method-assign]
        disk.make_room()
        desk.deliver()
        assert {entry.state for entry in service.outbox.entries()} <= {OutboxState.SENT}
        assert desk.chat.texts(1)[1:] == own_texts(desk, ticket.id)[1:]


def test_a_disk_that_turns_read_only_is_told_and_reading_goes_on(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 6) as disk:
        with contact_desk(disk.folder / "store.db", key=KEY) as desk:
            ticket = desk.service.submit(desk.service.drafts.new("transfer", text="It has not arrived"))
        disk.set_read_only(is_read_only=True)
        before = (disk.folder / "store.db").read_bytes()
        with pytest.raises(StoreError) as caught:
            open_database(disk.folder / "store.db", KEY)
        assert caught.value.code in {"store-read-only", "store-cannot-open"}
        assert (disk.folder / "store.db").read_bytes() == before
        disk.set_read_only(is_read_only=False)
        with contact_desk(disk.folder / "store.db", key=KEY) as desk:
            assert "It has not arrived" in own_texts(desk, ticket.id)[0]


def test_no_room_for_an_upgrade_or_a_repair_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    from walletcare.infra.db.migration import shipped_migrations

    with small_disk(tmp_path / "disk", 6) as disk:
        path = disk.folder / "store.db"
        open_database(path, KEY, migrations=shipped_migrations()[:1]).close()
        before = path.read_bytes()
        disk.fill()
        with pytest.raises(StoreError) as caught:
            open_database(path, KEY)
        assert caught.value.code == "store-full"
        disk.make_room()
        open_database(path, KEY).close()
        damaged = bytearray(path.read_bytes())
        damaged[4096 * 2 : 4096 * 3] = bytes(4096)
        path.write_bytes(damaged)
        disk.fill()
        with pytest.raises(StoreError) as caught:
            open_database(path, KEY)
        assert caught.value.code == "store-full"
        assert path.read_bytes() == bytes(damaged)
        disk.make_room()
        database = open_database(path, KEY)
        assert database.recovered_from is not None
        assert database.recovered_from.read_bytes() == bytes(damaged)
        database.close()
        assert len(before) <= len(damaged)
