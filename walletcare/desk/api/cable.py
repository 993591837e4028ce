"""The websocket at ``/cable``: ActionCable as section 8 describes it."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable

from starlette.responses import PlainTextResponse
from starlette.websockets import WebSocket, WebSocketDisconnect

from walletcare.desk.api.announcer import Announcer
from walletcare.desk.api.hub import Hub, encode_frame
from walletcare.desk.records import Json
from walletcare.desk.scenarios.faults import Faults
from walletcare.desk.store import Store

SUBPROTOCOL = "actioncable-v1-json"
DRAIN_LIMIT_S = 0.5


class Connection:
    """One socket: its subscriptions by their exact identifier string, and a queue of frames to send."""

    def __init__(
        self, socket: WebSocket, store: Store, announcer: Announcer, faults: Faults, abort: Callable[[], None]
    ) -> None:
        self._socket = socket
        self._store = store
        self._announcer = announcer
        self._faults = faults
        self._abort = abort
        self._frames: asyncio.Queue[str | None] = asyncio.Queue()
        # None: registered but dead (bad token); the real server keeps it, so a repeated subscribe is ignored
        # too.
        self._subscriptions: dict[str, str | None] = {}
        self._done = asyncio.Event()

    def deliver(self, token: str, message: Json) -> None:
        for identifier, subscribed in self._subscriptions.items():
            if subscribed == token:
                self.send({"identifier": identifier, "message": message})

    def send(self, frame: Json) -> None:
        self._frames.put_nowait(encode_frame(frame))

    def close(self, *, is_abrupt: bool) -> None:
        if is_abrupt:
            self._abort()
        self._frames.put_nowait(None)

    async def drained(self) -> None:
        """Return when the connection has ended, after a close with everything before it written."""
        await self._done.wait()

    @property
    def is_subscribed(self) -> bool:
        return any(token is not None for token in self._subscriptions.values())

    async def run(self) -> None:
        """Serve the connection until either side ends it."""
        offered = self._socket.scope.get("subprotocols", [])
        await self._socket.accept(SUBPROTOCOL if SUBPROTOCOL in offered else None)
        self.send({"type": "welcome"})
        tasks = [asyncio.create_task(job()) for job in (self._write, self._ping, self._read)]
        try:
            await asyncio.wait(tasks[:1] + tasks[2:], return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._done.set()
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _write(self) -> None:
        while True:
            frame = await self._frames.get()
            try:
                if frame is None:
                    await self._socket.close()
                    return
                await self._socket.send_text(frame)
            except (WebSocketDisconnect, RuntimeError):
                return  # the client has gone; RuntimeError is what a close that crossed ours looks like

    async def _ping(self) -> None:
        while True:
            await asyncio.sleep(self._faults.ping_interval_s)
            if not self._faults.stop_pings:
                # The server's own time of day, not the desk clock: a ping measures the way, not the office.
                self.send({"type": "ping", "message": int(time.time())})

    async def _read(self) -> None:
        try:
            while True:
                self._on_command(await self._socket.receive_text())
        except (WebSocketDisconnect, KeyError):
            return  # KeyError: a binary frame, which ActionCable does not know

    def _on_command(self, text: str) -> None:
        """Obey one command. Whatever is not understood is ignored silently (8.2)."""
        command = _json_object(text)
        identifier = command.get("identifier")
        if not isinstance(identifier, str):
            return
        match command.get("command"):
            case "subscribe":
                self._subscribe(identifier)
            case "unsubscribe":
                self._subscriptions.pop(identifier, None)
            case "message":
                data = command.get("data")
                action = _json_object(data).get("action") if isinstance(data, str) else None
                if action == "update_presence" and self._subscriptions.get(identifier) is not None:
                    self.send({"identifier": identifier, "message": self._announcer.presence()})

    def _subscribe(self, identifier: str) -> None:
        if identifier in self._subscriptions:
            return
        details = _json_object(identifier)
        if details.get("channel") != "RoomChannel":
            return
        token = details.get("pubsub_token")
        session = self._store.session_by_token(token) if isinstance(token, str) else None
        if session is None or self._faults.silent_subscriptions:
            self._subscriptions[identifier] = None
            return
        self._subscriptions[identifier] = session.pubsub_token
        presence = {"identifier": identifier, "message": self._announcer.presence()}
        if self._faults.presence == "before":
            self.send(presence)
        self.send({"identifier": identifier, "type": "confirm_subscription"})
        if self._faults.presence == "after":
            self.send(presence)


class Cable:
    """The endpoint: accepts connections and tells them when the server goes away."""

    def __init__(
        self,
        store: Store,
        announcer: Announcer,
        hub: Hub,
        faults: Faults,
        abort: Callable[[tuple[str, int]], None],
    ) -> None:
        self._store = store
        self._announcer = announcer
        self._hub = hub
        self._faults = faults
        self._abort = abort
        self._connections: set[Connection] = set()

    async def endpoint(self, socket: WebSocket) -> None:
        if self._faults.refuse_sockets:
            await socket.send_denial_response(PlainTextResponse("Page not found", 404))
            return
        client = socket.client
        peer = ("", 0) if client is None else (client.host, client.port)
        connection = Connection(socket, self._store, self._announcer, self._faults, lambda: self._abort(peer))
        self._connections.add(connection)
        self._hub.listeners.add(connection)
        try:
            await connection.run()
        finally:
            self._connections.discard(connection)
            self._hub.listeners.discard(connection)

    async def announce_restart(self) -> None:
        """Tell every client that the server goes away, and wait until that is written."""
        connections = list(self._connections)
        self.disconnect_all("server_restart", is_reconnect_wanted=True)
        if connections:
            waits = [asyncio.create_task(connection.drained()) for connection in connections]
            _done, slow = await asyncio.wait(waits, timeout=DRAIN_LIMIT_S)
            for wait in slow:
                wait.cancel()

    def disconnect_all(self, reason: str, *, is_reconnect_wanted: bool) -> int:
        """Close every socket after a ``disconnect`` frame; returns how many."""
        connections = list(self._connections)
        for connection in connections:
            connection.send({"type": "disconnect", "reason": reason, "reconnect": is_reconnect_wanted})
            connection.close(is_abrupt=False)
        return len(connections)

    @property
    def subscribed_count(self) -> int:
        return sum(connection.is_subscribed for connection in self._connections)


def _json_object(text: str) -> Json:
    try:
        value = json.loads(text)
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}
