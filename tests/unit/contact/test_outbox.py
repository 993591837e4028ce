"""Delivery: what each outcome proves, order, pace, and what the user can still do."""

from __future__ import annotations

import random
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.contact import START, Desk, TurnedClock, contact_desk
from tests.helpers.memory_chat import MemoryChat
from walletcare.contact.change import ChangeKind
from walletcare.contact.sending.backoff import Pace, wait_after, wait_after_error
from walletcare.domain.chat import LinkEvent, LinkState, RemoteStatus
from walletcare.domain.cleared import ClearedText
from walletcare.domain.errors import NotDeliveredError, RefusedError
from walletcare.domain.secret import SecretStoreState
from walletcare.domain.ticket import Author, Delivery, OutboxState, Stage, TicketId
from walletcare.safety.verdict import SecretFoundError

PHRASE = "legal winner thank year wave sausage worth useful legal winner thank yellow"


def ask(desk: Desk, text: str = "My transfer has not arrived") -> TicketId:
    return desk.service.submit(desk.service.drafts.new("transfer", text=text)).id


def asked(desk: Desk) -> TicketId:
    ticket_id = ask(desk)
    desk.deliver()
    desk.hear()
    return ticket_id


def deliveries(desk: Desk, ticket_id: TicketId) -> list[Delivery | None]:
    return [message.delivery for message in desk.service.tickets.messages(ticket_id).messages]


def stage(desk: Desk, ticket_id: TicketId) -> Stage:
    ticket = desk.service.tickets.get(ticket_id)
    assert ticket is not None
    return ticket.stage


def test_a_request_is_safe_before_anything_is_sent(tmp_path: Path) -> None:
    with contact_desk(tmp_path / "store.db") as desk:
        ticket_id = ask(desk)
        assert desk.chat.calls == []
        assert stage(desk, ticket_id) is Stage.QUEUED
        keyring, chat, clock = desk.secrets, desk.chat, desk.clock
    with contact_desk(tmp_path / "store.db", secrets=keyring, chat=chat, clock=clock) as desk:
        desk.deliver()
        assert len(chat.texts(1)) == 1
        assert stage(desk, ticket_id) is Stage.SUBMITTED


def test_a_sure_non_delivery_is_tried_again_by_itself() -> None:
    with contact_desk() as desk:
        ticket_id = asked(desk)
        for _ in range(3):
            desk.chat.fail("send", NotDeliveredError("refused"))
        desk.service.reply(ticket_id, "hello")
        again = desk.service.deliver_due()
        assert again is not None
        assert again > desk.clock.now()
        desk.deliver()
        assert desk.chat.texts(1)[1:] == ["hello"]


@pytest.mark.parametrize("is_stored", [True, False])
def test_an_unknown_outcome_is_read_back_and_never_resent_blindly(is_stored: bool) -> None:
    with contact_desk() as desk:
        ticket_id = asked(desk)
        desk.chat.fail("send", after_work=is_stored)
        desk.service.reply(ticket_id, "once")
        again = desk.service.deliver_due()
        assert again == desk.clock.now() + timedelta(seconds=20), "the server's longest request is waited out"
        assert desk.chat.calls.count("send") == 2
        desk.deliver()
        assert desk.chat.texts(1)[1:] == ["once"]
        assert desk.chat.calls.count("send") == (2 if is_stored else 3)


def test_equal_texts_are_told_apart_by_count_and_order() -> None:
    with contact_desk() as desk:
        ticket_id = asked(desk)
        for number in range(4):
            desk.service.reply(ticket_id, "still waiting")
            desk.chat.fail("send", after_work=bool(number % 2))
            desk.deliver()
        assert desk.chat.texts(1)[1:] == ["still waiting"] * 4


