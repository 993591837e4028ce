"""The program as ``walletcare`` starts it: into the demo, and out again, by the buttons that users press.

Run by ``test_demo_switch`` as ``python -m tests.helpers.demo_child --data-dir …``; each process starts the
next one, as the program does. They print what is seen, and the third one ends the round.
"""
# ruff: noqa: T201 - its output is its purpose

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from walletcare.__main__ import main
from walletcare.ui import qt_start
from walletcare.ui.qt_start import undo_import_hook

WAYS = ("Try the demo", "体验演示", "Leave the demo", "退出演示")


class Visitor:
    """Presses the button of the strip as soon as it is there; of the first screen, where that offers it."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._timer = QTimer(app)
        self._timer.setInterval(50)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        from walletcare.ui.components import Button, InnerDialog, PlainLabel
        from walletcare.ui.demo_strip import DemoStrip
        from walletcare.ui.window import MainWindow

        windows = [it for it in QApplication.topLevelWidgets() if isinstance(it, MainWindow)]
        strips = [it for window in windows for it in window.findChildren(DemoStrip) if it.isVisible()]
        if not strips:
            return
        dialogs = [it for it in windows[0].findChildren(InnerDialog) if it.isVisible()]
        place = dialogs[0] if dialogs else strips[0]
        ways = [it for it in place.findChildren(Button) if it.isVisible() and it.label in WAYS]
        if not ways and dialogs:
            dialogs[0].close_with("start")
            return
        if not ways:
            return
        self._timer.stop()
        print("says:", strips[0].findChildren(PlainLabel)[0].text())
        print("at:", type(place).__name__, flush=True)
        ended = Path(sys.argv[sys.argv.index("--data-dir") + 1]) / "been-there"
        if "--demo" in sys.argv:
            ended.touch()
        elif ended.exists():
            print("end", flush=True)
            self._app.exit(0)
            return
        ways[0].click()


def run() -> int:
    undo_import_hook()
    make = qt_start.make_application
    visitors = []

    def make_watched(name: str = "WalletCare", *, collects: bool = True) -> QApplication:
        app = make(name, collects=collects)
        visitors.append(Visitor(app))
        return app

    qt_start.make_application = make_watched
    return main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(run())
