"""Every row of the ladder, in simulated time, and every order in which ways fail."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta

import pytest

from tests.helpers.contact import ACCOUNT, ALWAYS, START, WEEK, channel, contact_desk, make_brand
from walletcare.contact.ways.ladder import LadderFacts, LadderView, OfferKind, Way, ladder_view
from walletcare.domain.brand import LadderPolicy
from walletcare.domain.channel import ChannelKind, ChannelState, ChannelStatus, OpeningHours, Wait
from walletcare.domain.errors import NotDeliveredError, UserFacingError
from walletcare.domain.ticket import Author, Delivery, LegState, Stage

POLICY = LadderPolicy()
OPENS = datetime(2026, 11, 26, 1, 0, tzinfo=UTC)


def status(
    kind: ChannelKind,
    state: ChannelState,
    name: str = "",
    until: datetime | None = None,
    reason: str = "",
) -> ChannelStatus:
    hours = OpeningHours("Asia/Shanghai", WEEK) if kind is ChannelKind.CHAT else ALWAYS
    spec = channel(name or kind.value, kind, hours, address="x", is_confirmed=True)
    return ChannelStatus(spec, state, Wait(None, "unknown"), until, reason)


def view(
    rung: ChannelKind,
    now: datetime,
    *,
    chat: ChannelState = ChannelState.OPEN,
    email: ChannelState = ChannelState.OPEN,
    social: ChannelState = ChannelState.OPEN,
    has_smtp: bool = False,
    reason: str = "",
    **facts: object,
) -> LadderView:
    channels = (
        status(ChannelKind.CHAT, chat, until=OPENS if chat is ChannelState.CLOSED else None, reason=reason),
        status(ChannelKind.EMAIL, email),
        status(ChannelKind.SOCIAL, social),
    )
    values = {"unanswered_since": START, **facts}
    return ladder_view(
        POLICY,
        now,
        channels,
        LadderFacts(rung=rung, channel_id=rung.value, **values),  # type: ignore[arg-type]
        has_smtp=has_smtp,
    )


def kind_of(found: LadderView) -> OfferKind | None:
    return found.offer.kind if found.offer is not None else None


def test_an_open_chat_shows_a_timer_and_after_two_minutes_a_banner() -> None:
    waiting = view(ChannelKind.CHAT, START + timedelta(seconds=119))
    assert kind_of(waiting) is OfferKind.WAITING
    assert waiting.look_again_at == START + timedelta(minutes=2)
    slow = view(ChannelKind.CHAT, START + timedelta(seconds=120))
    assert slow.offer is not None
    assert slow.offer.kind is OfferKind.CHAT_SLOW
    assert slow.offer.ways == (Way.KEEP_WAITING, Way.EMAIL)


def test_an_answer_silences_the_ladder() -> None:
    found = view(ChannelKind.CHAT, START + timedelta(hours=1), unanswered_since=None)
    assert found == LadderView(None, None)


def test_the_banner_waits_while_somebody_types_and_while_the_user_chose_to_wait() -> None:
    now = START + timedelta(minutes=5)
    typing = view(ChannelKind.CHAT, now, typing_until=now + timedelta(seconds=20))
    assert kind_of(typing) is OfferKind.WAITING
    assert typing.look_again_at == now + timedelta(seconds=20)
    kept = view(ChannelKind.CHAT, now, kept_waiting_until=now + timedelta(minutes=10))
    assert kind_of(kept) is OfferKind.WAITING
    assert kept.look_again_at == now + timedelta(minutes=10)
    assert kind_of(view(ChannelKind.CHAT, now, kept_waiting_until=now)) is OfferKind.CHAT_SLOW


def test_waiting_time_does_not_run_while_the_chat_is_closed() -> None:
    asked = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)  # 04:00 in Shanghai, five hours before opening
    found = view(ChannelKind.CHAT, datetime(2026, 11, 25, 1, 1, tzinfo=UTC), unanswered_since=asked)
    assert kind_of(found) is OfferKind.WAITING
    assert found.look_again_at == datetime(2026, 11, 25, 1, 2, tzinfo=UTC)


def test_a_closed_chat_says_when_it_opens_and_offers_email_now() -> None:
    found = view(ChannelKind.CHAT, START, chat=ChannelState.CLOSED)
    assert found.offer is not None
    assert found.offer.kind is OfferKind.CHAT_CLOSED
    assert found.offer.opens_at == OPENS
    assert found.offer.ways == (Way.LEAVE_FOR_LATER, Way.EMAIL)
    assert found.look_again_at == OPENS


def test_a_busy_chat_offers_email_at_once() -> None:
    assert kind_of(view(ChannelKind.CHAT, START, chat=ChannelState.BUSY)) is OfferKind.CHAT_BUSY


def test_nobody_is_busy_with_a_message_that_has_not_arrived() -> None:
    busy = view(ChannelKind.CHAT, START, chat=ChannelState.BUSY, is_undelivered=True)
    assert kind_of(busy) is OfferKind.WAITING
    assert busy.offer is not None
    assert busy.offer.is_undelivered


def test_maintenance_is_no_crowd() -> None:
    repair = view(ChannelKind.CHAT, START, chat=ChannelState.BUSY, reason="maintenance")
    assert kind_of(repair) is OfferKind.WAITING
    later = view(ChannelKind.CHAT, START + timedelta(minutes=2), chat=ChannelState.BUSY, reason="maintenance")
    assert kind_of(later) is OfferKind.CHAT_SLOW


def test_only_silence_over_the_limit_is_late() -> None:
    """An offer that comes at once (a crowd, a closed or broken chat) does not make the request overdue."""
    for state in (ChannelState.BUSY, ChannelState.CLOSED, ChannelState.FAILING):
        offer = view(ChannelKind.CHAT, START, chat=state).offer
        assert offer is not None
        assert offer.is_banner
        assert not offer.is_past_limit
    late = view(ChannelKind.CHAT, START + timedelta(minutes=2)).offer
    assert late is not None
    assert late.is_past_limit


def test_a_failing_chat_offers_email_at_once() -> None:
    found = view(ChannelKind.CHAT, START, chat=ChannelState.FAILING, is_undelivered=True)
    assert found.offer is not None
    assert found.offer.kind is OfferKind.CHAT_FAILING
    assert found.offer.ways[-1] is Way.EMAIL


def test_email_prepared_by_hand_waits_for_a_word_of_the_user() -> None:
    found = view(ChannelKind.EMAIL, START, is_by_hand=True)
    assert kind_of(found) is OfferKind.EMAIL_BY_HAND


def test_email_silent_for_a_day_or_failing_offers_social() -> None:
    quiet = view(ChannelKind.EMAIL, START + timedelta(hours=23, minutes=59), has_smtp=True)
    assert kind_of(quiet) is OfferKind.WAITING
    silent = view(ChannelKind.EMAIL, START + timedelta(hours=24), has_smtp=True)
    assert silent.offer is not None
    assert (silent.offer.kind, silent.offer.ways[-1]) == (OfferKind.EMAIL_SILENT, Way.SOCIAL)
    failing = view(ChannelKind.EMAIL, START, email=ChannelState.FAILING, has_smtp=True, is_undelivered=True)
    assert failing.offer is not None
    assert (failing.offer.kind, failing.offer.ways[-1]) == (OfferKind.EMAIL_FAILING, Way.SOCIAL)


def test_social_silent_for_a_day_leaves_the_file() -> None:
    found = view(ChannelKind.SOCIAL, START + timedelta(hours=24))
    assert found.offer is not None
    assert found.offer.ways[-1] is Way.CARRY


@pytest.mark.parametrize("order", list(itertools.permutations(("chat", "email", "social"))))
def test_ways_that_fail_in_any_order_end_at_the_file(order: tuple[str, ...]) -> None:
    down: dict[str, ChannelState] = {}
    for name in order:
        down[name] = ChannelState.FAILING
        found = view(
            ChannelKind.CHAT,
            START,
            is_undelivered=True,
            chat=down.get("chat", ChannelState.OPEN),
            email=down.get("email", ChannelState.OPEN),
            social=down.get("social", ChannelState.OPEN),
        )
        if "chat" not in down:
            assert kind_of(found) is OfferKind.WAITING
            continue
        assert found.offer is not None
        lower = [way for way, rung in ((Way.EMAIL, "email"), (Way.SOCIAL, "social")) if rung not in down]
        assert found.offer.ways[-1] is (lower[0] if lower else Way.CARRY)
    assert kind_of(found) is OfferKind.NOTHING_LEFT


def test_a_finished_request_is_left_alone() -> None:
    assert view(ChannelKind.CHAT, START + timedelta(days=3), is_finished=True) == LadderView(None, None)


# The same through the service: what moves, and what does not go out twice.


def test_the_whole_way_down_keeps_the_reference_and_sends_nothing_twice() -> None:
    """S0-19, S1-13, S1-14: chat fails, email goes through the user's program, then social, then the file."""
    with contact_desk() as desk:
        service = desk.service
        for _ in range(50):
            desk.chat.fail("open_session", NotDeliveredError("refused"))
        ticket = service.submit(service.drafts.new("transfer", text="The transfer has not arrived"))
        service.deliver_due()
        desk.clock.turn(seconds=21)
        offer = service.ladder.view(ticket.id).offer
        assert offer is not None
        assert offer.kind is OfferKind.CHAT_FAILING
        handover = service.ladder.to_email(ticket.id)
        assert handover is not None
        assert ticket.reference in handover.subject
        assert "The transfer has not arrived" in str(handover.body)
        assert handover.mailto is not None
        desk.chat.faults.clear()
        desk.deliver()
        assert desk.chat.threads == {}, "the chat leg was moved: nothing of it may go out any more"
        moved = [message.delivery for message in service.tickets.messages(ticket.id).messages]
        assert moved == [Delivery.MOVED, Delivery.FAILED]
        service.ladder.confirm_sent(ticket.id)
        found = service.tickets.get(ticket.id)
        assert found is not None
        assert found.stage is Stage.SUBMITTED
        desk.clock.turn(hours=25)
        offer = service.ladder.view(ticket.id).offer
        assert offer is not None
        assert offer.kind is OfferKind.EMAIL_SILENT
        assert [channel.spec.id for channel in offer.channels] == ["weibo"], "only official accounts"
        social = service.ladder.to_social(ticket.id, "weibo")
        assert ticket.reference in social.text
        assert "transfer" not in social.text
        with pytest.raises(UserFacingError):
            service.ladder.to_social(ticket.id, "fake")
        carried = service.ladder.carry(ticket.id)
        assert "The transfer has not arrived" in carried.text
        found = service.tickets.get(ticket.id)
        assert found is not None
        assert found.reference == ticket.reference
        assert [leg.state for leg in found.legs] == [LegState.MOVED, LegState.MOVED, LegState.ACTIVE]


