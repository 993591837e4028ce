"""Choices of support as buttons; the one that was chosen stays marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from walletcare.ui.components import Button, ButtonKind, FlowLayout, PlainLabel, grow_with_width
from walletcare.ui.failures import transport_words
from walletcare.ui.theme import TextStyle

if TYPE_CHECKING:
    from walletcare.domain.ticket import Message
    from walletcare.ui.contact.thread_rows import ThreadRow


class ChoicePart(QWidget):
    """Signals:
    chosen: The :class:`~walletcare.domain.interactive.Option`.
    """

    chosen = Signal(object)

    def __init__(self, row: ThreadRow, message: Message, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        translate = QCoreApplication.translate
        taken = {given.value for given in message.parts.submitted}
        buttons = QWidget()
        flow = FlowLayout(buttons)
        grow_with_width(buttons)
        for option in message.options:
            is_taken = message.is_answered and bool({option.title, option.value} & taken)
            button = Button(option.title, ButtonKind.SECONDARY, icon="check" if is_taken else "")
            if is_taken:
                button.setAccessibleName(
                    translate("Thread", "{choice}, your choice").format(choice=option.title)
                )
            button.setEnabled(not message.is_answered and not row.is_answer_under_way)
            button.clicked.connect(lambda _=False, option=option: self.chosen.emit(option))
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(buttons)
        if row.answer_failure:
            column.addWidget(PlainLabel(transport_words(row.answer_failure), TextStyle.SMALL, "danger"))
        grow_with_width(self)
