"""From the wire to domain values: roles, times, texts; and replies of every wrong shape (threats T2, T14)."""

from __future__ import annotations

import copy
import json
import unicodedata
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from walletcare.domain.chat import MessageEvent, RemoteConversation, RemoteMessage, RemoteStatus
from walletcare.domain.errors import UnknownOutcomeError
from walletcare.domain.interactive import PLAIN, CardLink, FieldKind, Option, Submitted
from walletcare.domain.ticket import Author
from walletcare.infra.chatwoot.mapping import to_conversation, to_event, to_inbox, to_message, to_time
from walletcare.infra.chatwoot.wire import (
    WireConversation,
    WireEvent,
    WireInbox,
    WireMessage,
    decode,
    try_decode,
)
from walletcare.infra.clean import TEXT_LIMIT

NOW = datetime(2026, 11, 25, 4, 0, tzinfo=UTC)
CONVERSATION_ID = 1042
MESSAGE: dict[str, Any] = {
    "id": 90211,
    "content": "My transfer is stuck",
    "message_type": 1,
    "content_type": "input_select",
    "content_attributes": {
        "items": [{"title": "Card", "value": "card"}],
        "submitted_values": [{"title": "Card", "value": "card"}],
        "in_reply_to": 90001,
        "deleted": False,
    },
    "created_at": 1781770842,
    "updated_at": "2026-06-18T08:20:42.318Z",
    "conversation_id": CONVERSATION_ID,
    "private": False,
    "echo_id": "e-1",
    "attachments": [
        {
            "id": 4410,
            "message_id": 90211,
            "file_type": "image",
            "content_type": "image/png",
            "data_url": "https://h.example.test/rails/active_storage/blobs/redirect/eyJf/receipt%201.png",
            "file_size": 48213,
        }
    ],
    "sender": {"id": 12, "name": "Iris Vale", "available_name": "Iris", "type": "user"},
    "conversation": {"assignee_id": 12},
}
CONVERSATION: dict[str, Any] = {
    "id": CONVERSATION_ID,
    "uuid": "7f0d7a52-90f7-4b3c-8f0e-3a1f6f0f9f11",
    "inbox_id": 17,
    "status": "open",
    "agent_last_seen_at": 1781771465,
    "messages": [MESSAGE],
    "updated_at": 1781771465.214,
    "first_reply_created_at": "2026-06-18T08:31:05.000Z",
    "waiting_since": 0,
    "snoozed_until": None,
    "labels": ["payments"],
    "priority": "high",
    "custom_attributes": {"topic": "transfer_stuck", "count": 3},
    "meta": {
        "assignee": {"id": 12, "name": "Iris Vale", "available_name": "Iris", "type": "user"},
        "assignee_type": "User",
        "team": {"id": 4, "name": "Payments"},
    },
}


def message(**changes: object) -> RemoteMessage | None:
    wire = try_decode(json.dumps({**MESSAGE, **changes}), WireMessage)
    return to_message(wire, NOW, CONVERSATION_ID) if wire is not None else None


def mapped(**changes: object) -> RemoteMessage:
    found = message(**changes)
    assert found is not None
    return found


def test_a_long_text_with_many_links_beside_it_is_bounded_as_a_whole() -> None:
    link = {
        "id": 1,
        "file_type": "fallback",
        "fallback_title": "t" * 200,
        "data_url": f"https://{'h' * 4000}",
    }
    body = {**MESSAGE, "content": "c" * TEXT_LIMIT, "attachments": [link] * 50}
    message = to_message(decode(msgspec.json.encode(body), WireMessage), NOW)
    assert message is not None
    assert message.text == "c" * TEXT_LIMIT


def test_whole_message() -> None:
    got = mapped()
    assert (got.author, got.author_name, got.is_human) == (Author.AGENT, "Iris", True)
    assert got.options == (Option("Card", "card"),)
    assert (got.is_answered, got.in_reply_to, got.assignee_known) == (True, 90001, True)
    assert got.created_at == datetime(2026, 6, 18, 8, 20, 42, tzinfo=UTC)
    assert (got.attachments[0].name, got.attachments[0].size) == ("receipt 1.png", 48213)


