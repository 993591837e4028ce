"""The rows of running checks, shared by the checks step and the second look of an instruction."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from walletcare.domain.diagnostic import CheckStatus, DiagnosticResult
from walletcare.domain.flow import CheckUse
from walletcare.domain.language import LocalText
from walletcare.troubleshoot.check_names import check_name
from walletcare.troubleshoot.runner import CheckProgress
from walletcare.troubleshoot.runner import CheckState as RunState
from walletcare.ui.announce import PacedAnnouncement
from walletcare.ui.components import (
    Button,
    ButtonKind,
    CheckList,
    CheckState,
    PlainLabel,
    ProgressBar,
    Row,
    check_word,
    grow_with_width,
)
from walletcare.ui.theme import TextStyle, theme
from walletcare.ui.when import meta_text

_NO_CONNECTION = frozenset(
    {"no-network", "no-internet", "refused", "reset", "no-answer", "unreachable", "dns-fails", "dns-silent"}
)
_NOT_SET = "receipt-not-asked"


class CheckRows(QWidget):
    """Signals.

    remedy_requested: The user wants to know how to put a :class:`DiagnosticResult` right.
    setting_requested: A check is off until something is set; the user wants to set it.
    """

    remedy_requested = Signal(object)
    setting_requested = Signal()

    def __init__(self, uses: tuple[CheckUse, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._uses = uses
        self._before: Mapping[str, DiagnosticResult] = {}
        self._done: set[str] = set()
        self.told = PacedAnnouncement(self)
        """What a screen reader hears of the checks, and of what they mean together."""
        self._bar = ProgressBar()
        self._count = PlainLabel("", TextStyle.SMALL_BOLD, "text2", wraps=False, fits=True)
        head = Row(margins=(0, 0, 0, 4), spacing=16)
        head.body.addWidget(self._bar, 1)
        head.body.addWidget(self._count)
        self._list = CheckList()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(head)
        column.addWidget(self._list)
        grow_with_width(self)
        for use in uses:
            self._list.add_check(use.check, self._words(check_name(use.check)))
        self._show_count()

    def set_before(self, results: Mapping[str, DiagnosticResult]) -> None:
        """Results of the first look; a second one shows the difference to them."""
        self._before = dict(results)

    def reset(self) -> None:
        """Everything waits again."""
        self._done.clear()
        for use in self._uses:
            row = self._list.check(use.check)
            row.set_state(CheckState.WAITING, text="")
            row.set_button(None)
        self._show_count()

    def show_progress(self, progress: CheckProgress) -> None:
        row = self._list.check(progress.check)
        if progress.state is RunState.RUNNING:
            row.set_state(CheckState.RUNNING, text=self.tr("Looking at it now"))
        elif progress.result is not None:
            self.show_result(progress.result)
            self.told.say(f"{self._words(progress.name)} {self._word(progress.result)}")

    def show_result(self, result: DiagnosticResult) -> None:
        row = self._list.check(result.check_id)
        finding = self._words(result.finding)
        earlier = self._before.get(result.check_id)
        if earlier is not None:
            finding = self._compared(finding, earlier, result)
        row.set_state(CheckState.of(result.status), text=finding, value=result.value, word=self._word(result))
        if result.remedy is not None and result.status is not CheckStatus.PASSED:
            button = Button(self.tr("How to fix"), ButtonKind.SECONDARY)
            button.clicked.connect(lambda _=False: self.remedy_requested.emit(result))
            row.set_button(button)
        elif result.reason == _NOT_SET:
            button = Button(self.tr("Set it up"), ButtonKind.SECONDARY)
            button.clicked.connect(self.setting_requested)
            row.set_button(button)
        else:
            row.set_button(None)
        self._done.add(result.check_id)
        self._show_count()

    def _compared(self, finding: str, earlier: DiagnosticResult, result: DiagnosticResult) -> str:
        """The finding and what it was before; two good results are the same whatever their figures."""
        if earlier.status is result.status is CheckStatus.PASSED:
            return finding
        same = (earlier.status, earlier.reason, earlier.value) == (result.status, result.reason, result.value)
        if same:
            return self.tr("{finding} As before.").format(finding=finding)
        was = meta_text(self._word(earlier), earlier.value)
        return self.tr("{finding} Before: {before}.").format(finding=finding, before=was)

    def _word(self, result: DiagnosticResult) -> str:
        if result.status is CheckStatus.FAILED and result.reason not in _NO_CONNECTION:
            return self.tr("Problem found")
        return check_word(CheckState.of(result.status))

    def _show_count(self) -> None:
        total = len(self._uses)
        self._bar.set_share(len(self._done) / max(total, 1))
        words = self.tr("{done} of {total}").format(done=len(self._done), total=total)
        self._count.setText(words)
        self._bar.setAccessibleName(words)

    @staticmethod
    def _words(text: LocalText) -> str:
        return text.text(theme().language)
