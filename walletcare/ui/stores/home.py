"""What Home shows: values made elsewhere, in both languages or independent of one."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from walletcare.domain.article import ArticleMeta
    from walletcare.domain.channel import ChannelStatus
    from walletcare.domain.language import Language, LocalText
    from walletcare.domain.notice import Notice
    from walletcare.domain.ticket import DraftId, Stage, TicketId


class RequestsOpening(StrEnum):
    """How far the requests kept on this computer are: a keyring may ask for its password first."""

    UNDER_WAY = "under-way"
    DONE = "done"
    FAILED = "failed"


class LastEvent(StrEnum):
    """What happened last in a request."""

    SENT = "sent"
    SUPPORT_REPLIED = "support-replied"
    YOU_REPLIED = "you-replied"
    CHANGED = "changed"


class RequestRow(NamedTuple):
    """An open request.

    Attributes:
        line: What is awaited or done ("add a screenshot of the payment page"); None when nothing is known.
        needs_you: The user is awaited; the line is then theirs.
        alarm: What is wrong with the message that waits for an answer; shown in place of the line.
    """

    ticket_id: TicketId
    reference: str
    title: str
    stage: Stage
    event: LastEvent
    event_at: datetime
    line: LocalText | None = None
    needs_you: bool = False
    is_overdue: bool = False
    unread: int = 0
    alarm: LocalText | None = None


class UnfinishedKind(StrEnum):
    FLOW = "flow"
    DRAFT = "draft"


class Unfinished(NamedTuple):
    """A troubleshooter that was left, or a draft. ``title`` is the flow's name or the draft's first words."""

    kind: UnfinishedKind
    title: LocalText
    left_at: datetime
    flow_id: str = ""
    session_id: str = ""
    draft_id: DraftId | None = None


class HomeState(NamedTuple):
    """Everything on Home.

    Attributes:
        opening: While it is not DONE, no requests and nothing unfinished means: not known.
        checked_at: When the services were looked at last; None: not yet, so nothing is claimed.
        is_offline: The computer is offline: service states are old.
        is_cut_off: It is not, and support's server does not answer.
        pinned: Pinned questions by language, in order.
    """

    now: datetime
    opening: RequestsOpening = RequestsOpening.UNDER_WAY
    requests: tuple[RequestRow, ...] = ()
    services: tuple[ChannelStatus, ...] = ()
    notices: tuple[Notice, ...] = ()
    pinned: Mapping[Language, tuple[ArticleMeta, ...]] = MappingProxyType({})
    unfinished: tuple[Unfinished, ...] = ()
    checked_at: datetime | None = None
    is_offline: bool = False
    is_cut_off: bool = False


class HomeStore(QObject):
    """Holds the state.

    Signals:
        changed: There is another state now.
        refresh_requested: The user asks for a fresh look at the services.
    """

    changed = Signal()
    refresh_requested = Signal()

    def __init__(self, state: HomeState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state

    @property
    def state(self) -> HomeState:
        return self._state

    def set_state(self, state: HomeState) -> None:
        if state != self._state:
            self._state = state
            self.changed.emit()

    def request_refresh(self) -> None:
        self.refresh_requested.emit()
