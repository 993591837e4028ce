"""A question: one choice of several. Numbers choose, Enter goes on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from walletcare.domain import flow as f
from walletcare.troubleshoot.session import Session
from walletcare.ui.components import ChoiceRow, Width
from walletcare.ui.troubleshoot.step_view import Offer, StepView


class QuestionView(StepView):
    def __init__(self, session: Session, step: f.QuestionStep, parent: QWidget | None = None) -> None:
        super().__init__(session, step, parent)
        self._rows: dict[str, ChoiceRow] = {}
        for number, choice in enumerate(step.choices, start=1):
            row = ChoiceRow(
                self.words(choice.label), self.words(choice.hint), icon=choice.icon, key=str(number)
            )
            row.setChecked(choice.id == session.earlier_choice)
            row.toggled.connect(lambda _: self.offers_changed.emit())
            self._rows[choice.id] = row
            self.content.addWidget(row)
        privacy = self.words(step.privacy) or self.tr(
            "Answers stay on this computer. Support gets them only when you agree."
        )
        self.add_privacy(privacy)

    @property
    def chosen(self) -> str:
        return next((key for key, row in self._rows.items() if row.isChecked()), "")

    def offers(self) -> list[Offer]:
        return [
            Offer("contact", self.tr("Skip this and contact support"), is_text=True),
            Offer("next", self.tr("Next"), has_arrow=True, is_primary=True, is_enabled=bool(self.chosen)),
        ]

    def act(self, key: str) -> None:
        if key == "next" and self.chosen:
            self.session.answer(self.chosen)
            self.moved.emit()

    def set_effective_width(self, width: int) -> None:
        for row in self._rows.values():
            row.set_keycap_visible(width >= Width.NARROW)

    def unsaved(self) -> str:
        return self.chosen

    def restore(self, unsaved: str) -> None:
        if unsaved in self._rows:
            self._rows[unsaved].setChecked(True)

    def press_digit(self, number: int) -> bool:
        rows = list(self._rows.values())
        if number > len(rows):
            return False
        rows[number - 1].setChecked(True)
        rows[number - 1].setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def first_stop(self) -> QWidget | None:
        rows = self._rows.values()
        return next((row for row in rows if row.isChecked()), next(iter(rows)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen:
            self.act("next")
            return
        super().keyPressEvent(event)
