"""A conversation of ten thousand messages: few widgets, no jumps."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from tests.helpers.contact import contact_desk, make_brand
from walletcare.domain.ticket import Author, Delivery, LegId, Message, MessageId, TicketId
from walletcare.infra.clock import SystemClock
from walletcare.safety.outgoing.guard import Guard
from walletcare.ui.components import PlainLabel
from walletcare.ui.contact.bubble_maker import BubbleMaker
from walletcare.ui.contact.parts.message_parts import RowSignals
from walletcare.ui.contact.thread_list import MOST_ROWS, ThreadList
from walletcare.ui.contact.thread_rows import RowKind, thread_rows
from walletcare.ui.stores.contact import ContactStore
from walletcare.ui.stores.conversation import ConversationStore
from walletcare.ui.stores.relay import ChangeRelay
from walletcare.ui.tasks import TaskRunner

START = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)


def message(number: int, author: Author = Author.AGENT, **fields: object) -> Message:
    values: dict[str, object] = {
        "id": MessageId(f"m{number}"),
        "ticket_id": TicketId("t"),
        "leg_id": LegId("chat"),
        "author": author,
        "text": f"Message number {number}. " + "It goes on for a while. " * (number % 7),
        "at": START + timedelta(minutes=number),
        "author_name": "Mei" if author is Author.AGENT else "",
        "delivery": Delivery.SENT if author is Author.USER else None,
    }
    return Message(**{**values, **fields})  # type: ignore[arg-type]


@pytest.fixture
def thread(qtbot: QtBot) -> Iterator[ThreadList]:
    with list_window(qtbot, opens_at_end=True) as shown:
        yield shown


@contextmanager
def list_window(qtbot: QtBot, *, opens_at_end: bool) -> Iterator[ThreadList]:
    with contact_desk() as desk:
        tasks = TaskRunner()
        store = ContactStore(desk.service, ChangeRelay(), tasks, SystemClock(), Guard(), make_brand())
        maker = BubbleMaker(RowSignals(), SystemClock(), ConversationStore(store))
        shown = ThreadList(maker, opens_at_end=opens_at_end)
        qtbot.addWidget(shown)
        shown.resize(700, 600)
        with qtbot.waitExposed(shown):
            shown.show()
        yield shown
        store.stop()
        tasks.shutdown()


def at_end(thread: ThreadList) -> bool:
    bar = thread.verticalScrollBar()
    return bar.value() == bar.maximum()


def test_ten_thousand_messages_have_few_widgets(thread: ThreadList, qtbot: QtBot) -> None:
    messages = [message(number) for number in range(10_000)]
    thread.set_rows(thread_rows(messages))
    assert thread.rows_with_widgets <= MOST_ROWS
    qtbot.waitUntil(lambda: at_end(thread))
    assert thread.row_widget("message-m9999") is not None


def test_scrolling_up_brings_older_rows_without_a_jump(thread: ThreadList, qtbot: QtBot) -> None:
    thread.set_rows(thread_rows([message(number) for number in range(2_000)]))
    qtbot.waitUntil(lambda: at_end(thread))
    bar = thread.verticalScrollBar()
    for number in range(1_985, 1_840, -5):
        row = thread.row_widget(f"message-m{number}")
        assert row is not None, "the next rows upwards are there before they come into view"
        bar.setValue(row.y())
        kept = thread.row_widget(f"message-m{number}")
        assert kept is row, "the row in view keeps its widget"
        assert row.y() - bar.value() == pytest.approx(0, abs=2)
        assert thread.rows_with_widgets <= MOST_ROWS
    assert thread.row_widget("message-m1999") is None, "far below, nothing is kept"
    for number in range(1_845, 2_000, 5):
        row = thread.row_widget(f"message-m{number}")
        assert row is not None, "and on the way down again"
        bar.setValue(row.y())
    qtbot.waitUntil(lambda: thread.row_widget("message-m1999") is not None)


def test_rows_that_come_while_the_view_is_at_the_very_top_can_be_reached(
    thread: ThreadList, qtbot: QtBot
) -> None:
    rows = thread_rows([message(number) for number in range(120)])
    thread.set_rows(rows[60:])
    qtbot.waitUntil(lambda: at_end(thread))
    bar = thread.verticalScrollBar()
    while thread._first > 0 or bar.value() > 0:
        bar.setValue(0)
    thread.set_rows(rows)
    qtbot.waitUntil(lambda: bar.value() > 0)
    assert thread.row_widget("message-m59") is not None


def test_rows_put_before_keep_the_place(thread: ThreadList, qtbot: QtBot) -> None:
    recent = [message(number) for number in range(100, 160)]
    thread.set_rows(thread_rows(recent))
    qtbot.waitUntil(lambda: at_end(thread))
    bar = thread.verticalScrollBar()
    with qtbot.waitSignal(thread.top_reached):
        while bar.value() > 200:
            bar.setValue(bar.value() - 200)
        bar.setValue(200)
    before = thread.row_widget("message-m103")
    assert before is not None
    offset = before.y() - bar.value()
    thread.set_rows(thread_rows([message(number) for number in range(40, 160)]))
    after = thread.row_widget("message-m103")
    assert after is before
    assert after is not None
    assert after.y() - bar.value() == pytest.approx(offset, abs=2)


def test_a_new_message_does_not_move_who_reads_above(thread: ThreadList, qtbot: QtBot) -> None:
    messages = [message(number) for number in range(80)]
    thread.set_rows(thread_rows(messages))
    qtbot.waitUntil(lambda: at_end(thread))
    bar = thread.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    place = bar.value()
    thread.set_rows(thread_rows([*messages, message(80)]))
    assert bar.value() == pytest.approx(place, abs=2)
    assert thread._news.isVisible()
    thread._news.click()
    qtbot.waitUntil(lambda: at_end(thread))
    assert not thread._news.isVisible()


def test_an_own_message_goes_to_the_end(thread: ThreadList, qtbot: QtBot) -> None:
    messages = [message(number) for number in range(80)]
    thread.set_rows(thread_rows(messages))
    thread.verticalScrollBar().setValue(0)
    thread.set_rows(thread_rows([*messages, message(80, Author.USER)]))
    qtbot.waitUntil(lambda: at_end(thread))


def test_a_found_row_far_away_is_shown(thread: ThreadList) -> None:
    thread.set_rows(thread_rows([message(number) for number in range(5_000)]))
    assert thread.show_row("message-m17")
    row = thread.row_widget("message-m17")
    assert row is not None
    top = row.y() - thread.verticalScrollBar().value()
    assert 0 <= top < thread.viewport().height()
    assert not thread.show_row("message-none")


def test_runs_days_and_the_unread_line() -> None:
    day = timedelta(days=1) / timedelta(minutes=1)
    messages = [
        message(0, Author.USER),
        message(1, Author.USER),
        message(2),
        message(3),
        message(int(day) + 2),
    ]
    rows = thread_rows(messages, unread=2)
    kinds = [row.kind for row in rows]
    assert kinds.count(RowKind.DAY) == 2
    unread = kinds.index(RowKind.UNREAD)
    following = rows[unread + 1].message
    assert following is not None
    assert following.id == "m3"
    by_id = {row.message.id: row for row in rows if row.message is not None}
    assert not by_id[MessageId("m0")].is_run_end
    assert by_id[MessageId("m1")].is_run_end
    assert by_id[MessageId("m2")].is_run_start
    assert not by_id[MessageId("m3")].is_run_start


def test_a_failed_message_is_not_hidden_in_a_run() -> None:
    rows = thread_rows(
        [message(0, Author.USER), message(1, Author.USER, delivery=Delivery.FAILED), message(2, Author.USER)],
        has_days=False,
    )
    assert all(row.is_run_end for row in rows)


@pytest.mark.parametrize("scrolled", [0, 200])
def test_a_card_that_grows_above_the_rows_moves_only_who_reads_the_rows(qtbot: QtBot, scrolled: int) -> None:
    with list_window(qtbot, opens_at_end=False) as thread:
        card = PlainLabel("Solved")
        card.setFixedHeight(100)
        thread.head.addWidget(card)
        qtbot.waitUntil(card.isVisible)
        messages = [message(number) for number in range(30)]
        thread.set_rows(thread_rows(messages))
        bar, first = thread.verticalScrollBar(), "message-m10"
        bar.setValue(scrolled)
        row = thread.row_widget(first)
        assert row is not None
        before = row.y() - bar.value()
        card.setFixedHeight(160)
        # The head has heard of it, the list has not: news that come in between find it so.
        QCoreApplication.sendPostedEvents(card.parentWidget(), QEvent.Type.LayoutRequest)
        thread.set_rows(thread_rows(messages))
        if scrolled:
            assert row.y() - bar.value() == before, "the row stays before the eyes"
        else:
            assert bar.value() == 0, "the card stays before the eyes"
