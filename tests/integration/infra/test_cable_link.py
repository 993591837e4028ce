"""The live link against a real websocket server on loopback."""

from __future__ import annotations

import logging
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace

import pytest

from tests.helpers.cable_server import WAIT_S, CableServer, cable_server
from tests.helpers.eventually import eventually
from walletcare.domain.brand import Backend
from walletcare.domain.chat import (
    CancelToken,
    ChatEvent,
    ChatSession,
    ConversationEvent,
    LinkEvent,
    LinkState,
    MessageEvent,
    PresenceEvent,
    ResyncNeeded,
    TypingEvent,
)
from walletcare.domain.errors import NotDeliveredError, SessionGoneError
from walletcare.domain.ticket import Author
from walletcare.infra.chatwoot.cable import CableLink
from walletcare.infra.chatwoot.protocol import CableTimings
from walletcare.infra.http import HttpClient

TOKEN = "Zq8sT3vBn5Rk2LwXy7HcJd4M"
SOURCE = "0b6c1f0e-55a2-4b53-9a59-0f3d5b7e1c42"
FAST = CableTimings(
    open_s=30.0,
    confirm_s=30.0,
    silence_s=30.0,
    wake_check_s=0.3,
    backoff_first_s=0.02,
    backoff_last_s=0.1,
    presence_s=0.2,
    stable_s=0.2,
)

"""Quick to come back, and in no hurry to give up: a busy machine is no silent server."""
DOUBTFUL = replace(FAST, confirm_s=0.4)
"""For servers that do not confirm."""


@dataclass
class Listener:
    """Keeps what the link told, and lets a test wait for it."""

    events: list[ChatEvent] = field(default_factory=list)
    _changed: threading.Condition = field(default_factory=threading.Condition)

    def __call__(self, event: ChatEvent) -> None:
        with self._changed:
            self.events.append(event)
            self._changed.notify_all()

    @property
    def states(self) -> list[LinkState]:
        return [event.state for event in self.events if isinstance(event, LinkEvent)]

    def wait_for(self, condition: Callable[[], bool]) -> None:
        with self._changed:
            assert self._changed.wait_for(condition, WAIT_S), f"never came; had {self.events}"

    def wait_state(self, state: LinkState, times: int = 1) -> None:
        self.wait_for(lambda: self.states.count(state) >= times)

    def count(self, kind: type) -> int:
        return sum(isinstance(event, kind) for event in self.events)


@dataclass
class Sessions:
    """The REST side's answer to "does this session still exist"."""

    token: str = TOKEN
    failure: Exception | None = None
    asked: int = 0

    def read_session(self, source_id: str, *, cancel: CancelToken | None = None) -> ChatSession:
        self.asked += 1
        if self.failure is not None:
            raise self.failure
        return ChatSession(source_id, self.token)


@dataclass
class Rig:
    link: CableLink
    heard: Listener
    sessions: Sessions

    def start(self, token: str = TOKEN) -> None:
        self.link.start(ChatSession(SOURCE, token), self.heard)


@pytest.fixture
def server() -> Iterator[CableServer]:
    with cable_server(TOKEN) as running:
        yield running


@pytest.fixture
def rig(server: CableServer) -> Iterator[Rig]:
    yield from make_rig(server.port, FAST)


@pytest.fixture
def doubtful(server: CableServer) -> Iterator[Rig]:
    yield from make_rig(server.port, DOUBTFUL)


def make_rig(port: int, timings: CableTimings) -> Iterator[Rig]:
    http = HttpClient()
    sessions = Sessions()
    link = CableLink(http, Backend(f"http://127.0.0.1:{port}", "inbox"), sessions, timings=timings)
    yield Rig(link, Listener(), sessions)
    link.stop()
    http.close()


def message(**changes: object) -> dict[str, object]:
    return {
        "id": 90240,
        "content": "Hi, I am checking this now.",
        "conversation_id": 1042,
        "message_type": 1,
        "created_at": 1781771465,
        "updated_at": "2026-06-18T08:31:05.214Z",
        "private": False,
        "content_type": "text",
        "content_attributes": {},
        "conversation": {"assignee_id": 12},
        "sender": {"id": 12, "name": "Iris Vale", "available_name": "Iris", "type": "user"},
        **changes,
    }


