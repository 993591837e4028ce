"""Runs inside the clean root, by the system's Python, as an ordinary user in a session of its own.

It starts a virtual screen and a real gnome-keyring and then uses the installed program as a person with a
screen reader would: through the accessibility bus. Writes one line for each thing seen; exit status 0 means
that all were.

    dbus-run-session -- python3 desktop_session.py keyring|before|after
"""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

LIMIT_S = 60.0
LABEL, FIELD = "label", "text"
TYPED = "The shop shows an error and the money is gone since Tuesday"


class Desktop:
    """What is on the screen, as a screen reader finds it."""

    def __init__(self) -> None:
        # Connects while it is imported, so the screen and the bus have to be there.
        self._bus = importlib.import_module("pyatspi")

    def find(
        self, role: str | None, name: str | None = None, is_wanted: Callable[[Any], bool] = lambda node: True
    ) -> Any:
        """The first thing to be seen with this role and name, as soon as there is one."""
        ends_at = time.monotonic() + LIMIT_S
        while time.monotonic() < ends_at:
            for node in self._shown(self._bus.Registry.getDesktop(0)):
                try:
                    is_fit = role in {None, node.getRoleName()} and name in {None, node.name}
                    if is_fit and is_wanted(node):
                        return node
                except LookupError:
                    continue  # gone between the look at it and the question
            time.sleep(0.1)
        there = {
            f"{node.getRoleName()} {node.name!r}" for node in self._shown(self._bus.Registry.getDesktop(0))
        }
        raise AssertionError(f"no {role} {name!r} in {LIMIT_S} s; there are {', '.join(sorted(there))}")

    def press(self, name: str) -> None:
        """Press what a screen reader announces with these words among its own."""
        thing = self.find(None, is_wanted=lambda node: name in node.name and self._can_be_pressed(node))
        action = thing.queryAction()
        names = [action.getName(index) for index in range(action.nActions)]
        action.doAction(names.index("Press"))

    def _can_be_pressed(self, node: Any) -> bool:
        if "Action" not in self._bus.listInterfaces(node):
            return False
        action = node.queryAction()
        return "Press" in [action.getName(index) for index in range(action.nActions)]

    def text(self, node: Any) -> str:
        if "Text" not in self._bus.listInterfaces(node):
            return ""
        return str(node.queryText().getText(0, -1))

    def is_story(self, node: Any) -> bool:
        """A field for several lines that can be written in."""
        state = node.getState()
        return bool(state.contains(self._bus.STATE_MULTI_LINE) and state.contains(self._bus.STATE_EDITABLE))

    def _shown(self, node: Any) -> Iterator[Any]:
        try:
            children = [node.getChildAtIndex(index) for index in range(node.childCount)]
        except LookupError:
            return
        for child in children:
            try:
                is_shown = child is not None and (
                    child.getRole() == self._bus.ROLE_APPLICATION
                    or child.getState().contains(self._bus.STATE_SHOWING)
                )
            except LookupError:
                continue
            if is_shown:
                yield child
                yield from self._shown(child)


def main(act: str) -> None:
    os.environ.update(QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", LANG="zh_CN.UTF-8")
    start_screen()
    unlock_keyring()
    if act == "keyring":
        os.execvp("walletcare-cli", ["walletcare-cli", "self-test", "--json"])  # noqa: S606 - ends as it does
    {"before": before_upgrade, "after": after_upgrade}[act](Desktop())


def before_upgrade(desktop: Desktop) -> None:
    began = time.monotonic()
    # The language is chosen once; afterwards only the settings know it, the system speaks Chinese.
    program = subprocess.Popen(["walletcare", "--lang", "en"])
    desktop.press("Get started")
    seen(f"the window is usable {time.monotonic() - began:.1f} s after the start")

    second = subprocess.run(["walletcare", "walletcare://open/page/requests"], timeout=LIMIT_S, check=False)
    assert second.returncode == 0, second.returncode
    desktop.find(LABEL, "Requests")
    seen("a second start hands its link over and ends")

    subprocess.run(["xdg-open", "walletcare://open/page/contact"], timeout=LIMIT_S, check=True)
    desktop.press("Write an email")
    assert program.poll() is None
    seen("xdg-open of a link opens the page in the running program")

    def is_typed(node: Any) -> bool:
        return desktop.text(node) == TYPED

    field = desktop.find(FIELD, is_wanted=desktop.is_story)
    field.queryEditableText().insertText(0, TYPED, len(TYPED))
    desktop.find(FIELD, is_wanted=is_typed)
    close_window()
    assert program.wait(LIMIT_S) == 0, program.returncode
    seen("closing the window ends the program with status 0")


def after_upgrade(desktop: Desktop) -> None:
    program = subprocess.Popen(["walletcare", "walletcare://open/page/contact"])
    desktop.press("Draft, not sent yet")
    desktop.find(FIELD, is_wanted=lambda node: desktop.text(node) == TYPED)
    seen("what was typed before the upgrade is there, in the language chosen then")
    close_window()
    assert program.wait(LIMIT_S) == 0, program.returncode


def start_screen() -> None:
    reading, writing = os.pipe()
    subprocess.Popen(
        [
            "Xvfb",
            "-displayfd",
            str(writing),
            "-screen",
            "0",
            "1360x900x24",
            "-noreset",
            "-fbdir",
            str(Path.home()),
        ],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.environ["DISPLAY"] = ":" + os.read(reading, 16).decode().strip()


def unlock_keyring() -> None:
    subprocess.run(
        ["gnome-keyring-daemon", "--unlock", "--components=secrets"],
        input=b"a password for this test",
        stdout=subprocess.DEVNULL,
        check=True,
    )


def close_window() -> None:
    """What a window manager does when the user clicks on the cross."""
    # Imported by name: it exists inside the root only.
    X, display, event = map(importlib.import_module, ("Xlib.X", "Xlib.display", "Xlib.protocol.event"))
    screen = display.Display()
    protocols, delete = screen.intern_atom("WM_PROTOCOLS"), screen.intern_atom("WM_DELETE_WINDOW")
    for window in screen.screen().root.query_tree().children:
        is_seen = window.get_attributes().map_state == X.IsViewable
        if is_seen and delete in (window.get_wm_protocols() or ()):
            data = (32, [delete, X.CurrentTime, 0, 0, 0])
            window.send_event(event.ClientMessage(window=window, client_type=protocols, data=data))
    screen.sync()


def seen(what: str) -> None:
    sys.stdout.write(f"ok {what}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
