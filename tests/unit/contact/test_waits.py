"""When an answer is promised, and when a request counts as overdue."""

from __future__ import annotations

from datetime import timedelta

from tests.helpers.contact import ALWAYS, START, Desk, channel, contact_desk, make_brand
from walletcare.domain.channel import ChannelKind
from walletcare.domain.chat import InboxFacts
from walletcare.domain.language import LocalText
from walletcare.domain.notice import Notice, NoticeKind
from walletcare.domain.ticket import Author, TicketId


def asked(desk: Desk) -> TicketId:
    ticket_id = desk.service.submit(desk.service.drafts.new("refund", text="Where is my refund")).id
    desk.deliver()
    desk.hear()
    return ticket_id


def test_quick_answers_in_one_talk_promise_no_quick_answer() -> None:
    """Somebody who is there answers in seconds; the next request is not overdue after as many."""
    unpublished = channel("chat", ChannelKind.CHAT, is_confirmed=True)
    with contact_desk(brand=make_brand(channels=(unpublished,))) as desk:
        asked(desk)
        for number in range(4):
            desk.clock.turn(seconds=9)
            desk.chat.add(1, Author.AGENT, f"answer {number}")
            desk.hear()
            desk.service.reply(desk.service.tickets.rows()[0].id, f"question {number}")
            desk.deliver()
        status = desk.service.channels.status("chat")
        assert status is not None
        assert status.wait.origin == "measured"
        second = desk.service.submit(desk.service.drafts.new("login", text="And I cannot log in")).id
        desk.deliver()
        found = desk.service.tickets.get(second)
        assert found is not None
        assert found.expected_by is not None
        assert found.expected_by - desk.clock.now() > timedelta(seconds=100), "the brand's limit, two minutes"


def test_a_promise_is_kept_nine_times_of_ten() -> None:
    with contact_desk() as desk:
        ticket_id = asked(desk)
        for minutes in (5, 5, 5, 5, 5, 5, 5, 5, 30, 90):
            desk.clock.turn(minutes=minutes)
            desk.chat.add(1, Author.AGENT, f"answer after {minutes}")
            desk.hear()
            desk.service.reply(ticket_id, "thanks, and one more question")
            desk.deliver()
        found = desk.service.tickets.get(ticket_id)
        assert found is not None
        assert found.expected_by is not None
        assert found.expected_by - desk.clock.now() == timedelta(minutes=30)


def test_nothing_is_promised_while_a_notice_says_that_it_takes_longer() -> None:
    with contact_desk() as desk:
        notice = Notice(
            "sale",
            NoticeKind.PROMOTION,
            LocalText.same("Sale"),
            LocalText.same("Many ask"),
            START,
            START + timedelta(hours=2),
            raises_wait=True,
        )
        desk.service.channels.set_notices((notice,))
        ticket_id = asked(desk)
        desk.clock.turn(minutes=30)
        (row,) = desk.service.tickets.rows()
        assert row.expected_by is None
        assert not row.is_overdue
        desk.clock.turn(hours=2)
        desk.service.ask_progress(ticket_id)
        desk.deliver()
        assert desk.service.tickets.rows()[0].expected_by is None, "what was asked then stays without one"


def test_a_promise_counts_the_hours_that_the_server_tells() -> None:
    """At night by the brand file's plan; the chat itself says that it is open all day."""
    with contact_desk() as desk:
        desk.clock.turn(hours=11)
        desk.service.channels.set_inbox(InboxFacts("Support", ALWAYS, is_csat_on=True, needs_identity=False))
        asked(desk)
        (row,) = desk.service.tickets.rows()
        assert row.expected_by == desk.clock.now() + timedelta(minutes=4)


def test_a_promise_counts_the_brand_hours_where_the_server_tells_none() -> None:
    with contact_desk() as desk:
        desk.clock.turn(hours=11)
        asked(desk)
        (row,) = desk.service.tickets.rows()
        assert row.expected_by == START + timedelta(hours=21, minutes=4), "at nine the next day"
