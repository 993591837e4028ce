"""The live side of the client API (section 8): :class:`walletcare.domain.chat.ChatLink`.

One thread keeps one ActionCable connection. A wrong token is met with silence by the server, so an
unconfirmed subscription is looked into over REST; lost time is not replayed, so every confirmation asks for
a resync; a live socket is trusted only as long as the server's pings come.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit, urlunsplit

from walletcare.domain.brand import Backend
from walletcare.domain.chat import (
    CancelToken,
    ChatEvent,
    ChatSession,
    LinkEvent,
    LinkState,
    ResyncNeeded,
)
from walletcare.domain.clock import Clock
from walletcare.domain.errors import NotDeliveredError, SessionGoneError, TransportError
from walletcare.infra.backoff import Backoff, some_jitter
from walletcare.infra.chatwoot.breaker import Breaker, SocketClosedError, SocketFailedError
from walletcare.infra.chatwoot.mapping import to_event
from walletcare.infra.chatwoot.protocol import SUBPROTOCOL, CableProtocol, CableTimings, End, EndedError
from walletcare.infra.clock import SystemClock
from walletcare.infra.http import HttpClient
from walletcare.infra.proxy import proxy_for

if TYPE_CHECKING:
    from walletcare.infra.chatwoot.websocket import CableSocket

_log = logging.getLogger(__name__)
_SLICE_S = 1.0
"""Longest sleep while live; ``stop`` and ``wake`` do not wait for it."""


class SessionReader(Protocol):
    """The part of the REST side that the link needs."""

    def read_session(self, source_id: str, *, cancel: CancelToken | None = None) -> ChatSession: ...


@dataclass(frozen=True, slots=True)
class _Setup:
    """What all runs of a link share."""

    http: HttpClient
    url: str
    shares_host: bool
    sessions: SessionReader
    clock: Clock
    timings: CableTimings
    jitter: Callable[[], float]


class CableLink:
    """A link that can be started for a session, woken and stopped, from any thread.

    States: ``CONNECTING`` at the start, after ``wake`` and after a live connection was lost; ``LIVE`` once
    confirmed; ``POLLING`` when the server was reached but gives no live socket; ``OFFLINE`` when it was not
    reached; ``SESSION_GONE`` when the session no longer exists, which ends the link.

    Args:
        http: Gives the trust and the proxy setting, which the socket shares.
        jitter: Factor for each wait between attempts.
    """

    def __init__(
        self,
        http: HttpClient,
        backend: Backend,
        sessions: SessionReader,
        *,
        clock: Clock | None = None,
        timings: CableTimings | None = None,
        jitter: Callable[[], float] = some_jitter,
    ) -> None:
        url = backend.cable_url or cable_url_of(backend.base_url)
        self._setup = _Setup(
            http=http,
            url=url,
            shares_host=urlsplit(url).netloc == urlsplit(backend.base_url).netloc,
            sessions=sessions,
            clock=clock or SystemClock(),
            timings=timings or CableTimings(),
            jitter=jitter,
        )
        self._lock = threading.Lock()
        self._run: _Run | None = None
        self._is_watched = True

    def start(self, session: ChatSession, on_event: Callable[[ChatEvent], None]) -> None:
        """Connect and stay connected. ``on_event`` runs in the link's thread. Stops a running link first."""
        self.stop()
        with self._lock:
            self._run = _Run(self._setup, session, on_event, is_watched=self._is_watched)
            self._run.start()

    def wake(self) -> None:
        """Try now: a wait is cut short, and a connection that looks alive has to prove it."""
        with self._lock:
            if self._run is not None:
                self._run.wake()

    def set_watched(self, *, is_watched: bool) -> None:
        """Whether somebody has a conversation before their eyes: waits are short then, and one in progress
        ends. True at the beginning.
        """
        with self._lock:
            self._is_watched = is_watched
            if self._run is not None:
                self._run.set_watched(is_watched=is_watched)

    def stop(self) -> None:
        """Close the socket and join the thread; idempotent, also from within ``on_event``."""
        with self._lock:
            run, self._run = self._run, None
        if run is not None:
            run.stop()


def cable_url_of(base_url: str) -> str:
    """``/cable`` at the root of the site, on the matching scheme."""
    parts = urlsplit(base_url)
    return urlunsplit(("wss" if parts.scheme == "https" else "ws", parts.netloc, "/cable", "", ""))


def backoffs(timings: CableTimings, jitter: Callable[[], float]) -> tuple[Backoff, Backoff]:
    """Waits while somebody looks at a conversation, and while nobody does."""
    return (
        Backoff(timings.backoff_first_s, timings.backoff_last_s, jitter, steady_share=timings.steady_share),
        Backoff(timings.away_first_s, timings.away_last_s, jitter),
    )


