"""One request: where it stands, what it needs, what was said, the rating, and the field to go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from walletcare.contact.reminders import ReminderKind
from walletcare.domain.channel import ChannelKind
from walletcare.domain.interactive import Option
from walletcare.domain.ticket import MessageId, Stage
from walletcare.ui.components import (
    Button,
    ButtonKind,
    Card,
    Chip,
    DayLine,
    ErrorState,
    FlowLayout,
    IconButton,
    InnerDialog,
    LoadingRows,
    PlainLabel,
    Timeline,
    Width,
    clear_layout,
    grow_with_width,
)
from walletcare.ui.contact.inbound import InboundCheck
from walletcare.ui.contact.ladder_card import kind_words
from walletcare.ui.contact.moments import moment_inside
from walletcare.ui.contact.parts.message_parts import RowSignals
from walletcare.ui.contact.reply_box import ReplyBox
from walletcare.ui.contact.thread_list import ThreadList
from walletcare.ui.contact.thread_rows import thread_rows
from walletcare.ui.contact.transcript import Keeper
from walletcare.ui.failures import failure_words
from walletcare.ui.requests.action_card import ActionCard
from walletcare.ui.requests.history import HistoryMaker
from walletcare.ui.requests.rating_card import RatingCard
from walletcare.ui.requests.record_card import RecordCard
from walletcare.ui.requests.start_pane import StartPane
from walletcare.ui.requests.timeline_words import timeline_words
from walletcare.ui.theme import TextStyle
from walletcare.ui.when import meta_text

if TYPE_CHECKING:
    from walletcare.domain.ticket import Ticket
    from walletcare.ui.navigation import Navigator
    from walletcare.ui.stores.contact import ContactStore
    from walletcare.ui.stores.conversation import Conversation, ConversationStore

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
        self._signals = RowSignals(self)
        self.list = ThreadList(
            HistoryMaker(self._signals, store.clock, conversation, inbound),
            margins=(32, 22, 32, 20),
            spacing=16,
            opens_at_end=False,
        )
        self.title = PlainLabel("", TextStyle.TITLE)
        self._chip = Chip()
        self.back = IconButton("arrow-left", "", size=36)
        self.back.clicked.connect(self.back_pressed)
        self.back.hide()
        self._reference = PlainLabel("", TextStyle.LABEL_BOLD, wraps=False, fits=True)
        self.copy_button = IconButton("copy", "", size=28, icon_size=16)
        self.copy_button.clicked.connect(self.copy_reference)
        self._meta = PlainLabel("", TextStyle.SMALL, "text2")
        self._timeline_card = Card(margin=20)
        self.timeline = Timeline()
        self._timeline_card.body.addWidget(self.timeline)
        self.action = ActionCard()
        self.rating = RatingCard(store, conversation)
        self._buttons_box = QWidget()
        self._buttons = FlowLayout(self._buttons_box)
        grow_with_width(self._buttons_box)
        self._last_line = QVBoxLayout()
        self.record = RecordCard()
        self.reply = ReplyBox(store, conversation, sends_on_enter=False, inbound=inbound)
        self.keeper = Keeper(navigator, store, conversation, self)
        self._loading, self._error = LoadingRows(rows=5), ErrorState()
        self.start = StartPane(navigator, store)
        self._build()
        self._connect()

    def _build(self) -> None:
        head_line = QHBoxLayout()
        head_line.setSpacing(12)
        head_line.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        head_line.addWidget(self.title, 1)
        head_line.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignTop)
        meta_line = QHBoxLayout()
        meta_line.setSpacing(4)
        meta_line.addWidget(self._reference)
        meta_line.addWidget(self.copy_button)
        meta_line.addSpacing(8)
        meta_line.addWidget(self._meta, 1, Qt.AlignmentFlag.AlignVCenter)
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addLayout(head_line)
        head.addLayout(meta_line)
        self.list.head.addLayout(head)
        for card in (self._timeline_card, self.action, self.rating):
            self.list.head.addWidget(card)
        self.list.tail.addLayout(self._last_line)
        self.list.tail.addWidget(self._buttons_box)
        self.list.tail.addWidget(self.record)
        main = QWidget()
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.list, 1)
        foot = QWidget()
        grow_with_width(foot)
        self._foot = QVBoxLayout(foot)
        self._foot.setContentsMargins(32, 10, 32, 20)
        self._foot.addWidget(self.reply)
        column.addWidget(foot)
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
        self._signals.retry_requested.connect(lambda key: conversation.writing.retry(MessageId(key)))
        self._signals.cancel_requested.connect(
            lambda key: conversation.writing.cancel(MessageId(key), self._on_taken_back)
        )
        self._signals.option_chosen.connect(self._on_option)
        self._signals.file_kept.connect(self.keeper.save_bytes)
        self._signals.link_requested.connect(self._navigator.open_link)
        self._signals.report_requested.connect(
            lambda text: self._navigator.open_contact(topic="suspicious", text=text)
        )
        self._signals.check_requested.connect(self._navigator.open_safety)
        self._signals.reply_requested.connect(self.focus_reply)
        self._signals.now_requested.connect(self._store.wake)
        self.action.answer_requested.connect(self.focus_reply)
        self.action.picture_requested.connect(self.reply.attachments.ask_for_files)
        self.action.progress_requested.connect(self.ask_progress)
        self.action.remind_requested.connect(self._remind)
        self.action.retry_requested.connect(self._store.wake)
        self.rating.reopen_requested.connect(self.focus_reply)
        self.rating.rated.connect(lambda: self._navigator.toast(self.tr("Thank you for rating")))
        self.reply.sent.connect(self.list.to_end)

    # ----------------------------------------------------------------------- outside

    def retranslate(self) -> None:
        self.back.set_label(self.tr("Back to the list"))
        self.copy_button.set_label(self.tr("Copy the reference"))
        self.timeline.setAccessibleName(self.tr("Where the request stands"))
        self.list.setAccessibleName(self.tr("Conversation"))
        self._loading.set_text(self.tr("Loading the request…"))
        self._error.set_texts(self.tr("The request can’t be read"), "")
        self.start.retranslate()
        self.rating.retranslate()
        self.list.rebuild()
        self._show_state()
        if self._conversation.state is None:
            self.reply.retranslate(self.tr("Write a reply"))

    def set_effective_width(self, width: int) -> None:
        self.timeline.set_upright(width < Width.NARROW)
        self.start.set_effective_width(width)
        edge = 32 if width >= Width.NARROW else 20
        self._foot.setContentsMargins(edge, 10, edge, 20)

    def set_single(self, is_single: bool) -> None:
        self.back.setVisible(is_single)

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
            self._navigator.copy(str(state.detail.ticket.reference), self.tr("Reference copied"))

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
        dialog = InnerDialog(self, self.tr("Ask how it stands"), text)
        dialog.add_button("no", self.tr("Not now"))
        dialog.add_button("yes", self.tr("Send the question"), ButtonKind.PRIMARY, "send")

        def failed(error: Exception) -> None:
            self._navigator.toast(failure_words(error))

        dialog.chosen.connect(
            lambda key: (
                self._conversation.closing.ask_progress(self.list.to_end, failed) if key == "yes" else None
            )
        )
        dialog.open()

    # ------------------------------------------------------------------------ inside

    def _on_opened(self) -> None:
        state = self._conversation.state
        if state is None:
            return
        self.list.clear()
        self.reply.load(self._conversation.writing.latest(state.detail.ticket.id, state.reply_text))
        self._stack.setCurrentWidget(self._main)
        self._show_state()
        self._show_rows()
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
        self.title.setText(ticket.title)
        self._chip.set_stage(ticket.stage, is_overdue=detail.is_overdue)
        self._reference.setText(str(ticket.reference))
        sent = self.tr("Sent {moment}").format(moment=moment_inside(ticket.created_at, now)).strip()
        self._meta.setText(meta_text(sent, self._channel_words(ticket)))
        self.timeline.set_steps(timeline_words(ticket, detail.steps, now))
        self.action.show_state(state, self._conversation.messages, now)
        self.rating.show_prompt(state.rating)
        self.record.show_detail(detail, now)
        self._show_last_line(state)
        self._show_buttons(state)
        self._show_reply(ticket)

    def _channel_words(self, ticket: Ticket) -> str:
        kinds = list(dict.fromkeys(leg.kind for leg in ticket.legs))
        words = [kind_words(kind) for kind in kinds]
        if len(words) < 2:
            return "".join(words)
        return self.tr("{first}, then {second}").format(first=words[0], second=words[-1])

    def _show_last_line(self, state: Conversation) -> None:
        clear_layout(self._last_line)
        ticket, now = state.detail.ticket, self._store.clock.now()
        if ticket.stage.is_finished:
            solved = [event.at for event in ticket.timeline if event.stage.is_finished]
            words = self.tr("Finished. Writing here opens it again.")
            if solved:
                words = (
                    self.tr("Solved {moment}. Writing here opens it again.")
                    .format(moment=moment_inside(solved[-1], now))
                    .strip()
                )
            self._last_line.addWidget(DayLine(words, icon="circle-check", color="success"))
        elif ticket.expected_by is not None and ticket.expected_by > now:
            words = self.tr("An answer is expected by {moment}").format(
                moment=moment_inside(ticket.expected_by, now)
            )
            self._last_line.addWidget(DayLine(words, icon="clock", color="text3"))

    def _show_buttons(self, state: Conversation) -> None:
        ticket = state.detail.ticket
        wanted: list[tuple[str, str, object]] = []
        if not ticket.stage.is_finished:
            wanted.append((self.tr("Open the conversation"), "message-circle", self._open_chat))
            if ticket.stage not in (Stage.QUEUED, Stage.NOT_SENT):
                wanted.append((self.tr("Ask how it stands"), "clock", self.ask_progress))
            wanted.append((self.tr("It’s solved"), "circle-check", self._ask_solved))
        wanted.append((self.tr("Save as PDF…"), "file-down", self.keeper.save_pdf))
        labels = [words for words, _, _ in wanted]
        if labels == [
            button.label for button in self._buttons_box.findChildren(Button) if not button.isHidden()
        ]:
            return
        while (item := self._buttons.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for words, icon, act in wanted:
            button = Button(words, ButtonKind.TEXT, icon=icon)
            button.clicked.connect(lambda _=False, act=act: act())
            self._buttons.addWidget(button)
            button.show()

    def _show_reply(self, ticket: Ticket) -> None:
        if ticket.stage.is_finished:
            words = self.tr("Write to reopen this request")
        elif ticket.assignee:
            words = self.tr("Reply to {name}").format(name=ticket.assignee)
        else:
            words = self.tr("Write a reply")
        self.reply.retranslate(words)

    def _scroll_to_rating(self) -> None:
        self._goes_to_rating = False
        QTimer.singleShot(0, self, lambda: self.list.ensureWidgetVisible(self.rating, 24, 24))

    def _open_chat(self) -> None:
        if self._conversation.ticket_id is not None:
            self._navigator.open_chat(self._conversation.ticket_id)

    def _ask_solved(self) -> None:
        dialog = InnerDialog(
            self, self.tr("Is it solved?"), self.tr("The request is closed. Writing here opens it again.")
        )
        dialog.add_button("no", self.tr("Not yet"))
        dialog.add_button("yes", self.tr("Mark as solved"), ButtonKind.PRIMARY, "circle-check")
        dialog.chosen.connect(lambda key: self._conversation.closing.mark_solved() if key == "yes" else None)
        dialog.open()

    def _remind(self) -> None:
        state = self._conversation.state
        if state is None or state.detail.ticket.expected_by is None:
            return
        ticket = state.detail.ticket
        if ticket.expected_by is not None:
            self._store.remind(ticket.expected_by, ReminderKind.ASK_PROGRESS, ticket_id=ticket.id)
            self._navigator.toast(self.tr("You’ll be reminded"))

    def _on_taken_back(self, is_done: bool) -> None:
        words = self.tr("Taken back, it wasn’t sent.") if is_done else self.tr("It’s already on its way.")
        self._navigator.toast(words)

    def _on_option(self, message_id: str, option: Option) -> None:
        self._conversation.answers.choose(
            MessageId(message_id), option, lambda error: self._navigator.toast(failure_words(error))
        )
        self._show_rows()
