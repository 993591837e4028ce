"""The bar below the composer: what is promised, saving, sending."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from walletcare.ui.components import ActionBar, Button, ButtonKind, Icon, PlainLabel, Width, set_tool_tip
from walletcare.ui.keyboard import SEND, with_keys
from walletcare.ui.theme import TextStyle

if TYPE_CHECKING:
    from walletcare.ui.stores.contact import ContactStore


class SendBar(ActionBar):
    """``save`` keeps the draft and leaves, ``send`` sends."""

    def __init__(self, store: ContactStore, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._store = store
        self._promise = QWidget()
        self._words = PlainLabel("", TextStyle.SMALL, "text2")
        self.save = Button("", is_large=True)
        self.send = Button("", ButtonKind.PRIMARY, icon="send", is_large=True)
        row = QHBoxLayout(self._promise)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(Icon("lock", size=16, color="text3"), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1)
        self.add_left(self._promise)
        self.add_right(self.save)
        self.add_right(self.send)

    def retranslate(self) -> None:
        self.save.set_label(self.tr("Save draft"))
        backend = self._store.brand.backend
        if backend is not None and backend.base_url.startswith("https://"):
            self._words.setText(self.tr("Sent encrypted. Support sees only what you write and attach."))
        else:
            self._words.setText(self.tr("Support sees only what you write and attach."))

    def set_effective_width(self, width: int) -> None:
        super().set_effective_width(width)
        self._promise.setVisible(width >= Width.NARROW)

    def show_state(self, *, is_stopped: bool, is_sending: bool) -> None:
        """``is_stopped``: a secret stands in the draft, and sending leads to it."""
        if is_stopped:
            self.send.set_label(self.tr("Deal with the notice above first"))
            self.send.set_kind(ButtonKind.DANGER_SOFT, "shield-alert")
        else:
            self.send.set_label(self.tr("Sending…") if is_sending else self.tr("Send to support"))
            self.send.set_kind(ButtonKind.PRIMARY, "send")
        set_tool_tip(self.send, with_keys(self.send.label, SEND))
