"""Figures that only the running program can take: pages, search, merging, long lists. Each with its baseline.

Runs in a process of its own, also a frozen one: ``walletcare bench --inside``.
"""

from __future__ import annotations

import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial
from hashlib import sha256
from pathlib import Path
from statistics import median

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QLabel, QMainWindow, QStackedWidget, QWidget

from walletcare.app.tour.stage import Stage, open_stage
from walletcare.contact.following.tickets import TicketFilter
from walletcare.content.pack import Pack
from walletcare.domain.article import SearchQuery
from walletcare.domain.chat import MessageEvent
from walletcare.domain.language import Language
from walletcare.domain.ticket import Draft, DraftId
from walletcare.infra.clock import SystemClock
from walletcare.infra.db import Database, open_database
from walletcare.infra.paths import built_dir
from walletcare.ui.navigation import PageName
from walletcare.ui.qt_start import make_application
from walletcare.ui.rail import ITEMS
from walletcare.ui.theme import theme
from walletcare.ui.window import MainWindow

_TIMES = 12
_MESSAGES = 400
_TICKETS = 10_000
_QUIET_MS = 60


@dataclass
class Figure:
    """Milliseconds of ours and of the baseline, of the same number of rounds.

    Attributes:
        baseline: What stands on the other side, in words.
    """

    name: str
    baseline: str
    ours_ms: list[float] = field(default_factory=list)
    baseline_ms: list[float] = field(default_factory=list)

    @property
    def ratio(self) -> float:
        return median(self.ours_ms) / median(self.baseline_ms)

    def as_json(self) -> dict[str, object]:
        return {
            "name": self.name,
            "baseline": self.baseline,
            "ours_ms": round(median(self.ours_ms), 3),
            "baseline_ms": round(median(self.baseline_ms), 3),
            "ratio": round(self.ratio, 2),
            "rounds": len(self.ours_ms),
        }


def measure_inside() -> Iterator[Figure]:
    """Every figure, each as it is ready."""
    app = make_application()
    theme().install(app)
    yield pack_load()
    with open_stage(Language.ZH, clock=SystemClock()) as stage:
        stage.program.window.resize(1280, 800)
        yield from pages(stage)
        yield search(stage)
        yield merge(stage)
        yield from ticket_list(stage)


def pack_load() -> Figure:
    """Open and verify the content, against reading and hashing the same file."""
    path = built_dir() / "pack.db"
    figure = Figure("pack opened and verified", "the file read and hashed")
    for _ in range(_TIMES):
        figure.ours_ms.append(_timed(lambda: Pack.open(path).close()))
        figure.baseline_ms.append(_timed(lambda: sha256(path.read_bytes()).hexdigest()))
    return figure


def pages(stage: Stage) -> Iterator[Figure]:
    """From the wish to the painted page: the first time (built and imported then), and again."""
    bare = _BareStack()
    first, again = Figure("page opened first", "bare stack"), Figure("page opened again", "bare stack")
    window = stage.program.window
    names = [name for name in ITEMS if name is not PageName.HOME]
    for number in range(_TIMES):
        for name in names:
            figure = again if number else first
            figure.ours_ms.append(_painted(window, partial(stage.program.navigator.open_page, name)))
            figure.baseline_ms.append(_painted(bare, bare.turn))
    bare.close()
    bare.deleteLater()
    stage.program.navigator.open_page(PageName.HOME)
    yield first
    yield again


def search(stage: Stage) -> Figure:
    """Every title of the help as a question, with snippets, against plain FTS5 over the same texts."""
    figure = Figure("search, with snippets", "plain FTS5, no snippets")
    services = stage.services
    with closing(sqlite3.connect(":memory:")) as plain:
        plain.execute("CREATE VIRTUAL TABLE article USING fts5(text, tokenize = 'trigram')")
        for language in Language:
            for meta in services.pack.articles(language):
                article = services.pack.article(meta.slug, language)
                body = repr(article.blocks) if article is not None else ""
                plain.execute("INSERT INTO article VALUES (?)", (f"{meta.title} {meta.summary} {body}",))
        for language in Language:
            for meta in services.pack.articles(language):
                query = SearchQuery(meta.title, language)
                figure.ours_ms.append(_timed(partial(services.index.search, query)))
                words = " OR ".join(f'"{word}"' for word in meta.title.replace('"', "").split())
                figure.baseline_ms.append(_timed(partial(_plain_search, plain, words)))
    return figure


