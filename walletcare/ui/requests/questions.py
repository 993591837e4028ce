"""Questions before something is sent in a request: how it stands, and whether it is solved."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from walletcare.ui.components import ButtonKind, InnerDialog


def ask_progress_first(over: QWidget, text: str, send: Callable[[], None]) -> None:
    """Show the question that would be sent."""
    translate = QCoreApplication.translate
    dialog = InnerDialog(over, translate("RequestDetail", "Ask how it stands"), text)
    dialog.add_button("no", translate("RequestDetail", "Not now"))
    dialog.add_button("yes", translate("RequestDetail", "Send the question"), ButtonKind.PRIMARY, "send")
    dialog.chosen.connect(lambda key: send() if key == "yes" else None)
    dialog.open()


def ask_solved_first(over: QWidget, close: Callable[[], None]) -> None:
    """Ask once before the request is closed."""
    translate = QCoreApplication.translate
    dialog = InnerDialog(
        over,
        translate("RequestDetail", "Is it solved?"),
        translate("RequestDetail", "The request is closed. Writing here opens it again."),
    )
    dialog.add_button("no", translate("RequestDetail", "Not yet"))
    words = translate("RequestDetail", "Mark as solved")
    dialog.add_button("yes", words, ButtonKind.PRIMARY, "circle-check")
    dialog.chosen.connect(lambda key: close() if key == "yes" else None)
    dialog.open()
