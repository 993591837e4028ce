"""The questionnaire that comes now and then: a few questions, kept here, declined for good with one press."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from walletcare.domain.survey import Survey
from walletcare.ui.components import (
    Button,
    ButtonKind,
    Card,
    FlowLayout,
    LineInput,
    PlainLabel,
    Select,
    clear_layout,
    grow_with_width,
)
from walletcare.ui.failures import failure_words
from walletcare.ui.theme import TextStyle, theme

if TYPE_CHECKING:
    from walletcare.ui.navigation import Navigator
    from walletcare.ui.stores.contact import ContactStore


class SurveyCard(Card):
    """Hidden while no survey is due."""

    def __init__(self, navigator: Navigator, store: ContactStore, parent: QWidget | None = None) -> None:
        super().__init__(margin=20, spacing=10, parent=parent)
        self._navigator, self._store = navigator, store
        self._survey: Survey | None = None
        self.choices: dict[str, Select] = {}
        self.lines: dict[str, LineInput] = {}
        self._title = PlainLabel("", TextStyle.SUB)
        self._note = PlainLabel("", TextStyle.SMALL, "text2")
        self._questions = QVBoxLayout()
        self._questions.setSpacing(10)
        self._trouble = PlainLabel("", TextStyle.SMALL, "danger")
        self._trouble.hide()
        buttons_box = QWidget()
        buttons = FlowLayout(buttons_box)
        grow_with_width(buttons_box)
        self.keep_button = Button("", ButtonKind.PRIMARY)
        self.later_button, self.never_button = Button(""), Button("", ButtonKind.TEXT)
        for button in (self.keep_button, self.later_button, self.never_button):
            buttons.addWidget(button)
        for part in (self._title, self._note):
            self.body.addWidget(part)
        self.body.addLayout(self._questions)
        self.body.addWidget(self._trouble)
        self.body.addWidget(buttons_box)
        self.keep_button.clicked.connect(self._keep)
        self.later_button.clicked.connect(lambda: self._decline(for_good=False))
        self.never_button.clicked.connect(lambda: self._decline(for_good=True))
        self.hide()

    def retranslate(self) -> None:
        self._note.setText(self.tr("Optional. Your answers stay on this computer until you export them."))
        self.keep_button.set_label(self.tr("Keep my answers"))
        self.later_button.set_label(self.tr("Not now"))
        self.never_button.set_label(self.tr("Don’t ask again"))
        self._show()

    def refresh(self) -> None:
        """Ask whether a survey is due."""
        self._store.act(lambda service: service.ratings.survey_due(), self._on_survey, owner=self)

    def _on_survey(self, survey: Survey | None) -> None:
        if survey != self._survey:
            self._survey = survey
            self._show()

    def _show(self) -> None:
        survey = self._survey
        self.setVisible(survey is not None)
        kept = {key: select.current for key, select in self.choices.items()}
        typed = {key: line.text() for key, line in self.lines.items()}
        clear_layout(self._questions)
        self.choices, self.lines = {}, {}
        if survey is None:
            return
        language = theme().language
        self._title.setText(survey.title.text(language))
        for question in survey.questions:
            words = question.text.text(language)
            self._questions.addWidget(PlainLabel(words, TextStyle.LABEL))
            if question.options:
                options = [(str(at), option.text(language)) for at, option in enumerate(question.options, 1)]
                select = Select([("", self.tr("No answer")), *options], name=words)
                select.set_current(kept.get(question.id, ""))
                self.choices[question.id] = select
                self._questions.addWidget(select)
            else:
                line = LineInput()
                line.edit.setAccessibleName(words)
                line.set_text(typed.get(question.id, ""))
                self.lines[question.id] = line
                self._questions.addWidget(line)

    def _keep(self) -> None:
        answers = {key: select.current for key, select in self.choices.items()}
        answers |= {key: line.text() for key, line in self.lines.items()}
        self._trouble.hide()
        self._store.act(
            lambda service: service.ratings.answer_survey(answers), self._on_kept, self._on_failed, owner=self
        )

    def _decline(self, *, for_good: bool) -> None:
        self._store.act(
            lambda service: service.ratings.decline_survey(for_good=for_good),
            lambda _: self._on_survey(None),
            owner=self,
        )

    def _on_kept(self, _nothing: None) -> None:
        self._on_survey(None)
        self._navigator.toast(lambda: self.tr("Thank you. Your answers are kept here"))

    def _on_failed(self, error: Exception) -> None:
        self._trouble.setText(failure_words(error))
        self._trouble.show()
