"""A loopback HTTP server that answers with raw bytes, so that it can misbehave in every way."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

import h11


@dataclass(frozen=True)
class Received:
    """A request as it came."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes


Answer = Callable[[Received], bytes | Iterable[bytes]]
"""Raw bytes of the whole response, or pieces sent one by one; an empty answer drops the connection."""


def reply(
    status: int = 200, body: bytes = b"", *headers: tuple[str, str], length: int | None = None
) -> bytes:
    """A plain response."""
    lines = [f"HTTP/1.1 {status} X", f"Content-Length: {len(body) if length is None else length}"]
    lines += [f"{name}: {value}" for name, value in headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


@dataclass
class RawServer:
    """Runs until the context ends; see :func:`raw_server`."""

    answer: Answer
    tls: ssl.SSLContext | None
    port: int = 0
    received: list[Received] = field(default_factory=list)
    connections: int = 0
    _open: list[socket.socket] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"{'http' if self.tls is None else 'https'}://127.0.0.1:{self.port}"

    def serve(self, listener: socket.socket) -> None:
        workers = []
        while True:
            try:
                peer, _ = listener.accept()
            except OSError:
                break
            self.connections += 1
            self._open.append(peer)
            worker = threading.Thread(target=self._talk, args=(peer,))
            worker.start()
            workers.append(worker)
        for peer in self._open:
            with suppress(OSError):
                peer.shutdown(socket.SHUT_RDWR)
        for worker in workers:
            worker.join()

    def _talk(self, peer: socket.socket) -> None:
        wrapped = peer
        with suppress(OSError, h11.ProtocolError):
            if self.tls is not None:
                wrapped = self.tls.wrap_socket(peer, server_side=True)
                self._open.append(wrapped)
            while (request := _read_request(wrapped)) is not None:
                self.received.append(request)
                answer = self.answer(request)
                if not answer:
                    break
                for piece in [answer] if isinstance(answer, bytes) else answer:
                    wrapped.sendall(piece)
                if not isinstance(answer, bytes):
                    break
        wrapped.close()


def _read_request(peer: socket.socket) -> Received | None:
    connection = h11.Connection(h11.SERVER, max_incomplete_event_size=1024 * 1024)
    head: h11.Request | None = None
    body = b""
    while True:
        event = connection.next_event()
        if event is h11.NEED_DATA:
            data = peer.recv(65536)
            if not data and head is None:
                return None
            connection.receive_data(data)
        elif isinstance(event, h11.Request):
            head = event
        elif isinstance(event, h11.Data):
            body += bytes(event.data)
        elif isinstance(event, h11.EndOfMessage) and head is not None:
            headers = {name.decode().lower(): value.decode() for name, value in head.headers}
            return Received(head.method.decode(), head.target.decode(), headers, body)
        elif isinstance(event, h11.ConnectionClosed):
            return None


@contextmanager
def raw_server(answer: Answer, tls: ssl.SSLContext | None = None) -> Iterator[RawServer]:
    """A server on a free loopback port that gives ``answer`` to every request."""
    listener = socket.create_server(("127.0.0.1", 0), backlog=64)
    server = RawServer(answer, tls, listener.getsockname()[1])
    thread = threading.Thread(target=server.serve, args=(listener,), name="raw-server")
    thread.start()
    try:
        yield server
    finally:
        with suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join()