class _Run:
    """One thread with one session, from start to stop."""

    def __init__(
        self,
        setup: _Setup,
        session: ChatSession,
        on_event: Callable[[ChatEvent], None],
        *,
        is_watched: bool,
    ) -> None:
        self._setup = setup
        self._timings = setup.timings
        self._source_id = session.source_id
        self._token = session.pubsub_token
        self._on_event = on_event
        self._state: LinkState | None = None
        self._soon, self._later = backoffs(self._timings, setup.jitter)
        self._is_watched = is_watched
        self._signal = threading.Condition()
        self._is_stopping = False
        self._is_woken = False
        self._is_resting = False
        self._breaker = Breaker()
        self._socket: CableSocket | None = None
        self._thread = threading.Thread(target=self._keep_connected, name="chat-link", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def wake(self) -> None:
        with self._signal:
            self._is_woken = True
            self._signal.notify_all()

    def set_watched(self, *, is_watched: bool) -> None:
        with self._signal:
            begins, self._is_watched = is_watched and not self._is_watched, is_watched
            is_away = self._socket is None and not self._is_resting
        if begins and is_away:
            self.wake()

    def stop(self) -> None:
        with self._signal:
            self._is_stopping = True
            self._signal.notify_all()
            live = self._socket
        if live is not None:
            live.close()
        self._breaker.break_off()
        if self._thread is not threading.current_thread():
            self._thread.join(self._timings.join_s)
            if self._thread.is_alive():
                _log.warning("chat link: the thread is still resolving a name; it ends by itself")

    def is_cancelled(self) -> bool:
        """Makes a run its own cancel token for the REST call in the middle."""
        return self._is_stopping

    def _keep_connected(self) -> None:
        self._tell(LinkState.CONNECTING)
        while not self.is_cancelled():
            state, comes_back = self._connect_once()
            self._is_resting = not comes_back
            if self.is_cancelled():
                return
            self._tell(state)
            if state is LinkState.SESSION_GONE:
                return
            if self._wait(self._next_s() if comes_back else None):
                self._tell(LinkState.CONNECTING)

    def _connect_once(self) -> tuple[LinkState, bool]:
        """Connect and serve until it ends; the state to show then, and whether to try again unasked."""
        try:
            # In the link's own thread: loading it keeps nobody waiting.
            from walletcare.infra.chatwoot.websocket import open_websocket

            opened = open_websocket(
                self._setup.url,
                subprotocol=SUBPROTOCOL,
                tls=self._setup.http.tls if self._setup.url.startswith("wss:") else None,
                proxy=proxy_for(self._setup.url, self._setup.http.proxy),
                timeout_s=self._timings.open_s,
                breaker=self._breaker,
            )
        except SocketFailedError as error:
            _log.info("chat link: no socket (%s)", error.code)
            is_offline = error.is_network and self._setup.shares_host
            return (LinkState.OFFLINE if is_offline else LinkState.POLLING), True
        with opened as live:
            with self._signal:
                self._socket = live
            try:
                self._serve(live)
            except SocketClosedError:
                _log.info("chat link: closed")
            except EndedError as ended:
                _log.info("chat link: %s", ended.end.value)
                if ended.end is End.UNCONFIRMED:
                    return self._look_into_session(), True
                if not ended.may_return:
                    return LinkState.POLLING, False
            finally:
                with self._signal:
                    self._socket = None
        # A live connection that broke is usually back within a second: say so before falling back to polling.
        return (LinkState.CONNECTING if self._state is LinkState.LIVE else LinkState.POLLING), True

    def _serve(self, live: CableSocket) -> None:
        """Talk until the connection or its protocol ends, which an error tells."""
        clock = self._setup.clock
        protocol = CableProtocol(self._token, self._timings, clock.monotonic())
        stable_at: float | None = None
        while not self.is_cancelled():
            for frame in protocol.take_outgoing():
                live.send(frame)
            text = live.receive(min(protocol.next_due() - clock.monotonic(), _SLICE_S))
            now = clock.monotonic()
            if text is not None:
                event = protocol.received(text, now)
                if protocol.is_live and stable_at is None:
                    stable_at = now + self._timings.stable_s
                    self._tell(LinkState.LIVE)
                    self._emit(ResyncNeeded())
                known = to_event(event, clock.now()) if event is not None else None
                if known is not None:
                    self._emit(known)
            if stable_at is not None and now >= stable_at:
                self._start_afresh()
            if self._take_wake():
                protocol.doubt(now)
            protocol.tick(now)

    def _look_into_session(self) -> LinkState:
        """Why the server stayed silent to the subscription (8.2): session or token may have changed."""
        try:
            session = self._setup.sessions.read_session(self._source_id, cancel=self)
        except SessionGoneError:
            return LinkState.SESSION_GONE
        except NotDeliveredError:
            return LinkState.OFFLINE
        except TransportError:
            return LinkState.POLLING
        if session.pubsub_token != self._token:
            self._token = session.pubsub_token
            self._start_afresh()
        return LinkState.POLLING

    def _next_s(self) -> float:
        return (self._soon if self._is_watched else self._later).next_s()

    def _start_afresh(self) -> None:
        self._soon.reset()
        self._later.reset()

    def _wait(self, seconds: float | None) -> bool:
        """Sleep before the next attempt; None: until woken. Returns whether it was woken."""
        with self._signal:
            self._signal.wait_for(lambda: self._is_stopping or self._is_woken, seconds)
        if self._take_wake():
            self._start_afresh()
            return True
        return False

    def _take_wake(self) -> bool:
        with self._signal:
            woken, self._is_woken = self._is_woken, False
        return woken

    def _tell(self, state: LinkState) -> None:
        if state is not self._state:
            self._state = state
            self._emit(LinkEvent(state))

    def _emit(self, event: ChatEvent) -> None:
        if self._is_stopping:
            return
        try:
            self._on_event(event)
        except Exception:  # noqa: BLE001 - a bug in the listener is logged and must not end the link
            _log.exception("chat link: the listener failed")