def test_a_mail_account_sends_the_mail_with_reference_and_record() -> None:
    with contact_desk() as desk:
        service = desk.service
        service.mail.save(ACCOUNT, "secret")
        ticket = service.submit(service.drafts.new("refund", text="Where is my refund"))
        desk.deliver()
        desk.chat.add(1, Author.AGENT, "I am looking")
        desk.hear()
        assert service.ladder.to_email(ticket.id, "Any news") is None
        desk.deliver()
        (mail,) = desk.mail.sent
        assert mail.reference == ticket.reference
        for words in ("Any news", "Where is my refund", "I am looking", ticket.reference):
            assert words in str(mail.body)
        found = service.tickets.get(ticket.id)
        assert found is not None
        assert found.stage is Stage.IN_PROGRESS


def test_a_message_in_flight_when_the_user_moves_is_not_sent_again_by_chat() -> None:
    with contact_desk() as desk:
        service = desk.service
        ticket = service.submit(service.drafts.new("refund", text="Where is my refund"))
        desk.chat.fail("send")
        service.deliver_due()
        assert [entry.state.value for entry in service.outbox.entries()] == ["unknown"]
        service.ladder.to_email(ticket.id)
        desk.deliver_quietly()
        assert desk.chat.texts(1) == []
        states = {message.delivery for message in service.tickets.messages(ticket.id).messages}
        assert states == {Delivery.MOVED, Delivery.FAILED}


