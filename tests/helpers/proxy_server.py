"""A proxy on loopback that sends every name to one local port: HTTP CONNECT, or SOCKS5."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field


@dataclass
class Proxy:
    """Runs until the context ends; see :func:`proxy_server`."""

    kind: str
    target_port: int
    login: str
    port: int = 0
    asked_for: list[str] = field(default_factory=list)
    _open: list[socket.socket] = field(default_factory=list)

    @property
    def url(self) -> str:
        scheme = "http" if self.kind == "http" else "socks5h"
        login = f"{self.login}@" if self.login else ""
        return f"{scheme}://{login}127.0.0.1:{self.port}"

    def serve(self, listener: socket.socket) -> None:
        workers: list[threading.Thread] = []
        with suppress(OSError):
            while True:
                peer, _ = listener.accept()
                self._open.append(peer)
                worker = threading.Thread(target=self._talk, args=(peer,))
                worker.start()
                workers.append(worker)
        for sock in list(self._open):
            with suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)
        for worker in workers:
            worker.join()

    def _talk(self, peer: socket.socket) -> None:
        with peer, suppress(OSError):
            if not (self._greet_http(peer) if self.kind == "http" else self._greet_socks(peer)):
                return
            with socket.create_connection(("127.0.0.1", self.target_port)) as target:
                self._open.append(target)
                back = threading.Thread(target=_pump, args=(target, peer))
                back.start()
                _pump(peer, target)
                back.join()

    def _greet_http(self, peer: socket.socket) -> bool:
        head = b""
        while b"\r\n\r\n" not in head:
            head += peer.recv(4096)
        lines = head.decode().split("\r\n")
        self.asked_for.append(lines[0].split(" ")[1])
        import base64

        expected = "basic " + base64.b64encode(self.login.encode()).decode()
        given = next((line.split(": ", 1)[1] for line in lines if line.lower().startswith("proxy-auth")), "")
        if self.login and given.lower() != expected.lower():
            peer.sendall(b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")
            return False
        peer.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
        return True

    def _greet_socks(self, peer: socket.socket) -> bool:
        _, count = _exactly(peer, 2)
        methods = _exactly(peer, count)
        if self.login:
            if 2 not in methods:
                peer.sendall(b"\x05\xff")
                return False
            peer.sendall(b"\x05\x02")
            user = _exactly(peer, _exactly(peer, 2)[1])
            password = _exactly(peer, _exactly(peer, 1)[0])
            is_right = f"{user.decode()}:{password.decode()}" == self.login
            peer.sendall(b"\x01\x00" if is_right else b"\x01\x01")
            if not is_right:
                return False
        else:
            peer.sendall(b"\x05\x00")
        kind = _exactly(peer, 4)[3]
        assert kind == 3, "a name was resolved here instead of by the proxy"
        name = _exactly(peer, _exactly(peer, 1)[0]).decode()
        self.asked_for.append(f"{name}:{int.from_bytes(_exactly(peer, 2), 'big')}")
        peer.sendall(b"\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00")
        return True


def _exactly(peer: socket.socket, count: int) -> bytes:
    data = b""
    while len(data) < count:
        piece = peer.recv(count - len(data))
        if not piece:
            raise OSError("the client left")
        data += piece
    return data


def _pump(source: socket.socket, sink: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65536):
            sink.sendall(data)
    with suppress(OSError):
        sink.shutdown(socket.SHUT_WR)


@contextmanager
def proxy_server(kind: str, target_port: int, login: str = "") -> Iterator[Proxy]:
    """``kind`` is ``http`` or ``socks``; ``login`` is ``user:password`` in plain characters."""
    listener = socket.create_server(("127.0.0.1", 0))
    proxy = Proxy(kind, target_port, login, listener.getsockname()[1])
    thread = threading.Thread(target=proxy.serve, args=(listener,), name="proxy")
    thread.start()
    try:
        yield proxy
    finally:
        with suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join()
