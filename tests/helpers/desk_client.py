"""A bare client of the imitated API, independent of the app's own: raw answers, raw frames."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from types import TracebackType
from typing import Any

import httpx
from websockets.sync.client import ClientConnection, connect

from walletcare.desk.thread import DeskThread

Json = dict[str, Any]
FRAME_LIMIT_S = 60.0


class DeskClient:
    """One contact session over REST. Paths are relative to the inbox."""

    def __init__(self, desk: DeskThread) -> None:
        self.desk = desk
        headers = {"Accept": "application/json"}
        self.http = httpx.Client(base_url=desk.base_url, headers=headers, timeout=20, trust_env=False)
        self.root = f"/public/api/v1/inboxes/{desk.inbox_identifier}"
        self.contact: Json = {}

    def __enter__(self) -> DeskClient:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.http.close()

    def call(self, method: str, path: str, body: object = None, **options: Any) -> httpx.Response:
        if body is not None:
            options["json"] = body
        return self.http.request(method, self.root + path, **options)

    def open(self, **fields: object) -> Json:
        """Create the session and remember it."""
        self.contact = self.call("POST", "/contacts", fields).json()
        return self.contact

    @property
    def me(self) -> str:
        return f"/contacts/{self.contact['source_id']}"

    def start(self, text: str | None = None, **attributes: object) -> int:
        """A new conversation, with a first message when ``text`` is given; returns its number."""
        body = {"custom_attributes": attributes}
        number = int(self.call("POST", f"{self.me}/conversations", body).json()["id"])
        if text is not None:
            self.send(number, text)
        return number

    def send(self, number: int, text: str, echo_id: str = "") -> Json:
        body: Json = {"content": text}
        if echo_id:
            body["echo_id"] = echo_id
        response = self.call("POST", f"{self.me}/conversations/{number}/messages", body)
        assert response.status_code == 200, response.text
        message: Json = response.json()
        return message

    def conversation(self, number: int) -> Json:
        found: Json = self.call("GET", f"{self.me}/conversations/{number}").json()
        return found

    def messages(self, number: int, **query: object) -> list[Json]:
        path = f"{self.me}/conversations/{number}/messages"
        page: list[Json] = self.call("GET", path, params=query).json()
        return page


class CableClient:
    """One socket. Frames are kept as they came; ``until`` reads on to the frame a test waits for."""

    def __init__(self, desk: DeskThread, *, subprotocol: bool = True) -> None:
        offered: Any = ["actioncable-v1-json"] if subprotocol else None
        self._connect = connect(desk.cable_url, subprotocols=offered, proxy=None, ping_interval=None)
        self._socket: ClientConnection | None = None
        self.raw: list[str] = []
        self.frames: list[Json] = []
        self._read = 0

    def __enter__(self) -> CableClient:
        self._socket = self._connect.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connect.__exit__(kind, error, trace)

    @property
    def socket(self) -> ClientConnection:
        assert self._socket is not None
        return self._socket

    def receive(self, timeout_s: float = FRAME_LIMIT_S) -> Json:
        text = self.socket.recv(timeout=timeout_s)
        assert isinstance(text, str)
        self.raw.append(text)
        self.frames.append(json.loads(text))
        return self.frames[-1]

    def until(self, wanted: Callable[[Json], bool]) -> Json:
        """The next frame that is ``wanted``, reading past others.

        Raises:
            TimeoutError: It did not come.
        """
        deadline = time.monotonic() + FRAME_LIMIT_S
        while True:
            frame = self.receive(max(0.0, deadline - time.monotonic()))
            if wanted(frame):
                return frame

    def event(self, name: str, wanted: Callable[[Json], bool] = lambda data: True) -> Json:
        """The data of the next event ``name``."""
        frame = self.until(lambda f: _event_of(f) == name and wanted(f["message"]["data"]))
        data: Json = frame["message"]["data"]
        return data

    def events(self, start: int = 0) -> list[str]:
        """Names of the events received, without presence, in order, from frame number ``start``."""
        names = [_event_of(frame) for frame in self.frames[start:]]
        return [name for name in names if name and name != "presence.update"]

    def subscribe(self, token: str) -> str:
        """Subscribe and wait for the confirmation; returns the identifier string."""
        identifier = self.ask(token)
        self.until(lambda frame: frame.get("type") == "confirm_subscription")
        self.event("presence.update")
        return identifier

    def ask(self, token: str) -> str:
        """Send ``subscribe`` only."""
        identifier = json.dumps({"channel": "RoomChannel", "pubsub_token": token})
        self.command("subscribe", identifier)
        return identifier

    def command(self, command: str, identifier: str, **more: object) -> None:
        self.socket.send(json.dumps({"command": command, "identifier": identifier, **more}))


def _event_of(frame: Json) -> str:
    message = frame.get("message")
    return str(message.get("event", "")) if isinstance(message, dict) else ""
