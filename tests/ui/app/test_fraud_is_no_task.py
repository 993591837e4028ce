"""A reply that asks for a code or leads to an imitation: nothing in the window asks the user to answer it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.program_window import program_window
from walletcare.app.pages.home_feed import read_home_state
from walletcare.domain.language import LocalText
from walletcare.domain.ticket import Draft, DraftId, Stage
from walletcare.ui.home.page import HomePage
from walletcare.ui.navigation import PageName
from walletcare.ui.requests.page import RequestsPage


@pytest.mark.parametrize(
    ("language", "never", "warning", "waits"),
    [
        ("en", "Send me the code", "Don’t answer yet. An address in this message imitates ours", "waits for"),
        ("zh-CN", "验证码发给我", "先别回复。这条消息里的地址在冒充我们", "在等你的回复"),
    ],
)
def test_home_and_requests_warn_in_place_of_asking(
    qtbot: QtBot, tmp_path: Path, language: str, never: str, warning: str, waits: str
) -> None:
    with program_window(qtbot, tmp_path, language, scenario="security-alert") as opened:
        ticket = opened.services.contact.submit(
            Draft(id=DraftId("d1"), topic="account", text="Is my account blocked?"), channel_id="chat"
        )
        opened.wait(
            lambda: opened.services.contact.tickets.get(ticket.id).stage is Stage.WAITING_ON_YOU  # type: ignore[union-attr]
        )
        opened.wait(lambda: opened.shows(warning, opened.page(HomePage)))
        assert not opened.shows(never, opened.page(HomePage))

        opened.program.navigator.open_request(ticket.id)
        opened.wait(lambda: opened.name() is PageName.REQUESTS)
        action = opened.page(RequestsPage).detail.action
        opened.wait(lambda: action.title == warning)
        assert waits not in action.title
        assert action.buttons() == []


def test_an_ordinary_question_is_still_a_task(qtbot: QtBot, tmp_path: Path) -> None:
    with program_window(qtbot, tmp_path, scenario="agent-silent") as opened:
        ticket = opened.services.contact.submit(
            Draft(id=DraftId("d1"), topic="refund", text="Where is my refund?"), channel_id="chat"
        )

        def number() -> int | None:
            found = opened.services.contact.tickets.get(ticket.id)
            return found.legs[0].conversation_id if found is not None and found.legs else None

        opened.wait(number)
        opened.wait(lambda: not opened.services.contact.outbox.entries(ticket.id))
        conversation = number()
        desk = opened.services.desk
        assert conversation is not None
        assert desk is not None
        desk.control.reply(conversation, "Which day was it?")
        opened.wait(lambda: opened.shows("For you: Which day was it?", opened.page(HomePage)))

        # What the user wrote and nobody has got is nothing that support asks for.
        desk.control.fail_calls(kind="422", on="message", count=None)
        opened.services.contact.reply(ticket.id, "On a Friday")
        opened.wait(
            lambda: [entry.state for entry in opened.services.contact.outbox.entries(ticket.id)] == ["failed"]
        )
        (row,) = read_home_state(opened.services).requests
        assert row.line == LocalText.same("Which day was it?")
