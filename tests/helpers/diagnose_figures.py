"""How long ``diagnose`` takes, for ``docs/diagnostics.md``: ``python -m tests.helpers.diagnose_figures``."""
# ruff: noqa: T201 - its output is its purpose

from __future__ import annotations

import json
import socket
import ssl
import tempfile
import threading
import time
from contextlib import ExitStack
from pathlib import Path

import trustme

from tests.helpers import fault_server as faults
from tests.helpers.black_hole import run_in_black_hole, why_not
from tests.helpers.flows import brand
from walletcare.domain.flow import CONNECTION_CHECKS, CheckUse
from walletcare.domain.probe import Reference, Target
from walletcare.infra.clock import SystemClock
from walletcare.infra.probes import SocketProbe
from walletcare.troubleshoot.diagnostics.check import CheckContext
from walletcare.troubleshoot.runner import OVERALL_LIMIT_S, run_checks
from walletcare.troubleshoot.targets import Targets
from walletcare.troubleshoot.verdict import decide

NAME, FAR_S = "support.heron.example", 0.15


def small_internet(
    stack: ExitStack, folder: Path, service: faults.Serve, pause: threading.Event
) -> CheckContext:
    """Service, reference site and resolver on loopback, each 150 ms away."""
    ca = trustme.CA()
    (folder / "ca.pem").write_bytes(ca.cert_pem.bytes())
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ca.issue_cert(NAME).configure_cert(context)
    port = stack.enter_context(faults.server(service, context=context))
    words = b"Microsoft Connect Test"
    site = stack.enter_context(
        faults.server(faults.http_answer(200, words, before=lambda: pause.wait(FAR_S)))
    )
    resolver = stack.enter_context(faults.dns_server(lambda host: ("127.0.0.1",) if host == NAME else None))
    probe = SocketProbe(
        SystemClock(),
        lookup=look_up,
        resolvers=(resolver,),
        system_ca=folder / "ca.pem",
        public_ca=folder / "ca.pem",
        proxy_of=lambda _: None,
    )
    reference = Target("reference-1", "127.0.0.1", site, is_tls=False)
    return CheckContext(
        probe=probe,
        targets=Targets(
            Target("support", NAME, port, is_tls=True, expects_json=True), (Reference(reference, 200, words),)
        ),
        clock=SystemClock(),
        brand=brand(),
        data_dir=folder,
    )


def look_up(host: str) -> tuple[str, ...]:
    """The system's resolver of the small internet."""
    if host != NAME:
        raise socket.gaierror(socket.EAI_NONAME, "no such name")
    return ("127.0.0.1",)


def measure(title: str, context: CheckContext) -> None:
    started = time.monotonic()
    results = run_checks([CheckUse(check) for check in CONNECTION_CHECKS], context)
    took = time.monotonic() - started
    print(f"{title}: {took:.1f} s, {took / OVERALL_LIMIT_S:.0%} of the limit, {decide(results).side}")


def main() -> None:
    pause = threading.Event()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        fine = faults.http_answer(200, b"{}", before=lambda: pause.wait(FAR_S))
        measure("healthy, everything 150 ms away", small_internet(stack, folder, fine, pause))
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        measure(
            "service takes every question and never answers",
            small_internet(stack, folder, faults.hold_until(pause), pause),
        )
        pause.set()
    reason = why_not()
    if reason:
        print(f"black hole: not measured, {reason}")
        return
    started = time.monotonic()
    done = run_in_black_hole("diagnose", "--json")
    took = time.monotonic() - started
    side = json.loads(done.stdout)["verdict"]["side"]
    share = took / OVERALL_LIMIT_S
    print(f"every packet vanishes, the whole command: {took:.1f} s, {share:.0%} of the limit, {side}")


if __name__ == "__main__":
    main()
