"""The hooks over HTTP, under ``/desk/``, and the control page. Not part of the imitated API."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from dataclasses import asdict

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from walletcare.desk.clock import iso
from walletcare.desk.desk import Desk
from walletcare.desk.records import Conversation, Json
from walletcare.desk.resource import desk_resources
from walletcare.desk.scenarios.action import ActionError
from walletcare.desk.scenarios.faults import ROUTES, CallFaultKind, FaultError
from walletcare.desk.scenarios.hooks import Hooks
from walletcare.desk.scenarios.scenario import HoursMode

_PAGE_FILES = {
    "": ("page.html", "text/html"),
    "page.css": ("page.css", "text/css"),
    "page.js": ("page.js", "text/javascript"),
}
_LOOPBACK_NAMES = {"127.0.0.1", "localhost"}
_PAGE_HEADERS = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'",
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
}


class ControlApi:
    """Looking: GET ``state``, ``conversations[/{id}]``, ``ratings``, ``calls``, ``identity_hash``.

    Acting: POST ``{action}`` and ``conversations/{id}/{action}`` with the arguments as a JSON object.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._hooks = Hooks(desk)
        desk.timeline.perform = self._hooks.perform

    def routes(self) -> list[BaseRoute]:
        get, post = ["GET"], ["POST"]
        return [
            Route("/desk/", self._guard(self.page), methods=get),
            Route("/desk/page.css", self._guard(self.page), methods=get),
            Route("/desk/page.js", self._guard(self.page), methods=get),
            Route("/desk/state", self._guard(self.state), methods=get),
            Route("/desk/conversations", self._guard(self.conversations), methods=get),
            Route("/desk/conversations/{cid:int}", self._guard(self.conversation), methods=get),
            Route("/desk/ratings", self._guard(self.ratings), methods=get),
            Route("/desk/calls", self._guard(self.calls), methods=get),
            Route("/desk/identity_hash", self._guard(self.identity_hash), methods=get),
            Route("/desk/conversations/{cid:int}/{action}", self._guard(self.act), methods=post),
            Route("/desk/{action}", self._guard(self.act), methods=post),
        ]

    # -- looking ------------------------------------------------------------------------

    async def page(self, request: Request) -> Response:
        name, media_type = _PAGE_FILES[request.url.path.removeprefix("/desk/")]
        # Read here and now: the files are small, and a file response would leave a worker thread behind.
        return Response((desk_resources() / name).read_bytes(), 200, _PAGE_HEADERS, media_type)

    async def state(self, _request: Request) -> Response:
        desk = self._desk
        return JSONResponse(
            {
                "scenario": desk.scenario.name,
                "title": asdict(desk.scenario.title),
                "language": desk.options.language.value,
                "inbox_identifier": desk.inbox.identifier,
                "now": iso(desk.clock.timestamp()),
                "is_open": desk.inbox.is_open(desk.clock.now()),
                "hours": desk.inbox.hours.value,
                "hours_choices": [
                    mode.value for mode in HoursMode if mode is not HoursMode.TABLE or desk.inbox.table
                ],
                "timezone": desk.inbox.timezone,
                "csat": desk.inbox.is_csat_on,
                "single_conversation": desk.inbox.is_locked_to_single,
                "needs_identity": desk.inbox.needs_identity,
                "agents": [
                    {"key": agent.key, "name": agent.available_name, "availability": agent.availability}
                    for agent in desk.staff.agents
                ],
                "bot_active": desk.staff.is_bot_active,
                "queue_length": desk.line.length,
                "faults": desk.faults.as_json(),
                "fault_kinds": [kind.value for kind in CallFaultKind],
                "routes": list(ROUTES),
                "held_events": desk.hub.held_count,
                "sockets": len(desk.hub.listeners),
                "subscribed": desk.cable.subscribed_count,
                "conversations": [self._summary(entry) for entry in desk.store.conversations()],
            }
        )

    async def conversations(self, _request: Request) -> Response:
        found = [self._full(entry) for entry in self._desk.store.conversations()]
        return JSONResponse({"conversations": found})

    async def conversation(self, request: Request) -> Response:
        return JSONResponse(self._full(self._find(request)))

    async def ratings(self, _request: Request) -> Response:
        return JSONResponse({"ratings": [asdict(record) for record in self._desk.store.surveys()]})

    async def calls(self, _request: Request) -> Response:
        return JSONResponse({"calls": [call.as_json() for call in self._desk.calls]})

    async def identity_hash(self, request: Request) -> Response:
        identifier = request.query_params.get("identifier", "")
        return JSONResponse({"identifier_hash": self._desk.inbox.identity_hash(identifier)})

    # -- acting -------------------------------------------------------------------------

    async def act(self, request: Request) -> Response:
        body = await request.body()
        arguments = json.loads(body) if body else {}
        if not isinstance(arguments, dict):
            raise ActionError("the body must be a JSON object")
        conversation = self._find(request) if "cid" in request.path_params else None
        return JSONResponse(self._hooks.perform(request.path_params["action"], arguments, conversation))

    # -- inside -------------------------------------------------------------------------

    def _guard(
        self, endpoint: Callable[[Request], Awaitable[Response]]
    ) -> Callable[[Request], Awaitable[Response]]:
        """Answer errors as ``{"error": …}``, and keep pages of other origins out: a hook needs no
        credential.
        """

        async def guarded(request: Request) -> Response:
            origin = request.headers.get("origin")
            is_ours = origin is None or origin == f"http://{request.headers.get('host', '')}"
            if request.url.hostname not in _LOOPBACK_NAMES or not is_ours:
                return JSONResponse({"error": "the hooks answer to this computer's own page only"}, 403)
            try:
                return await endpoint(request)
            except KeyError as error:
                return JSONResponse({"error": f"not found: {error.args[0]}"}, 404)
            except (ActionError, FaultError) as error:
                return JSONResponse({"error": str(error)}, 400)
            except json.JSONDecodeError as error:
                return JSONResponse({"error": f"the body is not JSON: {error}"}, 400)

        return guarded

    def _find(self, request: Request) -> Conversation:
        display_id = request.path_params["cid"]
        conversation = self._desk.store.conversation_by_display(display_id)
        if conversation is None:
            raise KeyError(f"conversation {display_id}")
        return conversation

    def _summary(self, conversation: Conversation) -> Json:
        desk = self._desk
        agent = None if conversation.assignee_id is None else desk.staff.by_id(conversation.assignee_id)
        contact = desk.store.contact(conversation.contact_id)
        newest = desk.store.newest_message(conversation.id)
        return {
            "id": conversation.display_id,
            "status": conversation.status.value,
            "contact": contact.name,
            "blocked": contact.is_blocked,
            "assignee": None if agent is None else agent.available_name,
            "team": conversation.team,
            "labels": conversation.labels,
            "priority": conversation.priority,
            "custom_attributes": conversation.custom_attributes,
            "queue_position": desk.line.position(conversation.id),
            "is_typing": conversation.display_id in desk.conversations.typing_now,
            "is_scripted": desk.people.serves(conversation),
            "last_text": "" if newest is None else (newest.content or "")[:120],
            "last_activity_at": iso(conversation.last_activity_at),
        }

    def _full(self, conversation: Conversation) -> Json:
        store = self._desk.store
        echo_ids = store.echo_ids(conversation.id)
        session = store.session(conversation.session_id)
        messages = store.messages(conversation.id, include_hidden=True)
        return {
            **self._summary(conversation),
            "uuid": conversation.uuid,
            "source_id": session.source_id,
            "hmac_verified": session.is_verified,
            "agent_last_seen_at": iso(conversation.agent_last_seen_at),
            "contact_last_seen_at": iso(conversation.contact_last_seen_at),
            "waiting_since": iso(conversation.waiting_since),
            "first_reply_created_at": iso(conversation.first_reply_created_at),
            "snoozed_until": iso(conversation.snoozed_until),
            "messages": [
                {
                    **self._desk.payloads.message(message),
                    "private": message.is_private,
                    "status": message.status,
                    "echo_id": echo_ids.get(message.id),
                }
                for message in messages
            ],
        }
