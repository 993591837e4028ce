"""The limit: the smallest window that PySide6 can show, with one Chinese label. A program of its own.

    python -m walletcare.app.bench.bare

Prints one line when it is painted (JSON: milliseconds since ``WALLETCARE_BEGAN_NS``, processor time, memory),
and stays until it is ended, so that it can be weighed. Nothing of this program is imported.
"""

import json
import os
import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow


class Paint(QObject):
    """Tells when the first paint event is over: the picture is on the screen then."""

    seen = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self.seen:
            self.seen = True
            QTimer.singleShot(0, self.tell)
        return False

    def tell(self) -> None:
        painted, used = time.monotonic_ns(), time.process_time_ns()
        began = int(os.environ.get("WALLETCARE_BEGAN_NS", painted))
        try:
            with open("/proc/self/smaps_rollup", encoding="ascii") as lines:  # noqa: PTH123 - imports nothing
                pss_kb = next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
        except OSError:
            pss_kb = 0
        line = {"painted_ms": (painted - began) / 1e6, "processor_ms": used / 1e6, "pss_mb": pss_kb / 1024}
        sys.stdout.write(json.dumps(line) + "\n")
        sys.stdout.flush()


def main() -> int:
    app = QApplication(["bare"])
    window = QMainWindow()
    window.resize(1280, 800)
    window.setWindowTitle("bare window")
    window.setCentralWidget(QLabel("如何找回遗忘的密码？退款操作说明"))
    watch = Paint()
    window.installEventFilter(watch)
    window.show()
    return int(app.exec())


if __name__ == "__main__":
    sys.exit(main())
