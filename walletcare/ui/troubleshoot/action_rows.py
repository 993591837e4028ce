"""Numbered things to do, each with the button that does or opens it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from walletcare.domain.flow import Action, ActionName
from walletcare.domain.language import LocalText
from walletcare.ui.components import Button, ButtonKind, NumberDot, PlainLabel, Row, RowCard
from walletcare.ui.theme import TextStyle

_ICONS = {
    ActionName.OPEN_ARTICLE: "file-text",
    ActionName.OPEN_FLOW: "list-checks",
    ActionName.OPEN_CONTACT: "message-circle",
    ActionName.OPEN_SAFETY_CHECK: "shield-check",
    ActionName.OPEN_REQUESTS: "inbox",
    ActionName.OPEN_CLOCK_SETTINGS: "external-link",
    ActionName.OPEN_NETWORK_SETTINGS: "external-link",
    ActionName.CHECK_AGAIN: "refresh-cw",
    ActionName.GO_BACK: "pencil",
    ActionName.COPY_TEXT: "copy",
    ActionName.PRINT_STEPS: "printer",
}


def action_label(name: ActionName) -> str:
    """The word on the button of an action."""
    translate = QCoreApplication.translate
    match name:
        case ActionName.OPEN_ARTICLE:
            return translate("Action", "Read how")
        case ActionName.OPEN_FLOW:
            return translate("Action", "Open these steps")
        case ActionName.OPEN_CONTACT:
            return translate("Action", "Contact support")
        case ActionName.OPEN_SAFETY_CHECK:
            return translate("Action", "Check it")
        case ActionName.OPEN_REQUESTS:
            return translate("Action", "My requests")
        case ActionName.OPEN_CLOCK_SETTINGS | ActionName.OPEN_NETWORK_SETTINGS:
            return translate("Action", "Take me there")
        case ActionName.CHECK_AGAIN:
            return translate("Action", "Check again")
        case ActionName.GO_BACK:
            return translate("Action", "Correct it")
        case ActionName.COPY_TEXT:
            return translate("Action", "Copy the words")
        case ActionName.PRINT_STEPS:
            return translate("Action", "Print")


class ActionRows(RowCard):
    """Signals: ``requested(object)``: the ``Action`` whose button was pressed."""

    requested = Signal(object)

    def __init__(
        self,
        actions: Sequence[Action],
        words: Callable[[LocalText | None], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        for number, action in enumerate(actions, start=1):
            self.add_row(self._row(number, action, words))

    def _row(self, number: int, action: Action, words: Callable[[LocalText | None], str]) -> Row:
        row = Row(margins=(18, 14, 16, 14), spacing=16)
        row.body.addWidget(NumberDot(number), 0, Qt.AlignmentFlag.AlignTop)
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addWidget(PlainLabel(words(action.text).replace("**", ""), TextStyle.SUB))
        detail = words(action.detail) or words(action.copy)
        if detail:
            text.addWidget(PlainLabel(detail.replace("**", ""), TextStyle.SMALL, "text2"))
        row.body.addLayout(text, 1)
        if action.name is not None:
            button = Button(action_label(action.name), ButtonKind.SECONDARY, icon=_ICONS[action.name])
            button.setAccessibleDescription(words(action.text))
            button.clicked.connect(lambda _=False: self.requested.emit(action))
            row.body.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return row
