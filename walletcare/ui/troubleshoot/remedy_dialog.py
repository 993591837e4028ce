"""How a finding of a check is put right."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from walletcare.troubleshoot.check_names import check_name
from walletcare.ui.components import ButtonKind, InnerDialog
from walletcare.ui.theme import theme

if TYPE_CHECKING:
    from walletcare.domain.diagnostic import DiagnosticResult


def show_remedy(over: QWidget, result: DiagnosticResult, read: Callable[[str], None]) -> InnerDialog:
    """Show the remedy of ``result``; ``read`` gets the slug of its article when more is wanted.

    The row it was asked from may be built anew while the dialog is open, so nothing here belongs to it.
    """
    translate = QCoreApplication.translate
    dialog = InnerDialog(over, "", " ")
    more = dialog.add_button("article", "", icon="file-text") if result.article else None
    done = dialog.add_button("ok", "", ButtonKind.PRIMARY)

    def say() -> None:
        language = theme().language
        remedy = "" if result.remedy is None else result.remedy.text(language)
        dialog.set_texts(check_name(result.check_id).text(language), remedy)
        if more is not None:
            more.set_label(translate("CheckRows", "Read more"))
        done.set_label(translate("CheckRows", "Got it"))

    dialog.say_with(say)
    dialog.chosen.connect(lambda key: read(result.article) if key == "article" else None)
    dialog.open()
    return dialog
