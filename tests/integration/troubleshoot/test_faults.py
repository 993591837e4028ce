"""Every fault on loopback, met with the real probes: each gives its result and its verdict.

The table of ``docs/diagnostics.md`` is held to what the tests here saw: the row that names a test must be
true of it, and every reason that the connection checks know must have a row.
"""

from __future__ import annotations

import inspect
import socket
import ssl
import threading
import warnings
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import trustme

from tests.helpers import fault_server as faults
from tests.helpers.flows import brand
from tests.helpers.small_internet import (
    FINE,
    JSON,
    LOOPBACK,
    NAME,
    PORTAL,
    WAYS,
    Scene,
    ShiftedClock,
    no_such_name,
)
from tests.helpers.tls import make_certificates
from walletcare.domain.check_reason import REASONS
from walletcare.domain.diagnostic import CheckStatus, DiagnosticResult, Side
from walletcare.domain.flow import CheckId, CheckUse
from walletcare.domain.probe import Reference, Target
from walletcare.infra.probes import SocketProbe
from walletcare.troubleshoot.diagnostics.check import CheckContext
from walletcare.troubleshoot.runner import run_checks
from walletcare.troubleshoot.targets import Targets


def hang_up(connection: socket.socket) -> None:
    faults.read_request(connection)


@dataclass(frozen=True)
class Row:
    """A line of the table. ``reason`` is empty where nothing is to be found."""

    fault: str
    check: str
    reason: str
    side: Side
    test: str


def read_table() -> list[Row]:
    text = (Path(__file__).parents[3] / "docs" / "diagnostics.md").read_text(encoding="utf-8")
    lines = text[text.index("| fault | check") :].split("\n\n")[0].splitlines()[2:]
    rows = []
    for line in lines:
        fault, check, reason, side, test = (cell.strip() for cell in line.strip("|").split(" | "))
        code = reason.split("`")[1] if reason.startswith("`") else ""
        rows.append(Row(fault, check.strip("`"), code, Side(side.replace(" ", "-")), test.strip("`")))
    return rows


TABLE = read_table()
NOT_STAGED = {(CheckId.TCP, "reset"), (CheckId.TCP, "unreachable")}
"""Loopback is never unreachable, and a connection cut while connecting is reported as refused."""


@pytest.fixture
def scene(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Scene]:
    with ExitStack() as stack:
        built = Scene(stack, tmp_path)
        built.resolvers = (
            stack.enter_context(faults.dns_server(lambda host: ("127.0.0.1",) if host == NAME else None)),
        )
        built.reference(FINE)
        yield built
    name = request.node.originalname.removeprefix("test_")
    rows = [row for row in TABLE if row.test == name and row.reason]
    if rows and built.seen:
        told = [row for row in rows if (row.check, row.reason) in built.seen and row.side in built.sides]
        assert told, f"the table says {rows}, seen was {built.seen} and {built.sides}"


def test_every_row_of_the_table_is_a_test_of_that_fault() -> None:
    functions = {name: value for name, value in globals().items() if name.startswith("test_")}
    for group in (TestProxy, TestDns):
        functions |= {name: value for name, value in vars(group).items() if name.startswith("test_")}
    for row in TABLE:
        function = functions[f"test_{row.test}"]
        marks = repr(getattr(function, "pytestmark", ""))
        assert row.reason in marks + inspect.getsource(function), row


def test_every_reason_of_the_connection_checks_has_a_row() -> None:
    told = {(row.check, row.reason) for row in TABLE}
    known = {(check, reason) for check in WAYS for reason in REASONS[check]}
    assert known - told == NOT_STAGED


def assert_found(
    scene: Scene,
    check: CheckId,
    reason: str,
    side: Side,
    status: CheckStatus = CheckStatus.FAILED,
    checks: tuple[CheckId, ...] = (),
) -> DiagnosticResult:
    results, verdict = scene.run(*checks)
    found = results[check]
    assert (found.reason, found.status) == (reason, status), found
    assert verdict.side is side, verdict
    assert found.finding.zh
    assert found.finding.en
    # The address of a server is no private datum, but a report needs none, and a proxy may carry a password.
    assert NAME not in " ".join(found.evidence)
    return found


