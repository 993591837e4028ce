"""Every REST endpoint of contract section 4, in form and in behaviour, against a running desk."""

from __future__ import annotations

import uuid

import httpx
import pytest

from tests.helpers.contract.check import assert_matches
from tests.helpers.contract.schemas import (
    FIELD_ERROR,
    MESSAGE,
    PLAIN_ERROR,
    PUBLIC_CONTACT,
    RAW_CONTACT,
    ROUTES,
    STATUS_ERROR,
)
from tests.helpers.desk_client import CableClient, DeskClient
from tests.helpers.eventually import eventually
from walletcare.desk.thread import DeskThread

PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452")


def _is_404(response: httpx.Response) -> bool:
    return response.status_code == 404 and response.json() == {"status": 404, "error": "Not Found"}


# -- 4.1 inbox --------------------------------------------------------------------------


def test_inbox(client: DeskClient) -> None:
    response = client.call("GET", "")
    assert response.status_code == 200
    assert_matches(response.json(), ROUTES["inbox.show"])
    assert [row["day_of_week"] for row in response.json()["working_hours"]] == list(range(7))
    assert response.headers["x-request-id"]


def test_unknown_inbox_is_404(client: DeskClient) -> None:
    assert _is_404(client.http.get("/public/api/v1/inboxes/nothing"))


