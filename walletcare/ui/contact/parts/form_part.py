"""A form of support, filled in where it stands: checked, guarded, kept as it is typed, shown as sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from walletcare.domain.interactive import FieldKind, FormField
from walletcare.safety.verdict import GuardContext
from walletcare.ui.announce import announce_now
from walletcare.ui.components import (
    Button,
    ButtonKind,
    Chip,
    ChipKind,
    Field,
    LineInput,
    PlainLabel,
    TextInput,
    grow_with_width,
)
from walletcare.ui.contact.guard_watch import GuardWatch
from walletcare.ui.contact.parts.form_check import problem_of
from walletcare.ui.contact.parts.form_choice import FormChoice
from walletcare.ui.failures import failure_words, transport_words
from walletcare.ui.theme import TextStyle

if TYPE_CHECKING:
    from collections.abc import Mapping

    from walletcare.domain.ticket import Message
    from walletcare.ui.contact.thread_rows import ThreadRow
    from walletcare.ui.stores.conversation import ConversationStore

_LEAST_WIDTH = 300


class FormPart(QWidget):
    """Fields, one button, and what stands in the way."""

    def __init__(
        self,
        row: ThreadRow,
        message: Message,
        conversation: ConversationStore,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        translate = QCoreApplication.translate
        self._message, self._conversation = message, conversation
        self.watch = GuardWatch(conversation.store, self)
        self.inputs: dict[str, Field | FormChoice] = {}
        typed = conversation.answers.typed(message.id) or row.typed
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(10)
        for field in message.parts.fields:
            made = self._input(field, typed)
            self.inputs[field.name] = made
            column.addWidget(made)
        self._trouble = PlainLabel("", TextStyle.SMALL, "danger")
        self._trouble.setVisible(bool(row.answer_failure))
        if row.answer_failure:
            self._trouble.setText(transport_words(row.answer_failure))
        self.send_button = Button("", ButtonKind.PRIMARY, icon="send")
        self._words = message.parts.button or translate("Thread", "Send the answers")
        self.send_button.set_label(
            translate("Thread", "Sending…") if row.is_answer_under_way else self._words
        )
        self.send_button.clicked.connect(self.submit)
        column.addWidget(self._trouble)
        column.addWidget(self.send_button)
        self.setMinimumWidth(_LEAST_WIDTH)
        grow_with_width(self)
        if row.is_answer_under_way:
            self._lock()
        self.watch.changed.connect(self._on_verdict)

    @property
    def values(self) -> dict[str, str]:
        """What stands in the fields now, by their names."""
        return {name: made.text() for name, made in self.inputs.items()}

    def submit(self) -> None:
        """Send the answers, or bring the keyboard to the first field that is in the way."""
        values = self.values
        for field in self._message.parts.fields:
            self._show_problem(field, problem_of(field, values[field.name]))
        wrong = [made for made in self.inputs.values() if made.has_error]
        if wrong:
            wrong[0].setFocus()
            announce_now(self, QCoreApplication.translate("Thread", "Something is missing in the form"))
            return
        self._trouble.hide()
        self._lock()
        self._conversation.answers.submit(
            self._message.id, values, self.watch.allowed, self._on_failed, owner=self
        )

    def _input(self, field: FormField, typed: Mapping[str, str]) -> Field | FormChoice:
        value = typed.get(field.name, field.initial)
        if field.kind is FieldKind.CHOICE:
            choice = FormChoice(field, value)
            choice.edited.connect(lambda _: self._on_edited(field))
            return choice
        input_ = TextInput(least_lines=2, most_lines=6) if field.kind is FieldKind.TEXT else LineInput()
        input_.set_placeholder(field.placeholder)
        made = Field(field.label, input_=input_, is_optional=not field.is_required)
        made.set_text(value)
        made.edited.connect(lambda _: self._on_edited(field))
        made.left.connect(lambda: self._show_problem(field, problem_of(field, made.text()), is_early=True))
        return made

    def _on_edited(self, field: FormField) -> None:
        made = self.inputs[field.name]
        if made.has_error:
            self._show_problem(field, problem_of(field, made.text()))
        if field.kind is not FieldKind.CHOICE:
            self.watch.look(field.name, made.text(), context=GuardContext.FORM_FIELD)
        self._conversation.answers.note(self._message.id, self.values, self.watch.allowed)

    def _show_problem(self, field: FormField, problem: str, *, is_early: bool = False) -> None:
        """``is_early``: the field was left, which is no reason to ask for what is still empty."""
        made = self.inputs[field.name]
        hits = self.watch.verdict(field.name).hits
        if hits:
            problem = QCoreApplication.translate(
                "Thread", "This looks like a secret. Support never needs it: take it out."
            )
        if not (is_early and not made.text().strip()):
            made.set_error(problem)

    def _on_verdict(self) -> None:
        for field in self._message.parts.fields:
            made = self.inputs[field.name]
            if self.watch.verdict(field.name).hits or made.has_error:
                self._show_problem(field, problem_of(field, made.text()))

    def _on_failed(self, error: Exception) -> None:
        self._lock(is_locked=False)
        self._trouble.setText(failure_words(error))
        self._trouble.show()
        announce_now(self, self._trouble.text())

    def _lock(self, *, is_locked: bool = True) -> None:
        for made in self.inputs.values():
            made.setEnabled(not is_locked)
        self.send_button.setEnabled(not is_locked)
        sending = QCoreApplication.translate("Thread", "Sending…")
        self.send_button.set_label(sending if is_locked else self._words)


class AnsweredForm(QWidget):
    """A form that was sent: each field with what was answered, nothing to change any more."""

    def __init__(self, message: Message, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        translate = QCoreApplication.translate
        given = {value.name: value.value for value in message.parts.submitted}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        for field in message.parts.fields:
            value = given.get(field.name, "")
            shown = next((choice.title for choice in field.choices if choice.value == value), value)
            column.addWidget(PlainLabel(field.label, TextStyle.SMALL, "text2"))
            column.addWidget(PlainLabel(shown or translate("Thread", "left empty"), TextStyle.BODY))
        column.addWidget(Chip(translate("Thread", "Answered"), ChipKind.SUCCESS, icon="check"))
        grow_with_width(self)
