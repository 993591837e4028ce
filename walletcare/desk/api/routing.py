"""The ASGI application: the imitated API, the socket, and the desk's own pages."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import WebSocketRoute

from walletcare.desk.api.dated_answers import DatedAnswers
from walletcare.desk.api.rest import Rest, no_route
from walletcare.desk.desk import Desk
from walletcare.desk.scenarios.control_api import ControlApi


def build_application(desk: Desk) -> Starlette:
    """Everything a running desk answers to. The hooks are under ``/desk/``, outside the imitated paths."""
    cable = WebSocketRoute("/cable", desk.cable.endpoint, name="cable")
    return Starlette(
        routes=[*Rest(desk).routes(), cable, *ControlApi(desk).routes()],
        middleware=[Middleware(DatedAnswers, clock=desk.clock)],
        exception_handlers={404: no_route, 405: no_route},
    )
