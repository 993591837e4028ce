"""Files chosen for a reply outlive the program, and are gone once they are sent."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from tests.helpers.program_window import ProgramWindow, program_window
from walletcare.app.tour.keys import TourKeyring
from walletcare.domain.ticket import Draft, DraftId, TicketId
from walletcare.ui.contact.page import ContactPage
from walletcare.ui.contact.reply_box import ReplyBox


def reply_of(opened: ProgramWindow, ticket_id: TicketId) -> ReplyBox:
    """The reply field of the request, open in the chat."""
    opened.program.navigator.open_chat(ticket_id)
    opened.wait(lambda: isinstance(opened.program.window.current_page, ContactPage))
    page = opened.page(ContactPage)
    opened.wait(lambda: page.conversation.ticket_id == ticket_id and page.conversation.state is not None)
    opened.wait(lambda: page.chat.reply.isVisible())
    return page.chat.reply


def names(reply: ReplyBox) -> list[str]:
    return [file.name for file in reply.attachments.files]


def test_files_of_a_reply_are_there_after_a_restart_until_they_are_sent(qtbot: QtBot, tmp_path: Path) -> None:
    secrets, shot = TourKeyring(), tmp_path / "shot.txt"
    other = tmp_path / "other.txt"
    for file in (shot, other):
        file.write_text("what I saw", "utf-8")
    with program_window(qtbot, tmp_path / "data", secrets=secrets) as opened:
        contact = opened.services.contact
        ticket = contact.submit(Draft(id=DraftId("d1"), topic="refund", text="Where is my refund?"))
        reply = reply_of(opened, ticket.id)
        reply.attachments.add_paths([str(shot), str(other)])
        opened.wait(lambda: len(contact.drafts.reply_files(ticket.id)) == 2)
        reply.attachments.set_files(reply.attachments.files[:1])
        reply.attachments.changed.emit()
    with program_window(qtbot, tmp_path / "data", secrets=secrets) as opened:
        contact = opened.services.contact
        reply = reply_of(opened, ticket.id)
        opened.wait(lambda: names(reply) == ["shot.txt"])
        assert reply.attachments.isVisible()
        opened.wait(lambda: opened.program.tasks.is_idle)
        reply.send()
        opened.wait(lambda: not names(reply))
        assert contact.drafts.reply_files(ticket.id) == ()
    with program_window(qtbot, tmp_path / "data", secrets=secrets) as opened:
        assert opened.services.contact.drafts.reply_files(ticket.id) == ()
        assert names(reply_of(opened, ticket.id)) == []


def paste_picture(reply: ReplyBox) -> Path:
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(0x3366AA)
    mime = QMimeData()
    mime.setImageData(picture)
    assert reply.attachments.take_mime(mime)
    (file,) = reply.attachments.files
    return Path(file.path)


def test_a_pasted_picture_is_there_after_a_restart_and_deleted_when_it_was_sent(
    qtbot: QtBot, tmp_path: Path
) -> None:
    secrets = TourKeyring()
    with program_window(qtbot, tmp_path / "data", secrets=secrets) as opened:
        contact = opened.services.contact
        ticket = contact.submit(Draft(id=DraftId("d1"), topic="refund", text="Where is my refund?"))
        copy = paste_picture(reply_of(opened, ticket.id))
        folder = opened.services.paths.attachments
        assert copy.is_relative_to(folder)
        opened.wait(lambda: contact.drafts.reply_files(ticket.id))
        nobody_names_it = folder / "walletcare-thrown-away"
        nobody_names_it.mkdir()
        (nobody_names_it / "screenshot-1.png").write_bytes(b"x")
    with program_window(qtbot, tmp_path / "data", secrets=secrets) as opened:
        reply = reply_of(opened, ticket.id)
        opened.wait(lambda: names(reply) == [copy.name])
        opened.wait(lambda: opened.program.tasks.is_idle)
        assert copy.is_file()
        assert not nobody_names_it.exists()
        reply.send()
        opened.wait(lambda: not names(reply))
        assert list(folder.iterdir()) == []


def test_a_pipe_is_no_file_to_send(qtbot: QtBot, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    with program_window(qtbot, tmp_path / "data") as opened:
        ticket = opened.services.contact.submit(Draft(id=DraftId("d1"), topic="refund", text="Where is it?"))
        reply = reply_of(opened, ticket.id)
        reply.attachments.add_paths([str(pipe), str(tmp_path)])
        assert names(reply) == []
