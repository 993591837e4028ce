"""The page of the email step: its parts, and what happens between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from walletcare.domain.channel import ChannelKind
from walletcare.domain.ticket import LegState
from walletcare.safety.verdict import SecretFoundError
from walletcare.ui.announce import announce
from walletcare.ui.components import ButtonKind, InnerDialog, PlainLabel, ScrollBody, TwoPane
from walletcare.ui.contact.compose import SIDE_WIDTH
from walletcare.ui.contact.email.addresses import AddressCard
from walletcare.ui.contact.email.handing_over import HandingOver, OpenMail
from walletcare.ui.contact.email.letter import Letter
from walletcare.ui.contact.email.mail_bar import MailBar
from walletcare.ui.contact.email.mail_state import MailStateBanner
from walletcare.ui.contact.ladder_card import LadderCard
from walletcare.ui.contact.next_card import NextCard
from walletcare.ui.failures import failure_words
from walletcare.ui.theme import TextStyle

if TYPE_CHECKING:
    from walletcare.contact.ways.handover import MailHandover
    from walletcare.domain.channel import ChannelSpec
    from walletcare.domain.mail import MailAccount
    from walletcare.domain.ticket import TicketId
    from walletcare.ui.navigation import Navigator
    from walletcare.ui.stores.contact import ContactStore
    from walletcare.ui.stores.conversation import ConversationStore


class EmailView(QWidget):
    """Signals:
    back_pressed: To the conversation.
    setup_requested: Set up the mail account.
    """

    back_pressed = Signal()
    setup_requested = Signal()

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
        self._account: MailAccount | None = None
        self._is_moving = False
        self._handing = HandingOver(navigator, store, conversation, open_mail, self)
        self._title = PlainLabel("", TextStyle.DISPLAY)
        self._text = PlainLabel("", TextStyle.BODY, "text2")
        self._state = MailStateBanner()
        self._state.hide()
        self._addresses = AddressCard()
        self.letter = Letter(store, conversation)
        self.ladder, self.next = LadderCard(store), NextCard()
        self.bar = MailBar()
        self.send, self.confirm = self.bar.send, self.bar.confirm
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
        for widget in (self._state, self._addresses, self.letter):
            main.addWidget(widget)
        main.addStretch(1)
        for card in (self.ladder, self.next):
            self._panes.side.addWidget(card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.body, 1)
        column.addWidget(self.bar)

    def _connect(self) -> None:
        self.bar.back_pressed.connect(self.back_pressed)
        self.bar.setup_pressed.connect(self.setup_requested)
        self.bar.eml.clicked.connect(self._handing.save)
        self.bar.copy.clicked.connect(self._handing.copy)
        self.send.clicked.connect(self._on_send)
        self.confirm.clicked.connect(self._on_confirm)
        self._conversation.changed.connect(self._show_state)

    # ----------------------------------------------------------------------- outside

    def begin(self) -> None:
        """Show the step for the open request."""
        self._handing.mail = None
        self._is_moving = False
        self.letter.begin()
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
        if state is not None and state.has_handover and self._handing.mail is None:
            self._conversation.ways.handover(self._on_handover)
        self.letter.read_preview()
        self._show_state()

    def retranslate(self) -> None:
        for part in (self.letter, self.bar, self.ladder, self.next):
            part.retranslate()
        self._show_state()

    def set_effective_width(self, width: int) -> None:
        self.body.set_effective_width(width)
        self.bar.set_effective_width(width)
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
        ticket = state.detail.ticket
        is_first = [leg.kind for leg in ticket.legs] == [ChannelKind.EMAIL]
        is_by_hand, is_sent = self._handing.mail is not None and state.has_handover, self._is_sent
        title = self.tr("Send your email") if is_first else self.tr("Continue by email")
        self._title.setText(self.tr("Your email to support") if is_sent else title)
        self._text.setText(
            self.tr("Same request, same reference: {reference}. No need to explain again.").format(
                reference=ticket.reference
            )
        )
        self.ladder.set_place(ChannelKind.EMAIL)
        is_undelivered = not is_sent or state.is_on_its_way
        self.next.set_place(ticket.stage, ChannelKind.EMAIL, is_undelivered=is_undelivered)
        self._addresses.show_mail(self._spec(), state.detail, self._account)
        self.letter.show_state(is_by_hand=is_by_hand, is_sent=is_sent)
        self.bar.show_state(
            is_first=is_first,
            has_account=self._account is not None,
            is_by_hand=is_by_hand,
            is_sent=is_sent,
        )
        if is_sent:
            spec = self._spec()
            status = self._store.board.of_id(spec.id) if spec is not None else None
            wait = status.wait.length if status is not None else None
            self._state.show_sent(wait, is_under_way=state.detail.undelivered > 0)
        elif is_by_hand:
            self._state.show_by_hand()
        else:
            self._state.hide()

    def _on_account(self, account: MailAccount | None) -> None:
        self._account = account
        self._show_state()

    def _on_send(self) -> None:
        if self._handing.mail is not None:
            self._handing.open()
            return
        ticket_id, extra = self._conversation.ticket_id, self.letter.text
        if not self.letter.is_clear() or self._is_moving or ticket_id is None:
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
        dialog = InnerDialog(self, "", " ")
        again = dialog.add_button("again", "")
        without = dialog.add_button("without", "", ButtonKind.PRIMARY)

        def say() -> None:
            dialog.set_texts(
                self.tr("This went out already"),
                self.tr(
                    "The same text was sent in this request before. "
                    "It’s in the conversation that comes along."
                ),
            )
            again.set_label(self.tr("Send it once more"))
            without.set_label(self.tr("Leave it out"))

        dialog.say_with(say)
        dialog.chosen.connect(self._on_repeat_chosen)
        dialog.open()

    def _on_repeat_chosen(self, key: str) -> None:
        if key == "without":
            self.letter.extra.set_text("")
        if key:
            self._move()

    def _move(self) -> None:
        ticket_id = self._conversation.ticket_id
        if ticket_id is None:
            return
        self._is_moving = True
        self._conversation.ways.to_email(
            self.letter.text,
            with_record=self.letter.has_record,
            allowed=self.letter.watch.allowed,
            done=lambda handover: self._on_moved(ticket_id, handover),
            failed=self._on_failed,
        )

    def _on_moved(self, ticket_id: TicketId, handover: MailHandover | None) -> None:
        self._is_moving = False
        self.letter.note_moved(ticket_id)
        if handover is None:
            announce(self, self.tr("The email is on its way"))
            self._conversation.reload()
            return
        self._on_handover(handover)
        self._handing.open()

    def _on_handover(self, handover: MailHandover | None) -> None:
        self._handing.mail = handover
        self.letter.show_prepared(str(handover.body) if handover is not None else "")
        self._conversation.reload()
        self._show_state()

    def _on_confirm(self) -> None:
        self._handing.mail = None
        self._conversation.ways.confirm_sent()
        self._navigator.toast(lambda: self.tr("Noted as sent"))

    def _on_failed(self, error: Exception) -> None:
        self._is_moving = False
        if isinstance(error, SecretFoundError) and not error.place:
            self.letter.take(error)
            return
        self._state.show_trouble(failure_words(error))
