"""The secret check: paste a text before sending it anywhere; nothing of it leaves or is kept."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from walletcare.safety.guard import Guard
from walletcare.safety.verdict import Verdict
from walletcare.ui.announce import announce, announce_now
from walletcare.ui.components import Banner, Button, ButtonKind, InnerDialog, TextInput, Tint
from walletcare.ui.tasks import TaskRunner
from walletcare.ui.theme import theme


class SecretCheck(InnerDialog):
    """Looks at every change, on this computer, off the GUI thread: the newest text answers."""

    def __init__(self, parent: QWidget, guard: Guard, tasks: TaskRunner) -> None:
        super().__init__(
            parent,
            self.tr("Check a text before you send it"),
            self.tr(
                "We look for recovery phrases, keys, card numbers and codes. Nothing leaves this computer."
            ),
            width=600,
        )
        self._guard, self._tasks = guard, tasks
        self.input = TextInput(placeholder=self.tr("Paste the text here"), least_lines=6, most_lines=10)
        self.input.edit.setAccessibleName(self.tr("Text to check"))
        self._result = Banner("", "")
        self._remove = Button(self.tr("Remove it"), ButtonKind.DANGER_FILLED, icon="eraser")
        self._result.add_button(self._remove)
        self._result.hide()
        self.content.addWidget(self.input)
        self.content.addWidget(self._result)
        self.add_button("close", self.tr("Close"), ButtonKind.PRIMARY)
        self.input.edited.connect(self._look)
        self._remove.clicked.connect(self._take_out)

    @property
    def result_words(self) -> str:
        """What is said about the text; empty before the first answer."""
        return "" if self._result.isHidden() else self._result.accessibleName()

    def _look(self, text: str) -> None:
        # Also for an empty text: what is under way for the text before it answers no longer.
        self._tasks.latest(
            f"secret-check-{id(self)}",
            lambda _: self._guard.inspect(text),
            lambda verdict: self._show(text, verdict),
            owner=self,
        )

    def _show(self, text: str, verdict: Verdict) -> None:
        if text != self.input.text():
            return  # typed on meanwhile: the next answer is under way
        if not text.strip():
            self.input.edit.setExtraSelections([])
            self._result.hide()
            self.refit()
            return
        self.input.mark_parts([hit.span for hit in verdict.hits])
        language = theme().language
        if verdict.is_clear:
            self._result.set_look(Tint.SUCCESS, "circle-check")
            self._result.set_texts(
                self.tr("No secret found"), self.tr("Look once more yourself: we don’t know every kind.")
            )
        else:
            first = verdict.hits[0]
            self._result.set_look(Tint.DANGER, "shield-alert")
            self._result.set_texts(first.title.text(language), first.why.text(language))
        self._remove.setVisible(not verdict.is_clear)
        self._result.show()
        self.refit()
        (announce if verdict.is_clear else announce_now)(self, self._result.accessibleName())

    def _take_out(self) -> None:
        text = self.input.text()
        self._tasks.run(
            lambda _: self._guard.remove(text, self._guard.inspect(text)),
            lambda cleaned: self._on_taken_out(text, cleaned),
            owner=self,
        )

    def _on_taken_out(self, text: str, cleaned: str) -> None:
        if text == self.input.text():
            self.input.set_text(cleaned)
            self._look(cleaned)
