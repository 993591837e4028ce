"""Details that help: when, how much, which transaction, and where an answer finds the user."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from walletcare.ui.components import Field, LineInput, grow_with_width

if TYPE_CHECKING:
    from walletcare.domain.ticket import Draft

_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@.]{2,}")


class DetailFields(QWidget):
    """Signals: ``edited``: something is written differently."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.when, self.amount = Field(input_=LineInput(icon="calendar-clock")), Field()
        self.transaction, self.email = Field(is_optional=True), Field()
        self.by_name = {
            "when": self.when,
            "amount": self.amount,
            "transaction": self.transaction,
            "email": self.email,
        }
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(14)
        self.set_wide(True)
        grow_with_width(self)
        for field in self.by_name.values():
            field.edited.connect(lambda _: self.edited.emit())
        self.email.left.connect(self.check_email)

    def retranslate(self) -> None:
        self.when.set_label(self.tr("When"), placeholder=self.tr("Today 12:40, or roughly"))
        self.amount.set_label(self.tr("Amount"), placeholder=self.tr("With the currency"))
        self.transaction.set_label(self.tr("Transaction number"))
        self.email.set_label(self.tr("Email"), note=self.tr("takes over if the chat breaks off"))

    def fill(self, draft: Draft) -> None:
        for name, field in self.by_name.items():
            field.set_error("")
            field.set_text(str(getattr(draft, name)))

    def read_into(self, draft: Draft) -> Draft:
        """``draft`` with what is written here."""
        return replace(
            draft,
            when=self.when.text(),
            amount=self.amount.text(),
            transaction=self.transaction.text(),
            email=self.email.text(),
        )

    def set_wide(self, is_wide: bool) -> None:
        """Two columns, or one below another."""
        columns = 2 if is_wide else 1
        for place, field in enumerate(self.by_name.values()):
            self._grid.removeWidget(field)
            self._grid.addWidget(field, place // columns, place % columns, Qt.AlignmentFlag.AlignTop)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def check_email(self) -> None:
        """Say what is missing in the address; an empty one is fine."""
        address = self.email.text().strip()
        words = ""
        if address and _ADDRESS.fullmatch(address) is None:
            words = (
                self.tr("Add the part after @, like mail.com")
                if "@" not in address or "." not in address.rpartition("@")[2]
                else self.tr("This address has a space or a letter that doesn’t belong")
            )
        self.email.set_error(words)
