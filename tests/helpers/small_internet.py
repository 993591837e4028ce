"""A small internet on loopback for the checks: the service, another site, resolvers, proxy, certificates."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import trustme

from tests.helpers import fault_server as faults
from tests.helpers.flows import brand
from walletcare.domain.diagnostic import DiagnosticResult, Side, Verdict
from walletcare.domain.flow import CheckId, CheckUse
from walletcare.domain.probe import Reference, Target
from walletcare.infra.clock import SystemClock
from walletcare.infra.probes import SocketProbe
from walletcare.troubleshoot.diagnostics.check import Cancel, CheckContext
from walletcare.troubleshoot.runner import run_checks
from walletcare.troubleshoot.targets import Targets
from walletcare.troubleshoot.verdict import decide

LOOPBACK = (("127.0.0.1", socket.AF_INET),)
NAME = "support.heron.example"
"""A name that only the resolvers of a test know."""
WAYS = [
    CheckId.NETWORK, CheckId.DNS, CheckId.PROXY, CheckId.CAPTIVE_PORTAL, CheckId.TCP, CheckId.TLS,
    CheckId.SERVICE, CheckId.CLOCK, CheckId.TIME_ZONE,
]  # fmt: skip


class ShiftedClock(SystemClock):
    def __init__(self, by: timedelta = timedelta()) -> None:
        self._by = by

    def now(self) -> datetime:
        return super().now() + self._by


@dataclass
class Scene:
    """A small internet: the service, a reference site, resolvers, a proxy, two sets of certificates."""

    stack: ExitStack
    folder: Path
    ca: trustme.CA = field(default_factory=trustme.CA)
    lookup: Callable[[str], tuple[str, ...]] | None = None
    resolvers: tuple[tuple[str, int], ...] = ()
    proxy: str = ""
    clock: SystemClock = field(default_factory=ShiftedClock)
    routes: tuple[tuple[str, socket.AddressFamily], ...] = LOOPBACK
    extra_system_ca: trustme.CA | None = None
    host: str = NAME
    port: int = 0
    is_tls: bool = True
    reference_port: int = 0
    seen: set[tuple[str, str]] = field(default_factory=set)
    sides: set[Side] = field(default_factory=set)

    def service(
        self, serve: faults.Serve, *, context: ssl.SSLContext | None = None, is_tls: bool = True
    ) -> None:
        self.is_tls = is_tls
        if is_tls and context is None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self.ca.issue_cert(NAME).configure_cert(context)
        self.port = self.stack.enter_context(faults.server(serve, context=context if is_tls else None))

    def reference(self, serve: faults.Serve) -> None:
        self.reference_port = self.stack.enter_context(faults.server(serve))

    def context(self, cancel: Cancel | None = None) -> CheckContext:
        public, system = self.folder / "public.pem", self.folder / "system.pem"
        public.write_bytes(self.ca.cert_pem.bytes())
        also = self.extra_system_ca.cert_pem.bytes() if self.extra_system_ca else b""
        system.write_bytes(self.ca.cert_pem.bytes() + also)
        found = self.lookup or (lambda host: ("127.0.0.1",) if host == NAME else no_such_name(host))
        probe = SocketProbe(
            self.clock,
            lookup=found,
            resolvers=self.resolvers,
            system_ca=system,
            public_ca=public,
            routes=self.routes,
            proxy_of=lambda _: self.proxy or None,
        )
        site = Target("reference-1", "127.0.0.1", self.reference_port, is_tls=False, path="/connecttest.txt")
        return CheckContext(
            probe=probe,
            targets=Targets(
                Target("support", self.host, self.port, is_tls=self.is_tls, expects_json=True),
                (Reference(site, 200, b"Microsoft Connect Test"),),
            ),
            clock=self.clock,
            brand=brand(),
            data_dir=self.folder,
            cancel=cancel or Cancel(),
        )

    def run(self, *checks: CheckId) -> tuple[dict[str, DiagnosticResult], Verdict]:
        results = run_checks([CheckUse(check) for check in checks or WAYS], self.context())
        self.seen |= {(found.check_id, found.reason) for found in results if found.reason}
        self.sides.add(decide(results).side)
        return {found.check_id: found for found in results}, decide(results)


def no_such_name(host: str) -> tuple[str, ...]:
    raise socket.gaierror(socket.EAI_NONAME, "no such name")


PORTAL = faults.http_answer(302, b"", headers={"Location": "http://portal.example/"})
FINE = faults.http_answer(200, b"Microsoft Connect Test")
JSON = faults.http_answer(200, b'{"name":"Support"}', headers={"Content-Type": "application/json"})
