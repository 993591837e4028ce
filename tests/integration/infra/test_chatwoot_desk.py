"""REST transport and live link together against the desk: the contract, side effects and faults."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from tests.helpers.eventually import eventually
from walletcare.desk.options import DeskOptions
from walletcare.desk.thread import DeskThread
from walletcare.domain.brand import Backend
from walletcare.domain.chat import (
    ChatEvent,
    ChatSession,
    ConversationEvent,
    LinkEvent,
    LinkState,
    MessageEvent,
    RemoteConversation,
    RemoteMessage,
    RemoteStatus,
    ResyncNeeded,
    TypingEvent,
)
from walletcare.domain.cleared import ClearedFile, ClearedText
from walletcare.domain.errors import (
    NotDeliveredError,
    RefusedError,
    SessionGoneError,
    TransportError,
    UnknownOutcomeError,
)
from walletcare.domain.interactive import Option
from walletcare.domain.ticket import Author
from walletcare.infra.chatwoot.cable import CableLink
from walletcare.infra.chatwoot.identity import IdentityToken
from walletcare.infra.chatwoot.protocol import CableTimings
from walletcare.infra.chatwoot.rest import ChatwootTransport
from walletcare.infra.http import HttpClient

FAST = CableTimings(
    open_s=2.0, confirm_s=0.5, silence_s=1.0, wake_check_s=0.5, backoff_first_s=0.02, backoff_last_s=0.1,
    stable_s=0.2,
)  # fmt: skip
TEXT = ClearedText("转账一直显示处理中 — pending for two days.")


@dataclass
class Chat:
    """A session at a fresh desk."""

    desk: DeskThread
    http: HttpClient
    backend: Backend
    rest: ChatwootTransport
    session: ChatSession
    events: list[ChatEvent] = field(default_factory=list)

    def start_link(self) -> CableLink:
        link = CableLink(self.http, self.backend, self.rest, timings=FAST)
        link.start(self.session, self.events.append)
        return link

    def open(self) -> RemoteConversation:
        """A conversation that the scripted agent leaves alone."""
        conversation = self.rest.create_conversation(self.session, {"topic": "transfer-stuck"})
        self.desk.control.script(conversation.id, on=False)
        return conversation

    def say(
        self, conversation: RemoteConversation, text: ClearedText = TEXT, echo_id: str = "e-1"
    ) -> RemoteMessage:
        return self.rest.send(self.session, conversation.id, text, echo_id=echo_id)

    def heard(self, kind: type) -> list[ChatEvent]:
        return [event for event in self.events if isinstance(event, kind)]

    def wait_state(self, state: LinkState, times: int = 1) -> None:
        eventually(lambda: self.events.count(LinkEvent(state)) >= times, state)


@pytest.fixture(scope="module")
def desk() -> Iterator[DeskThread]:
    with DeskThread(DeskOptions()) as running:
        running.control.online()
        yield running


@pytest.fixture
def chat(desk: DeskThread) -> Iterator[Chat]:
    desk.control.clear_faults()
    http = HttpClient()
    backend = Backend(desk.base_url, desk.inbox_identifier, desk.cable_url)
    rest = ChatwootTransport(http, backend)
    yield Chat(desk, http, backend, rest, rest.open_session(str(uuid.uuid4()), name="Dana"))
    desk.control.clear_faults()
    http.close()


def test_inbox_facts(chat: Chat) -> None:
    facts = chat.rest.inbox()
    assert facts.name
    assert facts.hours is not None
    assert not facts.needs_identity


def test_a_team_that_is_away_closes_every_day_of_the_week(chat: Chat) -> None:
    """The server has no holidays (#6467), so this is how they are told."""
    chat.desk.control.hours("closed-week")
    try:
        hours = chat.rest.inbox().hours
        assert hours is not None
        assert hours.is_never_open
        assert not hours.is_unknown
        chat.desk.control.faults(empty_columns=True, numbers_as_text=True)
        assert chat.rest.inbox().hours == hours
    finally:
        chat.desk.control.clear_faults()
        chat.desk.control.hours("always")
    always = chat.rest.inbox().hours
    assert always is not None
    assert (always.is_always_open, always.is_never_open) == (True, False)


def test_session_is_idempotent_and_readable(chat: Chat) -> None:
    again = chat.rest.open_session(chat.session.source_id)
    assert again == chat.session == chat.rest.read_session(chat.session.source_id)
    assert chat.session.pubsub_token not in repr(chat.session)


def test_unknown_session_is_gone(chat: Chat) -> None:
    stranger = ChatSession(str(uuid.uuid4()), "x")
    for call in (
        lambda: chat.rest.read_session(stranger.source_id),
        lambda: chat.rest.conversations(stranger),
        lambda: chat.rest.create_conversation(stranger, {}),
        lambda: chat.rest.messages(stranger, 1),
        lambda: chat.rest.send(stranger, 1, TEXT, echo_id="e"),
        lambda: chat.rest.resolve(stranger, 1),
    ):
        with pytest.raises(SessionGoneError):
            call()


def test_unknown_conversation_is_refused_while_the_session_lives(chat: Chat) -> None:
    with pytest.raises(RefusedError, match="http-404"):
        chat.rest.messages(chat.session, 999_999)


def test_unknown_inbox_is_told_apart(chat: Chat) -> None:
    rest = ChatwootTransport(chat.http, Backend(chat.desk.base_url, "no-such-inbox"))
    with pytest.raises(RefusedError, match="inbox-unknown"):
        rest.inbox()
    with pytest.raises(RefusedError, match="inbox-unknown"):
        rest.open_session(str(uuid.uuid4()))


def test_message_and_file_there_and_back(chat: Chat) -> None:
    conversation = chat.open()
    data = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 400
    told: list[tuple[int, int]] = []
    sent = chat.rest.send(
        chat.session,
        conversation.id,
        TEXT,
        [ClearedFile("截图 1.png", "image/png", data)],
        echo_id="e-1",
        progress=lambda done, total: told.append((done, total)),
    )
    assert (sent.author, sent.text, sent.conversation_id) == (Author.USER, TEXT.text, conversation.id)
    assert told[-1][0] == told[-1][1] > len(data)
    (file,) = sent.attachments
    assert (file.name, file.media_type, file.size) == ("截图 1.png", "image/png", len(data))
    assert chat.rest.download(file.url, cap_bytes=len(data)) == data
    with pytest.raises(RefusedError, match="too-large"):
        chat.rest.download(file.url, cap_bytes=len(data) - 1)
    assert [
        it.id for it in chat.rest.messages(chat.session, conversation.id) if it.author is Author.USER
    ] == [sent.id]


def live_texts(chat: Chat) -> list[tuple[int, str]]:
    return [
        (event.message.id, event.message.text) for event in chat.events if isinstance(event, MessageEvent)
    ]


def test_every_kind_of_attachment_is_a_file_or_a_line(chat: Chat) -> None:
    conversation = chat.open()
    link = chat.start_link()
    try:
        chat.wait_state(LinkState.LIVE)
        kinds: list[tuple[dict[str, object], str]] = [
            (
                {
                    "file_type": "location", "coordinates_lat": 31.2304, "coordinates_long": 121.4737,
                    "fallback_title": "Branch", "data_url": "https://maps.example/?q=1",
                },
                "Branch 31.23040, 121.47370 https://maps.example/?q=1",
            ),
            (
                {"file_type": "fallback", "fallback_title": "Form", "data_url": "https://example.com/f"},
                "Form https://example.com/f",
            ),
            (
                {"file_type": "contact", "fallback_title": "+86 10", "meta": {"firstName": "Mei"}},
                "Mei +86 10",
            ),
            ({"file_type": "embed", "data_url": "https://example.com/v"}, "https://example.com/v"),
            ({"file_type": "share", "data_url": None, "thumb_url": ""}, ""),
        ]  # fmt: skip
        for attachment, line in kinds:
            chat.desk.control.reply(conversation.id, "See", attachment=attachment)
            got = chat.rest.messages(chat.session, conversation.id)[-1]
            assert got.text == f"See\n{line}".strip()
            assert got.attachments == ()
            eventually(lambda: (got.id, got.text) in live_texts(chat), "the same words, live")  # noqa: B023
        for name, media_type in (
            ("a b%c.png", "image/png"),
            ("v.mp4", "video/mp4"),
            ("语音.ogg", "audio/ogg"),
        ):
            chat.desk.control.reply(conversation.id, None, file=(name, media_type, b"bytes"))
            (file,) = chat.rest.messages(chat.session, conversation.id)[-1].attachments
            assert (file.media_type, file.size) == (media_type, 5)
            assert chat.rest.download(file.url, cap_bytes=100) == b"bytes"
            assert file.name.replace("-", "%") == name
    finally:
        link.stop()


def test_empty_message_is_refused_here(chat: Chat) -> None:
    conversation = chat.open()
    for text in (None, ClearedText(""), ClearedText(" \n")):
        with pytest.raises(RefusedError, match="empty-message"):
            chat.rest.send(chat.session, conversation.id, text, echo_id="e")
    assert chat.desk.control.incoming(conversation.id) == []


def test_too_long_message_names_the_field(chat: Chat) -> None:
    with pytest.raises(RefusedError) as caught:
        chat.say(chat.open(), ClearedText("x" * 150_001))
    assert (caught.value.code, caught.value.attributes) == ("http-422", ("content",))


def test_pages_go_back_without_gap_or_double(chat: Chat) -> None:
    conversation = chat.open()
    for number in range(25):
        chat.say(conversation, ClearedText(f"message {number}"))
    newest = chat.rest.messages(chat.session, conversation.id)
    older = chat.rest.messages(chat.session, conversation.id, before=newest[0].id)
    texts = [it.text for it in (*older, *newest) if it.author is Author.USER]
    assert len(newest) == 20
    assert texts == [f"message {number}" for number in range(25)]


def test_private_notes_and_activity_never_come(chat: Chat) -> None:
    conversation = chat.open()
    link = chat.start_link()
    chat.wait_state(LinkState.LIVE)
    chat.say(conversation)
    chat.desk.control.note(conversation.id, "CANARY private")
    chat.desk.control.assign(conversation.id)
    chat.desk.control.reply(conversation.id, "public")
    eventually(lambda: any(it.message.text == "public" for it in chat.heard(MessageEvent)))  # type: ignore[union-attr]
    link.stop()
    assert "CANARY" not in repr(chat.events)
    assert "CANARY" not in repr(chat.rest.conversation(chat.session, conversation.id))


def test_agents_words_come_live_and_over_rest_alike(chat: Chat) -> None:
    conversation = chat.open()
    link = chat.start_link()
    chat.wait_state(LinkState.LIVE)
    chat.say(conversation, echo_id="e-77")
    chat.desk.control.reply(conversation.id, "我来看看。 <b>not bold</b>")
    chat.desk.control.typing(conversation.id, on=True)
    chat.desk.control.typing(conversation.id, on=True, private=True)
    eventually(lambda: chat.heard(TypingEvent) != [])
    link.stop()
    messages = {it.message.id: it.message for it in chat.heard(MessageEvent)}  # type: ignore[union-attr]
    own = next(it for it in messages.values() if it.author is Author.USER)
    assert own.echo_id == "e-77"
    answer = next(it for it in messages.values() if it.author is Author.AGENT)
    assert answer.is_human
    assert answer.author_name
    assert answer.text == "我来看看。 <b>not bold</b>"
    (read,) = [it for it in chat.rest.messages(chat.session, conversation.id) if it.id == answer.id]
    assert (read.text, read.author, read.author_name, read.created_at) == (
        answer.text, answer.author, answer.author_name, answer.created_at,
    )  # fmt: skip
    assert len(chat.heard(TypingEvent)) == 1


def test_assignment_is_seen_live_only(chat: Chat) -> None:
    conversation = chat.open()
    link = chat.start_link()
    chat.wait_state(LinkState.LIVE)
    chat.say(conversation)
    chat.desk.control.assign(conversation.id)
    eventually(
        lambda: any(
            it.conversation.live is not None and it.conversation.live.is_assignee_human  # type: ignore[union-attr]
            for it in chat.heard(ConversationEvent)
        )
    )
    link.stop()
    assert chat.rest.conversation(chat.session, conversation.id).live is None


def test_resolve_survey_rate_and_read_back(chat: Chat) -> None:
    conversation = chat.open()
    chat.say(conversation)
    chat.desk.control.reply(conversation.id, "Done.")
    assert chat.rest.resolve(chat.session, conversation.id).status is RemoteStatus.RESOLVED

    def survey() -> RemoteMessage | None:
        found = chat.rest.messages(chat.session, conversation.id)
        return next((it for it in found if it.content_type == "input_csat"), None)

    eventually(lambda: survey() is not None, "the survey")
    asked = survey()
    assert asked is not None
    assert (asked.is_answered, asked.author, asked.is_template) == (False, Author.SYSTEM, True)
    with pytest.raises(RefusedError, match="rating-out-of-range"):
        chat.rest.rate(chat.session, conversation.id, asked.id, 6, None)
    rated = chat.rest.rate(chat.session, conversation.id, asked.id, 4, ClearedText("谢谢"))
    assert (rated.is_answered, rated.rating) == (True, 4)
    eventually(lambda: chat.rest.read_rating(conversation.uuid) == 4, "the rating")


def test_choice_is_offered_and_answered(chat: Chat) -> None:
    conversation = chat.open()
    chat.say(conversation)
    items = [{"title": "银行卡", "value": "card"}, {"title": "Wallet", "value": "wallet"}]
    chat.desk.control.reply(conversation.id, "Which?", by="bot", content_type="input_select", items=items)
    question = chat.rest.messages(chat.session, conversation.id)[-1]
    assert question.options == (Option("银行卡", "card"), Option("Wallet", "wallet"))
    assert (question.author, question.is_answered) == (Author.BOT, False)
    assert chat.rest.answer(chat.session, conversation.id, question.id, question.options[0]).is_answered


def test_a_choice_whose_value_is_a_number_can_be_answered(chat: Chat) -> None:
    conversation = chat.open()
    items = [{"title": "Yes", "value": 1}, {"title": "No", "value": False}]
    sent = chat.desk.control.reply(conversation.id, "?", by="bot", content_type="input_select", items=items)
    asked = chat.rest.messages(chat.session, conversation.id)[-1]
    assert asked.options == (Option("Yes", "1"), Option("No", "false"))
    answered = chat.rest.answer(chat.session, conversation.id, sent["id"], asked.options[0])
    assert answered.is_answered


def test_a_pasted_nul_arrives_without_it(chat: Chat) -> None:
    conversation = chat.open()
    file = ClearedFile("a.txt", "text/plain", b"a")
    chat.say(conversation, ClearedText("log\0line"))
    chat.rest.send(chat.session, conversation.id, ClearedText("log\0line"), [file], echo_id="e-2")
    assert chat.desk.control.incoming(conversation.id) == ["logline", "logline"]
    with pytest.raises(RefusedError, match="empty-message"):
        chat.say(conversation, ClearedText("\0"))


def test_deleted_message_says_so(chat: Chat) -> None:
    conversation = chat.open()
    chat.say(conversation)
    reply = chat.desk.control.reply(conversation.id, "CANARY said by mistake")
    chat.desk.control.delete_message(conversation.id, reply["id"])
    last = chat.rest.messages(chat.session, conversation.id)[-1]
    assert last.is_deleted
    assert "CANARY" not in last.text


def test_side_calls_have_no_body(chat: Chat) -> None:
    conversation = chat.open()
    chat.say(conversation)
    chat.rest.set_typing(chat.session, conversation.id, is_on=True)
    chat.rest.set_typing(chat.session, conversation.id, is_on=False)
    chat.rest.mark_seen(chat.session, conversation.id)


@pytest.mark.parametrize(
    ("fault", "kind", "code", "is_stored"),
    [
        ("429", NotDeliveredError, "http-429", False),
        ("401", RefusedError, "http-401", False),
        ("404", RefusedError, "http-404", False),
        ("500", UnknownOutcomeError, "http-500", False),
        ("502", UnknownOutcomeError, "http-502", False),
        ("504", UnknownOutcomeError, "http-504", False),
        ("html-200", UnknownOutcomeError, "unparsable", False),
        ("bad-json", UnknownOutcomeError, "unparsable", False),
        ("drop", UnknownOutcomeError, "", False),
        ("save-then-500", UnknownOutcomeError, "http-500", True),
        ("save-then-drop", UnknownOutcomeError, "", True),
    ],
)
def test_fault_while_sending_says_what_is_proved(
    chat: Chat, fault: str, kind: type[TransportError], code: str, is_stored: bool
) -> None:
    conversation = chat.open()
    chat.desk.control.fail_calls(fault, on="message.create")
    with pytest.raises(kind) as caught:
        chat.say(conversation)
    assert code in {"", caught.value.code}
    assert chat.desk.control.incoming(conversation.id) == ([TEXT.text] if is_stored else [])
    assert len(chat.desk.control.calls("message.create")[-1:]) == 1


def test_message_type_may_be_a_string(chat: Chat) -> None:
    conversation = chat.open()
    chat.desk.control.faults(message_type_as_string=True)
    assert chat.say(conversation).author is Author.USER
    chat.desk.control.reply(conversation.id, "hello")
    assert chat.rest.messages(chat.session, conversation.id)[-1].author is Author.AGENT


@pytest.mark.parametrize("public", [True, False])
def test_identity_is_proved_on_every_contact_call(chat: Chat, public: bool) -> None:
    chat.desk.control.inbox(needs_identity=True)
    chat.desk.control.faults(patch_public_shape=public)
    try:
        user = f"wallet-user-{uuid.uuid4()}"
        token = IdentityToken(user, chat.desk.control.identity_hash(user))
        known = ChatwootTransport(chat.http, chat.backend, identity=lambda: token)
        session = known.open_session(str(uuid.uuid4()))
        assert known.read_session(session.source_id) == session
        assert known.inbox().needs_identity
        wrong = ChatwootTransport(chat.http, chat.backend, identity=lambda: IdentityToken(user, "0" * 64))
        for rest in (chat.rest, wrong):
            with pytest.raises(RefusedError, match="identity"):
                rest.open_session(str(uuid.uuid4()))
            with pytest.raises(RefusedError, match="identity"):
                rest.read_session(session.source_id)
        assert user not in repr(token)
    finally:
        chat.desk.control.inbox(needs_identity=False)


def test_a_wrong_proof_closes_only_an_inbox_that_demands_one(chat: Chat) -> None:
    """The key on the wallet's own server was mistyped: 500 to every contact call with such a proof."""
    wrong = IdentityToken("user-8812", "0" * 64)
    rest = ChatwootTransport(chat.http, chat.backend, identity=lambda: wrong)
    session = rest.open_session(str(uuid.uuid4()))
    assert rest.read_session(session.source_id) == session
    conversation = rest.create_conversation(session, {})
    rest.send(session, conversation.id, TEXT, echo_id="e")
    assert chat.desk.control.incoming(conversation.id) == [str(TEXT)]
    chat.desk.control.inbox(needs_identity=True)
    try:
        with pytest.raises(RefusedError, match="identity"):
            rest.read_session(session.source_id)
    finally:
        chat.desk.control.inbox(needs_identity=False)


def test_inbox_locked_to_one_conversation_returns_it(chat: Chat) -> None:
    chat.desk.control.inbox(single_conversation=True)
    try:
        first = chat.open()
        chat.say(first)
        again = chat.rest.create_conversation(chat.session, {})
        assert again.id == first.id
        assert TEXT.text in [it.text for it in again.messages]
    finally:
        chat.desk.control.inbox(single_conversation=False)


def test_link_recovers_and_rest_fills_the_gap(chat: Chat) -> None:
    conversation = chat.open()
    chat.say(conversation)
    link = chat.start_link()
    chat.wait_state(LinkState.LIVE)
    chat.desk.control.faults(refuse_sockets=True)
    chat.desk.control.drop_sockets(abrupt=True)
    chat.wait_state(LinkState.POLLING)
    chat.desk.control.reply(conversation.id, "said while you were away")
    chat.desk.control.faults(refuse_sockets=False)
    chat.wait_state(LinkState.LIVE, times=2)
    eventually(lambda: len(chat.heard(ResyncNeeded)) == 2)
    link.stop()
    assert not any(it.message.text == "said while you were away" for it in chat.heard(MessageEvent))  # type: ignore[union-attr]
    assert chat.rest.messages(chat.session, conversation.id)[-1].text == "said while you were away"


def test_link_notices_silence_and_goodbyes(chat: Chat) -> None:
    chat.desk.control.faults(ping_interval_s=0.2)
    link = chat.start_link()
    chat.wait_state(LinkState.LIVE)
    chat.desk.control.faults(stop_pings=True)
    chat.wait_state(LinkState.CONNECTING, times=2)
    chat.desk.control.faults(stop_pings=False)
    chat.wait_state(LinkState.LIVE, times=2)
    chat.desk.control.drop_sockets(reason="server_restart", reconnect=True)
    chat.wait_state(LinkState.LIVE, times=3)
    link.stop()


def test_link_tells_a_deleted_session(chat: Chat) -> None:
    link = chat.start_link()
    chat.wait_state(LinkState.LIVE)
    chat.desk.control.delete_session(chat.session.source_id)
    chat.desk.control.drop_sockets(abrupt=True)
    chat.wait_state(LinkState.SESSION_GONE)
    link.stop()


def test_duplicated_and_reordered_events_keep_their_ids(chat: Chat) -> None:
    conversation = chat.open()
    link = chat.start_link()
    chat.wait_state(LinkState.LIVE)
    chat.desk.control.faults(event_copies=3, reorder_events=True, jitter_ms=30)
    sent = [chat.say(conversation, ClearedText(f"m{number}"), echo_id=f"e{number}") for number in range(4)]
    eventually(
        lambda: {it.message.id for it in chat.heard(MessageEvent)} >= {it.id for it in sent}  # type: ignore[union-attr]
    )
    link.stop()
    echoes = {it.message.id: it.message.echo_id for it in chat.heard(MessageEvent)}  # type: ignore[union-attr]
    assert [echoes[it.id] for it in sent] == [f"e{number}" for number in range(4)]
