"""Causes that are easily mistaken for others, slow attackers, and what still leaves after Stop."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import trustme

from tests.helpers import fault_server as faults
from tests.helpers.eventually import eventually
from tests.helpers.small_internet import FINE, JSON, NAME, PORTAL, Scene, ShiftedClock
from walletcare.domain.diagnostic import CheckStatus, Side
from walletcare.domain.flow import CheckId, CheckUse
from walletcare.domain.probe import ProbeError, Target
from walletcare.troubleshoot.diagnostics.check import Cancel
from walletcare.troubleshoot.diagnostics.clock import agreed_offset
from walletcare.troubleshoot.diagnostics.json_rpc import NodeError
from walletcare.troubleshoot.node_setting import ask_node
from walletcare.troubleshoot.runner import CheckProgress, CheckState, run_checks


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    with ExitStack() as stack:
        built = Scene(stack, tmp_path)
        built.resolvers = (
            stack.enter_context(faults.dns_server(lambda host: ("127.0.0.1",) if host == NAME else None)),
        )
        built.reference(FINE)
        yield built


class TestOtherSites:
    """A service that answers over its genuine certificate is reached, whatever other sites do."""

    def test_a_network_that_replaces_other_sites(self, scene: Scene) -> None:
        scene.reference(PORTAL)
        scene.service(JSON)
        results, verdict = scene.run()
        assert results["service"].status is CheckStatus.PASSED
        assert (verdict.rule, verdict.side) == ("other-sites", Side.NOTHING_FOUND)
        assert "can be reached" in verdict.text.en

    def test_a_network_that_blocks_other_sites(self, scene: Scene) -> None:
        scene.reference_port = faults.closed_port()
        scene.service(JSON)
        _, verdict = scene.run()
        assert verdict.rule == "other-sites"

    def test_a_real_sign_in_page_stands_before_everything(self, scene: Scene) -> None:
        scene.reference(PORTAL)
        scene.service(PORTAL, is_tls=False)
        scene.is_tls = True
        _, verdict = scene.run()
        assert (verdict.rule, verdict.side) == ("sign-in-page", Side.THE_WAY)


class TestClock:
    def test_the_date_of_a_sign_in_page_is_the_routers(self, scene: Scene) -> None:
        """Cheap routers think that it is 1970; they say so in the place of every site."""
        scene.reference(faults.http_answer(200, b"<html>Hotel</html>", date=datetime(1970, 1, 2, tzinfo=UTC)))
        scene.port = faults.closed_port()
        results, verdict = scene.run()
        assert results["clock"].status is CheckStatus.SKIPPED
        assert verdict.side is Side.THE_WAY

    def test_servers_that_contradict_each_other_and_this_clock_prove_nothing(self, scene: Scene) -> None:
        scene.service(faults.http_answer(200, b"{}", date=datetime(2020, 1, 1, tzinfo=UTC)))
        scene.clock = ShiftedClock(timedelta(minutes=10))
        results, _ = scene.run(CheckId.CLOCK)
        assert results["clock"].status is CheckStatus.SKIPPED
        assert "contradict" in results["clock"].finding.en

    @pytest.mark.parametrize(
        ("seconds", "agreed"),
        [
            ((240,), 240),
            ((240, 242), 241),
            ((240, 242, 90_000), 241),
            ((-90_000, 240, 242), 241),
            ((0, 90_000), 0),
            ((90_000, 90_001, 1), 90_000.5),
            ((240, 90_000), None),
            ((240, 9_000, 90_000), None),
        ],
    )
    def test_what_most_say_counts(self, seconds: tuple[float, ...], agreed: float | None) -> None:
        found = agreed_offset([timedelta(seconds=value) for value in seconds])
        assert found == (None if agreed is None else timedelta(seconds=agreed))

    @pytest.mark.parametrize("shift", [timedelta(minutes=4), timedelta(days=-400)])
    def test_a_clock_explains_only_what_it_can_cause(self, scene: Scene, shift: timedelta) -> None:
        """Four minutes make no certificate run out, and a slow clock makes none older."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        scene.ca.issue_cert(NAME, not_after=datetime(2001, 1, 1, tzinfo=UTC)).configure_cert(context)
        scene.service(JSON, context=context)
        scene.clock = ShiftedClock(shift)
        results, verdict = scene.run()
        assert results["clock"].reason in {"clock-ahead", "clock-behind"}
        assert (verdict.rule, verdict.side) == ("certificate", Side.THEM)


class TestPrivacy:
    def test_nobody_reads_is_said_only_when_it_was_seen(self, scene: Scene) -> None:
        """The second look, which tells inspection, meets no answer."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        scene.ca.issue_cert(NAME).configure_cert(context)
        turns = iter(range(100))

        def one_handshake(connection: socket.socket) -> None:
            if next(turns):
                faults.reset(connection)
                return
            with context.wrap_socket(connection, server_side=True) as secured:
                JSON(secured)

        scene.service(one_handshake, is_tls=False)
        scene.is_tls = True
        results, _ = scene.run(CheckId.TLS)
        assert results["tls"].status is CheckStatus.PASSED
        assert "couldn’t tell whether anybody reads it" in results["tls"].finding.en
        assert "没能看出" in results["tls"].finding.zh

    def test_a_stranger_at_the_second_address_proves_nothing(self, scene: Scene) -> None:
        """Where the other address shows no genuine certificate either, the first finding stands."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        trustme.CA().issue_cert(NAME).configure_cert(context)
        scene.service(JSON, context=context)
        scene.stack.enter_context(faults.server(JSON, context=context, place=("127.0.0.2", scene.port)))
        scene.lookup = lambda _: ("127.0.0.2",)
        results, _ = scene.run(CheckId.TLS)
        assert results["tls"].reason == "certificate-unknown"


