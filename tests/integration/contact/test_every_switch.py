"""The whole client against every fault switch of the desk (contract section 14), over real sockets.

Whatever is switched on: what the user wrote stands at the desk once, what support wrote stands in the store
once, and both are in the same order, as soon as the client's own schedules have run. The last test makes sure
that no switch is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from random import Random

import pytest

from tests.helpers.contact import MemorySecrets
from tests.helpers.eventually import eventually
from tests.helpers.live_client import LiveClient, live_client
from walletcare.contact.change import ChangeKind
from walletcare.contact.following.polling import poll_plan
from walletcare.desk.options import DeskOptions
from walletcare.desk.scenarios.faults import ROUTES, CallFaultKind, Faults
from walletcare.desk.thread import DeskThread
from walletcare.domain.chat import LinkState
from walletcare.domain.errors import RefusedError, TransportError
from walletcare.domain.language import Language
from walletcare.domain.ticket import TicketId
from walletcare.infra.chatwoot.identity import IdentityToken

K = CallFaultKind
PASSING = (
    K.THROTTLED, K.SERVER_ERROR, K.BAD_GATEWAY, K.UNAVAILABLE, K.GATEWAY_TIMEOUT, K.HTML, K.BAD_JSON, K.DROP,
    K.SAVE_THEN_ERROR, K.SAVE_THEN_DROP, K.SLOW,
)  # fmt: skip
REFUSING = (K.UNAUTHORIZED, K.FORBIDDEN, K.NOT_FOUND, K.CONFLICT, K.TOO_LARGE, K.INVALID)
UNUSED = {"contact.update", "csat.update", "api.version", "api.health"}
"""Calls that this client does not make, or only to prove an identity."""
USED = tuple(route for route in ROUTES if route not in UNUSED)
QUIET = ("conversation.toggle_typing", "conversation.update_last_seen")
"""Side calls: their failure is nobody's business."""


@pytest.fixture(scope="module")
def desk() -> Iterator[DeskThread]:
    with DeskThread(DeskOptions(scenario="agent-silent", speed=100.0, language=Language.EN)) as running:
        yield running


@pytest.fixture(autouse=True)
def _clean(desk: DeskThread) -> Iterator[None]:
    yield
    desk.control.release_events()
    desk.control.clear_faults()
    desk.control.inbox(single_conversation=False, needs_identity=False)


def fail_once(desk: DeskThread, kind: CallFaultKind, routes: tuple[str, ...]) -> None:
    for route in routes:
        desk.control.fail_calls(
            kind.value,
            on=route,
            delay_s=1.0 if kind is K.SLOW else 0.0,
            retry_after="0" if kind is K.THROTTLED else "",
        )


@pytest.mark.parametrize("kind", PASSING)
def test_every_call_fails_once_and_the_request_goes_its_way(
    desk: DeskThread, tmp_path: Path, kind: CallFaultKind
) -> None:
    control, secrets = desk.control, MemorySecrets()
    first_call, first_rating = len(control.calls()), len(control.ratings())
    fail_once(desk, kind, ("contact.create",))
    with live_client(desk, tmp_path, secrets=secrets, read_timeout_s=0.4) as first_run:
        first_run.insist(first_run.service.session)
    fail_once(desk, kind, tuple(route for route in USED if route != "contact.create"))
    with live_client(desk, tmp_path, secrets=secrets, read_timeout_s=0.4) as client:
        service = client.service
        client.insist(service.session)
        client.insist(service.resync)
        ticket_id = client.ask("Where is my refund")
        number = client.conversation_of(ticket_id)
        items = [{"title": "Card", "value": "card"}, {"title": "Bank", "value": "bank"}]
        control.reply(number, "Which one?", by="bot", content_type="input_select", items=items)
        client.insist(lambda: service.tracker.read_thread(ticket_id))
        menu = service.tickets.messages(ticket_id).messages[-1]
        service.answers.choose(ticket_id, menu.id, menu.options[0])
        control.reply(number, "See here", file=("a.png", "image/png", b"png"))
        client.deliver()
        client.insist(lambda: service.tracker.read_thread(ticket_id))
        (attachment,) = service.tickets.messages(ticket_id).messages[-1].attachments
        for _ in range(2):
            client.insist(lambda: service.attachment(attachment.url))
        assert service.attachment(attachment.url) == b"png"
        service.tracker.mark_read(ticket_id)
        service.tracker.set_typing(ticket_id, is_on=True)
        control.resolve(number)
        eventually(lambda: client.texts_at_desk(number)[-1][1] != "See here", "the survey")
        client.insist(service.resync)
        service.ratings.rate(ticket_id, 4, ("kind",), "quick answer")
        client.deliver()
        rating = client.detail(ticket_id).ticket.rating
        assert rating is not None
        assert rating.is_confirmed
        second = client.ask("And my card is blocked")
        service.mark_solved(second)
        client.deliver()
        for own in (ticket_id, second):
            eventually(lambda own=own: is_same(client, own), "the same on both sides")  # type: ignore[misc]
            assert len(control.incoming(client.conversation_of(own))) == 1
        assert client.detail(second).ticket.stage.is_finished
        assert [found["rating"] for found in control.ratings()[first_rating:]] == [4]
    calls = control.calls()[first_call:]
    hit = {call["route"] for call in calls if call["status"] != 200 or kind in {K.HTML, K.BAD_JSON, K.SLOW}}
    assert hit >= set(USED), "a call was never made to fail"


