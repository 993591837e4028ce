"""The Safety page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from walletcare.domain.brand import Brand
from walletcare.domain.language import LocalText
from walletcare.domain.reference import Reference
from walletcare.safety.official.checker import OfficialChecker
from walletcare.safety.official.report import CheckReport, OfficialVerdict
from walletcare.safety.outgoing.guard import Guard
from walletcare.ui.announce import announce, announce_now
from walletcare.ui.components import (
    Button,
    ButtonKind,
    Card,
    Chip,
    ChipKind,
    Icon,
    PlainLabel,
    Row,
    RowCard,
    TwoPane,
)
from walletcare.ui.components.attachment import local_paths
from walletcare.ui.navigation import Argument, Navigator, OpenCheck
from walletcare.ui.page import Page
from walletcare.ui.safety.check_input import KIND_ICONS, CheckInput
from walletcare.ui.safety.official_list import OfficialListView
from walletcare.ui.safety.program_check import ProgramCheck
from walletcare.ui.safety.report_view import LOOKS, ReportView
from walletcare.ui.safety.secret_check import SecretCheck
from walletcare.ui.tasks import TaskRunner
from walletcare.ui.theme import TextStyle, theme

_RECENT = 5
_MESSAGE_WORDS = 4
"""From so many words on a text is a message, and a real one quotes its case; less is a bare address."""
REFERENCE_MARK = "WC"

FindCase = Callable[[str, Callable[["CaseQuote"], None]], None]
"""Asked with a pasted text; answers on the GUI thread which of the user's cases it quotes."""


@dataclass(frozen=True, slots=True)
class CaseQuote:
    """Attributes:
    reference: A case of this user that the text quotes, None when it quotes none.
    has_code: It also holds that case's code.
    why_not: Without a reference: whether what it quotes is somebody else's, or not even a possible one.
    """

    reference: Reference | None = None
    has_code: bool = False
    why_not: LocalText | None = None