def test_confirmed_subscription_is_live_and_asks_for_a_resync(server: CableServer, rig: Rig) -> None:
    rig.start()
    rig.heard.wait_for(lambda: rig.heard.count(ResyncNeeded) == 1)
    assert rig.heard.states == [LinkState.CONNECTING, LinkState.LIVE]
    assert server.commands[0] == {"command": "subscribe", "identifier": server.identifier}


def test_events_arrive_as_domain_values(server: CableServer, rig: Rig) -> None:
    rig.start()
    rig.heard.wait_state(LinkState.LIVE)
    server.wait_for(lambda it: it.subscribed == 1)
    server.event("message.created", message())
    server.event(
        "conversation.updated", {"id": 1042, "status": "open", "updated_at": 1781771465.2, "messages": []}
    )
    server.event(
        "conversation.typing_on", {"conversation": {"id": 1042}, "user": {"name": "Iris", "type": "user"}}
    )
    server.event("presence.update", {"account_id": 3, "users": {"12": "online"}})
    rig.heard.wait_for(lambda: rig.heard.count(PresenceEvent) == 1)
    got = rig.heard.events[3:]
    assert isinstance(got[0], MessageEvent)
    assert (got[0].message.author, got[0].message.author_name) == (Author.AGENT, "Iris")
    assert got[0].message.assignee_known is True
    assert isinstance(got[1], ConversationEvent)
    assert got[1].conversation.live is not None
    assert got[2] == TypingEvent(1042, is_on=True, who="Iris")
    assert got[3] == PresenceEvent(is_anyone_online=True)


def test_private_notes_foreign_frames_and_nonsense_are_dropped(server: CableServer, rig: Rig) -> None:
    rig.start()
    rig.heard.wait_state(LinkState.LIVE)
    server.wait_for(lambda it: it.subscribed == 1)
    server.event("message.created", message(private=True))
    server.event("message.created", message(message_type=2))
    server.event("conversation.typing_on", {"conversation": {"id": 1042}, "user": {}, "is_private": True})
    server.event("unheard.of", {"id": 1})
    server.raw({"identifier": "{}", "message": {"event": "message.created", "data": message()}})
    for nonsense in ("", "null", "[", "[]", '{"type":[]}', "[" * 20_000, '{"message":{"event":3}}'):
        server.raw(nonsense)
    server.event("message.created", message(id=7))
    rig.heard.wait_for(lambda: rig.heard.count(MessageEvent) >= 1)
    assert [event.message.id for event in rig.heard.events if isinstance(event, MessageEvent)] == [7]
    assert rig.heard.count(TypingEvent) == 0


def test_presence_is_sent_as_a_heartbeat(server: CableServer, rig: Rig) -> None:
    rig.start()
    server.wait_for(lambda it: sum(c["command"] == "message" for c in it.commands) >= 2)
    beat = next(c for c in server.commands if c["command"] == "message")
    assert beat == {
        "command": "message",
        "identifier": server.identifier,
        "data": '{"action":"update_presence"}',
    }


def test_lost_connection_comes_back_and_resyncs(server: CableServer, rig: Rig) -> None:
    rig.start()
    rig.heard.wait_state(LinkState.LIVE)
    server.wait_for(lambda it: it.subscribed == 1)
    server.drop_all()
    rig.heard.wait_state(LinkState.LIVE, times=2)
    rig.heard.wait_for(lambda: rig.heard.count(ResyncNeeded) == 2)
    assert rig.heard.states == [LinkState.CONNECTING, LinkState.LIVE, LinkState.CONNECTING, LinkState.LIVE]


def test_connection_without_pings_is_dead(server: CableServer) -> None:
    for rig in make_rig(server.port, replace(FAST, silence_s=1.0)):
        server.faults.no_pings = True
        rig.start()
        rig.heard.wait_state(LinkState.CONNECTING, times=2)
        server.faults.no_pings = False
        rig.heard.wait_state(LinkState.LIVE, times=2)


def test_wake_makes_a_silent_connection_prove_itself(server: CableServer) -> None:
    patient = replace(FAST, silence_s=600.0, presence_s=600.0)
    for rig in make_rig(server.port, patient):
        server.faults.no_pings = True
        rig.start()
        rig.heard.wait_state(LinkState.LIVE)
        rig.link.wake()
        rig.heard.wait_state(LinkState.LIVE, times=2)


