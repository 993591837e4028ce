"""Answers of the desk against Chatwoot's own OpenAPI file, less the known differences.

The file is not part of this repository. Run with
``WALLETCARE_CHATWOOT_OPENAPI=<file> pytest tests/integration/desk/test_openapi.py``.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from tests.helpers.contract.differences import KNOWN, Difference
from tests.helpers.desk_client import DeskClient, Json
from tests.helpers.eventually import eventually
from walletcare.desk.thread import DeskThread

FILE = os.environ.get("WALLETCARE_CHATWOOT_OPENAPI", "")
pytestmark = pytest.mark.skipif(not FILE, reason="WALLETCARE_CHATWOOT_OPENAPI names no file")

_CONTACT = "/public/api/v1/inboxes/{inbox_identifier}/contacts/{contact_identifier}"
_CONVERSATION = _CONTACT + "/conversations/{conversation_id}"


@pytest.fixture(scope="module")
def document() -> Json:
    loaded: Json = json.loads(Path(FILE).read_text(encoding="utf-8"))
    return loaded


def _answers(desk: DeskThread, client: DeskClient) -> Iterator[tuple[str, str, str, Any]]:
    """Route, path in the file, method and a real answer, for every call that the file describes."""
    inbox = "/public/api/v1/inboxes/{inbox_identifier}"
    yield "inbox.show", inbox, "get", client.call("GET", "").json()
    desk.control.hours("closed-now")
    yield "inbox.show", inbox, "get", client.call("GET", "").json()
    desk.control.hours("always")
    fields = {"name": "Dana", "email": "dana.openapi@example.test", "phone_number": "+351210000000"}
    client.contact = client.call("POST", "/contacts", fields).json()
    yield "contact.create", inbox + "/contacts", "post", client.contact
    yield "contact.show", _CONTACT, "get", client.call("GET", client.me).json()
    yield "contact.update", _CONTACT, "patch", client.call("PATCH", client.me, {"name": "Dana R."}).json()
    created = client.call(
        "POST", f"{client.me}/conversations", {"custom_attributes": {"topic": "refund"}}
    ).json()
    yield "conversation.create", _CONTACT + "/conversations", "post", created
    number = created["id"]
    me = f"{client.me}/conversations/{number}"
    files = [
        ("attachments[]", ("a.png", b"png", "image/png")),
        ("attachments[]", ("b.ogg", b"ogg", "audio/ogg")),
    ]
    sent = client.call("POST", f"{me}/messages", files=files, data={"content": "see"}).json()
    yield "message.create", _CONVERSATION + "/messages", "post", sent
    desk.control.reply(number, "Hello")
    items = [{"title": "Card", "value": "card"}]
    menu = desk.control.reply(number, "Which?", by="bot", content_type="input_select", items=items)
    answered = client.call("PATCH", f"{me}/messages/{menu['id']}", {"submitted_values": items}).json()
    yield "message.update", _CONVERSATION + "/messages/{message_id}", "patch", answered
    resolved = client.call("POST", f"{me}/toggle_status").json()
    yield "conversation.toggle_status", _CONVERSATION + "/toggle_status", "post", resolved
    eventually(lambda: client.messages(number)[-1]["content_type"] == "input_csat", "the survey")
    yield "message.index", _CONVERSATION + "/messages", "get", client.messages(number)
    yield "conversation.show", _CONVERSATION, "get", client.conversation(number)
    yield (
        "conversation.index",
        _CONTACT + "/conversations",
        "get",
        client.call("GET", f"{client.me}/conversations").json(),
    )


def _known(route: str, error: ValidationError) -> Difference | None:
    place = [str(part) for part in error.absolute_path]
    for known in KNOWN:
        if known.route not in {"*", route} or known.keyword != error.validator:
            continue
        wanted = known.path.split("/")
        if wanted[0] == "**":
            wanted = [*place[: len(place) - len(wanted) + 1], *wanted[1:]]
        if len(wanted) == len(place) and all(w in {"*", p} for w, p in zip(wanted, place, strict=True)):
            return known
    return None


def test_answers_match_the_file_less_the_known_differences(
    desk: DeskThread, client: DeskClient, document: Json
) -> None:
    found: list[str] = []
    used: set[Difference] = set()
    routes: set[str] = set()
    for route, path, method, answer in _answers(desk, client):
        routes.add(route)
        content = document["paths"][path][method]["responses"]["200"]["content"]["application/json"]
        schema = {**content["schema"], "components": document["components"]}
        for error in Draft202012Validator(schema).iter_errors(answer):
            place = "/".join(str(part) for part in error.absolute_path)
            known = _known(route, error)
            if known is not None:
                used.add(known)
            else:
                found.append(f"{route} {place}: {error.validator}: {error.message[:200]}")
    assert not found, "\n".join(found)
    assert used == set(KNOWN), "a known difference that no longer differs must go"
    assert len(routes) == 11


def test_every_path_of_the_client_api_is_served(client: DeskClient, document: Json) -> None:
    number = client.start("hello")
    message = client.messages(number)[0]["id"]
    values = {
        "inbox_identifier": client.desk.inbox_identifier,
        "contact_identifier": client.contact["source_id"],
        "conversation_id": str(number),
        "message_id": str(message),
    }
    paths = [path for path in document["paths"] if path.startswith("/public/api/v1/inboxes/")]
    for path in paths:
        for method in set(document["paths"][path]) & {"get", "post", "patch", "put", "delete"}:
            response = client.http.request(method, path.format(**values), json={"submitted_values": []})
            assert response.status_code == 200, f"{method} {path}: {response.text}"
    assert len(paths) == 10
