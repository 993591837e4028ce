"""T2, T3, T6: what support sends is shown as plain text, in every place, and loads nothing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import Qt, QTextDocument
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers import hostile
from tests.helpers.hostile import sizes
from tests.helpers.http_server import RawServer, raw_server, reply
from tests.helpers.program_window import ProgramWindow, program_window
from walletcare.domain.ticket import Author, Draft, DraftId
from walletcare.infra import clean
from walletcare.ui.components import HistoryRow, Icon, MessageRow, PlainLabel, Side, TextView
from walletcare.ui.contact.page import ContactPage
from walletcare.ui.navigation import PageName

_BATCH = 20
_NEVER_IN_NAMES = "✔✅☑★✓👑✪◉\u202e\u2066\u2067\u200b\u200f\u061c\n\x00"
_KINDS = ("text", "input_select", "form", "cards", "article", "file")


@pytest.fixture
def canary() -> Iterator[RawServer]:
    """Where the pictures of the hostile texts lie: nobody may ever ask for one."""
    with raw_server(lambda _: reply(200, b"x")) as server:
        yield server


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[ProgramWindow]:
    with program_window(qtbot, tmp_path) as window:
        window.program.navigator.open_page(PageName.CONTACT)
        yield window


def say(opened: ProgramWindow, number: int, kind: str, text: str) -> None:
    """Let the desk's agent put ``text`` into every field that this kind of message has."""
    assert opened.services.desk is not None
    control = opened.services.desk.control
    link = {"type": "link", "text": text, "uri": "https://evil.example/" + text[:40]}
    items: dict[str, list[dict[str, object]]] = {
        "input_select": [{"title": text, "value": text}, {"title": "x" + text, "value": "v"}],
        "form": [{"name": text, "label": text, "placeholder": text, "type": "text", "default": text}],
        "cards": [{"title": text, "description": text, "media_url": text, "actions": [link]}],
        "article": [{"title": text, "description": text, "link": text}],
    }
    if kind == "file":
        control.reply(number, text, file=(text, "text/plain", b"x"))
    elif kind in items:
        control.reply(number, text, content_type=kind, items=items[kind])
    else:
        control.reply(number, text)


def active(root: QWidget) -> list[str]:
    """Widgets below ``root`` that draw markup, hold a link or a picture, or would in their tool tip."""
    found = [
        f"label: {label.text()[:60]!r}"
        for label in root.findChildren(QLabel)
        if label.textFormat() is not Qt.TextFormat.PlainText and Qt.mightBeRichText(label.text())
    ]
    edits: list[QTextEdit | QPlainTextEdit] = list(root.findChildren(QTextEdit))
    edits += root.findChildren(QPlainTextEdit)
    found += [
        f"document: {edit.toPlainText()[:60]!r}" for edit in edits if is_active_document(edit.document())
    ]
    for widget in root.findChildren(QWidget):
        tip = widget.toolTip()
        # An escaped tip is rich text with one plain paragraph: what it shows must be what was said.
        if Qt.mightBeRichText(tip) and ("<a " in tip or "<img" in tip or "src=" in tip.split("&lt;")[0]):
            found.append(f"tip: {tip[:60]!r}")
        if isinstance(widget, QMenu) and Qt.mightBeRichText(widget.title()):
            found.append("menu")
    return found


def is_active_document(document: QTextDocument) -> bool:
    """Whether anything but unformatted letters stands in the document."""
    block = document.firstBlock()
    while block.isValid():
        if block.textList() is not None or block.blockFormat().headingLevel():
            return True
        pieces = block.begin()
        while not pieces.atEnd():
            shape = pieces.fragment().charFormat()
            if shape.isAnchor() or shape.isImageFormat() or shape.fontWeight() > 600:
                return True
            pieces += 1
        block = block.next()
    return len(document.rootFrame().childFrames()) > 0


def talk(opened: ProgramWindow, texts: list[str]) -> list[str]:
    """Send every text in some field of some kind of message; what is active in everything then shown."""
    assert opened.services.desk is not None
    control = opened.services.desk.control
    page = opened.program.window.page(PageName.CONTACT)
    assert isinstance(page, ContactPage)
    problems: list[str] = []
    kinds = cycle(_KINDS)
    for start in range(0, len(texts), _BATCH):
        ticket = opened.services.contact.submit(
            Draft(id=DraftId(f"d{start}"), topic="refund", text=f"Where is my refund {start}?")
        )
        opened.wait(lambda ticket=ticket: not opened.services.contact.outbox.entries(ticket.id))  # type: ignore[misc]
        number = max(int(found["id"]) for found in control.conversations())
        control.script(number, on=False)
        page.open_ticket(ticket.id)
        opened.wait(lambda: page.conversation.state is not None)
        for text in texts[start : start + _BATCH]:
            say(opened, number, next(kinds), text)
        control.reply(number, f"end of part {start}")
        opened.wait(
            lambda start=start: any(  # type: ignore[misc]
                message.text == f"end of part {start}" and message.author is Author.AGENT
                for message in page.conversation.messages
            )
        )
        QApplication.sendPostedEvents()
        problems += active(opened.program.window)
        opened.program.navigator.open_request(ticket.id)
        opened.wait(lambda: opened.name() is PageName.REQUESTS)
        problems += active(opened.program.window)
        opened.program.navigator.open_page(PageName.CONTACT)
        if Qt.mightBeRichText(opened.program.window.windowTitle()):
            problems.append("window title")
    return problems


@sizes(42, 600)
def test_no_word_of_support_becomes_markup_link_or_picture(
    opened: ProgramWindow, canary: RawServer, count: int
) -> None:
    assert talk(opened, hostile.markup(count, canary.url)) == []
    assert canary.received == []
    assert opened.browser.opened == []


def test_a_build_whose_texts_guess_markup_is_found(
    opened: ProgramWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TextView, "setPlainText", TextView.setHtml)
    assert talk(opened, hostile.markup(14))


def test_a_build_whose_labels_guess_markup_is_found(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    PlainLabel("<b>x</b>", parent=holder)
    assert active(holder) == []
    PlainLabel("<b>x</b>", parent=holder).setTextFormat(Qt.TextFormat.AutoText)
    assert len(active(holder)) == 1


@sizes(40, 300)
def test_names_wear_no_badge_and_stay_in_their_place(qtbot: QtBot, count: int) -> None:
    """The name beside a message, in the chat and in the history of requests."""
    assert badly_shown(qtbot, hostile.names(count)) == []


def test_a_build_that_shows_names_as_they_come_is_found(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clean, "clean_name", lambda name: name)
    assert len(badly_shown(qtbot, hostile.names(60))) > 20


def badly_shown(qtbot: QtBot, names: list[str]) -> list[str]:
    bad = []
    for name in names:
        cleaned = clean.clean_name(name)
        holder = QWidget()
        qtbot.addWidget(holder)
        holder.resize(400, 200)
        row = HistoryRow("text", author=cleaned, is_verified=False, parent=holder)
        row.setGeometry(holder.rect())
        holder.show()
        label = row.findChildren(PlainLabel)[0]
        is_inside = holder.rect().contains(QRect(label.mapTo(holder, QPoint(0, 0)), label.size()))
        is_plain = label.textFormat() is Qt.TextFormat.PlainText and row.findChild(Icon) is None
        message = MessageRow("text", Side.THEM, author=cleaned)
        qtbot.addWidget(message)
        is_dressed = any(wrong in cleaned for wrong in _NEVER_IN_NAMES)
        if is_dressed or not is_inside or not is_plain or message.text != "text" or len(cleaned) > 40:
            bad.append(name)
    return bad
