"""The page where a request is written: its parts, and what happens between them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from walletcare.contact.composing.completeness import completeness
from walletcare.domain.channel import ChannelKind
from walletcare.domain.errors import UserFacingError
from walletcare.domain.ticket import Draft, Ticket, TicketKind
from walletcare.safety.verdict import SecretFoundError
from walletcare.ui.announce import announce_now
from walletcare.ui.components import (
    Banner,
    Button,
    ButtonKind,
    Field,
    ScrollBody,
    Tint,
    TwoPane,
)
from walletcare.ui.contact.answers import Answers, AnswersCard
from walletcare.ui.contact.checklist import Checklist
from walletcare.ui.contact.compose.better_way import BetterWay
from walletcare.ui.contact.compose.channel_choice import ChannelChoice
from walletcare.ui.contact.compose.detail_fields import DetailFields
from walletcare.ui.contact.compose.draft_guard import DraftGuard
from walletcare.ui.contact.compose.draft_hints import DraftHints
from walletcare.ui.contact.compose.draft_keeper import DraftKeeper, is_blank
from walletcare.ui.contact.compose.files_box import FilesBox
from walletcare.ui.contact.compose.openings import Openings
from walletcare.ui.contact.compose.saved_note import SavedNote
from walletcare.ui.contact.compose.send_bar import SendBar
from walletcare.ui.contact.compose.what_row import WhatRow
from walletcare.ui.contact.ladder_card import LadderCard
from walletcare.ui.contact.next_card import NextCard
from walletcare.ui.contact.preview_dialog import PreviewDialog
from walletcare.ui.contact.story_input import StoryInput
from walletcare.ui.failures import failure_words

if TYPE_CHECKING:
    from walletcare.safety.verdict import SecretKind
    from walletcare.ui.navigation import Navigator
    from walletcare.ui.stores.contact import ContactStore

SIDE_WIDTH = 340
_WIDE = 560
_KINDS = {
    "complaint": TicketKind.COMPLAINT,
    "feedback": TicketKind.FEEDBACK,
    "suspicious": TicketKind.SUSPICIOUS,
}


class ComposerView(QWidget):
    """Writes one draft.

    Signals:
        sent: The :class:`Ticket` that the draft became.
        left: The draft is kept and the user wants to go back to the channels.
    """

    sent = Signal(object)
    left = Signal()

    def __init__(
        self,
        navigator: Navigator,
        store: ContactStore,
        answers: Answers | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._navigator, self._store = navigator, store
        self._draft = store.service.drafts.new()
        self._is_filling = self._is_sending = False
        self.choice = ChannelChoice(store)
        self.what = WhatRow(self.choice)
        self._story_input = StoryInput()
        self.story = Field(input_=self._story_input)
        self.openings = Openings(self._story_input, self.choice)
        self.details = DetailFields()
        self.guard = DraftGuard(store, self.story, self.details, self)
        self.watch, self.secret = self.guard.watch, self.guard.banner
        self.hints, self.better = DraftHints(self), BetterWay(store)
        self._files_box = FilesBox(store)
        self.files = self._files_box.files
        self.checklist = Checklist()
        self.preview_button = Button("", ButtonKind.TEXT, icon="eye")
        self._trouble = Banner(tint=Tint.DANGER, icon="circle-alert")
        self._trouble.hide()
        self.answers = AnswersCard(store, answers)
        self.ladder, self.next = LadderCard(store), NextCard()
        self.bar = SendBar(store)
        self.send_button = self.bar.send
        self.keeper = DraftKeeper(store, self.watch, lambda: self.draft, self)
        self._saved = SavedNote(self)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.body = ScrollBody()
        self._panes = TwoPane(side_width=SIDE_WIDTH)
        self.body.content.addWidget(self._panes)
        self.body.content.addStretch(1)
        main = self._panes.main
        banners = (self.secret, self.hints.courtesy, self.hints.lacks, self.better)
        for widget in (self.what, self.story, *banners, self.details, self._files_box, self.checklist):
            main.addWidget(widget)
        main.addWidget(self.preview_button, 0, Qt.AlignmentFlag.AlignLeft)
        main.addWidget(self._trouble)
        main.addStretch(1)
        for card in (self.answers, self.ladder, self.next):
            self._panes.side.addWidget(card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.body, 1)
        column.addWidget(self.bar)

    def _connect(self) -> None:
        self.story.edited.connect(self._on_edited)
        self.details.edited.connect(self._on_edited)
        self.keeper.kept.connect(self._on_kept)
        self.what.topic_chosen.connect(self._on_topic)
        self.what.channel_chosen.connect(self._on_channel)
        self.what.opening_wanted.connect(lambda: self.openings.use(self._draft.topic))
        self.hints.bilingual_wanted.connect(self._use_bilingual)
        self.better.channel_wanted.connect(self._on_channel)
        self.better.number_wanted.connect(
            lambda number: self._navigator.copy(number, lambda: self.tr("Copied"))
        )
        self.files.changed.connect(self._on_edited)
        self.files.report_removed.connect(self._on_report_removed)
        self.preview_button.clicked.connect(self._show_preview)
        self.bar.save.clicked.connect(self._save_and_leave)
        self.send_button.clicked.connect(self.send)
        self.watch.changed.connect(self._show_state)
        self.answers.article_chosen.connect(self._navigator.open_article)
        self._story_input.submitted.connect(self.send)
        self._story_input.pasted.connect(self._on_pasted)
        self.keeper.failed.connect(self._show_trouble)

    # ----------------------------------------------------------------------- outside

    @property
    def draft(self) -> Draft:
        """The draft as it stands on screen."""
        typed = replace(self._draft, text=self.story.text(), files=self.files.files)
        return self.details.read_into(typed)

    @property
    def is_empty(self) -> bool:
        return is_blank(self.draft)

    def show_draft(self, draft: Draft, *, is_stored: bool = False, channel_id: str = "") -> None:
        """Begin with ``draft``; what stood here before is kept first. One that is being sent just stays."""
        if self._is_sending and draft.id == self._draft.id:
            return
        self.keep()
        self._draft, self._is_sending = draft, False
        self.keeper.begin(draft, is_stored=is_stored)
        self.hints.begin()
        if channel_id or not self.choice.id:
            self.choice.id = channel_id
        self.watch.forget()
        self._trouble.hide()
        self._is_filling = True
        self.story.set_error("")
        self.story.set_text(draft.text)
        # Whoever goes on writing goes on behind what stands there: words of a search, or a flow's account.
        self._story_input.edit.moveCursor(QTextCursor.MoveOperation.End)
        self.details.fill(draft)
        self.what.topic.set_current(draft.topic)
        self.files.set_files(draft.files)
        self._is_filling = False
        self._show_channels()
        self._show_report()
        self._look()
        self._saved.forget()
        if not is_stored and self.is_empty:
            self.keeper.stop()
        self.body.verticalScrollBar().setValue(0)

    def retranslate(self) -> None:
        self.story.set_label(
            self.tr("What happened"),
            placeholder=self.tr("What did you do, and what did you see? A sentence or two is enough."),
        )
        self.preview_button.set_label(self.tr("See what support will see"))
        self.what.retranslate(self._draft.topic)
        for part in (self.details, self._files_box, self.hints, self.bar, self._story_input):
            part.retranslate()
        for card in (self.checklist, self.answers, self.ladder, self.next):
            card.retranslate()
        self._show_channels()
        self._show_report()
        self._show_hints()
        self._show_state()

    def set_effective_width(self, width: int) -> None:
        self.body.set_effective_width(width)
        self.bar.set_effective_width(width)
        self._panes.set_effective_width(width)
        self.details.set_wide(width >= _WIDE)
        self.what.set_wide(width >= _WIDE)

    def keep(self) -> None:
        """Keep the draft now, unless it is on its way already."""
        if not self._is_sending:
            self.keeper.keep()

    def send(self) -> None:
        """Send, or bring the keyboard to what stands in the way."""
        if self._is_sending:
            return
        if not self.watch.is_clear:
            self.secret.focus()
            self.body.scroll_to(self.secret)
            announce_now(self, self.secret.title)
            return
        draft = self.draft
        if not draft.text.strip() and draft.account is None and not draft.files:
            self.story.set_error(failure_words(UserFacingError("draft-empty")))
            self._go_to(self.story)
            return
        self.details.check_email()
        if self.details.email.has_error:
            self._go_to(self.details.email)
            return
        if self.files.wrong:
            self.body.scroll_to(self.files)
            announce_now(self, self.files.wrong)
            return
        self._is_sending = True
        self.keeper.stop()
        self._saved.forget()
        self._trouble.hide()
        self._show_state()
        allowed = self.watch.allowed
        self._store.submit(
            draft,
            self.choice.id,
            allowed,
            lambda ticket: self._on_sent(draft, ticket),
            lambda error: self._on_failed(draft, allowed, error),
            owner=self,
        )

    def focus_first(self) -> None:
        self.story.input.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------------------ inside

    def _on_edited(self, _text: str = "") -> None:
        if not self._is_filling:
            self._saved.note_typed()
            self._look()

    def _on_kept(self) -> None:
        if not self.keeper.is_due:
            self._saved.note_kept(self.tr("Draft saved"))

    def _look(self) -> None:
        """Everything that depends on what is written."""
        draft = self.draft
        if draft.text.strip() and self.story.has_error:
            self.story.set_error("")
            self.guard.mark()
        self.guard.look(draft)
        self.answers.look(draft.text)
        self._show_hints()
        self.keeper.soon()

    def _show_hints(self) -> None:
        draft = self.draft
        self.checklist.set_hints(completeness(draft))
        self.hints.show_for(draft, self.choice.spec())
        self.better.show_for(draft, self.choice.spec())

    def _on_topic(self, code: str) -> None:
        self._draft = replace(self._draft, topic=code, kind=_KINDS.get(code, TicketKind.REQUEST))
        self._on_edited()

    def _on_channel(self, channel_id: str) -> None:
        self.choice.id = channel_id
        self._show_channels()
        self._show_hints()

    def _show_channels(self) -> None:
        self.what.show_channels()
        spec = self.choice.spec()
        if spec is not None:
            self.ladder.set_place(ChannelKind.CHAT if spec.kind is ChannelKind.FORM else spec.kind)
            self._show_next()

    def _use_bilingual(self) -> None:
        if self.openings.use_both_languages(self._draft.topic):
            self.hints.lacks.hide()

    def _show_report(self) -> None:
        self._files_box.show_report(is_attached=self._draft.account is not None)
        self._show_next()

    def _show_next(self) -> None:
        spec = self.choice.spec()
        if spec is not None:
            self.next.set_place(None, spec.kind, has_report=self._draft.account is not None)

    def _on_report_removed(self) -> None:
        account = self._draft.account
        self._draft = replace(self._draft, account=None)
        self._show_report()
        self._on_edited()

        def undo() -> None:
            self._draft = replace(self._draft, account=account)
            self._show_report()
            self._on_edited()

        self._navigator.toast(lambda: self.tr("The report was taken out"), undo)

    def _on_pasted(self, mime: QMimeData) -> None:
        self.files.take_mime(mime)

    def _show_preview(self) -> None:
        PreviewDialog(self, self._store.preview(self.draft)).open()

    def _show_state(self) -> None:
        self.bar.show_state(is_stopped=not self.watch.is_clear, is_sending=self._is_sending)

    def _save_and_leave(self) -> None:
        if not self.watch.is_clear:
            self.send()
            return
        if not self.is_empty:
            self.keeper.soon()
            self.keep()
            self._saved.forget()
            self._navigator.toast(lambda: self.tr("Draft saved"))
        self.left.emit()

    def _on_sent(self, draft: Draft, ticket: Ticket) -> None:
        if draft.id != self._draft.id:
            return  # another one is being written by now: it stays on screen
        self._is_sending = False
        self.files.drop_pasted()
        fresh = self._store.service.drafts.new()
        # What stood here is in the store as a request: nothing of it is kept as a draft.
        self._draft = fresh
        self.keeper.begin(self.draft, is_stored=False)
        self.show_draft(fresh)
        self.sent.emit(ticket)

    def _on_failed(self, draft: Draft, allowed: frozenset[SecretKind], error: Exception) -> None:
        if draft.id != self._draft.id:
            self.keeper.put_back(draft, allowed)
            self._navigator.toast(lambda: self.tr("A request could not be sent. It is kept as a draft."))
            return
        self._is_sending = False
        if isinstance(error, SecretFoundError) and not error.place:
            self.guard.find_again(self.draft)
        else:
            self._show_trouble(failure_words(error))
        self._show_state()
        self.keeper.soon()

    def _show_trouble(self, words: str) -> None:
        self._trouble.set_texts(words)
        self._trouble.show()
        self.body.scroll_to(self._trouble)
        announce_now(self, words)

    def _go_to(self, field: Field) -> None:
        field.input.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.body.scroll_to(field)
