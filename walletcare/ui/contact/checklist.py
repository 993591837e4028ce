"""Helpful details that a draft has or lacks: a checklist, not a score. Nothing on it blocks sending."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from walletcare.ui.components import (
    FlowLayout,
    Icon,
    PlainLabel,
    clear_layout,
    grow_with_width,
    name,
    sentence,
    set_tool_tip,
)
from walletcare.ui.theme import TextStyle, theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from walletcare.contact.composing.completeness import DetailHint


class Checklist(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hints: tuple[DetailHint, ...] = ()
        self._flow_box = QWidget()
        self._flow = FlowLayout(self._flow_box, gap=16)
        grow_with_width(self._flow_box)
        self._why = PlainLabel("", TextStyle.SMALL, "text2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._flow_box)
        column.addWidget(self._why)
        grow_with_width(self)

    def retranslate(self) -> None:
        self._build()

    def set_hints(self, hints: Sequence[DetailHint]) -> None:
        if tuple(hints) != self._hints:
            self._hints = tuple(hints)
            self._build()

    def _build(self) -> None:
        language = theme().language
        clear_layout(self._flow)
        title = PlainLabel(
            self.tr("The clearer, the sooner it’s solved"),
            TextStyle.LABEL_BOLD,
            "text2",
            wraps=False,
            fits=True,
        )
        self._flow.addWidget(title)
        title.show()
        for hint in self._hints:
            item = QWidget()
            row = QHBoxLayout(item)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(6)
            icon = "circle-check" if hint.is_given else "circle"
            row.addWidget(Icon(icon, size=18, color="success" if hint.is_given else "text3"))
            label = PlainLabel(
                hint.label.text(language),
                TextStyle.LABEL,
                "text" if hint.is_given else "text2",
                wraps=False,
                fits=True,
            )
            row.addWidget(label, 0, Qt.AlignmentFlag.AlignVCenter)
            state = self.tr("given") if hint.is_given else self.tr("not given yet")
            name(item, sentence(hint.label.text(language), state), hint.why.text(language))
            set_tool_tip(item, hint.why.text(language))
            self._flow.addWidget(item)
            item.show()
        missing = next((hint for hint in self._hints if not hint.is_given), None)
        self._why.setText(missing.why.text(language) if missing is not None else "")
        self._why.setVisible(missing is not None)
        self.updateGeometry()
