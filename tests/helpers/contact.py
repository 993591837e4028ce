"""A contact service over a real store, with a clock that tests turn, and everything else that it needs."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from tests.helpers.memory_chat import MemoryChat
from walletcare.contact.change import Change, ChangeKind
from walletcare.contact.composing.preview import AppFacts
from walletcare.contact.sending.backoff import Pace
from walletcare.contact.service import ContactService
from walletcare.domain.brand import Brand, LadderPolicy, OfficialEntry, OfficialKind, OfficialList
from walletcare.domain.channel import ChannelKind, ChannelSpec, OpeningHours, OpenSpan
from walletcare.domain.errors import TransportError
from walletcare.domain.language import Language, LocalText
from walletcare.domain.mail import MailAccount, MailSecurity, MailTransport, OutgoingMail
from walletcare.domain.secret import SecretStoreState
from walletcare.infra.db import Database, open_database
from walletcare.safety.outgoing.guard import Guard

START = datetime(2026, 11, 25, 4, 0, tzinfo=UTC)
"""A Wednesday; noon in Shanghai, where the brand's chat is open from 09:00 to 21:00."""
WEEK = tuple(OpenSpan(day, time(9), time(21)) for day in range(7))
ALWAYS = OpeningHours("Asia/Shanghai", is_always_open=True)


class TurnedClock:
    """Time stands still until a test turns it."""

    def __init__(self, now: datetime = START) -> None:
        self.time = now
        self.ticks = 1000.0

    def now(self) -> datetime:
        return self.time

    def monotonic(self) -> float:
        return self.ticks

    def turn(self, **length: float) -> datetime:
        step = timedelta(**length)
        self.time += step
        self.ticks += step.total_seconds()
        return self.time


@dataclass
class MemorySecrets:
    """A keyring that lives as long as the test."""

    values: dict[str, str] = field(default_factory=dict)
    state: SecretStoreState = SecretStoreState.WORKING
    backend_name: str = "memory"

    def get(self, name: str) -> str | None:
        return None if self.state is SecretStoreState.LOCKED else self.values.get(name)

    def set(self, name: str, value: str) -> None:
        self.values[name] = value

    def delete(self, name: str) -> None:
        self.values.pop(name, None)


@dataclass
class MemoryMail:
    """A mail transport that keeps what it is given."""

    sent: list[OutgoingMail] = field(default_factory=list)
    errors: list[TransportError] = field(default_factory=list)

    def send(self, account: MailAccount, password: str, mail: OutgoingMail) -> None:
        if self.errors:
            raise self.errors.pop(0)
        self.sent.append(mail)

    def test(self, account: MailAccount, password: str) -> None:
        if self.errors:
            raise self.errors.pop(0)


ACCOUNT = MailAccount("smtp.example.test", 587, MailSecurity.STARTTLS, "dana", "dana@example.test")


def channel(
    channel_id: str, kind: ChannelKind, hours: OpeningHours = ALWAYS, **fields: object
) -> ChannelSpec:
    text = LocalText.same(channel_id)
    return ChannelSpec(id=channel_id, kind=kind, label=text, purpose=text, hours=hours, **fields)  # type: ignore[arg-type]


def make_brand(**fields: object) -> Brand:
    channels = (
        channel(
            "chat",
            ChannelKind.CHAT,
            OpeningHours("Asia/Shanghai", WEEK),
            published_wait=timedelta(minutes=4),
            is_confirmed=True,
        ),
        channel(
            "email",
            ChannelKind.EMAIL,
            address="help@heron.example",
            published_wait=timedelta(hours=6),
            is_confirmed=True,
        ),
        channel("phone", ChannelKind.PHONE, address="+442079460321", is_confirmed=True),
        channel(
            "weibo",
            ChannelKind.SOCIAL,
            address="https://weibo.example/heron",
            handle="@heron",
            network="weibo",
            is_confirmed=True,
        ),
        channel("fake", ChannelKind.SOCIAL, address="https://weibo.example/her0n", handle="@her0n"),
        channel("group", ChannelKind.COMMUNITY, address="https://qq.example/1"),
    )
    official = OfficialList(
        ("Heron",),
        (
            OfficialEntry(
                OfficialKind.LINK, "https://weibo.example/heron", LocalText.same("Weibo"), network="weibo"
            ),
        ),
        date(2026, 11, 1),
    )
    values: dict[str, object] = {
        "id": "demo",
        "name": LocalText("苍鹭", "Heron"),
        "official": official,
        "channels": channels,
        "ladder": LadderPolicy(),
    }
    return Brand(**{**values, **fields})  # type: ignore[arg-type]


@dataclass
class Desk:
    """Everything around one service."""

    service: ContactService
    database: Database
    clock: TurnedClock
    chat: MemoryChat
    mail: MemoryMail
    secrets: MemorySecrets
    guard: Guard
    changes: list[Change]

    def deliver(self) -> None:
        """Deliver, turning the clock to the time that was asked for, until nothing is waiting."""
        for _ in range(200):
            again = self.service.deliver_due()
            if again is None:
                return
            self.clock.turn(seconds=max((again - self.clock.now()).total_seconds(), 0.001))
        raise AssertionError("the outbox never came to rest")

    def deliver_quietly(self) -> None:
        """Deliver what is due now and within the next minute."""
        self.service.deliver_due()
        self.clock.turn(minutes=1)
        self.service.deliver_due()

    def hear(self) -> None:
        """Take in every live event that has not been heard yet."""
        events, self.chat.events = self.chat.events, []
        for event in events:
            self.service.on_chat_event(event)

    def told(self, kind: ChangeKind) -> int:
        return sum(change.kind is kind for change in self.changes)


@contextmanager
def contact_desk(
    path: Path = Path(":memory:"),
    *,
    brand: Brand | None = None,
    clock: TurnedClock | None = None,
    chat: MemoryChat | None = None,
    secrets: MemorySecrets | None = None,
    has_chat: bool = True,
    is_reconciling: bool = True,
    key: str | None = None,
    pace: Pace | None = None,
    mail: MailTransport | None = None,
    has_network: Callable[[], bool] = lambda: True,
) -> Iterator[Desk]:
    """A started service; parts given are used again, so a restart is the same call with the same parts."""
    turned = clock or TurnedClock()
    backend = chat or MemoryChat(turned)
    database = open_database(path, key)
    post, guard, changes = MemoryMail(), Guard(), list[Change]()
    keyring = secrets or MemorySecrets()
    service = ContactService(
        database=database,
        chat=backend if has_chat else None,
        mail=mail or post,
        secrets=keyring,
        brand=brand or make_brand(),
        clock=turned,
        guard=guard,
        facts=AppFacts("1.0", "Test OS 1", Language.EN),
        listener=changes.append,
        random=random.Random(7),
        is_reconciling=is_reconciling,
        pace=pace,
        has_network=has_network,
    )
    service.start()
    try:
        yield Desk(service, database, turned, backend, post, keyring, guard, changes)
    finally:
        service.stop()
        database.close()
