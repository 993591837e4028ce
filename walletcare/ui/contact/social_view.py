"""The social step: accounts of the official list, three rules before one opens, only the reference copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from walletcare.contact.ways.handover import SocialHandover, social_text
from walletcare.domain.channel import ChannelKind, ChannelState, ChannelStatus
from walletcare.domain.language import Language
from walletcare.ui.announce import announce
from walletcare.ui.components import (
    ActionBar,
    Button,
    ButtonKind,
    Card,
    CheckBox,
    ChoiceRow,
    Divider,
    EmptyState,
    Icon,
    PlainLabel,
    ScrollBody,
    TextView,
    Tint,
    TwoPane,
    clear_layout,
    grow_with_width,
    name,
)
from walletcare.ui.contact.code_dialog import show_code
from walletcare.ui.contact.compose import SIDE_WIDTH
from walletcare.ui.contact.hours_words import hours_line
from walletcare.ui.contact.ladder_card import LadderCard
from walletcare.ui.contact.network_names import network_name
from walletcare.ui.failures import failure_words
from walletcare.ui.theme import TextStyle, theme
from walletcare.ui.when import length_text, meta_text

if TYPE_CHECKING:
    from walletcare.ui.navigation import Navigator
    from walletcare.ui.stores.contact import ContactStore
    from walletcare.ui.stores.conversation import ConversationStore

_ICONS = {"weibo": "messages-square", "wechat": "scan-qr-code", "qq": "scan-qr-code"}


class SocialView(QWidget):
    """Signals:
    back_pressed: To the conversation.
    moved: The request is with a social account now.
    """

    back_pressed = Signal()
    moved = Signal()

    def __init__(
        self,
        navigator: Navigator,
        store: ContactStore,
        conversation: ConversationStore,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._navigator, self._store, self._conversation = navigator, store, conversation
        self._chosen = ""
        self._is_moving = False
        self._title = PlainLabel("", TextStyle.DISPLAY)
        self._text = PlainLabel("", TextStyle.BODY, "text2")
        self._list_title = PlainLabel("", TextStyle.LABEL_BOLD, "text2")
        self._rows_box = QWidget()
        self._rows = QVBoxLayout(self._rows_box)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(10)
        grow_with_width(self._rows_box)
        self._group = QButtonGroup(self)
        self.accounts: dict[str, ChoiceRow] = {}
        self._nothing = EmptyState("at-sign")
        self._rules = Card(tint=Tint.WARNING, margin=20, spacing=10)
        self._rule_rows: list[tuple[PlainLabel, PlainLabel]] = []
        self._rules_title = PlainLabel("", TextStyle.HEADING)
        self.tick = CheckBox(is_bold=True)
        self.ladder = LadderCard(store)
        self._copied = Card(margin=20, spacing=10)
        self._copied_title = PlainLabel("", TextStyle.SUB)
        self._copied_text = TextView("", style=TextStyle.BODY)
        grow_with_width(self._copied_text)
        self._copied_note = PlainLabel("", TextStyle.SMALL, "text2")
        self.bar = ActionBar()
        self.back = Button("", icon="arrow-left", is_large=True)
        self._where = PlainLabel("", TextStyle.SMALL, "text2", wraps=False, fits=True)
        self.open_button = Button("", ButtonKind.PRIMARY, icon="external-link", is_large=True)
        self._build()
        self.back.clicked.connect(self.back_pressed)
        self.open_button.clicked.connect(self._on_open)
        self.tick.toggled.connect(lambda _: self._show_button())
        store.channels_changed.connect(self._show_accounts)

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
        for widget in (self._list_title, self._nothing, self._rows_box, self._rules):
            main.addWidget(widget)
        title_row = QHBoxLayout()
        title_row.setSpacing(12)
        title_row.addWidget(Icon("shield-alert", size=20, color="warning"), 0, Qt.AlignmentFlag.AlignTop)
        title_row.addWidget(self._rules_title, 1)
        self._rules.body.addLayout(title_row)
        for icon in ("message-square-warning", "key-round", "hand-coins"):
            row = QHBoxLayout()
            row.setSpacing(12)
            row.addWidget(Icon(icon, size=20, color="warning"), 0, Qt.AlignmentFlag.AlignTop)
            words = QVBoxLayout()
            words.setSpacing(0)
            labels = (PlainLabel("", TextStyle.LABEL_BOLD), PlainLabel("", TextStyle.SMALL, "text2"))
            for label in labels:
                words.addWidget(label)
            row.addLayout(words, 1)
            self._rules.body.addLayout(row)
            self._rule_rows.append(labels)
        self._rules.body.addWidget(Divider("warningBorder"))
        self._rules.body.addWidget(self.tick)
        sunken = Card(tint=Tint.SUNKEN, margin=14, radius=8)
        sunken.body.addWidget(self._copied_text)
        for widget in (self._copied_title, sunken, self._copied_note):
            self._copied.body.addWidget(widget)
        main.addStretch(1)
        self._panes.side.addWidget(self.ladder)
        self._panes.side.addWidget(self._copied)
        self.bar.add_left(self.back)
        self.bar.add_right(self._where)
        self.bar.add_right(self.open_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.body, 1)
        column.addWidget(self.bar)

    # ----------------------------------------------------------------------- outside

    def begin(self) -> None:
        """Show the step for the open request; the rules have to be read again each time."""
        self._chosen = ""
        self._is_moving = False
        self.tick.setChecked(False)
        self.body.verticalScrollBar().setValue(0)
        self._show_accounts()
        self._show_state()

    def retranslate(self) -> None:
        self._title.setText(self.tr("Use an official social account"))
        self._list_title.setText(self.tr("Only accounts on the official list are shown"))
        self._nothing.set_texts(
            self.tr("No official social account is known"),
            self.tr("Take the whole request with you instead. Nothing is lost."),
        )
        self._rules_title.setText(self.tr("Three rules before you open it"))
        self.tick.set_label(self.tr("I’ve read this and will only talk to the account chosen above"))
        self._copied_title.setText(self.tr("This text is copied for you"))
        self._copied_note.setText(self.tr("It holds the reference only, nothing personal."))
        self.back.set_label(self.tr("Back"))
        self._where.setText(self.tr("Opens in the browser"))
        self.ladder.retranslate()
        self._show_accounts()
        self._show_state()

    def set_effective_width(self, width: int) -> None:
        self.body.set_effective_width(width)
        self.bar.set_effective_width(width)
        # Stacked buttons leave little room; the crumb in the header goes back too.
        self.back.setVisible(width >= 560)
        self._panes.set_effective_width(width)
        self._where.setVisible(width >= 720)

    # ------------------------------------------------------------------------ inside

    def _show_state(self) -> None:
        state = self._conversation.state
        if state is None:
            return
        ticket = state.detail.ticket
        offer = state.ladder.offer
        late = ""
        if offer is not None and offer.since is not None:
            late = length_text(self._store.clock.now() - offer.since)
        if late and offer is not None and offer.is_past_limit:
            self._text.setText(
                self.tr("No answer for {length}, sorry for the wait. The reference stays the same.").format(
                    length=late
                )
            )
        else:
            self._text.setText(self.tr("They can look up your request. The reference stays the same."))
        self.ladder.set_place(ChannelKind.SOCIAL)
        self._copied_text.set_text(social_text(ticket))
        rules = (
            (
                self.tr("Support never writes to you first"),
                self.tr("An account that contacts you to “help” isn’t support."),
            ),
            (
                self.tr("Never send a recovery phrase, password or code"),
                self.tr("The reference {reference} is all they need to find you.").format(
                    reference=ticket.reference
                ),
            ),
            (
                self.tr("Never pay to get a refund"),
                self.tr("A refund costs nothing and needs no other app."),
            ),
        )
        for labels, words in zip(self._rule_rows, rules, strict=True):
            for label, text in zip(labels, words, strict=True):
                label.setText(text)
            name(labels[0], ". ".join(words))

    def _show_accounts(self) -> None:
        found = [
            status
            for status in self._store.board.of_kind(ChannelKind.SOCIAL)
            if status.state is not ChannelState.NOT_SET_UP
        ]
        language = theme().language
        # An account that answers in the user's language comes first.
        found.sort(key=lambda status: language not in status.spec.languages)
        for row in self.accounts.values():
            self._group.removeButton(row)
        clear_layout(self._rows)
        self.accounts = {}
        for status in found:
            row = ChoiceRow(
                status.spec.handle or status.spec.label.text(language),
                self._account_line(status),
                icon=_ICONS.get(status.spec.network, "at-sign"),
                mark="badge-check",
                is_large=False,
            )
            row.toggled.connect(lambda is_on, key=status.spec.id: self._on_chosen(key) if is_on else None)
            self.accounts[status.spec.id] = row
            self._group.addButton(row)
            self._rows.addWidget(row)
        if self._chosen not in self.accounts:
            self._chosen = found[0].spec.id if found else ""
        if self._chosen:
            self.accounts[self._chosen].setChecked(True)
        self._nothing.setVisible(not found)
        self._rows_box.setVisible(bool(found))
        self._list_title.setVisible(bool(found))
        self._rules.setVisible(bool(found))
        self._show_button()

    def _account_line(self, status: ChannelStatus) -> str:
        spec, now = status.spec, self._store.clock.now()
        wait = ""
        if status.wait.length is not None:
            wait = self.tr("answers within {length}").format(length=length_text(status.wait.length))
        languages = ""
        if len(spec.languages) == 1:
            is_chinese = spec.languages[0] is Language.ZH
            languages = self.tr("in Chinese") if is_chinese else self.tr("in English")
        return meta_text(network_name(spec.network), languages, hours_line(status, now), wait)

    def _on_chosen(self, key: str) -> None:
        self._chosen = key
        self._show_button()

    def _show_button(self) -> None:
        status = self._store.board.of_id(self._chosen)
        handle = ""
        if status is not None:
            handle = status.spec.handle or status.spec.label.text(theme().language)
        self.open_button.set_label(self.tr("Copy and open {handle}").format(handle=handle))
        self.open_button.setVisible(bool(self._chosen))
        self.open_button.setEnabled(self.tick.isChecked() and not self._is_moving)

    def _on_open(self) -> None:
        if not self._chosen or self._is_moving:
            return
        state = self._conversation.state
        leg = state.detail.ticket.active_leg if state is not None else None
        if leg is not None and leg.channel_id == self._chosen and state is not None:
            # The request is there already: the text again, no second move.
            status = self._store.board.of_id(self._chosen)
            if status is not None:
                self._open(social_text(state.detail.ticket), self._chosen, status.spec.address)
            return
        self._is_moving = True
        self._show_button()
        self._conversation.ways.to_social(self._chosen, self._on_moved, self._on_failed)

    def _on_moved(self, handover: SocialHandover) -> None:
        self._is_moving = False
        self._show_button()
        self.moved.emit()
        self._open(handover.text, handover.channel_id, handover.address)

    def _open(self, text: str, channel_id: str, address: str) -> None:
        """The account, with the text ready to be pasted; one without a web address by its code or id."""
        status = self._store.board.of_id(channel_id)
        if address or status is None:
            self._navigator.copy(text, lambda: self.tr("Copied, opening the account"))
            self._navigator.open_link(address)
        else:
            self._navigator.copy(text, lambda: self.tr("Copied"))
            show_code(self.window(), status.spec, self._navigator)

    def _on_failed(self, error: Exception) -> None:
        self._is_moving = False
        self._show_button()
        words = failure_words(error)
        self._text.setText(words)
        announce(self, words)
