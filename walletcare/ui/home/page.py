"""Home: one question, five ways in, and where things stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from walletcare.ui.components import (
    Button,
    ButtonKind,
    Chip,
    ChipKind,
    EntryCard,
    FlowLayout,
    Icon,
    PlainLabel,
    SearchField,
    SearchSize,
    Width,
    clear_layout,
    grow_with_width,
)
from walletcare.ui.filled import filled
from walletcare.ui.home.language_button import LanguageButton
from walletcare.ui.home.request_card import RequestCard
from walletcare.ui.home.service_card import ServiceCard
from walletcare.ui.navigation import Argument, PageName
from walletcare.ui.page import Page
from walletcare.ui.stores.home import HomeState, Unfinished, UnfinishedKind
from walletcare.ui.stores.settings import Key
from walletcare.ui.theme import TextStyle, theme
from walletcare.ui.when import ago_text, meta_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from walletcare.domain.article_meta import ArticleMeta
    from walletcare.domain.notice import Notice
    from walletcare.domain.ticket import TicketId
    from walletcare.ui.navigation import Navigator
    from walletcare.ui.stores.home import HomeStore
    from walletcare.ui.stores.settings import SettingsStore

ENTRY_FLOWS = ("payment-failed", "cannot-log-in", "refund", "support-silent")
"""Troubleshooters behind the entry cards; the scam card opens Safety."""

MORE_FLOWS = ("transfer-trouble", "lost-access", "account-frozen", "bank-card")
"""Troubleshooters one line below the cards; all the others are a page away."""

_ROWS_SHOWN, _NOTICES_SHOWN, _PINNED_SHOWN = 3, 2, 5


class HomePage(Page):
    """The first page. Shows the state of its store and leads on; decides nothing."""

    def __init__(self, navigator: Navigator, store: HomeStore, settings: SettingsStore) -> None:
        super().__init__(navigator, has_header=False, margins=(36, 16, 28, 20))
        self._store, self._settings = store, settings
        self._chip = Chip()
        self._summary = PlainLabel("", TextStyle.SMALL, "text2", max_lines=2)
        self._language = LanguageButton()
        self._question = PlainLabel("", TextStyle.DISPLAY)
        self._lead = PlainLabel("", TextStyle.BODY, "text2")
        self.search = SearchField(SearchSize.LARGE)
        self._payment = EntryCard("credit-card")
        self._login = EntryCard("key-round")
        self._refund = EntryCard("undo-2")
        self._scam = EntryCard("shield-question-mark", is_warning=True)
        self._silent = EntryCard("message-circle-off")
        self._more_title = PlainLabel("", TextStyle.SMALL, "text2", wraps=False, fits=True)
        self._more = {flow_id: Button("", ButtonKind.LINK) for flow_id in MORE_FLOWS}
        self._more_all = Button("", ButtonKind.LINK)
        self._requests_title = PlainLabel("", TextStyle.LABEL_BOLD, "text2", wraps=False)
        self._requests_all = Button("", ButtonKind.PLAIN)
        self._requests = RequestCard()
        self._services_title = PlainLabel("", TextStyle.LABEL_BOLD, "text2", wraps=False)
        self._services_more = Button("", ButtonKind.PLAIN)
        self._services = ServiceCard()
        self._pinned_title = PlainLabel("", TextStyle.LABEL_BOLD, "text2")
        self._pinned_box = QWidget()
        self._pinned_articles: tuple[ArticleMeta, ...] = ()
        self._seen: tuple[Notice, ...] = ()
        self._pinned = FlowLayout(self._pinned_box, gap=24, line_gap=4)
        self._promise = PlainLabel("", TextStyle.SMALL, "text2")
        self._emergency = Button("", ButtonKind.LINK)
        self._build()
        self._payment.clicked.connect(lambda: navigator.open_flow(ENTRY_FLOWS[0]))
        self._login.clicked.connect(lambda: navigator.open_flow(ENTRY_FLOWS[1]))
        self._refund.clicked.connect(lambda: navigator.open_flow(ENTRY_FLOWS[2]))
        self._silent.clicked.connect(lambda: navigator.open_flow(ENTRY_FLOWS[3]))
        for flow_id, link in self._more.items():
            link.clicked.connect(lambda _=False, flow_id=flow_id: navigator.open_flow(flow_id))
        self._more_all.clicked.connect(lambda: navigator.open_page(PageName.TROUBLESHOOT))
        self._scam.clicked.connect(lambda: navigator.open_safety())
        self._emergency.clicked.connect(navigator.open_emergency)
        self._requests_all.clicked.connect(lambda: navigator.open_page(PageName.REQUESTS))
        self._services_more.clicked.connect(lambda: navigator.open_page(PageName.CONTACT))
        self._services.followed.connect(navigator.open_target)
        self._services.all_notices_requested.connect(self._on_all_notices)
        settings.changed.connect(self._on_setting)
        self._requests.request_chosen.connect(self._on_request_chosen)
        self._requests.unfinished_chosen.connect(self._on_unfinished_chosen)
        self._requests.compose_requested.connect(lambda: navigator.open_contact())
        self._language.chosen.connect(self._on_language_chosen)
        store.changed.connect(self._show)

    def title(self) -> str:
        return self.tr("Home")

    def retranslate(self) -> None:
        self._language.retranslate()
        self._question.setText(self.tr("What went wrong?"))
        self._lead.setText(
            self.tr("Tell us what happened. We’ll take it one step at a time. No sign-in needed.")
        )
        self.search.set_placeholder(self.tr("For example: payment failed but I was charged"))
        self._payment.set_texts(
            self.tr("Payment failed"), self.tr("Declined, charged twice, or stuck on processing")
        )
        self._login.set_texts(
            self.tr("Can’t get into my account"), self.tr("Forgot password, new phone, or locked out")
        )
        self._refund.set_texts(
            self.tr("Refund"), self.tr("Check progress, ask for one, or it hasn’t arrived")
        )
        doubt = self.tr(
            "Don’t reply or send money yet. Paste the link, email, handle or phone number to check it."
        )
        self._scam.set_texts(self.tr("Someone contacted me. Is it really support?"), doubt)
        self._silent.set_texts(
            self.tr("Support isn’t answering"),
            self.tr("See who is available now and carry on with the same reference."),
        )
        self._more_title.setText(self.tr("Something else?"))
        for flow_id, words in (
            ("transfer-trouble", self.tr("Transfer trouble")),
            ("lost-access", self.tr("Forgot password")),
            ("account-frozen", self.tr("Account frozen")),
            ("bank-card", self.tr("Bank card")),
        ):
            self._more[flow_id].set_label(words)
        self._more_all.set_label(self.tr("All troubleshooters"))
        self._requests_title.setText(self.tr("Open requests"))
        self._requests_all.set_label(self.tr("See all"))
        self._services_title.setText(self.tr("Right now"))
        self._services_more.set_label(self.tr("Ways to reach us"))
        self._pinned_title.setText(self.tr("Asked most often"))
        self._promise.setText(
            self.tr("We will never ask for your recovery phrase, password or one-time code.")
        )
        self._emergency.set_label(self.tr("Already shared something?"))
        self._show()

    def opened(self, argument: Argument) -> None:
        self.refresh()

    def left(self) -> None:
        """What was before the user's eyes is new no longer."""
        self._mark_read(self._seen)

    def refresh(self) -> None:
        self._store.request_refresh()

    def heading(self) -> QWidget:
        return self._question

    def search_field(self) -> SearchField:
        return self.search

    def popup_field(self) -> SearchField:
        return self.search

    def areas(self) -> list[QWidget]:
        return [self.body]

    def apply_width(self, effective_width: int) -> None:
        super().apply_width(effective_width)
        self._lay_cards(effective_width)
        is_beside = effective_width >= Width.MIDDLE
        self._columns.setDirection(
            QHBoxLayout.Direction.LeftToRight if is_beside else QHBoxLayout.Direction.TopToBottom
        )
        self.search.set_keycap_visible(effective_width >= Width.NARROW)
        self._summary.setVisible(effective_width >= Width.NARROW)

    # Inside.

    def _build(self) -> None:
        content = self.body.content
        content.setSpacing(0)
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self._chip)
        top.addWidget(self._summary, 1000, Qt.AlignmentFlag.AlignVCenter)
        top.addStretch(1)
        top.addWidget(self._language)
        content.addLayout(top)
        content.addSpacing(24)
        content.addWidget(self._question)
        content.addSpacing(2)
        content.addWidget(self._lead)
        content.addSpacing(20)
        content.addWidget(self.search)
        content.addSpacing(22)
        self._cards_box = QWidget()
        grow_with_width(self._cards_box)
        self._cards = QGridLayout(self._cards_box)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(16)
        content.addWidget(self._cards_box)
        content.addSpacing(10)
        more_box = QWidget()
        grow_with_width(more_box)
        more = FlowLayout(more_box, gap=18, line_gap=2)
        for part in (self._more_title, *self._more.values(), self._more_all):
            more.addWidget(part)
        content.addWidget(more_box)
        content.addSpacing(18)
        self._columns = QHBoxLayout()
        self._columns.setSpacing(16)
        self._columns.addLayout(_section(self._requests_title, self._requests_all, self._requests), 1)
        self._columns.addLayout(_section(self._services_title, self._services_more, self._services), 1)
        content.addLayout(self._columns)
        content.addSpacing(18)
        content.addWidget(self._pinned_title)
        content.addSpacing(4)
        grow_with_width(self._pinned_box)
        content.addWidget(self._pinned_box)
        content.addSpacing(20)
        content.addStretch(1)
        foot_box = QWidget()
        grow_with_width(foot_box)
        foot = QHBoxLayout(foot_box)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(Icon("lock", size=18, color="success"))
        foot.addWidget(self._promise)
        foot.addSpacing(8)
        foot.addWidget(self._emergency)
        foot.addStretch(1)
        content.addWidget(foot_box)

    def _lay_cards(self, effective_width: int) -> None:
        cards = (self._payment, self._login, self._refund, self._scam, self._silent)
        if effective_width >= Width.MIDDLE:
            places = [(0, 0, 2), (0, 2, 2), (0, 4, 2), (1, 0, 3), (1, 3, 3)]
            order = cards
        elif effective_width >= Width.NARROW:
            places = [(0, 0, 3), (0, 3, 3), (1, 0, 3), (1, 3, 3), (2, 0, 6)]
            order = (self._payment, self._login, self._refund, self._silent, self._scam)
        else:
            places = [(row, 0, 6) for row in range(5)]
            order = (self._payment, self._login, self._refund, self._silent, self._scam)
        self._cards.setSpacing(16 if effective_width >= Width.MIDDLE else 12)
        before: QWidget = self.search.edit
        for card, (row, column, span) in zip(order, places, strict=True):
            card.set_low(effective_width < Width.MIDDLE)
            self._cards.addWidget(card, row, column, 1, span)
            QWidget.setTabOrder(before, card)
            before = card
        for column in range(6):
            self._cards.setColumnStretch(column, 1)
            self._cards.setColumnMinimumWidth(column, 0)

    def _show(self) -> None:
        state = self._store.state
        self._show_summary(state)
        self._requests.show_rows(state.requests[:_ROWS_SHOWN], state.unfinished[:2], state.now, state.opening)
        self._requests_all.setVisible(bool(state.requests))
        self._show_services(state)
        self._show_pinned(state.pinned.get(theme().language, ())[:_PINNED_SHOWN])

    def _show_services(self, state: HomeState) -> None:
        known: tuple[Notice, ...] = ()
        new: frozenset[str] = frozenset()
        if state.notices:
            # They come after the first paint, and so does what is known of them.
            from walletcare.ui.stores.notices import unread, wanted

            known = wanted(state.notices, self._settings)
            # Nobody has to be called to what is over.
            new = unread((notice for notice in known if notice.ends > state.now), self._settings)
        self._seen = tuple(notice for notice in known if notice.is_current(state.now))[:_NOTICES_SHOWN]
        self._services.show_state(
            self._seen,
            state.services,
            state.now,
            is_offline=state.is_offline,
            unread=new,
            all_notices=len(known),
        )

    def _mark_read(self, notices: Sequence[Notice]) -> None:
        if notices:
            from walletcare.ui.stores.notices import mark_read

            mark_read(notices, self._settings)

    def _on_all_notices(self) -> None:
        from walletcare.ui.home.notices_dialog import NoticesDialog
        from walletcare.ui.stores.notices import unread, wanted

        state = self._store.state
        known = wanted(state.notices, self._settings)
        dialog = NoticesDialog(self, known, unread(known, self._settings), state.now)
        dialog.followed.connect(self.navigator.open_target)
        self._mark_read(known)
        dialog.open()

    def _on_setting(self, key: str) -> None:
        if key in {Key.NOTICES, Key.READ_NOTICES}:
            self._show_services(self._store.state)

    def _show_pinned(self, articles: tuple[ArticleMeta, ...]) -> None:
        self._pinned_title.setVisible(bool(articles))
        self._pinned_box.setVisible(bool(articles))
        if articles == self._pinned_articles:
            return
        self._pinned_articles = articles
        clear_layout(self._pinned)
        for article in articles:
            link = Button(article.title, ButtonKind.LINK)
            link.clicked.connect(lambda _=False, slug=article.slug: self.navigator.open_article(slug))
            self._pinned.addWidget(link)

    def _show_summary(self, state: HomeState) -> None:
        checked = ""
        if state.checked_at is not None:
            when = ago_text(state.checked_at, state.now, is_inside=True)
            checked = filled(self.tr("updated {when}"), when=when)
        slow = sum(status.state in {"failing", "busy"} for status in state.services)
        if not slow and any(notice.raises_wait and notice.is_current(state.now) for notice in state.notices):
            slow = 1  # told by the wallet, not yet to be seen in a channel
        if state.is_offline:
            self._chip.set_look(self.tr("Offline"), ChipKind.NEUTRAL, "wifi-off")
            words = self.tr("Help and your requests still work")
        elif state.is_cut_off:
            self._chip.set_look(self.tr("Support’s system doesn’t answer"), ChipKind.WARNING, "cloud-off")
            words = self.tr("Help and your requests still work")
        elif state.checked_at is None:
            self._chip.set_look(self.tr("Service status not known yet"), ChipKind.NEUTRAL, "clock")
            words = ""
        elif slow:
            text = self.tr("%n service(s) slow", "", slow)
            self._chip.set_look(text, ChipKind.WARNING, "triangle-alert")
            words = self.tr("Everything else is working")
        else:
            self._chip.set_look(self.tr("All working"), ChipKind.SUCCESS, "circle-check")
            is_closed = any(status.state == "closed" for status in state.services)
            words = (
                self.tr("Some ways to reach us are closed at this hour")
                if is_closed
                else self.tr("Every way to reach us works")
            )
        self._summary.setText(meta_text(words, checked))

    def _on_request_chosen(self, ticket_id: TicketId) -> None:
        self.navigator.open_request(ticket_id)

    def _on_unfinished_chosen(self, row: Unfinished) -> None:
        if row.kind is UnfinishedKind.FLOW:
            self.navigator.open_flow(row.flow_id, row.session_id)
        else:
            self.navigator.open_contact(draft_id=row.draft_id)

    def _on_language_chosen(self, tag: str) -> None:
        self._settings.set(Key.LANGUAGE, tag)


def _section(title: PlainLabel, button: Button, card: QWidget) -> QVBoxLayout:
    # A button that is not shown keeps its place, so that two sections side by side stay level.
    policy = button.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    button.setSizePolicy(policy)
    head = QHBoxLayout()
    head.setSpacing(8)
    head.addWidget(title, 1)
    head.addWidget(button)
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addLayout(head)
    column.addWidget(card)
    column.addStretch(1)
    column.setAlignment(title, Qt.AlignmentFlag.AlignBottom)
    return column
