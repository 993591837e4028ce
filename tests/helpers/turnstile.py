"""A TCP forwarder in front of a server: its door can be shut, so that connections are really refused."""

from __future__ import annotations

import contextlib
import selectors
import socket
import threading
from types import TracebackType

_CHUNK = 65_536


class Turnstile:
    """Listens on a loopback port and passes bytes both ways, all in one thread.

    What a killed client had sent is passed on in full before its connection counts as gone.
    """

    def __init__(self, target: tuple[str, int]) -> None:
        self._target = target
        self._selector = selectors.DefaultSelector()
        self._wake_in, self._wake_out = socket.socketpair()
        self._selector.register(self._wake_in, selectors.EVENT_READ)
        self._lock = threading.Condition()
        self._wanted_open = True
        self._is_open = False
        self._is_over = False
        self._listener: socket.socket | None = None
        self._pairs: dict[socket.socket, socket.socket] = {}
        self._half_closed: set[socket.socket] = set()
        with socket.create_server(("127.0.0.1", 0)) as probe:
            self.port: int = probe.getsockname()[1]
        self._thread = threading.Thread(target=self._run, name="turnstile")

    def __enter__(self) -> Turnstile:
        self._thread.start()
        self.open()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._lock:
            self._is_over = True
        self._poke()
        self._thread.join()
        self._selector.close()
        self._wake_in.close()
        self._wake_out.close()

    def open(self) -> None:
        self._set(is_open=True)

    def shut(self) -> None:
        """Connections are refused until :meth:`open`; those that stand go on."""
        self._set(is_open=False)

    def wait_until_empty(self) -> None:
        """Return once no connection is left: everything that clients sent has been passed on."""
        with self._lock:
            assert self._lock.wait_for(lambda: not self._pairs, 20), "connections never ended"

    def _set(self, *, is_open: bool) -> None:
        with self._lock:
            self._wanted_open = is_open
            self._poke()
            assert self._lock.wait_for(lambda: self._is_open is is_open, 20), "the door is stuck"

    def _poke(self) -> None:
        self._wake_out.send(b"x")

    def _run(self) -> None:
        while not self._is_over:
            self._move_door()
            for key, _ in self._selector.select(0.5):
                sock = key.fileobj
                assert isinstance(sock, socket.socket)
                if sock is self._wake_in:
                    sock.recv(_CHUNK)
                elif sock is self._listener:
                    self._accept()
                elif sock in self._pairs:
                    self._pass_on(sock)
        self._wanted_open = False
        self._move_door()
        for sock in list(self._pairs):
            self._drop(sock)

    def _move_door(self) -> None:
        with self._lock:
            if self._wanted_open and self._listener is None:
                self._listener = socket.create_server(("127.0.0.1", self.port), backlog=64)
                self._selector.register(self._listener, selectors.EVENT_READ)
            elif not self._wanted_open and self._listener is not None:
                self._selector.unregister(self._listener)
                self._listener.close()
                self._listener = None
            self._is_open = self._listener is not None
            self._lock.notify_all()

    def _accept(self) -> None:
        assert self._listener is not None
        client, _ = self._listener.accept()
        server = socket.create_connection(self._target)
        for sock in (client, server):
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._selector.register(sock, selectors.EVENT_READ)
        with self._lock:
            self._pairs[client], self._pairs[server] = server, client

    def _pass_on(self, sock: socket.socket) -> None:
        other = self._pairs[sock]
        try:
            data = sock.recv(_CHUNK)
        except OSError:
            data = b""
        if data:
            with contextlib.suppress(OSError):  # a client that was killed reads no more
                other.sendall(data)
            return
        self._selector.unregister(sock)
        with contextlib.suppress(OSError):
            other.shutdown(socket.SHUT_WR)
        self._half_closed.add(sock)
        if other in self._half_closed:
            self._drop(sock)

    def _drop(self, sock: socket.socket) -> None:
        with self._lock:
            other = self._pairs.pop(sock, None)
            if other is None:
                return
            self._pairs.pop(other, None)
            self._lock.notify_all()
        for one in (sock, other):
            with contextlib.suppress(KeyError):
                self._selector.unregister(one)
            self._half_closed.discard(one)
            one.close()
