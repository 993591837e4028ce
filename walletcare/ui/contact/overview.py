"""Every way to support before anything is written: what is open, what it is for, how long it takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QVBoxLayout, QWidget

from walletcare.contact.following.reminders import ReminderKind
from walletcare.contact.following.tickets import TicketFilter, TicketRow
from walletcare.contact.ways.recommendation import is_usable
from walletcare.domain.channel import ChannelKind, ChannelState, ChannelStatus
from walletcare.domain.chat import LinkState
from walletcare.domain.notice import Notice
from walletcare.domain.ticket import Draft
from walletcare.domain.topic import topic_of
from walletcare.ui.components import (
    Banner,
    Button,
    ButtonKind,
    Callout,
    EmptyState,
    LoadingRows,
    PlainLabel,
    RowCard,
    ScrollBody,
    Tint,
    Width,
    clear_layout,
    grow_with_width,
)
from walletcare.ui.contact.channel_card import ChannelCard
from walletcare.ui.contact.code_dialog import show_code
from walletcare.ui.contact.continue_row import ContinueRow
from walletcare.ui.contact.cut_off_note import cut_off_note
from walletcare.ui.contact.wait_history import WaitHistoryDialog
from walletcare.ui.notice_looks import NOTICE_LOOKS, notice_target, notice_tint
from walletcare.ui.theme import TextStyle, theme
from walletcare.ui.when import ago_text, meta_text

if TYPE_CHECKING:
    from walletcare.ui.navigation import Navigator
    from walletcare.ui.stores.contact import ContactStore

_SHOWN_REQUESTS = 3
_ORDER = (
    ChannelKind.CHAT,
    ChannelKind.EMAIL,
    ChannelKind.FORM,
    ChannelKind.PHONE,
    ChannelKind.SOCIAL,
)

_CARDS_A_PIECE = 3
"""So many cards are made in less than half a frame."""


class Overview(ScrollBody):
    """Signals:
    compose_requested: Write on a channel (its id; empty for the usual one).
    draft_chosen: A :class:`Draft` to go on with.
    request_chosen: Id of a request whose conversation is to be opened.
    preferred_chosen: Id of the channel that is to come first from now on; empty for none.
    """

    compose_requested = Signal(str)
    draft_chosen = Signal(object)
    request_chosen = Signal(str)
    preferred_chosen = Signal(str)

    def __init__(
        self,
        navigator: Navigator,
        store: ContactStore,
        notices: Sequence[Notice] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(spacing=14, parent=parent)
        self._navigator, self._store, self._notices = navigator, store, tuple(notices)
        self._drafts: tuple[Draft, ...] = ()
        self._requests: tuple[TicketRow, ...] = ()
        self._columns = 2
        self._showing = 0
        self._notes = QVBoxLayout()
        self._notes.setSpacing(10)
        self._continue_title = PlainLabel("", TextStyle.SUB, "text2")
        self._continue = RowCard()
        self._title = PlainLabel("", TextStyle.SUB, "text2")
        self._grid_box = QWidget()
        grow_with_width(self._grid_box)
        self._grid = QGridLayout(self._grid_box)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(14)
        self._loading = LoadingRows(rows=3)
        self._nothing = EmptyState("message-circle-off")
        self._community_title = PlainLabel("", TextStyle.SUB, "text2")
        self._community_note = Callout(tint=Tint.WARNING, icon="shield-alert")
        self._community_box = QWidget()
        grow_with_width(self._community_box)
        self._community = QGridLayout(self._community_box)
        self._community.setContentsMargins(0, 0, 0, 0)
        self._community.setSpacing(14)
        self.content.addLayout(self._notes)
        for widget in (
            self._continue_title,
            self._continue,
            self._title,
            self._loading,
            self._nothing,
            self._grid_box,
            self._community_title,
            self._community_note,
            self._community_box,
        ):
            self.content.addWidget(widget)
        self.content.addStretch(1)
        store.channels_changed.connect(self._show)
        store.drafts_changed.connect(self._read_drafts)
        store.requests_changed.connect(lambda _: self._read_requests())

    def refresh(self) -> None:
        """Read drafts, requests and channels again."""
        self._store.read_channels()
        self._read_drafts()
        self._read_requests()

    def set_notices(self, notices: Sequence[Notice]) -> None:
        self._notices = tuple(notices)
        self._show()

    def retranslate(self) -> None:
        for _ in self.say_pieces():
            pass

    def say_pieces(self) -> Iterator[None]:
        """Set every text again, piece by piece."""
        self._continue_title.setText(self.tr("Pick up where you left off"))
        self._title.setText(self.tr("Ways to reach support"))
        self._loading.set_text(self.tr("Looking at which channels are open…"))
        self._nothing.set_texts(
            self.tr("No official channel is known for this wallet"),
            self.tr("Help and troubleshooting work without one."),
        )
        self._community_title.setText(self.tr("User communities, not support"))
        self._community_note.set_texts(
            self.tr("Nobody there works for the wallet"),
            self.tr(
                "People who offer help there in private may be scammers."
                " Never share a recovery phrase, a password or a code."
            ),
        )
        yield from self._show_pieces()

    def set_effective_width(self, width: int) -> None:
        super().set_effective_width(width)
        columns = 2 if width >= Width.NARROW else 1
        if columns != self._columns:
            self._columns = columns
            self._show()

    # ------------------------------------------------------------------------ inside

    def _read_drafts(self) -> None:
        self._store.drafts(self._on_drafts, owner=self)

    def _read_requests(self) -> None:
        self._store.rows(TicketFilter.OPEN, "", self._on_requests, lambda _: None, owner=self)

    def _on_drafts(self, drafts: tuple[Draft, ...]) -> None:
        self._drafts = drafts
        self._show_continue()

    def _on_requests(self, rows: tuple[TicketRow, ...]) -> None:
        self._requests = rows
        self._show_continue()

    def _show_continue(self) -> None:
        self._continue.clear()
        now = self._store.clock.now()
        for draft in self._drafts:
            title = draft.text.strip().split("\n")[0] or topic_of(draft.topic).label.text(theme().language)
            when = ago_text(draft.updated_at, now) if draft.updated_at is not None else ""
            row = ContinueRow("pencil", title, meta_text(self.tr("Draft, not sent yet"), when))
            row.clicked.connect(lambda _=False, draft=draft: self.draft_chosen.emit(draft))
            row.add_delete(self.tr("Delete this draft"), partial(self._delete, draft))
            self._continue.add_row(row.holder)
        for ticket in self._requests[:_SHOWN_REQUESTS]:
            line = meta_text(str(ticket.reference), ago_text(ticket.updated_at, now))
            row = ContinueRow(
                "message-circle", ticket.title, line, stage=ticket.stage, is_overdue=ticket.is_overdue
            )
            row.clicked.connect(lambda _=False, key=ticket.id: self.request_chosen.emit(key))
            self._continue.add_row(row.holder)
        has_any = bool(self._drafts or self._requests)
        self._continue_title.setVisible(has_any)
        self._continue.setVisible(has_any)

    def _delete(self, draft: Draft) -> None:
        self._store.delete_draft(draft.id)
        self._navigator.toast(
            lambda: self.tr("Draft deleted"),
            lambda: self._store.act(lambda service: service.drafts.save(draft)),
        )

    def _show(self) -> None:
        for _ in self._show_pieces():
            pass

    def _show_pieces(self) -> Iterator[None]:
        """Begun anew in between, by another state of a channel, this ends: the cards are the newer ones."""
        self._showing = showing = self._showing + 1
        board = self._store.board
        focused = self._focused_button()
        self._loading.setVisible(not board.is_known)
        clear_layout(self._grid)
        clear_layout(self._community)
        official = [status for kind in _ORDER for status in board.of_kind(kind)]
        preferred = self._store.preferred_channel
        # A way that can't be used now waits behind those that can, however dear it is.
        official.sort(
            key=lambda status: (
                not _is_set_up(status),
                status.spec.id != preferred or not is_usable(status),
            )
        )
        community = list(board.of_kind(ChannelKind.COMMUNITY))
        recommended = self._recommended(official)
        self._nothing.setVisible(board.is_known and not official)
        for place, status in enumerate(official):
            self._add(self._grid, place, status, is_recommended=status is recommended)
            if place % _CARDS_A_PIECE == _CARDS_A_PIECE - 1:
                yield
                if self._showing != showing:
                    return
        for place, status in enumerate(community):
            self._add(self._community, place, status, is_recommended=False)
        for widget in (self._community_title, self._community_note, self._community_box):
            widget.setVisible(bool(community))
        self._title.setVisible(bool(official))
        self._show_notes()
        self._show_continue()
        self._focus_again(*focused)
        yield

    def _focused_button(self) -> tuple[str, str]:
        """Channel and button that have the focus; empty when it is elsewhere."""
        focus = QApplication.focusWidget()
        card = focus.parentWidget() if focus is not None else None
        while card is not None and card is not self:
            if focus is not None and isinstance(card, ChannelCard):
                return card.channel_id, focus.objectName()
            card = card.parentWidget()
        return "", ""

    def _focus_again(self, channel_id: str, key: str) -> None:
        """The cards are made anew whenever a channel changes: whoever works by keys stays where they are."""
        if not channel_id:
            return
        for card in (*self._cards(self._grid), *self._cards(self._community)):
            button = card.button(key)
            if card.channel_id == channel_id and button is not None:
                # Only what is shown can have the focus, and new cards are shown with the next layout.
                card.show()
                button.show()
                button.setFocus(Qt.FocusReason.OtherFocusReason)

    @staticmethod
    def _cards(grid: QGridLayout) -> list[ChannelCard]:
        items = (grid.itemAt(place) for place in range(grid.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, ChannelCard)]

    def _recommended(self, statuses: list[ChannelStatus]) -> ChannelStatus | None:
        preferred = self._store.preferred_channel
        writable = [
            status
            for status in statuses
            if status.spec.kind in (ChannelKind.CHAT, ChannelKind.EMAIL) and _is_set_up(status)
        ]
        first = [status for status in writable if status.spec.id == preferred and is_usable(status)]
        return next(iter(first or writable), None)

    def _add(self, grid: QGridLayout, place: int, status: ChannelStatus, *, is_recommended: bool) -> None:
        spec = status.spec
        card = ChannelCard(
            status,
            self._store.board.best.get(spec.id),
            self._store.clock.now(),
            is_preferred=spec.id == self._store.preferred_channel,
            is_recommended=is_recommended,
            is_offline=self._store.board.link is LinkState.OFFLINE,
        )
        card.write_requested.connect(self.compose_requested)
        card.copy_requested.connect(lambda text: self._navigator.copy(text, lambda: self.tr("Copied")))
        card.open_requested.connect(self._navigator.open_link)
        card.code_requested.connect(lambda _id, spec=status.spec: show_code(self, spec, self._navigator))
        card.remind_requested.connect(self._remind)
        card.prefer_toggled.connect(self._prefer)
        card.history_requested.connect(self._show_history)
        grid.addWidget(card, place // self._columns, place % self._columns)
        for column in range(2):
            grid.setColumnStretch(column, 1 if column < self._columns else 0)

    def _show_history(self, channel_id: str) -> None:
        status = self._store.board.of_id(channel_id)
        if status is None:
            return
        spec = status.spec
        self._store.act(
            lambda service: service.channels.wait_history(channel_id),
            lambda cells: WaitHistoryDialog(self, spec, cells).open(),
            owner=self,
        )

    def _remind(self, channel_id: str, moment: datetime) -> None:
        self._store.remind(moment, ReminderKind.QUIET_TIME, channel_id=channel_id)
        self._navigator.toast(lambda: self.tr("You’ll be reminded"))

    def _prefer(self, channel_id: str) -> None:
        wanted = "" if self._store.preferred_channel == channel_id else channel_id
        self._store.set_preferred_channel(wanted)
        self._show()
        self.preferred_chosen.emit(wanted)

    def _show_notes(self) -> None:
        clear_layout(self._notes)
        now, language, board = self._store.clock.now(), theme().language, self._store.board
        cut_off = cut_off_note(board.link, self._navigator)
        if cut_off is not None:
            self._notes.addWidget(cut_off)
        for notice in self._notices:
            if not notice.is_current(now):
                continue
            banner = Banner(
                notice.title.text(language),
                notice.text.text(language),
                tint=notice_tint(notice),
                icon=NOTICE_LOOKS[notice.kind][0],
            )
            target = notice_target(notice)
            if target:
                more = Button(self.tr("What you can do"), ButtonKind.SECONDARY)
                more.clicked.connect(lambda _=False, target=target: self._navigator.open_target(target))
                banner.add_button(more)
            self._notes.addWidget(banner)
        if any(reason.kind == "holiday" for reason in board.busier):
            self._notes.addWidget(
                Banner(
                    self.tr("Busier than usual today"),
                    self.tr("It’s a holiday: hours are changed and answers may take longer."),
                    tint=Tint.WARNING,
                    icon="calendar",
                )
            )


def _is_set_up(status: ChannelStatus) -> bool:
    return status.state is not ChannelState.NOT_SET_UP
