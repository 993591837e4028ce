"""What is to be said of a message of support: the rules of this wallet, for every place that shows one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from walletcare.safety.incoming.inbound import warnings
from walletcare.safety.incoming.signed_reply import read_signed_reply
from walletcare.ui.contact.inbound import InboundCheck, InboundView

if TYPE_CHECKING:
    from walletcare.app.services import Services
    from walletcare.domain.ticket import Message


def inbound_check(services: Services) -> InboundCheck:
    """Reads a message of support: warnings under it, and its signature by the keys of the brand."""

    def check(message: Message, reference: str) -> InboundView:
        signed = read_signed_reply(message.text, reference, services.brand.reply_keys, message.at)
        return InboundView(signed.text, warnings(signed.text, services.checker), signed.standing)

    return check
