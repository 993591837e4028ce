"""What stands beside the list while no request is chosen: own ratings, and the survey when one is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from walletcare.contact.following.ratings import REASONS, RatingReport
from walletcare.ui.components import Card, EmptyState, PlainLabel, ScrollBody
from walletcare.ui.requests.survey_card import SurveyCard
from walletcare.ui.theme import TextStyle, theme
from walletcare.ui.when import short_day_text

if TYPE_CHECKING:
    from walletcare.ui.navigation import Navigator
    from walletcare.ui.stores.contact import ContactStore

_SHOWN = 6


class StartPane(ScrollBody):
    def __init__(self, navigator: Navigator, store: ContactStore, parent: QWidget | None = None) -> None:
        super().__init__(column_width=560, parent=parent)
        self._store = store
        self._report: RatingReport | None = None
        self.empty = EmptyState("inbox")
        self.empty.hide()
        self.survey = SurveyCard(navigator, store)
        self._ratings = Card(margin=20, spacing=6)
        self._title = PlainLabel("", TextStyle.SUB)
        self._lines = QVBoxLayout()
        self._ratings.body.addWidget(self._title)
        self._ratings.body.addLayout(self._lines)
        self._ratings.hide()
        self._texts = [PlainLabel("", TextStyle.SMALL, "text2") for _ in range(3)]
        for label in self._texts:
            self._lines.addWidget(label)
        for widget in (self.empty, self.survey, self._ratings):
            self.content.addWidget(widget)
        self.content.addStretch(1)
        store.requests_changed.connect(lambda _: self.refresh())

    def retranslate(self) -> None:
        self.empty.set_texts(self.tr("Choose a request"), self.tr("Its progress and conversation show here."))
        self._title.setText(self.tr("Your ratings so far"))
        self.survey.retranslate()
        self._show()

    def set_choosable(self, is_choosable: bool) -> None:
        """Ask to choose a request only where there is one: an empty list has said so itself."""
        self.empty.setVisible(is_choosable)

    def refresh(self) -> None:
        """Read ratings and survey again, while this pane is in sight."""
        if self.isVisible():
            self.survey.refresh()
            self._store.act(lambda service: service.ratings.report(), self._on_report, owner=self)

    def _on_report(self, report: RatingReport) -> None:
        self._report = report
        self._show()

    def _show(self) -> None:
        report = self._report
        average = report.average if report is not None else None
        self._ratings.setVisible(average is not None)
        if report is None or average is None:
            return
        today, language = self._store.clock.now().astimezone().date(), theme().language
        self._texts[0].setText(
            self.tr("%n rating(s), {average} of 5 on average", "", len(report.trend)).format(
                average=f"{average:.1f}"
            )
        )
        trend = self.tr(", ").join(
            self.tr("{day}: {value}").format(day=short_day_text(at.astimezone().date(), today), value=value)
            for at, value in report.trend[-_SHOWN:]
        )
        self._texts[1].setText(self.tr("Most recent: {trend}").format(trend=trend))
        reasons = self.tr(", ").join(
            f"{reason.label.text(language)} ({report.reasons[reason.code]})"
            for reason in REASONS
            if report.reasons.get(reason.code)
        )
        self._texts[2].setText(self.tr("Reasons given: {reasons}").format(reasons=reasons))
        self._texts[2].setVisible(bool(reasons))
