"""From where, to where, and under which subject: what an answer can be recognised by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from walletcare.contact.ways.handover import subject_of
from walletcare.ui.components import Card, PlainLabel, clear_layout, grow_with_width
from walletcare.ui.theme import TextStyle

if TYPE_CHECKING:
    from walletcare.contact.following.tickets import TicketDetail
    from walletcare.domain.channel import ChannelSpec
    from walletcare.domain.mail import MailAccount


class AddressCard(Card):
    """Label and value, line by line; addresses letter by letter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=18, parent=parent)
        box = QWidget()
        grow_with_width(box)
        self._grid = QGridLayout(box)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self.body.addWidget(box)

    def show_mail(self, spec: ChannelSpec | None, detail: TicketDetail, account: MailAccount | None) -> None:
        """``account``: the user's own, None when another program sends it."""
        clear_layout(self._grid)
        if spec is None:
            return
        sender = account.address if account is not None else self.tr("Your own mail program")
        lines = [
            (self.tr("To"), spec.address, True),
            (self.tr("From"), sender, account is not None),
            (self.tr("Subject"), subject_of(detail.ticket), False),
        ]
        if detail.reply_address:
            lines.append((self.tr("Answers to"), detail.reply_address, True))
        for place, (label, value, is_mono) in enumerate(lines):
            key = PlainLabel(label, TextStyle.SMALL, "text2")
            shown = PlainLabel(value, TextStyle.MONO if is_mono else TextStyle.LABEL_BOLD)
            shown.setAccessibleName(f"{label}: {value}")
            self._grid.addWidget(key, place, 0, Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(shown, place, 1, Qt.AlignmentFlag.AlignVCenter)
        note = self.tr("Official answers come from this address and carry the reference in the subject.")
        self._grid.addWidget(PlainLabel(note, TextStyle.SMALL, "text2"), len(lines), 0, 1, 2)