def test_a_rating_that_the_server_lost_is_recorded_when_it_is_sent_once_more(
    desk: DeskThread, tmp_path: Path
) -> None:
    """It is recorded when the message changes, so the very same values again would do nothing."""
    control = desk.control
    before = len(control.ratings())
    with live_client(desk, tmp_path) as client:
        ticket_id = client.ask("Where is my refund")
        number = client.conversation_of(ticket_id)
        control.resolve(number)
        eventually(lambda: len(client.texts_at_desk(number)) == 2, "the survey")
        client.service.resync()
        control.faults(lose_ratings=True)
        sent = len(control.calls("message.update"))
        client.service.ratings.rate(ticket_id, 4, (), "quick answer")

        def is_sent() -> bool:
            client.service.deliver_due()
            return len(control.calls("message.update")) > sent

        eventually(is_sent, "the first sending")
        control.faults(lose_ratings=False)
        client.deliver()
        assert [found["rating"] for found in control.ratings()[before:]] == [4]
        rating = client.detail(ticket_id).ticket.rating
        assert rating is not None
        assert rating.is_confirmed


def is_same(client: LiveClient, ticket_id: TicketId) -> bool:
    """Read once more and compare: a survey follows the end after a moment."""
    client.insist(client.service.resync)
    return client.texts(ticket_id) == client.texts_at_desk(client.conversation_of(ticket_id))


@pytest.mark.parametrize("kind", REFUSING)
def test_a_refused_reading_changes_nothing_and_the_next_one_works(
    desk: DeskThread, tmp_path: Path, kind: CallFaultKind
) -> None:
    """Refused writing is in ``test_fault_matrix``; 404 on the session itself is a session that is gone."""
    with live_client(desk, tmp_path) as client:
        ticket_id = client.ask("Where is my refund")
        number = client.conversation_of(ticket_id)
        control, service = client.control, client.service
        control.reply(number, "I am looking")
        before = client.texts(ticket_id)
        routes = ("conversation.show", "message.index", "inbox.show", *QUIET)
        fail_once(desk, kind, routes if kind is K.NOT_FOUND else ("conversation.index", *routes))
        for call in (service.resync, lambda: service.tracker.read_thread(ticket_id)):
            with pytest.raises((RefusedError, TransportError)):
                call()
        service.tracker.set_typing(ticket_id, is_on=True)
        if kind is not K.NOT_FOUND:
            assert client.texts(ticket_id) == before
        client.insist(service.resync)
        for _ in range(2):
            client.insist(lambda: service.tracker.read_thread(ticket_id))
        assert client.texts(ticket_id) == client.texts_at_desk(number)
        service.reply(ticket_id, "Thank you")
        client.deliver()
        assert len(control.incoming(number)) == 2


SWITCHES: dict[str, dict[str, object]] = {
    "refuse_sockets": {"refuse_sockets": True},
    "stop_pings": {"stop_pings": True},
    "ping_interval_s": {"ping_interval_s": 0.05},
    "silent_subscriptions": {"silent_subscriptions": True},
    "presence": {"presence": "before"},
    "presence-never": {"presence": "never"},
    "hold_events": {"hold_events": True},
    "drop_events": {"drop_events": True},
    "event_copies": {"event_copies": 3},
    "reorder_events": {"reorder_events": True},
    "jitter_ms": {"jitter_ms": 40},
    "file_missing_s": {"file_missing_s": 1000.0},
    "message_type_as_string": {"message_type_as_string": True},
    "patch_public_shape": {"patch_public_shape": True},
    "unknown_fields": {"unknown_fields": True},
    "numbers_as_text": {"numbers_as_text": True},
    "lose_ratings": {"lose_ratings": True},
    "empty_columns": {"empty_columns": True},
    "request_limit_s": {"request_limit_s": 0.05},
}
NEVER_LIVE = {"refuse_sockets", "silent_subscriptions"}
DEAF = {*NEVER_LIVE, "stop_pings", "hold_events", "drop_events"}
"""Switches under which news does not come by itself and the polls have to bring it."""


