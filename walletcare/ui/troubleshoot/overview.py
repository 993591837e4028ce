"""The list of troubleshooters: the urgent one, what is kept, all others, and earlier reports."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from walletcare.ui.components import (
    Banner,
    Button,
    ButtonKind,
    EntryCard,
    PlainLabel,
    Tint,
    Width,
    clear_layout,
    grow_with_width,
)
from walletcare.ui.navigation import EMERGENCY
from walletcare.ui.stores.troubleshoot import TroubleshootStore
from walletcare.ui.theme import TextStyle, theme
from walletcare.ui.troubleshoot.kept_runs import KeptRuns


class Overview(QWidget):
    """Signals: ``flow_chosen(str)``; with a session id ``run_chosen``, ``run_dropped``, ``dates_dropped``;
    with a ticket id ``request_chosen``.
    """

    flow_chosen = Signal(str)
    run_chosen = Signal(str)
    run_dropped = Signal(str)
    request_chosen = Signal(str)
    dates_dropped = Signal(str)

    def __init__(self, store: TroubleshootStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._columns = 3
        self.title = PlainLabel("", TextStyle.DISPLAY)
        self._intro = PlainLabel("", TextStyle.BODY, "text2")
        self._urgent = Banner("", "", tint=Tint.WARNING, icon="siren")
        self._go = self._urgent.add_button(Button("", ButtonKind.DANGER, icon="siren"))
        self.kept = KeptRuns(store)
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
            self.kept,
            self._cards_box,
            self.kept.history,
        ):
            column.addWidget(widget)
        column.addStretch(1)
        grow_with_width(self)
        self._go.clicked.connect(lambda: self.flow_chosen.emit(EMERGENCY))
        self.kept.run_chosen.connect(self.run_chosen)
        self.kept.run_dropped.connect(self.run_dropped)
        self.kept.request_chosen.connect(self.request_chosen)
        self.kept.dates_dropped.connect(self.dates_dropped)
        store.flows_changed.connect(self._show_flows)

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
        self._show_flows()
        self.kept.show_all()

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