def test_a_form_becomes_fields_and_its_answer() -> None:
    items = [
        {"type": "text", "name": "order", "label": "Order", "required": True, "pattern": "[0-9]+"},
        {"type": "select", "name": "how", "label": "How", "options": [{"label": "Card", "value": "card"}]},
        {"type": "select", "name": "none", "label": "No choices", "options": []},
        {"type": "hologram", "name": "odd", "pattern": "x" * 500},
        {"type": "text", "label": "no name"},
        "nonsense",
    ]
    submitted = [{"name": "order", "value": "12"}, {"name": "how", "value": 7}, "nonsense"]
    attributes = {"items": items, "submitted_values": submitted, "button_label": "Go"}
    got = mapped(content="Please", content_type="form", content_attributes=attributes)
    assert [(field.name, field.kind) for field in got.parts.fields] == [
        ("order", FieldKind.LINE),
        ("how", FieldKind.CHOICE),
        ("none", FieldKind.LINE),
        ("odd", FieldKind.LINE),
    ]
    assert got.parts.fields[0].is_required
    assert got.parts.fields[3].pattern == ""
    assert (got.parts.lead, got.parts.button, got.is_answered) == ("Please", "Go", True)
    assert got.parts.submitted == (Submitted("order", "12"), Submitted("how", "7"))
    assert "- Order" in got.text


def test_cards_and_articles_keep_their_links_and_a_plain_message_has_no_parts() -> None:
    card = {
        "title": "T",
        "description": "D",
        "actions": [{"text": "Go", "uri": "https://a.test"}, {"payload": "x"}],
    }
    article = {"title": "A", "description": "", "link": "https://b.test"}
    for kind, item, links in (
        ("cards", card, (CardLink("Go", "https://a.test"),)),
        ("article", article, (CardLink("", "https://b.test"),)),
    ):
        got = mapped(content=None, content_type=kind, content_attributes={"items": [item]})
        assert [found.links for found in got.parts.cards] == [links]
    assert mapped(content_type="text", content_attributes={"items": [card]}).parts == PLAIN
    assert mapped(content_attributes="nonsense").parts == PLAIN


@pytest.mark.parametrize(
    ("kind", "sender", "author", "is_human"),
    [
        (0, "contact", Author.USER, False),
        ("incoming", "user", Author.USER, False),
        (0, None, Author.USER, False),
        (1, "user", Author.AGENT, True),
        ("outgoing", "user", Author.AGENT, True),
        ("1", "user", Author.AGENT, True),
        (1, "agent_bot", Author.BOT, False),
        (1, "captain_assistant", Author.BOT, False),
        (1, "contact", Author.SYSTEM, False),
        (1, None, Author.SYSTEM, False),
        (1, "something_new", Author.SYSTEM, False),
        (3, "user", Author.SYSTEM, False),
        ("template", None, Author.SYSTEM, False),
        (7, "user", Author.SYSTEM, False),
        ("story", "user", Author.SYSTEM, False),
        (None, "user", Author.SYSTEM, False),
        (True, "user", Author.SYSTEM, False),
        ([1], "user", Author.SYSTEM, False),
    ],
)
def test_role_comes_from_type_and_sender(
    kind: object, sender: str | None, author: Author, is_human: bool
) -> None:
    hostile = {"type": sender, "name": "Official Support ✔", "available_name": "钱包官方客服 ✅"}
    got = mapped(message_type=kind, sender=hostile if sender else None, sender_type=None)
    assert (got.author, got.is_human) == (author, is_human)
    assert "✔" not in got.author_name
    assert "✅" not in got.author_name


