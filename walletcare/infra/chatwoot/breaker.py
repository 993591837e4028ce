"""How a socket fails, and breaking it off from another thread.

Apart from the socket, whose library is slow to load.
"""

from __future__ import annotations

import socket
import threading
from contextlib import suppress


class SocketFailedError(Exception):
    """The socket could not be opened.

    Attributes:
        code: Stable class: ``dns``, ``refused``, ``timeout``, ``proxy``, ``tls-...``, ``http-404``...
        is_network: The machine was not reached at all, so that REST to the same host fails as well.
    """

    def __init__(self, code: str, *, is_network: bool) -> None:
        super().__init__(code)
        self.code = code
        self.is_network = is_network


class SocketClosedError(Exception):
    """The connection ended; by whom does not matter."""


class Breaker:
    """Breaks one socket off from another thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._guard: socket.socket | None = None
        self.is_broken = False

    def watch(self, sock: socket.socket) -> None:
        """Keep a second handle to ``sock``; wrapping in TLS takes the first one away."""
        with self._lock:
            self._drop()
            self._guard = sock.dup()
            if self.is_broken:
                self._shut()

    def release(self) -> None:
        with self._lock:
            self._drop()

    def break_off(self) -> None:
        """End whatever the socket is doing now; safe from any thread, and final."""
        with self._lock:
            self.is_broken = True
            self._shut()

    def _shut(self) -> None:
        if self._guard is not None:
            with suppress(OSError):  # not connected any more
                self._guard.shutdown(socket.SHUT_RDWR)

    def _drop(self) -> None:
        if self._guard is not None:
            self._guard.close()
            self._guard = None
