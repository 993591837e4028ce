"""Making the ``QApplication``, and the one place that changes how the bindings are loaded and swept.

PySide6 replaces ``builtins.__import__`` with a function that reads the source of every module imported
later, which makes those imports slower and keeps their text in memory. Only ``from __feature__ import``
needs it, and this program does not use that.
"""

from __future__ import annotations

import builtins
import os
import sys

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from walletcare.ui.idle_collector import IdleCollector

_FUSION = ("-style", "fusion")
"""By argument: ``setStyle`` would make the bindings build everything that belongs to a style."""


def undo_import_hook() -> bool:
    """Put back the ``__import__`` that shiboken kept aside. False when it kept none."""
    original = getattr(builtins, "__orig_import__", None)
    if original is None:
        return False
    builtins.__import__ = original
    return True


def has_screen() -> bool:
    """Whether the environment names a screen. Without one, Qt ends the process by abort."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def make_application(name: str = "WalletCare", *, collects: bool = True) -> QApplication:
    """The application object, with pass-through scaling and Fusion. Only ``argv[0]`` reaches Qt.

    Args:
        collects: Garbage is collected in idle moments from now on; else the caller makes the collector.
    """
    undo_import_hook()
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    QCoreApplication.setApplicationName(name)
    QGuiApplication.setApplicationDisplayName(name)
    QGuiApplication.setDesktopFileName("org.walletcare.client")
    app = QApplication([*sys.argv[:1], *_FUSION])
    QApplication.setQuitOnLastWindowClosed(True)
    if collects:
        IdleCollector(app).begin()
    return app
