"""One run on the page: progress, answer trail and the open step."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from walletcare.domain import flow as f
from walletcare.troubleshoot.session import Session
from walletcare.troubleshoot.visit import Visit
from walletcare.ui.components import (
    AnswerTrail,
    PlainLabel,
    ProgressSegments,
    Width,
    grow_with_width,
    sentence,
)
from walletcare.ui.stores.troubleshoot import TroubleshootStore
from walletcare.ui.theme import TextStyle, theme
from walletcare.ui.troubleshoot.checks_view import ChecksView
from walletcare.ui.troubleshoot.input_view import InputView
from walletcare.ui.troubleshoot.instruction_view import InstructionView
from walletcare.ui.troubleshoot.outcome_view import OutcomeView
from walletcare.ui.troubleshoot.question_view import QuestionView
from walletcare.ui.troubleshoot.step_view import StepView

_TRAIL_LIMIT = 6
_MOST_SEGMENTS = 8


class Wizard(QWidget):
    """Signals: ``step_shown``: another step is on the page; ``trail_chosen(str)``: go back to that step."""

    step_shown = Signal()
    trail_chosen = Signal(str)

    def __init__(self, store: TroubleshootStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._step: StepView | None = None
        self._effective_width: int = Width.FULL
        self._shown: tuple[Session, tuple[Visit, ...]] | None = None
        self._progress_label = PlainLabel("", TextStyle.SMALL_BOLD, wraps=False, fits=True)
        self._left_label = PlainLabel("", TextStyle.SMALL, "text2", wraps=False, fits=True)
        self._progress_line = QWidget()
        line = QHBoxLayout(self._progress_line)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(self._progress_label)
        line.addWidget(self._left_label)
        line.addStretch(1)
        self._segments = ProgressSegments()
        self._trail = AnswerTrail()
        self._place = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._progress_line)
        column.addWidget(self._segments)
        column.addSpacing(8)
        column.addWidget(self._trail)
        column.addSpacing(14)
        column.addLayout(self._place)
        column.addStretch(1)
        grow_with_width(self)
        self._trail.step_chosen.connect(self.trail_chosen)

    @property
    def step(self) -> StepView | None:
        return self._step

    def set_effective_width(self, width: int) -> None:
        """Take the shape of a layout step, as every step shown from now on."""
        self._effective_width = width
        if self._step is not None:
            self._step.set_effective_width(width)

    def show_session(self, session: Session) -> None:
        """Show the open step of ``session`` anew."""
        place = (session, session.visits)
        kept = self._step.unsaved() if self._step is not None and place == self._shown else ""
        # The old step goes last: hidden first, it would hand the focus to something outside.
        old = self._step
        if old is not None:
            old.leave()
        self._shown = place
        self._show_progress(session)
        view = self._view_of(session)
        view.set_effective_width(self._effective_width)
        if kept:
            view.restore(kept)
        if session.flow.way_round is not None and not session.can_go_back:
            view.add_way_round(session.flow.way_round)
        self._step = view
        self._place.addWidget(view)
        view.show()
        self.step_shown.emit()
        if old is not None:
            self._take_off(old)

    def clear(self) -> None:
        if self._step is not None:
            self._step.leave()
            self._take_off(self._step)
            self._step = None
        self._shown = None

    def _take_off(self, step: StepView) -> None:
        self._place.removeWidget(step)
        step.hide()
        step.deleteLater()

    def _show_progress(self, session: Session) -> None:
        progress = session.progress()
        is_asking = isinstance(session.step, f.QuestionStep | f.InputStep | f.InstructionStep)
        self._progress_line.setVisible(is_asking)
        self._segments.setVisible(is_asking)
        left = max(1, progress.guess)
        if progress.is_known:
            step = self.tr("Step {step} of {total}").format(
                step=progress.step, total=progress.step + progress.most
            )
            words = ""
        else:
            step = self.tr("Step {step}").format(step=progress.step)
            words = self.tr("about %n more", "", left)
        self._progress_label.setText(step)
        self._left_label.setText(words)
        words = sentence(step, words)
        total = min(progress.step + max(1, progress.guess), _MOST_SEGMENTS)
        share = progress.step / (progress.step + max(1, progress.guess))
        self._segments.set_steps(round(share * total * 2) / 2, total, words)
        trail = session.trail()
        answered, here = trail[:-1], trail[-1]
        language = theme().language
        self._trail.set_answers(
            [(item.step_id, item.label.text(language)) for item in answered[-_TRAIL_LIMIT:]],
            here.label.text(language),
        )
        self._trail.setVisible(bool(answered))

    def _view_of(self, session: Session) -> StepView:
        match session.step:
            case f.QuestionStep() as step:
                return QuestionView(session, step)
            case f.InputStep() as step:
                return InputView(session, step)
            case f.ChecksStep() as step:
                return ChecksView(session, step, self._store)
            case f.InstructionStep() as step:
                return InstructionView(session, step, self._store)
            case f.OutcomeStep() as step:
                return OutcomeView(session, step, self._store)
            case _:
                raise AssertionError("a branch is never the open step")
