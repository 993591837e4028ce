"""The list of troubleshooters: the urgent one first, then runs to go on with, then all others."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from walletcare.ui.components import (
    Banner,
    Button,
    ButtonKind,
    EntryCard,
    IconButton,
    PlainLabel,
    Row,
    RowCard,
    Tint,
    Width,
    clear_layout,
    grow_with_width,
)
from walletcare.ui.navigation import EMERGENCY
from walletcare.ui.stores.troubleshoot import TroubleshootStore, UnfinishedRun
from walletcare.ui.theme import TextStyle, theme
from walletcare.ui.when import ago_text


class Overview(QWidget):
    """Signals: ``flow_chosen(str)``; ``run_chosen(str)`` session id; ``run_dropped(str)``."""

    flow_chosen = Signal(str)
    run_chosen = Signal(str)
    run_dropped = Signal(str)

    def __init__(self, store: TroubleshootStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._columns = 3
        self.title = PlainLabel("", TextStyle.DISPLAY)
        self._intro = PlainLabel("", TextStyle.BODY, "text2")
        self._urgent = Banner("", "", tint=Tint.WARNING, icon="siren")
        self._go = self._urgent.add_button(Button("", ButtonKind.DANGER, icon="siren"))
        self._runs_title = PlainLabel("", TextStyle.SMALL_BOLD, "text2")
        self._runs = RowCard()
        self._cards_box = QWidget()
        self._grid = QGridLayout(self._cards_box)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(16)
        grow_with_width(self._cards_box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for widget in (
            self.title,
            self._intro,
            self._urgent,
            self._runs_title,
            self._runs,
            self._cards_box,
        ):
            column.addWidget(widget)
        column.addStretch(1)
        grow_with_width(self)
        self._go.clicked.connect(lambda: self.flow_chosen.emit(EMERGENCY))
        store.unfinished_changed.connect(self._show_runs)

    def retranslate(self) -> None:
        self.title.setText(self.tr("What should we look at?"))
        self._intro.setText(
            self.tr("A few questions and real checks. Answers stay on this computer until you share them.")
        )
        self._urgent.set_texts(
            self.tr("Did you give away a phrase, code or card, or is somebody in your account?"),
            self.tr("The first minutes matter most. These steps work offline."),
        )
        self._go.set_label(self.tr("Urgent steps"))
        self._runs_title.setText(self.tr("Go on where you stopped"))
        self._show_flows()
        self._show_runs()

    def set_effective_width(self, width: int) -> None:
        columns = 3 if width >= Width.MIDDLE else 2 if width >= Width.NARROW else 1
        if columns != self._columns:
            self._columns = columns
            self._show_flows()

    def _show_flows(self) -> None:
        clear_layout(self._grid)
        language = theme().language
        flows = [flow for flow in self._store.flows() if flow.id != EMERGENCY]
        self._urgent.setVisible(self._store.flow(EMERGENCY) is not None)
        for place, flow in enumerate(flows):
            card = EntryCard(flow.icon, flow.title.text(language), flow.summary.text(language))
            card.clicked.connect(lambda _=False, flow_id=flow.id: self.flow_chosen.emit(flow_id))
            self._grid.addWidget(card, place // self._columns, place % self._columns)
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)

    def _show_runs(self) -> None:
        self._runs.clear()
        runs = self._store.unfinished[:3]
        self._runs_title.setVisible(bool(runs))
        self._runs.setVisible(bool(runs))
        for run in runs:
            self._runs.add_row(self._run_row(run))

    def _run_row(self, run: UnfinishedRun) -> Row:
        row = Row()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(PlainLabel(run.flow.title.text(theme().language), TextStyle.SUB))
        words.addWidget(PlainLabel(ago_text(run.updated_at, self._store.now), TextStyle.SMALL, "text2"))
        row.body.addLayout(words, 1)
        go_on = Button(self.tr("Continue"), ButtonKind.SECONDARY, has_arrow=True)
        go_on.clicked.connect(lambda _=False, key=run.session_id: self.run_chosen.emit(key))
        drop = IconButton("x", self.tr("Remove from this list"))
        drop.clicked.connect(lambda _=False, key=run.session_id: self.run_dropped.emit(key))
        row.body.addWidget(go_on, 0, Qt.AlignmentFlag.AlignVCenter)
        row.body.addWidget(drop, 0, Qt.AlignmentFlag.AlignVCenter)
        return row
