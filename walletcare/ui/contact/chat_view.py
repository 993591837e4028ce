"""The live conversation: head, messages, the ladder's offer, quick replies, the reply field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from walletcare.contact.ladder import Way
from walletcare.domain.channel import ChannelKind
from walletcare.domain.chat import LinkState
from walletcare.domain.interactive import Option
from walletcare.domain.ticket import Author, Delivery, Message, MessageId, Stage
from walletcare.ui.announce import announce, announce_now
from walletcare.ui.components import (
    Banner,
    Button,
    ButtonKind,
    ErrorState,
    FlowLayout,
    InnerDialog,
    LoadingRows,
    QuickReply,
    ScrollBody,
    Tint,
    TypingRow,
    Width,
    grow_with_width,
)
from walletcare.ui.contact.bubble_maker import BubbleMaker
from walletcare.ui.contact.chat_header import ChatHeader
from walletcare.ui.contact.inbound import InboundCheck
from walletcare.ui.contact.ladder_card import LadderCard
from walletcare.ui.contact.next_card import NextCard
from walletcare.ui.contact.offer_banner import OfferBanner
from walletcare.ui.contact.parts.message_parts import RowSignals
from walletcare.ui.contact.reply_box import GuardPromise, ReplyBox
from walletcare.ui.contact.thread_list import ThreadList
from walletcare.ui.contact.thread_rows import thread_rows
from walletcare.ui.contact.thread_search import ThreadSearch
from walletcare.ui.contact.transcript import Keeper
from walletcare.ui.contact.waiting_card import WaitingCard
from walletcare.ui.failures import failure_words
from walletcare.ui.theme import theme
from walletcare.ui.when import length_text, meta_text

if TYPE_CHECKING:
    from walletcare.ui.contact.answers import Answers
    from walletcare.ui.navigation import Navigator
    from walletcare.ui.stores.contact import ContactStore
    from walletcare.ui.stores.conversation import ConversationStore

_LOW = 520
"""Height, divided by the text scale, below which only the reply field stays below the conversation."""
_MAIL_KINDS = {ChannelKind.EMAIL, ChannelKind.SOCIAL}


class SidePanel(ScrollBody):
    """A scrolling panel with a hairline at its left."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.fillRect(0, 0, 1, self.viewport().height(), theme().color("border"))
        painter.end()


