"""Automatic checks: live rows, stop, check again, go on."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from walletcare.domain import flow as f
from walletcare.domain.diagnostic import DiagnosticResult, Side
from walletcare.troubleshoot.session import Session
from walletcare.troubleshoot.verdict import latest_results
from walletcare.ui.components import Banner, Tint
from walletcare.ui.stores.troubleshoot import TroubleshootStore
from walletcare.ui.theme import theme
from walletcare.ui.troubleshoot.check_rows import CheckRows
from walletcare.ui.troubleshoot.step_view import Offer, StepView

_TINTS = {
    Side.YOU: Tint.WARNING,
    Side.THE_WAY: Tint.WARNING,
    Side.THEM: Tint.WARNING,
    Side.UNKNOWN: Tint.NEUTRAL,
    Side.NOTHING_FOUND: Tint.SUCCESS,
}
_ICONS = {
    Side.YOU: "laptop",
    Side.THE_WAY: "route",
    Side.THEM: "server",
    Side.UNKNOWN: "circle-question-mark",
    Side.NOTHING_FOUND: "circle-check",
}


class ChecksView(StepView):
    """Runs the checks when it is opened the first time."""

    def __init__(
        self, session: Session, step: f.ChecksStep, store: TroubleshootStore, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, step, parent)
        self._store = store
        self._is_done = self._is_broken = False
        self.rows = CheckRows(session.uses())
        self.rows.remedy_requested.connect(self.remedy_requested)
        self.rows.setting_requested.connect(self.setting_requested)
        self._verdict = Banner("", "")
        self._verdict.hide()
        self.content.addWidget(self.rows)
        self.content.addWidget(self._verdict)
        self.add_privacy(self.tr("Results stay on this computer until you choose to share them."))
        store.check_progressed.connect(self.rows.show_progress)
        store.checks_finished.connect(self._on_finished)
        batches = session.visits[-1].batches
        earlier = latest_results(batches[-2]) if len(batches) > 1 else session.earlier_results
        self.rows.set_before(earlier)
        if batches:
            self._is_done = True
            for result in batches[-1]:
                self.rows.show_result(result)
            self._show_verdict()
        else:
            store.run_checks()

    def offers(self) -> list[Offer]:
        if self._is_broken:
            return [
                Offer("contact", self.tr("Skip this and contact support"), is_text=True),
                Offer("again", self.tr("Check again"), icon="refresh-cw", is_primary=True),
            ]
        if not self._is_done:
            return [
                Offer("stop", self.tr("Stop checking")),
                Offer("next", self.tr("Continue"), is_primary=True, is_enabled=False),
            ]
        return [
            Offer("again", self.tr("Check again"), icon="refresh-cw"),
            Offer("next", self.tr("Continue"), has_arrow=True, is_primary=True),
        ]

    def act(self, key: str) -> None:
        if key == "stop":
            self._store.stop_checks()
        elif key == "again" and (self._is_done or self._is_broken):
            self.rows.set_before(self.session.results())
            self.rows.reset()
            self._is_done = self._is_broken = False
            self._verdict.hide()
            self._store.run_checks()
            self.offers_changed.emit()
        elif key == "next" and self._is_done:
            self.session.proceed()
            self.moved.emit()

    def leave(self) -> None:
        # Deleted a little later: what the next step checks is not for these rows.
        self._store.check_progressed.disconnect(self.rows.show_progress)
        self._store.checks_finished.disconnect(self._on_finished)
        if not self._is_done:
            self._store.drop_checks()

    def _on_finished(self, results: tuple[DiagnosticResult, ...]) -> None:
        self._is_done, self._is_broken = bool(results), not results
        for result in results:
            self.rows.show_result(result)
        if results:
            self.rows.told.say(self._show_verdict())
        else:
            self._verdict.set_look(Tint.WARNING, "triangle-alert")
            self._verdict.set_texts(
                self.tr("The checks stopped because of a fault in this app"),
                self.tr("Your answers are kept. Check again, or contact support."),
            )
            self._verdict.show()
        self.offers_changed.emit()

    def _show_verdict(self) -> str:
        """What the results mean together."""
        verdict = self.session.verdict()
        text = verdict.text.text(theme().language)
        self._verdict.set_look(_TINTS[verdict.side], _ICONS[verdict.side])
        self._verdict.set_texts(text, "")
        self._verdict.show()
        return text
