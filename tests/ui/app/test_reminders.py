"""Reminders and the export in the running program: told once, when due; reports leave with the data."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.program_window import MovedClock, ProgramWindow, program_window
from walletcare.contact.following.ratings import RatingPrompt
from walletcare.contact.following.reminders import ReminderKind
from walletcare.domain.ticket import Draft, DraftId
from walletcare.infra.debug_clock import DebugClock
from walletcare.ui.components import InnerDialog
from walletcare.ui.navigation import PageName
from walletcare.ui.settings.page import SettingsPage
from walletcare.ui.stores.settings import Key


@pytest.fixture
def clock() -> MovedClock:
    return MovedClock()


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path, clock: MovedClock) -> Iterator[ProgramWindow]:
    with program_window(qtbot, tmp_path / "data", clock=clock) as window:
        yield window


def told(opened: ProgramWindow) -> list[InnerDialog]:
    dialogs = opened.program.window.findChildren(InnerDialog)
    return [one for one in dialogs if one.isVisible() and one.accessibleName() == "Reminder"]


def test_a_quieter_time_is_told_when_it_comes_and_only_once(opened: ProgramWindow, clock: MovedClock) -> None:
    opened.rooms.contact.remind(clock.now() + timedelta(hours=2), ReminderKind.QUIET_TIME)
    opened.wait(lambda: opened.program.tasks.is_idle)
    assert not told(opened)
    clock.ahead = timedelta(hours=3)
    opened.rooms._beat.timeout.emit()
    opened.wait(lambda: told(opened))
    assert told(opened)[0].accessibleDescription() == "It’s a quieter time to reach support now."
    opened.press("Show me", told(opened)[0])
    opened.wait(lambda: opened.name() is PageName.CONTACT)
    opened.wait(lambda: opened.program.tasks.is_idle)
    opened.rooms.reminders.look()
    opened.wait(lambda: opened.program.tasks.is_idle)
    assert not told(opened)


@pytest.mark.parametrize("ahead", [timedelta(hours=3), timedelta(days=40)])
def test_what_came_due_in_sleep_is_told_on_waking(
    opened: ProgramWindow, clock: MovedClock, ahead: timedelta
) -> None:
    """Timers stand still while a computer sleeps; the first beat after it looks at everything."""
    opened.rooms.contact.remind(clock.now() + timedelta(hours=2), ReminderKind.QUIET_TIME)
    opened.wait(lambda: opened.program.tasks.is_idle)
    clock.ahead = ahead
    opened.rooms.sleep._timer.timeout.emit()
    opened.wait(lambda: told(opened))


def test_a_clock_that_the_demo_sets_makes_reminders_due_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    clock = DebugClock()
    with program_window(qtbot, tmp_path, clock=clock) as opened:
        desk = opened.services.desk
        assert desk is not None
        opened.rooms.contact.remind(clock.now() + timedelta(hours=2), ReminderKind.QUIET_TIME)
        opened.wait(lambda: opened.program.tasks.is_idle)
        # Not by the minute's beat: it may be a minute away.
        opened.rooms._beat.stop()
        desk.control.move_clock(by_s=3 * 3600)
        opened.wait(lambda: told(opened))


def test_a_request_on_screen_becomes_overdue_when_the_clock_jumps(
    qtbot: QtBot, tmp_path: Path, clock: MovedClock
) -> None:
    with program_window(qtbot, tmp_path, clock=clock, scenario="agent-silent") as opened:
        ticket = opened.services.contact.submit(
            Draft(id=DraftId("d1"), topic="refund", text="Where is my refund?"), channel_id="chat"
        )
        opened.program.navigator.open_request(ticket.id)
        opened.wait(lambda: opened.shows("An answer is expected by"))
        opened.rooms._beat.stop()
        clock.ahead = timedelta(days=2)
        opened.rooms.sleep._timer.timeout.emit()
        opened.wait(lambda: opened.shows("An answer was expected by"))


def test_a_solved_request_is_asked_about_once_some_days_later(
    opened: ProgramWindow, clock: MovedClock
) -> None:
    """S1-33, S1-34: told of it, led to it, and answered there."""
    desk, contact = opened.services.desk, opened.services.contact
    assert desk is not None
    ticket = contact.submit(
        Draft(id=DraftId("d1"), topic="refund", text="Where is my refund?"), channel_id="chat"
    )

    def number() -> int | None:
        found = contact.tickets.get(ticket.id)
        return found.legs[0].conversation_id if found is not None else None

    opened.wait(number)
    # A message that arrives after the solution would open the conversation again.
    opened.wait(lambda: desk.control.incoming(number() or 0) and not contact.outbox.entries(ticket.id))
    desk.control.script(number() or 0, on=False)
    desk.control.resolve(number() or 0)

    def prompt() -> RatingPrompt | None:
        return contact.ratings.prompt(ticket.id)

    opened.wait(lambda: prompt() is not None)
    opened.rooms.reminders.look()
    opened.wait(lambda: opened.program.tasks.is_idle)
    assert not told(opened)
    clock.ahead = timedelta(days=4)
    opened.rooms.reminders.look()
    opened.wait(lambda: told(opened))
    assert str(ticket.reference) in told(opened)[0].accessibleDescription()
    opened.press("Show me", told(opened)[0])
    opened.wait(lambda: opened.name() is PageName.REQUESTS)
    opened.wait(lambda: opened.shows("Does the solution still hold?"))
    opened.press("Yes, it still holds")
    opened.wait(lambda: opened.shows("How was the help?"))
    opened.rooms.reminders.look()
    opened.wait(lambda: opened.program.tasks.is_idle)
    assert not told(opened)


def test_the_password_reminder_counts_from_the_day_it_was_set(
    opened: ProgramWindow, clock: MovedClock
) -> None:
    """S2-31: off by default; told after the chosen time, again only after another."""
    settings = opened.program.settings
    assert settings.text(Key.PASSWORD_REMINDER) == ""
    opened.program.navigator.open_settings("notifications")
    page = opened.page(SettingsPage)
    page._password.chosen.emit("90")
    today = clock.now().astimezone().date()
    assert settings.text(Key.PASSWORD_REMINDED) == today.isoformat()
    # The hour that summer time takes may turn 89 times 24 hours into 90 dates.
    clock.ahead = timedelta(days=88)
    opened.rooms.reminders.look()
    opened.wait(lambda: opened.program.tasks.is_idle)
    assert not told(opened)
    clock.ahead = timedelta(days=91)
    opened.rooms.reminders.look()
    opened.wait(lambda: told(opened))
    assert "new wallet password" in told(opened)[0].accessibleDescription()
    told(opened)[0].close_with("")
    opened.wait(lambda: opened.program.tasks.is_idle)
    opened.rooms.reminders.look()
    opened.wait(lambda: opened.program.tasks.is_idle)
    assert not told(opened)


def test_the_export_holds_the_reports_of_finished_and_unfinished_runs(
    opened: ProgramWindow, tmp_path: Path
) -> None:
    store = opened.rooms.troubleshoot
    opened.program.navigator.open_flow("suspicious-contact")
    opened.wait(lambda: store.session is not None)
    session = store.session
    assert session is not None
    session.answer("paid")
    store.moved()
    store.finish_later()
    opened.program.navigator.open_flow("refund")
    session = store.session
    assert session is not None
    session.answer("company")
    store.moved()
    store.finish_later()
    path = tmp_path / "export.zip"
    opened.rooms.keeper._export_to(path)
    opened.wait(path.exists)
    opened.wait(lambda: opened.program.tasks.is_idle)
    with zipfile.ZipFile(path) as archive:
        reports = [name for name in archive.namelist() if name.startswith("troubleshooting/")]
        texts = "\n".join(archive.read(name).decode("utf-8") for name in reports)
    assert len(reports) == 2
    assert "I sent money" in texts
    assert "Wallet balance or a card" in texts
