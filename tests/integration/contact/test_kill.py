"""T19: killed at any moment, on a network that refuses and loses, nothing is lost and nothing doubled.

A real child process writes and delivers requests over real HTTP to the desk and is killed with SIGKILL at
random moments, while connections are refused, cut, reset, starved, sliced and swallowed on the way there
and back, replies are lost after the message was stored, and the server throttles, answers with the page of a
captive portal, or with 5xx with and without having stored the message. Cargo: new conversations, messages,
equal messages in a row, files. In the end a child that nobody kills empties the outbox, and what the server
has is compared with what was acknowledged and with the store.

Certain refusals (401, 403, 404, 409, 413, 422) are not among the faults: a refused message waits for the
user, who decides its place in the order. They are in ``test_fault_matrix``.

The reduced form (60 kills) runs by default. The full one, 500 kills, about five minutes:

    pytest tests/integration/contact/test_kill.py -m slow -s

The seed is printed with every failure; set ``WALLETCARE_KILL_SEED`` to repeat one.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.helpers import kill_child
from tests.helpers.delivery_record import DeliveryRecord, judge
from tests.helpers.fault_proxy import FaultProxy, Toxic, ToxicKind
from walletcare.desk.options import DeskOptions
from walletcare.desk.thread import DeskThread
from walletcare.domain.language import Language

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL and fork are POSIX")

ANSWERS = (
    *3 * (("save-then-drop", "message.create"), ("save-then-500", "message.create")),
    ("drop", "message.create"),
    ("500", "message.create"),
    ("502", "message.create"),
    ("503", "message.create"),
    ("504", "message.create"),
    ("429", "message.create"),
    ("html-200", "message.create"),
    ("bad-json", "message.create"),
    ("slow", "message.create"),
    ("save-then-drop", "conversation.create"),
    ("save-then-500", "conversation.create"),
    ("502", "conversation.create"),
    ("save-then-drop", "contact.create"),
    ("502", "message.index"),
    ("html-200", "message.index"),
    ("500", "conversation.index"),
)
TOXICS = (
    Toxic(ToxicKind.LATENCY, 0.01),
    Toxic(ToxicKind.LATENCY, 0.01, is_downstream=True),
    Toxic(ToxicKind.BANDWIDTH, 400_000),
    Toxic(ToxicKind.BANDWIDTH, 20_000, is_downstream=True),
    Toxic(ToxicKind.SLOW_CLOSE, 0.05, is_downstream=True),
    Toxic(ToxicKind.TIMEOUT),
    Toxic(ToxicKind.TIMEOUT, is_downstream=True),
    Toxic(ToxicKind.RESET_PEER),
    Toxic(ToxicKind.RESET_PEER, is_downstream=True),
    Toxic(ToxicKind.SLICER, 600),
    Toxic(ToxicKind.SLICER, 50, is_downstream=True),
    Toxic(ToxicKind.LIMIT_DATA, 700),
    Toxic(ToxicKind.LIMIT_DATA, 700, is_downstream=True),
)


@dataclass
class Siege:
    """One run of many kills."""

    folder: Path
    desk: DeskThread
    gate: FaultProxy
    chance: random.Random
    nursery: subprocess.Popen[str]
    is_reconciling: bool
    kills: int = 0
    _last: list[str] = field(default_factory=lambda: [""])

    def child(self, messages: int) -> None:
        """Start a child; kill it at a random moment when it has something to write, else wait for its end."""
        self._last = [""]
        errand = kill_child.Errand(
            folder=str(self.folder),
            base_url=f"http://127.0.0.1:{self.gate.port}",
            inbox=self.desk.inbox_identifier,
            seed=self.chance.randrange(10**4),
            messages=messages,
            is_reconciling=self.is_reconciling,
        )
        assert self.nursery.stdin is not None
        self.nursery.stdin.write(errand.line())
        self.nursery.stdin.flush()
        pid = int(self._heard("started")[1])
        if messages:
            if self.chance.random() < 0.85:
                self._heard("written", "ended")
            time.sleep(self.chance.random() * 0.25)
            if self._last[0] != "ended":
                with contextlib.suppress(ProcessLookupError):  # it was done a moment before
                    os.kill(pid, signal.SIGKILL)
        ended = self._heard("ended")
        was_killed = ended[2] == "-9"
        self.kills += was_killed
        assert ended[2] == "0" or (messages and was_killed), ended

    def _heard(self, *words: str) -> list[str]:
        """The next line of the nursery that begins with one of ``words``; the last one again when it does."""
        assert self.nursery.stdout is not None
        while self._last[0] not in words:
            line = self.nursery.stdout.readline().split()
            assert line, "the nursery has ended"
            self._last = line
        return self._last

    def disturb(self) -> None:
        for _ in range(self.chance.choice((0, 1, 1, 2, 3))):
            kind, route = self.chance.choice(ANSWERS)
            self.desk.control.fail_calls(
                kind,
                on=route,
                delay_s=1.0 if kind == "slow" else 0.0,
                retry_after="0" if kind == "429" else "",
            )
        if self.chance.random() < 0.4:
            self.gate.toxic = self.chance.choice(TOXICS)
        if self.chance.random() < 0.1:
            self.gate.shut()

    def settle(self) -> None:
        """What killed children had sent is stored before the next one reads: the server ends its requests
        first.
        """
        self.gate.wait_until_empty()
        self.desk.control.state()
        self.gate.toxic = None
        self.gate.open()

    def record(self) -> DeliveryRecord:
        store = sqlite3.connect(self.folder / "store.db")
        try:
            rows = store.execute(
                "SELECT leg.conversation_id, message.text, outbox.state, (SELECT count(*) FROM attachment"
                " WHERE attachment.message_id = message.id) FROM outbox"
                " JOIN message ON message.id = message_id JOIN leg ON leg.id = outbox.leg_id ORDER BY "
                "position"
            ).fetchall()
            tickets = dict(store.execute("SELECT ticket_id, conversation_id FROM leg").fetchall())
        finally:
            store.close()
        assert {state for _, _, state, _ in rows} == {"sent"}
        texts: dict[str, list[str]] = {}
        written: dict[str, list[str]] = {}
        for conversation_id, text, _, files in rows:
            texts.setdefault(str(conversation_id), []).append(text)
            written.setdefault(str(conversation_id), []).append(_with_files(text, files))
        self._check_acknowledged(tickets, texts)
        arrived = {
            str(conversation["id"]): [
                _with_files(message["content"], len(message.get("attachments", ())))
                for message in conversation["messages"]
                if message["message_type"] == 0
            ]
            for conversation in self.desk.control.conversations()
        }
        return judge(written, arrived)

    def _check_acknowledged(self, tickets: dict[str, int], written: dict[str, list[str]]) -> None:
        """Everything the child was told is safe is in the store, in that order."""
        places = dict.fromkeys(written, 0)
        for line in (self.folder / "acknowledged.jsonl").read_text().splitlines():
            ticket_id, text = json.loads(line)
            key = str(tickets[ticket_id])
            texts = written[key]
            place = next(
                (
                    at
                    for at in range(places[key], len(texts))
                    if texts[at] == text or f"\n{text}\n" in texts[at]
                ),
                None,
            )
            assert place is not None, f"acknowledged and not stored: {text}"
            places[key] = place + 1


def _with_files(text: str | None, files: int) -> str:
    return f"{text or ''}\n[{files} files]"


def besiege(folder: Path, kills: int, *, is_reconciling: bool = True) -> DeliveryRecord:
    seed = int(os.environ.get("WALLETCARE_KILL_SEED", "0")) or random.SystemRandom().randrange(10**9)
    sys.stderr.write(f"WALLETCARE_KILL_SEED={seed}\n")
    nursery = subprocess.Popen(
        [sys.executable, "-m", "tests.helpers.kill_child"],
        cwd=Path(__file__).parents[3],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    options = DeskOptions(scenario="agent-silent", speed=100.0, language=Language.EN)
    with (
        nursery,
        DeskThread(options) as desk,
        FaultProxy(("127.0.0.1", int(desk.base_url.rpartition(":")[2]))) as gate,
    ):
        siege = Siege(folder, desk, gate, random.Random(seed), nursery, is_reconciling)
        while siege.kills < kills:
            siege.disturb()
            siege.child(messages=8)
            siege.settle()
        desk.control.clear_faults()
        siege.child(messages=0)
        record = siege.record()
        conversations = len(desk.control.conversations())
    sys.stderr.write(f"{kills} kills, {conversations} conversations: {record}\n")
    if is_reconciling:
        assert conversations <= kill_child.TICKETS
    return record


def test_sixty_kills_lose_double_and_reorder_nothing(tmp_path: Path) -> None:
    record = besiege(tmp_path, 60)
    assert record.is_clean, record
    assert record.written >= 60


def test_the_check_would_notice_resending_blindly(tmp_path: Path) -> None:
    """The same siege without reading back must show duplicates: a check that cannot fail proves nothing."""
    record = besiege(tmp_path, 12, is_reconciling=False)
    assert record.duplicated > 0
    assert record.lost == 0


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_five_hundred_kills_lose_double_and_reorder_nothing(tmp_path: Path) -> None:
    record = besiege(tmp_path, 500)
    assert record.is_clean, record
