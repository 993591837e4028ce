"""A probe that asks nothing more once a run was stopped or is over."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from walletcare.domain.probe import (
    HttpFacts,
    Link,
    NetworkProbe,
    ProxyFacts,
    Reach,
    Target,
    TlsFacts,
    Trust,
    ZoneFacts,
)


class StoppedError(Exception):
    """The run was stopped. No fault of the network, so that no check can take it for a finding."""


class StoppableProbe:
    """``inner`` until ``is_stopped``; after that every question to the network raises :class:`StoppedError`.

    A check takes several steps and is left to end by itself; without this, those that were still to come
    would leave this computer after the user had stopped them. What is under way is not cut short.
    """

    def __init__(self, inner: NetworkProbe, is_stopped: Callable[[], bool]) -> None:
        self._inner, self._is_stopped = inner, is_stopped

    def links(self) -> tuple[Link, ...]:
        return self._inner.links()

    def proxies(self, target: Target) -> ProxyFacts:
        return self._inner.proxies(target)

    def free_bytes(self, path: Path) -> int:
        return self._inner.free_bytes(path)

    def zone(self) -> ZoneFacts:
        return self._inner.zone()

    def resolve(self, host: str, limit_s: float) -> tuple[str, ...]:
        return self._asking().resolve(host, limit_s)

    def resolve_directly(self, host: str, limit_s: float) -> tuple[str, ...]:
        return self._asking().resolve_directly(host, limit_s)

    def connect(self, target: Target, limit_s: float, address: str = "") -> Reach:
        return self._asking().connect(target, limit_s, address)

    def handshake(self, target: Target, trust: Trust, limit_s: float, address: str = "") -> TlsFacts:
        return self._asking().handshake(target, trust, limit_s, address)

    def certificate(self, target: Target, limit_s: float) -> TlsFacts:
        return self._asking().certificate(target, limit_s)

    def fetch(self, target: Target, limit_s: float, body: bytes | None = None) -> HttpFacts:
        return self._asking().fetch(target, limit_s, body)

    def _asking(self) -> NetworkProbe:
        if self._is_stopped():
            raise StoppedError
        return self._inner