@pytest.mark.parametrize(
    "changes",
    [
        {"private": True}, {"private": "true"}, {"private": 1}, {"private": []}, {"message_type": 2},
        {"message_type": "activity"}, {"conversation_id": 7}, {"id": 0}, {"id": -1}, {"id": 2**63},
        {"id": "one"}, {"id": 1.5}, {"id": None},
    ],
)  # fmt: skip
def test_what_is_not_for_the_contact_is_dropped(changes: dict[str, object]) -> None:
    assert message(**changes) is None


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        (1781770842, datetime(2026, 6, 18, 8, 20, 42, tzinfo=UTC)),
        (1781770842.5, datetime(2026, 6, 18, 8, 20, 42, 500000, tzinfo=UTC)),
        ("1781770842", datetime(2026, 6, 18, 8, 20, 42, tzinfo=UTC)),
        ("2026-06-18T08:20:42.318Z", datetime(2026, 6, 18, 8, 20, 42, 318000, tzinfo=UTC)),
        ("2026-06-18T10:20:42+02:00", datetime(2026, 6, 18, 8, 20, 42, tzinfo=UTC)),
        ("2026-06-18T08:20:42", datetime(2026, 6, 18, 8, 20, 42, tzinfo=UTC)),
        (0, None), (None, None), (-5, None), (True, None), (10**30, None), (1e300, None), ("", None),
        ("soon", None), ([], None), ("0001-01-01T00:00:00+23:00", None), ("9999-12-31T23:59:59-23:00", None),
        # Said in UTC, they would be in no year at all on a screen in Shanghai or in New York.
        ("9999-12-31T20:00:00Z", None), (253_402_300_000, None), ("0001-01-01T02:00:00Z", None),
    ],
)  # fmt: skip
def test_four_forms_of_time(value: object, wanted: datetime | None) -> None:
    assert to_time(value) == wanted


def test_message_without_a_time_gets_the_time_it_came() -> None:
    assert mapped(created_at=None, updated_at=None).created_at == NOW


@pytest.mark.parametrize(
    "name",
    [
        "Iris\u202egnp.exe", "I\u200bris", "Iris\u0000", "Iris\n\nSupport",
        "I\u0301\u0301\u0301\u0301\u0301\u0301ris",
        "\u2066Iris\u2069", "\ufeffIris", "Iris\U000e0041", "Iris ☑️", "Iris\u3164\u3164", "x" * 500, "ﷺ" * 60,
        "🛡️ Official 🛡️", "Iris\u00ad", "\u061cIris", "Iris√",
    ],
)  # fmt: skip
def test_name_cannot_turn_hide_overflow_or_wear_a_badge(name: str) -> None:
    got = mapped(sender={"type": "user", "available_name": name}).author_name
    assert len(got) <= 40
    assert all(
        unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Cn", "So", "Zl", "Zp"} for char in got
    )
    assert "\n" not in got
    assert "√" not in got


def test_text_is_plain_bounded_and_complete() -> None:
    assert mapped(content="a\r\nb\u202ec\u0000<b>d</b>\u2028e").text == "a\nbc<b>d</b>\ne"
    assert len(mapped(content="x" * 400_000).text) == 150_000
    assert mapped(content=None).text == ""
    family = "👨‍👩‍👧 می‌خواهم"
    assert mapped(content=family).text == family


def test_cards_articles_and_forms_leave_nothing_unseen() -> None:
    cards = {
        "items": [{"title": "T", "description": "D", "actions": [{"text": "Open", "uri": "https://x.test/"}]}]
    }
    article = {"items": [{"title": "T", "description": "D", "link": "https://x.test/a"}]}
    form = {"items": [{"name": "iban", "label": "Your IBAN"}]}
    assert mapped(content_type="cards", content_attributes=cards).text.endswith("T\nD\nOpen https://x.test/")
    assert mapped(content_type="article", content_attributes=article).text.endswith("T\nD\nhttps://x.test/a")
    assert mapped(content_type="form", content_attributes=form).text.endswith("- Your IBAN")