def test_oversized_frame_closes_and_the_link_recovers(server: CableServer, rig: Rig) -> None:
    rig.start()
    rig.heard.wait_state(LinkState.LIVE)
    server.wait_for(lambda it: it.subscribed == 1)
    server.event("message.created", message(content="x" * (1024 * 1024 + 10)))
    rig.heard.wait_state(LinkState.LIVE, times=2)
    assert rig.heard.count(MessageEvent) == 0
    server.wait_for(lambda it: 1009 in it.closed_codes)


def test_silent_wrong_token_is_replaced_by_the_servers_own(server: CableServer, doubtful: Rig) -> None:
    doubtful.start(token="an-old-token")
    doubtful.heard.wait_state(LinkState.LIVE)
    assert doubtful.sessions.asked >= 1
    assert doubtful.heard.states[:2] == [LinkState.CONNECTING, LinkState.POLLING]


def test_gone_session_ends_the_link(server: CableServer, doubtful: Rig) -> None:
    doubtful.sessions.failure = SessionGoneError("session-gone")
    doubtful.start(token="of-a-deleted-contact")
    doubtful.heard.wait_state(LinkState.SESSION_GONE)
    assert server.attempts == 1


def test_unconfirmed_while_rest_is_down_is_offline(server: CableServer, doubtful: Rig) -> None:
    server.faults.no_confirm = True
    doubtful.sessions.failure = NotDeliveredError("dns")
    doubtful.start()
    doubtful.heard.wait_state(LinkState.OFFLINE)
    server.faults.no_confirm = False
    doubtful.heard.wait_state(LinkState.LIVE)


def test_rejected_subscription_is_looked_into(server: CableServer, rig: Rig) -> None:
    server.faults.reject = True
    rig.start()
    rig.heard.wait_state(LinkState.POLLING)
    assert rig.sessions.asked >= 1
    server.faults.reject = False
    rig.heard.wait_state(LinkState.LIVE)


@pytest.mark.parametrize("status", [404, 403, 429, 502, 302])
def test_blocked_upgrade_means_polling_and_keeps_trying(server: CableServer, rig: Rig, status: int) -> None:
    server.faults.refuse_status = status
    rig.start()
    rig.heard.wait_state(LinkState.POLLING)
    server.wait_for(lambda it: it.attempts >= 3)
    assert LinkState.OFFLINE not in rig.heard.states
    server.faults.refuse_status = None
    rig.heard.wait_state(LinkState.LIVE)


def test_no_welcome_means_polling(server: CableServer) -> None:
    server.faults.no_welcome = True
    for rig in make_rig(server.port, replace(FAST, open_s=0.4)):
        rig.start()
        rig.heard.wait_state(LinkState.POLLING)
        server.faults.no_welcome = False
        rig.heard.wait_state(LinkState.LIVE)


def test_server_that_is_not_there_is_offline_until_it_comes() -> None:
    with cable_server(TOKEN) as earlier:
        port = earlier.port
    for rig in make_rig(port, replace(FAST, backoff_first_s=600.0, backoff_last_s=600.0)):
        rig.start()
        rig.heard.wait_state(LinkState.OFFLINE)
        with cable_server(TOKEN, port=port):
            rig.link.wake()
            rig.heard.wait_state(LinkState.LIVE)
            rig.link.stop()