def test_a_conversation_of_unknown_fate_is_adopted_and_no_second_is_made_meanwhile() -> None:
    with contact_desk() as desk:
        desk.chat.fail("create_conversation", after_work=True)
        first, second = ask(desk, "first request"), ask(desk, "second request")
        desk.service.deliver_due()
        assert desk.chat.calls.count("create_conversation") == 1
        desk.deliver()
        assert len(desk.chat.threads) == 2
        assert "first request" in desk.chat.texts(1)[0]
        assert "second request" in desk.chat.texts(2)[0]
        assert desk.chat.attributes[1]["reference"] in desk.chat.texts(1)[0]
        assert {stage(desk, first), stage(desk, second)} == {Stage.SUBMITTED}


def test_a_reading_back_finds_a_message_behind_many_pages() -> None:
    with contact_desk() as desk:
        ticket_id = asked(desk)
        desk.chat.fail("send", after_work=True)
        desk.service.reply(ticket_id, "far down")
        desk.service.deliver_due()
        for number in range(55):
            desk.chat.add(1, Author.AGENT, f"line {number}")
        desk.deliver()
        assert desk.chat.texts(1)[1:] == ["far down"]


@pytest.mark.parametrize("is_unknown", [False, True])
def test_a_clock_that_was_days_ahead_puts_nothing_off_once_it_is_right(is_unknown: bool) -> None:
    with contact_desk() as desk:
        ticket_id = asked(desk)
        desk.clock.turn(days=3)
        desk.chat.fail("send", None if is_unknown else NotDeliveredError("refused"))
        desk.service.reply(ticket_id, "hello")
        desk.service.deliver_due()
        desk.clock.turn(days=-3)
        desk.service.wake()
        again = desk.service.deliver_due()
        if is_unknown:
            assert again == desk.clock.now() + timedelta(seconds=20), "the server may still be at it"
        desk.deliver()
        assert desk.chat.texts(1)[1:] == ["hello"]


def test_a_refusal_fails_and_the_next_message_goes_on() -> None:
    with contact_desk() as desk:
        ticket_id = asked(desk)
        desk.chat.fail("send", RefusedError("http-422", attributes=("content",)))
        desk.service.reply(ticket_id, "refused")
        (message,) = desk.service.reply(ticket_id, "taken")
        desk.deliver()
        assert message.text == "taken"
        states = {found.text: found.delivery for found in desk.service.tickets.messages(ticket_id).messages}
        assert (states["refused"], states["taken"]) == (Delivery.FAILED, Delivery.SENT)
        (failed,) = desk.service.outbox.entries()
        assert failed.failure == "http-422"
        assert failed.message_id is not None
        assert desk.service.outbox.retry(failed.message_id)
        desk.deliver()
        assert desk.chat.texts(1)[1:] == ["taken", "refused"]


def test_too_many_messages_waits_a_minute_instead_of_failing() -> None:
    with contact_desk() as desk:
        ticket_id = asked(desk)
        desk.chat.fail("send", RefusedError("http-422", attributes=("base",)))
        desk.service.reply(ticket_id, "patience")
        again = desk.service.deliver_due()
        assert again == desk.clock.now() + timedelta(minutes=1)
        desk.deliver()
        assert desk.chat.texts(1)[1:] == ["patience"]


def test_a_backlog_is_flushed_in_order_at_sixty_a_minute() -> None:
    with contact_desk() as desk:
        ticket_id = asked(desk)
        for number in range(130):
            desk.service.reply(ticket_id, f"number {number}")
        started = desk.clock.now()
        sent = []
        while (again := desk.service.deliver_due()) is not None:
            sent.append(len(desk.chat.texts(1)))
            desk.clock.turn(seconds=(again - desk.clock.now()).total_seconds())
        assert sent[0] <= 60
        assert desk.clock.now() - started >= timedelta(minutes=2)
        assert desk.chat.texts(1)[1:] == [f"number {number}" for number in range(130)]


def test_a_message_can_be_taken_back_or_changed_until_it_leaves() -> None:
    with contact_desk() as desk:
        ticket_id = asked(desk)
        (first,) = desk.service.reply(ticket_id, "take me back")
        (second,) = desk.service.reply(ticket_id, "chnage me")
        assert desk.service.outbox.cancel(first.id)
        assert desk.service.outbox.edit(second.id, "changed")
        with pytest.raises(SecretFoundError):
            desk.service.outbox.edit(second.id, PHRASE)
        desk.deliver()
        assert desk.chat.texts(1)[1:] == ["changed"]
        assert not desk.service.outbox.cancel(second.id)
        assert not desk.service.outbox.edit(second.id, "too late")


