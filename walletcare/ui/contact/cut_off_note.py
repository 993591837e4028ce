"""Why support cannot be reached right now, over the ways to reach it: no network here, or no server there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from walletcare.domain.chat import LinkState
from walletcare.ui.components import Banner, Button, ButtonKind, Tint

if TYPE_CHECKING:
    from walletcare.ui.navigation import Navigator

_WHY_SILENT = "support-silent"
"""The troubleshooter that looks whose side it is on."""


def cut_off_note(link: LinkState, navigator: Navigator) -> Banner | None:
    """The banner for ``link``; None while the server answers or nothing is known."""
    translate = QCoreApplication.translate
    if link is LinkState.OFFLINE:
        return Banner(
            translate("CutOffNote", "You’re offline"),
            translate("CutOffNote", "You can write now. It’s kept here and sent when you’re online again."),
            tint=Tint.NEUTRAL,
        )
    if link is not LinkState.UNREACHABLE:
        return None
    banner = Banner(
        translate("CutOffNote", "Support’s system doesn’t answer"),
        translate(
            "CutOffNote",
            "This computer is on a network, so it’s most likely not you. What you write is kept and sent "
            "when it answers. Other ways below may work.",
        ),
        tint=Tint.WARNING,
        icon="cloud-off",
    )
    why = Button(translate("CutOffNote", "Find the cause"), ButtonKind.SECONDARY)
    why.clicked.connect(lambda: navigator.open_flow(_WHY_SILENT))
    banner.add_button(why)
    return banner
