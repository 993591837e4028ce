"""The network as it really is: :class:`walletcare.domain.probe.NetworkProbe` over sockets."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable
from pathlib import Path

from walletcare.domain.clock import Clock
from walletcare.domain.probe import (
    HttpFacts,
    Link,
    ProbeError,
    ProbeFault,
    ProxyFacts,
    Reach,
    Target,
    TlsFacts,
    Trust,
    ZoneFacts,
)
from walletcare.infra.probes import machine
from walletcare.infra.probes.dns_query import ask
from walletcare.infra.probes.handshake import facts_of, parse_http_date, secure, unverified_context
from walletcare.infra.probes.stream import fault_of, open_stream, open_through
from walletcare.infra.probes.timed_socket import TimedSocket
from walletcare.infra.tls import tls_context

PUBLIC_RESOLVERS = (("223.5.5.5", 53), ("1.1.1.1", 53), ("9.9.9.9", 53))
"""AliDNS, Cloudflare, Quad9: one of them answers from nearly everywhere."""
MAX_BODY = 64 * 1024


def system_lookup(host: str) -> tuple[str, ...]:
    """Addresses of ``host`` by the operating system. Raises OSError as ``getaddrinfo`` does."""
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


class SocketProbe:
    """Real probes. Safe to use from several threads.

    Args:
        lookup: The system's resolver; another one in places where the resolver itself is on trial.
        resolvers: Servers for the second way of looking up.
        system_ca / public_ca: PEM files that stand for the system's and the public set of certificates.
        routes: Addresses that decide whether there is a way out.
        proxy_of: The proxy for a target, with its sign-in; by default the environment's or the system's.
    """

    def __init__(
        self,
        clock: Clock,
        *,
        lookup: Callable[[str], tuple[str, ...]] = system_lookup,
        resolvers: tuple[tuple[str, int], ...] = PUBLIC_RESOLVERS,
        system_ca: Path | None = None,
        public_ca: Path | None = None,
        routes: tuple[tuple[str, socket.AddressFamily], ...] | None = None,
        proxy_of: Callable[[Target], str | None] = machine.proxy_address,
    ) -> None:
        self._clock = clock
        self._lookup = lookup
        self._resolvers = resolvers
        self._cas = {Trust.SYSTEM: system_ca, Trust.PUBLIC: public_ca}
        self._routes = machine.ROUTES if routes is None else routes
        self._proxy_of = proxy_of
        self._contexts: dict[Trust, ssl.SSLContext] = {}
        self._contexts_lock = threading.Lock()

    def links(self) -> tuple[Link, ...]:
        return machine.links(self._routes)

    def resolve(self, host: str, limit_s: float) -> tuple[str, ...]:
        try:
            ipaddress.ip_address(host)
        except ValueError:
            return self._resolve_name(host, limit_s)
        return (host,)

    def _resolve_name(self, host: str, limit_s: float) -> tuple[str, ...]:
        """The system's resolver cannot be told how long to wait, so it is asked on a thread of its own."""
        outcome: list[tuple[str, ...] | ProbeError] = []

        def look_up() -> None:
            try:
                outcome.append(self._lookup(host))
            except socket.gaierror as error:
                is_unknown = error.errno in {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", None)}
                fault = ProbeFault.NAME_UNKNOWN if is_unknown else ProbeFault.DNS_FAILS
                outcome.append(ProbeError(fault, error.strerror or ""))
            except UnicodeError:
                # No name at all (``a..b``): it is not even asked for.
                outcome.append(ProbeError(ProbeFault.NAME_UNKNOWN, "not a name"))
            except OSError as error:
                outcome.append(ProbeError(ProbeFault.DNS_FAILS, type(error).__name__))
            except ProbeError as error:
                outcome.append(error)

        worker = threading.Thread(target=look_up, name="look-up", daemon=True)
        worker.start()
        worker.join(limit_s)
        if not outcome:
            raise ProbeError(ProbeFault.DNS_FAILS, "no answer in time")
        if isinstance(outcome[0], ProbeError):
            raise outcome[0]
        return outcome[0]

    def resolve_directly(self, host: str, limit_s: float) -> tuple[str, ...]:
        last = ProbeError(ProbeFault.DNS_FAILS)
        for server in self._resolvers:
            try:
                return ask(host, server, limit_s / len(self._resolvers))
            except ProbeError as error:
                if error.code == ProbeFault.NAME_UNKNOWN:
                    raise
                if last.code != ProbeFault.NAME_SERVER_FAILS:
                    last = error
        raise last

    def proxies(self, target: Target) -> ProxyFacts:
        return machine.proxy_facts(self._proxy_of(target))

    def connect(self, target: Target, limit_s: float, address: str = "") -> Reach:
        started = time.monotonic()
        with self._stream(target, limit_s, address) as sock:
            family = "IPv6" if sock.family == socket.AF_INET6 else "IPv4"
            took_s, is_by_proxy = time.monotonic() - started, bool(self._proxy_of(target))
            return Reach(took_s, family, is_by_proxy, is_by_proxy or self._is_first(target, sock))

    def _is_first(self, target: Target, sock: socket.socket) -> bool:
        """Whether ``sock`` leads to the address that the resolver gives first."""
        try:
            first = self.resolve(target.host, 1.0)[:1]
        except ProbeError:
            return True
        return str(sock.getpeername()[0]) in first

    def handshake(self, target: Target, trust: Trust, limit_s: float, address: str = "") -> TlsFacts:
        with secure(self._stream(target, limit_s, address), target.host, self._context(trust)) as secured:
            return facts_of(secured)

    def certificate(self, target: Target, limit_s: float) -> TlsFacts:
        with secure(self._stream(target, limit_s), target.host, unverified_context()) as secured:
            return facts_of(secured)

    def fetch(self, target: Target, limit_s: float, body: bytes | None = None) -> HttpFacts:
        asked_at, started = self._clock.now(), time.monotonic()
        sock = self._stream(target, limit_s)
        if target.is_tls:
            sock = secure(sock, target.host, self._context(Trust.SYSTEM))
        connection = http.client.HTTPConnection(target.host, target.port)
        connection.sock = TimedSocket(sock, started + limit_s)
        headers = {"User-Agent": "WalletCare", "Accept": "*/*", "Connection": "close"}
        if body is not None:
            headers["Content-Type"] = "application/json"
        try:
            connection.request("GET" if body is None else "POST", target.path, body=body, headers=headers)
            response = connection.getresponse()
            read = response.read(MAX_BODY)
        except http.client.HTTPException as error:
            is_cut = isinstance(error, http.client.RemoteDisconnected)
            fault = ProbeFault.RESET if is_cut else ProbeFault.NOT_HTTP
            raise ProbeError(fault, type(error).__name__) from error
        except OSError as error:
            raise ProbeError(fault_of(error), type(error).__name__) from error
        finally:
            connection.close()
            sock.close()
        found = {name.lower(): value for name, value in response.getheaders()}
        return HttpFacts(
            status=response.status,
            headers=found,
            body=read,
            took_s=time.monotonic() - started,
            asked_at=asked_at,
            date=parse_http_date(found["date"]) if "date" in found else None,
        )

    def free_bytes(self, path: Path) -> int:
        return machine.free_bytes(path)

    def zone(self) -> ZoneFacts:
        return machine.zone(self._clock)

    def _stream(self, target: Target, limit_s: float, address: str = "") -> socket.socket:
        if address:
            return open_stream(address, target.port, limit_s, self.resolve)
        proxy = self._proxy_of(target)
        if proxy:
            return open_through(proxy, target.host, target.port, limit_s, self.resolve)
        return open_stream(target.host, target.port, limit_s, self.resolve)

    def _context(self, trust: Trust) -> ssl.SSLContext:
        with self._contexts_lock:
            if trust not in self._contexts:
                self._contexts[trust] = self._make_context(trust)
            return self._contexts[trust]

    def _make_context(self, trust: Trust) -> ssl.SSLContext:
        cafile = self._cas[trust]
        if trust is Trust.SYSTEM and cafile is None:
            return tls_context()
        if cafile is None:
            import certifi

            cafile = Path(certifi.where())
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        context.load_verify_locations(cafile=str(cafile))
        return context
