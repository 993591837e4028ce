"""Tells by the notification area that support has replied; what comes in quiet hours is told after them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from walletcare.app.services import Services
from walletcare.app.upkeep.quiet_hours import is_quiet
from walletcare.app.upkeep.tray import Tray
from walletcare.contact.service import ContactService
from walletcare.domain.reference import Reference
from walletcare.domain.ticket import Author, TicketId
from walletcare.ui.navigation import Destination, OpenRequest, PageName
from walletcare.ui.stores.contact import ContactStore
from walletcare.ui.stores.settings import Key

if TYPE_CHECKING:
    from walletcare.app.program import Program


class ReplyTeller(QObject):
    """:meth:`look` is called every minute and after sleep: quiet hours may be over."""

    def __init__(self, program: Program, services: Services, contact: ContactStore, tray: Tray) -> None:
        super().__init__(program)
        self._program, self._services, self._contact, self._tray = program, services, contact, tray
        self._held: dict[TicketId, None] = {}
        contact.reply_arrived.connect(self._on_reply)

    @Slot()
    def look(self) -> None:
        """Tell of requests that got a reply in quiet hours, each once, unless it was read meanwhile."""
        if not self._held or self._is_quiet():
            return
        held, self._held = tuple(self._held), {}
        for ticket_id in held:
            self._tell(ticket_id)

    def _is_quiet(self) -> bool:
        return is_quiet(self._program.settings.text(Key.QUIET_HOURS), self._services.clock.now())

    @Slot(str, str)
    def _on_reply(self, found_id: str, _who: str) -> None:
        ticket_id = TicketId(found_id)
        if self._program.window.isActiveWindow() and self._contact.open_thread == ticket_id:
            return
        if not self._program.settings.flag(Key.NOTIFY_REPLIES):
            return
        if self._is_quiet():
            self._held[ticket_id] = None
        else:
            self._tell(ticket_id, is_new=True)

    def _tell(self, ticket_id: TicketId, *, is_new: bool = False) -> None:
        shows_text = self._program.settings.flag(Key.NOTIFY_CONTENT)

        def read(service: ContactService) -> tuple[str, str]:
            ticket = service.tickets.get(ticket_id)
            if ticket is None or not (is_new or ticket.unread):
                return ("", "")
            messages = service.tickets.messages(ticket.id).messages if shows_text else ()
            theirs = [message.text for message in messages if message.author is Author.AGENT]
            return (str(ticket.reference), theirs[-1] if theirs else "")

        def tell(found: tuple[str, str]) -> None:
            reference, text = found
            if reference:
                leads_to = Destination(PageName.REQUESTS, OpenRequest(ticket_id))
                self._tray.tell_reply(Reference(reference), leads_to, text=text)

        self._contact.act(read, tell, owner=self)
