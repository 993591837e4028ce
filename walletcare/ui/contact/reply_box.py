"""The field under a conversation: text, files, send; watched by the secret guard, kept as it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from walletcare.domain.ticket import DraftFile, MessageId
from walletcare.safety.verdict import SecretFoundError
from walletcare.ui.announce import announce_now
from walletcare.ui.components import (
    Banner,
    Button,
    ButtonKind,
    IconButton,
    PlainLabel,
    Tint,
    grow_with_width,
)
from walletcare.ui.contact.attachments import Attachments
from walletcare.ui.contact.guard_watch import GuardWatch
from walletcare.ui.contact.inbound import AskedFor, InboundCheck
from walletcare.ui.contact.reply_input import ReplyInput
from walletcare.ui.contact.secret_banner import SecretBanner
from walletcare.ui.contact.story_input import is_paste
from walletcare.ui.failures import failure_words
from walletcare.ui.theme import TextStyle

if TYPE_CHECKING:
    from walletcare.safety.incoming.inbound import InboundKind
    from walletcare.ui.stores.contact import ContactStore
    from walletcare.ui.stores.conversation import ConversationStore

_TEXT = "text"
_WINDOW = 20


class ReplyBox(QWidget):
    """Writes in the open conversation.

    Args:
        sends_on_enter: Enter sends and Shift+Enter makes a line (chat); else Ctrl+Enter sends (requests).

    Signals:
        sent: A message is in the store.
    """

    sent = Signal()

    def __init__(
        self,
        store: ContactStore,
        conversation: ConversationStore,
        *,
        sends_on_enter: bool,
        inbound: InboundCheck | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._store, self._conversation = store, conversation
        self._asked_for = AskedFor(inbound)
        self._sends_on_enter = sends_on_enter
        self._editing: MessageId | None = None
        self._kept_reply = ""
        self._kept_files: tuple[DraftFile, ...] = ()
        self._is_sending = self._is_filling = False
        self.watch = GuardWatch(store, self)
        self.secret = SecretBanner(self.watch)
        self.secret.removal_requested.connect(self._remove_secret)
        self._trouble = Banner(tint=Tint.DANGER, icon="circle-alert")
        self._trouble.hide()
        self._editing_note = Banner(tint=Tint.NEUTRAL, icon="pencil")
        self._stop_editing = Button("")
        self._stop_editing.clicked.connect(self.stop_editing)
        self._editing_note.add_button(self._stop_editing)
        self._editing_note.hide()
        self.attachments = Attachments(store, has_target=False)
        self.attachments.hide()
        self.attachments.changed.connect(self._on_files)
        self.input = ReplyInput(submits_on_enter=sends_on_enter)
        self._attach = IconButton("paperclip", "", size=36, icon_size=20)
        self._attach.clicked.connect(self.attachments.ask_for_files)
        self._hint = PlainLabel("", TextStyle.SMALL, "text3", wraps=False, fits=True)
        self.send_icon = IconButton("send", "", size=40, icon_size=20, is_filled=True)
        self._is_quiet = False
        self.send_button = Button("", ButtonKind.PRIMARY, icon="send")
        (self.send_button if sends_on_enter else self.send_icon).hide()
        row = self.input.layout()
        if isinstance(row, QHBoxLayout):
            row.setContentsMargins(10, 7, 7, 7)
            row.insertWidget(0, self._attach, 0, Qt.AlignmentFlag.AlignVCenter)
            row.setAlignment(self.input.edit, Qt.AlignmentFlag.AlignVCenter)
            for part in (self._hint, self.send_icon, self.send_button):
                row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for widget in (self.secret, self._trouble, self._editing_note, self.attachments, self.input):
            column.addWidget(widget)
        grow_with_width(self)
        self.input.edited.connect(self._on_edited)
        self.input.submitted.connect(self.send)
        self.send_icon.clicked.connect(self.send)
        self.send_button.clicked.connect(self.send)
        self.input.edit.installEventFilter(self)
        self.setAcceptDrops(True)
        self.watch.changed.connect(self._on_verdict)
        self._show_state()

    # ----------------------------------------------------------------------- outside

    def retranslate(self, placeholder: str) -> None:
        self.input.set_placeholder(placeholder)
        self.input.edit.setAccessibleName(placeholder)
        self._attach.set_label(self.tr("Add a screenshot or file"))
        self._hint.setText(self.tr("Enter to send") if self._sends_on_enter else "")
        self._hint.setVisible(self._sends_on_enter)
        self.attachments.retranslate()
        self._stop_editing.set_label(self.tr("Keep it as it was"))
        self._editing_note.set_texts(self.tr("You’re editing a message that hasn’t been sent yet"))
        self._show_state()

    def set_hint_visible(self, is_visible: bool) -> None:
        self._hint.setVisible(is_visible and self._sends_on_enter)

    def load(self, text: str, files: tuple[DraftFile, ...] = ()) -> None:
        """Show what was being written under this request."""
        self.stop_editing()
        self.watch.forget()
        self._trouble.hide()
        self._kept_files = files
        self.attachments.set_files(files)
        self.attachments.setVisible(bool(files))
        self._fill(text)

    def put(self, text: str) -> None:
        """Put a suggested text into the field, after what stands there; nothing is sent."""
        before = self.input.text().rstrip()
        self.input.set_text(f"{before}\n{text}" if before else text)
        cursor = self.input.edit.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self.input.edit.setTextCursor(cursor)
        self.input.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def edit_message(self, message_id: MessageId, text: str) -> None:
        """Change a message that has not left yet."""
        self._kept_reply = self.input.text()
        self._editing = message_id
        self._editing_note.show()
        self._fill(text)
        self.input.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def stop_editing(self) -> None:
        if self._editing is not None:
            self._editing = None
            self._editing_note.hide()
            self._fill(self._kept_reply)

    @property
    def is_editing(self) -> bool:
        return self._editing is not None

    def send(self) -> None:
        """Send, unless a secret or a broken file stands in the way: then the keyboard goes there."""
        text, files = self.input.text(), self.attachments.files
        if self._is_sending or (not text.strip() and not files):
            return
        if not self.watch.is_clear:
            self.secret.focus()
            announce_now(self, self.secret.title)
            return
        if self.attachments.wrong:
            self._show_trouble(self.attachments.wrong)
            return
        self._trouble.hide()
        self._is_sending = True
        if self._editing is not None:
            self._conversation.writing.edit(
                self._editing,
                text,
                self.watch.allowed,
                lambda is_done: self._on_changed(is_done=is_done),
                self._on_failed,
            )
            return
        self._conversation.writing.send(
            text, files, self.watch.allowed, lambda: self._on_sent(text), self._on_failed
        )

    # ------------------------------------------------------------------------ inside

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and is_paste(event):
            mime = QGuiApplication.clipboard().mimeData()
            if not mime.hasText() and self.attachments.take_mime(mime):
                return True
        if event.type() in (QEvent.Type.DragEnter, QEvent.Type.Drop):
            return self._on_drag(event)
        return super().eventFilter(watched, event)

    def dragEnterEvent(self, event: QEvent) -> None:
        self._on_drag(event)

    def dropEvent(self, event: QEvent) -> None:
        self._on_drag(event)

    def _on_drag(self, event: QEvent) -> bool:
        mime = getattr(event, "mimeData", None)
        accept = getattr(event, "acceptProposedAction", None)
        if mime is None or accept is None or not mime().hasUrls():
            return False
        accept()
        if event.type() == QEvent.Type.Drop:
            self.attachments.take_mime(mime())
        return True

    def _fill(self, text: str) -> None:
        """Show a text that the user did not type just now."""
        self._is_filling = True
        self.input.set_text(text)
        self._is_filling = False
        self._look(text)
        self._show_state()

    def _on_edited(self, text: str) -> None:
        if self._is_filling:
            return
        self._trouble.hide()
        self._look(text)
        if self._editing is None:
            self._conversation.writing.note(text, self.watch.allowed)
        self._show_state()

    def _look(self, text: str) -> None:
        window = [
            message.text for message in self._conversation.messages[-_WINDOW:] if message.delivery is not None
        ]
        self.watch.look(_TEXT, text, window=window, asked=self._asked())

    def _asked(self) -> frozenset[InboundKind]:
        state = self._conversation.state
        if state is None:
            return frozenset()
        return self._asked_for.kinds(self._conversation.messages, str(state.detail.ticket.reference))

    def _on_files(self) -> None:
        if self.attachments.files != self._kept_files:
            self._kept_files = self.attachments.files
            self._conversation.writing.note_files(self._kept_files, self.watch.allowed)
        self.attachments.setVisible(bool(self.attachments.files) or bool(self.attachments.wrong))
        self._show_state()

    def _on_verdict(self) -> None:
        hits = self.watch.verdict(_TEXT).hits
        self.input.mark_parts([hit.span for hit in hits])
        self.input.set_wrong(bool(hits))
        self._show_state()

    def _remove_secret(self, _place: str) -> None:
        self.input.set_text(self.watch.without_hits(self.input.text(), self._asked()))
        self.input.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_sent(self, text: str) -> None:
        self._is_sending = False
        now = self.input.text()
        # What was typed while it was being stored stays.
        rest = now[len(text) :].lstrip() if now.startswith(text) else now
        self.attachments.drop_pasted()
        self._kept_files = ()
        self.attachments.set_files(())
        self.attachments.hide()
        self.watch.forget()
        self._fill(rest)
        if rest:
            self._on_edited(rest)
        self.sent.emit()

    def _on_changed(self, *, is_done: bool) -> None:
        self._is_sending = False
        self._editing = None
        self._editing_note.hide()
        if not is_done:
            self._show_trouble(self.tr("It’s already on its way and can’t be changed any more."))
        self.watch.forget()
        self._fill(self._kept_reply)

    def _on_failed(self, error: Exception) -> None:
        self._is_sending = False
        if isinstance(error, SecretFoundError) and not error.place:
            self.watch.take(_TEXT, error)
            self.secret.focus()
        else:
            self._show_trouble(failure_words(error))
        self._show_state()

    def _show_trouble(self, words: str) -> None:
        self._trouble.set_texts(words)
        self._trouble.show()
        announce_now(self, words)

    def set_quiet(self, is_quiet: bool) -> None:
        """Leave the one primary button of the page to something else (the rating of a finished request)."""
        if is_quiet != self._is_quiet:
            self._is_quiet = is_quiet
            self._show_state()

    def _show_state(self) -> None:
        is_stopped = not self.watch.is_clear
        words = self.tr("Deal with the notice above first") if is_stopped else self.tr("Send")
        self.send_icon.set_label(words)
        self.send_icon.set_icon("shield-alert" if is_stopped else "send")
        self.send_button.set_label(words)
        kind = ButtonKind.SECONDARY if self._is_quiet else ButtonKind.PRIMARY
        kind = ButtonKind.DANGER_SOFT if is_stopped else kind
        self.send_button.set_kind(kind, "shield-alert" if is_stopped else "send")
