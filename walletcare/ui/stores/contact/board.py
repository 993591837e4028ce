"""Every channel as it stands, read in one go and again when time alone changes it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from walletcare.domain.channel import ChannelKind
from walletcare.domain.chat import LinkState
from walletcare.ui.stores.contact.alarm import Alarm

if TYPE_CHECKING:
    from walletcare.contact.ways.channels import Busier
    from walletcare.contact.ways.waits import BestTime
    from walletcare.domain.channel import ChannelStatus
    from walletcare.ui.stores.contact.store import ContactStore

_TIMED = (ChannelKind.CHAT, ChannelKind.PHONE)


@dataclass(frozen=True, slots=True)
class ChannelBoard:
    """What is known of the channels.

    Attributes:
        best: Best time to ask, by channel id; only for channels with an answer time of their own.
        is_known: False before the first reading: nothing is claimed then.
    """

    statuses: tuple[ChannelStatus, ...] = ()
    link: LinkState = LinkState.CONNECTING
    is_anyone_online: bool | None = None
    busier: tuple[Busier, ...] = ()
    best: dict[str, BestTime] = field(default_factory=dict)
    is_known: bool = False

    def of_kind(self, kind: ChannelKind) -> tuple[ChannelStatus, ...]:
        return tuple(status for status in self.statuses if status.spec.kind is kind)

    def of_id(self, channel_id: str) -> ChannelStatus | None:
        return next((status for status in self.statuses if status.spec.id == channel_id), None)


class BoardReader(QObject):
    """Keeps the board up to date.

    Signals:
        changed: ``board`` is another one.
    """

    changed = Signal()

    def __init__(self, store: ContactStore) -> None:
        super().__init__(store)
        self._store = store
        self.board = ChannelBoard()
        self._alarm = Alarm(store.clock, self.read, self)

    def stop(self) -> None:
        self._alarm.stop()

    def read(self) -> None:
        """Read every channel again; ``changed`` follows when something is different."""
        self._store.latest("contact-channels", lambda _: self._read(), self._on_board, owner=self)

    def _read(self) -> ChannelBoard:
        channels = self._store.service.channels
        statuses = channels.statuses(self._store.preferred_channel)
        best = {
            status.spec.id: found
            for status in statuses
            if status.spec.kind in _TIMED and (found := channels.best_time(status.spec.id)) is not None
        }
        return ChannelBoard(
            statuses, channels.link, channels.is_anyone_online, channels.busier_now(), best, is_known=True
        )

    def _on_board(self, board: ChannelBoard) -> None:
        changes = [status.until for status in board.statuses if status.until is not None]
        fails_from = self._store.service.channels.fails_from()
        self._alarm.set([*changes, *([fails_from] if fails_from is not None else [])])
        if board != self.board:
            self.board = board
            self.changed.emit()
