"""The menu in the head of a conversation: what else can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from walletcare.contact.ways.ladder import Way
from walletcare.domain.channel import ChannelKind
from walletcare.ui.components import ButtonKind, InnerDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from walletcare.domain.ticket import Ticket
    from walletcare.ui.contact.transcript import Keeper
    from walletcare.ui.navigation import Navigator
    from walletcare.ui.stores.conversation import ConversationStore

_WAYS = {"email": Way.EMAIL, "social": Way.SOCIAL, "carry": Way.CARRY}


class ChatMenu(QObject):
    """Signals: ``way_chosen`` (a :class:`Way`), ``search_wanted``."""

    way_chosen = Signal(object)
    search_wanted = Signal()

    def __init__(
        self, navigator: Navigator, conversation: ConversationStore, keeper: Keeper, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._navigator, self._conversation, self._keeper = navigator, conversation, keeper
        self._over = parent

    def entries(self, ticket: Ticket, kind: ChannelKind) -> list[tuple[str, str]]:
        """(key, words) for a request that is on ``kind`` now."""
        entries = [
            ("search", self.tr("Search in this conversation")),
            ("details", self.tr("Show the whole request")),
            ("text", self.tr("Save as text…")),
            ("pdf", self.tr("Save as PDF…")),
        ]
        is_open = not ticket.stage.is_finished
        if is_open and kind is ChannelKind.CHAT:
            entries.append(("email", self.tr("Continue by email")))
        if is_open:
            entries.append(("social", self.tr("Use a social account")))
        entries.append(("carry", self.tr("Take everything with me")))
        if is_open:
            entries.append(("solved", self.tr("Mark as solved")))
        return entries

    def choose(self, key: str) -> None:
        """Do what the entry says."""
        ticket_id = self._conversation.ticket_id
        if ticket_id is None:
            return
        if key in _WAYS:
            self.way_chosen.emit(_WAYS[key])
            return
        match key:
            case "search":
                self.search_wanted.emit()
            case "details":
                self._navigator.open_request(ticket_id)
            case "text":
                self._keeper.save_text()
            case "pdf":
                self._keeper.save_pdf()
            case "solved":
                self.ask_solved()
            case _:
                pass

    def ask_solved(self) -> None:
        """Ask once before the request is closed."""
        dialog = InnerDialog(self._over, "", " ")
        no = dialog.add_button("no", "")
        yes = dialog.add_button("yes", "", ButtonKind.PRIMARY, "circle-check")

        def say() -> None:
            dialog.set_texts(
                self.tr("Is it solved?"),
                self.tr("You leave the queue and the request is closed. Writing here opens it again."),
            )
            no.set_label(self.tr("Not yet"))
            yes.set_label(self.tr("Mark as solved"))

        dialog.say_with(say)
        dialog.chosen.connect(lambda key: self._conversation.closing.mark_solved() if key == "yes" else None)
        dialog.open()