def test_all_is_well(scene: Scene) -> None:
    scene.service(JSON)
    results, verdict = scene.run()
    assert {found.check_id: found.reason for found in results.values() if found.reason} == {}
    assert verdict.side is Side.NOTHING_FOUND
    assert results["tls"].value == "TLSv1.3"
    assert results["service"].value.endswith("ms")


def test_no_network(scene: Scene) -> None:
    scene.routes = ()
    scene.port = faults.closed_port()
    assert_found(scene, CheckId.NETWORK, "no-network", Side.YOU)


def test_refused_while_other_sites_answer(scene: Scene) -> None:
    scene.port = faults.closed_port()
    assert_found(scene, CheckId.TCP, "refused", Side.THEM)


def test_no_internet_behind_the_network(scene: Scene) -> None:
    scene.port = scene.reference_port = faults.closed_port()
    assert_found(scene, CheckId.CAPTIVE_PORTAL, "no-internet", Side.THE_WAY)


def test_reset_in_the_handshake(scene: Scene) -> None:
    scene.service(faults.reset, is_tls=False)
    scene.is_tls = True
    found = assert_found(scene, CheckId.TLS, "tls-cut", Side.UNKNOWN)
    assert "reset" in " ".join(found.evidence)


def test_a_handshake_that_nobody_finishes(scene: Scene) -> None:
    event = threading.Event()
    scene.service(faults.hold_until(event), is_tls=False)
    scene.stack.callback(event.set)
    scene.is_tls = True
    assert_found(scene, CheckId.TLS, "tls-cut", Side.UNKNOWN)


def test_a_first_address_that_swallows_everything(scene: Scene) -> None:
    """Broken IPv6 as the name has it: told as such, and the service is not called slow for it."""
    scene.service(JSON)
    scene.stack.enter_context(faults.swallowing(("127.0.0.2", scene.port)))
    scene.lookup = lambda host: ("127.0.0.2", "127.0.0.1") if host == NAME else no_such_name(host)
    results, verdict = scene.run()
    assert (results["tcp"].status, results["tcp"].reason) == (CheckStatus.WARNING, "first-address-silent")
    assert results["service"].status is CheckStatus.PASSED
    assert (verdict.rule, verdict.side) == ("worth-knowing", Side.NOTHING_FOUND)


def test_black_hole(scene: Scene) -> None:
    scene.port = scene.stack.enter_context(faults.swallowing())
    assert_found(scene, CheckId.TCP, "no-answer", Side.THEM)


def test_a_service_that_hangs_up_without_a_word(scene: Scene) -> None:
    scene.service(hang_up)
    assert_found(scene, CheckId.SERVICE, "no-answer", Side.THEM)


@pytest.mark.slow
def test_silent_service(scene: Scene) -> None:
    """Waits out the whole limit of ten seconds. ``pytest -m slow tests/integration/troubleshoot``."""
    event = threading.Event()
    scene.service(faults.hold_until(event))
    scene.stack.callback(event.set)
    results, verdict = scene.run(CheckId.NETWORK, CheckId.TCP, CheckId.TLS, CheckId.SERVICE)
    assert results["service"].reason in {"no-answer", "no-answer-in-time"}
    assert results["tls"].status is CheckStatus.PASSED
    assert verdict.side is Side.THEM


def test_slow_is_not_down(scene: Scene) -> None:
    """The answer takes 2.2 seconds, just over the mark; it is told as slow, with the figure."""
    pause = threading.Event()
    scene.service(faults.http_answer(200, b"{}", before=lambda: pause.wait(2.2)))
    found = assert_found(scene, CheckId.SERVICE, "slow", Side.THEM, CheckStatus.WARNING)
    assert float(found.value.split()[0]) >= 2.2
    assert "not down" in found.finding.en


def test_slow_like_everything_else(scene: Scene) -> None:
    """A reference site takes its time too, so it is the network that is slow."""
    pause = threading.Event()
    scene.service(faults.http_answer(200, b"{}", before=lambda: pause.wait(2.2)))
    scene.reference(
        faults.http_answer(200, b"Microsoft Connect Test", before=lambda: pause.wait(1.8)),
    )
    assert_found(scene, CheckId.SERVICE, "slow-way", Side.THE_WAY, CheckStatus.WARNING)