def test_get_honours_if_none_match(client: DeskClient) -> None:
    etag = client.call("GET", "").headers["etag"]
    assert etag.startswith('W/"')
    again = client.call("GET", "", headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")


# -- 4.2 to 4.4 contacts ----------------------------------------------------------------


def test_contact_is_created_and_read(client: DeskClient) -> None:
    source_id = str(uuid.uuid4())
    created = client.call("POST", "/contacts", {"source_id": source_id, "name": "Lin"})
    assert_matches(created.json(), PUBLIC_CONTACT)
    assert created.json()["source_id"] == source_id
    read = client.call("GET", f"/contacts/{source_id}")
    assert read.json() == created.json()


def test_contact_creation_is_idempotent_by_source_id(client: DeskClient) -> None:
    source_id = str(uuid.uuid4())
    first = client.call("POST", "/contacts", {"source_id": source_id, "name": "Lin"}).json()
    again = client.call("POST", "/contacts", {"source_id": source_id, "name": "Someone else"}).json()
    assert again == first


def test_nameless_contact_gets_a_random_name(client: DeskClient) -> None:
    assert client.call("POST", "/contacts", {}).json()["name"].count("-") == 2


def test_known_email_is_reused_unchanged_with_a_new_session(client: DeskClient) -> None:
    email = f"{uuid.uuid4().hex}@example.test"
    first = client.call("POST", "/contacts", {"name": "Lin", "email": email.upper()}).json()
    assert first["email"] == email
    second = client.call("POST", "/contacts", {"name": "Other", "email": email}).json()
    assert (second["id"], second["name"]) == (first["id"], "Lin")
    assert second["source_id"] != first["source_id"]
    assert second["pubsub_token"] != first["pubsub_token"]


@pytest.mark.parametrize(
    ("fields", "message", "attribute"),
    [
        ({"email": "nobody"}, "Email Invalid email", "email"),
        ({"phone_number": "0123"}, "Phone number should be in e164 format", "phone_number"),
        ({"email": "a" * 250 + "@b.test"}, "Email is too long (maximum is 255 characters)", "email"),
    ],
)
def test_bad_contact_field_is_422(
    client: DeskClient, fields: dict[str, str], message: str, attribute: str
) -> None:
    response = client.call("POST", "/contacts", fields)
    assert response.status_code == 422
    assert_matches(response.json(), FIELD_ERROR)
    assert response.json() == {"message": message, "attributes": [attribute]}


def test_name_is_cut_on_create_and_refused_on_update(client: DeskClient) -> None:
    assert len(client.open(name="n" * 300)["name"]) == 255
    assert client.call("PATCH", client.me, {"name": "n" * 256}).status_code == 422


def test_empty_source_id_is_500(client: DeskClient) -> None:
    response = client.call("POST", "/contacts", {"source_id": ""})
    assert (response.status_code, response.json()) == (500, {"status": 500, "error": "Internal Server Error"})


def test_update_answers_the_raw_record_without_tokens(client: DeskClient) -> None:
    client.call("PATCH", client.me, {"custom_attributes": {"tier": {"a": 1}}})
    response = client.call(
        "PATCH", client.me, {"name": " ", "custom_attributes": {"tier": {"b": 2}}, "identifier": "x"}
    )
    assert_matches(response.json(), RAW_CONTACT)
    assert response.json()["name"] == "Dana Reyes", "a blank value is ignored"
    assert response.json()["custom_attributes"] == {"tier": {"a": 1, "b": 2}}, "attributes are merged deeply"
    assert response.json()["identifier"] is None, "identifier is never changed by PATCH"


def test_update_with_a_known_email_merges_into_the_other_contact(client: DeskClient) -> None:
    email = f"{uuid.uuid4().hex}@example.test"
    other = client.call("POST", "/contacts", {"email": email}).json()
    number = client.start("before the merge")
    merged = client.call("PATCH", client.me, {"email": email}).json()
    assert merged["id"] == other["id"] != client.contact["id"]
    read = client.call("GET", client.me).json()
    assert read["pubsub_token"] == client.contact["pubsub_token"], "tokens stay valid"
    conversation = client.conversation(number)
    assert conversation["contact"]["id"] == other["id"], "conversations move along"
    assert conversation["messages"][0]["sender"]["id"] == other["id"]


def test_unknown_session_is_404_everywhere(client: DeskClient) -> None:
    assert _is_404(client.call("GET", "/contacts/gone"))
    assert _is_404(client.call("PATCH", "/contacts/gone", {}))
    assert _is_404(client.call("GET", "/contacts/gone/conversations"))
    assert _is_404(client.call("POST", "/contacts/gone/conversations"))


# -- identity validation ----------------------------------------------------------------


def test_identity_is_verified_by_patch_but_not_by_post(desk: DeskThread, client: DeskClient) -> None:
    identifier = f"wallet-user-{uuid.uuid4().hex}"
    proof = {"identifier": identifier, "identifier_hash": desk.control.identity_hash(identifier)}
    first = client.open(**proof)
    number = client.start("from the first session")
    second = client.open(**proof)
    assert second["id"] == first["id"]
    assert client.call("GET", f"{client.me}/conversations").json() == [], "a new session starts unverified"
    assert _is_404(client.call("GET", f"{client.me}/conversations/{number}"))
    assert client.call("PATCH", client.me, proof).status_code == 200
    seen = client.call("GET", f"{client.me}/conversations").json()
    assert [entry["id"] for entry in seen] == [number], "a verified session sees all of the contact"


def test_wrong_hash_is_500_also_when_optional(client: DeskClient) -> None:
    bad = {"identifier": "someone", "identifier_hash": "0" * 64}
    for response in (
        client.call("POST", "/contacts", bad),
        client.call("GET", client.me, params=bad),
        client.call("PATCH", client.me, bad),
    ):
        assert (response.status_code, response.json()["error"]) == (500, "Internal Server Error")


def test_mandatory_identity_refuses_contact_calls_only(desk: DeskThread, client: DeskClient) -> None:
    desk.control.inbox(needs_identity=True)
    assert client.call("GET", "").json()["identity_validation_enabled"] is True
    assert client.call("GET", client.me).status_code == 500
    assert client.call("POST", "/contacts", {}).status_code == 500
    assert client.call("GET", f"{client.me}/conversations").status_code == 200
    proof = {"identifier": "u1", "identifier_hash": desk.control.identity_hash("u1")}
    assert client.call("GET", client.me, params=proof).status_code == 200


# -- 4.5 to 4.8 conversations -----------------------------------------------------------


def test_conversation_is_created_read_and_listed(client: DeskClient) -> None:
    created = client.call("POST", f"{client.me}/conversations", {"custom_attributes": {"topic": "refund"}})
    assert_matches(created.json(), ROUTES["conversation.create"])
    assert created.json()["messages"] == []
    assert created.json()["status"] == "open"
    number = created.json()["id"]
    client.send(number, "My transfer is stuck")
    read = client.call("GET", f"{client.me}/conversations/{number}").json()
    assert_matches(read, ROUTES["conversation.show"])
    listed = client.call("GET", f"{client.me}/conversations").json()
    assert_matches(listed, ROUTES["conversation.index"])
    assert listed == [read]


def test_conversation_of_someone_else_is_404(client: DeskClient) -> None:
    number = client.start("mine")
    client.open()
    assert _is_404(client.call("GET", f"{client.me}/conversations/{number}"))
    assert _is_404(client.call("POST", f"{client.me}/conversations/{number}/messages", {"content": "x"}))
    assert _is_404(client.call("GET", f"{client.me}/conversations/{number}/messages"))
    assert _is_404(client.call("GET", f"{client.me}/conversations/nonsense"))


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("x" * 1501, "Custom attributes note length should be < 1500"),
        (10**10, "Custom attributes note value should be < 9999999999"),
    ],
)
def test_too_big_attribute_is_422(client: DeskClient, value: object, message: str) -> None:
    response = client.call("POST", f"{client.me}/conversations", {"custom_attributes": {"note": value}})
    assert (response.status_code, response.json()) == (
        422,
        {"message": message, "attributes": ["custom_attributes"]},
    )


