"""The door to the network for checks: what can be asked, and what comes back.

``walletcare.infra.probes`` implements :class:`NetworkProbe` with sockets. A check never names a host: it asks
about a :class:`Target`, and targets come from the brand file and from the table of reference sites only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from walletcare.domain.errors import PlatformError


@dataclass(frozen=True, slots=True)
class Target:
    """Somewhere a check may connect to.

    Attributes:
        name: What it is to us: ``support``, ``website``, ``node``. It goes into reports; hosts do not.
        path: The path of the request that shows whether it works.
        expects_json: True when anything but JSON means that something else answered.
    """

    name: str
    host: str
    port: int
    is_tls: bool
    path: str = "/"
    expects_json: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """A site that answers a plain question in a fixed way, for telling apart "no internet" and "not there".

    Attributes:
        status: The HTTP status of an answer that nobody tampered with.
        body: What the body starts with or holds; empty for an empty body.
    """

    target: Target
    status: int
    body: bytes


class ProbeError(PlatformError):
    """The question got no answer. ``code`` is one of :class:`ProbeFault`."""


class ProbeFault(StrEnum):
    NO_NETWORK = "no-network"
    NAME_UNKNOWN = "name-unknown"
    DNS_FAILS = "dns-fails"
    NAME_SERVER_FAILS = "name-server-fails"
    REFUSED = "refused"
    RESET = "reset"
    NO_ANSWER = "no-answer"
    UNREACHABLE = "unreachable"
    PROXY_UNREACHABLE = "proxy-unreachable"
    PROXY_SIGN_IN = "proxy-sign-in"
    PROXY_REFUSES = "proxy-refuses"
    PROXY_SILENT = "proxy-silent"
    BEYOND_PROXY = "beyond-proxy"
    TLS_FAILS = "tls-fails"
    TLS_OLD = "tls-old"
    EXPIRED = "certificate-expired"
    NOT_YET_VALID = "certificate-not-yet-valid"
    WRONG_NAME = "certificate-wrong-name"
    SELF_SIGNED = "certificate-self-signed"
    UNKNOWN_ISSUER = "certificate-unknown"
    NOT_HTTP = "not-http"


class Trust(StrEnum):
    """Which certificates count: those of the operating system, or the public set that ships with us."""

    SYSTEM = "system"
    PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class Link:
    """A way out of this computer. ``kind``: ``wifi``, ``wired`` or empty when that is not known."""

    interface: str
    family: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class ProxyFacts:
    """What is set on this computer. ``address`` never holds a user name or password.

    Attributes:
        source: ``environment``, ``system`` or empty.
        has_script: A proxy script (PAC) is set; it is reported and not run.
    """

    address: str = ""
    source: str = ""
    has_script: bool = False


@dataclass(frozen=True, slots=True)
class Reach:
    """A connection that came about. ``is_first_try``: at the first address of the name."""

    took_s: float
    family: str
    is_by_proxy: bool = False
    is_first_try: bool = True


@dataclass(frozen=True, slots=True)
class TlsFacts:
    """A finished handshake: version (``TLSv1.3``), end of validity, and who issued the certificate."""

    version: str
    not_after: datetime | None
    issuer: str


@dataclass(frozen=True, slots=True)
class HttpFacts:
    """An answer over HTTP. ``headers`` have small-letter names; ``body`` is cut at 64 KiB."""

    status: int
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)
    took_s: float
    asked_at: datetime
    date: datetime | None = None


@dataclass(frozen=True, slots=True)
class ZoneFacts:
    """The time zone of this computer as the system has it."""

    name: str
    offset: timedelta


class NetworkProbe(Protocol):
    """Answers questions about this computer and the network. Every method blocks for at most ``limit_s``.

    Raises:
        ProbeError: With a :class:`ProbeFault` as its code.
    """

    def links(self) -> tuple[Link, ...]:
        """Ways out of this computer; empty when there are none. Sends nothing."""
        ...

    def resolve(self, host: str, limit_s: float) -> tuple[str, ...]:
        """Addresses of ``host`` as this computer's resolver gives them."""
        ...

    def resolve_directly(self, host: str, limit_s: float) -> tuple[str, ...]:
        """Addresses of ``host`` as public resolvers give them, past the ones this network hands out."""
        ...

    def proxies(self, target: Target) -> ProxyFacts:
        """The proxy that connections to ``target`` go through."""
        ...

    def connect(self, target: Target, limit_s: float, address: str = "") -> Reach:
        """Open a connection (through the proxy, when one is set) and close it.

        Args:
            address: Where to go in place of what this computer's resolver says; then no proxy is used.
        """
        ...

    def handshake(self, target: Target, trust: Trust, limit_s: float, address: str = "") -> TlsFacts:
        """Open a verified TLS connection and close it. ``address`` as in :meth:`connect`."""
        ...

    def certificate(self, target: Target, limit_s: float) -> TlsFacts:
        """What the far end shows, verified or not; nothing is sent over that connection."""
        ...

    def fetch(self, target: Target, limit_s: float, body: bytes | None = None) -> HttpFacts:
        """GET the target's path (POST when there is a ``body``), without following redirects."""
        ...

    def free_bytes(self, path: Path) -> int:
        """Free space for this user where ``path`` is."""
        ...

    def zone(self) -> ZoneFacts: ...