def test_words_changed_at_the_last_moment_are_the_ones_that_leave(monkeypatch: pytest.MonkeyPatch) -> None:
    with contact_desk() as desk:
        ticket_id = asked(desk)
        (message,) = desk.service.reply(ticket_id, "chnage me")
        read = desk.guard.clear
        edits = ["changed"]

        def read_while_the_user_edits(text: str, **how: Any) -> ClearedText:
            cleared = read(text, **how)
            if edits:
                assert desk.service.outbox.edit(message.id, edits.pop())
            return cleared

        monkeypatch.setattr(desk.guard, "clear", read_while_the_user_edits)
        desk.deliver()
        assert desk.chat.texts(1)[1:] == ["changed"]


def test_taking_back_the_only_message_opens_no_conversation() -> None:
    with contact_desk() as desk:
        ticket_id = ask(desk)
        (message,) = desk.service.tickets.messages(ticket_id).messages
        desk.service.outbox.cancel(message.id)
        desk.deliver()
        assert desk.chat.threads == {}
        assert stage(desk, ticket_id) is Stage.NOT_SENT


def test_what_a_dead_process_was_sending_is_unknown_at_the_next_start(tmp_path: Path) -> None:
    clock = TurnedClock()
    chat = MemoryChat(clock)
    with contact_desk(tmp_path / "store.db", clock=clock, chat=chat) as desk:
        ticket_id = asked(desk)
        desk.service.reply(ticket_id, "in flight")
        with desk.database.write() as connection:
            connection.execute(
                "UPDATE outbox SET state = 'sending', owner = 'dead', attempt_at = 1, known_id = 100"
                " WHERE state = 'queued'"
            )
        keyring = desk.secrets
    with contact_desk(tmp_path / "store.db", clock=clock, chat=chat, secrets=keyring) as desk:
        assert [entry.state for entry in desk.service.outbox.entries()] == [OutboxState.UNKNOWN]
        desk.deliver()
        assert chat.texts(1)[1:] == ["in flight"]


def test_the_guard_reads_again_before_sending() -> None:
    with contact_desk() as desk:
        ticket_id = asked(desk)
        (message,) = desk.service.reply(ticket_id, "harmless")
        with desk.database.write() as connection:
            connection.execute("UPDATE message SET text = ? WHERE id = ?", (PHRASE, message.id))
        desk.deliver()
        (entry,) = desk.service.outbox.entries()
        assert (entry.state, entry.failure) == (OutboxState.FAILED, "guard")
        assert len(desk.chat.texts(1)) == 1


def test_an_inbox_with_a_single_conversation_is_shared_by_requests() -> None:
    with contact_desk() as desk:
        desk.chat.is_locked_to_one = True
        first = asked(desk)
        second = ask(desk, "another matter")
        desk.deliver()
        assert len(desk.chat.texts(1)) == 2
        desk.chat.add(1, Author.AGENT, "About the second")
        desk.hear()
        assert deliveries(desk, first) == [Delivery.SENT]
        assert [message.text for message in desk.service.tickets.messages(second).messages][
            -1
        ] == "About the second"


def test_a_locked_keyring_waits_and_never_makes_a_second_session() -> None:
    with contact_desk() as desk:
        ask(desk)
        desk.secrets.state = SecretStoreState.LOCKED
        assert desk.service.deliver_due() is not None
        assert desk.chat.contacts == {}
        desk.secrets.state = SecretStoreState.WORKING
        desk.deliver()
        assert len(desk.chat.contacts) == 1


def test_the_session_id_is_kept_before_it_is_posted() -> None:
    with contact_desk() as desk:
        ask(desk)
        desk.chat.fail("open_session", after_work=True)
        desk.deliver()
        assert len(desk.chat.contacts) == 1