def test_single_conversation_lock_returns_the_latest(desk: DeskThread, client: DeskClient) -> None:
    desk.control.inbox(single_conversation=True)
    number = client.start("first")
    again = client.call(
        "POST", f"{client.me}/conversations", {"custom_attributes": {"topic": "login"}}
    ).json()
    assert again["id"] == number
    assert [message["content"] for message in again["messages"]] == ["first"]


def test_toggle_status_only_resolves(client: DeskClient) -> None:
    number = client.start("solved already")
    for _attempt in range(2):
        response = client.call("POST", f"{client.me}/conversations/{number}/toggle_status")
        assert_matches(response.json(), ROUTES["conversation.toggle_status"])
        assert response.json()["status"] == "resolved"


def test_blocked_contact_is_stored_but_stays_resolved(desk: DeskThread, client: DeskClient) -> None:
    number = client.start("hello")
    desk.control.resolve(number)
    desk.control.block(number)
    client.send(number, "are you there?")
    assert client.conversation(number)["status"] == "resolved"
    assert desk.control.incoming(number) == ["hello", "are you there?"]
    assert client.call("POST", f"{client.me}/conversations").json()["status"] == "resolved"


# -- 4.9, 4.10 side calls ---------------------------------------------------------------


def test_typing_and_seen_answer_an_empty_200(desk: DeskThread, client: DeskClient) -> None:
    number = client.start("hello")
    for status, shown in (("on", True), ("off", False), ("on", True), ("nonsense", True)):
        path = f"{client.me}/conversations/{number}/toggle_typing"
        response = client.call("POST", path, {"typing_status": status})
        assert (response.status_code, response.content) == (200, b"")
        assert desk.control.conversation(number)["is_typing"] is shown
    assert client.conversation(number)["contact_last_seen_at"] == 0, "never is 0, not null"
    response = client.call("POST", f"{client.me}/conversations/{number}/update_last_seen")
    assert (response.status_code, response.content) == (200, b"")
    assert client.conversation(number)["contact_last_seen_at"] > 0


# -- 4.11 pages -------------------------------------------------------------------------


def test_pages_hold_twenty_and_walk_back(desk: DeskThread, client: DeskClient) -> None:
    number = client.start()
    sent = [client.send(number, f"m{i}")["id"] for i in range(45)]
    desk.control.note(number, "only for the team")
    newest = client.messages(number)
    assert_matches(newest, ROUTES["message.index"])
    assert [message["id"] for message in newest] == sent[25:]
    assert [m["id"] for m in client.messages(number, before=sent[25])] == sent[5:25]
    assert [m["id"] for m in client.messages(number, before=sent[5])] == sent[:5]
    assert client.messages(number, before="abc") == []
    assert client.messages(number, before=f"{sent[5]}abc") == client.messages(number, before=sent[5])
    assert len(client.messages(number, after=sent[0])) == 20, "there is no `after`"


