"""The way that suits a topic, and the way that the user prefers, where a request is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.helpers.program_window import ProgramWindow, program_window
from walletcare.domain.account import Account
from walletcare.domain.channel import ChannelKind
from walletcare.domain.language import LocalText
from walletcare.ui.contact.channel_card import ChannelCard
from walletcare.ui.contact.compose.view import ComposerView
from walletcare.ui.contact.page import ContactPage
from walletcare.ui.navigation import PageName


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[ProgramWindow]:
    with program_window(qtbot, tmp_path, scenario="chat-closed") as window:
        window.program.navigator.open_page(PageName.CONTACT)
        window.wait(lambda: window.page(ContactPage).findChildren(ChannelCard))
        yield window


def writing(opened: ProgramWindow, topic: str) -> ComposerView:
    opened.program.navigator.open_contact(topic=topic)
    return opened.page(ContactPage).composer


def sends_by(composer: ComposerView) -> ChannelKind:
    spec = composer.choice.spec()
    assert spec is not None
    return spec.kind


def test_a_complaint_is_better_by_email_and_one_press_takes_it(opened: ProgramWindow) -> None:
    composer = writing(opened, "complaint")
    opened.wait(composer.better.isVisible)
    opened.press("Send by email", composer.better)
    assert sends_by(composer) is ChannelKind.EMAIL
    assert not composer.better.isVisible()


def test_to_stop_something_the_number_is_at_hand(opened: ProgramWindow) -> None:
    composer = writing(opened, "security")
    opened.wait(composer.better.isVisible)
    opened.press("Copy the number", composer.better)
    (phone,) = opened.services.brand.channels_of(ChannelKind.PHONE)
    assert QGuiApplication.clipboard().text() == phone.address
    composer.better.closed.emit()
    composer._show_hints()
    assert not composer.better.isVisible(), "what was closed is not said again"


def test_other_topics_are_as_well_in_the_chat(opened: ProgramWindow) -> None:
    assert not writing(opened, "payment-failed").better.isVisible()


@pytest.mark.parametrize(("channel_id", "kind"), [("email", ChannelKind.EMAIL), ("phone", ChannelKind.CHAT)])
def test_a_request_begins_with_the_preferred_way(
    opened: ProgramWindow, channel_id: str, kind: ChannelKind
) -> None:
    """S2-11. Nobody can write to a telephone: then it is as if nothing were preferred."""
    opened.rooms.contact.set_preferred_channel(channel_id)
    assert sends_by(writing(opened, "payment-failed")) is kind


def complain(opened: ProgramWindow) -> ComposerView:
    """As a troubleshooter leads to a complaint."""
    draft = opened.services.contact.drafts.new("complaint")
    account = Account("support-silent", 1, LocalText("客服没有回应", "Support isn’t answering"), ())
    opened.program.navigator.open_contact(draft=replace(draft, account=account))
    return opened.page(ContactPage).composer


def test_a_complaint_from_a_troubleshooter_opens_with_the_wait_in_it(opened: ProgramWindow) -> None:
    contact = opened.services.contact
    ticket = contact.submit(contact.drafts.new("refund", text="Where is my refund"))
    opened.wait(lambda: not contact.outbox.entries(ticket.id))
    composer = complain(opened)
    opened.wait(lambda: str(ticket.reference) in composer.story.text())


def test_a_complaint_is_written_also_when_the_wait_cannot_be_read(opened: ProgramWindow) -> None:
    database = opened.services.store.database
    with database.write() as connection:
        connection.execute("ALTER TABLE ticket RENAME TO away")
    composer = complain(opened)
    opened.wait(composer.isVisible)
    assert composer.draft.topic == "complaint"
    with database.write() as connection:
        connection.execute("ALTER TABLE away RENAME TO ticket")
    opened.wait(lambda: opened.program.tasks.is_idle)
    opened.problems.clear()  # what else reads that table