class ChatView(QWidget):
    """Signals:
    way_chosen: The user takes a way down the ladder (a :class:`Way`).
    back_pressed: To the channels.
    """

    way_chosen = Signal(object)
    back_pressed = Signal()

    def __init__(
        self,
        navigator: Navigator,
        store: ContactStore,
        conversation: ConversationStore,
        *,
        inbound: InboundCheck | None = None,
        answers: Answers | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._navigator, self._store, self._conversation = navigator, store, conversation
        self._effective_width = 1280
        self._is_low = False
        self._last_support: MessageId | None = None
        self._failed: frozenset[MessageId] = frozenset()
        self._signals = RowSignals(self)
        self.header = ChatHeader()
        self.search = ThreadSearch(conversation)
        self.list = ThreadList(BubbleMaker(self._signals, store.clock, conversation, inbound))
        self._typing = TypingRow()
        self._typing.hide()
        self.list.tail.addWidget(self._typing)
        self._loading, self._error = LoadingRows(rows=4), ErrorState()
        self._error.retry_requested.connect(conversation.reload)
        self.link_note = Banner(tint=Tint.NEUTRAL, icon="wifi-off")
        self.link_note.hide()
        self._gone_note = Banner(tint=Tint.WARNING, icon="unlink")
        self._go_on = Button("", ButtonKind.PRIMARY)
        self._go_on.clicked.connect(conversation.ways.continue_conversation)
        self._gone_note.add_button(self._go_on)
        self._gone_note.hide()
        self._social_note = Banner(tint=Tint.INFO, icon="at-sign")
        self._to_social = Button("")
        self._to_social.clicked.connect(lambda: self.way_chosen.emit(Way.SOCIAL))
        self._social_note.add_button(self._to_social)
        self._social_note.hide()
        self.offer = OfferBanner(store)
        self.offer.way_chosen.connect(self._on_way)
        self._quick_box = QWidget()
        self._quick = FlowLayout(self._quick_box)
        grow_with_width(self._quick_box)
        self.reply = ReplyBox(store, conversation, sends_on_enter=True, inbound=inbound)
        self._promise = GuardPromise()
        self.ladder, self.next = LadderCard(store), NextCard()
        self.waiting = WaitingCard(navigator, store, conversation, answers)
        self.keeper = Keeper(navigator, store, conversation, self)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self.search.open_search)
        self.setAcceptDrops(True)
        self._build()
        self._connect()

    def _build(self) -> None:
        main = QWidget()
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.search)
        middle = QWidget()
        self._stack = QStackedLayout(middle)
        for part in (self.list, self._loading, self._error):
            self._stack.addWidget(part)
        column.addWidget(middle, 1)
        foot = QWidget()
        grow_with_width(foot)
        foot_column = QVBoxLayout(foot)
        foot_column.setContentsMargins(32, 12, 32, 14)
        foot_column.setSpacing(12)
        for widget in (
            self.link_note,
            self._gone_note,
            self._social_note,
            self.offer,
            self._quick_box,
            self.reply,
            self._promise,
        ):
            foot_column.addWidget(widget)
        column.addWidget(foot)
        self._foot = foot_column
        self.side = SidePanel(margins=(20, 20, 20, 20), spacing=16)
        for card in (self.ladder, self.next, self.waiting):
            self.side.content.addWidget(card)
        self.side.content.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(main, 1)
        row.addWidget(self.side)

    def _connect(self) -> None:
        conversation = self._conversation
        conversation.opened.connect(self._on_opened)
        conversation.changed.connect(self._on_changed)
        conversation.older_loaded.connect(lambda _: self._show_rows())
        conversation.failed.connect(self._on_failed)
        self.list.top_reached.connect(conversation.load_older)
        self._store.channels_changed.connect(self._show_state)
        self.header.back_pressed.connect(self.back_pressed)
        self.header.reference_pressed.connect(self.copy_reference)
        self.header.action_chosen.connect(self._on_action)
        self.search.found.connect(self._on_found)
        self._signals.retry_requested.connect(lambda key: conversation.writing.retry(MessageId(key)))
        self._signals.edit_requested.connect(self._on_edit)
        self._signals.cancel_requested.connect(self._on_cancel)
        self._signals.option_chosen.connect(self._on_option)
        self._signals.file_kept.connect(self.keeper.save_bytes)
        self._signals.link_requested.connect(self._navigator.open_link)
        self._signals.report_requested.connect(
            lambda text: self._navigator.open_contact(topic="suspicious", text=text)
        )
        self._signals.check_requested.connect(self._navigator.open_safety)
        self._signals.reply_requested.connect(self.focus_reply)
        self._signals.now_requested.connect(self._store.wake)
        self._signals.survey_requested.connect(self._on_survey)
        self.reply.sent.connect(self._on_sent)

    # ----------------------------------------------------------------------- outside

    def retranslate(self) -> None:
        for part in (self.header, self.search, self.ladder, self.next, self.waiting, self._promise):
            part.retranslate()
        self.list.setAccessibleName(self.tr("Conversation"))
        self._loading.set_text(self.tr("Loading the conversation…"))
        self._error.set_texts(self.tr("The conversation can’t be read"), "")
        self._social_note.set_texts(
            self.tr("This request is with an official social account now"),
            self.tr("Go on there with the reference. What was said here stays readable."),
        )
        self._to_social.set_label(self.tr("Open the account again"))
        self.offer.rebuild()
        self.list.rebuild()
        self._build_quick()
        self._go_on.set_label(self.tr("Go on in a new conversation"))
        self._gone_note.set_texts(
            self.tr("The earlier conversation is gone from the server"),
            self.tr("Everything is still here. Writing goes on under the same reference."),
        )
        self._show_state()

    def set_effective_width(self, width: int) -> None:
        self._effective_width = width
        self.header.set_effective_width(width)
        self.side.setVisible(width >= Width.MIDDLE)
        wide = 349 if width >= Width.FULL else 300
        self.side.setFixedWidth(round(wide * theme().text_scale / 100))
        self.reply.set_hint_visible(width >= Width.NARROW)
        edge = 32 if width >= Width.MIDDLE else 20
        self._foot.setContentsMargins(edge, 12, edge, 14)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped anywhere in the conversation."""
        if event.mimeData().hasUrls() and self.reply.isVisible():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self.reply.attachments.take_mime(event.mimeData()):
            event.acceptProposedAction()
            self.focus_reply()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()

    def theme_changed(self) -> None:
        self._fit_height()

    def _fit_height(self) -> None:
        """In a low window the notes scroll with the conversation; the reply field keeps its place."""
        is_low = self.height() / (theme().text_scale / 100) < _LOW
        if is_low != self._is_low:
            self._is_low = is_low
            for note in (self.link_note, self._gone_note, self._social_note, self.offer):
                was_shown = not note.isHidden()
                if is_low:
                    self.list.tail.addWidget(note)
                else:
                    self._foot.insertWidget(self._foot.indexOf(self._quick_box), note)
                note.setVisible(was_shown)
            self.offer.setVisible(self.offer.offer is not None)
            self._show_state()

    def show_loading(self) -> None:
        self._stack.setCurrentWidget(self._loading)

    def copy_reference(self) -> None:
        state = self._conversation.state
        if state is not None:
            self._navigator.copy(str(state.detail.ticket.reference), self.tr("Reference copied"))

    def focus_reply(self) -> None:
        self.reply.input.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def escape(self) -> bool:
        if self.search.isVisible():
            self.search.close_search()
            return True
        if self.reply.is_editing:
            self.reply.stop_editing()
            return True
        return False

    # ------------------------------------------------------------------------ inside

    def _on_opened(self) -> None:
        self.list.clear()
        state = self._conversation.state
        if state is not None:
            self.reply.load(self._conversation.writing.latest(state.detail.ticket.id, state.reply_text))
        self._last_support = self._newest_support()
        self._failed = self._failed_now()
        self._stack.setCurrentWidget(self.list)
        self._show_rows()
        self._show_state()
        self.list.to_end()

    def _on_changed(self) -> None:
        self._stack.setCurrentWidget(self.list)
        self._show_rows()
        self._show_state()
        self._announce_news()

    def _on_sent(self) -> None:
        """An answer by mail that cannot leave from here goes on in the email step."""
        self.list.to_end()
        state = self._conversation.state
        leg = state.detail.ticket.active_leg if state is not None else None
        if leg is not None and leg.kind is ChannelKind.EMAIL:
            self._store.act(lambda service: service.mail.is_ready, self._on_mail_asked, owner=self)

    def _on_mail_asked(self, is_ready: bool) -> None:
        if not is_ready:
            self.way_chosen.emit(Way.MAIL_PROGRAM)

    def _on_failed(self, error: Exception) -> None:
        if self._conversation.state is None:
            self._error.set_texts(self.tr("The conversation can’t be read"), failure_words(error))
            self._stack.setCurrentWidget(self._error)

    def _show_rows(self) -> None:
        state = self._conversation.state
        if state is None:
            return
        mail_legs = frozenset(leg.id for leg in state.detail.ticket.legs if leg.kind in _MAIL_KINDS)
        self.list.set_rows(
            thread_rows(
                self._conversation.messages,
                unread=self._conversation.unread_at_opening,
                mail_legs=mail_legs,
                state=state,
            )
        )

    def _show_state(self) -> None:
        state = self._conversation.state
        if state is None:
            return
        detail = state.detail
        ticket, leg = detail.ticket, detail.ticket.active_leg
        kind = leg.kind if leg is not None else ChannelKind.CHAT
        rung = ChannelKind.CHAT if kind is ChannelKind.FORM else kind
        self.header.set_reference(str(ticket.reference))
        self._show_who()
        is_solvable = not ticket.stage.is_finished
        self.header.set_actions(
            [
                ("search", self.tr("Search in this conversation")),
                ("details", self.tr("Show the whole request")),
                ("text", self.tr("Save as text…")),
                ("pdf", self.tr("Save as PDF…")),
                *(
                    [("email", self.tr("Continue by email"))]
                    if is_solvable and rung is ChannelKind.CHAT
                    else []
                ),
                *([("social", self.tr("Use a social account"))] if is_solvable else []),
                ("carry", self.tr("Take everything with me")),
                *([("solved", self.tr("Mark as solved"))] if is_solvable else []),
            ]
        )
        offer = state.ladder.offer
        self.offer.show_offer(offer)
        late = ""
        if offer is not None and offer.is_banner and offer.since is not None:
            late = length_text(self._store.clock.now() - offer.since)
        self.ladder.set_place(
            rung, who=ticket.assignee if rung is ChannelKind.CHAT and not late else "", late=late
        )
        self.next.set_place(ticket.stage, rung, ticket.assignee)
        self.waiting.show_state(state)
        self._gone_note.setVisible(detail.is_read_only and not ticket.stage.is_finished)
        self._show_link(is_free=offer is None or not offer.is_banner, is_chat=rung is ChannelKind.CHAT)
        self._show_typing()
        is_social = kind is ChannelKind.SOCIAL and not ticket.stage.is_finished
        self._social_note.setVisible(is_social)
        self.reply.setVisible(not is_social)
        self._promise.setVisible(not is_social and not self._is_low)
        is_chat = rung is ChannelKind.CHAT
        words = self.tr("Write a message") if is_chat else self.tr("Write an email about this request")
        self.reply.retranslate(words)
        has_quick = is_chat and not ticket.stage.is_finished and bool(ticket.assignee)
        self._quick_box.setVisible(has_quick and not self._is_low)

    def _show_link(self, *, is_free: bool, is_chat: bool) -> None:
        """How news reaches this view when not at once; ``is_free``: no banner of the ladder stands there."""
        link = self._store.board.link
        if link is LinkState.OFFLINE:
            self.link_note.set_texts(
                self.tr("You’re offline"),
                self.tr("What you write is kept and sent when you’re online again."),
            )
        elif link is LinkState.POLLING:
            self.link_note.set_texts(
                self.tr("Live updates are off"),
                self.tr("This network blocks them, so new messages are looked for every few seconds."),
            )
        is_told = link is LinkState.OFFLINE or (link is LinkState.POLLING and is_chat)
        self.link_note.setVisible(is_told and is_free)

    def _show_who(self) -> None:
        state = self._conversation.state
        if state is None:
            return
        ticket = state.detail.ticket
        brand = self._store.brand.name.text(theme().language)
        team = self.tr("{brand} support").format(brand=brand)
        if ticket.assignee:
            self.header.show_who(ticket.assignee, team, is_person=True)
        elif ticket.stage is Stage.WITH_BOT:
            self.header.show_who(
                self.tr("Automatic assistant"), self.tr("A person takes over when needed"), is_person=False
            )
        else:
            online = self._store.board.is_anyone_online
            line = self.tr("Nobody has taken it yet")
            if online is not None:
                line = meta_text(
                    line, self.tr("someone is online") if online else self.tr("nobody is online")
                )
            self.header.show_who(team, line, is_person=False)

    def _show_typing(self) -> None:
        state = self._conversation.state
        is_on = (
            state is not None
            and state.typing_until is not None
            and state.typing_until > self._store.clock.now()
        )
        if state is not None and is_on:
            who = state.typing_who or state.detail.ticket.assignee or self.tr("Support")
            self._typing.set_who(who, self.tr("{name} is typing").format(name=who))
        self._typing.setVisible(is_on)

    def _announce_news(self) -> None:
        newest = self._newest_support()
        if newest is not None and newest != self._last_support:
            self._last_support = newest
            message = next(message for message in self._conversation.messages if message.id == newest)
            announce(self, f"{message.author_name} {message.text}".strip())
        failed = self._failed_now()
        if failed - self._failed:
            announce_now(self, self.tr("Not sent. Press “Try again” under the message."))
        self._failed = failed

    def _newest_support(self) -> MessageId | None:
        for message in reversed(self._conversation.messages):
            if message.author in (Author.AGENT, Author.BOT):
                return message.id
        return None

    def _failed_now(self) -> frozenset[MessageId]:
        return frozenset(
            message.id for message in self._conversation.messages if message.delivery is Delivery.FAILED
        )

    def _build_quick(self) -> None:
        while (item := self._quick.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for words in (
            self.tr("When will I hear back?"),
            self.tr("What can I do meanwhile?"),
            self.tr("It’s solved, thank you"),
        ):
            chip = QuickReply(words)
            chip.clicked.connect(lambda _=False, words=words: self.reply.put(words))
            self._quick.addWidget(chip)
            chip.show()

    def _message(self, message_id: str) -> Message | None:
        return next((message for message in self._conversation.messages if message.id == message_id), None)

    def _on_way(self, way: Way) -> None:
        if way in (Way.KEEP_WAITING, Way.LEAVE_FOR_LATER):
            self._conversation.ways.keep_waiting()
            self.focus_reply()
        else:
            self.way_chosen.emit(way)

    def _on_action(self, key: str) -> None:
        state = self._conversation.state
        if state is None:
            return
        match key:
            case "search":
                self.search.open_search()
            case "details":
                self._navigator.open_request(state.detail.ticket.id)
            case "text":
                self.keeper.save_text()
            case "pdf":
                self.keeper.save_pdf()
            case "email":
                self.way_chosen.emit(Way.EMAIL)
            case "social":
                self.way_chosen.emit(Way.SOCIAL)
            case "carry":
                self.way_chosen.emit(Way.CARRY)
            case "solved":
                self.ask_solved()
            case _:
                pass

    def ask_solved(self) -> None:
        """Ask once before the request is closed."""
        dialog = InnerDialog(
            self,
            self.tr("Is it solved?"),
            self.tr("You leave the queue and the request is closed. Writing here opens it again."),
        )
        dialog.add_button("no", self.tr("Not yet"))
        dialog.add_button("yes", self.tr("Mark as solved"), ButtonKind.PRIMARY, "circle-check")
        dialog.chosen.connect(lambda key: self._conversation.closing.mark_solved() if key == "yes" else None)
        dialog.open()

    def _on_edit(self, message_id: str) -> None:
        message = self._message(message_id)
        if message is not None:
            self.reply.edit_message(message.id, message.text)

    def _on_cancel(self, message_id: str) -> None:
        def told(is_done: bool) -> None:
            words = self.tr("Taken back, it wasn’t sent.") if is_done else self.tr("It’s already on its way.")
            self._navigator.toast(words)

        self._conversation.writing.cancel(MessageId(message_id), told)

    def _on_option(self, message_id: str, option: Option) -> None:
        self._conversation.answers.choose(
            MessageId(message_id), option, lambda error: self._navigator.toast(failure_words(error))
        )
        self._show_rows()

    def _on_survey(self) -> None:
        state = self._conversation.state
        if state is not None:
            self._navigator.open_request(state.detail.ticket.id, to_rating=True)

    def _on_found(self, message_id: str) -> None:
        def show() -> None:
            self.list.show_row(f"message-{message_id}")

        self._conversation.load_back_to(MessageId(message_id), show)
