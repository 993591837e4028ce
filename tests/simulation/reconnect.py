"""What a server meets when a million clients lose it at the same moment.

Every client runs the program's own code: :func:`walletcare.infra.chatwoot.cable.backoffs` decides when the
live link tries again, :func:`walletcare.contact.following.polling.poll_plan` when the list and an open
conversation are read, meanwhile and (a safety net) once the link is live again.
The server is away for a while, then takes in so many arrivals a second and refuses the rest;
an arrival is a handshake with its subscription and the reading that follows it, or a reading by itself.

    python -m tests.simulation.reconnect --clients 1000000 --outage 600 --picture docs/figures/reconnect.png

``--old`` runs the same with waits of 1 to 60 s and a jitter of a fifth, as most clients have them.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from walletcare.contact.following.polling import poll_plan
from walletcare.domain.chat import LinkState
from walletcare.infra.backoff import Backoff, some_jitter
from walletcare.infra.chatwoot.cable import backoffs
from walletcare.infra.chatwoot.protocol import CableTimings

CAPACITY_PER_S = 5_000
"""The assumption: a cluster that holds a million sockets has about a hundred processes, and each takes in
fifty clients a second. Chatwoot publishes no figure.
"""
WATCHED = 0.02
"""The share of clients whose user has a conversation before their eyes."""
LONGEST_S = 3_600
OLD = CableTimings(backoff_first_s=1.0, backoff_last_s=60.0, away_first_s=1.0, away_last_s=60.0)


@dataclass
class Run:
    """Counts per second since the server went away.

    Attributes:
        handshakes: Attempts of the live link.
        readings: Readings of the list and of open conversations.
        back: Clients that are live again, in all.
    """

    outage_s: int
    clients: int
    handshakes: list[int] = field(default_factory=list)
    readings: list[int] = field(default_factory=list)
    back: list[int] = field(default_factory=list)

    def arrivals(self) -> list[int]:
        return [one + other for one, other in zip(self.handshakes, self.readings, strict=True)]

    def back_after_s(self, share: float) -> int:
        """Seconds after the end of the outage until ``share`` of the clients are live."""
        return next(at for at, back in enumerate(self.back) if back >= share * self.clients) - self.outage_s


class _Client:
    """One client that has just lost its connection."""

    __slots__ = ("failures", "is_live", "is_watched", "waits")

    def __init__(self, is_watched: bool, waits: Backoff) -> None:
        self.is_watched = is_watched
        self.waits = waits
        self.failures = 0
        self.is_live = False


def simulate(
    clients: int, outage_s: int, *, timings: CableTimings, jitter: Callable[[], float], chance: Random
) -> Run:
    """Second by second until everybody is back."""
    run = Run(outage_s, clients)
    links: list[list[_Client]] = [[] for _ in range(LONGEST_S)]
    polls: list[list[_Client]] = [[] for _ in range(LONGEST_S)]
    safety: list[list[_Client]] = [[] for _ in range(LONGEST_S)]

    def later(queue: list[list[_Client]], client: _Client, now: int, wait_s: float) -> None:
        queue[min(int(now + chance.random() + wait_s), LONGEST_S - 1)].append(client)

    def read_again(client: _Client, now: int) -> None:
        state = LinkState.OFFLINE if now < outage_s else LinkState.POLLING
        if client.is_live:
            state = LinkState.LIVE
        plan = poll_plan(state, is_thread_open=client.is_watched, failures=client.failures, random=chance)
        assert plan.list_after_s is not None
        queue = safety if client.is_live else polls
        later(queue, client, now, min(plan.list_after_s, plan.thread_after_s or plan.list_after_s))

    for number in range(clients):
        soon, away = backoffs(timings, jitter)
        client = _Client(number < clients * WATCHED, soon if number < clients * WATCHED else away)
        later(links, client, 0, client.waits.next_s())
        read_again(client, 0)
    back = 0
    for now in range(LONGEST_S):
        room = 0 if now < outage_s else CAPACITY_PER_S
        arrived = [client for client in polls[now] if not client.is_live] + safety[now]
        run.handshakes.append(len(links[now]))
        run.readings.append(len(arrived))
        share = min(1.0, room / (len(links[now]) + len(arrived) or 1))
        for client in links[now]:
            if chance.random() < share:
                client.is_live, client.failures = True, 0
                back += 1
                read_again(client, now)
            else:
                later(links, client, now, client.waits.next_s())
        for client in arrived:
            client.failures = 0 if chance.random() < share else client.failures + 1
            read_again(client, now)
        links[now], polls[now], safety[now] = [], [], []
        run.back.append(back)
        if back == clients:
            break
    return run


def describe(run: Run) -> str:
    arrivals = run.arrivals()
    after = arrivals[run.outage_s :]
    return (
        f"{run.clients:,} clients, away for {run.outage_s} s\n"
        f"  attempts a second, first ten seconds: at most {max(arrivals[:10]):,}\n"
        f"  attempts a second while it is away:   at most {max(arrivals[: run.outage_s] or [0]):,}\n"
        f"  attempts a second once it is back:    at most {max(after):,}\n"
        f"  live again after: half {run.back_after_s(0.5)} s, 99 % {run.back_after_s(0.99)} s,"
        f" all {len(run.back) - run.outage_s} s"
    )


def draw(run: Run, old: Run, path: Path) -> None:
    """Both curves over time, logarithmic upwards, with the line that the cluster bears."""
    from PySide6.QtGui import QGuiApplication

    application = QGuiApplication.instance() or QGuiApplication(["reconnect"])
    from tests.simulation.curve import Curve, draw_curves

    draw_curves(
        path,
        [Curve("waits of 1 to 60 s, jitter of a fifth", "#9AA3AF", old.arrivals()),
         Curve("WalletCare", "#2563EB", run.arrivals())],
        limit=CAPACITY_PER_S,
        ends_at=run.outage_s,
    )  # fmt: skip
    del application


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.simulation.reconnect")
    parser.add_argument("--clients", type=int, default=1_000_000)
    parser.add_argument("--outage", type=int, default=600, metavar="SECONDS")
    parser.add_argument("--old", action="store_true")
    parser.add_argument("--picture", type=Path)
    options = parser.parse_args(arguments)

    def run(*, is_old: bool) -> Run:
        chance = Random(1)
        return simulate(
            options.clients,
            options.outage,
            timings=OLD if is_old else CableTimings(),
            jitter=(lambda: chance.uniform(0.8, 1.2)) if is_old else (lambda: some_jitter(chance)),
            chance=chance,
        )

    found = run(is_old=options.old)
    sys.stdout.write(describe(found) + "\n")
    if options.picture is not None:
        draw(found, run(is_old=True), options.picture)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