@pytest.mark.slow
def test_eight_seconds_are_slow_and_not_down(scene: Scene) -> None:
    """S0-07 with its own figure. ``pytest -m slow tests/integration/troubleshoot``."""
    pause = threading.Event()
    scene.service(faults.http_answer(200, b"{}", before=lambda: pause.wait(8)))
    results, verdict = scene.run(CheckId.NETWORK, CheckId.TCP, CheckId.TLS, CheckId.SERVICE)
    assert (results["service"].reason, verdict.side) == ("slow", Side.THEM)
    assert float(results["service"].value.split()[0]) >= 8


def test_answers_that_get_lost(scene: Scene) -> None:
    turns = iter(range(1000))

    def sometimes(connection: socket.socket) -> None:
        if next(turns) % 2:
            faults.reset(connection)
        else:
            JSON(connection)

    scene.service(sometimes)
    found = assert_found(scene, CheckId.SERVICE, "lossy", Side.UNKNOWN, CheckStatus.WARNING)
    assert found.value == "2/4"


def test_answers_that_get_lost_everywhere(scene: Scene) -> None:
    """Other sites lose as many, so it is the network (S0-06)."""

    def every_second(serve: faults.Serve) -> faults.Serve:
        turns = iter(range(1000))
        return lambda connection: (faults.reset if next(turns) % 2 else serve)(connection)

    scene.service(every_second(JSON))
    scene.reference(every_second(FINE))
    found = assert_found(
        scene,
        CheckId.SERVICE,
        "lossy-way",
        Side.THE_WAY,
        CheckStatus.WARNING,
        (CheckId.TCP, CheckId.SERVICE),
    )
    assert found.value == "2/4"


@pytest.mark.parametrize(
    ("which", "reason", "side"),
    [
        ("wrong_host", "certificate-wrong-name", Side.THEM),
        ("expired", "certificate-expired", Side.THEM),
        ("not_yet_valid", "certificate-not-yet-valid", Side.THEM),
        ("self_signed", "certificate-self-signed", Side.THE_WAY),
        ("unknown_ca", "certificate-unknown", Side.THE_WAY),
    ],
)
def test_bad_certificates(scene: Scene, which: str, reason: str, side: Side, tmp_path: Path) -> None:
    certificates = make_certificates(tmp_path)
    scene.host = "127.0.0.1"
    if which in {"self_signed", "unknown_ca"}:
        context = getattr(certificates, which)
    else:
        # Signed by the authority that this scene trusts, so that only the one fault is left.
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        names = ("other.example",) if which == "wrong_host" else ("127.0.0.1",)
        past = datetime(2001, 1, 1, tzinfo=UTC) if which == "expired" else None
        future = datetime(2500, 1, 1, tzinfo=UTC) if which == "not_yet_valid" else None
        scene.ca.issue_cert(*names, not_after=past, not_before=future).configure_cert(context)
    scene.service(JSON, context=context)
    assert_found(scene, CheckId.TLS, reason, side)


def test_a_wrong_clock_explains_a_refused_certificate(scene: Scene) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    scene.ca.issue_cert(NAME, not_after=datetime(2001, 1, 1, tzinfo=UTC)).configure_cert(context)
    scene.service(JSON, context=context)
    scene.clock = ShiftedClock(timedelta(days=400))
    found = assert_found(scene, CheckId.CLOCK, "clock-ahead", Side.YOU)
    assert found.value.startswith("400 d")


@pytest.mark.parametrize(
    "who", ["Office Proxy", "Kestrel Antivirus", "公司网关", "Net Filter, Inc. <b>", "x" * 64]
)
def test_read_on_the_way_by_a_second_authority(scene: Scene, who: str) -> None:
    """Threat T18: whoever the own store trusts and the public set does not is named, each time."""
    middle = trustme.CA(organization_name=who)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    middle.issue_cert(NAME).configure_cert(context)
    scene.extra_system_ca = middle
    scene.service(JSON, context=context)
    found = assert_found(scene, CheckId.TLS, "intercepted", Side.THE_WAY, CheckStatus.WARNING)
    assert who in found.finding.en
    assert who in found.finding.zh


