"""A TCP stream to a target, directly or through a proxy."""

from __future__ import annotations

import errno
import socket
import time
from collections.abc import Callable
from urllib.parse import urlsplit

from walletcare.domain.probe import ProbeError, ProbeFault
from walletcare.infra.address_turns import turns
from walletcare.infra.tunnel import TunnelError, open_tunnel

_PORTS = {"socks5": 1080, "socks5h": 1080}
Resolve = Callable[[str, float], tuple[str, ...]]

_UNREACHABLE = {
    errno.ENETUNREACH,
    errno.EHOSTUNREACH,
    errno.ENETDOWN,
    errno.EAFNOSUPPORT,
    10047,  # WSAEAFNOSUPPORT
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
    refused: set[str] = set()
    for address, share in turns(resolve(host, limit_s)[:4], ends_at):
        if address in refused:
            continue
        try:
            sock = _connected(address, port, share)
        except OSError as error:
            if not isinstance(error, TimeoutError):
                refused.add(address)  # it said no, and would again
            last = ProbeError(fault_of(error), type(error).__name__)
        else:
            sock.settimeout(max(0.05, ends_at - time.monotonic()))
            return sock
    raise last


def _connected(address: str, port: int, limit_s: float) -> socket.socket:
    """Raises: OSError; also where the system knows nothing of IPv6 and makes no such socket."""
    sock = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_STREAM)
    try:
        sock.settimeout(limit_s)
        sock.connect((address, port))
    except OSError:
        sock.close()
        raise
    return sock


def open_through(proxy: str, host: str, port: int, limit_s: float, resolve: Resolve) -> socket.socket:
    """A stream to ``host`` through ``proxy``, of the kinds that the app itself can use.

    Raises:
        ProbeError: ``proxy-unreachable``, ``proxy-sign-in`` (407, or SOCKS), ``beyond-proxy`` (the proxy says
            that it cannot reach the far end), ``proxy-silent`` (it takes the question and does not answer in
            time), ``proxy-refuses`` (any other refusal, and kinds of proxy that nothing here can speak to).
    """
    parts = urlsplit(proxy)
    try:
        sock = open_stream(parts.hostname or "", parts.port or _PORTS.get(parts.scheme, 80), limit_s, resolve)
    except ProbeError as error:
        raise ProbeError(ProbeFault.PROXY_UNREACHABLE, error.code) from error
    try:
        open_tunnel(sock, proxy, host, port)
    except TunnelError as error:
        sock.close()
        raise ProbeError(_tunnel_fault(error), error.code) from error
    except TimeoutError as error:
        sock.close()
        raise ProbeError(ProbeFault.PROXY_SILENT, type(error).__name__) from error
    except OSError as error:
        sock.close()
        raise ProbeError(ProbeFault.PROXY_UNREACHABLE, type(error).__name__) from error
    return sock


def _tunnel_fault(error: TunnelError) -> ProbeFault:
    if error.is_beyond:
        return ProbeFault.BEYOND_PROXY
    return ProbeFault.PROXY_SIGN_IN if error.code == "proxy-auth" else ProbeFault.PROXY_REFUSES
