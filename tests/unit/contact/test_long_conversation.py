"""What a message costs does not grow with the conversation it comes into."""

from __future__ import annotations

from collections.abc import Callable

from tests.helpers.contact import Desk, contact_desk
from walletcare.domain.chat import MessageEvent
from walletcare.domain.ticket import Author

FEW, MANY = 100, 1_000


def steps(desk: Desk, work: Callable[[], object]) -> int:
    """Instructions of the database's machine that ``work`` makes the writer take."""
    taken = [0]

    def count() -> int:
        taken[0] += 1
        return 0

    with desk.database.write() as connection:
        connection.set_progress_handler(count, 1)
    try:
        work()
    finally:
        with desk.database.write() as connection:
            connection.set_progress_handler(None, 1)
    return taken[0]


def hear(desk: Desk) -> None:
    desk.clock.turn(seconds=1)
    desk.service.tracker.on_event(MessageEvent(desk.chat.add(1, Author.AGENT, "the last line")))


def grow(desk: Desk, until: int) -> None:
    """Support writes until the conversation has so many messages."""
    while len(desk.chat.threads[1].messages) < until:
        desk.clock.turn(seconds=1)
        desk.chat.add(1, Author.AGENT, "and another line")
    desk.service.tracker.resync()


def test_news_read_and_unread_cost_the_same_in_a_long_conversation() -> None:
    with contact_desk() as desk:
        ticket = desk.service.submit(desk.service.drafts.new("transfer", text="Where is it?"))
        desk.deliver()
        costs = []
        for length in (FEW, MANY):
            grow(desk, length)
            desk.service.tracker.mark_read(ticket.id)
            heard = steps(desk, lambda: hear(desk))
            read = steps(desk, lambda: desk.service.tracker.mark_read(ticket.id))
            costs.append((heard, read))
        (few_heard, few_read), (many_heard, many_read) = costs
        assert few_heard > 0
        assert many_heard < 2 * few_heard
        assert many_read < 2 * few_read
