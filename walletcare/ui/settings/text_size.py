"""The text-size control: a small A, a slider of four steps, a large A, and the percentage."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from walletcare.ui.components import PlainLabel, StepSlider
from walletcare.ui.theme import TEXT_SCALES, TextStyle


class TextSizeControl(QWidget):
    """Signals: ``chosen``: the percentage the user chose."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.slider = StepSlider(len(TEXT_SCALES))
        self._percent = PlainLabel("", TextStyle.LABEL, "text2", wraps=False, fits=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(PlainLabel("A", TextStyle.CAP, "text2", wraps=False, fits=True))
        row.addWidget(self.slider)
        row.addWidget(PlainLabel("A", TextStyle.READ, "text2", wraps=False, fits=True))
        row.addWidget(self._percent)
        self.setFocusProxy(self.slider)
        self.slider.stepped.connect(self._on_stepped)

    def set_percent(self, percent: int) -> None:
        if percent in TEXT_SCALES:
            self.slider.setValue(TEXT_SCALES.index(percent))
        self._percent.setText(f"{percent}%")
        self.slider.setAccessibleDescription(f"{percent}%")

    def setAccessibleName(self, text: str) -> None:
        self.slider.setAccessibleName(text)

    def _on_stepped(self, step: int) -> None:
        self.chosen.emit(TEXT_SCALES[step])
