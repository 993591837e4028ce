"""The outbox itself on a disk that loses power: nothing acknowledged is lost, nothing goes out twice.

``test_power_cut`` shows what the setting is worth; here the contact room writes, delivers and reads back on
such a disk, against a server that loses replies, and the power goes off at any single write. With a weaker
setting the same run must lose words *and* send some twice: that ``sending`` is durable before the first byte
leaves is what the second depends on. Reduced form: 40 cuts. The full one, 300 cuts a setting:

    pytest tests/integration/contact/test_outbox_power_cut.py -m slow -s
"""

from __future__ import annotations

import random
import sqlite3
import sys
from dataclasses import dataclass, field

import pytest

from tests.helpers.contact import MemoryMail, MemorySecrets, TurnedClock, make_brand
from tests.helpers.cut_store import open_cut_store
from tests.helpers.delivery_record import DeliveryRecord, judge
from tests.helpers.memory_chat import MemoryChat
from tests.helpers.power_cut import Disk
from walletcare.contact.composing.preview import AppFacts
from walletcare.contact.following.tickets import TicketFilter
from walletcare.contact.sending.backoff import Pace
from walletcare.contact.service import ContactService
from walletcare.domain.errors import StoreError
from walletcare.domain.language import Language
from walletcare.domain.ticket import Author, TicketId
from walletcare.infra.db import Database
from walletcare.safety.outgoing.guard import Guard

TICKETS = 4
DIGITS = str.maketrans("0123456789", "abcdefghij")
FAULTS = ("send", "send", "create_conversation", "messages")


@dataclass
class Siege:
    """One run of many cuts: disk, server, keyring and clock outlive every one of them."""

    disk: Disk
    synchronous: str
    chance: random.Random
    clock: TurnedClock = field(default_factory=TurnedClock)
    secrets: MemorySecrets = field(default_factory=MemorySecrets)
    acknowledged: dict[TicketId, list[str]] = field(default_factory=dict)
    number: int = 0

    def __post_init__(self) -> None:
        self.chat = MemoryChat(self.clock)

    def until_the_power_goes(self) -> None:
        self.disk.writes_left = self.chance.randrange(5, 900)
        database: Database | None = None
        try:
            database = open_cut_store(self.disk, self.synchronous)
            service = self.service(database)
            while True:
                self.write(service)
                if self.chance.random() < 0.3:
                    call = self.chance.choice(FAULTS)
                    self.chat.fail(call, after_work=self.chance.random() < 0.7)
                self.deliver(service, rounds=self.chance.randrange(3))
        except (StoreError, sqlite3.OperationalError):
            assert self.disk.is_off
        finally:
            if database is not None:
                database.close()
        self.disk.cut()

    def write(self, service: ContactService) -> None:
        """One message; it is acknowledged when the service has taken it, and not a moment before."""
        self.number += 1
        name = str(self.number).translate(DIGITS)
        rows = service.tickets.rows(TicketFilter.ALL)
        if len(rows) < TICKETS and (not rows or self.chance.random() < 0.2):
            text = f"request {name}"
            ticket_id = service.submit(service.drafts.new("transfer", text=text)).id
        else:
            ticket_id = self.chance.choice(rows).id
            text = "still waiting" if self.chance.random() < 0.3 else f"message {name}"
            service.reply(ticket_id, text)
        self.acknowledged.setdefault(ticket_id, []).append(text)

    def deliver(self, service: ContactService, *, rounds: int) -> bool:
        """Let the outbox work ``rounds`` times at the time it asked for; True when nothing is left."""
        for _ in range(rounds):
            again = service.deliver_due()
            if again is None:
                return True
            self.clock.turn(seconds=max((again - self.clock.now()).total_seconds(), 0.001))
        return False

    def service(self, database: Database) -> ContactService:
        service = ContactService(
            database=database,
            chat=self.chat,
            mail=MemoryMail(),
            secrets=self.secrets,
            brand=make_brand(),
            clock=self.clock,
            guard=Guard(),
            facts=AppFacts("1.0", "Test OS", Language.EN),
            random=random.Random(3),
            pace=Pace(per_minute=10_000),
        )
        service.start()
        return service

    def settle(self) -> tuple[DeliveryRecord, int]:
        """With the power on: deliver what is left. The record, and acknowledged words that are gone."""
        self.chat.faults.clear()
        database = open_cut_store(self.disk, "FULL")
        assert self.deliver(self.service(database), rounds=20_000)
        with database.read() as connection:
            assert connection.execute("PRAGMA quick_check").fetchone()[0] == "ok"
            rows = connection.execute(
                "SELECT outbox.ticket_id, conversation_id, text, outbox.state FROM outbox JOIN message"
                " ON message.id = message_id JOIN leg ON leg.id = outbox.leg_id ORDER BY position"
            ).fetchall()
        database.close()
        assert {row["state"] for row in rows} == {"sent"}
        written: dict[str, list[str]] = {}
        stored: dict[str, list[str]] = {}
        for row in rows:
            written.setdefault(str(row["conversation_id"]), []).append(row["text"])
            stored.setdefault(row["ticket_id"], []).append(row["text"])
        arrived = {
            str(number): [message.text for message in thread.messages if message.author is Author.USER]
            for number, thread in self.chat.threads.items()
        }
        gone = sum(
            _missing(texts, stored.get(ticket_id, [])) for ticket_id, texts in self.acknowledged.items()
        )
        return judge(written, arrived), gone


def _missing(texts: list[str], stored: list[str]) -> int:
    """Acknowledged texts that the store does not hold in their order."""
    place, missing = 0, 0
    for text in texts:
        places = range(place, len(stored))
        found = next((at for at in places if stored[at] == text or f"\n{text}\n" in stored[at]), None)
        if found is None:
            missing += 1
        else:
            place = found + 1
    return missing


def besiege(synchronous: str, cuts: int, seed: int) -> tuple[DeliveryRecord, int]:
    chance = random.Random(seed)
    disk = Disk(f"outbox-{synchronous}-{seed}", chance)
    try:
        siege = Siege(disk, synchronous, chance)
        for _ in range(cuts):
            siege.until_the_power_goes()
        record, gone = siege.settle()
    finally:
        disk.unregister()
    count = sum(map(len, siege.acknowledged.values()))
    sys.stderr.write(f"{synchronous}, {cuts} cuts: {count} acknowledged, {gone} gone, {record}\n")
    return record, gone


def test_the_outbox_keeps_its_word_over_forty_cuts() -> None:
    record, gone = besiege("FULL", 40, seed=31)
    assert gone == 0
    assert record.is_clean, record
    assert record.written > 100


def test_the_check_would_notice_a_weaker_setting() -> None:
    record, gone = besiege("NORMAL", 40, seed=32)
    assert gone > 0
    assert record.duplicated + record.unexpected > 0


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_three_hundred_cuts() -> None:
    record, gone = besiege("FULL", 300, seed=33)
    assert gone == 0
    assert record.is_clean, record
    record, gone = besiege("NORMAL", 300, seed=34)
    assert gone > 0
