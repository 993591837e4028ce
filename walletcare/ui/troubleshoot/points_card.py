"""The result of a check-up: what is missing, each with the way to mend it, then what is set."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from walletcare.domain.flow import Action, ActionName
from walletcare.troubleshoot.session import FoundPoint
from walletcare.ui.components import Button, Icon, PlainLabel, Row, RowCard, grow_with_width
from walletcare.ui.theme import TextStyle, TokenName, theme
from walletcare.ui.troubleshoot.action_rows import action_label


class PointsCard(QWidget):
    """Signals: ``requested(object)``: the ``Action`` of a line that is missing."""

    requested = Signal(object)

    def __init__(self, points: Sequence[FoundPoint], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        missing = [point for point in points if not point.is_held]
        held = [point for point in points if point.is_held]
        if missing:
            self._add(self.tr("Still missing: {count}").format(count=len(missing)), missing)
        if held:
            self._add(self.tr("Already set: {count}").format(count=len(held)), held)
        grow_with_width(self)

    def _add(self, title: str, points: Sequence[FoundPoint]) -> None:
        self._column.addWidget(PlainLabel(title, TextStyle.HEADING))
        rows = RowCard()
        for point in points:
            rows.add_row(self._row(point))
        self._column.addWidget(rows)

    def _row(self, point: FoundPoint) -> Row:
        words = point.text.text(theme().language)
        row = Row(margins=(18, 14, 16, 14), spacing=16)
        look: tuple[str, TokenName] = ("circle-check", "success")
        if not point.is_held:
            look = ("triangle-alert", "warning")
        icon = Icon(look[0], size=22, color=look[1])
        row.body.addWidget(icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.body.addWidget(PlainLabel(words, TextStyle.SUB), 1)
        if not point.is_held:
            button = Button(action_label(ActionName.OPEN_ARTICLE), icon="file-text")
            button.setAccessibleDescription(words)
            action = Action(point.text, name=ActionName.OPEN_ARTICLE, argument=point.article)
            button.clicked.connect(lambda: self.requested.emit(action))
            row.body.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return row
