"""Ask and follow over the real transport, socket and mail: every stage, and the way down to email."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.helpers.eventually import eventually
from tests.helpers.live_client import LiveClient, live_client
from tests.helpers.mailbox import mailbox
from walletcare.contact.change import ChangeKind
from walletcare.contact.following.signals import Mark
from walletcare.contact.ways.handover import subject_of
from walletcare.desk.options import DeskOptions
from walletcare.desk.thread import DeskThread
from walletcare.domain.channel import ChannelState
from walletcare.domain.chat import LinkState
from walletcare.domain.language import Language
from walletcare.domain.mail import MailAccount, MailSecurity
from walletcare.domain.ticket import Delivery, Stage


@pytest.fixture(scope="module")
def desk() -> Iterator[DeskThread]:
    with DeskThread(DeskOptions(scenario="agent-silent", speed=100.0, language=Language.EN)) as running:
        yield running


@pytest.fixture
def client(desk: DeskThread, tmp_path: Path) -> Iterator[LiveClient]:
    with live_client(desk, tmp_path) as found:
        found.start_link()
        eventually(lambda: found.service.channels.link is LinkState.LIVE, "live")
        yield found
        desk.control.clear_faults()


def test_a_request_goes_through_every_stage_live(client: LiveClient) -> None:
    """S1-24, S1-27, S1-29, S1-30, S0-35."""
    ticket_id = client.ask("Where is my refund")
    number = client.detail(ticket_id).ticket.legs[0].conversation_id
    assert number is not None
    client.becomes(ticket_id, Stage.SUBMITTED)
    client.control.see(number)
    # "Seen" is in no live event (contract 8.4): the reading of the open thread brings it.
    client.service.tracker.read_thread(ticket_id)
    client.becomes(ticket_id, Stage.SEEN)
    client.control.assign(number, "mei", team="Payments")
    client.becomes(ticket_id, Stage.ASSIGNED)
    assert client.detail(ticket_id).signals.team == "Payments"
    client.control.reply(number, "Hello, I am looking", agent="mei")
    client.becomes(ticket_id, Stage.WAITING_ON_YOU)
    assert client.service.tickets.counts().waiting_for_you == 1
    assert any(change.kind is ChangeKind.REPLY for change in client.changes)
    client.service.reply(ticket_id, "Thank you")
    client.deliver()
    client.becomes(ticket_id, Stage.IN_PROGRESS)
    client.control.escalate(number, expected_in_s=3600)
    eventually(lambda: Mark.ESCALATED in client.detail(ticket_id).signals.marks, "escalation")
    assert client.detail(ticket_id).ticket.expected_by is not None
    escalated_at = client.detail(ticket_id).marked_at[Mark.ESCALATED]
    client.control.labels(number, ["escalated", "confirmed"])
    eventually(lambda: Mark.CONFIRMED in client.detail(ticket_id).signals.marks, "confirmation")
    marked_at = client.detail(ticket_id).marked_at
    assert marked_at[Mark.ESCALATED] == escalated_at, "a later payload with the mark doesn't move it"
    assert marked_at[Mark.CONFIRMED] > escalated_at
    client.control.snooze(number)
    client.becomes(ticket_id, Stage.ON_HOLD)
    client.control.resolve(number)
    client.becomes(ticket_id, Stage.RESOLVED_RATE)
    prompt = client.service.ratings.prompt(ticket_id)
    assert prompt is not None
    assert prompt.is_follow_up_first, "an escalated case: first whether it holds, then the rating (S1-34)"
    client.service.resync()
    client.service.ratings.rate(ticket_id, 4, ("kind",), "quick answer")
    client.deliver()
    client.becomes(ticket_id, Stage.RESOLVED_RATED)
    rating = client.detail(ticket_id).ticket.rating
    assert rating is not None
    assert rating.is_confirmed
    assert [found["rating"] for found in client.control.ratings()] == [4]


def test_a_lost_reply_is_settled_by_the_live_echo_or_by_reading_back(client: LiveClient) -> None:
    """S0-29: kill the backend's answer, the message arrives once."""
    ticket_id = client.ask("Where is my refund")
    number = client.detail(ticket_id).ticket.legs[0].conversation_id
    assert number is not None
    for kind in ("save-then-500", "save-then-drop", "500", "drop", "502"):
        client.control.act("faults", calls=[{"kind": kind, "on": "message.create", "count": 1}])
        client.service.reply(ticket_id, f"with {kind}")
        client.deliver()
    assert client.control.incoming(number)[1:] == [
        "with save-then-500",
        "with save-then-drop",
        "with 500",
        "with drop",
        "with 502",
    ]
    page = client.service.tickets.messages(ticket_id)
    assert {message.delivery for message in page.messages} <= {Delivery.SENT, Delivery.SEEN}


def test_news_missed_while_the_socket_was_down_comes_with_a_reading(client: LiveClient) -> None:
    ticket_id = client.ask("Where is my refund")
    number = client.detail(ticket_id).ticket.legs[0].conversation_id
    assert number is not None
    client.link.stop()
    for start in (0, 25):
        # The first reading takes the whole conversation, the second walks back page by page.
        for line in range(start, start + 25):
            client.control.reply(number, f"line {line}", agent="mei")
        client.service.tracker.read_thread(ticket_id)
    texts = [message.text for message in client.service.tickets.messages(ticket_id, limit=100).messages]
    assert texts[1:] == [f"line {line}" for line in range(50)]
    client.control.resolve(number)
    client.service.resync()
    assert client.detail(ticket_id).ticket.stage.is_finished


def test_a_chat_that_fails_goes_on_by_real_mail_under_the_same_reference(client: LiveClient) -> None:
    """S0-19, S1-13, S1-14, S1-22."""
    with mailbox() as box:
        account = MailAccount("127.0.0.1", box.port, MailSecurity.NONE_LOOPBACK_ONLY, "", "dana@example.test")
        client.service.mail.save(account, "unused")
        ticket_id = client.ask("Where is my refund")
        client.control.act("faults", calls=[{"kind": "503", "on": "message", "count": 0}])
        client.service.reply(ticket_id, "Nobody hears me")
        client.service.deliver_due()
        assert client.service.ladder.to_email(ticket_id) is None
        eventually(lambda: _delivered(client, box.messages), "mail")
        (mail,) = box.messages
        reference = client.detail(ticket_id).ticket.reference
        assert reference in mail["Subject"]
        # Word for word what the page showed: the topic by its name, not by our code for it.
        assert mail["Subject"] == subject_of(client.detail(ticket_id).ticket)
        body = mail.get_body(("plain",))
        assert body is not None
        assert "Nobody hears me" in body.get_content()
        status = client.service.channels.status("email")
        assert status is not None
        assert status.state is ChannelState.OPEN


def _delivered(client: LiveClient, messages: Sequence[object]) -> bool:
    client.service.deliver_due()
    return bool(messages)