def test_plain_http_beyond_this_computer_is_refused(scene: Scene) -> None:
    scene.service(JSON, is_tls=False)
    assert_found(scene, CheckId.TLS, "tls-fails", Side.THEM)


def test_old_tls_only(scene: Scene) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    scene.ca.issue_cert(NAME).configure_cert(context)
    context.set_ciphers("ALL:@SECLEVEL=0")
    with warnings.catch_warnings(action="ignore", category=DeprecationWarning):
        context.minimum_version = ssl.TLSVersion.TLSv1
        context.maximum_version = ssl.TLSVersion.TLSv1_1
    scene.service(JSON, context=context)
    assert_found(scene, CheckId.TLS, "tls-old", Side.THEM)


def test_sign_in_page_of_the_network(scene: Scene) -> None:
    scene.reference(PORTAL)
    scene.service(PORTAL, is_tls=False)
    scene.is_tls = True
    assert_found(scene, CheckId.CAPTIVE_PORTAL, "captive-portal", Side.THE_WAY)


def test_sign_in_page_without_a_redirect(scene: Scene) -> None:
    scene.reference(faults.http_answer(200, b"<html>Welcome to the hotel</html>"))
    scene.service(PORTAL, is_tls=False)
    scene.is_tls = True
    assert_found(scene, CheckId.CAPTIVE_PORTAL, "captive-portal", Side.THE_WAY)


def test_html_in_place_of_json(scene: Scene) -> None:
    scene.service(faults.http_answer(200, b"<html>hi</html>", headers={"Content-Type": "text/html"}))
    assert_found(scene, CheckId.SERVICE, "service-misplaced", Side.THEM)


def test_a_redirect_in_place_of_json(scene: Scene) -> None:
    scene.service(PORTAL)
    assert_found(scene, CheckId.SERVICE, "service-misplaced", Side.THEM)


def test_html_on_a_connection_that_nobody_vouches_for(scene: Scene) -> None:
    scene.service(faults.http_answer(200, b"<html>hi</html>", headers={"Content-Type": "text/html"}))
    assert_found(
        scene, CheckId.SERVICE, "not-our-service", Side.THE_WAY, checks=(CheckId.TCP, CheckId.SERVICE)
    )


@pytest.mark.parametrize(
    ("status", "reason"), [(503, "service-error"), (500, "service-error"), (404, "service-refuses")]
)
def test_their_system_has_an_error(scene: Scene, status: int, reason: str) -> None:
    scene.service(faults.http_answer(status, b"{}"))
    found = assert_found(scene, CheckId.SERVICE, reason, Side.THEM)
    assert found.value == str(status)


@pytest.mark.parametrize(
    ("shift", "reason", "status"),
    [
        (timedelta(seconds=12), "", CheckStatus.PASSED),
        (timedelta(minutes=-4, seconds=-12), "clock-behind", CheckStatus.WARNING),
        (timedelta(days=-400), "clock-behind", CheckStatus.FAILED),
        (timedelta(days=-1), "clock-behind", CheckStatus.FAILED),
        (timedelta(days=1, minutes=1), "clock-ahead", CheckStatus.FAILED),
        (timedelta(days=2), "clock-ahead", CheckStatus.FAILED),
        (timedelta(days=3650), "clock-ahead", CheckStatus.FAILED),
        (timedelta(days=-3650), "clock-behind", CheckStatus.FAILED),
    ],
)
def test_clocks(scene: Scene, shift: timedelta, reason: str, status: CheckStatus) -> None:
    scene.service(JSON)
    scene.clock = ShiftedClock(shift)
    results, verdict = scene.run(CheckId.NETWORK, CheckId.CLOCK)
    assert (results["clock"].reason, results["clock"].status) == (reason, status)
    assert verdict.side is (Side.YOU if reason else Side.NOTHING_FOUND)


def test_a_clock_off_by_whole_hours_is_a_wrong_zone(scene: Scene) -> None:
    scene.service(JSON)
    scene.clock = ShiftedClock(timedelta(hours=8))
    results, _ = scene.run(CheckId.CLOCK, CheckId.TIME_ZONE)
    assert results["time-zone"].reason == "zone-unusual"


