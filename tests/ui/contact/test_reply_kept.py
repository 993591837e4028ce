"""A reply that could not be stored, or not be sent, is still there; and one request never shows another's."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.contact import Desk, contact_desk, make_brand
from walletcare.domain.errors import StoreError, UserFacingError
from walletcare.domain.ticket import DraftFile, MessageId, TicketId
from walletcare.ui.stores.contact import ContactStore
from walletcare.ui.stores.conversation.store import ConversationStore
from walletcare.ui.stores.relay import ChangeRelay
from walletcare.ui.tasks import TaskRunner


@dataclass
class Open:
    """A conversation over a store on disk, without a page; nothing is delivered."""

    bot: QtBot
    desk: Desk
    store: ContactStore
    conversation: ConversationStore
    failures: list[Exception] = field(default_factory=list)

    def ask(self, text: str) -> TicketId:
        return self.desk.service.submit(self.desk.service.drafts.new("transfer", text=text)).id

    def open(self, ticket_id: TicketId) -> None:
        with self.bot.waitSignal(self.conversation.opened):
            self.conversation.open(ticket_id)

    def wait(self, condition: Callable[[], object]) -> None:
        self.bot.waitUntil(lambda: bool(condition()), timeout=60_000)

    def idle(self) -> None:
        self.wait(lambda: self.store.tasks.is_idle)

    def set_read_only(self, *, is_on: bool) -> None:
        """What a disk that turned read-only does to every write."""
        self.desk.database._writer.execute(f"PRAGMA query_only = {int(is_on)}")


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[Open]:
    with contact_desk(tmp_path / "store.db") as desk:
        tasks = TaskRunner()
        store = ContactStore(desk.service, ChangeRelay(), tasks, desk.clock, desk.guard, make_brand())
        conversation = ConversationStore(store)
        made = Open(qtbot, desk, store, conversation)
        store.store_failed.connect(made.failures.append)
        yield made
        conversation.close()
        made.idle()
        store.stop()
        assert tasks.shutdown()


def test_a_reply_that_the_store_could_not_take_is_told_and_kept_when_it_can(opened: Open) -> None:
    first, second = opened.ask("The first"), opened.ask("The second")
    opened.open(first)
    opened.set_read_only(is_on=True)
    opened.conversation.writing.note("half a reply")
    opened.open(second)
    opened.wait(lambda: opened.failures)
    assert isinstance(opened.failures[0], StoreError)
    assert opened.conversation.writing.latest(first, "") == "half a reply"
    opened.set_read_only(is_on=False)
    opened.store.act(lambda service: service.tickets.counts())
    opened.wait(lambda: opened.desk.service.drafts.reply(first) == "half a reply")


def test_a_reply_that_could_not_be_sent_is_kept(opened: Open, tmp_path: Path) -> None:
    ticket_id = opened.ask("The first")
    opened.open(ticket_id)
    opened.conversation.writing.note("see the picture")
    gone = DraftFile(str(tmp_path / "gone.png"), "gone.png", 3)
    failed: list[Exception] = []
    opened.conversation.writing.send("see the picture", (gone,), frozenset(), lambda: None, failed.append)
    opened.wait(lambda: failed)
    assert isinstance(failed[0], UserFacingError)
    opened.idle()
    assert opened.desk.service.drafts.reply(ticket_id) == "see the picture"


def test_a_reply_that_was_sent_does_not_come_back(opened: Open) -> None:
    ticket_id = opened.ask("The first")
    opened.open(ticket_id)
    opened.set_read_only(is_on=True)
    opened.conversation.writing.note("a whole reply")
    opened.conversation.flush()
    opened.wait(lambda: opened.failures)
    opened.set_read_only(is_on=False)
    sent: list[bool] = []
    opened.conversation.writing.send(
        "a whole reply", (), frozenset(), lambda: sent.append(True), lambda error: None
    )
    opened.wait(lambda: sent)
    opened.idle()
    assert opened.conversation.writing.latest(ticket_id, "") == ""
    assert opened.desk.service.drafts.reply(ticket_id) == ""


def test_messages_of_a_request_that_was_left_do_not_stand_in_the_next(opened: Open) -> None:
    first, second = opened.ask("The first"), opened.ask("The second")
    opened.open(first)
    lane_is_free = threading.Event()
    opened.store.tasks.store(lambda _: lane_is_free.wait())
    opened.conversation.load_back_to(MessageId("long ago"), lambda: None)
    opened.open(second)
    lane_is_free.set()
    opened.idle()
    assert [message.text for message in opened.conversation.messages if "first" in message.text] == []