def test_hidden_lines_never_leave(desk: DeskThread, client: DeskClient) -> None:
    number = client.start("hello")
    desk.control.note(number, "check the card first")
    desk.control.assign(number, "mei")
    desk.control.resolve(number)
    stored = desk.control.conversation(number)["messages"]
    assert any(message["private"] for message in stored)
    assert any(message["message_type"] == 2 for message in stored)
    shown = [*client.messages(number), *client.conversation(number)["messages"]]
    assert {message["message_type"] for message in shown} <= {0, 3}


# -- 4.12 sending -----------------------------------------------------------------------


def test_message_is_sent(client: DeskClient) -> None:
    number = client.start()
    message = client.send(number, "卡住了 <b>&", echo_id="e1")
    assert_matches(message, MESSAGE)
    assert message["content"] == "卡住了 <b>&"
    assert (message["message_type"], message["conversation_id"]) == (0, number)
    assert "attachments" not in message
    assert message["sender"]["type"] == "contact"


def test_same_echo_id_twice_is_two_messages(desk: DeskThread, client: DeskClient) -> None:
    number = client.start()
    client.send(number, "once", echo_id="same")
    client.send(number, "once", echo_id="same")
    assert desk.control.incoming(number) == ["once", "once"]


def test_empty_message_is_accepted_as_the_real_server_does(client: DeskClient) -> None:
    number = client.start()
    response = client.call("POST", f"{client.me}/conversations/{number}/messages", {})
    assert (response.status_code, response.json()["content"]) == (200, None)


def test_too_long_message_is_422(client: DeskClient) -> None:
    number = client.start()
    path = f"{client.me}/conversations/{number}/messages"
    assert client.call("POST", path, {"content": "x" * 150_000}).status_code == 200
    response = client.call("POST", path, {"content": "x" * 150_001})
    assert (response.status_code, response.json()) == (
        422,
        {"message": "Content is too long (maximum is 150000 characters)", "attributes": ["content"]},
    )


def test_flood_is_422_and_ends_after_a_minute(desk: DeskThread, client: DeskClient) -> None:
    number = client.start()
    path = f"{client.me}/conversations/{number}/messages"
    answers = [client.call("POST", path, {"content": str(i)}) for i in range(201)]
    assert [answer.status_code for answer in answers] == [200] * 200 + [422]
    assert answers[-1].json() == {"message": "Too many messages", "attributes": ["base"]}
    desk.control.move_clock(by_s=61)
    assert client.call("POST", path, {"content": "later"}).status_code == 200


@pytest.mark.parametrize(
    ("name", "media_type", "file_type"),
    [
        ("receipt.png", "image/png", "image"),
        ("clip.mp4", "video/mp4", "video"),
        ("voice.ogg", "audio/ogg", "audio"),
        ("report.txt", "text/plain", "file"),
        ("截图 1.png", "image/png", "image"),
    ],
)
def test_file_is_sent_and_fetched_by_redirect(
    client: DeskClient, name: str, media_type: str, file_type: str
) -> None:
    number = client.start()
    path = f"{client.me}/conversations/{number}/messages"
    files = [("attachments[]", (name, PNG, media_type))]
    response = client.call("POST", path, files=files, data={"content": "see this", "echo_id": "e"})
    assert_matches(response.json(), MESSAGE)
    attachment = response.json()["attachments"][0]
    assert (attachment["file_type"], attachment["file_size"]) == (file_type, len(PNG))
    assert bool(attachment["thumb_url"]) is (file_type == "image")
    link = client.http.get(attachment["data_url"])
    assert link.status_code == 302, "the address redirects and needs no credentials"
    fetched = client.http.get(link.headers["location"])
    assert (fetched.status_code, fetched.content) == (200, PNG)
    assert fetched.headers["content-type"].startswith(media_type)


def test_storage_address_expires_and_the_permanent_one_does_not(desk: DeskThread, client: DeskClient) -> None:
    number = client.start()
    path = f"{client.me}/conversations/{number}/messages"
    sent = client.call("POST", path, files=[("attachments[]", ("a.txt", b"a", "text/plain"))]).json()
    permanent = sent["attachments"][0]["data_url"]
    storage = client.http.get(permanent).headers["location"]
    desk.control.move_clock(by_s=301)
    assert client.http.get(storage).status_code == 404
    assert client.http.get(permanent, follow_redirects=True).content == b"a"


