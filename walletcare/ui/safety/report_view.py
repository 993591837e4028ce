"""The answer of the official-contact check, as drawn: verdict, comparison, reasons, what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from walletcare.domain.brand import OfficialList
from walletcare.safety.official.contacts import ContactKind
from walletcare.safety.official.report import CheckedItem, CheckReport, OfficialVerdict
from walletcare.ui.components import (
    Button,
    ButtonKind,
    FlowLayout,
    Icon,
    PlainLabel,
    Row,
    Tint,
    VerdictCard,
    grow_with_width,
)
from walletcare.ui.safety.comparison import Comparison
from walletcare.ui.theme import TextStyle, TokenName, theme
from walletcare.ui.when import day_text

LOOKS: dict[OfficialVerdict, tuple[Tint, str]] = {
    OfficialVerdict.OFFICIAL: (Tint.SUCCESS, "badge-check"),
    OfficialVerdict.UNLISTED: (Tint.NEUTRAL, "circle-question-mark"),
    OfficialVerdict.IMITATION: (Tint.DANGER, "octagon-x"),
    OfficialVerdict.UNKNOWN: (Tint.NEUTRAL, "circle-question-mark"),
}
_MOST_ITEMS = 6


class ReportView(QWidget):
    """Signals: ``report_requested``, ``first_aid_requested``, ``again_requested``."""

    report_requested = Signal()
    first_aid_requested = Signal()
    again_requested = Signal()

    def __init__(self, official: OfficialList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._official = official
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._card: VerdictCard | None = None
        grow_with_width(self)
        self.hide()

    @property
    def spoken(self) -> str:
        """Title and advice, for announcing."""
        return "" if self._card is None else f"{self._card.title} {self._card.accessibleDescription()}"

    def clear(self) -> None:
        if self._card is not None:
            self._column.removeWidget(self._card)
            self._card.hide()
            self._card.deleteLater()
            self._card = None
        self.hide()

    def show_report(self, report: CheckReport, reference_note: str = "") -> None:
        """Show ``report``; ``reference_note`` says whether a case of this user was quoted."""
        self.clear()
        verdict = report.verdict
        tint, icon = LOOKS[verdict]
        worst = report.items[0] if report.items else None
        title, advice = self._words(verdict, worst.kind if worst is not None else ContactKind.LINK)
        card = VerdictCard(title, advice, tint=tint, icon=icon)
        if worst is not None:
            if worst.segments:
                card.content.addWidget(Comparison(worst.segments))
            else:
                card.content.addWidget(PlainLabel(worst.shown, TextStyle.MONO))
            if worst.encoded:
                line = self.tr("Encoded form: {host}").format(host=worst.encoded)
                card.content.addWidget(self._line("info", line, "text2"))
        bad = verdict is OfficialVerdict.IMITATION
        for reason in report.reasons:
            card.content.addWidget(
                self._line(
                    "circle-x" if bad else "info",
                    reason.text.text(theme().language),
                    "danger" if bad else "text2",
                )
            )
        if worst is not None and worst.of is not None and not worst.of.is_confirmed:
            words = self.tr("This entry comes from {source}; the wallet hasn’t confirmed it.")
            card.content.addWidget(self._line("info", words.format(source=worst.of.source), "text2"))
        dated = self.tr("Checked on this computer with the list of {day}. Nothing was opened or sent.")
        day = day_text(self._official.updated)
        card.content.addWidget(self._line("info", dated.format(day=day), "text2"))
        if reference_note:
            card.content.addWidget(self._line("info", reference_note, "text2"))
        self._add_others(card, report.items[1:_MOST_ITEMS])
        card.content.addWidget(self._buttons(verdict))
        self._column.addWidget(card)
        self._card = card
        self.show()

    def _words(self, verdict: OfficialVerdict, kind: ContactKind) -> tuple[str, str]:
        match verdict:
            case OfficialVerdict.OFFICIAL:
                return (
                    self.tr("On our official list"),
                    self.tr(
                        "The address is ours. If somebody asks for a phrase, password or code, it isn’t us."
                    ),
                )
            case OfficialVerdict.IMITATION if kind is ContactKind.PHONE:
                return (
                    self.tr("This is not one of our numbers"),
                    self.tr("Don’t call it, don’t reply, and don’t send money."),
                )
            case OfficialVerdict.IMITATION if kind in {ContactKind.HANDLE, ContactKind.GROUP}:
                return (
                    self.tr("This is not one of our accounts"),
                    self.tr("Don’t add it, don’t reply, and don’t send money."),
                )
            case OfficialVerdict.IMITATION:
                return (
                    self.tr("This is not one of our addresses"),
                    self.tr("Don’t open it, don’t reply, and don’t send money."),
                )
            case OfficialVerdict.UNLISTED:
                return (
                    self.tr("Not on our list"),
                    self.tr(
                        "We don’t know this one. Don’t share anything with it; "
                        "reach us from the Contact page."
                    ),
                )
            case OfficialVerdict.UNKNOWN:
                return (
                    self.tr("We can’t tell"),
                    self.tr("Paste a link, an email address, a handle or a phone number."),
                )

    def _add_others(self, card: VerdictCard, items: tuple[CheckedItem, ...]) -> None:
        for item in items:
            _, icon = LOOKS[item.verdict]
            title, _ = self._words(item.verdict, item.kind)
            card.content.addWidget(self._line(icon, f"{item.shown} · {title}", "text2"))

    def _buttons(self, verdict: OfficialVerdict) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder, gap=10)
        if verdict is not OfficialVerdict.OFFICIAL:
            report = Button(self.tr("Report it to us"), ButtonKind.PRIMARY, icon="flag")
            report.clicked.connect(self.report_requested)
            flow.addWidget(report)
        aid = Button(self.tr("I already replied or paid"), ButtonKind.SECONDARY, icon="life-buoy")
        aid.clicked.connect(self.first_aid_requested)
        again = Button(self.tr("Check another"), ButtonKind.TEXT)
        again.clicked.connect(self.again_requested)
        flow.addWidget(aid)
        grow_with_width(holder)
        row = Row(margins=(0, 0, 0, 0), spacing=10)
        row.body.addWidget(holder, 1)
        row.body.addWidget(again, 0, Qt.AlignmentFlag.AlignBottom)
        return row

    @staticmethod
    def _line(icon: str, text: str, ink: TokenName) -> Row:
        row = Row(margins=(0, 0, 0, 0), spacing=10)
        row.body.addWidget(Icon(icon, size=18, color=ink))
        row.body.addWidget(PlainLabel(text, TextStyle.LABEL), 1)
        return row
