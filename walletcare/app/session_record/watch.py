"""Connects a recorder to the running window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from walletcare.app.session_record.recorder import Recorder
from walletcare.contact.change import Change, ChangeKind

if TYPE_CHECKING:
    from walletcare.app.program import Program
    from walletcare.ui.navigation import PageName

_KINDS = {ChangeKind.TICKET, ChangeKind.REPLY}


class RecordWatch(QObject):
    """Made once the rooms stand. Requests are looked at in the store's lane, in the order of changes."""

    def __init__(self, program: Program, recorder: Recorder) -> None:
        super().__init__(program)
        self._program, self._recorder = program, recorder
        services, rooms = program.services, program.rooms
        if services is None or rooms is None:
            raise RuntimeError("recording begins when the rooms stand")
        self._tickets = services.contact.tickets
        program.tasks.store(lambda _: recorder.begin_with(self._tickets), owner=self)
        program.relay.told.connect(self._on_change)
        program.window.page_changed.connect(self._on_page)
        rooms.contact.channels_changed.connect(lambda: recorder.note_link(rooms.contact.board.link.value))

    def _on_change(self, change: Change) -> None:
        ticket_id = change.ticket_id
        if change.kind in _KINDS and ticket_id is not None:
            self._program.tasks.store(lambda _: self._recorder.look_at(self._tickets, ticket_id), owner=self)

    def _on_page(self, name: PageName) -> None:
        self._recorder.note_page(name.value)
