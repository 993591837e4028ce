"""What is to be said of a message of support: the rules of this wallet, for every place that shows one."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from walletcare.safety.incoming.inbound import warnings
from walletcare.safety.incoming.signed_reply import read_signed_reply
from walletcare.ui.contact.inbound import InboundCheck, InboundView
from walletcare.ui.stores.conversation.state import PAGE

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from walletcare.domain.brand import Brand
    from walletcare.domain.ticket import Message
    from walletcare.safety.official.checker import OfficialChecker

_KEPT = 3 * PAGE
"""Contact and Requests may show two requests, and Home has three more."""


def inbound_check(brand: Brand, checker: Callable[[], OfficialChecker]) -> InboundCheck:
    """Reads a message of support: warnings under it, and its signature by the keys of ``brand``.

    What was said of the last messages is remembered: a page asks for the same ones after every change, and
    ten thousand characters take as long to read as a frame.
    """

    @lru_cache(_KEPT)
    def view(text: str, reference: str, at: datetime) -> InboundView:
        signed = read_signed_reply(text, reference, brand.reply_keys, at)
        return InboundView(signed.text, warnings(signed.text, checker()), signed.standing)

    def check(message: Message, reference: str) -> InboundView:
        return view(message.text, reference, message.at)

    return check
