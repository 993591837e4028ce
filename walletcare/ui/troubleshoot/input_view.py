"""An input: one field, checked when the user goes on, never while typing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from walletcare.domain import flow as f
from walletcare.troubleshoot.session import Session
from walletcare.ui.announce import announce_now
from walletcare.ui.components import Field, LineInput
from walletcare.ui.theme import theme
from walletcare.ui.troubleshoot.step_view import Offer, StepView


class InputView(StepView):
    def __init__(self, session: Session, step: f.InputStep, parent: QWidget | None = None) -> None:
        super().__init__(session, step, parent)
        self._step = step
        is_mono = step.input in {f.InputKind.ADDRESS, f.InputKind.TX_ID, f.InputKind.LINK}
        line = LineInput(is_mono=is_mono)
        self._field = Field(input_=line, is_optional=step.is_optional)
        self._field.set_label(
            self.words(step.short or step.title), helper=self.words(step.example), placeholder=""
        )
        self._field.set_text(session.earlier_value)
        line.edit.returnPressed.connect(lambda: self.act("next"))
        self._field.edited.connect(lambda _: self._field.set_error(""))
        self.content.addWidget(self._field)
        privacy = self.words(step.privacy) or self.tr(
            "Answers stay on this computer. Support gets them only when you agree."
        )
        self.add_privacy(privacy)

    def offers(self) -> list[Offer]:
        offers = [Offer("contact", self.tr("Skip this and contact support"), is_text=True)]
        if self._step.is_optional:
            offers.append(Offer("skip", self.tr("I don’t have it")))
        offers.append(Offer("next", self.tr("Next"), has_arrow=True, is_primary=True))
        return offers

    def act(self, key: str) -> None:
        if key == "skip":
            self.session.skip()
            self.moved.emit()
        elif key == "next":
            problem = self.session.type(self._field.text())
            if problem is None:
                self.moved.emit()
                return
            words = problem.text.text(theme().language)
            self._field.set_error(words)
            self._field.input.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            announce_now(self, words)

    def unsaved(self) -> str:
        return self._field.text()

    def restore(self, unsaved: str) -> None:
        self._field.set_text(unsaved)

    def first_stop(self) -> QWidget | None:
        return self._field.input.edit