def test_an_address_that_swallows_everything_leaves_time_for_the_next(
    server: CableServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As IPv6 does on a network where it leads nowhere: the name has it first, and nothing ever answers."""
    with socket.create_server(("127.0.0.1", 0), backlog=0) as hole, ExitStack() as knocks:
        for _ in range(4):  # its queue is full and nobody takes anything out of it
            knock = knocks.enter_context(socket.socket())
            knock.setblocking(False)
            knock.connect_ex(hole.getsockname())
        found = [
            (socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", address)
            for address in (hole.getsockname(), ("127.0.0.1", server.port))
        ]
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
        server.faults.answers_after_s = 0.3  # as one does that is not on this computer
        for rig in make_rig(server.port, replace(FAST, open_s=4.0)):
            rig.start()
            rig.heard.wait_state(LinkState.LIVE)


def test_opening_a_conversation_ends_a_long_wait(server: CableServer) -> None:
    """Nobody looks: the next attempt may be minutes away. Somebody looks: now."""
    server.faults.refuse_status = 404
    for rig in make_rig(server.port, replace(FAST, away_first_s=600.0, away_last_s=600.0)):
        rig.link.set_watched(is_watched=False)
        rig.start()
        rig.heard.wait_state(LinkState.POLLING)
        server.faults.refuse_status = None
        assert server.attempts == 1
        rig.link.set_watched(is_watched=True)
        rig.heard.wait_state(LinkState.LIVE)
        assert server.attempts == 2


def test_goodbye_with_reconnect_comes_back(server: CableServer, rig: Rig) -> None:
    rig.start()
    rig.heard.wait_state(LinkState.LIVE)
    server.wait_for(lambda it: it.subscribed == 1)
    server.raw({"type": "disconnect", "reason": "server_restart", "reconnect": True})
    rig.heard.wait_state(LinkState.LIVE, times=2)


def test_goodbye_without_reconnect_is_obeyed_until_the_user_asks(server: CableServer, rig: Rig) -> None:
    rig.start()
    rig.heard.wait_state(LinkState.LIVE)
    server.wait_for(lambda it: it.subscribed == 1)
    server.raw({"type": "disconnect", "reason": "remote", "reconnect": False})
    rig.heard.wait_state(LinkState.POLLING)
    server.wait_for(lambda it: len(it.closed_codes) == 1)
    assert server.attempts == 1
    rig.link.wake()
    rig.heard.wait_state(LinkState.LIVE, times=2)
    assert server.attempts == 2


def test_dropping_right_after_confirmation_keeps_the_back_off_growing(server: CableServer) -> None:
    for rig in make_rig(server.port, replace(FAST, backoff_first_s=0.001, stable_s=600.0)):
        server.faults.drop_after_confirm = True
        rig.start()
        server.wait_for(lambda it: it.subscribed >= 6)
        run = rig.link._run
        assert run is not None
        assert run._soon._failures >= 5


def test_stable_subscription_starts_the_back_off_afresh(server: CableServer, rig: Rig) -> None:
    server.faults.refuse_status = 404
    rig.start()
    server.wait_for(lambda it: it.attempts >= 3)
    run = rig.link._run
    assert run is not None
    assert run._soon._failures >= 2
    server.faults.refuse_status = None
    rig.heard.wait_state(LinkState.LIVE)
    eventually(lambda: run._soon._failures == 0, "the reset")


def test_stop_while_connecting_waiting_or_live_leaves_no_thread(server: CableServer, rig: Rig) -> None:
    server.faults.no_welcome = True
    rig.start()
    server.wait_for(lambda it: it.attempts == 1)
    rig.link.stop()
    server.faults = type(server.faults)(refuse_status=404)
    rig.start()
    rig.heard.wait_state(LinkState.POLLING)
    rig.link.stop()
    server.faults = type(server.faults)()
    rig.start()
    rig.heard.wait_state(LinkState.LIVE)
    rig.link.stop()
    rig.link.stop()
    assert not [thread for thread in threading.enumerate() if thread.name == "chat-link"]


def test_stop_says_goodbye(server: CableServer, rig: Rig) -> None:
    rig.start()
    rig.heard.wait_state(LinkState.LIVE)
    rig.link.stop()
    server.wait_for(lambda it: it.closed_codes == [1000])


def test_link_survives_a_listener_that_fails(
    server: CableServer, rig: Rig, caplog: pytest.LogCaptureFixture
) -> None:
    heard = rig.heard

    def failing(event: ChatEvent) -> None:
        heard(event)
        raise ValueError("a bug in the listener")

    rig.link.start(ChatSession(SOURCE, TOKEN), failing)
    heard.wait_for(lambda: heard.count(ResyncNeeded) == 1)
    server.wait_for(lambda it: it.subscribed == 1)
    server.event("message.created", message())
    heard.wait_for(lambda: heard.count(MessageEvent) == 1)
    assert "the listener failed" in caplog.text


def test_no_secret_reaches_the_log(server: CableServer, rig: Rig, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    rig.start()
    rig.heard.wait_state(LinkState.LIVE)
    server.wait_for(lambda it: it.subscribed == 1)
    server.event("message.created", message(content="CANARY-BODY"))
    server.raw(f'{{"broken {TOKEN} CANARY-BODY')
    server.drop_all()
    rig.heard.wait_state(LinkState.LIVE, times=2)
    rig.link.stop()
    ours = [record for record in caplog.records if not record.name.startswith("websockets.server")]
    told = "\n".join(logging.Formatter().format(record) for record in ours)
    for secret in (TOKEN, SOURCE, "CANARY-BODY"):
        assert secret not in told
