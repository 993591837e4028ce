"""What the parts of an open conversation share: the request that is open, and the way to the service."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from walletcare.domain.errors import StoreError

if TYPE_CHECKING:
    from walletcare.contact.service import ContactService
    from walletcare.domain.ticket import TicketId
    from walletcare.ui.stores.contact import ContactStore


class OpenRequest(QObject):
    """The request that is open, None when none is; what is asked for it runs in the store lane."""

    def __init__(self, store: ContactStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store = store
        self.ticket_id: TicketId | None = None

    def act(
        self,
        work: Callable[[ContactService], object],
        done: Callable[..., None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        owner: QObject | None = None,
    ) -> None:
        """Do something that needs no open request."""
        self.store.act(work, done, failed, owner=owner or self)

    def act_in(
        self,
        work: Callable[[ContactService, TicketId], object],
        done: Callable[..., None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        owner: QObject | None = None,
    ) -> None:
        """Do something in the open request; nothing happens while none is open."""
        ticket_id = self.ticket_id
        if ticket_id is not None:
            self.act(lambda service: work(service, ticket_id), done, failed, owner)

    def on_not_kept(self, error: Exception) -> None:
        """What is being typed could not be stored. That a secret stands in it, the page says already."""
        if isinstance(error, StoreError):
            self.store.tell_failure(error)


def told_elsewhere(_error: Exception) -> None:
    """The page shows it already, or nothing depends on it."""
