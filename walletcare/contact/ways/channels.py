"""The state of every channel right now: hours, link, own failures, notices."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from walletcare.contact.change import Change, ChangeKind
from walletcare.contact.ways.hours import open_state
from walletcare.contact.ways.recommendation import is_usable
from walletcare.domain.channel import ChannelKind, ChannelState, ChannelStatus, OpeningHours, Wait
from walletcare.domain.chat import LinkState
from walletcare.domain.notice import NoticeKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from walletcare.contact.change import Listener
    from walletcare.contact.ways.waits import BestTime, WaitCell, Waits
    from walletcare.domain.brand import Brand
    from walletcare.domain.channel import ChannelSpec
    from walletcare.domain.chat import InboxFacts
    from walletcare.domain.clock import Clock
    from walletcare.domain.notice import Notice
    from walletcare.infra.db import Database

_OFFICIAL_ONLY = {ChannelKind.SOCIAL}
_UNSURE = {LinkState.CONNECTING, LinkState.POLLING}
"""No socket: whether the server can be reached at all, its answers to requests tell."""


@dataclass(frozen=True, slots=True)
class Busier:
    """Why waits are longer than usual today.

    ``kind`` is ``holiday`` or the notice's kind; ``id`` the notice's.
    """

    kind: str
    id: str = ""


class Channels:
    """Channel states.

    Notes come from any thread; ``statuses`` is cheap and may be asked every few seconds.
    """

    def __init__(
        self,
        database: Database,
        brand: Brand,
        waits: Waits,
        clock: Clock,
        listener: Listener,
        *,
        has_chat: bool,
        has_network: Callable[[], bool],
    ) -> None:
        self._database = database
        self._brand = brand
        self._waits = waits
        self._clock = clock
        self._listener = listener
        self._has_chat = has_chat
        self._has_network = has_network
        self._lock = threading.Lock()
        self._notices: tuple[Notice, ...] = ()
        self._inbox: InboxFacts | None = None
        self._link = LinkState.CONNECTING
        self._is_anyone_online: bool | None = None
        self._chat_failure: tuple[float, str] | None = None
        self._mail_failure: str | None = None

    def statuses(self, preferred: str = "") -> tuple[ChannelStatus, ...]:
        """Every channel in the brand's order; ``preferred`` (a channel id) comes first while usable."""
        now = self._clock.now()
        with self._database.read() as connection:
            found = [
                replace(self._state(spec, now), wait=self._waits.usual(connection, spec, now))
                for spec in self._specs()
            ]
        return tuple(sorted(found, key=lambda status: status.spec.id != preferred or not is_usable(status)))

    def status(self, channel_id: str) -> ChannelStatus | None:
        return next((status for status in self.statuses() if status.spec.id == channel_id), None)

    def support_now(self) -> ChannelStatus | None:
        """The state that the navigation rail shows: the first rung's that is set up; None without any."""
        statuses = self.statuses()
        for kind in self._brand.ladder.rungs:
            for status in statuses:
                if status.spec.kind is kind and status.state is not ChannelState.NOT_SET_UP:
                    return status
        return None

    def busier_now(self) -> tuple[Busier, ...]:
        """Reasons for longer waits: today is a holiday of the chat, or a notice says so."""
        now = self._clock.now()
        reasons = [
            Busier("holiday")
            for spec in self._brand.channels_of(ChannelKind.CHAT)[:1]
            if open_state(self._hours(spec), now).holiday is not None
        ]
        reasons += [Busier(notice.kind.value, notice.id) for notice in self._raising(now)]
        return tuple(reasons)

    def best_time(self, channel_id: str) -> BestTime | None:
        with self._database.read() as connection:
            return self._waits.best_time(connection, channel_id, self._clock.now())

    def wait_history(self, channel_id: str) -> tuple[WaitCell, ...]:
        with self._database.read() as connection:
            return self._waits.history(connection, channel_id, self._clock.now())

    @property
    def link(self) -> LinkState:
        """How fresh everything is. When nothing answers, neither by socket nor by request, it says why:
        this computer has no network, or support's server is what does not answer.
        """
        with self._lock:
            link, is_answered = self._link, self._chat_failure is None
        if not self._has_chat:
            # Nobody is asked, so no answer can be missing: only the network itself is known.
            return link if self._has_network() else LinkState.OFFLINE
        if link is not LinkState.OFFLINE and (link not in _UNSURE or is_answered):
            return link
        return LinkState.UNREACHABLE if self._has_network() else LinkState.OFFLINE

    @property
    def is_anyone_online(self) -> bool | None:
        """Whether somebody of the team is online; None when the server has not said since the start."""
        with self._lock:
            return self._is_anyone_online

    def set_notices(self, notices: tuple[Notice, ...]) -> None:
        self._waits.set_notices(notices)
        with self._lock:
            self._notices = notices
        self._listener(Change(ChangeKind.CHANNELS))

    def set_inbox(self, facts: InboxFacts) -> None:
        """The server's own hours win over the brand file's; the brand's holidays stay (it has none, contract
        13).
        """
        with self._lock:
            is_news, self._inbox = facts != self._inbox, facts
        if is_news:
            for spec in self._brand.channels:
                if spec.kind is ChannelKind.CHAT:
                    self._waits.set_hours(spec.id, self._hours(spec))
            self._listener(Change(ChangeKind.CHANNELS))

    def note_link(self, state: LinkState) -> None:
        with self._lock:
            is_news, self._link = state is not self._link, state
            if state is not LinkState.LIVE:
                self._is_anyone_online = None
        if is_news:
            self._listener(Change(ChangeKind.CHANNELS))

    def note_network(self) -> None:
        """The computer's own network went or came back: there may be another reason why nothing answers."""
        self._listener(Change(ChangeKind.CHANNELS))

    def note_presence(self, *, is_anyone_online: bool) -> None:
        with self._lock:
            is_news = self._is_anyone_online is not is_anyone_online
            self._is_anyone_online = is_anyone_online
        if is_news:
            self._listener(Change(ChangeKind.CHANNELS))

    def note_chat(self, failure: str | None) -> None:
        """How the last request to the chat backend went: None for an answer, else the error's code."""
        with self._lock:
            before = self._chat_failure
            if failure is None:
                self._chat_failure = None
            elif before is None:
                self._chat_failure = (self._clock.monotonic(), failure)
            is_news = (before is None) is not (failure is None)
        if is_news:
            self._listener(Change(ChangeKind.CHANNELS))

    def note_mail(self, failure: str | None) -> None:
        with self._lock:
            is_news, self._mail_failure = self._mail_failure != failure, failure
        if is_news:
            self._listener(Change(ChangeKind.CHANNELS))

    def fails_from(self) -> datetime | None:
        """When the chat will count as failing if nothing answers until then; None when it does already, or
        works.
        """
        with self._lock:
            failure = self._chat_failure
        if failure is None:
            return None
        left = self._brand.ladder.failing_after.total_seconds() - (self._clock.monotonic() - failure[0])
        return self._clock.now() + timedelta(seconds=left) if left > 0 else None

    def _specs(self) -> tuple[ChannelSpec, ...]:
        """The brand's channels; a social account only when the official list has it too."""
        official = {entry.value.rstrip("/").lower() for entry in self._brand.official.entries}
        return tuple(
            spec
            for spec in self._brand.channels
            if spec.kind not in _OFFICIAL_ONLY
            or spec.address.rstrip("/").lower() in official
            or spec.handle.lower() in official
        )

    def _hours(self, spec: ChannelSpec) -> OpeningHours:
        with self._lock:
            inbox = self._inbox
        if spec.kind is ChannelKind.CHAT and inbox is not None and inbox.hours is not None:
            return replace(inbox.hours, holidays=(*inbox.hours.holidays, *spec.hours.holidays))
        return spec.hours

    def _state(self, spec: ChannelSpec, now: datetime) -> ChannelStatus:
        spec = replace(spec, hours=self._hours(spec))
        unknown = ChannelStatus(spec, ChannelState.UNKNOWN, Wait(None, "unknown"))
        if not self._is_set_up(spec):
            return replace(unknown, state=ChannelState.NOT_SET_UP)
        failure = self._failure_of(spec)
        if failure is not None:
            return replace(unknown, state=ChannelState.FAILING, reason=failure)
        opening = open_state(spec.hours, now)
        if opening.is_open is False:
            reason = "holiday" if opening.holiday is not None else "hours"
            return replace(unknown, state=ChannelState.CLOSED, until=opening.until, reason=reason)
        if opening.is_open is None:
            return unknown
        if spec.kind is ChannelKind.CHAT and (self._raising(now) or opening.holiday is not None):
            return replace(unknown, state=ChannelState.BUSY, until=opening.until, reason=self._why_busy(now))
        return replace(unknown, state=ChannelState.OPEN, until=opening.until)

    def _why_busy(self, now: datetime) -> str:
        kinds = {notice.kind for notice in self._raising(now)}
        if NoticeKind.MAINTENANCE in kinds:
            return NoticeKind.MAINTENANCE.value
        return "notice" if kinds else "holiday"

    def _is_set_up(self, spec: ChannelSpec) -> bool:
        if spec.kind is ChannelKind.CHAT:
            return self._has_chat
        return bool(spec.address or spec.handle)

    def _failure_of(self, spec: ChannelSpec) -> str | None:
        with self._lock:
            chat, mail = self._chat_failure, self._mail_failure
        if spec.kind is ChannelKind.EMAIL:
            return mail
        if spec.kind is not ChannelKind.CHAT or chat is None:
            return None
        limit = self._brand.ladder.failing_after.total_seconds()
        return chat[1] if self._clock.monotonic() - chat[0] >= limit else None

    def _raising(self, now: datetime) -> tuple[Notice, ...]:
        with self._lock:
            notices = self._notices
        return tuple(notice for notice in notices if notice.raises_wait and notice.is_current(now))
