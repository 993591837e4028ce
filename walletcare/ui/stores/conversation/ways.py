"""The ways on for the open request: waiting, email, an official account, a file to carry."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from walletcare.contact.ways.handover import CarryFile, MailHandover, SocialHandover
    from walletcare.safety.verdict import SecretKind
    from walletcare.ui.stores.conversation.open_request import OpenRequest


class WaysOn:
    """Takes the way the user chose; nothing moves by itself."""

    def __init__(self, request: OpenRequest) -> None:
        self._request = request

    def keep_waiting(self) -> None:
        self._request.act_in(lambda service, ticket_id: service.ladder.keep_waiting(ticket_id))

    def continue_conversation(self) -> None:
        """Go on in a new conversation after the server forgot the old one."""
        self._request.act_in(lambda service, ticket_id: service.continue_conversation(ticket_id))

    def email_preview(self, extra: str, *, with_record: bool, done: Callable[[str], None]) -> None:
        """The mail, word for word, as it would be sent."""
        self._request.act_in(
            lambda service, ticket_id: service.ladder.email_preview(
                ticket_id, extra, with_record=with_record
            ),
            done,
        )

    def to_email(
        self,
        extra: str,
        *,
        with_record: bool,
        allowed: frozenset[SecretKind],
        done: Callable[[MailHandover | None], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Go on by email; ``done`` gets what has to be sent by hand, None when it leaves from here."""
        self._request.act_in(
            lambda service, ticket_id: service.ladder.to_email(
                ticket_id, extra, with_record=with_record, allowed=allowed
            ),
            done,
            failed,
        )

    def handover(self, done: Callable[[MailHandover | None], None]) -> None:
        """The mail that waits to be sent by hand."""
        self._request.act_in(lambda service, ticket_id: service.ladder.handover(ticket_id), done)

    def confirm_sent(self) -> None:
        """The user has sent it with another program."""
        self._request.act_in(lambda service, ticket_id: service.ladder.confirm_sent(ticket_id))

    def to_social(
        self,
        channel_id: str,
        done: Callable[[SocialHandover], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self._request.act_in(
            lambda service, ticket_id: service.ladder.to_social(ticket_id, channel_id), done, failed
        )

    def carry(self, done: Callable[[CarryFile], None], failed: Callable[[Exception], None]) -> None:
        """The whole request as one file and a sheet to print."""
        self._request.act_in(lambda service, ticket_id: service.ladder.carry(ticket_id), done, failed)
