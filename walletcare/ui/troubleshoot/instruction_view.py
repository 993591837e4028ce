"""Things to do, a second look where there is something to check, and two equal ways out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from walletcare.domain import flow as f
from walletcare.domain.diagnostic import DiagnosticResult
from walletcare.domain.flow import FIXED, STILL
from walletcare.troubleshoot.runner import CheckProgress
from walletcare.troubleshoot.session import Session
from walletcare.troubleshoot.verdict import latest_results
from walletcare.ui.components import Button, ButtonKind, Callout, Tint
from walletcare.ui.stores.troubleshoot import TroubleshootStore
from walletcare.ui.troubleshoot.action_rows import ActionRows
from walletcare.ui.troubleshoot.check_rows import CheckRows
from walletcare.ui.troubleshoot.step_view import Offer, StepView

_ICONS = {FIXED: "check", STILL: "x"}


class InstructionView(StepView):
    def __init__(
        self,
        session: Session,
        step: f.InstructionStep,
        store: TroubleshootStore,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(session, step, parent)
        self._step, self._store = step, store
        self._rows: CheckRows | None = None
        if step.warning is not None:
            self.content.addWidget(
                Callout(self.words(step.warning), "", tint=Tint.WARNING, icon="triangle-alert")
            )
        actions = ActionRows(step.actions, self.words)
        actions.requested.connect(self._on_action)
        self.content.addWidget(actions)
        self.add_printing(step)
        if step.recheck:
            self._again = Button(self.tr("Check again now"), ButtonKind.SECONDARY, icon="refresh-cw")
            self._again.clicked.connect(self._check_again)
            self.content.addWidget(self._again, 0, Qt.AlignmentFlag.AlignLeft)
            store.checks_finished.connect(self._on_finished)
            store.check_progressed.connect(self._on_progress)
            self._show_earlier()

    def offers(self) -> list[Offer]:
        offers = []
        for choice in self._step.exits:
            label = self.words(choice.label)
            is_only = len(self._step.exits) == 1
            offers.append(
                Offer(
                    choice.id,
                    label,
                    icon="" if is_only else _ICONS.get(choice.id, ""),
                    is_primary=is_only,
                    has_arrow=is_only,
                )
            )
        return list(reversed(offers))

    def act(self, key: str) -> None:
        if key == "again":
            self._check_again()
            return
        self._store.drop_checks()
        self.session.answer(key)
        self.moved.emit()

    def first_stop(self) -> QWidget | None:
        """The first thing to do, not the way out: a second press of Enter must not skip the steps."""
        return next((button for button in self.findChildren(Button) if button.isEnabled()), None)

    def leave(self) -> None:
        if self._step.recheck:
            # Deleted a little later: what the next step checks is not for these rows.
            self._store.check_progressed.disconnect(self._on_progress)
            self._store.checks_finished.disconnect(self._on_finished)
        if self._rows is not None:
            self._store.drop_checks()

    def _on_action(self, action: f.Action) -> None:
        if action.name is f.ActionName.CHECK_AGAIN:
            self._check_again()
        else:
            self.action_requested.emit(action)

    def _check_again(self) -> None:
        if self._store.is_checking or not self._step.recheck:
            return
        before = self.session.results()
        rows = self._add_rows()
        rows.reset()
        rows.set_before(before)
        self._again.setEnabled(False)
        self._store.run_checks()

    def _add_rows(self) -> CheckRows:
        if self._rows is None:
            self._rows = CheckRows(self._step.recheck)
            self._rows.remedy_requested.connect(self.remedy_requested)
            self._rows.setting_requested.connect(self.setting_requested)
            self.content.addWidget(self._rows)
        return self._rows

    def _show_earlier(self) -> None:
        """What was found here already stays when the step is shown anew (in another language)."""
        batches = self.session.visits[-1].batches
        if self._step.recheck and batches:
            rows = self._add_rows()
            earlier = [result for visit in self.session.visits[:-1] for result in visit.results]
            earlier += [result for batch in batches[:-1] for result in batch]
            rows.set_before(latest_results(earlier))
            for result in batches[-1]:
                rows.show_result(result)

    def _on_progress(self, progress: CheckProgress) -> None:
        if self._rows is not None:
            self._rows.show_progress(progress)

    def _on_finished(self, results: tuple[DiagnosticResult, ...]) -> None:
        if self._rows is not None:
            for result in results:
                self._rows.show_result(result)
        self._again.setEnabled(True)
