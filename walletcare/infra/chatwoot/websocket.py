"""A websocket that another thread can break off at any moment of its life, also while it is being opened.

Same trust and same proxy as HTTP. Redirects are refused (the subscription's secret follows the socket),
nothing is compressed, and a frame is at most 1 MiB.
"""

from __future__ import annotations

import logging
import selectors
import socket
import ssl
import time
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

from websockets.exceptions import ConnectionClosed, InvalidStatus, WebSocketException
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

import walletcare
from walletcare.infra.chatwoot.breaker import Breaker, SocketClosedError, SocketFailedError
from walletcare.infra.proxy import is_loopback
from walletcare.infra.tls import tls_reason
from walletcare.infra.tunnel import TunnelError, open_tunnel

FRAME_CAP_BYTES = 1024 * 1024
_SLICE_S = 0.1
_CLOSE_S = 0.5

# The library writes whole frames at DEBUG and the handshake at INFO; both carry secrets.
_quiet = logging.getLogger("walletcare.websocket")
_quiet.setLevel(logging.ERROR)


class CableSocket:
    """An open websocket for text frames; use as a context manager."""

    def __init__(self, connection: ClientConnection, breaker: Breaker) -> None:
        self._connection = connection
        self._breaker = breaker

    def __enter__(self) -> CableSocket:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
        self._breaker.release()

    def close(self) -> None:
        """Say goodbye and end; takes half a second at most, from any thread, and may be repeated."""
        with suppress(OSError):
            self._connection.close()

    def receive(self, timeout_s: float) -> str | None:
        """The next text frame, None when none came in time or it was binary.

        Raises:
            SocketClosedError: Also for a frame over the cap, which closes the connection with code 1009.
        """
        try:
            frame = self._connection.recv(timeout=max(timeout_s, 0))
        except TimeoutError:
            return None
        except (ConnectionClosed, OSError) as error:
            raise SocketClosedError from error
        return frame if isinstance(frame, str) else None

    def send(self, text: str) -> None:
        """Raises: SocketClosedError."""
        try:
            self._connection.send(text)
        except (ConnectionClosed, OSError) as error:
            raise SocketClosedError from error


def open_websocket(
    url: str,
    *,
    subprotocol: str,
    tls: ssl.SSLContext | None,
    proxy: str | None,
    timeout_s: float,
    breaker: Breaker,
) -> CableSocket:
    """Open ``url`` within ``timeout_s``; resolving its name is the one step that cannot be cut short.

    Raises:
        SocketFailedError: Whatever the reason, sorted by ``code``.
    """
    parts = urlsplit(url)
    host = parts.hostname or ""
    if not host or (parts.scheme != "wss" and not (parts.scheme == "ws" and is_loopback(host))):
        raise SocketFailedError("insecure-url", is_network=False)
    ends_at = time.monotonic() + timeout_s
    port = parts.port or (443 if parts.scheme == "wss" else 80)
    try:
        if proxy is None:
            sock = _connect(host, port, ends_at, breaker)
        else:
            sock = _connect(*_proxy_address(proxy), ends_at, breaker)
        try:
            breaker.watch(sock)
            if proxy is not None:
                sock.settimeout(max(ends_at - time.monotonic(), 0.001))
                open_tunnel(sock, proxy, host, port)
            sock.settimeout(None)
        except BaseException:
            sock.close()
            raise
        connection = connect(
            url,
            sock=sock,
            ssl=tls if parts.scheme == "wss" else None,
            subprotocols=[Subprotocol(subprotocol)],
            compression=None,
            user_agent_header=f"WalletCare/{walletcare.__version__}",
            proxy=None,
            open_timeout=max(ends_at - time.monotonic(), 0.001),
            ping_interval=None,
            close_timeout=_CLOSE_S,
            max_size=FRAME_CAP_BYTES,
            logger=_quiet,
        ).__enter__()
    except (OSError, ValueError, WebSocketException, TunnelError) as error:
        breaker.release()
        raise _failed(error) from error
    return CableSocket(connection, breaker)


def _connect(host: str, port: int, ends_at: float, breaker: Breaker) -> socket.socket:
    """A TCP connection to the first address that answers, giving up when the breaker is pulled.

    Each address gets its share of the time left: one that swallows everything, as IPv6 does where it leads
    nowhere, must not use up the time of those behind it.

    Raises:
        OSError: The last address's own reason.
    """
    problem: OSError = TimeoutError()
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    for before, (family, kind, protocol, _, address) in enumerate(found):
        now = time.monotonic()
        try:
            # A system that was started without IPv6 does not even make such a socket.
            sock = socket.socket(family, kind, protocol)
        except OSError as error:
            problem = error
            continue
        try:
            _connect_to(sock, address, now + (ends_at - now) / (len(found) - before), breaker)
        except OSError as error:
            sock.close()
            problem = error
            if breaker.is_broken:
                break
        else:
            return sock
    raise problem


def _connect_to(sock: socket.socket, address: Any, ends_at: float, breaker: Breaker) -> None:
    sock.setblocking(False)
    sock.connect_ex(address)
    with selectors.DefaultSelector() as selector:
        selector.register(sock, selectors.EVENT_WRITE)
        while not selector.select(_SLICE_S):
            if breaker.is_broken or time.monotonic() >= ends_at:
                raise TimeoutError
    code = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
    if code:
        raise OSError(code, "connect")


def _proxy_address(proxy: str) -> tuple[str, int]:
    """Raises: TunnelError."""
    try:
        parts = urlsplit(proxy)
        port = parts.port
    except ValueError as error:
        raise TunnelError("proxy") from error
    if not parts.hostname:
        raise TunnelError("proxy")
    return parts.hostname, port or (1080 if parts.scheme.startswith("socks") else 80)


def _failed(error: Exception) -> SocketFailedError:
    if isinstance(error, InvalidStatus):
        return SocketFailedError(f"http-{error.response.status_code}", is_network=False)
    if isinstance(error, TunnelError):
        return SocketFailedError(error.code, is_network=True)
    reason = tls_reason(error)
    if reason is not None:
        return SocketFailedError(reason, is_network=True)
    if isinstance(error, socket.gaierror):
        return SocketFailedError("dns", is_network=True)
    if isinstance(error, ConnectionRefusedError):
        return SocketFailedError("refused", is_network=True)
    if isinstance(error, TimeoutError):
        return SocketFailedError("timeout", is_network=True)
    if isinstance(error, OSError):
        return SocketFailedError("unreachable", is_network=True)
    return SocketFailedError("handshake", is_network=False)
