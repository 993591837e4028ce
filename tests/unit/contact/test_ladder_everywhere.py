"""The ladder in every situation there is: each channel in each state, each rung, followed through time.

``test_ladder`` reads the table row by row; here all rows are crossed. The clock jumps to the moment at which
the ladder asked to be looked at again, until it asks no more.
"""

from __future__ import annotations

import itertools
from datetime import timedelta

import pytest

from tests.helpers.contact import START
from tests.unit.contact.test_ladder import OPENS, POLICY, status
from walletcare.contact.ways.ladder import LadderFacts, LadderView, OfferKind, Way, ladder_view
from walletcare.domain.channel import ChannelKind, ChannelState

STATES = tuple(ChannelState)
RUNGS = (ChannelKind.CHAT, ChannelKind.FORM, ChannelKind.EMAIL, ChannelKind.SOCIAL)
UNUSABLE = {ChannelState.FAILING, ChannelState.NOT_SET_UP}
ORDER = (ChannelKind.CHAT, ChannelKind.EMAIL, ChannelKind.SOCIAL)
SITUATIONS = list(itertools.product(STATES, STATES, STATES, (False, True), (False, True), (False, True)))


def views(
    rung: ChannelKind,
    states: dict[ChannelKind, ChannelState],
    *,
    has_smtp: bool,
    is_undelivered: bool,
    is_by_hand: bool,
) -> list[LadderView]:
    """What is shown from the moment of writing on, at every moment that the ladder asked for."""
    channels = tuple(
        status(kind, state, until=OPENS if state is ChannelState.CLOSED else None)
        for kind, state in states.items()
    )
    facts = LadderFacts(
        rung=rung,
        channel_id=rung.value,
        unanswered_since=START,
        is_undelivered=is_undelivered,
        is_by_hand=is_by_hand and rung is ChannelKind.EMAIL,
    )
    now, found = START, []
    for _ in range(12):
        view = ladder_view(POLICY, now, channels, facts, has_smtp=has_smtp)
        found.append(view)
        if view.look_again_at is None:
            return found
        assert view.look_again_at > now, "the ladder asked for a moment that has passed"
        now = view.look_again_at
        if view.offer is not None and view.offer.kind is OfferKind.CHAT_CLOSED:
            return found  # what stands when it opens is another situation of this test
    raise AssertionError("the ladder never came to rest")


@pytest.mark.parametrize("rung", RUNGS)
def test_no_situation_is_without_a_way_and_no_way_leads_nowhere(rung: ChannelKind) -> None:
    for chat, email, social, has_smtp, is_undelivered, is_by_hand in SITUATIONS:
        states = dict(zip(ORDER, (chat, email, social), strict=True))
        shown = views(rung, states, has_smtp=has_smtp, is_undelivered=is_undelivered, is_by_hand=is_by_hand)
        situation = (rung, states, has_smtp, is_undelivered, is_by_hand)
        assert shown[-1].offer is not None, situation
        for view in shown:
            offer = view.offer
            if offer is None:
                continue
            for channel in offer.channels:
                assert channel.state not in UNUSABLE, situation
            if Way.EMAIL in offer.ways:
                assert states[ChannelKind.EMAIL] not in UNUSABLE, situation
            if Way.SOCIAL in offer.ways:
                assert states[ChannelKind.SOCIAL] not in UNUSABLE, situation
            if offer.is_banner:
                assert offer.ways, situation


@pytest.mark.parametrize("rung", [ChannelKind.CHAT, ChannelKind.EMAIL, ChannelKind.SOCIAL])
def test_when_everything_fails_the_file_is_offered_at_the_latest_after_the_limits(rung: ChannelKind) -> None:
    states = dict.fromkeys(ORDER, ChannelState.FAILING)
    for has_smtp in (False, True):
        last = views(rung, states, has_smtp=has_smtp, is_undelivered=True, is_by_hand=False)[-1]
        assert last.offer is not None
        assert last.offer.ways[-1] in {Way.CARRY, Way.MAIL_PROGRAM}
        assert Way.CARRY in last.offer.ways


def test_an_open_rung_shows_a_timer_first_and_its_own_limit_later() -> None:
    for rung, limit in (
        (ChannelKind.CHAT, POLICY.chat_answer_limit),
        (ChannelKind.EMAIL, POLICY.email_silent_limit),
        (ChannelKind.SOCIAL, POLICY.email_silent_limit),
    ):
        states = dict.fromkeys(ORDER, ChannelState.OPEN)
        first, *_, last = views(rung, states, has_smtp=True, is_undelivered=False, is_by_hand=False)
        assert first.offer is not None
        assert last.offer is not None
        assert first.offer.kind is OfferKind.WAITING
        assert first.look_again_at == START + limit
        assert last.offer.is_banner
        assert limit > timedelta(0)
