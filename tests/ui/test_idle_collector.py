"""Garbage goes when the event loop rests, on the GUI thread, and at no other moment."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

_GARBAGE = """
import gc, sys, threading, weakref
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QSpinBox, QWidget
from walletcare.ui.qt_start import make_application

class Window(QWidget):
    def __init__(self):
        super().__init__()
        self.me = self

app = make_application()
gc.set_threshold(50, 1, 1)
seen = []
"""

_LISTED = """
kept = [QSpinBox() for _ in range(200)]   # each holds a line edit that the bindings have not wrapped yet
gone = [weakref.ref(Window()) for _ in range(200)]
kept += [QSpinBox() for _ in range(200)]
print(len(QApplication.allWidgets()))
print(sum(one() is not None for one in gone))
QTimer.singleShot(0, lambda: QTimer.singleShot(50, app.quit))
app.exec()
print(sum(one() is not None for one in gone))
"""

_ELSEWHERE = """
gc.callbacks.append(lambda phase, facts: seen.append(threading.current_thread() is threading.main_thread()))

def litter():
    for _ in range(20_000):
        made = []
        made.append(made)

worker = threading.Thread(target=litter)
worker.start()
worker.join()
print(len(seen))
QTimer.singleShot(50, app.quit)
app.exec()
print(len(seen) > 0, all(seen))
"""


def _said(program: str) -> list[str]:
    """What ``program`` prints, run by itself: it may end as a crash."""
    done = subprocess.run(
        [sys.executable, "-c", _GARBAGE + program],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, (done.returncode, done.stderr)
    return done.stdout.split()


def test_a_list_of_all_widgets_outlives_the_garbage_among_them() -> None:
    """With collection wherever memory is asked for, this is a crash: a window that the list names is deleted
    while the list is being made."""
    listed, before, after = map(int, _said(_LISTED))
    assert listed >= 1_000
    assert before == 200
    assert after == 0


def test_garbage_of_a_worker_waits_for_the_window_thread() -> None:
    during, some, on_main = _said(_ELSEWHERE)
    assert int(during) == 0
    assert (some, on_main) == ("True", "True")
