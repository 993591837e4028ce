"""A session is recorded from the whole window, holds no text, and plays again on another desk."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.program_window import program_window
from walletcare import __version__
from walletcare.app.headless import headless
from walletcare.app.session_record.event import (
    EventKind,
    RecordingError,
    SessionEvent,
    head_line,
    read_recording,
)
from walletcare.app.session_record.recorder import Recorder
from walletcare.app.session_record.replay import filler, replay
from walletcare.app.session_record.watch import RecordWatch
from walletcare.cli.registry import run_command
from walletcare.domain.ticket import Draft, DraftId
from walletcare.safety.outgoing.guard import Guard
from walletcare.ui.navigation import PageName

SECRET_STORY = "Nobody may read that my card 4242 was charged in Porto"


def test_a_session_is_recorded_without_its_words_and_plays_again(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "session.jsonl"
    with program_window(qtbot, tmp_path / "data") as opened:
        recorder = Recorder(file, opened.program.clock.monotonic, __version__)
        watch = RecordWatch(opened.program, recorder)
        assert watch.parent() is opened.program
        contact, desk = opened.services.contact, opened.services.desk
        assert desk is not None
        opened.program.navigator.open_page(PageName.HELP)
        ticket = contact.submit(Draft(id=DraftId("d"), topic="refund", text=SECRET_STORY), channel_id="chat")
        opened.wait(lambda: _kinds(file, EventKind.STAGE, "submitted"))
        number = next(leg.conversation_id for leg in contact.tickets.get(ticket.id).legs)  # type: ignore[union-attr]
        assert number is not None
        desk.control.script(number, on=False)
        desk.control.reply(number, "A private answer about Porto", agent="mei")
        opened.wait(lambda: _kinds(file, EventKind.MESSAGE, "agent"))
        contact.reply(ticket.id, "A private thank-you")
        opened.wait(lambda: _kinds(file, EventKind.REPLY))
        # A message to a solved request opens it again.
        opened.wait(lambda: len(desk.control.incoming(number)) == 2)
        desk.control.resolve(number)
        opened.wait(lambda: _kinds(file, EventKind.STAGE, "resolved-rate"))
        recorder.close()
    text = file.read_text("utf-8")
    for private in ("Porto", "4242", "private", "Mei", str(ticket.reference), "refund", str(ticket.id)):
        assert private not in text
    events = read_recording(file)
    assert {event.word for event in events if event.kind is EventKind.PAGE} == {"help"}
    sizes = [event.size for event in events if event.kind in {EventKind.MESSAGE, EventKind.REPLY}]
    assert sizes == [len("A private answer about Porto"), len("A private thank-you")]
    with headless(tmp_path / "again", scenario="agent-silent", speed=50.0) as app:
        result = replay(app, events)
    assert result.problems == []
    assert (result.sent, result.received) == (2, 1)


def test_an_outage_is_played_too(tmp_path: Path) -> None:
    events = [
        SessionEvent(0.0, EventKind.SUBMIT, 1, 80),
        SessionEvent(1.0, EventKind.LINK, word="offline"),
        SessionEvent(2.0, EventKind.REPLY, 1, 30),
        SessionEvent(3.0, EventKind.LINK, word="live"),
        SessionEvent(4.0, EventKind.MESSAGE, 1, 120, "agent"),
        SessionEvent(5.0, EventKind.STAGE, 1, word="resolved"),
    ]
    with headless(tmp_path, scenario="agent-silent", speed=50.0) as app:
        result = replay(app, events)
        assert result.problems == []
        assert app.ticket(next(row.id for row in app.services.contact.tickets.rows())).stage.is_finished


def test_the_command_says_what_differs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "session.jsonl"
    lines = [SessionEvent(0.0, EventKind.SUBMIT, 1, 40), SessionEvent(0.1, EventKind.MESSAGE, 1, 25, "agent")]
    file.write_text("\n".join([head_line("1.0"), *(event.as_line() for event in lines)]) + "\n", "utf-8")
    assert run_command(["replay", str(file), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["sent"], answer["received"], answer["problems"]) == (1, 1, [])
    file.write_text('{"recording": 99}\n', "utf-8")
    assert run_command(["replay", str(file)]) == 2
    assert "version 1" in capsys.readouterr().err


@pytest.mark.parametrize(
    "line",
    [
        "[]",
        "{",
        '{"t": 1, "kind": "sing"}',
        '{"t": 1, "kind": "page", "text": "what I wrote"}',
        '{"t": 1, "kind": "page", "word": "my card is 4242"}',
        '{"t": 1, "kind": "reply", "ticket": -1}',
    ],
)
def test_what_is_no_recording_is_refused(tmp_path: Path, line: str) -> None:
    file = tmp_path / "session.jsonl"
    file.write_text(f"{head_line('1.0')}\n{line}\n", "utf-8")
    with pytest.raises(RecordingError, match="line 2"):
        read_recording(file)


@pytest.mark.parametrize("size", [1, 2, 3, 40, 999, 4000])
def test_made_up_text_has_the_size_and_says_nothing(size: int) -> None:
    text = filler(size)
    assert len(text) == size
    Guard().clear(text)


def _kinds(file: Path, kind: EventKind, word: str = "") -> bool:
    return any(event.kind is kind and word in {"", event.word} for event in read_recording(file))