def test_a_wrong_date_of_the_service_alone_does_not_blame_this_computer(scene: Scene) -> None:
    """One server of three is wrong: the middle one counts."""
    scene.service(faults.http_answer(200, b"{}", date=datetime(2020, 1, 1, tzinfo=UTC)))
    site = Target("reference-2", "127.0.0.1", scene.reference_port, is_tls=False)
    results, _ = scene.run(CheckId.CLOCK)
    assert results["clock"].status is CheckStatus.PASSED, "the other site and this clock agree"
    probe_context = _context_with_two_references(scene, site)
    (found,) = run_checks([CheckUse(CheckId.CLOCK)], probe_context)
    assert found.status is CheckStatus.PASSED


def _context_with_two_references(scene: Scene, site: Target) -> CheckContext:
    probe = SocketProbe(
        scene.clock,
        lookup=lambda _: ("127.0.0.1",),
        system_ca=scene.folder / "system.pem",
        routes=LOOPBACK,
        proxy_of=lambda _: None,
    )
    return CheckContext(
        probe=probe,
        targets=Targets(
            Target("support", NAME, scene.port, is_tls=True),
            (
                Reference(site, 200, b"Microsoft Connect Test"),
                Reference(site, 200, b"Microsoft Connect Test"),
            ),
        ),
        clock=scene.clock,
        brand=brand(),
        data_dir=scene.folder,
    )


class TestProxy:
    def test_a_working_proxy_carries_everything(self, scene: Scene) -> None:
        scene.host = "127.0.0.1"
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        scene.ca.issue_cert("127.0.0.1").configure_cert(context)
        scene.service(JSON, context=context)
        port = scene.stack.enter_context(faults.server(faults.connect_proxy()))
        scene.proxy = f"http://127.0.0.1:{port}"
        results, verdict = scene.run()
        assert results["proxy"].status is CheckStatus.PASSED
        assert results["tls"].status is CheckStatus.PASSED
        assert results["service"].status is CheckStatus.PASSED
        assert verdict.side is Side.NOTHING_FOUND
        assert "by proxy" in " ".join(results["tcp"].evidence)

    def test_a_proxy_with_a_sign_in_works_and_is_not_told(self, scene: Scene) -> None:
        scene.service(JSON)
        proxy = faults.connect_proxy(login=b"Basic aGVyb246c2VjcmV0")
        port = scene.stack.enter_context(faults.server(proxy))
        scene.proxy = f"http://heron:secret@127.0.0.1:{port}"
        scene.host = "127.0.0.1"
        results, _ = scene.run(CheckId.PROXY, CheckId.TCP)
        assert results["proxy"].status is CheckStatus.PASSED
        assert "secret" not in repr(results)

    def test_a_socks_proxy_carries_everything(self, scene: Scene) -> None:
        scene.service(JSON)
        port = scene.stack.enter_context(faults.server(faults.socks_proxy))
        scene.proxy = f"socks5h://127.0.0.1:{port}"
        results, verdict = scene.run()
        assert {found.status for found in results.values()} <= {CheckStatus.PASSED, CheckStatus.SKIPPED}
        assert verdict.side is Side.NOTHING_FOUND

    @pytest.mark.parametrize(("status", "reason"), [(407, "proxy-sign-in"), (403, "proxy-refuses")])
    def test_a_proxy_that_says_no(self, scene: Scene, status: int, reason: str) -> None:
        scene.service(JSON)
        port = scene.stack.enter_context(faults.server(faults.connect_proxy(status)))
        scene.proxy = f"http://127.0.0.1:{port}"
        assert_found(scene, CheckId.PROXY, reason, Side.YOU)

    def test_a_proxy_that_is_gone(self, scene: Scene) -> None:
        scene.service(JSON)
        scene.proxy = f"http://127.0.0.1:{faults.closed_port()}"
        assert_found(scene, CheckId.PROXY, "proxy-unreachable", Side.YOU)

    @pytest.mark.parametrize("status", [502, 503, 504])
    def test_a_proxy_that_says_the_service_is_down(self, scene: Scene, status: int) -> None:
        """What a proxy says of the far end is no fault of the proxy."""
        scene.service(JSON)
        port = scene.stack.enter_context(
            faults.server(faults.connect_proxy(status, only_for=f":{scene.port}".encode("ascii")))
        )
        scene.proxy = f"http://127.0.0.1:{port}"
        found = assert_found(scene, CheckId.TCP, "no-answer", Side.THEM)
        assert "proxy works" in found.finding.en

    @pytest.mark.parametrize("code", [3, 4, 5, 6])
    def test_a_socks_proxy_that_says_the_service_is_down(self, scene: Scene, code: int) -> None:
        def refuse(connection: socket.socket) -> None:
            connection.recv(65536)
            connection.sendall(b"\x05\x00")
            connection.recv(65536)
            connection.sendall(b"\x05" + bytes([code]) + b"\x00\x01\x00\x00\x00\x00\x00\x00")

        scene.service(JSON)
        scene.proxy = f"socks5h://127.0.0.1:{scene.stack.enter_context(faults.server(refuse))}"
        results, verdict = scene.run(CheckId.PROXY, CheckId.TCP)
        assert results["proxy"].status is CheckStatus.PASSED
        assert results["tcp"].reason == "no-answer"
        assert verdict.side is not Side.YOU

    def test_a_proxy_that_is_stuck(self, scene: Scene) -> None:
        event = threading.Event()
        scene.stack.callback(event.set)
        scene.service(JSON)
        port = scene.stack.enter_context(faults.server(faults.hold_until(event)))
        scene.proxy = f"http://127.0.0.1:{port}"
        found = assert_found(scene, CheckId.PROXY, "proxy-unreachable", Side.YOU)
        assert "stuck" in found.finding.en

    def test_a_proxy_that_waits_for_a_silent_service(self, scene: Scene) -> None:
        """Other sites come through it, so the proxy is not to blame."""
        event = threading.Event()
        scene.stack.callback(event.set)
        scene.service(JSON)
        proxy = faults.connect_proxy(before=lambda asked: asked == scene.port and event.wait(60))
        scene.proxy = f"http://127.0.0.1:{scene.stack.enter_context(faults.server(proxy))}"
        results, verdict = scene.run()
        assert results["proxy"].status is CheckStatus.PASSED
        assert results["tcp"].reason == "no-answer"
        assert verdict.side is Side.THEM


