"""Sending takes a moment (a large picture is read): nothing that is written meanwhile, or fails, is lost."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.contact_window import ContactWindow, contact_window
from walletcare.domain.ticket import Draft, DraftFile, DraftId
from walletcare.ui.contact.compose.view import ComposerView
from walletcare.ui.navigation import PageName

FIRST = Draft(DraftId("first"), topic="refund", text="The first")
SECOND = Draft(DraftId("second"), topic="refund", text="The second")


@pytest.fixture
def home(qtbot: QtBot, tmp_path: Path) -> Iterator[ContactWindow]:
    with contact_window(qtbot, tmp_path, None, is_live=False) as opened:
        opened.navigator.open_page(PageName.CONTACT)
        opened.wait(lambda: opened.store.board.is_known)
        yield opened


@contextmanager
def slow_store(home: ContactWindow) -> Iterator[None]:
    """The lane of the store is busy for the length of the block."""
    is_free = threading.Event()
    home.store.tasks.store(lambda _: is_free.wait())
    try:
        yield
    finally:
        is_free.set()
    home.wait(lambda: home.store.tasks.is_idle)


def show(home: ContactWindow, draft: Draft) -> ComposerView:
    home.contact.composer.show_draft(draft)
    return home.contact.composer


def test_another_draft_stays_on_screen_when_the_first_was_sent(home: ContactWindow) -> None:
    with slow_store(home):
        show(home, FIRST).send()
        composer = show(home, SECOND)
    assert composer.story.text() == "The second"
    assert composer.draft.id == SECOND.id
    (row,) = home.service.tickets.rows()
    assert row.title == "The first"


def test_a_draft_that_could_not_be_sent_is_kept_behind_another(home: ContactWindow, tmp_path: Path) -> None:
    file = tmp_path / "shot.txt"
    file.write_text("x")
    with slow_store(home):
        composer = show(home, Draft(FIRST.id, text=FIRST.text, files=(DraftFile(str(file), "shot.txt", 1),)))
        composer.send()
        show(home, SECOND)
        file.unlink()
    home.wait(lambda: home.service.drafts.get(FIRST.id) is not None)
    kept = home.service.drafts.get(FIRST.id)
    assert kept is not None
    assert kept.text == "The first"
    assert composer.story.text() == "The second"
    assert home.service.tickets.rows() == ()


def test_the_draft_that_is_being_sent_is_not_sent_again(home: ContactWindow) -> None:
    with slow_store(home):
        composer = show(home, FIRST)
        composer.send()
        show(home, FIRST)
        composer.send()
    assert len(home.service.tickets.rows()) == 1
    assert composer.story.text() == ""


def test_what_could_not_be_kept_is_tried_again_when_the_page_is_left(home: ContactWindow) -> None:
    composer = show(home, FIRST)
    failures: list[Exception] = []
    home.store.store_failed.connect(failures.append)
    home.service._database._writer.execute("PRAGMA query_only = ON")
    composer.story.set_text("The first, and more")
    composer.keeper.soon()
    composer.keep()
    home.wait(lambda: home.store.tasks.is_idle)
    assert home.service.drafts.get(FIRST.id) is None
    home.service._database._writer.execute("PRAGMA query_only = OFF")
    composer.keep()
    home.wait(lambda: home.service.drafts.get(FIRST.id) is not None)
