"""The secret check: paste a text before sending it anywhere; nothing of it leaves or is kept."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from walletcare.safety.outgoing.guard import Guard
from walletcare.safety.verdict import Verdict
from walletcare.ui.announce import announce, announce_now
from walletcare.ui.components import Banner, Button, ButtonKind, InnerDialog, TextInput, Tint
from walletcare.ui.tasks import TaskRunner
from walletcare.ui.theme import theme


class SecretCheck(InnerDialog):
    """Looks at every change, on this computer, off the GUI thread: the newest text answers."""

    def __init__(self, parent: QWidget, guard: Guard, tasks: TaskRunner) -> None:
        super().__init__(parent, "", " ", width=600)
        self._guard, self._tasks = guard, tasks
        self._verdict: Verdict | None = None
        self.input = TextInput(least_lines=6, most_lines=10)
        self._result = Banner("", "")
        self._remove = Button("", ButtonKind.DANGER_FILLED, icon="eraser")
        self._result.add_button(self._remove)
        self._result.hide()
        self.content.addWidget(self.input)
        self.content.addWidget(self._result)
        self._close_button = self.add_button("close", "")
        self.say_with(self._say_all)
        self.input.edited.connect(self._look)
        self._remove.clicked.connect(self._take_out)

    @property
    def result_words(self) -> str:
        """What is said about the text; empty before the first answer."""
        return "" if self._result.isHidden() else self._result.accessibleName()

    def _say_all(self) -> None:
        self.set_texts(
            self.tr("Check a text before you send it"),
            self.tr(
                "We look for recovery phrases, keys, card numbers and codes. Nothing leaves this computer."
            ),
        )
        self.input.set_placeholder(self.tr("Paste the text here"))
        self.input.edit.setAccessibleName(self.tr("Text to check"))
        self._remove.set_label(self.tr("Remove it"))
        self._close_button.set_label(self.tr("Close"))
        if self._verdict is not None:
            self._say_verdict(self._verdict)

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
            self._verdict = None
            self._result.hide()
            self.refit()
            return
        self._verdict = verdict
        self.input.mark_parts([hit.span for hit in verdict.hits])
        self._say_verdict(verdict)
        self._remove.setVisible(not verdict.is_clear)
        self._result.show()
        self.refit()
        (announce if verdict.is_clear else announce_now)(self, self._result.accessibleName())

    def _say_verdict(self, verdict: Verdict) -> None:
        language = theme().language
        if verdict.is_clear:
            self._result.set_look(Tint.SUCCESS, "circle-check")
            self._result.set_texts(
                self.tr("No secret found"), self.tr("Have another look yourself: we don’t know every kind.")
            )
        else:
            first = verdict.hits[0]
            self._result.set_look(Tint.DANGER, "shield-alert")
            self._result.set_texts(first.title.text(language), first.why.text(language))

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
