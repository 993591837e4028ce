"""Questions before something is sent in a request: how it stands, and whether it is solved."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from walletcare.ui.components import ButtonKind, InnerDialog


def ask_progress_first(over: QWidget, text: str, send: Callable[[], None]) -> None:
    """Show the question that would be sent."""
    translate = QCoreApplication.translate
    dialog = InnerDialog(over, "", text)
    no = dialog.add_button("no", "")
    yes = dialog.add_button("yes", "", ButtonKind.PRIMARY, "send")

    def say() -> None:
        dialog.set_texts(translate("RequestDetail", "Ask for an update"), text)
        no.set_label(translate("RequestDetail", "Not now"))
        yes.set_label(translate("RequestDetail", "Send the question"))

    dialog.say_with(say)
    dialog.chosen.connect(lambda key: send() if key == "yes" else None)
    dialog.open()


def ask_solved_first(over: QWidget, close: Callable[[], None]) -> None:
    """Ask once before the request is closed."""
    translate = QCoreApplication.translate
    dialog = InnerDialog(over, "", " ")
    no = dialog.add_button("no", "")
    yes = dialog.add_button("yes", "", ButtonKind.PRIMARY, "circle-check")

    def say() -> None:
        dialog.set_texts(
            translate("RequestDetail", "Is it solved?"),
            translate("RequestDetail", "The request is closed. Writing here opens it again."),
        )
        no.set_label(translate("RequestDetail", "Not yet"))
        yes.set_label(translate("RequestDetail", "Mark as solved"))

    dialog.say_with(say)
    dialog.chosen.connect(lambda key: close() if key == "yes" else None)
    dialog.open()
