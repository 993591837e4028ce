"""A socket for ``http.client`` that keeps one time limit over all reads.

A socket's own time-out begins again with every byte, so an answer of one byte at a time would have no end.
"""

from __future__ import annotations

import io
import socket
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


class TimedSocket:
    """What ``http.client`` asks of a socket, over ``sock``, until ``ends_at`` of the monotonic clock."""

    def __init__(self, sock: socket.socket, ends_at: float) -> None:
        self._sock, self._ends_at = sock, ends_at

    def sendall(self, data: bytes) -> None:
        set_time_left(self._sock, self._ends_at)
        self._sock.sendall(data)

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Reader(self._sock, self._ends_at))

    def close(self) -> None:
        """Nothing: ``http.client`` closes as soon as the head is read, and the body comes after it."""


class _Reader(io.RawIOBase):
    def __init__(self, sock: socket.socket, ends_at: float) -> None:
        super().__init__()
        self._sock, self._ends_at = sock, ends_at

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        set_time_left(self._sock, self._ends_at)
        return self._sock.recv_into(buffer)


def set_time_left(sock: socket.socket, ends_at: float) -> None:
    """Give ``sock`` what is left until ``ends_at``. Raises TimeoutError when nothing is."""
    left = ends_at - time.monotonic()
    if left <= 0:
        raise TimeoutError
    sock.settimeout(left)