class TestStop:
    def test_after_stop_no_further_step_leaves(self, scene: Scene) -> None:
        """The look-up that is under way ends; the public resolvers and the invented name are not asked."""
        asked: list[str] = []
        is_asked, may_answer, is_back = threading.Event(), threading.Event(), threading.Event()

        def own(host: str) -> tuple[str, ...]:
            asked.append(host)
            is_asked.set()
            may_answer.wait(60)
            is_back.set()
            return ("9.9.9.9",)

        def public(host: str) -> tuple[str, ...]:
            asked.append(f"public {host}")
            return ("9.9.9.9",)

        scene.lookup = own
        scene.resolvers = (scene.stack.enter_context(faults.dns_server(public)),)
        cancel = Cancel()

        def stop() -> None:
            is_asked.wait(60)
            cancel.cancel()

        user = threading.Thread(target=stop)
        user.start()
        (found,) = run_checks([CheckUse(CheckId.DNS)], scene.context(cancel))
        user.join()
        assert found.reason == "stopped"
        may_answer.set()
        assert is_back.wait(60)
        eventually(lambda: not [one for one in threading.enumerate() if one.name == "check-dns"])
        assert asked == [NAME]

    def test_a_stop_before_the_first_question_finds_nothing(self, scene: Scene) -> None:
        """What could not be asked any more is no fault of anybody's."""
        cancel = Cancel()

        def stop(progress: CheckProgress) -> None:
            if progress.state is CheckState.RUNNING:
                cancel.cancel()

        checks = [
            CheckUse(check) for check in (CheckId.DNS, CheckId.TCP, CheckId.CLOCK, CheckId.CAPTIVE_PORTAL)
        ]
        results = run_checks(checks, scene.context(cancel), on_progress=stop)
        assert {found.reason for found in results} == {"stopped"}


class TestSlowAttackers:
    @pytest.mark.parametrize("part", [b"HTTP/1.1 200 OK\r\nX-", b"HTTP/1.1 200 OK\r\n\r\n"])
    def test_an_answer_without_end_meets_the_limit(self, scene: Scene, part: bytes) -> None:
        """In the head or in the body, a byte now and then."""
        over = threading.Event()
        scene.stack.callback(over.set)

        def drip(connection: socket.socket) -> None:
            faults.read_request(connection)
            connection.sendall(part)
            while not over.wait(0.05):
                connection.sendall(b"a")

        port = scene.stack.enter_context(faults.server(drip))
        outcome: list[str] = []

        def fetch() -> None:
            try:
                scene.context().probe.fetch(Target("node", "127.0.0.1", port, is_tls=False), 0.5)
            except ProbeError as error:
                outcome.append(str(error.code))

        worker = threading.Thread(target=fetch)
        worker.start()
        worker.join(30)
        over.set()
        worker.join()
        assert outcome == ["no-answer"]

    @pytest.mark.parametrize(
        "body",
        [
            b"[" * 60_000,
            b'{"result":' + b"[" * 60_000,
            b'{"result":"0x' + b"9" * 50_000 + b'"}',
            b'{"result":{"a":1}}',
            b'{"result":true}',
            b"\xff\xfe",
        ],
    )
    def test_a_node_that_answers_nonsense_is_no_node(self, scene: Scene, body: bytes) -> None:
        port = scene.stack.enter_context(faults.server(faults.http_answer(200, body)))
        with pytest.raises(NodeError):
            ask_node(scene.context().probe, f"http://127.0.0.1:{port}/")

    def test_a_service_that_answers_with_brackets_is_told_like_any_other(self, scene: Scene) -> None:
        scene.service(faults.http_answer(200, b"[" * 60_000))
        results, verdict = scene.run()
        assert results["service"].reason == "service-misplaced"
        assert verdict.side is Side.THEM

    @pytest.mark.parametrize(
        "date",
        [
            "Mon, 01 Jan 0001 00:00:00 +2359",
            "Fri, 31 Dec 9999 23:59:59 -2359",
            "Mon, 01 Jan 99999 00:00:00 GMT",
            "",
        ],
    )
    def test_a_date_nobody_can_reckon_with_is_none(self, scene: Scene, date: str) -> None:
        def serve(connection: socket.socket) -> None:
            faults.read_request(connection)
            connection.sendall(
                f"HTTP/1.1 200 OK\r\nDate: {date}\r\nContent-Length: 2\r\n\r\n{{}}".encode("ascii")
            )

        scene.service(serve)
        results, _ = scene.run(CheckId.SERVICE, CheckId.CLOCK)
        assert results["service"].status is CheckStatus.PASSED
        assert results["clock"].status is CheckStatus.PASSED