def test_a_forgotten_session_makes_requests_read_only_with_a_way_on() -> None:
    with contact_desk() as desk:
        ticket_id = asked(desk)
        reference = desk.service.tickets.rows()[0].reference
        desk.chat.lose_sessions()
        desk.service.reply(ticket_id, "are you there")
        desk.service.reply(ticket_id, "hello")
        desk.deliver()
        detail = desk.service.tickets.detail(ticket_id)
        assert detail is not None
        assert detail.is_read_only
        assert desk.told(ChangeKind.SESSION) == 1
        assert deliveries(desk, ticket_id) == [Delivery.SENT, Delivery.FAILED, Delivery.FAILED]
        desk.service.continue_conversation(ticket_id)
        desk.deliver()
        opening, *rest = desk.chat.texts(2)
        assert reference in opening
        assert "My transfer has not arrived" in opening
        assert rest == ["are you there", "hello"]
        assert desk.chat.attributes[2]["reference"] == reference
        detail = desk.service.tickets.detail(ticket_id)
        assert detail is not None
        assert not detail.is_read_only


def test_replying_after_a_lost_session_goes_on_by_itself() -> None:
    with contact_desk() as desk:
        ticket_id = asked(desk)
        desk.chat.lose_sessions()
        desk.service.resync()
        desk.service.reply(ticket_id, "again")
        desk.deliver()
        assert desk.chat.texts(2)[-1] == "again"


def test_a_late_word_of_a_lost_session_does_not_drop_the_new_one() -> None:
    with contact_desk() as desk:
        ticket_id = asked(desk)
        desk.chat.lose_sessions()
        desk.service.resync()
        desk.service.reply(ticket_id, "again")
        desk.deliver()
        before = dict(desk.chat.contacts)
        desk.service.on_chat_event(LinkEvent(LinkState.SESSION_GONE))
        desk.service.reply(ticket_id, "and again")
        desk.deliver()
        assert desk.chat.contacts == before
        assert desk.chat.texts(2)[-2:] == ["again", "and again"]


def test_a_conversation_that_is_gone_can_be_continued() -> None:
    with contact_desk() as desk:
        ticket_id = asked(desk)
        del desk.chat.owners[1]
        desk.service.reply(ticket_id, "hello")
        desk.deliver()
        detail = desk.service.tickets.detail(ticket_id)
        assert detail is not None
        assert detail.is_read_only
        desk.service.continue_conversation(ticket_id)
        desk.deliver()
        assert desk.chat.texts(2)[-1] == "hello"


def test_a_rating_that_waits_for_its_confirmation_holds_no_message_back() -> None:
    with contact_desk() as desk:
        ticket_id = asked(desk)
        desk.chat.set_status(1, RemoteStatus.RESOLVED)
        desk.chat.add(1, Author.SYSTEM, "Please rate", content_type="input_csat", is_template=True)
        desk.service.resync()
        desk.service.ratings.rate(ticket_id, 2)
        for _ in range(3):
            desk.chat.fail("read_rating")
        desk.service.deliver_due()
        desk.service.reply(ticket_id, "it came back")
        desk.service.deliver_due()
        assert desk.chat.texts(1)[-1] == "it came back"


def test_back_off_doubles_up_to_its_ceiling_and_jitters() -> None:
    pace, chance = Pace(), random.Random(1)
    for attempts, full in ((1, 2), (2, 4), (5, 32), (20, 300), (200, 300)):
        waits = {wait_after(pace, attempts, chance).total_seconds() for _ in range(50)}
        assert all(full / 2 <= wait <= full for wait in waits)
        assert len(waits) > 1


def test_a_throttled_request_waits_for_the_next_minute_or_as_long_as_told() -> None:
    now = START.replace(second=40)
    throttled = wait_after_error(Pace(), NotDeliveredError("http-429"), 1, now, random.Random(1))
    assert timedelta(seconds=20) <= throttled <= timedelta(seconds=30)
    told = NotDeliveredError("http-429", retry_after_s=90)
    assert wait_after_error(Pace(), told, 1, now, random.Random(1)) >= timedelta(seconds=90)
