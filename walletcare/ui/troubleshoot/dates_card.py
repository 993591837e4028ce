"""The dates of an outcome: the last day to ask, to dispute, to take it further; reminders and calendar."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from walletcare.domain import flow as f
from walletcare.troubleshoot.deadlines import Deadline, asks_when, deadlines, deadlines_of
from walletcare.troubleshoot.session import Session
from walletcare.ui.components import (
    Button,
    ButtonKind,
    Chip,
    ChipKind,
    IconTile,
    PlainLabel,
    Row,
    RowCard,
    clear_layout,
    grow_with_width,
)
from walletcare.ui.stores.troubleshoot import TroubleshootStore
from walletcare.ui.theme import TextStyle, theme
from walletcare.ui.when import day_text

_SOON_DAYS = 7


class DatesCard(RowCard):
    """Signals.

    remind_requested: Remind of these dates, or (False) no longer.
    calendar_requested: Save them as a calendar file.
    """

    remind_requested = Signal(bool)
    calendar_requested = Signal()

    def __init__(
        self, dates: tuple[Deadline, ...], *, is_reminding: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        for deadline in dates:
            self.add_row(self._row(deadline))
        foot = Row(margins=(18, 10, 16, 10), spacing=8)
        ahead = any(deadline.days_left >= 0 for deadline in dates)
        words = self.tr("From the date you gave and the wallet’s own rules")
        if is_reminding:
            words = self.tr("You’ll be reminded 3 days before and on the day")
        note = PlainLabel(words, TextStyle.SMALL, "text2")
        foot.body.addWidget(note, 1, Qt.AlignmentFlag.AlignVCenter)
        self.remind = Button(
            self.tr("No reminders") if is_reminding else self.tr("Remind me"),
            ButtonKind.TEXT if is_reminding else ButtonKind.SECONDARY,
            icon="bell-off" if is_reminding else "bell",
        )
        self.remind.setVisible(ahead or is_reminding)
        self.remind.clicked.connect(lambda: self.remind_requested.emit(not is_reminding))
        self.calendar = Button(self.tr("Save to calendar"), ButtonKind.SECONDARY, icon="calendar-plus")
        self.calendar.clicked.connect(self.calendar_requested)
        for button in (self.remind, self.calendar):
            foot.body.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.add_row(foot)

    def _row(self, deadline: Deadline) -> Row:
        row = Row(margins=(18, 10, 16, 10), spacing=14)
        row.body.addWidget(IconTile("calendar-clock", size=36))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(PlainLabel(deadline.label.text(theme().language), TextStyle.SUB))
        words.addWidget(PlainLabel(day_text(deadline.day), TextStyle.SMALL, "text2"))
        row.body.addLayout(words, 1)
        left = deadline.days_left
        kind = ChipKind.NEUTRAL if left > _SOON_DAYS or left < 0 else ChipKind.WARNING
        row.body.addWidget(Chip(self._left_words(deadline), kind), 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _left_words(self, deadline: Deadline) -> str:
        days_left = deadline.days_left
        if deadline.kind is f.DeadlineKind.ESCALATE:
            # A day from which something may be done; the others are days until which.
            return self.tr("From now") if days_left <= 0 else self.tr("In %n day(s)", "", days_left)
        if deadline.kind is f.DeadlineKind.REFUND_ARRIVAL and days_left > 0:
            return self.tr("In %n day(s)", "", days_left)
        if days_left < 0:
            return self.tr("Passed")
        if days_left == 0:
            return self.tr("Today")
        return self.tr("%n day(s) left", "", days_left)


class DatesArea(QWidget):
    """The card; or, when the day was left out, the way to add it; or nothing when no rule gives a date.

    Signals:
        remind_requested, calendar_requested: See :class:`DatesCard`.
        day_wanted: The user wants to give the day; carries the step that asks for it.
    """

    remind_requested = Signal(bool)
    calendar_requested = Signal()
    day_wanted = Signal(str)

    def __init__(
        self, session: Session, step: f.OutcomeStep, store: TroubleshootStore, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._step, self._store = session, step, store
        self.card: RowCard | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        grow_with_width(self)
        store.unfinished_changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        clear_layout(self._column)
        self.card = self._make_card()
        self.setVisible(self.card is not None)
        if self.card is not None:
            self._column.addWidget(self.card)

    def _make_card(self) -> RowCard | None:
        today = self._store.now.astimezone().date()
        dates = deadlines_of(self._session, today)
        if dates:
            session_id = self._store.session_id
            is_reminding = any(reminder.session_id == session_id for reminder in self._store.dates)
            card = DatesCard(dates, is_reminding=is_reminding)
            card.remind_requested.connect(self.remind_requested)
            card.calendar_requested.connect(self.calendar_requested)
            return card
        asked = self._skipped_day()
        if asked and deadlines(self._session.brand, today, self._step.deadlines, today):
            return self._ask_card(asked)
        return None

    def _ask_card(self, step_id: str) -> RowCard:
        card = RowCard()
        row = Row(margins=(18, 12, 16, 12), spacing=14)
        row.body.addWidget(IconTile("calendar-clock", size=36))
        words = self.tr("This has deadlines. Tell us when you paid, and we’ll work them out.")
        row.body.addWidget(PlainLabel(words, TextStyle.BODY, "text2"), 1)
        add = Button(self.tr("Add the date"), ButtonKind.SECONDARY)
        add.clicked.connect(lambda: self.day_wanted.emit(step_id))
        row.body.addWidget(add, 0, Qt.AlignmentFlag.AlignVCenter)
        card.add_row(row)
        return card

    def _skipped_day(self) -> str:
        """The step that asked for the day of the transaction and was left empty; else empty."""
        for visit in self._session.visits:
            if asks_when(self._session.flow.step(visit.step_id)) and not visit.value:
                return visit.step_id
        return ""
