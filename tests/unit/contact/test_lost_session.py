"""A session that is gone while something is on its way: every run of the outbox ends, and nothing is lost."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from tests.helpers.contact import Desk, TurnedClock, contact_desk
from walletcare.domain.errors import NotDeliveredError, SessionGoneError
from walletcare.domain.ticket import Delivery, OutboxState, TicketId
from walletcare.safety.verdict import SecretFoundError

ASKED_AT_MOST = 300
"""Times that one run may look at the clock; a handful is usual."""


class ImpatientClock(TurnedClock):
    """Fails a run that goes round and round without time going on."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = 0

    def now(self) -> datetime:
        self.asked += 1
        assert self.asked < ASKED_AT_MOST, "the run does not end"
        return super().now()

    def turn(self, **length: float) -> datetime:
        self.asked = 0
        return super().turn(**length)


def asked(desk: Desk) -> TicketId:
    ticket_id = desk.service.submit(desk.service.drafts.new("transfer", text="It has not arrived")).id
    desk.deliver()
    desk.hear()
    return ticket_id


def deliveries(desk: Desk, ticket_id: TicketId) -> list[Delivery | None]:
    return [message.delivery for message in desk.service.tickets.messages(ticket_id).messages]


@pytest.mark.parametrize("is_read_back", [False, True])
def test_a_loss_that_cannot_be_looked_into_yet_waits_and_is_told_later(is_read_back: bool) -> None:
    with contact_desk(clock=ImpatientClock()) as desk:
        ticket_id = asked(desk)
        if is_read_back:
            desk.chat.fail("send")
        desk.service.reply(ticket_id, "are you there")
        if is_read_back:
            desk.service.deliver_due()
            desk.clock.turn(seconds=21)
        desk.chat.lose_sessions()
        desk.chat.fail("read_session", NotDeliveredError("refused"))
        again = desk.service.deliver_due()
        assert again is not None
        assert again > desk.clock.now()
        (entry,) = desk.service.outbox.entries(ticket_id)
        assert entry.state is (OutboxState.UNKNOWN if is_read_back else OutboxState.QUEUED)
        desk.deliver()
        assert deliveries(desk, ticket_id) == [Delivery.SENT, Delivery.FAILED]
        desk.service.continue_conversation(ticket_id)
        desk.deliver()
        assert desk.chat.texts(2)[-1] == "are you there"


def test_a_session_that_cannot_be_had_at_the_start_is_asked_for_again_after_a_wait(tmp_path: Path) -> None:
    store = tmp_path / "store.db"
    with contact_desk(store, clock=ImpatientClock()) as desk:
        asked(desk)
        keyring, chat, clock = desk.secrets, desk.chat, desk.clock
    chat.lose_sessions()
    with contact_desk(store, clock=clock, chat=chat, secrets=keyring) as desk:
        chat.fail("read_session", SessionGoneError("session-gone"))
        chat.fail("read_session", NotDeliveredError("refused"))
        desk.service.submit(desk.service.drafts.new("transfer", text="Once more"))
        again = desk.service.deliver_due()
        assert again is not None
        assert again > desk.clock.now()
        desk.deliver()
        assert len(chat.contacts) == 1
        (thread,) = chat.threads
        assert "Once more" in chat.texts(thread)[0]


def test_a_server_that_knows_the_session_after_all_gets_the_message_once() -> None:
    with contact_desk(clock=ImpatientClock()) as desk:
        ticket_id = asked(desk)
        desk.chat.fail("send", SessionGoneError("session-gone"))
        desk.service.reply(ticket_id, "hello")
        again = desk.service.deliver_due()
        assert again is not None
        assert again > desk.clock.now()
        desk.deliver()
        assert desk.chat.texts(1)[1:] == ["hello"]
        assert len(desk.chat.contacts) == 1


def test_words_that_were_overruled_before_do_not_stop_the_way_on() -> None:
    with contact_desk() as desk:
        doubtful = "The card ends like this: 4111 1111 1111 1111"
        with pytest.raises(SecretFoundError) as caught:
            desk.service.submit(desk.service.drafts.new("transfer", text=doubtful))
        allowed = frozenset(hit.kind for hit in caught.value.verdict.hits)
        ticket_id = desk.service.submit(
            desk.service.drafts.new("transfer", text=doubtful), allowed=allowed
        ).id
        desk.deliver()
        desk.chat.lose_sessions()
        desk.service.resync()
        desk.service.reply(ticket_id, "are you there")
        desk.deliver()
        opening, *rest = desk.chat.texts(2)
        assert doubtful in opening
        assert rest == ["are you there"]
