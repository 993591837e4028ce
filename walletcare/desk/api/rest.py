"""The REST endpoints of section 4 and the file addresses they hand out."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from walletcare.desk.api.errors import not_found
from walletcare.desk.api.gate import Endpoint, Gate, empty_response, json_response
from walletcare.desk.api.params import read_params
from walletcare.desk.clock import iso
from walletcare.desk.desk import Desk
from walletcare.desk.inbox import ACCOUNT_ID
from walletcare.desk.records import Conversation, Json, Message, Session

VERSION = "4.15.1"
FILE_LINK_LIFE_S = 300
"""Life of the storage address that ``data_url`` redirects to: 5 minutes (5.5)."""

_INBOX = "/public/api/v1/inboxes/{inbox}"
_CONTACT = _INBOX + "/contacts/{source_id}"
_CONVERSATION = _CONTACT + "/conversations/{cid}"


class Rest:
    """One method an endpoint; the numbers are the contract's."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._gate = Gate(desk)
        self._links: dict[str, tuple[str, float]] = {}

    def routes(self) -> list[BaseRoute]:
        survey = "/public/api/v1/csat_survey/{uuid}"
        return [
            self._route("inbox.show", _INBOX, self.inbox, "GET"),
            self._route("contact.create", _INBOX + "/contacts", self.create_contact, "POST"),
            self._route("contact.show", _CONTACT, self.show_contact, "GET"),
            self._route("contact.update", _CONTACT, self.update_contact, "PATCH", "PUT"),
            self._route("conversation.index", _CONTACT + "/conversations", self.conversations, "GET"),
            self._route("conversation.create", _CONTACT + "/conversations", self.create_conversation, "POST"),
            self._route("conversation.show", _CONVERSATION, self.conversation, "GET"),
            self._route("conversation.toggle_status", _CONVERSATION + "/toggle_status", self.resolve, "POST"),
            self._route("conversation.toggle_typing", _CONVERSATION + "/toggle_typing", self.typing, "POST"),
            self._route(
                "conversation.update_last_seen", _CONVERSATION + "/update_last_seen", self.seen, "POST"
            ),
            self._route("message.index", _CONVERSATION + "/messages", self.messages, "GET"),
            self._route("message.create", _CONVERSATION + "/messages", self.post, "POST"),
            self._route("message.update", _CONVERSATION + "/messages/{mid}", self.submit, "PATCH", "PUT"),
            self._route("csat.show", survey, self.survey, "GET"),
            self._route("csat.update", survey, self.submit_survey, "PATCH", "PUT"),
            self._route("api.version", "/api", self.version, "GET"),
            self._route("api.health", "/health", self.health, "GET"),
            self._route(
                "file.redirect",
                "/rails/active_storage/{kind}/redirect/{signed_id}/{name}",
                self.file_link,
                "GET",
            ),
            self._route(
                "file.redirect",
                "/rails/active_storage/{kind}/redirect/{signed_id}/{variant}/{name}",
                self.file_link,
                "GET",
            ),
            self._route("file.download", "/rails/active_storage/disk/{key}/{name}", self.file, "GET"),
        ]

    def _route(self, name: str, path: str, endpoint: Endpoint, *methods: str) -> Route:
        return Route(path, self._gate.wrap(name, endpoint), methods=list(methods), name=name)

    # -- inbox and contacts -------------------------------------------------------------

    async def inbox(self, request: Request) -> Response:
        self._check_inbox(request)
        return json_response(self._desk.inbox.as_json(self._desk.clock.now()))

    async def create_contact(self, request: Request) -> Response:
        self._check_inbox(request)
        params, _files = await read_params(request)
        contact, session = self._desk.contacts.create(params)
        return json_response(self._desk.payloads.public_contact(contact, session))

    async def show_contact(self, request: Request) -> Response:
        self._check_inbox(request)
        params, _files = await read_params(request)
        contact, session = self._desk.contacts.show(request.path_params["source_id"], params)
        return json_response(self._desk.payloads.public_contact(contact, session))

    async def update_contact(self, request: Request) -> Response:
        self._check_inbox(request)
        params, _files = await read_params(request)
        contact, session = self._desk.contacts.update(request.path_params["source_id"], params)
        if self._desk.faults.patch_public_shape:
            return json_response(self._desk.payloads.public_contact(contact, session))
        return json_response(self._desk.payloads.raw_contact(contact))

    # -- conversations ------------------------------------------------------------------

    async def conversations(self, request: Request) -> Response:
        found = self._desk.conversations.all_of(self._session(request))
        return json_response([self._conversation(entry) for entry in found])

    async def create_conversation(self, request: Request) -> Response:
        session = self._session(request)
        params, _files = await read_params(request)
        return json_response(self._conversation(self._desk.conversations.create(session, params)))

    async def conversation(self, request: Request) -> Response:
        found = self._desk.conversations.find(self._session(request), _display_id(request))
        return json_response(self._conversation(found))

    async def resolve(self, request: Request) -> Response:
        resolved = self._desk.conversations.resolve(self._session(request), _display_id(request))
        return json_response(self._conversation(resolved))

    async def typing(self, request: Request) -> Response:
        session = self._session(request)
        params, _files = await read_params(request)
        self._desk.conversations.set_typing(session, _display_id(request), params.get("typing_status"))
        return empty_response()

    async def seen(self, request: Request) -> Response:
        self._desk.conversations.mark_seen(self._session(request), _display_id(request))
        return empty_response()

    # -- messages -----------------------------------------------------------------------

    async def messages(self, request: Request) -> Response:
        before = request.query_params.get("before")
        page = self._desk.conversations.page(self._session(request), _display_id(request), before)
        return json_response([self._message(message) for message in page])

    async def post(self, request: Request) -> Response:
        session = self._session(request)
        self._desk.conversations.find(session, _display_id(request))
        params, uploads = await read_params(request)
        message = self._desk.conversations.post(
            session, _display_id(request), params.get("content"), params.get("echo_id"), uploads
        )
        return json_response(self._message(message))

    async def submit(self, request: Request) -> Response:
        session = self._session(request)
        params, _files = await read_params(request)
        message = self._desk.conversations.submit(
            session, _display_id(request), _number(request, "mid"), params.get("submitted_values")
        )
        return json_response(self._message(message))

    # -- CSAT, version, health ----------------------------------------------------------

    async def survey(self, request: Request) -> Response:
        found = self._desk.conversations.survey(request.path_params["uuid"])
        return json_response(self._survey(*found))

    async def submit_survey(self, request: Request) -> Response:
        params, _files = await read_params(request)
        # The record is written in the background, so this answer usually still shows the old one (4.14).
        found = self._desk.conversations.submit_survey(request.path_params["uuid"], params)
        return json_response(self._survey(*found))

    async def version(self, _request: Request) -> Response:
        moment = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S")
        return json_response(
            {"version": VERSION, "timestamp": moment, "queue_services": "ok", "data_services": "ok"}
        )

    async def health(self, _request: Request) -> Response:
        return json_response({"status": "woot"})

    # -- files --------------------------------------------------------------------------

    async def file_link(self, request: Request) -> Response:
        """The permanent address: redirects to one that lives 5 minutes. Needs no credentials (5.5)."""
        kind = "representations" if "variant" in request.path_params else "blobs"
        if request.path_params["kind"] != kind:
            raise not_found()
        signed_id = request.path_params["signed_id"]
        found = self._desk.store.file(signed_id)
        now = self._desk.clock.timestamp()
        if found is None or now < found[0].created_at + self._desk.faults.file_missing_s:
            raise not_found()
        self._links = {key: link for key, link in self._links.items() if link[1] > now}
        key = secrets.token_urlsafe(24)
        self._links[key] = (signed_id, now + FILE_LINK_LIFE_S)
        name = request.url.path.rsplit("/", 1)[1]
        return RedirectResponse(f"{self._desk.base_url}/rails/active_storage/disk/{key}/{name}", 302)

    async def file(self, request: Request) -> Response:
        signed_id, expires_at = self._links.get(request.path_params["key"], ("", 0.0))
        found = self._desk.store.file(signed_id)
        if found is None or self._desk.clock.timestamp() >= expires_at:
            raise not_found()
        attachment, data = found
        headers = {"content-disposition": "attachment", "x-content-type-options": "nosniff"}
        return Response(data, 200, headers, media_type=attachment.content_type)

    # -- inside -------------------------------------------------------------------------

    def _check_inbox(self, request: Request) -> None:
        if request.path_params["inbox"] != self._desk.inbox.identifier:
            raise not_found()

    def _session(self, request: Request) -> Session:
        self._check_inbox(request)
        return self._desk.contacts.session(request.path_params["source_id"])

    def _message(self, message: Message) -> Json:
        as_string = self._desk.faults.message_type_as_string
        return self._desk.payloads.message(message, type_as_string=as_string)

    def _conversation(self, conversation: Conversation) -> Json:
        as_string = self._desk.faults.message_type_as_string
        return self._desk.payloads.conversation(conversation, type_as_string=as_string)

    def _survey(self, conversation: Conversation, message: Message) -> Json:
        record = self._desk.store.survey_of(message.id)
        return {
            "id": message.id,
            "csat_survey_response": None
            if record is None
            else {
                "id": record.id,
                "account_id": ACCOUNT_ID,
                "conversation_id": record.conversation_id,
                "message_id": record.message_id,
                "rating": record.rating,
                "feedback_message": record.feedback_message,
                "contact_id": record.contact_id,
                "assigned_agent_id": record.assigned_agent_id,
                "created_at": iso(record.created_at),
                "updated_at": iso(record.updated_at),
                "csat_review_notes": None,
                "review_notes_updated_at": None,
                "review_notes_updated_by_id": None,
            },
            "display_type": message.content_attributes.get("display_type"),
            "content": None,
            "inbox_avatar_url": "",
            "inbox_name": self._desk.inbox.name,
            "locale": "en",
            "conversation_id": conversation.id,
            "created_at": iso(message.created_at),
        }


def _number(request: Request, name: str) -> int:
    """A numeric part of the path; anything else is a 404, as a lookup that finds nothing."""
    text = request.path_params[name]
    if not text.isascii() or not text.isdecimal() or len(text) > 18:
        raise not_found()
    return int(text)


def _display_id(request: Request) -> int:
    return _number(request, "cid")


async def no_route(request: Request, _error: Exception) -> Response:
    """A path that is no route, or a method that the path does not know (section 3)."""
    if "json" in request.headers.get("accept", ""):
        return JSONResponse({"status": 404, "error": "Not Found"}, 404)
    page = (
        "<!DOCTYPE html><html><head><title>The page you were looking for doesn't exist (404)</title></head>"
    )
    return HTMLResponse(page + "<body><h1>404</h1></body></html>", 404)