def test_wrong_forms_of_attachments_are_500(desk: DeskThread, client: DeskClient) -> None:
    number = client.start()
    path = f"{client.me}/conversations/{number}/messages"
    single = client.call("POST", path, files=[("attachments", ("a.txt", b"a", "text/plain"))])
    encoded = client.call("POST", path, {"content": "x", "attachments": ["data:text/plain;base64,YQ=="]})
    assert (single.status_code, encoded.status_code) == (500, 500)
    assert desk.control.incoming(number) == []


def test_unreadable_body_is_400(client: DeskClient) -> None:
    number = client.start()
    path = f"{client.root}{client.me}/conversations/{number}/messages"
    json_type = {"Content-Type": "application/json"}
    response = client.http.post(path, content=b"{not json", headers=json_type)
    assert (response.status_code, response.json()) == (400, {"status": 400, "error": "Bad Request"})
    bare = client.http.post(path, content=b"{not json", headers={**json_type, "Accept": "*/*"})
    assert (bare.status_code, bare.content) == (400, b"")


# -- 4.13, 4.14 interactive messages and ratings ----------------------------------------


def test_menu_is_answered(desk: DeskThread, client: DeskClient) -> None:
    number = client.start("hello")
    items = [{"title": "Card", "value": "card"}]
    sent = desk.control.reply(number, "Which one?", by="bot", content_type="input_select", items=items)
    assert sent["content_attributes"]["items"] == items
    path = f"{client.me}/conversations/{number}/messages/{sent['id']}"
    answered = client.call("PATCH", path, {"submitted_values": items})
    assert_matches(answered.json(), ROUTES["message.update"])
    assert answered.json()["content_attributes"] == {"items": items, "submitted_values": items}
    assert _is_404(
        client.call("PATCH", f"{client.me}/conversations/{number}/messages/1", {"submitted_values": []})
    )


def test_only_known_keys_of_an_answer_are_kept(
    desk: DeskThread, client: DeskClient, cable: CableClient
) -> None:
    number = client.start("hello")
    items = [{"title": "Card", "value": "card"}]
    sent = desk.control.reply(number, "Which one?", by="bot", content_type="input_select", items=items)
    path = f"{client.me}/conversations/{number}/messages/{sent['id']}"
    for nothing in ({}, {"submitted_values": "card"}, {"submitted_values": None}):
        answer = client.call("PATCH", path, nothing)
        assert (answer.status_code, answer.json()["content_attributes"]) == (200, {"items": items})
    odd = [{"title": "Card", "value": ["card"], "colour": "red"}, "card"]
    answer = client.call("PATCH", path, {"submitted_values": odd})
    assert answer.json()["content_attributes"]["submitted_values"] == [{"title": "Card"}]
    client.call("PATCH", path, {"submitted_values": items})
    client.call("PATCH", path, {"submitted_values": items})
    client.send(number, "the end")
    cable.event("message.created", lambda data: data["content"] == "the end")
    assert cable.events().count("message.updated") == 2, "what changes nothing is no event"


def test_a_text_with_a_nul_is_500_and_not_stored(desk: DeskThread, client: DeskClient) -> None:
    number = client.start()
    path = f"{client.me}/conversations/{number}/messages"
    assert client.call("POST", path, {"content": "a\0b"}).status_code == 500
    files = [("attachments[]", ("a.txt", b"a", "text/plain"))]
    assert client.call("POST", path, files=files, data={"content": "a\0b"}).status_code == 500
    attributes = {"custom_attributes": {"topic": "a\0b"}}
    assert client.call("POST", f"{client.me}/conversations", attributes).status_code == 500
    assert desk.control.incoming(number) == []


def _resolved_with_survey(desk: DeskThread, client: DeskClient) -> tuple[int, str, int]:
    number = client.start("all good")
    desk.control.assign(number, "mei")
    desk.control.resolve(number)
    eventually(lambda: len(client.messages(number)) == 2, "the survey")
    survey = client.messages(number)[-1]
    assert survey["content_type"] == "input_csat"
    assert survey["content_attributes"] == {"display_type": "emoji"}
    assert "sender" not in survey
    return number, client.conversation(number)["uuid"], survey["id"]


