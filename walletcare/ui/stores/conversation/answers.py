"""Answers to what support asks in a message: a choice, or a form as it is filled in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from walletcare.domain.interactive import Option
    from walletcare.domain.ticket import MessageId
    from walletcare.safety.verdict import SecretKind
    from walletcare.ui.stores.conversation.open_request import OpenRequest

_SAVE_MS = 600
Failed = Callable[[Exception], None]
Typed = tuple[dict[str, str], "frozenset[SecretKind]"]


class AnswersGiven(QObject):
    """Sends answers; keeps what is typed into forms, like every other draft."""

    def __init__(self, request: OpenRequest, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._request = request
        self._typed: dict[MessageId, Typed] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.flush)

    def choose(self, message_id: MessageId, option: Option, failed: Failed) -> None:
        """Choose an option; the choices stay disabled until the answer has arrived or was refused."""
        self._request.act_in(
            lambda service, ticket_id: service.answers.choose(ticket_id, message_id, option), failed=failed
        )

    def ask_for_person(self, failed: Failed) -> None:
        """Ask an automatic assistant for a person."""
        self._request.act_in(lambda service, ticket_id: service.ask_for_person(ticket_id), failed=failed)

    def submit(
        self,
        message_id: MessageId,
        values: Mapping[str, str],
        allowed: frozenset[SecretKind],
        failed: Failed,
        owner: QObject,
    ) -> None:
        """Send a form; ``failed`` says what stands in the way, as long as ``owner`` is there."""
        typed = self._typed.pop(message_id, None)

        def not_sent(error: Exception) -> None:
            if typed is not None:
                self._typed.setdefault(message_id, typed)
            failed(error)

        self._request.act_in(
            lambda service, ticket_id: service.answers.submit(ticket_id, message_id, values, allowed=allowed),
            failed=not_sent,
            owner=owner,
        )

    def note(self, message_id: MessageId, values: Mapping[str, str], allowed: frozenset[SecretKind]) -> None:
        """What stands in a form now: kept a moment later."""
        self._typed[message_id] = (dict(values), allowed)
        self._timer.start(_SAVE_MS)

    def typed(self, message_id: MessageId) -> Mapping[str, str] | None:
        """What was typed and is not in the store yet; None when nothing is."""
        found = self._typed.get(message_id)
        return found[0] if found is not None else None

    def flush(self) -> None:
        """Keep what is being filled in now."""
        self._timer.stop()
        for message_id, typed in self._typed.items():
            self._keep(message_id, typed)

    def _keep(self, message_id: MessageId, typed: Typed) -> None:
        values, allowed = typed

        def kept(_: None) -> None:
            if self._typed.get(message_id) is typed:
                del self._typed[message_id]

        # What is not kept stays here for this run.
        self._request.store.act(
            lambda service: service.answers.keep_typed(message_id, values, allowed),
            kept,
            self._request.on_not_kept,
            owner=self._request.store,
        )
