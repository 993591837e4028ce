"""The program as ``walletcare`` starts it, typed in; then this process gets the signal that it was given.

Run by ``test_stop_signals`` in a session with a real keyring: ``python -m tests.helpers.typing_child SIGTERM
--demo …``. Nothing stands between the last key and the signal, so what is kept was kept by the shutdown.
``WAIT_FOR_LABEL``: a label with this text has to be seen before.
"""

from __future__ import annotations

import os
import signal
import sys

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from walletcare.__main__ import main
from walletcare.ui import qt_start
from walletcare.ui.qt_start import undo_import_hook

TYPED = "My refund has not arrived since Monday"


class Typist:
    """Looks again and again whether the window is ready for the next thing that a user does."""

    def __init__(self, app: QApplication, number: signal.Signals) -> None:
        self._number = number
        self._is_asked_for = False
        self._timer = QTimer(app)
        self._timer.setInterval(50)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        from walletcare.ui.components import PlainLabel
        from walletcare.ui.contact.story_input import StoryInput
        from walletcare.ui.window import MainWindow

        windows = [it for it in QApplication.topLevelWidgets() if isinstance(it, MainWindow)]
        if not windows or not windows[0].isVisible():
            return
        if not self._is_asked_for:
            self._is_asked_for = True
            # Carried out as soon as everything is loaded.
            windows[0].navigator.open_contact(topic="refund")
        fields = [it for it in windows[0].findChildren(StoryInput) if it.isVisible()]
        labels = [it for it in windows[0].findChildren(PlainLabel) if it.isVisible()]
        awaited = os.environ.get("WAIT_FOR_LABEL", "")
        if fields and (not awaited or any(awaited in label.text() for label in labels)):
            self._timer.stop()
            for label in labels:
                if label.text():
                    print("reads:", label.text().replace("\n", " "), flush=True)  # noqa: T201 - for the test
            QTest.keyClicks(fields[0].edit, TYPED)
            os.kill(os.getpid(), self._number)


def run() -> int:
    undo_import_hook()
    number = signal.Signals[sys.argv[1]]
    make = qt_start.make_application
    typists = []

    def make_watched(name: str = "WalletCare", *, collects: bool = True) -> QApplication:
        app = make(name, collects=collects)
        typists.append(Typist(app, number))
        return app

    qt_start.make_application = make_watched
    return main(sys.argv[2:])


if __name__ == "__main__":
    sys.exit(run())
