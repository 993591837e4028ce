"""Which way to support is offered next, and when to look again. Pure: the same facts give the same offer.

The table is that of the ladder in ``docs/architecture.md``: chat, then email, then official social accounts,
and when nothing is left the whole request as a file. Nothing moves by itself: an offer is a question to the
user.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from walletcare.contact.ways.hours import after_open_time
from walletcare.domain.channel import ChannelKind, ChannelState
from walletcare.domain.notice import NoticeKind

if TYPE_CHECKING:
    from datetime import datetime

    from walletcare.domain.brand import LadderPolicy
    from walletcare.domain.channel import ChannelStatus


class OfferKind(StrEnum):
    """Why something is offered. ``WAITING`` is a timer, everything else a banner."""

    WAITING = "waiting"
    CHAT_SLOW = "chat-slow"
    CHAT_BUSY = "chat-busy"
    CHAT_CLOSED = "chat-closed"
    CHAT_FAILING = "chat-failing"
    EMAIL_BY_HAND = "email-by-hand"
    EMAIL_SILENT = "email-silent"
    EMAIL_FAILING = "email-failing"
    SOCIAL_SILENT = "social-silent"
    NOTHING_LEFT = "nothing-left"


_PAST_LIMIT = {OfferKind.CHAT_SLOW, OfferKind.EMAIL_SILENT, OfferKind.SOCIAL_SILENT}


class Way(StrEnum):
    """What the user can choose in an offer."""

    KEEP_WAITING = "keep-waiting"
    LEAVE_FOR_LATER = "leave-for-later"
    EMAIL = "email"
    MAIL_PROGRAM = "mail-program"
    SOCIAL = "social"
    CARRY = "carry"


@dataclass(frozen=True, slots=True)
class Offer:
    """What to show now.

    Attributes:
        ways: In the order of buttons, the recommended one last.
        since: Since when an answer is awaited; the timer counts from it.
        at_limit: When the waiting timer turns into a banner (for ``WAITING``).
        opens_at: When the closed channel opens, aware UTC; None when unknown.
        channels: The channels that the ways lead to, in order of preference.
        has_smtp: Email goes out from here; otherwise through the user's mail program, a file or a copy.
        is_undelivered: Something has not left yet, so nobody at the other end can know of it.
    """

    kind: OfferKind
    ways: tuple[Way, ...]
    since: datetime | None = None
    at_limit: datetime | None = None
    opens_at: datetime | None = None
    channels: tuple[ChannelStatus, ...] = ()
    has_smtp: bool = False
    is_undelivered: bool = False

    @property
    def is_banner(self) -> bool:
        return self.kind is not OfferKind.WAITING

    @property
    def is_past_limit(self) -> bool:
        """Whether nobody has answered for longer than the brand allows; other banners come at once."""
        return self.kind in _PAST_LIMIT


@dataclass(frozen=True, slots=True)
class LadderFacts:
    """The ticket's part of the decision.

    Attributes:
        rung: Channel kind of the leg in use.
        channel_id: Its channel.
        unanswered_since: When the last message without an answer was written; None when support spoke last.
        kept_waiting_until: The user chose to wait until then.
        typing_until: Somebody of support is typing, and the sign of it expires then.
        is_undelivered: Something of this leg has not left yet.
        is_by_hand: The mail was prepared for the user's mail program and not yet confirmed as sent.
        is_finished: Solved or closed.
    """

    rung: ChannelKind
    channel_id: str
    unanswered_since: datetime | None = None
    kept_waiting_until: datetime | None = None
    typing_until: datetime | None = None
    is_undelivered: bool = False
    is_by_hand: bool = False
    is_finished: bool = False


@dataclass(frozen=True, slots=True)
class LadderView:
    """The offer, None when there is nothing to say, and when time alone may change it."""

    offer: Offer | None
    look_again_at: datetime | None


_QUIET = LadderView(None, None)
_USABLE = {ChannelState.OPEN, ChannelState.CLOSED, ChannelState.BUSY, ChannelState.UNKNOWN}


def ladder_view(
    policy: LadderPolicy,
    now: datetime,
    channels: Sequence[ChannelStatus],
    facts: LadderFacts,
    *,
    has_smtp: bool,
) -> LadderView:
    """The offer for a ticket at ``now``. ``channels`` are all channels of the brand with their state."""
    if facts.is_finished:
        return _QUIET
    by_kind = _by_rung(channels)
    own = _own_status(by_kind, facts)
    below = _next_rung(policy, by_kind, facts.rung)
    context = _Context(policy, now, facts, own, below, has_smtp)
    if facts.rung is ChannelKind.EMAIL:
        return _from_email(context)
    if facts.rung is ChannelKind.SOCIAL:
        return _from_social(context)
    return _from_chat(context)


@dataclass(frozen=True, slots=True)
class _Context:
    policy: LadderPolicy
    now: datetime
    facts: LadderFacts
    own: ChannelStatus | None
    below: tuple[ChannelStatus, ...]
    has_smtp: bool

    def offer(
        self,
        kind: OfferKind,
        *stay: Way,
        opens_at: datetime | None = None,
        at_limit: datetime | None = None,
    ) -> Offer:
        """``stay`` first, then the way down, which is the recommended one."""
        return Offer(
            kind=kind,
            ways=(*stay, *self.ways_down()),
            since=self.facts.unanswered_since,
            at_limit=at_limit,
            opens_at=opens_at,
            channels=self.below,
            has_smtp=self.has_smtp,
            is_undelivered=self.facts.is_undelivered,
        )

    def hidden_until(self) -> datetime | None:
        until = self.facts.kept_waiting_until
        return until if until is not None and until > self.now else None

    def ways_down(self) -> tuple[Way, ...]:
        if not self.below:
            return (Way.CARRY,)
        return (Way.EMAIL,) if self.below[0].spec.kind is ChannelKind.EMAIL else (Way.SOCIAL,)


def _from_chat(context: _Context) -> LadderView:
    facts, own, _now = context.facts, context.own, context.now
    is_waiting = facts.unanswered_since is not None
    state = own.state if own is not None else ChannelState.NOT_SET_UP
    if state in {ChannelState.FAILING, ChannelState.NOT_SET_UP}:
        if not (is_waiting or facts.is_undelivered):
            return _QUIET
        if hidden := context.hidden_until():
            return LadderView(None, hidden)
        kind = OfferKind.CHAT_FAILING if context.below else OfferKind.NOTHING_LEFT
        return LadderView(context.offer(kind, Way.KEEP_WAITING), None)
    if not is_waiting or own is None or facts.unanswered_since is None:
        return _QUIET
    if state is ChannelState.CLOSED:
        if hidden := context.hidden_until():
            return LadderView(None, hidden)
        offer = context.offer(OfferKind.CHAT_CLOSED, Way.LEAVE_FOR_LATER, opens_at=own.until)
        return LadderView(offer, own.until)
    at_limit = after_open_time(own.spec.hours, facts.unanswered_since, context.policy.chat_answer_limit)
    return _slow(context, at_limit, OfferKind.CHAT_SLOW, is_busy=_stands_in_line(own, facts))


def _stands_in_line(own: ChannelStatus, facts: LadderFacts) -> bool:
    """Whether the message waits with many others: it has arrived, and a crowd is what keeps it waiting."""
    is_crowded = own.state is ChannelState.BUSY and own.reason != NoticeKind.MAINTENANCE
    return is_crowded and not facts.is_undelivered


def _from_email(context: _Context) -> LadderView:
    facts, own = context.facts, context.own
    if facts.is_by_hand:
        offer = Offer(
            OfferKind.EMAIL_BY_HAND,
            (*context.ways_down(), Way.MAIL_PROGRAM),
            channels=context.below,
            has_smtp=False,
        )
        return LadderView(offer, None)
    if own is None or own.state in {ChannelState.FAILING, ChannelState.NOT_SET_UP}:
        if not facts.is_undelivered and facts.unanswered_since is None:
            return _QUIET
        if hidden := context.hidden_until():
            return LadderView(None, hidden)
        kind = OfferKind.EMAIL_FAILING if context.below else OfferKind.NOTHING_LEFT
        return LadderView(context.offer(kind, Way.KEEP_WAITING, Way.MAIL_PROGRAM), None)
    if facts.unanswered_since is None:
        return _QUIET
    at_limit = facts.unanswered_since + context.policy.email_silent_limit
    return _slow(context, at_limit, OfferKind.EMAIL_SILENT)


def _from_social(context: _Context) -> LadderView:
    if context.facts.unanswered_since is None:
        return _QUIET
    at_limit = context.facts.unanswered_since + context.policy.email_silent_limit
    return _slow(context, at_limit, OfferKind.SOCIAL_SILENT)


def _slow(
    context: _Context, at_limit: datetime | None, kind: OfferKind, *, is_busy: bool = False
) -> LadderView:
    """A timer until ``at_limit``, then the banner; a busy channel offers at once, typing and the user hold it
    back.
    """
    now = context.now
    if hidden := context.hidden_until():
        return LadderView(context.offer(OfferKind.WAITING, at_limit=hidden), hidden)
    typing = context.facts.typing_until
    if typing is not None and typing > now:
        return LadderView(context.offer(OfferKind.WAITING, at_limit=at_limit), typing)
    is_over = at_limit is not None and at_limit <= now
    if is_busy and not is_over:
        return LadderView(context.offer(OfferKind.CHAT_BUSY, Way.KEEP_WAITING, at_limit=at_limit), at_limit)
    if not is_over:
        return LadderView(context.offer(OfferKind.WAITING, at_limit=at_limit), at_limit)
    return LadderView(context.offer(kind, Way.KEEP_WAITING), None)


def keep_waiting_until(policy: LadderPolicy, offer: Offer, now: datetime) -> datetime:
    """Until when the banner stays away after the user chose to wait, or to leave the message for opening
    time.
    """
    if offer.kind is OfferKind.CHAT_CLOSED and offer.opens_at is not None:
        return offer.opens_at
    if offer.kind in {OfferKind.EMAIL_SILENT, OfferKind.SOCIAL_SILENT}:
        return now + policy.email_silent_limit
    return now + policy.keep_waiting


def rung_of(kind: ChannelKind) -> ChannelKind:
    """The rung a channel stands on: a form request travels over the chat backend."""
    return ChannelKind.CHAT if kind is ChannelKind.FORM else kind


def _by_rung(channels: Sequence[ChannelStatus]) -> Mapping[ChannelKind, tuple[ChannelStatus, ...]]:
    grouped: dict[ChannelKind, list[ChannelStatus]] = {}
    for status in channels:
        grouped.setdefault(status.spec.kind, []).append(status)
    return {kind: tuple(found) for kind, found in grouped.items()}


def _own_status(
    by_kind: Mapping[ChannelKind, tuple[ChannelStatus, ...]], facts: LadderFacts
) -> ChannelStatus | None:
    """The leg's own channel; a form or a channel that left the brand file falls back to its rung."""
    same_rung = by_kind.get(rung_of(facts.rung), ())
    for status in same_rung:
        if status.spec.id == facts.channel_id:
            return status
    return same_rung[0] if same_rung else None


def _next_rung(
    policy: LadderPolicy, by_kind: Mapping[ChannelKind, tuple[ChannelStatus, ...]], rung: ChannelKind
) -> tuple[ChannelStatus, ...]:
    """The usable channels of the first rung below ``rung`` that has any; confirmed and open ones first."""
    rungs = list(policy.rungs)
    own = rung_of(rung)
    lower = rungs[rungs.index(own) + 1 :] if own in rungs else rungs
    for kind in lower:
        usable = [status for status in by_kind.get(kind, ()) if status.state in _USABLE]
        if usable:
            return tuple(
                sorted(
                    usable,
                    key=lambda status: (not status.spec.is_confirmed, status.state is ChannelState.CLOSED),
                )
            )
    return ()