def test_keep_waiting_hides_the_banner_for_ten_minutes() -> None:
    with contact_desk() as desk:
        service = desk.service
        ticket = service.submit(service.drafts.new("refund", text="Where is my refund"))
        desk.deliver()
        desk.clock.turn(minutes=3)
        assert kind_of(service.ladder.view(ticket.id)) is OfferKind.CHAT_SLOW
        service.ladder.keep_waiting(ticket.id)
        assert kind_of(service.ladder.view(ticket.id)) is OfferKind.WAITING
        desk.clock.turn(minutes=10)
        assert kind_of(service.ladder.view(ticket.id)) is OfferKind.CHAT_SLOW


def test_sending_the_same_words_on_a_second_channel_can_be_noticed() -> None:
    """S1-09."""
    with contact_desk() as desk:
        service = desk.service
        ticket = service.submit(service.drafts.new("refund", text="Where is my refund"))
        assert not service.ladder.repeats(ticket.id, "Where is my refund")
        desk.deliver()
        assert service.ladder.repeats(ticket.id, "Where is  my refund")
        assert not service.ladder.repeats(ticket.id, "Something new")


def test_a_mail_too_long_for_a_mail_program_is_never_cut() -> None:
    with contact_desk(brand=make_brand()) as desk:
        service = desk.service
        words = "The transfer has not arrived. " * 120
        ticket = service.submit(service.drafts.new("transfer", text=words))
        handover = service.ladder.to_email(ticket.id)
        assert handover is not None
        assert handover.mailto is None
        assert handover.text.count("The transfer has not arrived.") == 120
        assert b"X-Unsent: 1" in handover.eml