@pytest.mark.parametrize("name", SWITCHES)
def test_a_request_is_followed_whatever_is_switched_on(desk: DeskThread, tmp_path: Path, name: str) -> None:
    control = desk.control
    control.faults(**{"ping_interval_s": 0.2, **SWITCHES[name]})
    with live_client(desk, tmp_path) as client:
        service = client.service
        client.start_link()
        if name not in NEVER_LIVE:
            eventually(lambda: client.resyncs > 0, "live")
        else:
            eventually(lambda: LinkState.POLLING in client.states, "live updates off")
        ticket_id = client.ask("Where is my refund")
        number = client.conversation_of(ticket_id)
        if name == "request_limit_s":
            control.fail_calls("slow", on="message.create", delay_s=1.0)
        for line in range(3):
            control.reply(number, f"answer {line}", agent="mei")
        service.reply(ticket_id, "Thank you")
        client.deliver()
        control.reply(number, "last answer", file=("a.png", "image/png", b"png"))

        def is_told() -> bool:
            if name in DEAF:
                poll(client, ticket_id)
            return client.texts(ticket_id) == client.texts_at_desk(number)

        eventually(is_told, "everything")
        if name in NEVER_LIVE:
            assert service.channels.link is not LinkState.LIVE
        assert len(control.incoming(number)) == 2
        if name == "file_missing_s":
            url = service.tickets.messages(ticket_id).messages[-1].attachments[0].url
            with pytest.raises(RefusedError, match="http-404"):
                service.attachment(url)
            control.move_clock(by_s=1001)
            assert service.attachment(url) == b"png"
        was_live = client.resyncs
        if name in DEAF:
            control.faults(**{name: getattr(Faults(), name)})
        control.release_events(is_reversed=True)
        if name in {*NEVER_LIVE, "stop_pings"}:
            eventually(lambda: client.resyncs > was_live or service.channels.link is LinkState.LIVE, "back")
        control.reply(number, "after the trouble", agent="mei")
        eventually(is_told, "the news after the trouble")
        assert client.heard_from_support(ticket_id).count("after the trouble") == 1


def poll(client: LiveClient, ticket_id: TicketId) -> None:
    """What the plan asks for in this state of the link, at once."""
    link = client.service.channels.link
    plan = poll_plan(link, is_thread_open=True, failures=0, random=Random(1))
    assert plan.thread_after_s is not None, "an open thread is read in every state"
    assert plan.list_after_s is not None, "and so is the list, more rarely while the link is live"
    assert (plan.list_after_s >= 1_800 * 0.2) or link is not LinkState.LIVE
    client.service.tracker.read_thread(ticket_id)


@pytest.mark.parametrize(
    ("is_abrupt", "reason", "reconnect", "comes_back"),
    [
        (True, "", True, True),
        (False, "", True, True),
        (False, "server_restart", True, True),
        (False, "unauthorized", False, False),
    ],
)
def test_a_dropped_socket_comes_back_unless_the_server_says_not_to(
    desk: DeskThread, tmp_path: Path, is_abrupt: bool, reason: str, reconnect: bool, comes_back: bool
) -> None:
    with live_client(desk, tmp_path) as client:
        client.start_link()
        eventually(lambda: client.resyncs == 1, "live")
        ticket_id = client.ask("Where is my refund")
        number = client.conversation_of(ticket_id)
        client.control.drop_sockets(abrupt=is_abrupt, reason=reason, reconnect=reconnect)
        client.control.reply(number, "said meanwhile")
        if not comes_back:
            eventually(lambda: client.states[-1] is LinkState.POLLING, "live updates off")
            poll(client, ticket_id)
            assert client.heard_from_support(ticket_id) == ["said meanwhile"]
            client.link.wake()
        eventually(lambda: client.resyncs == 2, "a second reading asked for")
        client.service.resync()
        assert client.heard_from_support(ticket_id) == ["said meanwhile"]


def test_a_deleted_session_ends_the_link_and_the_request_goes_on_in_a_new_one(
    desk: DeskThread, tmp_path: Path
) -> None:
    secrets = MemorySecrets()
    with live_client(desk, tmp_path, secrets=secrets) as client:
        client.start_link()
        eventually(lambda: client.resyncs == 1, "live")
        ticket_id = client.ask("Where is my refund")
        session = client.service.session()
        assert session is not None
        client.control.delete_session(session.source_id)
        client.service.reply(ticket_id, "Are you there")
        client.deliver()
        assert [entry.failure for entry in client.service.outbox.entries()] == ["session-gone"]
        client.control.drop_sockets(abrupt=True)
        eventually(lambda: LinkState.SESSION_GONE in client.states, "session gone")
        client.service.continue_conversation(ticket_id)
        before = client.resyncs
        client.start_link()
        eventually(lambda: client.resyncs > before, "live in the new session")
        client.deliver()
        fresh = client.service.session()
        assert fresh is not None
        assert fresh.source_id != session.source_id
        incoming = client.control.incoming(client.conversation_of(ticket_id))
        assert [text for text in incoming if text == "Are you there"] == ["Are you there"]
        client.control.reply(client.conversation_of(ticket_id), "Yes")
        eventually(lambda: client.heard_from_support(ticket_id) == ["Yes"], "the answer")