def test_rating_is_recorded_shortly_after(desk: DeskThread, client: DeskClient) -> None:
    number, key, message_id = _resolved_with_survey(desk, client)
    before = client.http.get(f"/public/api/v1/csat_survey/{key}").json()
    assert_matches(before, ROUTES["csat.show"])
    assert before["csat_survey_response"] is None
    assert before["conversation_id"] != number, "this is the database id"
    values = {"csat_survey_response": {"rating": 4, "feedback_message": "Quick answer"}}
    path = f"{client.me}/conversations/{number}/messages/{message_id}"
    answer = client.call("PATCH", path, {"submitted_values": values})
    assert answer.json()["content_attributes"]["submitted_values"] == values

    def recorded() -> bool:
        after = client.http.get(f"/public/api/v1/csat_survey/{key}").json()
        assert_matches(after, ROUTES["csat.show"])
        record = after["csat_survey_response"]
        return record is not None and (record["rating"], record["assigned_agent_id"]) == (4, 12)

    eventually(recorded, "the rating")


def test_bad_rating_is_dropped_silently(desk: DeskThread, client: DeskClient) -> None:
    number, _key, message_id = _resolved_with_survey(desk, client)
    path = f"{client.me}/conversations/{number}/messages/{message_id}"
    for rating in (9, 0, "bad"):
        response = client.call(
            "PATCH", path, {"submitted_values": {"csat_survey_response": {"rating": rating}}}
        )
        assert response.status_code == 200
    client.call("PATCH", path, {"submitted_values": {"csat_survey_response": {"rating": 2}}})
    eventually(lambda: any(r["message_id"] == message_id for r in desk.control.ratings()), "the good rating")
    assert [r["rating"] for r in desk.control.ratings() if r["message_id"] == message_id] == [2]


def test_rating_by_uuid_and_its_errors(desk: DeskThread, client: DeskClient) -> None:
    assert _is_404(client.http.get(f"/public/api/v1/csat_survey/{uuid.uuid4()}"))
    number = client.start("not solved yet")
    assert _is_404(client.http.get(f"/public/api/v1/csat_survey/{client.conversation(number)['uuid']}"))
    _number, key, message_id = _resolved_with_survey(desk, client)
    path = f"/public/api/v1/csat_survey/{key}"
    assert client.http.patch(path, json={"submitted_values": {}}).status_code == 500
    values = {"csat_survey_response": {"rating": 5, "feedback_message": "thanks"}}
    answer = client.http.put(path, json={"message": {"submitted_values": values}})
    assert_matches(answer.json(), ROUTES["csat.update"])
    eventually(lambda: any(r["message_id"] == message_id for r in desk.control.ratings()), "the rating")


def test_rating_is_locked_after_fourteen_days(desk: DeskThread, client: DeskClient) -> None:
    number, key, message_id = _resolved_with_survey(desk, client)
    path = f"{client.me}/conversations/{number}/messages/{message_id}"
    body = {"submitted_values": {"csat_survey_response": {"rating": 3}}}
    desk.control.move_clock(by_s=14 * 86_400)
    assert client.call("PATCH", path, body).status_code == 200
    desk.control.move_clock(by_s=86_400)
    for late in (
        client.call("PATCH", path, body),
        client.http.patch(f"/public/api/v1/csat_survey/{key}", json={"message": body}),
    ):
        assert late.status_code == 422
        assert_matches(late.json(), PLAIN_ERROR)
        assert late.json() == {"error": "You cannot update the CSAT survey after 14 days"}


# -- 4.15 and paths that are no route ---------------------------------------------------


def test_version_and_health(client: DeskClient) -> None:
    assert_matches(client.http.get("/api").json(), ROUTES["api.version"])
    assert client.http.get("/health").json() == {"status": "woot"}


def test_path_that_is_no_route(client: DeskClient) -> None:
    as_json = client.call("GET", "/contacts")
    assert_matches(as_json.json(), STATUS_ERROR)
    assert _is_404(as_json)
    as_page = client.http.get("/public/api/v1/nowhere", headers={"Accept": "text/html"})
    assert as_page.status_code == 404
    assert as_page.headers["content-type"].startswith("text/html")
