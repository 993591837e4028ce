"""The mail itself: what the user adds, whether the record goes along, and the whole of it word for word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from walletcare.safety.verdict import GuardContext, SecretFoundError
from walletcare.ui.announce import announce_now
from walletcare.ui.components import (
    Card,
    CheckBox,
    Field,
    PlainLabel,
    TextInput,
    TextView,
    Tint,
    grow_with_width,
)
from walletcare.ui.contact.guard_watch import GuardWatch
from walletcare.ui.contact.secret_banner import SecretBanner
from walletcare.ui.theme import TextStyle

if TYPE_CHECKING:
    from walletcare.domain.ticket import TicketId
    from walletcare.ui.stores.contact import ContactStore
    from walletcare.ui.stores.conversation import ConversationStore

_EXTRA = "extra"
_PREVIEW_MS = 300


class Letter(QWidget):
    """Guarded as it is typed; the preview follows a moment later."""

    def __init__(
        self, store: ContactStore, conversation: ConversationStore, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._conversation = conversation
        self._ticket_id: TicketId | None = None
        self._typed: dict[TicketId, str] = {}
        self._prepared = ""
        self.watch = GuardWatch(store, self)
        self._input = TextInput(least_lines=3, most_lines=10)
        self.extra = Field(input_=self._input, is_optional=True)
        self.secret = SecretBanner(self.watch)
        self.record = CheckBox()
        self._title = PlainLabel("", TextStyle.LABEL_BOLD)
        self._card = Card(tint=Tint.SUNKEN, margin=16)
        self.preview = TextView("", style=TextStyle.SMALL, color="text2")
        grow_with_width(self.preview)
        self._card.body.addWidget(self.preview)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PREVIEW_MS)
        self._timer.timeout.connect(self.read_preview)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for part in (self.extra, self.secret, self.record, self._title, self._card):
            column.addWidget(part)
        grow_with_width(self)
        self.extra.edited.connect(self._on_extra)
        self.record.toggled.connect(lambda _: self._timer.start())
        self.watch.changed.connect(self._on_verdict)
        self.secret.removal_requested.connect(self._remove_secret)

    @property
    def text(self) -> str:
        """What the user adds."""
        return self.extra.text()

    @property
    def has_record(self) -> bool:
        return self.record.isChecked()

    def begin(self) -> None:
        """The step is opened: what was added to this request's mail before stands there, and the record goes
        along.
        """
        self._prepared = ""
        self._ticket_id = self._conversation.ticket_id
        typed = self._typed.get(self._ticket_id, "") if self._ticket_id is not None else ""
        self.watch.forget()
        self.extra.set_text(typed)
        if typed:
            self._on_extra(typed)
        self.record.setChecked(True)

    def note_moved(self, ticket_id: TicketId) -> None:
        """What was added has gone along."""
        self._typed.pop(ticket_id, None)

    def retranslate(self) -> None:
        self.extra.set_label(
            self.tr("Anything to add"),
            placeholder=self.tr("What you’ve written so far is included."),
        )
        self.record.set_label(self.tr("Attach the conversation so far"))
        self._title.setText(self.tr("The email, word for word"))

    def show_prepared(self, body: str) -> None:
        """The mail is prepared and stands as it is; empty: it is still being written."""
        self._prepared = body
        if body:
            self.preview.set_text(body)

    def show_state(self, *, is_by_hand: bool, is_sent: bool) -> None:
        for widget in (self.extra, self.record):
            widget.setVisible(not is_by_hand and not is_sent)
        self._title.setVisible(not is_sent)
        self._card.setVisible(not is_sent)

    def read_preview(self) -> None:
        """Ask for the mail as it would be now."""
        extra = self.extra.text() if self.watch.is_clear else ""
        self._conversation.ways.email_preview(extra, with_record=self.has_record, done=self._on_preview)

    def is_clear(self) -> bool:
        """Nothing secret stands in it; else the keyboard goes to the notice that says so."""
        if not self.watch.is_clear:
            self.secret.focus()
            announce_now(self, self.secret.title)
        return self.watch.is_clear

    def take(self, error: SecretFoundError) -> None:
        """The last check found something that was not shown yet."""
        self.watch.take(_EXTRA, error)
        self.secret.focus()

    def _on_preview(self, text: str) -> None:
        """A mail that is prepared already is shown as it is, whatever was asked for before."""
        self.preview.set_text(self._prepared or text)

    def _on_extra(self, text: str) -> None:
        if self._ticket_id is not None:
            self._typed[self._ticket_id] = text
        self.watch.look(_EXTRA, text, context=GuardContext.EMAIL)
        self._timer.start()

    def _on_verdict(self) -> None:
        hits = self.watch.verdict(_EXTRA).hits
        self._input.mark_parts([hit.span for hit in hits])
        self._input.set_wrong(bool(hits))

    def _remove_secret(self, _place: str) -> None:
        self.extra.set_text(self.watch.without_hits(self.extra.text()))
