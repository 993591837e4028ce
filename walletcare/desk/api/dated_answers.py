"""The ``Date`` of every answer, by the desk's clock: whoever compares clocks with the desk finds its time."""

from __future__ import annotations

from email.utils import formatdate

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from walletcare.desk.clock import DeskClock


class DatedAnswers:
    """ASGI middleware. An answer that has a ``Date`` already keeps it."""

    def __init__(self, app: ASGIApp, clock: DeskClock) -> None:
        self._app = app
        self._clock = clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def dated(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.setdefault("date", formatdate(self._clock.timestamp(), usegmt=True))
            await send(message)

        await self._app(scope, receive, dated if scope["type"] == "http" else send)
