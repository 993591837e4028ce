"""A desktop with a notification area, for one child program: X server, session bus, and who listens there.

Run inside ``dbus-run-session`` as ``python -m tests.helpers.tray_desktop MODULE``: starts an X server without
a screen, owns the two names a desktop has (freedesktop.org's for notifications, KDE's for the area), clicks
every notification it is shown, runs MODULE, and prints what it was shown and what MODULE printed as JSON.
"""
# ruff: noqa: T201 - its output is its purpose

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from typing import Any

from jeepney import (  # type: ignore[import-untyped]  # it ships no types
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    message_bus,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.io.blocking import (  # type: ignore[import-untyped]  # it ships no types
    DBusConnection,
    open_dbus_connection,
)

_NAMES = ("org.kde.StatusNotifierWatcher", "org.freedesktop.Notifications")
_NOTIFICATIONS = DBusAddress("/org/freedesktop/Notifications", interface="org.freedesktop.Notifications")
_CHILD_S = 300


class Desktop:
    """Answers as a desktop does; ``shown`` holds title and text of each notification."""

    def __init__(self) -> None:
        self.shown: list[dict[str, str]] = []
        self._bus: DBusConnection = open_dbus_connection("SESSION")
        for name in _NAMES:
            assert self._bus.send_and_get_reply(message_bus.RequestName(name)).body == (1,), name

    def serve(self) -> None:
        """Until the bus is gone."""
        try:
            while True:
                message = self._bus.receive()
                if message.header.message_type is MessageType.method_call:
                    self._answer(message)
        except (ConnectionError, OSError):
            return

    def _answer(self, message: Message) -> None:
        body: tuple[Any, ...] = message.body
        match message.header.fields.get(HeaderFields.member):
            case "Get":
                self._bus.send(new_method_return(message, "v", (("b", True),)))
            case "RegisterStatusNotifierItem":
                self._bus.send(new_method_return(message))
            case "GetCapabilities":
                self._bus.send(new_method_return(message, "as", (["body", "body-markup", "actions"],)))
            case "GetServerInformation":
                self._bus.send(new_method_return(message, "ssss", ("desktop", "test", "1", "1.2")))
            case "Notify":
                self.shown.append({"title": body[3], "text": body[4]})
                number = len(self.shown)
                self._bus.send(new_method_return(message, "u", (number,)))
                self._bus.send(new_signal(_NOTIFICATIONS, "ActionInvoked", "us", (number, "default")))
            case _:
                self._bus.send(new_error(message, "org.freedesktop.DBus.Error.UnknownMethod"))


def main() -> None:
    read, write = os.pipe()
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
        pass_fds=(write,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        with os.fdopen(read) as display:
            number = display.readline().strip()
        desktop = Desktop()
        threading.Thread(target=desktop.serve, daemon=True).start()
        child = subprocess.run(
            [sys.executable, "-m", sys.argv[1]],
            env={**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"},
            capture_output=True,
            text=True,
            timeout=_CHILD_S,
            check=False,
        )
    finally:
        screen.terminate()
        screen.wait()
    print(
        json.dumps(
            {
                "shown": desktop.shown,
                "said": child.stdout.splitlines(),
                "status": child.returncode,
                "trouble": child.stderr[-2000:],
            }
        )
    )


if __name__ == "__main__":
    main()
