"""What is kept, on the overview: runs to go on with, dates to be reminded of, finished runs to read again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from walletcare.domain.flow import OutcomeResult
from walletcare.troubleshoot.deadline_reminders import DeadlineReminder
from walletcare.troubleshoot.deadlines import sentence
from walletcare.ui.components import (
    Button,
    ButtonKind,
    Chip,
    ChipKind,
    IconButton,
    PlainLabel,
    Row,
    RowCard,
    grow_with_width,
)
from walletcare.ui.stores.troubleshoot import StoredRun, TroubleshootStore
from walletcare.ui.theme import TextStyle, theme
from walletcare.ui.when import ago_text, day_text, meta_text

_SHOWN = 3


class KeptList(QWidget):
    """A titled card of rows; the first three, and the others when asked. Hidden while empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = PlainLabel("", TextStyle.SMALL_BOLD, "text2")
        self._card = RowCard()
        self._more = Button("", ButtonKind.TEXT, icon="chevron-down")
        self._more.clicked.connect(self._show_all)
        self._rows: list[Row] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._card)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        grow_with_width(self)
        self.hide()

    @property
    def rows(self) -> list[Row]:
        return self._rows

    def set_rows(self, title: str, rows: list[Row]) -> None:
        self._title.setText(title)
        self._card.clear()
        self._rows = rows
        for place, row in enumerate(rows):
            self._card.add_row(row)
            row.setVisible(place < _SHOWN)
        hidden = len(rows) - _SHOWN
        self._more.set_label(self.tr("Show %n more", "", max(hidden, 0)))
        self._more.setVisible(hidden > 0)
        self.setVisible(bool(rows))

    def _show_all(self) -> None:
        for row in self._rows:
            row.show()
        self._more.hide()


class KeptRuns(QWidget):
    """Signals: ``run_chosen(str)`` session id; ``run_dropped(str)``; ``dates_dropped(str)`` session id;
    ``request_chosen(str)`` ticket id.
    """

    run_chosen = Signal(str)
    request_chosen = Signal(str)
    run_dropped = Signal(str)
    dates_dropped = Signal(str)

    def __init__(self, store: TroubleshootStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.unfinished, self.dates, self.history = KeptList(), KeptList(), KeptList()
        self._above = QVBoxLayout(self)
        self._above.setContentsMargins(0, 0, 0, 0)
        self._above.setSpacing(14)
        self._above.addWidget(self.unfinished)
        self._above.addWidget(self.dates)
        grow_with_width(self)
        store.unfinished_changed.connect(self.show_all)

    def show_all(self) -> None:
        """Show what is kept now. ``history`` is placed by the overview, below the troubleshooters."""
        self.unfinished.set_rows(
            self.tr("Pick up where you left off"), [self._run_row(run) for run in self._store.unfinished]
        )
        self.dates.set_rows(self.tr("Dates you’ll be reminded of"), self._date_rows())
        self.history.set_rows(
            self.tr("Earlier reports"), [self._finished_row(run) for run in self._store.history]
        )
        self.setVisible(bool(self.unfinished.rows or self.dates.rows))

    def _run_row(self, run: StoredRun) -> Row:
        row = _words_row(run.flow.title.text(theme().language), ago_text(run.updated_at, self._store.now))
        go_on = Button(self.tr("Continue"), ButtonKind.SECONDARY, has_arrow=True)
        go_on.clicked.connect(lambda _=False, key=run.session_id: self.run_chosen.emit(key))
        self._end(row, go_on, self.tr("Remove from this list"), lambda: self.run_dropped.emit(run.session_id))
        return row

    def _finished_row(self, run: StoredRun) -> Row:
        row = _words_row(run.flow.title.text(theme().language), ago_text(run.updated_at, self._store.now))
        words, kind = {
            str(OutcomeResult.SOLVED): (self.tr("Solved"), ChipKind.SUCCESS),
            str(OutcomeResult.CONTACT): (self.tr("For support"), ChipKind.WARNING),
        }.get(run.outcome, (self.tr("Explained"), ChipKind.NEUTRAL))
        row.body.addWidget(Chip(words, kind), 0, Qt.AlignmentFlag.AlignVCenter)
        if run.ticket_id:
            request = Button(self.tr("Open request"), ButtonKind.TEXT)
            request.clicked.connect(lambda _=False, key=run.ticket_id: self.request_chosen.emit(key))
            row.body.addWidget(request, 0, Qt.AlignmentFlag.AlignVCenter)
        look = Button(self.tr("Look at it"), ButtonKind.SECONDARY)
        look.clicked.connect(lambda _=False, key=run.session_id: self.run_chosen.emit(key))
        self._end(row, look, self.tr("Delete this report"), lambda: self.run_dropped.emit(run.session_id))
        return row

    def _date_rows(self) -> list[Row]:
        """One row for each date, however many moments to tell of it are left."""
        nearest: dict[tuple[str, str], DeadlineReminder] = {}
        for reminder in self._store.dates:
            nearest.setdefault((reminder.session_id, reminder.kind), reminder)
        return [self._date_row(reminder) for reminder in nearest.values()]

    def _date_row(self, reminder: DeadlineReminder) -> Row:
        language = theme().language
        days_left = (reminder.day - self._store.now.astimezone().date()).days
        flow = self._store.flow(reminder.flow_id)
        title = "" if flow is None else flow.title.text(language)
        row = _words_row(
            sentence(reminder.kind, days_left).text(language), meta_text(title, day_text(reminder.day))
        )
        look = Button(self.tr("Look at it"), ButtonKind.SECONDARY)
        look.clicked.connect(lambda _=False, key=reminder.session_id: self.run_chosen.emit(key))
        self._end(row, look, self.tr("No reminders"), lambda: self.dates_dropped.emit(reminder.session_id))
        return row

    @staticmethod
    def _end(row: Row, button: Button, drop_words: str, drop: Callable[[], None]) -> None:
        remove = IconButton("x", drop_words)
        remove.clicked.connect(drop)
        row.body.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        row.body.addWidget(remove, 0, Qt.AlignmentFlag.AlignVCenter)


def _words_row(title: str, note: str) -> Row:
    row = Row()
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(PlainLabel(title, TextStyle.SUB))
    words.addWidget(PlainLabel(note, TextStyle.SMALL, "text2"))
    row.body.addLayout(words, 1)
    return row