class TestDns:
    def ask(self, server: tuple[str, int]) -> Callable[[str], tuple[str, ...]]:
        from walletcare.infra.probes.dns_query import ask

        return lambda host: ask(host, server, 1.0)

    def always(self, *addresses: str) -> Callable[[str], tuple[str, ...]]:
        return lambda _: addresses

    @contextmanager
    def two_resolvers(
        self,
        scene: Scene,
        ours: Callable[[str], tuple[str, ...] | None],
        theirs: Callable[[str], tuple[str, ...] | None],
    ) -> Iterator[None]:
        with faults.dns_server(ours) as first, faults.dns_server(theirs) as second:
            scene.lookup = self.ask(first)
            scene.resolvers = (second,)
            scene.service(JSON)
            yield

    def test_a_resolver_that_lies(self, scene: Scene) -> None:
        with self.two_resolvers(scene, lambda _: ("192.168.1.1",), lambda _: ("9.9.9.9",)):
            assert_found(scene, CheckId.DNS, "dns-lies", Side.THE_WAY, checks=(CheckId.NETWORK, CheckId.DNS))

    def test_a_resolver_that_invents_the_name(self, scene: Scene) -> None:
        with self.two_resolvers(scene, lambda _: ("8.8.4.4",), lambda _: None):
            assert_found(scene, CheckId.DNS, "dns-lies", Side.THE_WAY, checks=(CheckId.NETWORK, CheckId.DNS))

    def test_a_resolver_that_hides_the_name(self, scene: Scene) -> None:
        with self.two_resolvers(scene, lambda _: None, lambda _: ("9.9.9.9",)):
            assert_found(scene, CheckId.DNS, "dns-fails", Side.THE_WAY)

    def test_a_name_server_that_fails(self, scene: Scene) -> None:
        with self.two_resolvers(scene, lambda _: None, lambda _: faults.SERVER_FAILURE):
            assert_found(scene, CheckId.DNS, "dns-broken-there", Side.THEM)

    def test_nobody_answers_about_the_name(self, scene: Scene) -> None:
        silent = scene.stack.enter_context(socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
        silent.bind(("127.0.0.1", 0))
        scene.lookup, scene.resolvers = self.ask(silent.getsockname()), (silent.getsockname(),)
        assert_found(scene, CheckId.DNS, "dns-silent", Side.UNKNOWN)

    def test_a_name_that_is_sent_back_to_this_computer(self, scene: Scene) -> None:
        """A blocker or a hosts file, where the public resolvers cannot be asked."""
        silent = scene.stack.enter_context(socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
        silent.bind(("127.0.0.1", 0))
        scene.lookup, scene.resolvers = lambda _: ("127.0.0.1", "::1"), (silent.getsockname(),)
        assert_found(scene, CheckId.DNS, "dns-lies", Side.THE_WAY)

    @pytest.mark.parametrize("check", [CheckId.TCP, CheckId.TLS])
    def test_a_false_address_that_looks_like_any_other(self, scene: Scene, check: CheckId) -> None:
        """Both are public for all that can be seen; at the second one the genuine service answers."""
        scene.service(JSON)
        scene.lookup = lambda _: ("127.0.0.2",)
        if check is CheckId.TLS:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            scene.ca.issue_cert("blocked.example").configure_cert(context)
            page = faults.http_answer(200, b"<html>blocked</html>")
            scene.stack.enter_context(faults.server(page, context=context, place=("127.0.0.2", scene.port)))
        assert_found(scene, check, "wrong-address", Side.THE_WAY)

    def test_a_name_nobody_knows(self, scene: Scene) -> None:
        with self.two_resolvers(scene, lambda _: None, lambda _: None):
            assert_found(scene, CheckId.DNS, "dns-unknown-name", Side.THEM)

    def test_a_resolver_that_answers_for_names_that_cannot_exist(self, scene: Scene) -> None:
        with self.two_resolvers(scene, lambda _: ("127.0.0.1",), lambda _: ("127.0.0.1",)):
            assert_found(scene, CheckId.DNS, "dns-hijack", Side.THE_WAY, CheckStatus.WARNING)

    def test_stand_in_addresses_of_a_local_proxy_program_are_fine(self, scene: Scene) -> None:
        """Such a program answers for any name, some also with IPv6 and in the resolvers' place."""
        for ours in (("198.18.0.7",), ("198.18.0.7", "fc00::7")):
            for theirs in ("9.9.9.9", "198.18.0.8"):
                with self.two_resolvers(scene, lambda _: None, self.always(theirs)):
                    scene.lookup = self.always(*ours)
                    results, _ = scene.run(CheckId.DNS)
                assert results["dns"].status is CheckStatus.PASSED
                assert results["dns"].evidence == ("system resolver: stand-in addresses",)

    def test_two_public_addresses_may_differ(self, scene: Scene) -> None:
        def ours(host: str) -> tuple[str, ...] | None:
            return ("8.8.8.8",) if host == NAME else None

        with self.two_resolvers(scene, ours, lambda _: ("9.9.9.9",)):
            results, _ = scene.run(CheckId.DNS)
            assert results["dns"].status is CheckStatus.PASSED

    def test_a_silent_second_way_is_no_fault(self, scene: Scene) -> None:
        with faults.dns_server(lambda host: ("8.8.8.8",) if host == NAME else None) as first:
            silent = scene.stack.enter_context(socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
            silent.bind(("127.0.0.1", 0))
            scene.lookup = self.ask(first)
            scene.resolvers = (silent.getsockname(),)
            scene.service(JSON)
            results, _ = scene.run(CheckId.DNS)
            assert results["dns"].status is CheckStatus.PASSED
            assert "second way: no answer" in results["dns"].evidence

    def test_addresses_of_the_sixth_version_are_read(self) -> None:
        with faults.dns_server(lambda _: ("2001:db8::7",)) as only:
            assert self.ask(only)("six.example") == ("2001:db8::7",)
