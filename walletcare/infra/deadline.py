"""A limit on the whole of a request, kept under the HTTP library at every read and write of the socket.

The library's own time-outs start again with every byte, so a server that sends one byte a second could hold
a request for ever, in the headers as well as in the body. Here each raw operation gets what is left of the
request's total time, and the user's cancel is asked for between slices.
"""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterable, Iterator
from ssl import SSLContext
from typing import Any

import httpcore
import httpx

from walletcare.domain.chat import CancelToken, Progress
from walletcare.infra.address_turns import turns

_SLICE_S = 0.25
"""How long a read may go without asking for cancel."""
_CHUNK_BYTES = 64 * 1024
_NO_TIMEOUT_S = 3_600.0


class CancelledError(Exception):
    """The user cancelled; translated before it leaves ``infra.http``."""


class Call:
    """One request under way, and how far it got.

    Attributes:
        is_sent: The whole request was handed to the operating system; before that no server can have it.
    """

    def __init__(self, deadline_s: float, cancel: CancelToken | None) -> None:
        self._ends_at = time.monotonic() + deadline_s
        self._cancel = cancel
        self._opened: list[httpcore.NetworkStream] = []
        self.is_sent = False

    @property
    def is_late(self) -> bool:
        return time.monotonic() >= self._ends_at

    def left_s(self, timeout: float | None) -> float:
        """``timeout``, or what is left of the total time if less; never zero, which means non-blocking."""
        left = max(self._ends_at - time.monotonic(), 0.001)
        return left if timeout is None else min(timeout, left)

    def opened(self, stream: httpcore.NetworkStream) -> httpcore.NetworkStream:
        """Remember a connection made for this request."""
        self._opened.append(stream)
        return stream

    def abandon(self) -> None:
        """Close what this request opened; the library forgets a socket whose proxy refused it."""
        for stream in reversed(self._opened):
            stream.close()

    def check(self) -> None:
        """Raises: CancelledError."""
        if self._cancel is not None and self._cancel.is_cancelled():
            raise CancelledError


_calls = threading.local()


def begin(call: Call | None) -> None:
    """Make ``call`` the one that this thread's socket operations count for."""
    _calls.now = call


def _current() -> Call | None:
    return getattr(_calls, "now", None)


class DeadlineBackend(httpcore.NetworkBackend):
    """Opens connections through ``inner`` and watches what goes over them."""

    def __init__(self, inner: httpcore.NetworkBackend) -> None:
        self._inner = inner

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        call = _current()
        if call is not None:
            timeout = call.left_s(timeout)
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError from error
        addresses = tuple(dict.fromkeys(str(entry[4][0]) for entry in found))
        ends_at = time.monotonic() + (timeout if timeout is not None else _NO_TIMEOUT_S)
        problem: Exception = httpcore.ConnectTimeout()
        refused: set[str] = set()
        for address, share in turns(addresses, ends_at):
            if call is not None:
                call.check()
            if address in refused:
                continue
            try:
                inner = self._inner.connect_tcp(address, port, share, local_address, socket_options)
            except httpcore.ConnectTimeout as error:
                problem = error
            except httpcore.ConnectError as error:
                problem = error
                refused.add(address)  # it said no, and would again
            else:
                stream = _DeadlineStream(inner)
                return call.opened(stream) if call is not None else stream
        raise problem

    def sleep(self, seconds: float) -> None:
        self._inner.sleep(seconds)


class _DeadlineStream(httpcore.NetworkStream):
    def __init__(self, inner: httpcore.NetworkStream) -> None:
        self._inner = inner

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        call = _current()
        if call is None:
            return self._inner.read(max_bytes, timeout)
        ends_at = time.monotonic() + call.left_s(timeout)
        while True:
            call.check()
            left = ends_at - time.monotonic()
            if left <= 0 or call.is_late:
                raise httpcore.ReadTimeout
            try:
                return self._inner.read(max_bytes, min(left, _SLICE_S))
            except httpcore.ReadTimeout:
                continue

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        call = _current()
        if call is None:
            self._inner.write(buffer, timeout)
            return
        for start in range(0, len(buffer), _CHUNK_BYTES):
            call.check()
            if call.is_late:
                raise httpcore.WriteTimeout
            self._inner.write(buffer[start : start + _CHUNK_BYTES], call.left_s(timeout))

    def start_tls(
        self, ssl_context: SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        call = _current()
        if call is not None:
            call.check()
            timeout = call.left_s(timeout)
        stream = _DeadlineStream(self._inner.start_tls(ssl_context, server_hostname, timeout))
        return call.opened(stream) if call is not None else stream

    def close(self) -> None:
        self._inner.close()

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class Upload(httpx.SyncByteStream):
    """A request's body in pieces, which tells its progress and, at the end, that all of it was sent.

    It can be read again from the start: a pool may turn to another connection before the first byte.
    """

    def __init__(self, body: bytes, call: Call, progress: Progress | None) -> None:
        self._body = body
        self._call = call
        self._progress = progress

    def __iter__(self) -> Iterator[bytes]:
        self._call.is_sent = False
        total = len(self._body)
        for start in range(0, total, _CHUNK_BYTES):
            yield self._body[start : start + _CHUNK_BYTES]
            if self._progress is not None:
                self._progress(min(start + _CHUNK_BYTES, total), total)
        self._call.is_sent = True
