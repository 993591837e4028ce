"""A screen reader as far as a test needs one: the accessibility bus, its tree, and what is announced."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections import deque
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from jeepney import DBusAddress, MatchRule, Message, MessageType, new_method_call  # type: ignore[import-untyped]
from jeepney.bus_messages import message_bus  # type: ignore[import-untyped]
from jeepney.io.blocking import DBusConnection, Proxy, open_dbus_connection  # type: ignore[import-untyped]

LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
_ACCESSIBLE = "org.a11y.atspi.Accessible"
_ROOT = "/org/a11y/atspi/accessible/root"
_STATE_FOCUSABLE, _STATE_SHOWING = 11, 25
"""Bits of ``AtspiStateType``."""
_TIMEOUT_S = 60.0
"""Of one answer; every answer needs the program's GUI thread, on a computer that does much else."""


def missing() -> str:
    """What this system lacks for the walk; empty when nothing."""
    lacks = [tool for tool in ("Xvfb", "dbus-daemon") if shutil.which(tool) is None]
    if not LAUNCHER.exists():
        lacks.append("at-spi2-core")
    return ", ".join(lacks)


@dataclass(frozen=True, slots=True)
class Heard:
    """One thing in the tree."""

    role: str
    name: str
    is_focusable: bool
    is_showing: bool


class GoneError(Exception):
    """The thing left the tree while it was asked."""


class Desktop:
    """A display, a session bus and an accessibility bus, for one program."""

    def __init__(self, stack: ExitStack) -> None:
        self.environment = self._start(stack)
        session = stack.enter_context(open_dbus_connection(self.environment["DBUS_SESSION_BUS_ADDRESS"]))
        bus = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
        reply = session.send_and_get_reply(new_method_call(bus, "GetAddress"), timeout=_TIMEOUT_S)
        self.bus: DBusConnection = stack.enter_context(open_dbus_connection(reply.body[0]))
        self._heard = self._listen(stack)

    def _start(self, stack: ExitStack) -> dict[str, str]:
        display_read, display_write = os.pipe()
        xvfb = ["Xvfb", "-displayfd", str(display_write), "-screen", "0", "1400x900x24", "-nolisten", "tcp"]
        stack.enter_context(_running(xvfb, pass_fds=(display_write,)))
        os.close(display_write)
        with os.fdopen(display_read) as pipe:
            display = f":{pipe.readline().strip()}"
        environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        environment["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"] = "1"
        environment.pop("WAYLAND_DISPLAY", None)
        daemon = ["dbus-daemon", "--session", "--nofork", "--print-address"]
        bus = stack.enter_context(_running(daemon, env=environment))
        assert bus.stdout is not None
        environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        stack.enter_context(_running([str(LAUNCHER), "--launch-immediately"], env=environment))
        return environment

    def _listen(self, stack: ExitStack) -> deque[Message]:
        """Ask to be told of announcements; they gather while anything else is asked."""
        name = "org.a11y.atspi.Registry"
        registry = DBusAddress("/org/a11y/atspi/registry", name, name)
        call = new_method_call(registry, "RegisterEvent", "sass", ("object:announcement", [], ""))
        self.bus.send_and_get_reply(call, timeout=_TIMEOUT_S)
        rule = MatchRule(type="signal", interface="org.a11y.atspi.Event.Object", member="Announcement")
        Proxy(message_bus, self.bus, timeout=_TIMEOUT_S).AddMatch(rule)
        return stack.enter_context(self.bus.filter(rule, bufsize=1000))

    def announced(self) -> list[str]:
        """Everything announced so far."""
        return [str(message.body[3][1]) for message in self._heard]

    def wait_for(self, words: str, after: int) -> None:
        """Read from the bus until something with ``words`` is announced, later than the first ``after``.

        What is announced comes in its own time: a result rests before it is told. Raises TimeoutError.
        """
        ends_at = time.monotonic() + _TIMEOUT_S
        while not any(text and words in text for text in self.announced()[after:]):
            self.bus.recv_messages(timeout=max(ends_at - time.monotonic(), 0))

    def walk(self) -> Iterator[Heard]:
        """Everything in the tree of the program that shows now."""
        for service, path in self._children("org.a11y.atspi.Registry", _ROOT):
            yield from self._below(service, path)

    def _below(self, service: str, path: str) -> Iterator[Heard]:
        for child_service, child_path in self._children(service, path):
            try:
                heard = self._read(child_service, child_path)
                below = list(self._below(child_service, child_path)) if heard.is_showing else []
            except GoneError:
                continue
            if heard.is_showing:
                yield heard
                yield from below

    def _read(self, service: str, path: str) -> Heard:
        low, high = self._ask(service, path, _ACCESSIBLE, "GetState")
        states = low | high << 32
        properties = "org.freedesktop.DBus.Properties"
        name = self._ask(service, path, properties, "Get", "ss", (_ACCESSIBLE, "Name"))[1]
        role = self._ask(service, path, _ACCESSIBLE, "GetRoleName")
        return Heard(
            str(role), str(name), bool(states >> _STATE_FOCUSABLE & 1), bool(states >> _STATE_SHOWING & 1)
        )

    def _children(self, service: str, path: str) -> list[tuple[str, str]]:
        return [(str(one), str(other)) for one, other in self._ask(service, path, _ACCESSIBLE, "GetChildren")]

    def _ask(
        self,
        service: str,
        path: str,
        interface: str,
        method: str,
        signature: str | None = None,
        body: tuple[object, ...] = (),
    ) -> tuple:  # type: ignore[type-arg]  # whatever the bus answers
        address = DBusAddress(path, service, interface)
        call = new_method_call(address, method, signature, body)
        reply = self.bus.send_and_get_reply(call, timeout=_TIMEOUT_S)
        if reply.header.message_type is MessageType.error:
            raise GoneError(f"{method} of {path}: {reply.body}")
        return reply.body[0]  # type: ignore[no-any-return]


@contextmanager
def _running(
    command: list[str], *, env: dict[str, str] | None = None, pass_fds: tuple[int, ...] = ()
) -> Iterator[subprocess.Popen[str]]:
    """A process that ends with the block."""
    process = subprocess.Popen(
        command, env=env, pass_fds=pass_fds, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    try:
        yield process
    finally:
        process.terminate()
        process.wait(_TIMEOUT_S)
        if process.stdout is not None:
            process.stdout.close()


@contextmanager
def desktop() -> Iterator[Desktop]:
    with ExitStack() as stack:
        yield Desktop(stack)
