"""The socket of the live chat belongs to the session in use."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.helpers.program_window import program_window
from walletcare.desk.scenarios.control import DeskControl
from walletcare.domain.chat import LinkState


def test_the_live_link_follows_the_session(qtbot: QtBot, tmp_path: Path) -> None:
    """The server forgot this computer, and an answer to a request says so, not the socket."""
    with program_window(qtbot, tmp_path) as opened:
        contact, board = opened.services.contact, opened.rooms.contact
        assert opened.services.desk is not None
        control = DeskControl(opened.services.desk.base_url)
        opened.wait(lambda: board.board.link is LinkState.LIVE)
        before = contact.session()
        assert before is not None
        control.delete_session(before.source_id)
        contact.resync()
        assert not contact.is_current(before)
        ticket = contact.submit(contact.drafts.new("refund", text="Where is my refund"))
        opened.wait(lambda: not contact.outbox.entries(ticket.id))
        number = next(iter(control.conversations()))["id"]

        def is_told_of_typing() -> bool:
            # Only the socket tells of typing; it may be on its way to the new session still.
            control.typing(number, on=True)
            return contact.tracker.typing(ticket.id) is not None

        opened.wait(is_told_of_typing)
