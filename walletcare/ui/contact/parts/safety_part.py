"""Under a message of support: a red note when it asks for what support never needs, and its signature."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from walletcare.safety.incoming.inbound import InboundWarning
from walletcare.safety.incoming.signed_reply import SignatureStanding
from walletcare.ui.components import (
    Button,
    ButtonKind,
    Card,
    FlowLayout,
    Icon,
    PlainLabel,
    Tint,
    grow_with_width,
    name,
)
from walletcare.ui.theme import TextStyle, TokenName, theme


class WarningPart(Card):
    """Signals:
    report_requested: Tell the wallet's own support about this message.
    check_requested: Look at who sent it, on the Safety page.
    """

    report_requested = Signal()
    check_requested = Signal()

    def __init__(self, warnings: tuple[InboundWarning, ...], parent: QWidget | None = None) -> None:
        super().__init__(tint=Tint.DANGER, margin=12, spacing=4, radius=8, parent=parent)
        language = theme().language
        first = warnings[0]
        self.body.addLayout(_line("shield-alert", first.title.text(language), TextStyle.LABEL_BOLD, "danger"))
        self.body.addWidget(PlainLabel(first.advice.text(language), TextStyle.SMALL))
        for other in warnings[1:]:
            self.body.addLayout(_line("dot", other.title.text(language), TextStyle.SMALL, "danger"))
        translate = QCoreApplication.translate
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=16)
        for words, signal in (
            (translate("Thread", "Report it"), self.report_requested),
            (translate("Thread", "Check the sender"), self.check_requested),
        ):
            button = Button(words, ButtonKind.LINK)
            button.clicked.connect(signal)
            flow.addWidget(button)
        grow_with_width(buttons)
        self.body.addWidget(buttons)
        grow_with_width(self)
        name(self, first.title.text(language), first.advice.text(language))


class SignaturePart(QWidget):
    """The badge of a signed answer, outside its text; a signature that does not hold is said in red."""

    def __init__(self, standing: SignatureStanding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        translate = QCoreApplication.translate
        is_valid = standing is SignatureStanding.VALID
        words = (
            translate("Thread", "Signed by support for this request")
            if is_valid
            else translate("Thread", "The signature doesn’t match: this may not be from support")
        )
        line = _line(
            "badge-check" if is_valid else "octagon-x",
            words,
            TextStyle.SMALL,
            "success" if is_valid else "danger",
        )
        line.setContentsMargins(0, 0, 0, 0)
        self.setLayout(line)
        grow_with_width(self)
        name(self, words)


def _line(icon: str, words: str, style: TextStyle, ink: TokenName) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(8)
    if icon != "dot":
        line.addWidget(Icon(icon, size=16, color=ink, beside=style), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(PlainLabel(words, style, ink), 1)
    return line