class SafetyPage(Page):
    """Checks what was pasted against the official list; says what support never does; first aid."""

    def __init__(
        self,
        navigator: Navigator,
        checker: OfficialChecker,
        brand: Brand,
        guard: Guard,
        tasks: TaskRunner,
        find_case: FindCase,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(navigator, parent=parent)
        self._checker, self._guard, self._find_case = checker, guard, find_case
        self._recent: list[tuple[str, str, OfficialVerdict]] = []
        self._report: CheckReport | None = None
        self._quote: CaseQuote | None = None
        self._question = PlainLabel("", TextStyle.DISPLAY)
        self._intro = PlainLabel("", TextStyle.BODY, "text2")
        self.input = CheckInput(checker)
        self._check = Button("", ButtonKind.PRIMARY, icon="shield-check", is_large=True)
        self._tasks, self._releases = tasks, brand.releases
        self._view = ReportView(brand.official)
        self.official = OfficialListView(navigator, brand.official)
        self._foot = PlainLabel("", TextStyle.LABEL, "text2")
        self._ask = Button("", ButtonKind.LINK)
        self._recent_title = PlainLabel("", TextStyle.SMALL_BOLD, "text2")
        self._recent_card = RowCard()
        self._aid_title, self._aid_text = (
            PlainLabel("", TextStyle.SUB),
            PlainLabel("", TextStyle.SMALL, "text2"),
        )
        self._aid = Button("", ButtonKind.DANGER, has_arrow=True)
        self._never_title = PlainLabel("", TextStyle.SUB)
        self._never = [PlainLabel("", TextStyle.SMALL) for _ in range(4)]
        self._secret_title = PlainLabel("", TextStyle.SUB)
        self._secret_text = PlainLabel("", TextStyle.SMALL, "text2")
        self._secret = Button("", ButtonKind.SECONDARY)
        self._program_title = PlainLabel("", TextStyle.SUB)
        self._program_text = PlainLabel("", TextStyle.SMALL, "text2")
        self._program = Button("", ButtonKind.SECONDARY)
        self._panes = TwoPane(side_width=324)
        self.setAcceptDrops(True)
        # Else the field would take a file for the text of its path.
        self.input.edit.viewport().installEventFilter(self)
        self._build()
        self.theme_changed()
        self.input.submitted.connect(self.check)
        self._check.clicked.connect(self.check)
        self._view.report_requested.connect(self._on_report)
        self._view.first_aid_requested.connect(navigator.open_emergency)
        self._view.again_requested.connect(self._on_again)
        self._ask.clicked.connect(lambda: navigator.open_contact(topic="suspicious"))
        self._aid.clicked.connect(navigator.open_emergency)
        self._secret.clicked.connect(lambda: SecretCheck(self, self._guard, self._tasks).open())
        self._program.clicked.connect(self.open_program_check)
        self._show_recent()

    def title(self) -> str:
        return self.tr("Safety")

    def heading(self) -> QWidget:
        return self._question

    def retranslate(self) -> None:
        for _ in self.say_pieces():
            pass

    def say_pieces(self) -> Iterator[None]:
        self.official.retranslate()
        yield
        self._say_words()
        yield

    def _say_words(self) -> None:
        self._question.setText(self.tr("Is this really support?"))
        self._intro.setText(
            self.tr("Paste a link, email, handle or phone number. We compare it with our official list.")
        )
        self.input.retranslate()
        self._check.set_label(self.tr("Check"))
        self._foot.setText(self.tr("Even a real address can be misused. If something feels wrong,"))
        self._ask.set_label(self.tr("ask us here"))
        self._recent_title.setText(self.tr("Recent checks"))
        self._aid_title.setText(self.tr("Already shared something?"))
        self._aid_text.setText(self.tr("Act now, and stay calm. The first minutes matter most."))
        self._aid.set_label(self.tr("Show me what to do"))
        self._never_title.setText(self.tr("Real support never"))
        for label, words in zip(
            self._never,
            (
                self.tr("asks for your recovery phrase, password or one-time code"),
                self.tr("writes to you first on social media"),
                self.tr("asks you to pay to get a refund"),
                self.tr("asks you to install remote-control software"),
            ),
            strict=True,
        ):
            label.setText(words)
        self._secret_title.setText(self.tr("Secret check"))
        self._secret_text.setText(
            self.tr(
                "Before you send a text anywhere, paste it here. We look for recovery phrases, card numbers "
                "and codes. Nothing leaves this computer."
            )
        )
        self._secret.set_label(self.tr("Check a text"))
        self._program_title.setText(self.tr("Genuine app check"))
        self._program_text.setText(
            self.tr("Got an installer or app file? We compare it with what the wallet really published.")
        )
        self._program.set_label(self.tr("Check a file"))
        if self._report is not None:
            self._view.show_report(self._report, self._note())
        self._show_recent()

    def opened(self, argument: Argument) -> None:
        if isinstance(argument, OpenCheck):
            if argument.text:
                self.input.set_text(argument.text)
                self.check()
            self.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def apply_width(self, effective_width: int) -> None:
        super().apply_width(effective_width)
        self._panes.set_effective_width(effective_width)

    def theme_changed(self) -> None:
        super().theme_changed()
        self._check.setFixedHeight(self.input.least_height)

    def help_slug(self) -> str:
        return "fake-customer-support"

    def escape(self) -> bool:
        if self._report is None:
            return False
        self._on_again()
        return True

    def check(self) -> None:
        """Judge what is in the field. Nothing is opened, nothing leaves."""
        text = self.input.text().strip()
        if not text:
            self.input.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        report = self._checker.check(text)
        self._report, self._quote = report, None
        self._view.show_report(report)
        self._remember(report)
        say = announce_now if report.verdict is OfficialVerdict.IMITATION else announce
        say(self, self._view.spoken)
        if len(text.split()) >= _MESSAGE_WORDS or REFERENCE_MARK in text.upper():
            self._find_case(text, lambda quote: self._on_case(report, quote))

    def open_program_check(self) -> ProgramCheck:
        """Ask for an installer or app file and compare it with the list of releases."""
        dialog = ProgramCheck(self, self._tasks, self._releases)
        dialog.first_aid_requested.connect(self.navigator.open_emergency)
        dialog.open()
        return dialog

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and local_paths(event.mimeData().urls()):
            if event.type() == QEvent.Type.Drop:
                self.dropEvent(event)
            else:
                event.acceptProposedAction()
            return True
        return super().eventFilter(watched, event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file may be dropped anywhere on the page; it is only compared, never opened."""
        if local_paths(event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = local_paths(event.mimeData().urls())
        if paths:
            event.acceptProposedAction()
            self.open_program_check().check(Path(paths[0]))

    def _build(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.input, 1)
        line.addWidget(self._check, 0, Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        foot.setSpacing(4)
        foot.addWidget(self._foot)
        foot.addWidget(self._ask)
        foot.addStretch(1)
        main = self._panes.main
        top = QVBoxLayout()
        top.setSpacing(4)
        top.addWidget(self._question)
        top.addWidget(self._intro)
        main.addLayout(top)
        main.addLayout(line)
        main.addWidget(self._view)
        main.addLayout(foot)
        main.addWidget(self._recent_title)
        main.addWidget(self._recent_card)
        main.addWidget(self.official)
        main.addStretch(1)
        aid = Card(margin=18, spacing=8)
        aid.body.addLayout(_titled("life-buoy", "danger", self._aid_title))
        aid.body.addWidget(self._aid_text)
        aid.body.addSpacing(4)
        aid.body.addWidget(self._aid)
        never = Card(margin=18, spacing=8)
        never.body.addWidget(self._never_title)
        for label in self._never:
            row = QHBoxLayout()
            row.setSpacing(10)
            row.addWidget(Icon("x", size=16, color="danger"), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(label, 1)
            never.body.addLayout(row)
        secret = Card(margin=18, spacing=8)
        secret.body.addLayout(_titled("scan-search", "accentText", self._secret_title))
        secret.body.addWidget(self._secret_text)
        secret.body.addSpacing(4)
        secret.body.addWidget(self._secret)
        program = Card(margin=18, spacing=8)
        program.body.addLayout(_titled("package-search", "accentText", self._program_title))
        program.body.addWidget(self._program_text)
        program.body.addSpacing(4)
        program.body.addWidget(self._program)
        for card in (aid, never, secret, program):
            self._panes.side.addWidget(card)
        self._panes.side.addStretch(1)
        self.body.content.addWidget(self._panes)
        self.body.content.addStretch(1)

    def _remember(self, report: CheckReport) -> None:
        """In memory only: what somebody checks is nobody else's business."""
        for item in report.items[:1]:
            entry = (KIND_ICONS[item.kind], item.shown, item.verdict)
            self._recent = [entry, *(old for old in self._recent if old[1] != item.shown)][:_RECENT]
        self._show_recent()

    def _show_recent(self) -> None:
        self._recent_card.clear()
        self._recent_title.setVisible(bool(self._recent))
        self._recent_card.setVisible(bool(self._recent))
        words = {
            OfficialVerdict.OFFICIAL: (self.tr("Official"), ChipKind.SUCCESS),
            OfficialVerdict.UNLISTED: (self.tr("Not on our list"), ChipKind.NEUTRAL),
            OfficialVerdict.IMITATION: (self.tr("Not ours"), ChipKind.DANGER),
            OfficialVerdict.UNKNOWN: (self.tr("Can’t tell"), ChipKind.NEUTRAL),
        }
        for icon, shown, verdict in self._recent:
            row = Row()
            row.body.addWidget(Icon(icon, size=18))
            row.body.addWidget(PlainLabel(shown, TextStyle.LABEL, wraps=False), 1)
            text, kind = words[verdict]
            row.body.addWidget(Chip(text, kind, icon=LOOKS[verdict][1]))
            self._recent_card.add_row(row)

    def _on_case(self, report: CheckReport, quote: CaseQuote) -> None:
        if report is self._report:  # else another text was checked meanwhile
            self._quote = quote
            self._view.show_report(report, self._note())

    def _note(self) -> str:
        """What the pasted text quotes of this user's cases; empty for a bare address."""
        quote = self._quote
        if quote is None:
            return ""
        if quote.reference is None:
            return "" if quote.why_not is None else quote.why_not.text(theme().language)
        words = (
            self.tr("It quotes your request {reference} and its case code. A good sign, but not proof.")
            if quote.has_code
            else self.tr("It quotes your request {reference}, but not its case code, so it isn’t us.")
        )
        return words.format(reference=quote.reference)

    def _on_again(self) -> None:
        self._report = None
        self._view.clear()
        self.input.set_text("")
        self.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_report(self) -> None:
        self.navigator.open_contact(topic="suspicious", text=self.input.text().strip())


def _titled(icon: str, ink: str, label: PlainLabel) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addWidget(Icon(icon, size=20, color="danger" if ink == "danger" else "accentText"))
    row.addWidget(label, 1)
    return row
