"""Servers on loopback that go wrong in one chosen way, and small servers for HTTP, DNS and a proxy."""

from __future__ import annotations

import contextlib
import select
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import format_datetime

Serve = Callable[[socket.socket], None]


@contextmanager
def server(
    serve: Serve, *, context: ssl.SSLContext | None = None, place: tuple[str, int] = ("127.0.0.1", 0)
) -> Iterator[int]:
    """A TCP server, on a free port unless ``place`` says another, over TLS when there is a ``context``.

    ``serve`` gets each connection.
    """
    listener = socket.create_server(place)
    stop_reader, stop_writer = socket.socketpair()
    workers: list[threading.Thread] = []

    def one(connection: socket.socket) -> None:
        connection.settimeout(15)
        with contextlib.suppress(OSError):
            if context is None:
                with connection:
                    serve(connection)
            else:
                with context.wrap_socket(connection, server_side=True) as secured:
                    serve(secured)

    def accept() -> None:
        while True:
            ready, _, _ = select.select([listener, stop_reader], [], [])
            if stop_reader in ready:
                return
            connection, _ = listener.accept()
            worker = threading.Thread(target=one, args=(connection,))
            workers.append(worker)
            worker.start()

    acceptor = threading.Thread(target=accept)
    acceptor.start()
    try:
        yield int(listener.getsockname()[1])
    finally:
        stop_writer.send(b"x")
        acceptor.join()
        listener.close()
        for worker in workers:
            worker.join()
        stop_reader.close()
        stop_writer.close()


def http_answer(
    status: int = 200,
    body: bytes = b"{}",
    *,
    headers: dict[str, str] | None = None,
    date: datetime | None = None,
    before: Callable[[], object] | None = None,
) -> Serve:
    """Answers every request the same way; ``before`` is called first and may wait."""

    def serve(connection: socket.socket) -> None:
        data = read_request(connection)
        if not data:
            return
        if before is not None:
            before()
        moment = format_datetime(date or datetime.now(tz=UTC), usegmt=True)
        lines = [
            f"HTTP/1.1 {status} Words",
            f"Date: {moment}",
            f"Content-Length: {len(body)}",
            "Connection: close",
        ]
        lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
        connection.sendall("\r\n".join([*lines, "", ""]).encode("ascii") + body)

    return serve


def read_request(connection: socket.socket) -> bytes:
    """Head and body of one request."""
    data = b""
    while b"\r\n\r\n" not in data:
        part = connection.recv(65536)
        if not part:
            return b""
        data += part
    head, _, body = data.partition(b"\r\n\r\n")
    length = next(
        (
            int(line.split(b":")[1])
            for line in head.split(b"\r\n")
            if line.lower().startswith(b"content-length:")
        ),
        0,
    )
    while len(body) < length:
        body += connection.recv(65536)
    return head + b"\r\n\r\n" + body


def hold_until(event: threading.Event) -> Serve:
    """Accepts and says nothing until ``event`` is set: a black hole."""

    def serve(connection: socket.socket) -> None:
        event.wait(60)

    return serve


@contextmanager
def swallowing(place: tuple[str, int] = ("127.0.0.1", 0)) -> Iterator[int]:
    """A port whose queue is full and nobody takes anything out of it: packets vanish, as at a firewall."""
    with contextlib.ExitStack() as stack:
        listener = stack.enter_context(socket.create_server(place, backlog=0))
        for _ in range(8):
            knock = stack.enter_context(socket.socket())
            knock.setblocking(False)
            knock.connect_ex(listener.getsockname())
        yield int(listener.getsockname()[1])


