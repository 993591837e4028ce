"""Puts the Safety page together: the check of a quoted case reads the user's own requests."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING

from walletcare.app.services import Services
from walletcare.domain.reference import parse_reference
from walletcare.ui.safety.page import CaseQuote, SafetyPage

if TYPE_CHECKING:
    from walletcare.app.program import Program

_REFERENCE = re.compile(r"WC[-– ]?[0-9A-Za-z]{4}[-– ]?[0-9A-Za-z]{2}", re.IGNORECASE)


def make_safety_page(program: Program, services: Services) -> SafetyPage:
    def find_case(text: str, answer: Callable[[CaseQuote], None]) -> None:
        program.tasks.store(lambda _: quoted_case(services, text), answer, owner=program)

    return SafetyPage(
        program.navigator, services.checker, services.brand, services.guard, program.tasks, find_case
    )


def quoted_case(services: Services, text: str) -> CaseQuote:
    """The case of this user that ``text`` quotes, one with its code before one without."""
    # Full-width letters and other forms of the same symbols read as the plain ones.
    plain = unicodedata.normalize("NFKC", text).upper()
    best = CaseQuote()
    for match in _REFERENCE.finditer(plain):
        reference = parse_reference(match.group())
        ticket_id = None if reference is None else services.contact.tickets.find(reference)
        detail = None if ticket_id is None else services.contact.tickets.detail(ticket_id)
        if detail is None:
            continue
        quote = CaseQuote(detail.ticket.reference, has_code=detail.case_code.upper() in plain)
        if quote.has_code:
            return quote
        best = quote if best.reference is None else best
    return best
