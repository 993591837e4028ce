"""Replies by day and in quiet hours, in the program on a desktop with a notification area.

Prints what it does; what the desktop showed is known to ``tray_desktop``, which runs it.
"""
# ruff: noqa: T201 - its output is its purpose

from __future__ import annotations

import os
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.helpers.program_window import MovedClock
from tests.helpers.tray_child import wait
from walletcare.app.program import Program
from walletcare.app.start.brand_choice import StartOptions
from walletcare.app.tour.keys import TourKeyring
from walletcare.content.pack import Pack
from walletcare.domain.ticket import Draft, DraftId, TicketId
from walletcare.infra.paths import built_dir
from walletcare.ui.navigation import PageName
from walletcare.ui.qt_start import undo_import_hook
from walletcare.ui.stores.settings import Key, SettingsStore
from walletcare.ui.theme import theme


def local_time(hour: int, clock: MovedClock) -> timedelta:
    """How far ahead the clock has to be for the next ``hour`` o'clock of this computer's zone."""
    now = datetime.now().astimezone()
    moment = now.replace(hour=hour, minute=30, second=0, microsecond=0)
    while moment - now <= clock.ahead:
        moment += timedelta(days=1)
    return moment - now


class Talk:
    """One request, and support's replies to it."""

    def __init__(self, program: Program, text: str) -> None:
        assert program.services is not None
        self._contact = program.services.contact
        assert program.services.desk is not None
        self._control = program.services.desk.control
        draft = Draft(id=DraftId(text), topic="refund", text=text)
        self.id: TicketId = self._contact.submit(draft, channel_id="chat").id
        self._program = program
        wait(lambda: self.number() is not None and not self._contact.outbox.entries(self.id))
        self._control.script(self.number() or 0, on=False)
        self._heard = 0
        assert program.rooms is not None
        # Connected after the program's own: once it is heard here, the program has heard it too.
        program.rooms.contact.reply_arrived.connect(self._hear)

    def _hear(self, found_id: str, _who: str) -> None:
        self._heard += found_id == self.id

    def number(self) -> int | None:
        ticket = self._contact.tickets.get(self.id)
        return ticket.legs[0].conversation_id if ticket is not None else None

    def answer(self, text: str) -> None:
        """Support replies, and the program has dealt with it."""
        before = self._heard
        self._control.reply(self.number() or 0, text)
        wait(lambda: any(text in it.text for it in self._contact.tickets.messages(self.id).messages))
        wait(lambda: self._heard > before)
        wait(lambda: self._program.tasks.is_idle)

    def read(self) -> None:
        """The user has read it."""
        self._contact.tracker.mark_read(self.id)


def main() -> None:
    undo_import_hook()
    app = QApplication([])
    app.setQuitOnLastWindowClosed(False)
    theme().install(app)
    clock, settings = MovedClock(), SettingsStore(None)
    settings.set(Key.LANGUAGE, "en")
    settings.set(Key.NOTIFY_CONTENT, True)
    settings.set(Key.QUIET_HOURS, "22:00-07:00")
    with tempfile.TemporaryDirectory() as folder:
        options = StartOptions(is_demo=True, data_dir=Path(folder), scenario="agent-silent")
        pack = Pack.open(built_dir() / "pack.db")
        program = Program(options, pack, clock, settings, secrets=TourKeyring())
        program.show()
        wait(lambda: program.rooms is not None)
        rooms = program.rooms
        assert rooms is not None
        clock.ahead = local_time(12, clock)
        talk, other = Talk(program, "Where is my refund?"), Talk(program, "And the other one?")

        talk.answer("at noon")
        wait(lambda: program.window.current_name is PageName.REQUESTS)
        program.navigator.open_page(PageName.HOME)
        print("told at noon, and the click opened it")

        for hour in (22, 3):
            clock.ahead = local_time(hour, clock)
            talk.answer(f"at {hour}")
        other.answer("at night, and read then")
        other.read()
        rooms.replies.look()
        wait(lambda: program.tasks.is_idle)
        print("opened at night", program.window.current_name)

        clock.ahead = local_time(7, clock)
        rooms._beat.timeout.emit()
        wait(lambda: program.window.current_name is PageName.REQUESTS)
        program.navigator.open_page(PageName.HOME)
        rooms._beat.timeout.emit()
        wait(lambda: program.tasks.is_idle)

        settings.set(Key.NOTIFY_REPLIES, False)
        talk.answer("not wanted")
        print("opened although not wanted", program.window.current_name is not PageName.HOME)
        program.close()
        program.window.hide()
    print("end")
    # Qt's own clean-up is not what is looked at here.
    os._exit(0)


if __name__ == "__main__":
    main()
