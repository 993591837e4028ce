"""A TCP stream to a target, directly or through an HTTP proxy's CONNECT (RFC 9110, 9.3.6)."""

from __future__ import annotations

import errno
import http.client
import socket
import time
from collections.abc import Callable
from urllib.parse import urlsplit

from walletcare.domain.probe import ProbeError, ProbeFault

Resolve = Callable[[str, float], tuple[str, ...]]

_UNREACHABLE = {
    errno.ENETUNREACH,
    errno.EHOSTUNREACH,
    errno.ENETDOWN,
    10051,  # WSAENETUNREACH
    10065,  # WSAEHOSTUNREACH
}


def fault_of(error: OSError) -> ProbeFault:
    """The fault that a socket error stands for."""
    if isinstance(error, ConnectionRefusedError):
        return ProbeFault.REFUSED
    if isinstance(error, ConnectionResetError | ConnectionAbortedError | BrokenPipeError):
        return ProbeFault.RESET
    if isinstance(error, TimeoutError):
        return ProbeFault.NO_ANSWER
    return ProbeFault.UNREACHABLE if error.errno in _UNREACHABLE else ProbeFault.NO_ANSWER


def open_stream(host: str, port: int, limit_s: float, resolve: Resolve) -> socket.socket:
    """A connected socket to the first address of ``host`` that accepts.

    Raises:
        ProbeError: The fault of the last address tried, or of the look-up.
    """
    ends_at = time.monotonic() + limit_s
    last = ProbeError(ProbeFault.NO_ANSWER)
    addresses = resolve(host, limit_s)[:4]
    for place, address in enumerate(addresses):
        left = ends_at - time.monotonic()
        if left <= 0:
            break
        sock = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_STREAM)
        # Later addresses get their share of the time, so that one dead address does not use it all up.
        sock.settimeout(max(0.05, left / (len(addresses) - place)))
        try:
            sock.connect((address, port))
        except OSError as error:
            sock.close()
            last = ProbeError(fault_of(error), type(error).__name__)
        else:
            sock.settimeout(max(0.05, ends_at - time.monotonic()))
            return sock
    raise last


def open_through(proxy: str, host: str, port: int, limit_s: float, resolve: Resolve) -> socket.socket:
    """A stream to ``host`` through the HTTP proxy ``proxy``.

    Raises:
        ProbeError: ``proxy-unreachable``, ``proxy-sign-in`` (407), ``proxy-refuses`` (any other refusal).
    """
    parts = urlsplit(proxy)
    if parts.scheme not in {"http", ""} or not parts.hostname:
        raise ProbeError(ProbeFault.PROXY_REFUSES, "kind of proxy that the checks cannot speak to")
    try:
        sock = open_stream(parts.hostname, parts.port or 80, limit_s, resolve)
    except ProbeError as error:
        raise ProbeError(ProbeFault.PROXY_UNREACHABLE, error.code) from error
    try:
        sock.sendall(f"CONNECT {host}:{port} HTTP/1.1\r\nHost: {host}:{port}\r\n\r\n".encode("ascii"))
        response = http.client.HTTPResponse(sock, method="CONNECT")
        response.begin()
        status = response.status
    except (OSError, http.client.HTTPException) as error:
        sock.close()
        raise ProbeError(ProbeFault.PROXY_UNREACHABLE, type(error).__name__) from error
    if status == 200:
        return sock
    sock.close()
    raise ProbeError(
        ProbeFault.PROXY_SIGN_IN if status == 407 else ProbeFault.PROXY_REFUSES, f"status {status}"
    )
