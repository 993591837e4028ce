"""The page of the live conversation: its parts, and what happens between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from walletcare.contact.ways.ladder import Way
from walletcare.domain.channel import ChannelKind
from walletcare.domain.ticket import MessageId
from walletcare.ui.components import ErrorState, LoadingRows, TypingRow, Width, grow_with_width
from walletcare.ui.contact.bubble_maker import BubbleMaker
from walletcare.ui.contact.chat.menu import ChatMenu
from walletcare.ui.contact.chat.news import NewsTeller
from walletcare.ui.contact.chat.notes import ChatNotes
from walletcare.ui.contact.chat.quick_replies import QuickReplies
from walletcare.ui.contact.chat.reach_person import ReachPerson
from walletcare.ui.contact.chat.side_panel import SidePanel
from walletcare.ui.contact.chat.who import who_has
from walletcare.ui.contact.chat_header import ChatHeader
from walletcare.ui.contact.guard_promise import GuardPromise
from walletcare.ui.contact.inbound import LOOKED_AT, InboundCheck, alarm_of, last_of_support
from walletcare.ui.contact.ladder_card import LadderCard
from walletcare.ui.contact.next_card import NextCard
from walletcare.ui.contact.offer_banner import OfferBanner
from walletcare.ui.contact.reply_box import ReplyBox
from walletcare.ui.contact.row_actions import RowActions
from walletcare.ui.contact.thread_list import ThreadList
from walletcare.ui.contact.thread_rows import thread_rows
from walletcare.ui.contact.thread_search import ThreadSearch
from walletcare.ui.contact.waiting_card import WaitingCard
from walletcare.ui.failures import failure_words
from walletcare.ui.filled import filled
from walletcare.ui.theme import theme
from walletcare.ui.when import length_text

if TYPE_CHECKING:
    from walletcare.domain.ticket import Message
    from walletcare.ui.contact.answers import Answers
    from walletcare.ui.navigation import Navigator
    from walletcare.ui.stores.contact import ContactStore
    from walletcare.ui.stores.conversation import Conversation, ConversationStore

_LOW = 540
"""Height without the notes, divided by the text scale, below which only the reply field stays in place."""
_MAIL_KINDS = {ChannelKind.EMAIL, ChannelKind.SOCIAL}


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
        self._inbound = inbound
        self._is_low = False
        self.row_actions = RowActions(navigator, store, conversation, self)
        self.header, self.search = ChatHeader(), ThreadSearch(conversation)
        self.list = ThreadList(BubbleMaker(self.row_actions.rows, store.clock, conversation, inbound))
        self._typing = TypingRow()
        self._typing.hide()
        self.list.tail.addWidget(self._typing)
        self._loading, self._error = LoadingRows(rows=4), ErrorState()
        self.notes = ChatNotes(self)
        self.link_note = self.notes.link
        self.offer = OfferBanner(store)
        self._quick = QuickReplies()
        self.person = ReachPerson()
        self.reply = ReplyBox(store, conversation, sends_on_enter=True, inbound=inbound)
        self._promise = GuardPromise()
        self.ladder, self.next = LadderCard(store), NextCard()
        self.waiting = WaitingCard(navigator, store, conversation, answers)
        self.waiting.ticked.connect(self._show_late)
        self.menu = ChatMenu(navigator, conversation, self.row_actions.keeper, self)
        self._news = NewsTeller(conversation, self)
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
        self._foot = QVBoxLayout(foot)
        self._foot.setContentsMargins(32, 12, 32, 14)
        self._foot.setSpacing(12)
        for widget in (*self.notes.widgets, self.offer, self._quick, self.person, self.reply, self._promise):
            self._foot.addWidget(widget)
        column.addWidget(foot)
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
        self._error.retry_requested.connect(conversation.reload)
        self.list.top_reached.connect(conversation.load_older)
        self._store.channels_changed.connect(self._show_state)
        self._store.day_turned.connect(self.list.rebuild)
        self.header.back_pressed.connect(self.back_pressed)
        self.header.reference_pressed.connect(self.copy_reference)
        self.header.action_chosen.connect(self.menu.choose)
        self.menu.way_chosen.connect(self.way_chosen)
        self.menu.search_wanted.connect(self.search.open_search)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self.search.open_search)
        self.search.found.connect(self._on_found)
        self.notes.go_on_wanted.connect(conversation.ways.continue_conversation)
        self.notes.social_wanted.connect(lambda: self.way_chosen.emit(Way.SOCIAL))
        self.offer.way_chosen.connect(self._on_way)
        self._quick.picked.connect(self.reply.put)
        self.person.wanted.connect(self._on_person_wanted)
        self.row_actions.edit_wanted.connect(self._on_edit)
        self.row_actions.reply_wanted.connect(self.focus_reply)
        self.row_actions.chosen.connect(self._show_rows)
        self.reply.sent.connect(self._on_sent)

    # ----------------------------------------------------------------------- outside

    def retranslate(self) -> None:
        for part in (self.header, self.search, self.ladder, self.next, self.waiting, self._promise):
            part.retranslate()
        self.notes.retranslate()
        self._quick.retranslate()
        self.person.retranslate()
        self.list.setAccessibleName(self.tr("Conversation"))
        self._loading.set_text(self.tr("Loading the conversation…"))
        self._error.set_texts(self.tr("The conversation can’t be read"), "")
        self.offer.rebuild()
        self.list.rebuild()
        self._show_state()

    def set_effective_width(self, width: int) -> None:
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

    def show_loading(self) -> None:
        self._stack.setCurrentWidget(self._loading)

    def copy_reference(self) -> None:
        state = self._conversation.state
        if state is not None:
            self._navigator.copy(str(state.detail.ticket.reference), lambda: self.tr("Reference copied"))

    def focus_reply(self) -> None:
        self.reply.input.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_solved(self) -> None:
        """Ask once before the request is closed."""
        self.menu.ask_solved()

    def escape(self) -> bool:
        if self.search.isVisible():
            self.search.close_search()
            return True
        if self.reply.is_editing:
            self.reply.stop_editing()
            return True
        return False

    # ------------------------------------------------------------------------ inside

    def _fit_height(self) -> None:
        """In a low window the notes scroll with the conversation; the reply field keeps its place."""
        notes = (*self.notes.widgets, self.offer)
        needed = sum(note.heightForWidth(self.list.width()) for note in notes if not note.isHidden())
        is_low = (self.height() - needed) / (theme().text_scale / 100) < _LOW
        if is_low != self._is_low:
            self._is_low = is_low
            for note in notes:
                was_shown = not note.isHidden()
                if is_low:
                    self.list.tail.addWidget(note)
                else:
                    self._foot.insertWidget(self._foot.indexOf(self._quick), note)
                note.setVisible(was_shown)
            self.offer.setVisible(self.offer.offer is not None)
            self._show_state()

    def _on_opened(self) -> None:
        self.list.clear()
        state = self._conversation.state
        if state is not None:
            writing, ticket_id = self._conversation.writing, state.detail.ticket.id
            self.reply.load(
                writing.latest(ticket_id, state.reply_text),
                writing.latest_files(ticket_id, state.reply_files),
            )
        self._news.begin()
        self._stack.setCurrentWidget(self.list)
        self._show_rows()
        self._show_state()
        self.list.to_end()

    def _on_changed(self) -> None:
        self._stack.setCurrentWidget(self.list)
        self._show_rows()
        self._show_state()
        self._news.tell()

    def _on_failed(self, error: Exception) -> None:
        if self._conversation.state is None:
            self._error.set_texts(self.tr("The conversation can’t be read"), failure_words(error))
            self._stack.setCurrentWidget(self._error)

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

    def _on_way(self, way: Way) -> None:
        if way in (Way.KEEP_WAITING, Way.LEAVE_FOR_LATER):
            self._conversation.ways.keep_waiting()
            self.focus_reply()
        else:
            self.way_chosen.emit(way)

    def _on_person_wanted(self) -> None:
        def failed(error: Exception) -> None:
            self.person.not_asked()
            self._show_state()
            self._navigator.toast(lambda: failure_words(error))

        self._conversation.answers.ask_for_person(failed)
        self.list.to_end()

    def _on_edit(self, message: Message) -> None:
        self.reply.edit_message(message.id, message.text)

    def _on_found(self, message_id: str) -> None:
        def show() -> None:
            self.list.show_row(f"message-{message_id}")

        self._conversation.load_back_to(MessageId(message_id), show)

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
        ticket, leg = state.detail.ticket, state.detail.ticket.active_leg
        kind = leg.kind if leg is not None else ChannelKind.CHAT
        rung = ChannelKind.CHAT if kind is ChannelKind.FORM else kind
        is_chat = rung is ChannelKind.CHAT
        self.header.set_reference(str(ticket.reference))
        brand = self._store.brand.name.text(theme().language)
        who = who_has(ticket, brand, self._store.board.is_anyone_online)
        self.header.show_who(who.name, who.line, is_person=who.is_person)
        self.header.set_actions(self.menu.entries(ticket, rung))
        self._show_side(state, rung)
        self.notes.show_for(state, self._store.board.link, kind)
        self._fit_height()
        self._show_typing(state)
        is_social = kind is ChannelKind.SOCIAL and not ticket.stage.is_finished
        self.reply.setVisible(not is_social)
        self._promise.setVisible(not is_social and not self._is_low)
        words = self.tr("Write a message") if is_chat else self.tr("Write an email about this request")
        self.reply.retranslate(words)
        has_quick = is_chat and not ticket.stage.is_finished and bool(ticket.assignee)
        self._quick.setVisible(has_quick and not self._is_low)
        self.person.show_for(ticket, self._conversation.messages, is_chat=is_chat)

    def _show_side(self, state: Conversation, rung: ChannelKind) -> None:
        """The ladder's offer, where the request stands on the ladder, and what comes next."""
        ticket, offer = state.detail.ticket, state.ladder.offer
        self.offer.show_offer(offer, is_retried=state.is_on_its_way)
        late = ""
        if offer is not None and offer.is_past_limit and offer.since is not None:
            late = length_text(self._store.clock.now() - offer.since)
        is_with_somebody = rung is ChannelKind.CHAT and not late and not ticket.stage.is_finished
        self.ladder.set_place(
            rung,
            who=ticket.assignee if is_with_somebody else "",
            late=late,
            queued=(state.detail.signals.queue_position or 0) if rung is ChannelKind.CHAT else 0,
        )
        unanswered = last_of_support(self._conversation.messages)[:LOOKED_AT]
        self.next.set_place(
            ticket.stage,
            rung,
            ticket.assignee,
            is_undelivered=state.is_on_its_way,
            is_alarming=alarm_of(unanswered, str(ticket.reference), self._inbound) is not None,
        )
        self.waiting.show_state(state)

    def _show_late(self) -> None:
        """How late the answer is, on the banner and on the ladder."""
        state = self._conversation.state
        if state is not None:
            leg = state.detail.ticket.active_leg
            kind = leg.kind if leg is not None else ChannelKind.CHAT
            self._show_side(state, ChannelKind.CHAT if kind is ChannelKind.FORM else kind)

    def _show_typing(self, state: Conversation) -> None:
        until = state.typing_until
        is_on = until is not None and until > self._store.clock.now()
        if is_on:
            who = state.typing_who or state.detail.ticket.assignee or self.tr("Support")
            self._typing.set_who(who, filled(self.tr("{name} is typing"), name=who))
        self._typing.setVisible(is_on)
