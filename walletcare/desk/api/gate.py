"""What every imitated REST call passes through: faults, errors, request ids, entity tags, the call log."""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
import uuid
from collections.abc import Awaitable, Callable

from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from walletcare.desk.api.errors import ApiError, bad_request, invalid, not_found, server_error
from walletcare.desk.api.variants import is_varied, varied
from walletcare.desk.desk import Call, Desk
from walletcare.desk.scenarios.faults import CallFault, CallFaultKind

_log = logging.getLogger(__name__)

Endpoint = Callable[[Request], Awaitable[Response]]

_PROXY_PAGES = {
    413: "Request Entity Too Large",
    502: "Bad Gateway",
    503: "Service Temporarily Unavailable",
    504: "Gateway Time-out",
}
_PLAIN_REFUSALS = {401: "Unauthorized", 403: "Forbidden", 409: "Conflict"}


class DroppedResponse(Response):
    """No answer at all: the connection is reset."""

    def __init__(self, abort: Callable[[tuple[str, int]], None], peer: tuple[str, int]) -> None:
        super().__init__()
        self.status_code = 0
        self._abort = abort
        self._peer = peer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._abort(self._peer)
        # Returns only once the server has noticed that the connection is gone; it would answer 500 otherwise.
        while (await receive())["type"] != "http.disconnect":
            pass


class Gate:
    """Wraps the endpoints of the imitated API."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def wrap(self, route: str, endpoint: Endpoint) -> Endpoint:
        """``endpoint`` under the name ``route`` (see ``faults.ROUTES``)."""

        async def guarded(request: Request) -> Response:
            request_id = str(uuid.uuid4())
            try:
                response = await self._answer(route, request, endpoint)
            except ApiError as error:
                response = _error_response(request, error)
            except ClientDisconnect:
                response = Response(status_code=400)  # nobody is there to read it
            except Exception:  # noqa: BLE001 - the imitated server answers 500 to every bug, and so does this one
                _log.exception("the desk failed in %s", route)
                response = _error_response(request, server_error())
            response.headers["x-request-id"] = request_id
            status = response.status_code
            self._desk.calls.append(
                Call(self._desk.clock.timestamp(), route, request.method, status, request_id)
            )
            return response

        return guarded

    async def _answer(self, route: str, request: Request, endpoint: Endpoint) -> Response:
        faults = self._desk.faults
        fault = faults.take(route, after_work=False)
        if fault is not None:
            # The body is read first: an answer while the client still sends could be lost on the way.
            await request.body()
            await asyncio.sleep(fault.delay_s)
            response = self._instead(fault, request)
            if fault.retry_after:
                response.headers["retry-after"] = fault.retry_after
            return response
        fault = faults.take(route, after_work=True)
        response = await endpoint(request)
        if is_varied(faults) and "json" in response.headers.get("content-type", ""):
            response = json_response(varied(json.loads(bytes(response.body)), faults))
        if fault is not None:
            response = await self._afterwards(fault, request, response)
        return _with_etag(request, response)

    def _instead(self, fault: CallFault, request: Request) -> Response:
        kind = fault.kind
        if kind is CallFaultKind.DROP:
            return self._dropped(request)
        if kind is CallFaultKind.THROTTLED:
            return PlainTextResponse("Retry later\n", 429)
        if kind is CallFaultKind.HTML:
            return HTMLResponse("<!DOCTYPE html><html><body><h1>Sign in to Wi-Fi</h1></body></html>")
        if kind is CallFaultKind.BAD_JSON:
            return Response('{"id": 1, "content": "cut of', 200, media_type="application/json; charset=utf-8")
        status = int(kind.value)
        if status in _PROXY_PAGES:
            title = f"{status} {_PROXY_PAGES[status]}"
            page = f"<html><head><title>{title}</title></head><body><center><h1>{title}</h1></center>"
            return HTMLResponse(page + "<hr><center>nginx</center></body></html>\r\n", status)
        if status in _PLAIN_REFUSALS:
            return JSONResponse({"status": status, "error": _PLAIN_REFUSALS[status]}, status)
        if status == 422:
            raise invalid("Content is invalid", "content")
        raise not_found() if status == 404 else server_error()

    async def _afterwards(self, fault: CallFault, request: Request, response: Response) -> Response:
        limit_s = self._desk.faults.request_limit_s
        await asyncio.sleep(min(fault.delay_s, limit_s))
        if fault.delay_s >= limit_s or fault.kind is CallFaultKind.SAVE_THEN_ERROR:
            raise server_error()
        return self._dropped(request) if fault.kind is CallFaultKind.SAVE_THEN_DROP else response

    def _dropped(self, request: Request) -> Response:
        client = request.client
        return DroppedResponse(self._desk.abort, ("", 0) if client is None else (client.host, client.port))


def _error_response(request: Request, error: ApiError) -> Response:
    """JSON for clients that ask for it; an unreadable body without the Accept header gets an empty 400
    (section 3).
    """
    wants_json = "json" in request.headers.get("accept", "") or request.headers.get("accept", "*/*") == "*/*"
    if error.body == bad_request().body and "json" not in request.headers.get("accept", ""):
        return Response(status_code=400)
    if not wants_json and error.status == 404:
        return HTMLResponse("<!DOCTYPE html><html><body><h1>Not Found</h1></body></html>", 404)
    return JSONResponse(error.body, error.status)


def _with_etag(request: Request, response: Response) -> Response:
    """A weak entity tag on JSON answers to GET, and 304 when the client has it already (section 2)."""
    is_json = "json" in response.headers.get("content-type", "")
    if request.method != "GET" or response.status_code != 200 or not is_json:
        return response
    digest = hashlib.sha256(bytes(response.body)).hexdigest()[:32]
    etag = f'W/"{digest}"'
    if request.headers.get("if-none-match") == etag:
        return Response(status_code=304, headers={"etag": etag})
    response.headers["etag"] = etag
    response.headers["cache-control"] = "max-age=0, private, must-revalidate"
    return response


def json_response(body: object) -> Response:
    """A 200 with ``body`` as JSON, in the real server's media type."""
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return Response(text, 200, media_type="application/json; charset=utf-8")


def empty_response() -> Response:
    """200 with an empty body, as ``toggle_typing`` and ``update_last_seen`` answer."""
    return Response(b"", 200)
