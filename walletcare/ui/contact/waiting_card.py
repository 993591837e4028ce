"""While the user waits: since when, what to read meanwhile, and the ways out of the queue."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from walletcare.domain.article import ArticleMeta
from walletcare.domain.channel import ChannelKind
from walletcare.domain.topic import topic_of
from walletcare.ui.components import Button, ButtonKind, Card, PlainLabel, clear_layout
from walletcare.ui.filled import filled
from walletcare.ui.moments import moment_by
from walletcare.ui.theme import TextStyle, theme
from walletcare.ui.when import length_text

if TYPE_CHECKING:
    from walletcare.domain.ticket import Draft
    from walletcare.ui.contact.answers import Answers
    from walletcare.ui.navigation import Navigator
    from walletcare.ui.stores.contact import ContactStore
    from walletcare.ui.stores.conversation import Conversation, ConversationStore

SHOWN = 3
_TICK_MS = 30_000
_MINUTE = timedelta(minutes=1)


class WaitingCard(Card):
    """Hidden unless an answer is awaited.

    Signals:
        solved_requested: It solved itself; leave the queue.
        ticked: Time went on, and whoever else tells the wait tells it anew: all say the same.
    """

    solved_requested = Signal()
    ticked = Signal()

    def __init__(
        self,
        navigator: Navigator,
        store: ContactStore,
        conversation: ConversationStore,
        answers: Answers | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(margin=20, spacing=6, parent=parent)
        self._navigator, self._store, self._conversation = navigator, store, conversation
        self._answers = answers
        self._state: Conversation | None = None
        self._asked_for = ""
        self._articles: tuple[ArticleMeta, ...] = ()
        self._title = PlainLabel("", TextStyle.SUB)
        self._waited = PlainLabel("", TextStyle.SMALL, "text2")
        self._expected = PlainLabel("", TextStyle.SMALL, "text2")
        self.queue = PlainLabel("", TextStyle.SMALL_BOLD, "text")
        self._read_title = PlainLabel("", TextStyle.SMALL_BOLD, "text2")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self._solved = Button("", ButtonKind.SECONDARY, icon="circle-check")
        self._solved.clicked.connect(self.solved_requested)
        self._complain = Button("", ButtonKind.LINK)
        self._complain.clicked.connect(self._on_complain)
        for widget in (self._title, self.queue, self._waited, self._expected):
            self.body.addWidget(widget)
        self.body.addSpacing(4)
        self.body.addWidget(self._read_title)
        self.body.addLayout(self._rows)
        self.body.addSpacing(4)
        self.body.addWidget(self._solved)
        self.body.addWidget(self._complain)
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self.look_at_clock)
        self.hide()

    def retranslate(self) -> None:
        self._title.setText(self.tr("While you wait"))
        self._read_title.setText(self.tr("Worth reading while you wait"))
        self._complain.set_label(self.tr("Report the slow answer"))
        self._asked_for = ""
        self._show()

    def show_state(self, state: Conversation) -> None:
        self._state = state
        self._show()

    def look_at_clock(self) -> None:
        """Tell the wait as it is by now."""
        self._show()
        self.ticked.emit()

    def _show(self) -> None:
        state = self._state
        offer = state.ladder.offer if state is not None else None
        is_waiting = offer is not None and offer.since is not None
        self.setVisible(is_waiting)
        if state is None or offer is None or offer.since is None:
            self._tick.stop()
            return
        self._tick.start()
        now = self._store.clock.now()
        waited = now - offer.since
        words = self.tr("Waiting for {length}").format(length=length_text(waited))
        # A wait that has only begun is no minute yet.
        self._waited.setText(self.tr("Waiting for less than a minute") if waited < _MINUTE else words)
        expected = state.detail.ticket.expected_by
        if expected is None:
            words = self.tr("We don’t know how long it takes.")
        elif expected < now:
            words = filled(self.tr("An answer was expected by {moment}."), moment=moment_by(expected, now))
        else:
            words = filled(self.tr("Usually answered by {moment}."), moment=moment_by(expected, now))
        self._expected.setText(words)
        # The queue is counted now, the usual wait is not: where both are told, only the queue counts.
        is_counted = bool(state.detail.signals.queue_wait_minutes)
        self._expected.setVisible(not is_counted or (expected is not None and expected < now))
        self._complain.setVisible(offer.is_banner)
        leg = state.detail.ticket.active_leg
        is_queue = leg is not None and leg.kind in (ChannelKind.CHAT, ChannelKind.FORM)
        solved = self.tr("It’s solved, leave the queue") if is_queue else self.tr("It’s solved already")
        self._solved.set_label(solved)
        self._show_queue(state if is_queue else None)
        self._look(state)
        self._show_articles()

    def _show_queue(self, state: Conversation | None) -> None:
        """What support tells of the queue; nothing is shown, and nothing guessed, when it tells nothing."""
        place = state.detail.signals.queue_position if state is not None else None
        minutes = state.detail.signals.queue_wait_minutes if state is not None else None
        self.queue.setVisible(place is not None)
        if place is not None and minutes:
            length = length_text(timedelta(minutes=minutes))
            words = self.tr("You’re number {place}, about {length}")
            self.queue.setText(words.format(place=place, length=length))
        elif place is not None:
            self.queue.setText(self.tr("You’re number {place}").format(place=place))

    def _look(self, state: Conversation) -> None:
        answers, language = self._answers, theme().language
        topic = topic_of(state.detail.ticket.topic).label.text(language)
        wanted = f"{topic} {state.detail.ticket.title}"
        if answers is None or self._asked_for == wanted:
            return
        self._asked_for = wanted
        self._store.latest(
            f"waiting-articles-{id(self)}",
            lambda _: tuple(answers(wanted, language)),
            self._on_found,
            owner=self,
        )

    def _on_found(self, articles: tuple[ArticleMeta, ...]) -> None:
        self._articles = articles[:SHOWN]
        self._show_articles()

    def _show_articles(self) -> None:
        clear_layout(self._rows)
        for article in self._articles:
            button = Button(article.title, ButtonKind.LINK)
            button.clicked.connect(lambda _=False, slug=article.slug: self._navigator.open_article(slug))
            self._rows.addWidget(button)
        self._read_title.setVisible(bool(self._articles))

    def _on_complain(self) -> None:
        state = self._state
        if state is None:
            return
        ticket_id = state.detail.ticket.id

        def done(draft: Draft) -> None:
            self._navigator.open_contact(draft=draft)

        self._store.act(lambda service: service.slow_service_complaint(ticket_id), done, owner=self)
