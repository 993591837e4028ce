"""The process that the kill test kills: it writes and delivers requests as the app does, over the real
transport.

``python -m tests.helpers.kill_child`` imports everything once and forks a process of its own for every errand
(one JSON object a line on standard input). It tells ``started PID``, ``written PID`` and ``ended PID
STATUS``.
"""

from __future__ import annotations

import json
import os
import random
import sys
import threading
import time
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from tests.helpers.contact import MemoryMail, make_brand
from walletcare.contact.composing.preview import AppFacts
from walletcare.contact.following.tickets import TicketFilter
from walletcare.contact.sending.backoff import Pace
from walletcare.contact.service import ContactService
from walletcare.domain.brand import Backend
from walletcare.domain.language import Language
from walletcare.domain.secret import SecretStoreState
from walletcare.domain.ticket import DraftFile, TicketId
from walletcare.infra.chatwoot.rest import ChatwootTransport
from walletcare.infra.clock import SystemClock
from walletcare.infra.db import open_database
from walletcare.infra.http import HttpClient
from walletcare.infra.proxy import DIRECT
from walletcare.safety.outgoing.guard import Guard

TICKETS = 6
DIGITS = str.maketrans("0123456789", "abcdefghij")
READ_TIMEOUT_S = 0.3
FILE = b"what the screen said\n" * 2000
PACE = Pace(first_s=0.01, ceiling_s=0.08, settle_s=0.05, per_minute=10_000)


@dataclass(frozen=True)
class Errand:
    """What a child does: write ``messages`` (0: only deliver until nothing is left), from ``seed``."""

    folder: str
    base_url: str
    inbox: str
    seed: int
    messages: int
    is_reconciling: bool

    def line(self) -> str:
        return json.dumps(asdict(self)) + "\n"


class FileSecrets:
    """A keyring that survives the process: one file, replaced at once."""

    state = SecretStoreState.WORKING
    backend_name = "file"

    def __init__(self, path: Path) -> None:
        self._path = path

    def get(self, name: str) -> str | None:
        return self._read().get(name)

    def set(self, name: str, value: str) -> None:
        self._write({**self._read(), name: value})

    def delete(self, name: str) -> None:
        self._write({key: value for key, value in self._read().items() if key != name})

    def _read(self) -> dict[str, str]:
        if not self._path.exists():
            return {}
        found: dict[str, str] = json.loads(self._path.read_text())
        return found

    def _write(self, values: dict[str, str]) -> None:
        fresh = self._path.with_suffix(".new")
        fresh.write_text(json.dumps(values))
        fresh.replace(self._path)


def run(errand: Errand) -> None:
    """Work until killed; with nothing to write, until the outbox is empty."""
    database = open_database(Path(errand.folder, "store.db"), None)
    http = HttpClient(proxy=DIRECT, read_timeout_s=READ_TIMEOUT_S)
    service = ContactService(
        database=database,
        chat=ChatwootTransport(http, Backend(errand.base_url, errand.inbox)),
        mail=MemoryMail(),
        secrets=FileSecrets(Path(errand.folder, "secrets.json")),
        brand=make_brand(),
        clock=SystemClock(),
        guard=Guard(),
        facts=AppFacts("1.0", "Test OS", Language.EN),
        pace=PACE,
        is_reconciling=errand.is_reconciling,
    )
    service.start()
    tell("started")
    writer = threading.Thread(target=write, args=(errand, service))
    writer.start()
    while deliver(service) or writer.is_alive():
        pass
    writer.join()
    http.close()
    database.close()


def deliver(service: ContactService) -> bool:
    """Deliver what is due and wait a little; False when nothing is left."""
    again = service.deliver_due()
    if again is None:
        time.sleep(0.002)
        return bool(service.outbox.entries())
    time.sleep(min(max((again - datetime.now(tz=UTC)).total_seconds(), 0.0), 0.02))
    return True


def write(errand: Errand, service: ContactService) -> None:
    """Write messages and note each one as acknowledged once the service has taken it."""
    chance = random.Random(errand.seed)
    file = Path(errand.folder, "screen.txt")
    file.write_bytes(FILE)
    picked = DraftFile(str(file), file.name, len(FILE))
    with Path(errand.folder, "acknowledged.jsonl").open("a") as notes:
        for number in range(errand.messages):
            rows = service.tickets.rows(TicketFilter.ALL)
            # Letters only: the guard has its own thoughts about digits in several messages.
            name = f"{errand.seed}-{number}".translate(DIGITS)
            if len(rows) < TICKETS and (not rows or chance.random() < 0.25):
                text = f"request {name}"
                ticket_id: TicketId = service.submit(service.drafts.new("transfer", text=text)).id
            else:
                ticket_id = chance.choice(rows).id
                # Equal texts in a row can only be told apart by count and order.
                text = "still waiting" if chance.random() < 0.3 else f"message {name}"
                service.reply(ticket_id, text, [picked] if chance.random() < 0.15 else [])
            notes.write(json.dumps([ticket_id, text]) + "\n")
            notes.flush()
            if number == 0:
                tell("written")
            time.sleep(chance.random() * 0.01)


def tell(word: str, *more: object) -> None:
    os.write(1, " ".join(map(str, (word, os.getpid(), *more))).encode() + b"\n")


def main() -> None:
    import walletcare.infra.deadline  # noqa: F401 - imported once for all children

    for line in sys.stdin:
        errand = Errand(**json.loads(line))
        pid = os.fork()
        if pid == 0:
            run(errand)
            os._exit(0)
        _, status = os.waitpid(pid, 0)
        os.write(1, f"ended {pid} {os.waitstatus_to_exitcode(status)}\n".encode())


if __name__ == "__main__":
    main()
