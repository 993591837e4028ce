"""A raw ActionCable server on loopback, as small as the protocol allows, with faults.

It knows one token. Everything it got is kept, and tests wait on conditions of it, never on time.
"""

from __future__ import annotations

import json
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response
from websockets.sync.server import Server, ServerConnection, serve
from websockets.typing import Subprotocol

WAIT_S = 60.0


@dataclass
class CableFaults:
    """What goes wrong, changeable while it runs."""

    answers_after_s: float = 0.0
    refuse_status: int | None = None
    no_welcome: bool = False
    no_confirm: bool = False
    no_pings: bool = False
    drop_after_confirm: bool = False
    reject: bool = False


@dataclass
class CableServer:
    """Runs until the context ends; see :func:`cable_server`."""

    token: str
    ping_s: float
    faults: CableFaults = field(default_factory=CableFaults)
    port: int = 0
    attempts: int = 0
    subscribed: int = 0
    commands: list[dict[str, Any]] = field(default_factory=list)
    live: list[ServerConnection] = field(default_factory=list)
    closed_codes: list[int | None] = field(default_factory=list)
    _changed: threading.Condition = field(default_factory=threading.Condition)
    _is_over: threading.Event = field(default_factory=threading.Event)

    @property
    def identifier(self) -> str:
        return json.dumps({"channel": "RoomChannel", "pubsub_token": self.token}, separators=(",", ":"))

    def wait_for(self, condition: Callable[[CableServer], bool]) -> None:
        """Return once ``condition`` holds; fails after ``WAIT_S``."""
        with self._changed:
            assert self._changed.wait_for(lambda: condition(self), WAIT_S), "the server never saw it"

    def event(self, name: str, data: object) -> None:
        """Send an event to everybody who is subscribed."""
        self.raw({"identifier": self.identifier, "message": {"event": name, "data": data}})

    def raw(self, frame: object) -> None:
        text = frame if isinstance(frame, str) else json.dumps(frame)
        for connection in list(self.live):
            connection.send(text)

    def drop_all(self) -> None:
        """Cut every connection without a goodbye."""
        for connection in list(self.live):
            connection.socket.close()

    def _note(self, change: Callable[[], None]) -> None:
        with self._changed:
            change()
            self._changed.notify_all()

    def _before_handshake(self, connection: ServerConnection, request: Request) -> Response | None:
        self._note(lambda: setattr(self, "attempts", self.attempts + 1))
        self._is_over.wait(self.faults.answers_after_s)
        if request.path != "/cable":
            return connection.respond(HTTPStatus.NOT_FOUND, "Page not found\n")
        if self.faults.refuse_status is not None:
            return connection.respond(HTTPStatus(self.faults.refuse_status), "no\n")
        return None

    def _talk(self, connection: ServerConnection) -> None:
        try:
            if not self.faults.no_welcome:
                connection.send('{"type":"welcome"}')
            while not self._is_over.is_set():
                try:
                    self._command(connection, json.loads(connection.recv(timeout=self.ping_s)))
                except TimeoutError:
                    if not self.faults.no_pings:
                        connection.send('{"type":"ping","message":1781770845}')
        except (ConnectionClosed, OSError):
            pass  # the client, or a fault, ended it
        finally:
            self._note(lambda: self.closed_codes.append(connection.close_code))
            if connection in self.live:
                self.live.remove(connection)

    def _command(self, connection: ServerConnection, command: dict[str, Any]) -> None:
        self._note(lambda: self.commands.append(command))
        if command["command"] != "subscribe" or command["identifier"] != self.identifier:
            return  # as the real one: a wrong token is met with silence
        if self.faults.reject:
            connection.send(json.dumps({"identifier": self.identifier, "type": "reject_subscription"}))
        elif not self.faults.no_confirm:
            connection.send(json.dumps({"identifier": self.identifier, "type": "confirm_subscription"}))
            self.live.append(connection)
            self._note(lambda: setattr(self, "subscribed", self.subscribed + 1))
            if self.faults.drop_after_confirm:
                connection.socket.close()


@contextmanager
def cable_server(
    token: str, *, ping_s: float = 0.1, tls: ssl.SSLContext | None = None, port: int = 0
) -> Iterator[CableServer]:
    """A server on a free loopback port, or on ``port``."""
    desk = CableServer(token, ping_s)
    server: Server = serve(
        desk._talk,
        "127.0.0.1",
        port,
        process_request=desk._before_handshake,
        subprotocols=[Subprotocol("actioncable-v1-json")],
        ping_interval=None,
        close_timeout=0.2,
        max_size=4 * 1024 * 1024,
        ssl=tls,
    )
    desk.port = server.socket.getsockname()[1]
    thread = threading.Thread(target=server.serve_forever, name="cable-server")
    thread.start()
    try:
        yield desk
    finally:
        desk._is_over.set()
        desk.drop_all()
        server.shutdown()
        thread.join()