@pytest.mark.parametrize(
    ("rating", "wanted"), [(4, 4), (0, None), (6, None), ("4", 4), ("9", None), (True, None), (None, None)]
)
def test_rating_is_one_to_five(rating: object, wanted: int | None) -> None:
    values = {"submitted_values": {"csat_survey_response": {"rating": rating}}}
    assert mapped(content_type="input_csat", content_attributes=values).rating == wanted


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://h/x/..%2f..%2fetc%2fpasswd", "passwd"),
        ("https://h/x/%2e%2e%5c%2e%2e%5ccon.txt", "con.txt"),
        ("https://h/x/a%00b%0ac.png", "abc.png"),
        ("https://h/x/.bashrc", "bashrc"),
        ("https://h/x/%E2%80%AEgnp.exe", "gnp.exe"),
        ("https://h/x/" + "a" * 300 + ".png", "a" * 116 + ".png"),
        ("https://h/", "image"),
        ("http://[bad", "image"),
    ],
)
def test_file_name_is_only_a_name(url: str, name: str) -> None:
    (file,) = mapped(attachments=[{"id": 1, "file_type": "image", "data_url": url}]).attachments
    assert file.name == name


def test_conversation_from_socket_and_from_rest() -> None:
    live = to_conversation(decode(json.dumps(CONVERSATION).encode(), WireConversation), NOW)
    assert live.live is not None
    assert (live.live.assignee, live.live.is_assignee_human, live.live.team) == ("Iris", True, "Payments")
    assert (live.live.labels, live.live.waiting_since) == (("payments",), None)
    assert live.live.custom_attributes == {"topic": "transfer_stuck", "count": "3"}
    rest = {key: value for key, value in CONVERSATION.items() if key != "updated_at"}
    assert to_conversation(decode(json.dumps(rest).encode(), WireConversation), NOW).live is None


def test_rows_of_other_conversations_never_mix_in() -> None:
    rows = [
        MESSAGE,
        {**MESSAGE, "id": 2, "conversation_id": 7},
        {**MESSAGE, "id": 3},
        "junk",
        {**MESSAGE, "id": 3},
    ]
    got = to_conversation(
        decode(json.dumps({**CONVERSATION, "messages": rows}).encode(), WireConversation), NOW
    )
    assert [row.id for row in got.messages] == [3, MESSAGE["id"]]


@pytest.mark.parametrize("status", ["closed", None, 3, ["open"], {}])
def test_unknown_status_counts_as_open(status: object) -> None:
    wire = decode(json.dumps({**CONVERSATION, "status": status}).encode(), WireConversation)
    assert to_conversation(wire, NOW).status is RemoteStatus.OPEN


@pytest.mark.parametrize(
    "zone", ["Mars/Base", "", "../etc/passwd", "/etc/localtime", "Asia", 5, None, "\u0000"]
)
def test_hours_in_an_unknown_zone_are_none(zone: object) -> None:
    body = {"working_hours_enabled": True, "timezone": zone, "working_hours": [{"day_of_week": 1}]}
    assert to_inbox(decode(json.dumps(body).encode(), WireInbox)).hours is None


def test_working_hours_become_opening_hours() -> None:
    days = [{"day_of_week": 0, "closed_all_day": True}]
    days += [
        {"day_of_week": day, "open_hour": 9, "open_minutes": 0, "close_hour": 17, "close_minutes": 30}
        for day in range(1, 7)
    ]
    body = {"working_hours_enabled": True, "timezone": "Europe/Lisbon", "working_hours": days}
    hours = to_inbox(decode(json.dumps(body).encode(), WireInbox)).hours
    assert hours is not None
    assert [span.weekday for span in hours.spans] == [0, 1, 2, 3, 4, 5]
    assert hours.spans[0].closes.isoformat() == "17:30:00"


