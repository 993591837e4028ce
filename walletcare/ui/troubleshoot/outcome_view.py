"""The outcome: how sure we are, the cause, what happens to the money, what to do next, and the report."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from walletcare.domain import flow as f
from walletcare.domain.account import AccountKind
from walletcare.domain.flow import Confidence, OutcomeResult
from walletcare.troubleshoot.session import Session
from walletcare.ui.components import (
    Button,
    ButtonKind,
    Icon,
    IconButton,
    IconTile,
    PlainLabel,
    Row,
    RowCard,
    Tint,
    VerdictCard,
)
from walletcare.ui.stores.troubleshoot import TroubleshootStore
from walletcare.ui.theme import TextStyle, TokenName
from walletcare.ui.troubleshoot.action_rows import ActionRows
from walletcare.ui.troubleshoot.dates_card import DatesArea
from walletcare.ui.troubleshoot.points_card import PointsCard
from walletcare.ui.troubleshoot.step_view import Offer, StepView

_LOOKS: dict[OutcomeResult, tuple[Tint, str, TokenName]] = {
    OutcomeResult.SOLVED: (Tint.SUCCESS, "circle-check", "success"),
    OutcomeResult.CONTACT: (Tint.WARNING, "message-circle", "warning"),
    OutcomeResult.CANNOT_BE_DONE: (Tint.NEUTRAL, "info", "text2"),
}


class OutcomeView(StepView):
    """Signals: ``report_requested``: show what was tried; ``save_requested``, ``print_requested`` of it."""

    report_requested = Signal()
    save_requested = Signal()
    print_requested = Signal()

    def __init__(
        self,
        session: Session,
        step: f.OutcomeStep,
        store: TroubleshootStore,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(session, step, parent)
        self._step = step
        self.dates: DatesArea | None = None
        self.helper.hide()
        tint, icon, ink = _LOOKS[step.result]
        card = VerdictCard(self.words(step.cause), self.words(step.detail), tint=tint, icon=step.icon or icon)
        if step.money is not None:
            card.words.addWidget(PlainLabel(self.words(step.money), TextStyle.BODY_BOLD))
        card.words.addSpacing(6)
        card.words.addLayout(self._confidence_line(step, ink))
        self.content.addWidget(card)
        points = session.points()
        if points:
            card_of_points = PointsCard(points)
            card_of_points.requested.connect(self.action_requested)
            self.content.addSpacing(8)
            self.content.addWidget(card_of_points)
        if step.actions:
            self.content.addSpacing(8)
            self.content.addWidget(PlainLabel(self.tr("What to do next"), TextStyle.HEADING))
            actions = ActionRows(step.actions, self.words)
            actions.requested.connect(self.action_requested)
            self.content.addWidget(actions)
        self.add_printing(step)
        if step.deadlines:
            self.dates = DatesArea(session, step, store)
            self.content.addWidget(self.dates)
        self.content.addWidget(self._report_card())

    def offers(self) -> list[Offer]:
        restart = Offer("restart", self.tr("Start over"), icon="rotate-ccw")
        if self._step.result is OutcomeResult.SOLVED:
            return [
                restart,
                Offer("contact", self.tr("Not solved, contact support"), icon="message-circle"),
                Offer("done", self.tr("Done"), icon="check", is_primary=True),
            ]
        if self._step.result is OutcomeResult.CANNOT_BE_DONE and self._step.draft is None:
            return [
                restart,
                Offer("contact", self.tr("Contact support anyway"), icon="message-circle"),
                Offer("done", self.tr("Understood"), icon="check", is_primary=True),
            ]
        return [
            restart,
            Offer("done", self.tr("It’s solved"), icon="check"),
            Offer(
                "contact", self.tr("Contact support with the report"), icon="message-circle", is_primary=True
            ),
        ]

    def _confidence_line(self, step: f.OutcomeStep, ink: TokenName) -> QHBoxLayout:
        confidence = {
            Confidence.SURE: self.tr("Quite sure"),
            Confidence.LIKELY: self.tr("Likely"),
            Confidence.UNSURE: self.tr("Not sure yet"),
        }[step.confidence]
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(Icon("gauge", size=16, color=ink))
        line.addWidget(PlainLabel(confidence, TextStyle.SMALL_BOLD, ink, wraps=False, fits=True))
        looked = len(self.session.results())
        if looked:
            found = sum(
                result.status.value in {"warning", "failed"} for result in self.session.results().values()
            )
            if found == 0:
                words = self.tr("%n check(s), nothing wrong", "", looked)
            elif found == 1:
                words = self.tr("%n check(s), one needs a look", "", looked)
            else:
                words = self.tr("%n check(s), {found} need a look", "", looked).format(found=found)
            line.addWidget(PlainLabel(words, TextStyle.SMALL, "text2"), 1)
        else:
            line.addStretch(1)
        return line

    def _report_card(self) -> RowCard:
        entries = self.session.account().entries
        answers = sum(entry.kind in {AccountKind.ANSWER, AccountKind.INPUT} for entry in entries)
        checks = sum(entry.kind is AccountKind.CHECK for entry in entries)
        card = RowCard()
        row = Row(margins=(18, 14, 16, 14), spacing=14)
        row.body.addWidget(IconTile("file-check"))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(PlainLabel(self.tr("Your report is ready"), TextStyle.SUB))
        pattern = self.tr("{answers}. No passwords, no card numbers.")
        if checks:
            pattern = self.tr("{answers}, {checks}. No passwords, no card numbers.")
        words.addWidget(
            PlainLabel(
                pattern.format(
                    answers=self.tr("%n answer(s)", "", answers),
                    checks=self.tr("%n check result(s)", "", checks),
                ),
                TextStyle.SMALL,
                "text2",
            )
        )
        row.body.addLayout(words, 1)
        look = Button(self.tr("Read it"), ButtonKind.TEXT)
        printing = IconButton("printer", self.tr("Print the report"))
        printing.clicked.connect(self.print_requested)
        save = Button(self.tr("Save a copy"), ButtonKind.SECONDARY, icon="download")
        look.clicked.connect(self.report_requested)
        save.clicked.connect(self.save_requested)
        row.body.addWidget(look, 0, Qt.AlignmentFlag.AlignVCenter)
        row.body.addWidget(printing, 0, Qt.AlignmentFlag.AlignVCenter)
        row.body.addWidget(save, 0, Qt.AlignmentFlag.AlignVCenter)
        card.add_row(row)
        return card
