"""Each shipped scenario, met by the real client: what the user is shown and what reaches the desk."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

import pytest

from walletcare.app.headless import Headless, headless
from walletcare.contact.ways.ladder import OfferKind, Way
from walletcare.domain.channel import ChannelState
from walletcare.domain.chat import LinkState
from walletcare.domain.notice import NoticeKind
from walletcare.domain.ticket import Author, Message, Stage, TicketId
from walletcare.infra.paths import resources_dir
from walletcare.safety.incoming.inbound import warnings

Play = Callable[..., AbstractContextManager[Headless]]
SPEED = 50.0


@pytest.fixture
def play(tmp_path: Path) -> Play:
    return partial(headless, tmp_path, speed=SPEED)


def sent(app: Headless, text: str = "My card was charged") -> TicketId:
    """Ask over a live link; returns once the desk has it."""
    app.connect()
    app.wait(lambda: app.is_live, "a live socket")
    ticket_id = app.submit(text)
    app.wait(lambda: app.conversation(ticket_id) is not None, "a conversation", skips=True)
    return ticket_id


def becomes(app: Headless, ticket_id: TicketId, stage: Stage) -> None:
    app.wait(lambda: app.ticket(ticket_id).stage is stage, stage.value)


def offer_of(app: Headless, ticket_id: TicketId) -> tuple[OfferKind | None, tuple[Way, ...]]:
    offer = app.services.contact.ladder.view(ticket_id).offer
    return (None, ()) if offer is None else (offer.kind, offer.ways)


def state_of(app: Headless, channel_id: str = "chat") -> ChannelState | None:
    status = app.services.contact.channels.status(channel_id)
    return None if status is None else status.state


def answers(app: Headless, ticket_id: TicketId) -> list[str]:
    page = app.services.contact.tickets.messages(ticket_id, limit=100)
    return [message.text for message in page.messages if message.author is Author.AGENT]


def arrived_once(app: Headless, ticket_id: TicketId, *texts: str) -> None:
    number = app.conversation(ticket_id)
    assert number is not None
    incoming = app.desk.incoming(number)
    assert len(incoming) == len(texts)
    for text, stored in zip(texts, incoming, strict=True):
        assert text in str(stored)


def test_default_goes_to_solved(play: Play) -> None:
    """S1-24, S1-30."""
    with play(scenario="default") as app:
        ticket_id = sent(app)
        app.wait(lambda: len(answers(app, ticket_id)) >= 2, "Mei’s question")
        app.services.contact.reply(ticket_id, "20 EUR")
        app.wait(lambda: app.ticket(ticket_id).stage.is_finished, "the end", skips=True)
        arrived_once(app, ticket_id, "charged", "20 EUR")


def test_bot_hands_over_for_a_word(play: Play) -> None:
    """S2-16."""
    with play(scenario="bot") as app:
        ticket_id = sent(app)
        becomes(app, ticket_id, Stage.WITH_BOT)
        app.wait(lambda: any(m.options for m in _messages(app, ticket_id)), "the menu")
        app.services.contact.reply(ticket_id, "human")
        app.wait(lambda: answers(app, ticket_id), "a person", skips=True)


def test_bot_loop_never_ends_by_itself(play: Play) -> None:
    """S0-15: an automatic system without people behind it; the way on is offered all the same."""
    with play(scenario="bot-loop") as app:
        ticket_id = sent(app)
        for number in range(3):
            app.services.contact.reply(ticket_id, f"please, a person {number}")
            wanted = number + 2
            app.wait(
                partial(_has_menus, app, ticket_id, wanted),
                "the same menu",
                skips=True,
            )
        assert answers(app, ticket_id) == []
        app.turn(app.services.brand.ladder.chat_answer_limit.total_seconds() + 60)
        _, ways = offer_of(app, ticket_id)
        assert {Way.EMAIL, Way.MAIL_PROGRAM} & set(ways)


def test_bot_loop_that_is_answered_by_its_menu_alone_offers_the_way_on_too(play: Play) -> None:
    """S0-15: who only presses what is offered goes in circles just the same."""
    with play(scenario="bot-loop") as app:
        ticket_id = sent(app)
        for number in range(2):
            app.wait(partial(_has_menus, app, ticket_id, number + 1), "a menu", skips=True)
            menu = _messages(app, ticket_id)[-1]
            app.services.contact.answers.choose(ticket_id, menu.id, menu.options[0])
            if number == 0:
                # The first choice belongs to the question: it has had its answer, nothing else is offered.
                app.wait(partial(_has_menus, app, ticket_id, 2), "the same menu", skips=True)
                assert offer_of(app, ticket_id)[0] is None
        app.wait(partial(_has_menus, app, ticket_id, 3), "the same menu", skips=True)
        app.turn(app.services.brand.ladder.chat_answer_limit.total_seconds() + 60)
        _, ways = offer_of(app, ticket_id)
        assert {Way.EMAIL, Way.MAIL_PROGRAM} & set(ways)


def test_a_person_who_is_on_the_way_does_not_wait_for_the_user(play: Play) -> None:
    """What an assistant said last is no question: the turn is support’s."""
    with play(scenario="bot") as app:
        ticket_id = sent(app)
        app.wait(lambda: any(m.options for m in _messages(app, ticket_id)), "the menu")
        stages = []
        app.services.contact.reply(ticket_id, "human")

        def is_answered() -> bool:
            detail = app.services.contact.tickets.detail(ticket_id)
            assert detail is not None
            stages.append(detail.ticket.stage)
            return bool(answers(app, ticket_id))

        app.wait(is_answered, "a person", skips=True)
        assert Stage.WAITING_ON_YOU not in stages[:-1]


def test_chat_closed_says_when_it_opens(play: Play) -> None:
    """S1-08, S2-08."""
    with play(scenario="chat-closed") as app:
        app.connect()
        app.wait(lambda: state_of(app) is ChannelState.CLOSED, "closed")
        status = app.services.contact.channels.status("chat")
        assert status is not None
        assert status.until is not None
        assert status.until > app.clock.now()
        ticket_id = sent(app)
        assert offer_of(app, ticket_id)[0] is OfferKind.CHAT_CLOSED
        app.wait(lambda: any(m.is_template for m in _messages(app, ticket_id)), "the text for closed hours")


def test_queue_25_tells_the_place_and_moves(play: Play) -> None:
    """S0-11, S1-05, S1-25."""
    with play(scenario="queue-25") as app:
        ticket_id = sent(app)

        def place() -> int | None:
            detail = app.services.contact.tickets.detail(ticket_id)
            return None if detail is None else detail.signals.queue_position

        app.wait(lambda: place() is not None, "a place")
        first = place()
        assert first is not None
        assert 20 <= first <= 26
        app.wait(lambda: (now := place()) is None or now < first, "moving up")


def test_agent_silent_offers_the_next_way(play: Play) -> None:
    """S0-03, S1-13."""
    with play(scenario="agent-silent") as app:
        ticket_id = sent(app)
        assert offer_of(app, ticket_id)[0] is OfferKind.WAITING
        app.turn(app.services.brand.ladder.chat_answer_limit.total_seconds() + 5)
        kind, ways = offer_of(app, ticket_id)
        assert kind is OfferKind.CHAT_SLOW
        assert Way.KEEP_WAITING in ways
        assert answers(app, ticket_id) == []


def test_csat_asks_and_stores_the_rating(play: Play) -> None:
    """S0-35."""
    with play(scenario="csat") as app:
        ticket_id = sent(app)
        becomes(app, ticket_id, Stage.RESOLVED_RATE)
        app.services.contact.ratings.rate(ticket_id, 5, comment="quick")
        becomes(app, ticket_id, Stage.RESOLVED_RATED)
        app.wait(lambda: [rating["rating"] for rating in app.desk.ratings()] == [5], "the rating on the desk")


def test_reopened_is_open_again(play: Play) -> None:
    """S1-33."""
    with play(scenario="reopened") as app:
        ticket_id = sent(app)
        app.wait(lambda: len(answers(app, ticket_id)) >= 2, "Mei’s question")
        app.services.contact.reply(ticket_id, "20 EUR")
        app.wait(lambda: app.ticket(ticket_id).stage.is_finished, "solved", skips=True)
        app.wait(lambda: not app.ticket(ticket_id).stage.is_finished, "open again")
        app.wait(lambda: "opened this again" in answers(app, ticket_id)[-1], "Mei’s reason")


def test_socket_blocked_falls_back_to_reading(play: Play) -> None:
    """S0-05."""
    with play(scenario="socket-blocked") as app:
        app.connect()
        app.wait(lambda: app.services.contact.channels.link is not LinkState.CONNECTING, "a verdict")
        assert not app.is_live
        ticket_id = app.submit("My card was charged")
        app.wait(lambda: app.conversation(ticket_id) is not None, "delivery over HTTP", skips=True)

        def is_answered() -> bool:
            app.read()
            return bool(answers(app, ticket_id))

        app.wait(is_answered, "an answer that no socket brought")


def test_save_then_500_arrives_once(play: Play) -> None:
    """S0-08, S0-29."""
    with play(scenario="save-then-500") as app:
        ticket_id = sent(app, "Saved and called failed")
        app.services.contact.reply(ticket_id, "The second as well")
        app.wait(
            lambda: (
                len(app.desk.incoming(app.conversation(ticket_id) or 0)) == 2
                and not app.services.contact.outbox.entries(ticket_id)
            ),
            "both",
            skips=True,
        )
        arrived_once(app, ticket_id, "Saved and called failed", "The second as well")


def test_slow_is_not_down(tmp_path: Path) -> None:
    """S0-07: the shipped file with shorter waits, so that the test is quick."""
    shipped = (resources_dir() / "desk" / "slow.toml").read_text("utf-8")
    assert "delay_s = 8" in shipped
    quicker = tmp_path / "slow.toml"
    quicker.write_text(shipped.replace("delay_s = 8", "delay_s = 0.3"), "utf-8")
    with headless(tmp_path / "data", scenario=quicker, speed=SPEED) as app:
        ticket_id = sent(app)
        assert state_of(app) is not ChannelState.FAILING
        app.wait(lambda: answers(app, ticket_id), "an answer")
        number = app.conversation(ticket_id)
        assert len(app.desk.incoming(number or 0)) == 1


def test_maintenance_is_announced_and_nothing_is_lost(play: Play) -> None:
    """S1-06."""
    with play(scenario="maintenance") as app:
        (notice,) = [found for found in app.services.notices if found.kind is NoticeKind.MAINTENANCE]
        assert notice.is_current(app.clock.now())
        assert "maintenance" in {busier.kind for busier in app.services.contact.channels.busier_now()}
        ticket_id = app.submit("Written during the maintenance")
        app.wait(lambda: app.conversation(ticket_id) is not None, "delivery after it", skips=True)
        arrived_once(app, ticket_id, "Written during the maintenance")
        app.turn(600)
        assert not notice.is_current(app.clock.now())
        # Content that arrives meanwhile makes the notices be read again: what is over stays over.
        app.services.read_notices()
        assert notice in app.services.notices


def test_long_outage_ends_with_everything_delivered(play: Play) -> None:
    """S0-19, S1-06."""
    with play(scenario="long-outage") as app:
        ticket_id = sent(app, "Before the outage")
        app.wait(lambda: not app.is_live, "the outage")
        app.services.contact.reply(ticket_id, "During the outage")
        app.wait(
            lambda: len(app.desk.incoming(app.conversation(ticket_id) or 0)) == 2, "the end of it", skips=True
        )
        arrived_once(app, ticket_id, "Before the outage", "During the outage")
        assert app.services.link is not None
        app.services.link.wake()
        app.wait(lambda: app.is_live, "a live socket again", skips=True)


def test_promotion_says_why_it_takes_longer(play: Play) -> None:
    """S0-10."""
    with play(scenario="promotion") as app:
        assert "promotion" in {busier.kind for busier in app.services.contact.channels.busier_now()}
        ticket_id = sent(app)
        detail = app.services.contact.tickets.detail(ticket_id)
        assert detail is not None
        app.wait(lambda: answers(app, ticket_id), "an answer all the same", skips=False)


def test_security_alert_warns_of_what_then_comes(play: Play) -> None:
    """S1-04."""
    with play(scenario="security-alert") as app:
        assert NoticeKind.SECURITY in {found.kind for found in app.services.notices}
        ticket_id = sent(app)
        app.wait(lambda: answers(app, ticket_id), "the suspicious reply")
        found = warnings(answers(app, ticket_id)[-1], app.services.checker)
        assert len(found) >= 2


def _messages(app: Headless, ticket_id: TicketId) -> list[Message]:
    return list(app.services.contact.tickets.messages(ticket_id, limit=100).messages)


def _has_menus(app: Headless, ticket_id: TicketId, count: int) -> bool:
    return len([message for message in _messages(app, ticket_id) if message.options]) >= count
