"""How long answers took by hour of the week, measured here: what the advice on quiet times is made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from walletcare.contact.ways.waits import WaitCell
from walletcare.ui.components import InnerDialog, PlainLabel
from walletcare.ui.contact.wait_chart import WaitChart, day_name
from walletcare.ui.theme import TextStyle
from walletcare.ui.when import length_text

if TYPE_CHECKING:
    from walletcare.domain.channel import ChannelSpec


class WaitHistoryDialog(InnerDialog):
    """Every measured hour with its usual wait; the hours are those of the channel."""

    def __init__(self, parent: QWidget, spec: ChannelSpec, cells: Sequence[WaitCell]) -> None:
        super().__init__(parent, "", " ", width=560)
        self._zone, self._cells = spec.hours.zone, tuple(cells)
        self._lines: list[PlainLabel] = []
        self.chart = WaitChart(cells) if cells else None
        if self.chart is not None:
            self.content.addWidget(self.chart)
            rows = QVBoxLayout()
            rows.setSpacing(4)
            for cell in cells:
                line = PlainLabel(cell_words(cell), TextStyle.SMALL)
                rows.addWidget(line)
                self._lines.append(line)
            self.content.addLayout(rows)
        self._close = self.add_button("close", "")
        self.say_with(self._say_all)

    def _say_all(self) -> None:
        translate = QCoreApplication.translate
        if self._cells:
            text = translate("WaitHistory", "Measured from your own requests. Hours in {zone}.")
        else:
            text = translate("WaitHistory", "Nothing measured yet. It fills as your requests are answered.")
        self.set_texts(translate("WaitHistory", "Your waits so far"), text.format(zone=self._zone))
        if self.chart is not None:
            self.chart.retranslate()
        for line, cell in zip(self._lines, self._cells, strict=True):
            line.setText(cell_words(cell))
        self._close.set_label(translate("WaitHistory", "Close"))


def cell_words(cell: WaitCell) -> str:
    """One hour of the week: "Wed 14:00, 5 min (3)"."""
    words = QCoreApplication.translate("WaitHistory", "{day} {hour}: {length}, measured {count} times")
    return words.format(
        day=day_name(cell.weekday),
        hour=f"{cell.hour:02d}:00",
        length=length_text(cell.median),
        count=cell.samples,
    )