def merge(stage: Stage) -> Figure:
    """A live message taken into the store, against one row in one transaction of the same store."""
    figure = Figure("live message merged", "one row written to the same kind of store")
    services = stage.services
    contact = services.contact
    ticket = contact.submit(Draft(id=DraftId("bench"), topic="refund", text="退款在哪里"), channel_id="chat")
    stage.wait(lambda: _conversation(stage, ticket.id) is not None, "a conversation")
    if services.desk is None or services.chat is None:
        raise RuntimeError("the demo has a desk")
    number = _conversation(stage, ticket.id) or 0
    services.desk.control.script(number, on=False)
    services.desk.control.reply(number, "一条样本", agent="mei")
    session = contact.session()
    if session is None:
        raise RuntimeError("the demo has a session")
    sample = services.chat.messages(session, number)[-1]
    with tempfile.TemporaryDirectory(prefix="walletcare-bench-") as folder:
        database = open_database(Path(folder) / "bare.db", "ab" * 32)
        try:
            for place in range(_MESSAGES):
                message = replace(
                    sample,
                    id=sample.id + 1000 + place,
                    created_at=sample.created_at + timedelta(milliseconds=place),
                )
                event = MessageEvent(message)
                figure.ours_ms.append(_timed(partial(contact.on_chat_event, event)))
                figure.baseline_ms.append(_timed(partial(_write_row, database, place)))
        finally:
            database.close()
    return figure


def ticket_list(stage: Stage) -> Iterator[Figure]:
    """The first rows of ten thousand requests, read and shown, against a bare query and a bare stack."""
    services = stage.services
    with services.store.database.write() as connection:
        columns = [row["name"] for row in connection.execute("PRAGMA table_info(ticket)")]
        kept = ", ".join(name for name in columns if name not in {"id", "reference", "updated_at"})
        connection.execute(
            f"INSERT INTO ticket (id, reference, updated_at, {kept}) "  # noqa: S608 - names of our own table
            "WITH RECURSIVE count(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM count WHERE n < ?) "
            f"SELECT 'bench-' || n, 'WC-B' || n, updated_at - n * 1000000, {kept} FROM ticket, count "
            "WHERE ticket.rowid = (SELECT min(rowid) FROM ticket)",
            (_TICKETS,),
        )
    reading = Figure(f"first rows of {_TICKETS} requests read", "bare query of 50 rows")
    for _ in range(_TIMES):
        reading.ours_ms.append(_timed(lambda: services.contact.tickets.rows(TicketFilter.OPEN, limit=50)))
        reading.baseline_ms.append(_timed(lambda: _first_rows(stage)))
    yield reading
    shown = Figure(f"list of {_TICKETS} requests shown", "bare stack")
    bare = _BareStack()
    for _ in range(_TIMES):
        stage.program.navigator.open_page(PageName.HOME)
        _settle()
        shown.ours_ms.append(
            _painted(stage.program.window, lambda: stage.program.navigator.open_page(PageName.REQUESTS))
        )
        shown.baseline_ms.append(_painted(bare, bare.turn))
    bare.close()
    bare.deleteLater()
    yield shown


class _BareStack(QMainWindow):
    """Two labels in a stack: the least that a change of page can cost."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(1280, 800)
        self._stack = QStackedWidget()
        for text in ("第一页", "第二页"):
            self._stack.addWidget(QLabel(text))
        self.setCentralWidget(self._stack)
        self.show()
        _settle()

    def turn(self) -> None:
        self._stack.setCurrentIndex(1 - self._stack.currentIndex())


class _PaintWatch(QObject):
    """Stops ``loop`` after the next paint of ``window`` in which no page is on its way any more."""

    def __init__(self, window: QWidget, loop: QEventLoop) -> None:
        super().__init__()
        self._window, self._loop = window, loop
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_coming = isinstance(self._window, MainWindow) and self._window.is_page_coming
        if event.type() == QEvent.Type.UpdateRequest and not is_coming:
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, self._loop.quit)
        return False


def _painted(window: QWidget, act: Callable[[], object]) -> float:
    """Milliseconds from ``act`` until the window has painted what came of it."""
    _settle()
    loop = QEventLoop()
    watch = _PaintWatch(window, loop)
    started = time.perf_counter()
    act()
    loop.exec()
    took = (time.perf_counter() - started) * 1000
    watch.deleteLater()
    return took


def _settle() -> None:
    loop = QEventLoop()
    QTimer.singleShot(_QUIET_MS, loop.quit)
    loop.exec()


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def _conversation(stage: Stage, ticket_id: object) -> int | None:
    stage.services.contact.deliver_due()
    rows = stage.services.contact.tickets.rows(TicketFilter.OPEN, limit=50)
    for row in rows:
        if row.id == ticket_id:
            ticket = stage.services.contact.tickets.get(row.id)
            legs = ticket.legs if ticket is not None else ()
            return next((leg.conversation_id for leg in legs if leg.conversation_id is not None), None)
    return None


def _write_row(database: Database, place: int) -> None:
    with database.write() as connection:
        connection.execute("INSERT INTO setting (name, value) VALUES (?, ?)", (f"row-{place}", "一条样本"))


def _plain_search(plain: sqlite3.Connection, words: str) -> list[object]:
    found = plain.execute("SELECT rowid FROM article WHERE article MATCH ? ORDER BY rank LIMIT 10", (words,))
    return list(found)


def _first_rows(stage: Stage) -> list[object]:
    with stage.services.store.database.read() as connection:
        return list(
            connection.execute(
                "SELECT id, reference, title, stage, updated_at FROM ticket WHERE is_finished = 0 "
                "ORDER BY updated_at DESC, id LIMIT 50"
            )
        )
