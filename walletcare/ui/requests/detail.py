"""One request: where it stands, what it needs, what was said, the rating, and the field to go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from walletcare.contact.following.reminders import ReminderKind
from walletcare.domain.channel import ChannelKind
from walletcare.ui.components import (
    Card,
    ErrorState,
    LoadingRows,
    Timeline,
    Width,
    grow_with_width,
)
from walletcare.ui.contact.inbound import InboundCheck
from walletcare.ui.contact.reply_box import ReplyBox
from walletcare.ui.contact.row_actions import RowActions
from walletcare.ui.contact.thread_list import ThreadList
from walletcare.ui.contact.thread_rows import thread_rows
from walletcare.ui.failures import failure_words
from walletcare.ui.filled import filled
from walletcare.ui.requests.action_card import ActionCard
from walletcare.ui.requests.detail_foot import DetailFoot
from walletcare.ui.requests.detail_head import DetailHead
from walletcare.ui.requests.history import HistoryMaker
from walletcare.ui.requests.questions import ask_progress_first, ask_solved_first
from walletcare.ui.requests.rating_card import RatingCard
from walletcare.ui.requests.record_card import RecordCard
from walletcare.ui.requests.start_pane import StartPane
from walletcare.ui.requests.timeline_words import timeline_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from walletcare.domain.ticket import Ticket
    from walletcare.ui.navigation import Navigator
    from walletcare.ui.stores.contact import ContactStore
    from walletcare.ui.stores.conversation import ConversationStore

_MAIL_KINDS = {ChannelKind.EMAIL, ChannelKind.SOCIAL}


class RequestDetail(QWidget):
    """Signals:
    back_pressed: To the list (one pane).
    """

    back_pressed = Signal()

    def __init__(
        self,
        navigator: Navigator,
        store: ContactStore,
        conversation: ConversationStore,
        inbound: InboundCheck | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._navigator, self._store, self._conversation = navigator, store, conversation
        self._goes_to_rating = False
        self._rows_next = QTimer(self)
        self._rows_next.setSingleShot(True)
        self._rows_next.timeout.connect(self._show_opened)
        self.row_actions = RowActions(navigator, store, conversation, self)
        self.list = ThreadList(
            HistoryMaker(self.row_actions.rows, store.clock, conversation, inbound),
            margins=(32, 22, 32, 20),
            spacing=16,
            opens_at_end=False,
        )
        self.head = DetailHead()
        self.title, self.copy_button = self.head.title, self.head.copy_button
        self._timeline_card = Card(margin=20)
        self.timeline = Timeline()
        self._timeline_card.body.addWidget(self.timeline)
        self.action = ActionCard(inbound)
        self.rating = RatingCard(store, conversation)
        self.foot = DetailFoot()
        self.record = RecordCard()
        self.reply = ReplyBox(store, conversation, sends_on_enter=False, inbound=inbound)
        self._loading, self._error = LoadingRows(rows=5), ErrorState()
        self.start = StartPane(navigator, store)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.list.head.addWidget(self.head)
        for card in (self._timeline_card, self.action, self.rating):
            self.list.head.addWidget(card)
        self.list.tail.addWidget(self.foot)
        self.list.tail.addWidget(self.record)
        main = QWidget()
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.list, 1)
        reply_box = QWidget()
        grow_with_width(reply_box)
        self._reply_row = QVBoxLayout(reply_box)
        self._reply_row.setContentsMargins(32, 10, 32, 20)
        self._reply_row.addWidget(self.reply)
        column.addWidget(reply_box)
        self._main = main
        self._stack = QStackedLayout(self)
        for part in (main, self._loading, self._error, self.start):
            self._stack.addWidget(part)
        self._stack.setCurrentWidget(self.start)

    def _connect(self) -> None:
        conversation = self._conversation
        conversation.opened.connect(self._on_opened)
        conversation.changed.connect(self._on_changed)
        conversation.older_loaded.connect(lambda _: self._show_rows())
        conversation.failed.connect(self._on_failed)
        self._error.retry_requested.connect(conversation.reload)
        self.list.top_reached.connect(conversation.load_older)
        self.row_actions.reply_wanted.connect(self.focus_reply)
        self.row_actions.chosen.connect(self._show_rows)
        self.head.back_pressed.connect(self.back_pressed)
        self.head.copy_pressed.connect(self.copy_reference)
        self.foot.chat_wanted.connect(self._open_chat)
        self.foot.progress_wanted.connect(self.ask_progress)
        self.foot.solved_pressed.connect(
            lambda: ask_solved_first(self, lambda: conversation.closing.mark_solved())
        )
        self.foot.pdf_wanted.connect(self.row_actions.keeper.save_pdf)
        self.action.answer_requested.connect(self.focus_reply)
        self.action.picture_requested.connect(self.reply.attachments.ask_for_files)
        self.action.progress_requested.connect(self.ask_progress)
        self.action.remind_requested.connect(self._remind)
        self.action.retry_requested.connect(self._store.wake)
        self.rating.reopen_requested.connect(self.focus_reply)
        self.rating.rated.connect(lambda: self._navigator.toast(lambda: self.tr("Thank you for rating")))
        self.reply.sent.connect(self.list.to_end)
        self._store.day_turned.connect(self._on_day)

    # ----------------------------------------------------------------------- outside

    def say_pieces(self) -> Iterator[None]:
        """Set every text again, piece by piece."""
        self.head.retranslate()
        self.timeline.setAccessibleName(self.tr("Progress of the request"))
        self.list.setAccessibleName(self.tr("Conversation"))
        self._loading.set_text(self.tr("Loading the request…"))
        self._error.set_texts(self.tr("The request can’t be read"), "")
        self.start.retranslate()
        self.rating.retranslate()
        yield
        self.list.rebuild()
        yield
        self._show_state()
        if self._conversation.state is None:
            self.reply.retranslate(self.tr("Write a reply"))
        yield

    def _on_day(self) -> None:
        self.list.rebuild()
        self._show_state()

    def set_effective_width(self, width: int) -> None:
        self.timeline.set_upright(width < Width.NARROW)
        self.start.set_effective_width(width)
        edge = 32 if width >= Width.NARROW else 20
        self._reply_row.setContentsMargins(edge, 10, edge, 20)

    def set_single(self, is_single: bool) -> None:
        self.head.back.setVisible(is_single)

    def show_loading(self, *, to_rating: bool = False) -> None:
        self._goes_to_rating = to_rating
        if self._conversation.state is None:
            self._stack.setCurrentWidget(self._loading)

    def show_nothing(self) -> None:
        self._stack.setCurrentWidget(self.start)
        self.start.refresh()

    def copy_reference(self) -> None:
        state = self._conversation.state
        if state is not None:
            self._navigator.copy(str(state.detail.ticket.reference), lambda: self.tr("Reference copied"))

    def focus_reply(self) -> None:
        self.reply.input.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to_rating(self) -> None:
        """Bring the rating into view."""
        self._goes_to_rating = True
        if self._conversation.state is not None:
            self._scroll_to_rating()

    def ask_progress(self) -> None:
        """Show the question, then send it in the same request."""
        state = self._conversation.state
        if state is None:
            return
        text = self._store.service.progress_text(state.detail.ticket)

        def failed(error: Exception) -> None:
            self._navigator.toast(lambda: failure_words(error))

        ask_progress_first(
            self, text, lambda: self._conversation.closing.ask_progress(self.list.to_end, failed)
        )

    # ------------------------------------------------------------------------ inside

    def _on_opened(self) -> None:
        state = self._conversation.state
        if state is None:
            return
        self.list.clear()
        writing, ticket_id = self._conversation.writing, state.detail.ticket.id
        self.reply.load(
            writing.latest(ticket_id, state.reply_text), writing.latest_files(ticket_id, state.reply_files)
        )
        # What was said follows in a turn of its own; both are seen at once.
        self._main.setUpdatesEnabled(False)
        self._show_state()
        self._rows_next.start()

    def _show_opened(self) -> None:
        self._main.setUpdatesEnabled(True)
        if self._conversation.state is None:
            return  # closed in the meantime, or another one is being read
        self._show_rows()
        self._stack.setCurrentWidget(self._main)
        self.list.verticalScrollBar().setValue(0)
        if self._goes_to_rating:
            self._scroll_to_rating()

    def _on_changed(self) -> None:
        self._stack.setCurrentWidget(self._main)
        self._show_state()
        self._show_rows()

    def _on_failed(self, error: Exception) -> None:
        if self._conversation.state is None:
            self._error.set_texts(self.tr("The request can’t be read"), failure_words(error))
            self._stack.setCurrentWidget(self._error)

    def _show_rows(self) -> None:
        state = self._conversation.state
        if state is None:
            return
        mail_legs = frozenset(leg.id for leg in state.detail.ticket.legs if leg.kind in _MAIL_KINDS)
        self.list.set_has_older(self._conversation.has_older)
        self.list.set_rows(
            thread_rows(
                self._conversation.messages,
                unread=self._conversation.unread_at_opening,
                mail_legs=mail_legs,
                has_days=False,
                state=state,
            )
        )

    def _show_state(self) -> None:
        state = self._conversation.state
        if state is None:
            return
        detail, now = state.detail, self._store.clock.now()
        ticket = detail.ticket
        self.head.show_detail(detail, now)
        self.timeline.set_steps(timeline_words(ticket, detail.steps, now))
        self.action.show_state(state, self._conversation.messages, now)
        self.rating.show_prompt(state.rating)
        self.record.show_detail(detail, now)
        self.foot.show_ticket(ticket, now, may_ask=not self.action.offers_update)
        self._show_reply(ticket)

    def _show_reply(self, ticket: Ticket) -> None:
        self.reply.set_quiet(ticket.stage.is_finished)
        if ticket.stage.is_finished:
            words = self.tr("Write to reopen this request")
        elif ticket.assignee:
            words = filled(self.tr("Reply to {name}"), name=ticket.assignee)
        else:
            words = self.tr("Write a reply")
        self.reply.retranslate(words)

    def _scroll_to_rating(self) -> None:
        self._goes_to_rating = False
        QTimer.singleShot(0, self, lambda: self.list.ensureWidgetVisible(self.rating, 24, 24))

    def _open_chat(self) -> None:
        if self._conversation.ticket_id is not None:
            self._navigator.open_chat(self._conversation.ticket_id)

    def _remind(self) -> None:
        state = self._conversation.state
        if state is None or state.detail.ticket.expected_by is None:
            return
        ticket = state.detail.ticket
        if ticket.expected_by is not None:
            self._store.remind(ticket.expected_by, ReminderKind.ASK_PROGRESS, ticket_id=ticket.id)
            self._navigator.toast(lambda: self.tr("You’ll be reminded"))
