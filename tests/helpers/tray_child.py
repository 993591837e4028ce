"""The program on a desktop with a notification area; prints what it sees. Run by ``tray_desktop``."""
# ruff: noqa: T201 - its output is its purpose

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.helpers.program_window import MovedClock
from walletcare.app.program import Program
from walletcare.app.start.brand_choice import StartOptions
from walletcare.app.tour.keys import TourKeyring
from walletcare.contact.following.reminders import ReminderKind
from walletcare.content.pack import Pack
from walletcare.domain.reference import Reference
from walletcare.infra.paths import built_dir
from walletcare.ui.navigation import Destination, PageName
from walletcare.ui.qt_start import undo_import_hook
from walletcare.ui.stores.settings import Key, SettingsStore
from walletcare.ui.theme import theme

_WAIT_S = 120


def wait(condition: Callable[[], object]) -> None:
    ends_at = time.monotonic() + _WAIT_S
    while not condition():
        assert time.monotonic() < ends_at, "waited in vain"
        QTest.qWait(20)


def main() -> None:
    undo_import_hook()
    app = QApplication([])
    app.setQuitOnLastWindowClosed(False)
    theme().install(app)
    clock, settings = MovedClock(), SettingsStore(None)
    settings.set(Key.LANGUAGE, "en")
    with tempfile.TemporaryDirectory() as folder:
        options = StartOptions(is_demo=True, data_dir=Path(folder))
        pack = Pack.open(built_dir() / "pack.db")
        program = Program(options, pack, clock, settings, secrets=TourKeyring())
        program.show()
        wait(lambda: program.rooms is not None)
        rooms = program.rooms
        assert rooms is not None
        print("tray", rooms.tray.is_there)

        rooms.contact.remind(clock.now() + timedelta(hours=3), ReminderKind.QUIET_TIME)
        wait(lambda: program.tasks.is_idle)
        clock.ahead = timedelta(hours=4)
        rooms.reminders.look()
        wait(lambda: program.window.current_name is PageName.CONTACT)
        print("a click on the reminder opens", program.window.current_name)

        letter = "Open <a href='https://evil.example'>this</a> & pay. " + "x" * 400
        rooms.tray.tell_reply(Reference("WC-7K2F-91"), Destination(PageName.REQUESTS))
        wait(lambda: program.window.current_name is PageName.REQUESTS)
        rooms.tray.tell_reply(Reference("WC-7K2F-91"), Destination(PageName.HELP), text=letter)
        wait(lambda: program.window.current_name is PageName.HELP)

        program.window.close()
        print("closed, still there", not program.window.isVisible())
        rooms.tray.open_requested.emit(None)
        wait(lambda: program.window.isVisible())
        print("opened from the tray", program.window.isVisible())
        program.close()
        program.window.hide()
    print("end")
    # Qt's own clean-up is not what is looked at here.
    os._exit(0)


if __name__ == "__main__":
    main()
