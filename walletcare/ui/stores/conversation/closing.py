"""The end of a request and what comes after it: asking how it stands, solved, rated, still solved."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from walletcare.safety.verdict import SecretKind
    from walletcare.ui.stores.conversation.open_request import OpenRequest


class Closing:
    """What the user says about where the open request stands."""

    def __init__(self, request: OpenRequest) -> None:
        self._request = request

    def ask_progress(self, done: Callable[[], None], failed: Callable[[Exception], None]) -> None:
        self._request.act_in(
            lambda service, ticket_id: service.ask_progress(ticket_id), lambda _: done(), failed
        )

    def mark_solved(self, done: Callable[[], None] | None = None) -> None:
        self._request.act_in(
            lambda service, ticket_id: service.mark_solved(ticket_id),
            (lambda _: done()) if done is not None else None,
        )

    def rate(
        self,
        value: int,
        reasons: tuple[str, ...],
        comment: str,
        allowed: frozenset[SecretKind],
        done: Callable[[], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self._request.act_in(
            lambda service, ticket_id: service.ratings.rate(ticket_id, value, reasons, comment, allowed),
            lambda _: done(),
            failed,
        )

    def answer_follow_up(self, holds: bool) -> None:
        """Whether it still holds some days later; None: not now."""
        self._request.act_in(lambda service, ticket_id: service.ratings.answer_follow_up(ticket_id, holds))
