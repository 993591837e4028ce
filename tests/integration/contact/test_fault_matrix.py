"""Every fault of the network and of the server, on every kind of cargo: arrived exactly once, and soon after.

The faults are those of Toxiproxy (``tests.helpers.fault_proxy``) in both directions, a name that does not
resolve, a certificate that is not trusted, a captive portal, every status class, both forms of
``Retry-After`` and replies that are lost after the work was done. The cargo is a message, a message with a
file, and a new conversation. Time is simulated: the clock stands at what the outbox asked for, so
"recovered within 30 s" is a statement about its schedule and not about this machine.

By default each fault meets one kind of cargo in turn; every fault with every cargo:

    pytest tests/integration/contact/test_fault_matrix.py -m "slow or not slow"
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.helpers.contact import MemoryMail, MemorySecrets, TurnedClock, make_brand
from tests.helpers.fault_proxy import FaultProxy, Toxic, ToxicKind
from tests.helpers.tls import Certificates, make_certificates
from walletcare.contact.composing.preview import AppFacts
from walletcare.contact.service import ContactService
from walletcare.desk.options import DeskOptions
from walletcare.desk.thread import DeskThread
from walletcare.domain.brand import Backend
from walletcare.domain.language import Language
from walletcare.domain.ticket import DraftFile, MessageId, OutboxState, TicketId
from walletcare.infra.chatwoot.rest import ChatwootTransport
from walletcare.infra.db import open_database
from walletcare.infra.http import HttpClient
from walletcare.infra.proxy import DIRECT
from walletcare.safety.outgoing.guard import Guard

# The proxy in between cuts connections at any moment; what asyncio says when it then collects a half-closed
# stream is about the proxy, not about the program.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

FAULT_LASTS_S = 20.0
RECOVERY_LIMIT_S = 30.0
FILE = b"see what the screen said\n" * 4000
ROUTES = {"text": "message.create", "file": "message.create", "conversation": "conversation.create"}


@dataclass
class Rig:
    """A service over TLS through the fault proxy to a desk, on a clock that a test turns."""

    service: ContactService
    clock: TurnedClock
    desk: DeskThread
    proxy: FaultProxy
    certificates: Certificates
    ticket_id: TicketId
    file: Path

    def send(self, cargo: str) -> str:
        """Write the cargo; returns its text."""
        text = f"my {cargo} words"
        draft = self.service.drafts.new("transfer", text=text)
        if cargo == "conversation":
            self.ticket_id = self.service.submit(draft).id
        elif cargo == "file":
            self.service.reply(self.ticket_id, text, [DraftFile(str(self.file), self.file.name, len(FILE))])
        else:
            self.service.reply(self.ticket_id, text)
        return text

    def go_on_for(self, seconds: float) -> None:
        """Let the outbox work on its own schedule for this long."""
        ends_at = self.clock.now().timestamp() + seconds
        while True:
            again = self.service.deliver_due()
            if again is None or again.timestamp() > ends_at:
                break
            self.clock.turn(seconds=max(again.timestamp() - self.clock.now().timestamp(), 0.001))
        self.clock.turn(seconds=max(ends_at - self.clock.now().timestamp(), 0.0))

    def waiting(self) -> list[OutboxState]:
        return [entry.state for entry in self.service.outbox.entries()]

    def arrived(self, text: str) -> int:
        """How often the desk has the text."""
        return sum(
            text in (found or "")
            for conversation in self.desk.control.conversations()
            for found in self.desk.control.incoming(conversation["id"])
        )


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return make_certificates(tmp_path_factory.mktemp("certificates"))


@pytest.fixture
def rig(tmp_path: Path, certificates: Certificates) -> Iterator[Rig]:
    options = DeskOptions(scenario="agent-silent", speed=100.0, language=Language.EN)
    with DeskThread(options) as desk:
        target = ("127.0.0.1", int(desk.base_url.rpartition(":")[2]))
        with FaultProxy(target, tls=certificates.good) as proxy:
            http = HttpClient(proxy=DIRECT, tls=certificates.client(), read_timeout_s=0.4)
            database = open_database(tmp_path / "store.db", "ab" * 32)
            clock = TurnedClock()
            service = ContactService(
                database=database,
                chat=ChatwootTransport(
                    http, Backend(f"https://localhost:{proxy.port}", desk.inbox_identifier)
                ),
                mail=MemoryMail(),
                secrets=MemorySecrets(),
                brand=make_brand(),
                clock=clock,
                guard=Guard(),
                facts=AppFacts("1.0", "Test OS", Language.EN),
            )
            service.start()
            first = service.submit(service.drafts.new("transfer", text="the first words"))
            file = tmp_path / "screen.txt"
            file.write_bytes(FILE)
            found = Rig(service, clock, desk, proxy, certificates, first.id, file)
            found.go_on_for(1.0)
            yield found
            service.stop()
            http.close()
            database.close()


Fault = Callable[[Rig, str], AbstractContextManager[None]]


@contextmanager
def poured(rig: Rig, toxic: Toxic) -> Iterator[None]:
    rig.proxy.toxic = toxic
    rig.proxy.cut()  # what is kept alive was opened before the fault
    yield
    rig.proxy.toxic = None


@contextmanager
def down(rig: Rig, _cargo: str) -> Iterator[None]:
    rig.proxy.shut()
    rig.proxy.cut()
    yield
    rig.proxy.open()


@contextmanager
def bad_certificate(rig: Rig, _cargo: str) -> Iterator[None]:
    rig.proxy.open(rig.certificates.unknown_ca)
    rig.proxy.cut()
    yield
    rig.proxy.open(rig.certificates.good)


@contextmanager
def no_name(rig: Rig, _cargo: str) -> Iterator[None]:
    """The resolver fails for our host, as it does on a network without DNS."""
    real = socket.getaddrinfo

    def fail(host: object, *args: object, **options: object) -> object:
        if host in {"localhost", b"localhost"}:
            raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")
        return real(host, *args, **options)  # type: ignore[arg-type]

    rig.proxy.cut()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "getaddrinfo", fail)
        yield


def toxic(kind: ToxicKind, amount: float = 0.0, *, is_downstream: bool = False) -> Fault:
    return lambda rig, _cargo: poured(rig, Toxic(kind, amount, is_downstream))


def answers(kind: str, *, count: int = 0, retry_after: str = "", delay_s: float = 0.0) -> Fault:
    @contextmanager
    def fault(rig: Rig, cargo: str) -> Iterator[None]:
        rig.desk.control.fail_calls(
            kind, on=ROUTES[cargo], count=count, retry_after=retry_after, delay_s=delay_s
        )
        yield
        rig.desk.control.clear_faults()

    return fault


PASSING: dict[str, Fault] = {
    "latency": toxic(ToxicKind.LATENCY, 0.02, is_downstream=True),
    "late-requests": toxic(ToxicKind.LATENCY, 0.02),
    "bandwidth": toxic(ToxicKind.BANDWIDTH, 2_000_000),
    "starved": toxic(ToxicKind.BANDWIDTH, 500, is_downstream=True),
    "slicer": toxic(ToxicKind.SLICER, 900),
    "sliced-replies": toxic(ToxicKind.SLICER, 7, is_downstream=True),
    "slow-close": toxic(ToxicKind.SLOW_CLOSE, 0.2),
    "timeout": toxic(ToxicKind.TIMEOUT),
    "lost-replies": toxic(ToxicKind.TIMEOUT, is_downstream=True),
    "reset-peer": toxic(ToxicKind.RESET_PEER),
    "reset-after-processing": toxic(ToxicKind.RESET_PEER, is_downstream=True),
    "cut-in-the-request": toxic(ToxicKind.LIMIT_DATA, 3_000),
    "cut-in-the-reply": toxic(ToxicKind.LIMIT_DATA, 2_500, is_downstream=True),
    "down": down,
    "dns": no_name,
    "tls": bad_certificate,
    "captive-portal": answers("html-200"),
    "nonsense": answers("bad-json"),
    "500": answers("500"),
    "502": answers("502"),
    "503": answers("503"),
    "503-with-wait": answers("503", retry_after="5"),
    "504": answers("504"),
    "429": answers("429"),
    "429-in-seconds": answers("429", count=1, retry_after="4"),
    "429-until-a-date": answers("429", count=1, retry_after="Thu, 01 Jan 2026 00:00:00 GMT"),
    "connection-dropped": answers("drop"),
    "stored-then-500": answers("save-then-500", count=1),
    "stored-then-dropped": answers("save-then-drop", count=1),
    "stored-and-too-slow": answers("slow", count=1, delay_s=1.0),
}
"""Faults that the outbox sees through by itself."""
REFUSALS = ("401", "403", "409", "413", "422")
"""Certain refusals: kept, shown as failed, sent again when the user says so."""


def crossed(faults: Iterable[str]) -> list[object]:
    """Every fault with every cargo; all but one of each fault are part of the full form only."""
    return [
        pytest.param(fault, cargo, marks=() if number % len(ROUTES) == place else pytest.mark.slow)
        for number, fault in enumerate(faults)
        for place, cargo in enumerate(ROUTES)
    ]


@pytest.mark.parametrize(("fault", "cargo"), crossed(PASSING))
def test_a_passing_fault_delivers_once_and_recovers_soon(rig: Rig, fault: str, cargo: str) -> None:
    with PASSING[fault](rig, cargo):
        text = rig.send(cargo)
        rig.go_on_for(FAULT_LASTS_S)
    # A 429 is told to last until the next minute, which the outbox keeps to.
    rig.go_on_for(RECOVERY_LIMIT_S + (60.0 if fault == "429" else 0.0))
    assert rig.waiting() == []
    assert rig.arrived(text) == 1
    assert len(rig.desk.control.conversations()) == (2 if cargo == "conversation" else 1)


@pytest.mark.parametrize(("status", "cargo"), crossed(REFUSALS))
def test_a_refusal_is_shown_and_goes_out_once_when_the_user_says_so(
    rig: Rig, status: str, cargo: str
) -> None:
    with answers(status)(rig, cargo):
        text = rig.send(cargo)
        rig.go_on_for(FAULT_LASTS_S)
        assert set(rig.waiting()) == {OutboxState.FAILED}
    rig.go_on_for(3600.0)
    assert rig.arrived(text) == 0, "a refused message goes nowhere by itself"
    assert rig.service.outbox.retry(failed_message(rig))
    rig.go_on_for(RECOVERY_LIMIT_S)
    assert rig.waiting() == []
    assert rig.arrived(text) == 1


def failed_message(rig: Rig) -> MessageId:
    (message_id,) = {
        entry.message_id for entry in rig.service.outbox.entries() if entry.message_id is not None
    }
    return message_id


@pytest.mark.parametrize("cargo", ["text", "file"])
def test_a_conversation_that_is_gone_is_continued_and_the_words_go_along_once(rig: Rig, cargo: str) -> None:
    with answers("404", count=1)(rig, cargo):
        text = rig.send(cargo)
        rig.go_on_for(FAULT_LASTS_S)
        assert set(rig.waiting()) == {OutboxState.FAILED}
    rig.service.continue_conversation(rig.ticket_id)
    rig.go_on_for(RECOVERY_LIMIT_S)
    assert rig.waiting() == []
    assert rig.arrived(text) == 1
