"""Interactive messages and files in the conversation, over a real service and a real desk."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.contact_window import ContactWindow, contact_window
from walletcare.contact.change import Change, ChangeKind
from walletcare.contact.sending.uploads import Upload
from walletcare.desk.options import DeskOptions
from walletcare.desk.thread import DeskThread
from walletcare.domain.interactive import FieldKind, FormField
from walletcare.domain.language import Language
from walletcare.domain.ticket import Attachment, Delivery, Ticket
from walletcare.ui.components import Button, InnerDialog, MessageRow, PlainLabel
from walletcare.ui.contact.parts.card_part import CardPart
from walletcare.ui.contact.parts.choice_part import ChoicePart
from walletcare.ui.contact.parts.file_part import FilePart
from walletcare.ui.contact.parts.form_check import problem_of
from walletcare.ui.contact.parts.form_part import AnsweredForm, FormPart
from walletcare.ui.contact.parts.picture import PictureButton
from walletcare.ui.contact.parts.upload_part import UploadPart
from walletcare.ui.navigation import PageName
from walletcare.ui.stores.conversation import files

W = TypeVar("W", bound=QWidget)
FORM: list[dict[str, Any]] = [
    {"type": "text", "name": "order", "label": "Order number", "required": True, "pattern": "[0-9]{6}",
     "pattern_error": "Six digits, please"},
    {"type": "email", "name": "mail", "label": "Email"},
    {"type": "select", "name": "method", "label": "Paid with",
     "options": [{"label": "Bank card", "value": "card"}, {"label": "Balance", "value": "balance"}]},
]  # fmt: skip


@pytest.fixture(scope="module")
def desk() -> Iterator[DeskThread]:
    with DeskThread(DeskOptions(scenario="agent-silent", language=Language.EN)) as running:
        yield running


@pytest.fixture
def home(qtbot: QtBot, tmp_path: Path, desk: DeskThread) -> Iterator[ContactWindow]:
    desk.control.clear_faults()
    with contact_window(qtbot, tmp_path, desk) as opened:
        opened.navigator.open_page(PageName.CONTACT)
        yield opened


def in_chat(home: ContactWindow) -> tuple[Ticket, int]:
    """A request that support has, open in the chat."""
    ticket, number = home.sent("My payment failed at noon")
    home.contact.open_ticket(ticket.id)
    home.wait(lambda: home.contact.conversation.state is not None)
    return ticket, number


def shown(home: ContactWindow, kind: type[W]) -> list[W]:
    return [part for part in home.contact.chat.list.findChildren(kind) if part.isVisible()]


def words_in(place: QWidget) -> str:
    return "\n".join(label.text() for label in place.findChildren(PlainLabel) if not label.isHidden())


def picture(width: int = 60, height: int = 40) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    out = QByteArray()
    buffer = QBuffer(out)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub wants bytes, the call takes text
    return bytes(out.data())


def test_a_form_is_checked_sent_and_shown_as_answered(home: ContactWindow) -> None:
    _, number = in_chat(home)
    asked = home.control.reply(number, "Please fill this in", content_type="form", items=FORM)
    home.wait(lambda: shown(home, FormPart))
    form = shown(home, FormPart)[0]
    form.submit()
    assert form.inputs["order"].has_error
    form.inputs["order"].set_text("12")  # type: ignore[union-attr]
    form.submit()
    assert "Six digits" in words_in(form)
    form.inputs["order"].set_text("123456")  # type: ignore[union-attr]
    form.inputs["mail"].set_text("dana")  # type: ignore[union-attr]
    form.submit()
    assert form.inputs["mail"].has_error
    form.inputs["mail"].set_text("dana@example.com")  # type: ignore[union-attr]
    form.inputs["method"].select.set_current("card")  # type: ignore[union-attr]
    form.submit()
    home.wait(lambda: shown(home, AnsweredForm))
    answered = words_in(shown(home, AnsweredForm)[0])
    assert "123456" in answered
    assert "Bank card" in answered
    stored = next(row for row in home.control.conversation(number)["messages"] if row["id"] == asked["id"])
    assert stored["content_attributes"]["submitted_values"] == [
        {"name": "order", "value": "123456"},
        {"name": "mail", "value": "dana@example.com"},
        {"name": "method", "value": "card"},
    ]


def test_what_stands_in_a_form_is_there_again_and_a_secret_in_it_never_is(home: ContactWindow) -> None:
    ticket, number = in_chat(home)
    home.control.reply(number, "Please fill this in", content_type="form", items=FORM)
    home.wait(lambda: shown(home, FormPart))
    form = shown(home, FormPart)[0]
    field = form.inputs["order"]
    field.input.edit.insert("4111 1111 1111 1111")  # type: ignore[union-attr]
    home.wait(lambda: not form.watch.is_clear)
    form.submit()
    assert "looks like a secret" in words_in(form)
    home.contact.conversation.flush()
    home.wait(lambda: home.store.tasks.is_idle)
    assert home.service.answers.typed(ticket.id) == {}
    field.input.edit.clear()  # type: ignore[union-attr]
    field.input.edit.insert("12345")  # type: ignore[union-attr]
    home.wait(lambda: form.watch.is_clear)
    home.contact.conversation.close()
    home.contact.open_ticket(ticket.id)
    home.wait(lambda: shown(home, FormPart) and shown(home, FormPart)[0] is not form)
    assert shown(home, FormPart)[0].values["order"] == "12345"


def test_a_choice_stays_marked(home: ContactWindow) -> None:
    _, number = in_chat(home)
    options = [{"title": "Bank card", "value": "card"}, {"title": "Balance", "value": "balance"}]
    home.control.reply(number, "Which one?", content_type="input_select", items=options)
    home.wait(lambda: shown(home, ChoicePart))
    shown(home, ChoicePart)[0].findChildren(Button)[1].click()

    def names() -> list[str]:
        buttons = [button for part in shown(home, ChoicePart) for button in part.findChildren(Button)]
        return [button.accessibleName() for button in buttons]

    home.wait(lambda: "Balance, your choice" in names())
    assert not any(button.isEnabled() for button in shown(home, ChoicePart)[0].findChildren(Button))


def test_cards_lead_through_the_safety_gate(home: ContactWindow) -> None:
    _, number = in_chat(home)
    home.control.reply(
        number,
        "Read this",
        content_type="cards",
        items=[
            {
                "title": "Refunds",
                "description": "How long they take",
                "actions": [
                    {"text": "Open it", "type": "link", "uri": "https://help.example.test/refunds"},
                    {"text": "Odd", "type": "link", "uri": "javascript:alert(1)"},
                ],
            }
        ],
    )
    home.wait(lambda: shown(home, CardPart))
    card = shown(home, CardPart)[0]
    (button,) = card.findChildren(Button)
    button.click()
    assert home.opened_links == ["https://help.example.test/refunds"]
    assert "javascript:alert(1)" in words_in(card)


def test_a_deleted_message_says_so_and_loses_its_parts(home: ContactWindow) -> None:
    _, number = in_chat(home)
    asked = home.control.reply(number, "Please fill this in", content_type="form", items=FORM)
    home.wait(lambda: shown(home, FormPart))
    home.control.delete_message(number, int(asked["id"]))
    home.wait(lambda: home.contact.conversation.messages[-1].is_deleted)
    home.wait(lambda: not shown(home, FormPart))
    assert any("deleted this message" in row.text for row in shown(home, MessageRow))


def test_a_kind_of_message_that_holds_nothing_readable_says_so(home: ContactWindow) -> None:
    """A call, a sticker, a video room: kinds of newer servers, with nothing in them for a contact."""
    _, number = in_chat(home)
    home.control.reply(number, None, content_type="voice_call", items=[{"title": "Call"}])
    home.control.reply(number, "A new kind with words", content_type="hologram")
    home.wait(lambda: [row.text for row in shown(home, MessageRow)][-1:] == ["A new kind with words"])
    assert [row.text for row in shown(home, MessageRow)][-2] == "This message can’t be shown here."


def test_a_picture_of_support_is_fetched_only_when_asked_and_opens_large(home: ContactWindow) -> None:
    _, number = in_chat(home)
    home.control.reply(number, "See", file=("shot.png", "image/png", picture(900, 500)))
    home.wait(lambda: shown(home, FilePart))
    part = shown(home, FilePart)[0]
    assert not shown(home, PictureButton)
    part.show_button.click()
    home.wait(lambda: shown(home, PictureButton))
    assert shown(home, PictureButton)[0].width() <= 320
    shown(home, PictureButton)[0].click()
    dialog = home.window.findChild(InnerDialog)
    assert dialog is not None
    dialog.close_with("")


def test_a_picture_that_is_none_can_still_be_saved(home: ContactWindow) -> None:
    _, number = in_chat(home)
    home.control.reply(number, "See", file=("shot.png", "image/png", b"\x89PNG\r\n\x1a\n" + b"nonsense" * 20))
    home.wait(lambda: shown(home, FilePart))
    part = shown(home, FilePart)[0]
    part.show_button.click()
    home.wait(lambda: "can’t be shown here" in words_in(part))
    kept: list[tuple[str, bytes]] = []
    part.kept.connect(lambda name, data: kept.append((name, data)))
    part.keep()
    assert kept[0][0] == "shot.png"
    asked = home.window.findChild(QFileDialog)
    assert asked is not None
    asked.reject()


def test_a_download_can_be_stopped_and_a_file_not_there_yet_is_waited_for(
    home: ContactWindow, desk: DeskThread
) -> None:
    _, number = in_chat(home)
    desk.control.faults(file_missing_s=1.5)
    home.control.reply(number, "See", file=("shot.png", "image/png", picture()))
    home.wait(lambda: shown(home, FilePart))
    part = shown(home, FilePart)[0]
    part.show_button.click()
    assert part.progress.isVisible()
    part.progress.stop.click()
    assert not part.progress.isVisible()
    part.show_button.click()
    home.wait(lambda: shown(home, PictureButton))


class FileServer:
    """A web server on this computer that answers with each of the ``statuses`` in turn; 0: it hangs up."""

    def __init__(self, *statuses: int) -> None:
        self.left = list(statuses)
        self.asked = 0
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.asked += 1
                status = outer.left.pop(0)
                if status == 0:
                    self.close_connection = True
                    return
                self.send_response(status)
                self.end_headers()
                self.wfile.write(b"the statement")

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05})

    def attachment(self) -> Attachment:
        url = f"http://127.0.0.1:{self._server.server_address[1]}/statement.pdf"
        return Attachment(id="a1", name="statement.pdf", media_type="application/pdf", size=13, url=url)

    def __enter__(self) -> FileServer:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def test_a_download_that_fails_is_tried_again_with_growing_waits(
    home: ContactWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert files.RETRY_AFTER_MS == (1_000, 2_000, 4_000, 8_000)
    monkeypatch.setattr(files, "RETRY_AFTER_MS", (1_000, 10, 20, 40))
    in_chat(home)
    with FileServer(503, 0, 404, 200) as server:
        part = FilePart(server.attachment(), home.contact.conversation)
        qtbot.addWidget(part)
        part.show()
        kept: list[bytes] = []
        part.kept.connect(lambda _name, data: kept.append(data))
        part.keep()
        home.wait(lambda: "Next try in 1 s" in words_in(part))
        assert part.progress.stop.isVisible(), "it can be stopped while it waits"
        home.wait(lambda: kept)
        assert kept == [b"the statement"]
        assert server.asked == 4


@pytest.mark.parametrize(
    ("status", "words", "tries"),
    [
        (404, "isn’t on the server", 5),
        (502, "after several tries", 5),
        (403, "no longer offers this file", 1),
    ],
)
def test_a_download_that_never_works_says_what_to_do(
    home: ContactWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, status: int, words: str, tries: int
) -> None:
    monkeypatch.setattr(files, "RETRY_AFTER_MS", (10, 10, 10, 10))
    in_chat(home)
    with FileServer(*[status] * 5) as server:
        part = FilePart(server.attachment(), home.contact.conversation)
        qtbot.addWidget(part)
        part.show()
        part.keep()
        home.wait(lambda: words in words_in(part))
        assert server.asked == tries
        assert not part.progress.isVisible()
        assert part.keep_button.isEnabled(), "and it can be tried again"


def test_what_is_no_file_is_read_and_what_has_no_address_cannot_be_fetched(home: ContactWindow) -> None:
    _, number = in_chat(home)
    place = {"file_type": "location", "coordinates_lat": 31.2304, "coordinates_long": 121.4737}
    home.control.reply(number, "Here", attachment={**place, "fallback_title": "Branch", "data_url": None})
    home.wait(lambda: any(row.text.endswith("Branch 31.23040, 121.47370") for row in shown(home, MessageRow)))
    assert not shown(home, FilePart)
    home.control.reply(number, None, attachment={"file_type": "ig_post", "data_url": None, "thumb_url": ""})
    home.wait(lambda: shown(home, FilePart))
    part = shown(home, FilePart)[0]
    assert part.keep_button.isHidden(), "a button that could only fail"
    home.control.reply(number, None, file=("a.pdf", "application/pdf", b"%PDF"))
    home.wait(lambda: len(shown(home, FilePart)) == 2)
    assert not shown(home, FilePart)[1].keep_button.isHidden()


def test_own_files_can_be_stopped_on_their_way(home: ContactWindow, tmp_path: Path) -> None:
    _, number = in_chat(home)
    before = len(home.control.incoming(number))
    uploads = home.service.uploads
    answers: list[bool] = []

    def stop(change: Change) -> None:
        if change.kind is ChangeKind.UPLOAD and not answers:
            answers.extend(uploads.stop(message_id) for message_id in uploads.now())

    # In the thread that sends, after the first part of the file.
    home.hearers.append(stop)
    path = tmp_path / "statement.pdf"
    path.write_bytes(b"%PDF-1.7\n" + bytes(9_000_000))
    home.contact.chat.reply.attachments.add_paths([str(path)])
    home.wait(lambda: home.store.tasks.is_idle)
    home.contact.chat.reply.send()
    home.wait(lambda: answers)
    conversation = home.contact.conversation
    home.wait(lambda: conversation.messages[-1].delivery is Delivery.CANCELLED)
    assert answers == [True]
    assert len(home.control.incoming(number)) == before


def test_how_far_own_files_are_is_shown_and_what_has_left_whole_cannot_be_stopped(
    home: ContactWindow, tmp_path: Path
) -> None:
    _, number = in_chat(home)
    before = len(home.control.incoming(number))
    uploads = home.service.uploads
    shares: list[float] = []
    too_late: list[bool] = []

    def look(change: Change) -> None:
        if change.kind is ChangeKind.UPLOAD:
            for message_id, upload in uploads.now().items():
                shares.append(upload.sent / upload.total)
                if upload.is_whole:
                    too_late.append(uploads.stop(message_id))

    home.hearers.append(look)
    path = tmp_path / "statement.pdf"
    path.write_bytes(b"%PDF-1.7\n" + bytes(2_000_000))
    home.contact.chat.reply.attachments.add_paths([str(path)])
    home.wait(lambda: home.store.tasks.is_idle)
    home.contact.chat.reply.send()
    home.wait(lambda: len(home.control.incoming(number)) == before + 1)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert not any(too_late)
    bar = UploadPart()
    home.bot.addWidget(bar)
    bar.show_upload(Upload(512, 1024))
    assert not bar.isHidden()
    assert bar.stop.isEnabled()
    bar.show_upload(Upload(1024, 1024))
    assert not bar.stop.isEnabled()


@pytest.mark.parametrize("pattern", ["(", "(a+)+$", "[0-9]{6}"])
def test_a_strange_pattern_never_hangs_nor_blocks_what_it_cannot_judge(pattern: str) -> None:
    field = FormField("x", "X", FieldKind.LINE, pattern=pattern)
    assert bool(problem_of(field, "a" * 900 + "!")) is (pattern == "[0-9]{6}")