def test_an_inbox_locked_to_one_conversation_keeps_two_requests_apart(
    desk: DeskThread, tmp_path: Path
) -> None:
    desk.control.inbox(single_conversation=True)
    with live_client(desk, tmp_path) as client:
        first, second = client.ask("Where is my refund"), client.ask("My card is blocked")
        number = client.conversation_of(second)
        assert [leg.conversation_id for leg in client.detail(first).ticket.legs] == [number]
        assert len(client.control.incoming(number)) == 2
        client.control.reply(number, "About your card")
        client.service.resync()
        assert client.heard_from_support(second) == ["About your card"]
        assert client.heard_from_support(first) == []


@pytest.mark.parametrize("is_public_shape", [False, True])
def test_a_mandatory_identity_is_proved_on_every_run(
    desk: DeskThread, tmp_path: Path, is_public_shape: bool
) -> None:
    user = f"wallet-user-{is_public_shape}"
    token = IdentityToken(user, desk.control.identity_hash(user))
    desk.control.inbox(needs_identity=True)
    desk.control.faults(patch_public_shape=is_public_shape)
    secrets = MemorySecrets()
    for run in range(2):
        with live_client(desk, tmp_path, secrets=secrets, identity=lambda: token) as client:
            client.start_link()
            eventually(lambda: client.resyncs > 0, "live")
            ticket_id = client.ask(f"request {'ab'[run]}")
            client.control.reply(client.conversation_of(ticket_id), "Hello")
            eventually(lambda: client.heard_from_support(ticket_id) == ["Hello"], "the answer")  # noqa: B023
    with live_client(desk, tmp_path / "stranger") as stranger:
        ticket = stranger.service.submit(stranger.service.drafts.new("refund", text="Where is my refund"))
        stranger.service.deliver_due()
        assert {entry.failure for entry in stranger.service.outbox.entries(ticket.id)} == {"identity"}


def test_somebody_else_who_signs_in_begins_a_session_of_their_own(desk: DeskThread, tmp_path: Path) -> None:
    """The server of contract 1 lets any valid proof into any session: nobody but us keeps two users apart."""
    secrets = MemorySecrets()
    tokens = {name: IdentityToken(name, desk.control.identity_hash(name)) for name in ("lin", "dana")}
    tickets: dict[str, TicketId] = {}
    sources: list[str] = []
    for name in ("lin", "", "dana", "dana"):
        token = tokens.get(name)
        with live_client(desk, tmp_path, secrets=secrets, identity=lambda: token) as client:  # noqa: B023
            client.service.resync()
            session = client.service.session()
            assert session is not None
            sources.append(session.source_id)
            if name and name not in tickets:
                tickets[name] = client.ask(f"I am {name}")
            assert client.detail(tickets["lin"]).is_read_only == (name == "dana")
    assert sources[0] == sources[1], "that nobody is signed in changes nothing"
    assert sources[1] != sources[2]
    assert sources[2] == sources[3], "the same user comes back to the same session"


def test_somebody_else_who_signs_in_while_the_program_runs_begins_one_as_well(
    desk: DeskThread, tmp_path: Path
) -> None:
    tokens = {name: IdentityToken(name, desk.control.identity_hash(name)) for name in ("mo", "ines")}
    user = ""
    with live_client(desk, tmp_path, identity=lambda: tokens.get(user)) as client:
        ticket_id = client.ask("Nobody is signed in")
        first = client.service.session()
        user = "mo"
        client.service.resync()
        assert client.service.session() == first, "the session of nobody becomes that of the first user"
        assert first is not None
        assert client.service.is_current(first)
        user = "ines"
        client.service.resync()
        second = client.service.session()
        assert second is not None
        assert second.source_id != first.source_id
        assert not client.service.is_current(first)
        assert client.detail(ticket_id).is_read_only
        assert ChangeKind.SESSION in [change.kind for change in client.changes]
        assert client.service.tickets.counts().open == 1, "what is another's is no request of hers"


def test_no_switch_is_left_out() -> None:
    assert {name.partition("-")[0] for name in SWITCHES} | {"calls"} == {
        entry.name for entry in fields(Faults)
    }
    assert set(PASSING) | set(REFUSING) == set(CallFaultKind)
    assert set(USED) | UNUSED == set(ROUTES)