JUNK = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(min_value=-(2**70), max_value=2**70)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=30)
    | st.sampled_from(["\u202e", "0", "2026-99-99", "http://[", "x" * 5_000, -1, 2**63, 1e308, [], {}]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=6,
)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in a JSON value."""
    found = [path] if path else []
    if isinstance(value, dict):
        for key, inner in value.items():
            found += places(inner, (*path, key))
    if isinstance(value, list):
        for index, inner in enumerate(value):
            found += places(inner, (*path, index))
    return found


def mutated(original: Any, changes: list[tuple[tuple[Any, ...], Any, bool]]) -> Any:
    value = copy.deepcopy(original)
    for path, junk, is_removed in changes:
        target = value
        try:
            for step in path[:-1]:
                target = target[step]
            if is_removed:
                del target[path[-1]]
            else:
                target[path[-1]] = copy.deepcopy(junk)
        except (KeyError, IndexError, TypeError):
            continue  # an earlier change took the place away
    return value


def mutations(original: Any) -> st.SearchStrategy[Any]:
    change = st.tuples(st.sampled_from(places(original)), JUNK, st.booleans())
    return st.lists(change, min_size=1, max_size=4).map(lambda changes: mutated(original, changes))


def check_message(got: RemoteMessage | None) -> None:
    if got is None:
        return
    assert isinstance(got, RemoteMessage)
    assert 1 <= got.id < 2**63
    assert got.conversation_id == CONVERSATION_ID
    assert len(got.author_name) <= 40
    assert len(got.text) < 400_000
    assert got.created_at.tzinfo is UTC
    assert isinstance(got.rating, int | None)


@settings(max_examples=250)
@given(mutations(MESSAGE))
def test_mutated_message_is_mapped_or_dropped(body: Any) -> None:
    wire = try_decode(json.dumps(body), WireMessage)
    if wire is not None:
        check_message(to_message(wire, NOW, CONVERSATION_ID))


@settings(max_examples=250)
@given(mutations(CONVERSATION))
def test_mutated_conversation_is_mapped_or_refused(body: Any) -> None:
    wire = try_decode(json.dumps(body), WireConversation)
    if wire is None:
        return
    got = to_conversation(wire, NOW)
    assert isinstance(got, RemoteConversation)
    assert all(row.conversation_id == got.id for row in got.messages)


@settings(max_examples=250)
@given(
    st.sampled_from(
        [
            "message.created",
            "message.updated",
            "conversation.updated",
            "conversation.typing_on",
            "presence.update",
            "x",
        ]
    ),
    mutations(
        {"a": MESSAGE, "b": CONVERSATION, "users": {"1": "online"}, "conversation": {"id": 1}, "user": {}}
    ),
    st.sampled_from(["a", "b", ""]),
)
def test_mutated_event_is_mapped_or_dropped(name: str, body: dict[str, Any], part: str) -> None:
    data = body.get(part, body)
    wire = try_decode(json.dumps({"event": name, "data": data}), WireEvent)
    event = to_event(wire, NOW) if wire is not None else None
    if isinstance(event, MessageEvent):
        assert event.message.created_at.tzinfo is UTC


@settings(max_examples=300)
@given(st.binary(max_size=300))
def test_bytes_that_are_no_reply_are_an_unknown_outcome(body: bytes) -> None:
    for kind in (WireMessage, WireConversation, WireInbox, list[msgspec.Raw]):
        try:
            decode(body, kind)
        except UnknownOutcomeError as error:
            caught = error
        else:
            continue
        assert caught.code == "unparsable"
        assert caught.__suppress_context__


@pytest.mark.parametrize("depth", [100, 5_000, 200_000])
def test_deep_nesting_is_no_crash(depth: int) -> None:
    deep = "[" * depth + "]" * depth
    for body in (deep, f'{{"id":1,"content_attributes":{deep}}}', f'{{"id":1,"unheard_of":{deep}}}'):
        wire = try_decode(body, WireMessage)
        if wire is not None:
            to_message(wire, NOW, CONVERSATION_ID)


@pytest.mark.slow
@pytest.mark.timeout(1200)
@settings(max_examples=20_000, deadline=None)
@given(mutations(CONVERSATION))
def test_twenty_thousand_mutated_conversations(body: Any) -> None:
    """T14 in full: ``pytest -m slow tests/unit/infra/test_chatwoot_mapping.py``."""
    wire = try_decode(json.dumps(body), WireConversation)
    if wire is not None:
        got = to_conversation(wire, NOW)
        assert all(row.conversation_id == got.id for row in got.messages)
