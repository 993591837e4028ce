"""The email step: the same request by mail, from here or with the user's own mail program."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from walletcare.contact.handover import MailHandover, subject_of
from walletcare.domain.channel import ChannelKind
from walletcare.domain.ticket import LegState
from walletcare.safety.verdict import GuardContext, SecretFoundError
from walletcare.ui.announce import announce, announce_now
from walletcare.ui.components import (
    ActionBar,
    Banner,
    Button,
    ButtonKind,
    Card,
    CheckBox,
    Field,
    InnerDialog,
    PlainLabel,
    ScrollBody,
    TextInput,
    TextView,
    Tint,
    TwoPane,
    clear_layout,
    grow_with_width,
)
from walletcare.ui.contact.compose import SIDE_WIDTH
from walletcare.ui.contact.guard_watch import GuardWatch
from walletcare.ui.contact.ladder_card import LadderCard
from walletcare.ui.contact.next_card import NextCard
from walletcare.ui.contact.secret_banner import SecretBanner
from walletcare.ui.contact.transcript import Keeper
from walletcare.ui.failures import failure_words
from walletcare.ui.theme import TextStyle
from walletcare.ui.when import length_text

if TYPE_CHECKING:
    from walletcare.domain.channel import ChannelSpec
    from walletcare.domain.mail import MailAccount
    from walletcare.ui.navigation import Navigator
    from walletcare.ui.stores.contact import ContactStore
    from walletcare.ui.stores.conversation import ConversationStore

OpenMail = Callable[[str], bool]
"""Opens a ``mailto:`` that this program prepared itself; False when no mail program answered."""

_EXTRA = "extra"
_PREVIEW_MS = 300


class EmailView(QWidget):
    """Signals:
    back_pressed: To the conversation.
    setup_requested: Set up the mail account.
    social_requested: The mail cannot go either: the next rung.
    """

    back_pressed = Signal()
    setup_requested = Signal()
    social_requested = Signal()

    def __init__(
        self,
        navigator: Navigator,
        store: ContactStore,
        conversation: ConversationStore,
        open_mail: OpenMail | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._navigator, self._store, self._conversation = navigator, store, conversation
        self._open_mail = open_mail
        self._account: MailAccount | None = None
        self._handover: MailHandover | None = None
        self._is_moving = False
        self.watch = GuardWatch(store, self)
        self.keeper = Keeper(navigator, store, conversation, self)
        self._title = PlainLabel("", TextStyle.DISPLAY)
        self._text = PlainLabel("", TextStyle.BODY, "text2")
        self._state = Banner()
        self._state.hide()
        self._address_card = Card(margin=18)
        grid_box = QWidget()
        grow_with_width(grid_box)
        self._grid = QGridLayout(grid_box)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._address_card.body.addWidget(grid_box)
        self.record = CheckBox()
        self.record.setChecked(True)
        self.extra = Field(input_=TextInput(least_lines=3, most_lines=10), is_optional=True)
        self._secret = SecretBanner(self.watch)
        self._preview_title = PlainLabel("", TextStyle.LABEL_BOLD)
        self._preview_card = Card(tint=Tint.SUNKEN, margin=16)
        self._preview = TextView("", style=TextStyle.SMALL, color="text2")
        grow_with_width(self._preview)
        self._preview_card.body.addWidget(self._preview)
        self.ladder, self.next = LadderCard(store), NextCard()
        self.bar = ActionBar()
        self.back = Button("", icon="arrow-left", is_large=True)
        self.setup = Button("", is_large=True)
        self.eml = Button("", ButtonKind.TEXT, icon="file-down", is_large=True)
        self.copy = Button("", ButtonKind.TEXT, icon="copy", is_large=True)
        self.send = Button("", ButtonKind.PRIMARY, icon="mail", is_large=True)
        self.confirm = Button("", ButtonKind.PRIMARY, icon="check", is_large=True)
        self._preview_timer = QTimer(self)
        self._preview_timer.setSingleShot(True)
        self._preview_timer.setInterval(_PREVIEW_MS)
        self._preview_timer.timeout.connect(self._read_preview)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.body = ScrollBody()
        self._panes = TwoPane(side_width=SIDE_WIDTH)
        self.body.content.addWidget(self._panes)
        self.body.content.addStretch(1)
        main = self._panes.main
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(self._title)
        head.addWidget(self._text)
        main.addLayout(head)
        for widget in (self._state, self._address_card, self.extra, self._secret):
            main.addWidget(widget)
        for part in (self.record, self._preview_title, self._preview_card):
            main.addWidget(part)
        main.addStretch(1)
        for card in (self.ladder, self.next):
            self._panes.side.addWidget(card)
        self.bar.add_left(self.back)
        for button in (self.eml, self.copy, self.setup, self.send, self.confirm):
            self.bar.add_right(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.body, 1)
        column.addWidget(self.bar)

    def _connect(self) -> None:
        self.back.clicked.connect(self.back_pressed)
        self.setup.clicked.connect(self.setup_requested)
        self.send.clicked.connect(self._on_send)
        self.eml.clicked.connect(self._save_eml)
        self.copy.clicked.connect(self._copy)
        self.confirm.clicked.connect(self._on_confirm)
        self.extra.edited.connect(self._on_extra)
        self.record.toggled.connect(lambda _: self._preview_timer.start())
        self.watch.changed.connect(self._on_verdict)
        self._secret.removal_requested.connect(self._remove_secret)
        self._conversation.changed.connect(self._show_state)

    # ----------------------------------------------------------------------- outside

    def begin(self) -> None:
        """Show the step for the open request."""
        self._handover = None
        self._is_moving = False
        self.watch.forget()
        self.extra.set_text("")
        self.record.setChecked(True)
        self.body.verticalScrollBar().setValue(0)
        self.refresh()

    def refresh(self) -> None:
        """Read the account and the mail again (the account may have been set up meanwhile)."""
        self._store.act(
            lambda service: service.mail.account() if service.mail.is_ready else None,
            self._on_account,
            owner=self,
        )
        state = self._conversation.state
        if state is not None and state.has_handover and self._handover is None:
            self._conversation.ways.handover(self._on_handover)
        self._read_preview()
        self._show_state()

    def retranslate(self) -> None:
        self.extra.set_label(
            self.tr("Anything to add"),
            placeholder=self.tr("What you’ve written so far comes along by itself."),
        )
        self.record.set_label(self.tr("Attach the conversation so far"))
        self.eml.set_label(self.tr("Save as a file"))
        self.copy.set_label(self.tr("Copy"))
        self.confirm.set_label(self.tr("I’ve sent it"))
        self._preview_title.setText(self.tr("The email, word for word"))
        self.ladder.retranslate()
        self.next.retranslate()
        self._show_state()

    def set_effective_width(self, width: int) -> None:
        self.body.set_effective_width(width)
        self.bar.set_effective_width(width)
        # Stacked buttons leave little room; the crumb in the header goes back too.
        self.back.setVisible(width >= 560)
        self._panes.set_effective_width(width)

    # ------------------------------------------------------------------------ inside

    def _spec(self) -> ChannelSpec | None:
        found = self._store.brand.channels_of(ChannelKind.EMAIL)
        return next((spec for spec in found if spec.address), None)

    @property
    def _is_sent(self) -> bool:
        """The request is with email already and nothing is left to do by hand."""
        state = self._conversation.state
        if state is None or state.has_handover:
            return False
        leg = state.detail.ticket.active_leg
        return leg is not None and leg.kind is ChannelKind.EMAIL and leg.state is LegState.ACTIVE

    def _show_state(self) -> None:
        state = self._conversation.state
        if state is None:
            return
        is_by_hand = self._handover is not None and state.has_handover
        is_sent = self._is_sent
        self.ladder.set_place(ChannelKind.EMAIL)
        self.next.set_place(state.detail.ticket.stage, ChannelKind.EMAIL)
        is_first = len(state.detail.ticket.legs) == 1
        self.back.set_label(self.tr("Back to the request") if is_first else self.tr("Back to the chat"))
        self._title.setText(self.tr("Send your email") if is_first else self.tr("Continue by email"))
        self._text.setText(
            self.tr("Same request, same reference: {reference}. No need to explain again.").format(
                reference=state.detail.ticket.reference
            )
        )
        self._show_addresses()
        for widget in (self.extra, self.record):
            widget.setVisible(not is_by_hand and not is_sent)
        self._preview_title.setVisible(not is_sent)
        self._preview_card.setVisible(not is_sent)
        self.send.setVisible(not is_sent)
        self.send.set_kind(ButtonKind.SECONDARY if is_by_hand else ButtonKind.PRIMARY, "mail")
        has_account = self._account is not None
        words = (
            self.tr("Send the email")
            if has_account and not is_by_hand
            else self.tr("Open in my mail program")
        )
        self.send.set_label(words)
        self.setup.setVisible(not has_account and not is_by_hand and not is_sent)
        self.setup.set_label(self.tr("Send from here instead…"))
        self.eml.setVisible(is_by_hand)
        self.copy.setVisible(is_by_hand)
        self.confirm.setVisible(is_by_hand)
        self._show_banner(is_by_hand=is_by_hand, is_sent=is_sent)

    def _show_banner(self, *, is_by_hand: bool, is_sent: bool) -> None:
        if is_sent:
            status = self._store.board.of_id(self._channel_id())
            wait = status.wait.length if status is not None else None
            text = self.tr("We don’t know how long an answer takes. It comes to your mailbox.")
            if wait is not None:
                text = self.tr("Usually answered within {length}. The answer comes to your mailbox.").format(
                    length=length_text(wait)
                )
            self._state.set_look(Tint.SUCCESS)
            state = self._conversation.state
            undelivered = state.detail.undelivered if state is not None else 0
            title = self.tr("The email is on its way") if undelivered else self.tr("The email was sent")
            self._state.set_texts(title, text)
        elif is_by_hand:
            self._state.set_look(Tint.INFO, "mail")
            self._state.set_texts(
                self.tr("The email is ready, but not sent yet"),
                self.tr("Send it with your mail program, then press “I’ve sent it”."),
            )
        self._state.setVisible(is_sent or is_by_hand)

    def _channel_id(self) -> str:
        spec = self._spec()
        return spec.id if spec is not None else ""

    def _show_addresses(self) -> None:
        clear_layout(self._grid)
        spec, state = self._spec(), self._conversation.state
        if spec is None or state is None:
            return
        sender = self._account.address if self._account is not None else self.tr("your own mail program")
        lines = [
            (self.tr("To"), spec.address, True),
            (self.tr("From"), sender, self._account is not None),
            (self.tr("Subject"), subject_of(state.detail.ticket), False),
        ]
        if state.detail.reply_address:
            lines.append((self.tr("Answers to"), state.detail.reply_address, True))
        for place, (label, value, is_mono) in enumerate(lines):
            key = PlainLabel(label, TextStyle.SMALL, "text2")
            shown = PlainLabel(value, TextStyle.MONO if is_mono else TextStyle.LABEL_BOLD)
            shown.setAccessibleName(f"{label}: {value}")
            self._grid.addWidget(key, place, 0, Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(shown, place, 1, Qt.AlignmentFlag.AlignVCenter)
        note = self.tr("Official answers come from this address and carry the reference in the subject.")
        self._grid.addWidget(PlainLabel(note, TextStyle.SMALL, "text2"), len(lines), 0, 1, 2)

    def _on_account(self, account: MailAccount | None) -> None:
        self._account = account
        self._show_state()

    def _on_extra(self, text: str) -> None:
        self.watch.look(_EXTRA, text, context=GuardContext.EMAIL)
        self._preview_timer.start()

    def _on_verdict(self) -> None:
        hits = self.watch.verdict(_EXTRA).hits
        if isinstance(self.extra.input, TextInput):
            self.extra.input.mark_parts([hit.span for hit in hits])
        self.extra.input.set_wrong(bool(hits))

    def _remove_secret(self, _place: str) -> None:
        self.extra.set_text(self.watch.without_hits(self.extra.text()))

    def _read_preview(self) -> None:
        if self._handover is not None:
            self._preview.set_text(str(self._handover.body))
            return
        extra = self.extra.text() if self.watch.is_clear else ""
        self._conversation.ways.email_preview(
            extra, with_record=self.record.isChecked(), done=self._on_preview
        )

    def _on_preview(self, text: str) -> None:
        """A mail that is prepared already is shown as it is, whatever was asked for before."""
        if self._handover is None:
            self._preview.set_text(text)

    def _on_send(self) -> None:
        if self._handover is not None:
            self._open(self._handover)
            return
        if not self.watch.is_clear:
            self._secret.focus()
            announce_now(self, self._secret.title)
            return
        extra, ticket_id = self.extra.text(), self._conversation.ticket_id
        if self._is_moving or ticket_id is None:
            return
        if not extra.strip():
            self._move()
            return
        self._store.act(
            lambda service: service.ladder.repeats(ticket_id, extra), self._on_repeats, owner=self
        )

    def _on_repeats(self, is_repeated: bool) -> None:
        if not is_repeated:
            self._move()
            return
        dialog = InnerDialog(
            self,
            self.tr("This went out already"),
            self.tr(
                "The same text was sent in this request before. It’s in the conversation that comes along."
            ),
        )
        dialog.add_button("again", self.tr("Send it once more"))
        dialog.add_button("without", self.tr("Leave it out"), ButtonKind.PRIMARY)
        dialog.chosen.connect(self._on_repeat_chosen)
        dialog.open()

    def _on_repeat_chosen(self, key: str) -> None:
        if key == "without":
            self.extra.set_text("")
        if key:
            self._move()

    def _move(self) -> None:
        self._is_moving = True
        self._conversation.ways.to_email(
            self.extra.text(),
            with_record=self.record.isChecked(),
            allowed=self.watch.allowed,
            done=self._on_moved,
            failed=self._on_failed,
        )

    def _on_moved(self, handover: MailHandover | None) -> None:
        self._is_moving = False
        if handover is None:
            announce(self, self.tr("The email is on its way"))
            self._conversation.reload()
            return
        self._on_handover(handover)
        self._open(handover)

    def _on_handover(self, handover: MailHandover | None) -> None:
        self._handover = handover
        if handover is not None:
            self._preview.set_text(str(handover.body))
        self._conversation.reload()
        self._show_state()

    def _open(self, handover: MailHandover) -> None:
        """Hand the mail to the mail program; what is too long for it, or has files, goes as a file."""
        if handover.mailto is not None and self._open_mail is not None and self._open_mail(handover.mailto):
            self._navigator.toast(self.tr("Send it in your mail program, then come back here"))
        elif handover.mailto is None:
            self._navigator.toast(self.tr("It’s too long for that, or has files. Save it and open the file."))
            self._save_eml()
        else:
            self._copy()

    def _save_eml(self) -> None:
        if self._handover is not None:
            self.keeper.save_bytes(self._handover.eml_name, self._handover.eml)

    def _copy(self) -> None:
        if self._handover is not None:
            self._navigator.copy(self._handover.text, self.tr("Copied: address, subject and text"))

    def _on_confirm(self) -> None:
        self._handover = None
        self._conversation.ways.confirm_sent()
        self._navigator.toast(self.tr("Noted as sent"))

    def _on_failed(self, error: Exception) -> None:
        self._is_moving = False
        if isinstance(error, SecretFoundError) and not error.place:
            self.watch.take(_EXTRA, error)
            self._secret.focus()
            return
        words = failure_words(error)
        self._state.set_look(Tint.DANGER, "circle-alert")
        self._state.set_texts(words)
        self._state.show()
        announce_now(self, words)
