"""The composer: what happened, details that help, files; checked for secrets before it is kept or sent."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from walletcare.contact.completeness import completeness
from walletcare.contact.courtesy import courtesy_hint
from walletcare.contact.templates import bilingual_template, channel_lacks, templates
from walletcare.domain.channel import ChannelKind, ChannelSpec
from walletcare.domain.errors import UserFacingError
from walletcare.domain.ticket import Draft, Ticket, TicketKind
from walletcare.domain.topic import TOPICS
from walletcare.safety.verdict import GuardContext, SecretFoundError
from walletcare.ui.announce import announce_now
from walletcare.ui.components import (
    ActionBar,
    Banner,
    Button,
    ButtonKind,
    Field,
    Icon,
    LineInput,
    PlainLabel,
    ScrollBody,
    Select,
    Tint,
    TwoPane,
    Width,
    grow_with_width,
)
from walletcare.ui.contact.answers import Answers, AnswersCard
from walletcare.ui.contact.attachments import Attachments
from walletcare.ui.contact.checklist import Checklist
from walletcare.ui.contact.guard_watch import GuardWatch
from walletcare.ui.contact.ladder_card import LadderCard, kind_words
from walletcare.ui.contact.next_card import NextCard
from walletcare.ui.contact.preview_dialog import PreviewDialog
from walletcare.ui.contact.secret_banner import SecretBanner
from walletcare.ui.contact.story_input import StoryInput
from walletcare.ui.failures import failure_words
from walletcare.ui.theme import TextStyle, theme

if TYPE_CHECKING:
    from walletcare.ui.navigation import Navigator
    from walletcare.ui.stores.contact import ContactStore

SIDE_WIDTH = 340
_SAVE_MS = 600
_SENDABLE = (ChannelKind.CHAT, ChannelKind.FORM, ChannelKind.EMAIL)
_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@.]{2,}")
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
        self._is_filling = self._is_sending = self._is_stored = self._is_hint_closed = False
        self._channel_id = ""
        self.watch = GuardWatch(store, self)
        self._make_parts(answers)
        self._build()
        self._connect()

    def _make_parts(self, answers: Answers | None) -> None:
        self.topic, self.channel = Select(), Select()
        self._topic_label = PlainLabel("", TextStyle.LABEL_BOLD, wraps=False, fits=True)
        self._channel_label = PlainLabel("", TextStyle.LABEL_BOLD, wraps=False, fits=True)
        self.template = Button("", ButtonKind.TEXT, icon="message-square-text")
        self.story = Field(input_=StoryInput())
        self.secret = SecretBanner(self.watch)
        self._courtesy = Banner(tint=Tint.NEUTRAL, icon="smile", can_close=True)
        self._lacks = Banner(tint=Tint.INFO, icon="languages")
        self._bilingual = Button("")
        self._lacks.add_button(self._bilingual)
        self.when, self.amount = Field(input_=LineInput(icon="calendar-clock")), Field()
        self.transaction, self.email = Field(is_optional=True), Field()
        self.files = Attachments(self._store)
        self._files_label = PlainLabel("", TextStyle.LABEL_BOLD, wraps=False, fits=True)
        self._files_note = PlainLabel("", TextStyle.SMALL, "text3", wraps=False)
        self.checklist = Checklist()
        self.preview_button = Button("", ButtonKind.TEXT, icon="eye")
        self._trouble = Banner(tint=Tint.DANGER, icon="circle-alert")
        self.answers = AnswersCard(self._store, answers)
        self.ladder, self.next = LadderCard(self._store), NextCard()
        self.bar = ActionBar()
        self._promise = QWidget()
        self._promise_words = PlainLabel("", TextStyle.SMALL, "text2")
        self.save_button = Button("", is_large=True)
        self.send_button = Button("", ButtonKind.PRIMARY, icon="send", is_large=True)
        for banner in (self._courtesy, self._lacks, self._trouble):
            banner.hide()

    def _build(self) -> None:
        self.body = ScrollBody()
        self._panes = TwoPane(side_width=SIDE_WIDTH)
        self.body.content.addWidget(self._panes)
        self.body.content.addStretch(1)
        main = self._panes.main
        main.addLayout(self._top_row())
        for widget in (self.story, self.secret, self._courtesy, self._lacks):
            main.addWidget(widget)
        grid_box = QWidget()
        grow_with_width(grid_box)
        self._grid = QGridLayout(grid_box)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(14)
        self._lay_out_fields(columns=2)
        main.addWidget(grid_box)
        files_head = QHBoxLayout()
        files_head.setSpacing(8)
        files_head.addWidget(self._files_label)
        files_head.addWidget(self._files_note, 1)
        files_box = QVBoxLayout()
        files_box.setSpacing(6)
        files_box.addLayout(files_head)
        files_box.addWidget(self.files)
        main.addLayout(files_box)
        main.addWidget(self.checklist)
        main.addWidget(self.preview_button, 0, Qt.AlignmentFlag.AlignLeft)
        main.addWidget(self._trouble)
        main.addStretch(1)
        for card in (self.answers, self.ladder, self.next):
            self._panes.side.addWidget(card)
        promise_row = QHBoxLayout(self._promise)
        promise_row.setContentsMargins(0, 0, 0, 0)
        promise_row.setSpacing(10)
        promise_row.addWidget(Icon("lock", size=16, color="text3"), 0, Qt.AlignmentFlag.AlignVCenter)
        promise_row.addWidget(self._promise_words, 1)
        self.bar.add_left(self._promise)
        self.bar.add_right(self.save_button)
        self.bar.add_right(self.send_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.body, 1)
        column.addWidget(self.bar)

    def _top_row(self) -> QHBoxLayout:
        """Topic and channel, in the columns of the fields below."""
        row = QHBoxLayout()
        row.setSpacing(12)
        self._top = row
        for label, select in ((self._topic_label, self.topic), (self._channel_label, self.channel)):
            column = QVBoxLayout()
            column.setSpacing(6)
            column.addWidget(label)
            line = QHBoxLayout()
            line.setSpacing(4)
            line.addWidget(select, 1)
            if select is self.channel:
                line.addWidget(self.template)
            column.addLayout(line)
            row.addLayout(column, 1)
        for select in (self.topic, self.channel):
            select.setMinimumContentsLength(6)
            select.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        return row

    def _lay_out_fields(self, *, columns: int) -> None:
        fields = (self.when, self.amount, self.transaction, self.email)
        for place, field in enumerate(fields):
            self._grid.removeWidget(field)
            self._grid.addWidget(field, place // columns, place % columns, Qt.AlignmentFlag.AlignTop)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _connect(self) -> None:
        for field in (self.story, self.when, self.amount, self.transaction, self.email):
            field.edited.connect(self._on_edited)
        self.email.left.connect(self._check_email)
        self.topic.chosen.connect(self._on_topic)
        self.channel.chosen.connect(self._on_channel)
        self.template.clicked.connect(self._use_template)
        self._bilingual.clicked.connect(self._use_bilingual)
        self._courtesy.closed.connect(self._on_hint_closed)
        self.files.changed.connect(self._on_edited)
        self.files.report_removed.connect(self._on_report_removed)
        self.preview_button.clicked.connect(self._show_preview)
        self.save_button.clicked.connect(self._save_and_leave)
        self.send_button.clicked.connect(self.send)
        self.watch.changed.connect(self._on_verdict)
        self.secret.removal_requested.connect(self._remove_secret)
        self.answers.article_chosen.connect(self._navigator.open_article)
        story = self.story.input
        if isinstance(story, StoryInput):
            story.submitted.connect(self.send)
            story.pasted.connect(self._on_pasted)
        self._save_timer = QTimer(self)
        self._save_timer.setSingleShot(True)
        self._save_timer.setInterval(_SAVE_MS)
        self._save_timer.timeout.connect(self.keep)

    # ----------------------------------------------------------------------- outside

    @property
    def draft(self) -> Draft:
        """The draft as it stands on screen."""
        return replace(
            self._draft,
            text=self.story.text(),
            when=self.when.text(),
            amount=self.amount.text(),
            transaction=self.transaction.text(),
            email=self.email.text(),
            files=self.files.files,
        )

    @property
    def is_empty(self) -> bool:
        draft = self.draft
        typed = (draft.text, draft.when, draft.amount, draft.transaction, draft.email)
        return not any(text.strip() for text in typed) and not draft.files and draft.account is None

    def show_draft(self, draft: Draft, *, is_stored: bool = False, channel_id: str = "") -> None:
        """Begin with ``draft``; what stood here before is kept first."""
        self.keep()
        self._draft, self._is_stored = draft, is_stored
        self._is_sending = self._is_hint_closed = False
        if channel_id or not self._channel_id:
            self._channel_id = channel_id
        self.watch.forget()
        self._trouble.hide()
        self._is_filling = True
        for field, text in (
            (self.story, draft.text),
            (self.when, draft.when),
            (self.amount, draft.amount),
            (self.transaction, draft.transaction),
            (self.email, draft.email),
        ):
            field.set_error("")
            field.set_text(text)
        self.topic.set_current(draft.topic)
        self.files.set_files(draft.files)
        self._is_filling = False
        self._show_report()
        self._on_edited()
        if not is_stored and self.is_empty:
            self._save_timer.stop()
        self.body.verticalScrollBar().setValue(0)

    def retranslate(self) -> None:
        language = theme().language
        self._topic_label.setText(self.tr("What is it about"))
        self.topic.setAccessibleName(self.tr("What is it about"))
        self.topic.set_choices(
            [("", self.tr("Choose a topic")), *((topic.code, topic.label.text(language)) for topic in TOPICS)]
        )
        self.topic.set_current(self._draft.topic)
        self._channel_label.setText(self.tr("Send by"))
        self.channel.setAccessibleName(self.tr("Send by"))
        self.template.set_label(self.tr("Use an opening"))
        self.story.set_label(
            self.tr("What happened"),
            placeholder=self.tr("What did you do, and what did you see? A sentence or two is enough."),
        )
        self.when.set_label(self.tr("When"), placeholder=self.tr("Today 12:40, or roughly"))
        self.amount.set_label(self.tr("Amount"), placeholder=self.tr("With the currency"))
        self.transaction.set_label(self.tr("Transaction number"))
        self.email.set_label(self.tr("Email"), note=self.tr("takes over if the chat breaks off"))
        self._files_label.setText(self.tr("Attachments"))
        self._files_note.setText(self.tr("up to 10 MB each"))
        self.preview_button.set_label(self.tr("See what support will see"))
        self.save_button.set_label(self.tr("Save draft"))
        self._bilingual.set_label(self.tr("Add an opening in their language"))
        for part in (self.files, self.checklist, self.answers, self.ladder, self.next):
            part.retranslate()
        story = self.story.input
        if isinstance(story, StoryInput):
            story.retranslate()
        self._promise_words.setText(self._promise_text())
        self._show_channels()
        self._show_report()
        self._show_hints()
        self._show_state()

    def set_effective_width(self, width: int) -> None:
        self.body.set_effective_width(width)
        self.bar.set_effective_width(width)
        self._panes.set_effective_width(width)
        is_wide = width >= 560
        self._lay_out_fields(columns=2 if is_wide else 1)
        direction = QHBoxLayout.Direction
        self._top.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)
        self._promise.setVisible(width >= Width.NARROW)

    def keep(self) -> None:
        """Keep the draft now, unless a secret stands in it; an emptied draft is forgotten."""
        if not self._save_timer.isActive() and not self._is_due():
            return
        self._save_timer.stop()
        if not self.watch.is_clear or self._is_sending:
            return
        draft, allowed = self.draft, self.watch.allowed
        if self.is_empty:
            if self._is_stored:
                self._is_stored = False
                self._store.delete_draft(draft.id)
            return
        self._is_stored = True
        self._store.act(
            lambda service: service.drafts.save(draft, allowed), failed=self._on_not_kept, owner=self
        )
        self._draft = draft

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
        self._check_email()
        if self.email.has_error:
            self._go_to(self.email)
            return
        if self.files.wrong:
            self.body.scroll_to(self.files)
            announce_now(self, self.files.wrong)
            return
        self._is_sending = True
        self._save_timer.stop()
        self._trouble.hide()
        self._show_state()
        self._store.submit(
            draft, self._channel_id, self.watch.allowed, self._on_sent, self._on_failed, owner=self
        )

    def focus_first(self) -> None:
        self.story.input.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------------------ inside

    def _is_due(self) -> bool:
        """Something on screen differs from the draft as it was kept."""
        return self.draft != self._draft

    def _on_edited(self, _text: str = "") -> None:
        if self._is_filling:
            return
        draft = self.draft
        if draft.text.strip() and self.story.has_error:
            self.story.set_error("")
            self._on_verdict()
        self.watch.look("text", draft.text)
        for name in ("when", "amount", "transaction", "email"):
            self.watch.look(name, str(getattr(draft, name)), context=GuardContext.FORM_FIELD)
        self.answers.look(draft.text)
        self._show_hints()
        self._save_timer.start()

    def _show_hints(self) -> None:
        draft = self.draft
        self.checklist.set_hints(completeness(draft))
        hint = courtesy_hint(draft.text)
        self._courtesy.setVisible(hint is not None and not self._is_hint_closed)
        if hint is not None:
            self._courtesy.set_texts(self.tr("Written in anger?"), hint.text.text(theme().language))
        spec = self._spec()
        lacks = spec is not None and channel_lacks(spec, theme().language)
        self._lacks.setVisible(lacks)
        if lacks:
            self._lacks.set_texts(
                self.tr("Nobody on this channel reads your language"),
                self.tr("You can put an opening in their language before your own words."),
            )

    def _on_hint_closed(self) -> None:
        self._is_hint_closed = True

    def _on_topic(self, code: str) -> None:
        self._draft = replace(self._draft, topic=code, kind=_KINDS.get(code, TicketKind.REQUEST))
        self._on_edited()

    def _use_template(self) -> None:
        opening = templates(self._draft.topic)[0].text.text(theme().language)
        text = self.story.text().strip()
        self.story.set_text(f"{opening}\n\n{text}" if text else opening)
        edit = self.story.input.edit
        edit.setFocus(Qt.FocusReason.OtherFocusReason)
        cursor = self.story.input.edit.textCursor() if isinstance(self.story.input, StoryInput) else None
        gap = opening.find("…")
        if cursor is not None and gap >= 0 and isinstance(self.story.input, StoryInput):
            cursor.setPosition(gap)
            cursor.setPosition(gap + 1, cursor.MoveMode.KeepAnchor)
            self.story.input.edit.setTextCursor(cursor)

    def _use_bilingual(self) -> None:
        spec = self._spec()
        text = (
            bilingual_template(self._draft.topic, self.story.text(), spec, theme().language) if spec else None
        )
        if text is not None:
            self.story.set_text(text)
            self._lacks.hide()

    def _specs(self) -> list[ChannelSpec]:
        has_chat = bool(self._store.board.of_kind(ChannelKind.CHAT))
        return [
            spec
            for kind in _SENDABLE
            for spec in self._store.brand.channels_of(kind)
            if kind is ChannelKind.EMAIL or has_chat or not self._store.board.is_known
        ]

    def _spec(self) -> ChannelSpec | None:
        specs = self._specs()
        return next((spec for spec in specs if spec.id == self._channel_id), specs[0] if specs else None)

    def _show_channels(self) -> None:
        self.channel.set_choices([(spec.id, kind_words(spec.kind)) for spec in self._specs()])
        spec = self._spec()
        if spec is not None:
            self.channel.set_current(spec.id)
            self.ladder.set_place(ChannelKind.CHAT if spec.kind is ChannelKind.FORM else spec.kind)
            self.next.set_place(None, spec.kind)

    def _on_channel(self, channel_id: str) -> None:
        self._channel_id = channel_id
        self._show_channels()
        self._show_hints()

    def _promise_text(self) -> str:
        backend = self._store.brand.backend
        if backend is not None and backend.base_url.startswith("https://"):
            return self.tr("Sent encrypted. Support sees only what you write and attach.")
        return self.tr("Support sees only what you write and attach.")

    def _show_report(self) -> None:
        if self._draft.account is not None:
            self.files.set_report(self.tr("Troubleshooting report"), self.tr("attached"))
        else:
            self.files.set_report("", "")

    def _on_report_removed(self) -> None:
        account = self._draft.account
        self._draft = replace(self._draft, account=None)
        self._show_report()
        self._on_edited()

        def undo() -> None:
            self._draft = replace(self._draft, account=account)
            self._show_report()
            self._on_edited()

        self._navigator.toast(self.tr("The report was taken out"), undo)

    def _on_pasted(self, mime: QMimeData) -> None:
        self.files.take_mime(mime)

    def _check_email(self) -> None:
        address = self.email.text().strip()
        is_wrong = bool(address) and _ADDRESS.fullmatch(address) is None
        words = ""
        if is_wrong:
            words = (
                self.tr("Add the part after @, like mail.com")
                if "@" not in address or "." not in address.rpartition("@")[2]
                else self.tr("This address has a space or a letter that doesn’t belong")
            )
        self.email.set_error(words)

    def _show_preview(self) -> None:
        PreviewDialog(self, self._store.preview(self.draft)).open()

    def _on_verdict(self) -> None:
        story = self.story.input
        hits = self.watch.verdict("text").hits
        if isinstance(story, StoryInput):
            story.mark_parts([hit.span for hit in hits])
        story.set_wrong(bool(hits) or self.story.has_error)
        for name, field in (
            ("when", self.when),
            ("amount", self.amount),
            ("transaction", self.transaction),
            ("email", self.email),
        ):
            found = self.watch.verdict(name).hits
            field.input.set_wrong(bool(found) or field.has_error)
        self._show_state()

    def _remove_secret(self, place: str) -> None:
        field = {
            "text": self.story,
            "when": self.when,
            "amount": self.amount,
            "transaction": self.transaction,
            "email": self.email,
        }.get(place)
        if field is not None:
            field.set_text(self.watch.without_hits(field.text()))
            self._on_edited()
            field.input.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_state(self) -> None:
        is_stopped = not self.watch.is_clear
        if is_stopped:
            self.send_button.set_label(self.tr("Deal with the notice above first"))
            self.send_button.set_kind(ButtonKind.DANGER_SOFT, "shield-alert")
        else:
            self.send_button.set_label(
                self.tr("Sending…") if self._is_sending else self.tr("Send to support")
            )
            self.send_button.set_kind(ButtonKind.PRIMARY, "send")

    def _save_and_leave(self) -> None:
        if not self.watch.is_clear:
            self.send()
            return
        if self.is_empty:
            self.left.emit()
            return
        self._save_timer.start()
        self.keep()
        self._navigator.toast(self.tr("Draft saved"))
        self.left.emit()

    def _on_not_kept(self, error: Exception) -> None:
        self._is_stored = False
        if isinstance(error, SecretFoundError):
            return  # the banner says it already, or will in a moment
        self._show_trouble(failure_words(error))

    def _on_sent(self, ticket: Ticket) -> None:
        self._is_sending = self._is_stored = False
        self.files.drop_pasted()
        self._draft = self._store.service.drafts.new()
        self.show_draft(self._draft)
        self.sent.emit(ticket)

    def _on_failed(self, error: Exception) -> None:
        self._is_sending = False
        if isinstance(error, SecretFoundError) and not error.place:
            self._find_again()
        else:
            self._show_trouble(failure_words(error))
        self._show_state()
        self._save_timer.start()

    def _find_again(self) -> None:
        """The last check found something that the watch has not shown yet."""
        for name in ("text", "when", "amount", "transaction", "email"):
            try:
                self._store.guard.clear(str(getattr(self.draft, name)), allowed=self.watch.allowed)
            except SecretFoundError as error:
                self.watch.take(name, error)
        self.secret.focus()

    def _show_trouble(self, words: str) -> None:
        self._trouble.set_texts(words)
        self._trouble.show()
        self.body.scroll_to(self._trouble)
        announce_now(self, words)

    def _go_to(self, field: Field) -> None:
        field.input.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.body.scroll_to(field)