def reset(connection: socket.socket) -> None:
    """Cuts the connection with RST as soon as something arrives."""
    connection.recv(1)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def closed_port() -> int:
    """A port on which nothing listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


SERVER_FAILURE = ("server failure",)
"""In place of addresses: the name server could not find out (RFC 1035, RCODE 2)."""


@contextmanager
def dns_server(answers: Callable[[str], tuple[str, ...] | None]) -> Iterator[tuple[str, int]]:
    """A DNS server over UDP: ``answers`` gives addresses, None for "no such name", or ``SERVER_FAILURE``."""
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sock.bind(("127.0.0.1", 0))
    stop_reader, stop_writer = socket.socketpair()

    def reply(packet: bytes) -> bytes:
        at, labels = 12, []
        while packet[at]:
            labels.append(packet[at + 1 : at + 1 + packet[at]].decode("ascii"))
            at += 1 + packet[at]
        question = packet[12 : at + 5]
        kind = struct.unpack(">H", packet[at + 1 : at + 3])[0]
        found = answers(".".join(labels))
        code = 3 if found is None else 2 if found is SERVER_FAILURE else 0
        found = () if found is SERVER_FAILURE else found
        family = socket.AF_INET if kind == 1 else socket.AF_INET6
        records = [address for address in found or () if (":" in address) == (family == socket.AF_INET6)]
        head = packet[:2] + struct.pack(">HHHHH", 0x8180 | code, 1, len(records), 0, 0)
        body = b"".join(
            struct.pack(">HHHIH", 0xC00C, kind, 1, 60, len(socket.inet_pton(family, address)))
            + socket.inet_pton(family, address)
            for address in records
        )
        return head + question + body

    def run() -> None:
        while True:
            ready, _, _ = select.select([sock, stop_reader], [], [])
            if stop_reader in ready:
                return
            packet, client = sock.recvfrom(2048)
            sock.sendto(reply(packet), client)

    worker = threading.Thread(target=run)
    worker.start()
    try:
        yield ("127.0.0.1", int(sock.getsockname()[1]))
    finally:
        stop_writer.send(b"x")
        worker.join()
        for part in (sock, stop_reader, stop_writer):
            part.close()


def connect_proxy(
    status: int = 200,
    *,
    login: bytes = b"",
    only_for: bytes = b"",
    before: Callable[[int], object] = lambda _: None,
) -> Serve:
    """An HTTP proxy that answers CONNECT with ``status``; with 200 it passes bytes on both ways.

    Args:
        login: What the ``Proxy-Authorization`` header must hold, else 407.
        only_for: Places whose name holds this get ``status``, all others are passed on.
        before: Called with the port asked for before the connection is made; may wait.
    """

    def serve(connection: socket.socket) -> None:
        data = read_request(connection)
        request = data.split(b"\r\n")[0].split()
        if login and login not in data:
            connection.sendall(b"HTTP/1.1 407 No\r\nContent-Length: 0\r\n\r\n")
            return
        is_refused = status != 200 and only_for in data
        if is_refused or len(request) < 2:
            connection.sendall(f"HTTP/1.1 {status} No\r\nContent-Length: 0\r\n\r\n".encode("ascii"))
            return
        host, _, port = request[1].decode("ascii").rpartition(":")
        before(int(port))
        with socket.create_connection((host, int(port)), timeout=5) as onward:
            connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
            pass_on(connection, onward)

    return serve


def socks_proxy(connection: socket.socket) -> None:
    """A SOCKS5 proxy (RFC 1928) without a sign-in that passes bytes on to loopback."""
    connection.recv(65536)
    connection.sendall(b"\x05\x00")
    request = connection.recv(65536)
    port = struct.unpack(">H", request[-2:])[0]
    with socket.create_connection(("127.0.0.1", port), timeout=5) as onward:
        connection.sendall(b"\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x00")
        pass_on(connection, onward)


def pass_on(one: socket.socket, other: socket.socket) -> None:
    """Bytes from each to the other until one ends."""
    pairs = {one: other, other: one}
    while True:
        ready, _, _ = select.select(list(pairs), [], [], 15)
        if not ready:
            return
        for side in ready:
            data = side.recv(65536)
            if not data:
                return
            pairs[side].sendall(data)
