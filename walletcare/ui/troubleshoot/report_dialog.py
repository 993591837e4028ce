"""The report: every entry with a tick, exactly as support would read it; copy and save."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from walletcare.domain.account import Account
from walletcare.domain.language import Language
from walletcare.troubleshoot.account_text import account_as_text
from walletcare.ui.components import (
    Button,
    ButtonKind,
    CheckBox,
    InnerDialog,
    PlainLabel,
    SegmentedControl,
    TextView,
    grow_with_width,
    name,
)
from walletcare.ui.theme import TextStyle, theme

_WIDTH = 640


def report_text(account: Account, language: Language) -> str:
    """The report as plain text in ``language``, ticked entries only."""
    return account_as_text(account, language)


class ReportDialog(InnerDialog):
    """Shows ``account``; ``on_changed`` gets it anew whenever an entry is ticked or unticked."""

    def __init__(
        self,
        parent: QWidget,
        account: Account,
        on_changed: Callable[[Account], None],
        on_copied: Callable[[str], None],
    ) -> None:
        super().__init__(parent, "", " ", width=_WIDTH)
        self._account, self._on_changed, self._on_copied = account, on_changed, on_copied
        self._entries: list[tuple[CheckBox, PlainLabel]] = []
        self.pin_title()
        entries = QWidget()
        grow_with_width(entries)
        column = QVBoxLayout(entries)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for number, entry in enumerate(account.entries):
            box, answer = CheckBox("", is_bold=True), PlainLabel("", TextStyle.SMALL, "text2")
            box.setChecked(entry.is_included)
            box.toggled.connect(lambda is_on, number=number: self._on_ticked(number, is_on))
            lines = QVBoxLayout()
            lines.setContentsMargins(30, 0, 0, 0)
            lines.setSpacing(0)
            lines.addWidget(answer)
            if entry.evidence.strip():
                lines.addWidget(PlainLabel(entry.evidence.strip(), TextStyle.CAP, "text3"))
            group = QVBoxLayout()
            group.setSpacing(0)
            group.addWidget(box)
            group.addLayout(lines)
            column.addLayout(group)
            self._entries.append((box, answer))
        self._preview = TextView("", style=TextStyle.SMALL, color="text2")
        grow_with_width(self._preview)
        self._preview.hide()
        head = QHBoxLayout()
        self._views = SegmentedControl(self._kinds())
        self._views.set_current("entries")
        self._views.chosen.connect(lambda key: self._show(key, entries))
        self._copying = Button("", ButtonKind.TEXT, icon="copy")
        self._copying.clicked.connect(self._copy)
        head.addWidget(self._views)
        head.addStretch(1)
        head.addWidget(self._copying, 0, Qt.AlignmentFlag.AlignRight)
        self.content.addLayout(head)
        self.content.addWidget(entries)
        self.content.addWidget(self._preview)
        self._print = self.add_button("print", "", icon="printer")
        self._save = self.add_button("save", "", icon="download")
        self._close = self.add_button("close", "")
        self.say_with(self._say_all)

    def _say_all(self) -> None:
        self.set_texts(
            self.tr("Your troubleshooting report"),
            self.tr("Untick what support shouldn’t see. It stays on this computer."),
        )
        language = theme().language
        for (box, answer), entry in zip(self._entries, self._account.entries, strict=True):
            box.set_label(entry.question.text(language))
            answer.setText(entry.answer.text(language))
        self._views.set_choices(self._kinds())
        name(self._views, self.tr("Show as"))
        self._copying.set_label(self.tr("Copy"))
        self._print.set_label(self.tr("Print"))
        self._save.set_label(self.tr("Save a copy"))
        self._close.set_label(self.tr("Close"))

    def _kinds(self) -> list[tuple[str, str]]:
        return [("entries", self.tr("Entries")), ("zh", "中文"), ("en", "English")]

    def _on_ticked(self, number: int, is_on: bool) -> None:
        self._account = self._account.with_included(number, is_on)
        self._on_changed(self._account)

    def _show(self, key: str, entries: QWidget) -> None:
        if key != "entries":
            self._preview.set_text(self._report())
        entries.setVisible(key == "entries")
        self._preview.setVisible(key != "entries")
        self.body.verticalScrollBar().setValue(0)

    def _report(self) -> str:
        """The report in the language that is shown; the entries are in that of the window."""
        shown = {"zh": Language.ZH, "en": Language.EN}.get(self._views.current, theme().language)
        return report_text(self._account, shown)

    def _copy(self) -> None:
        self._on_copied(self._report())
