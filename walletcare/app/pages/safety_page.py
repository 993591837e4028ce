"""Puts the Safety page together: the check of a quoted case reads the user's own requests."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING

from walletcare.domain.language import LocalText
from walletcare.safety.incoming.casecode import CaseCodeVerdict, check_case_code, quoted_references
from walletcare.ui.safety.page import CaseQuote, SafetyPage

if TYPE_CHECKING:
    from walletcare.app.local_services import LocalServices
    from walletcare.app.program import Program
    from walletcare.app.services import Services
    from walletcare.contact.following.tickets import TicketDetail
    from walletcare.domain.reference import Reference


_UNREADABLE = LocalText(
    "你的请求现在打不开，没法核对这个编号。",
    "Your requests can’t be opened now, so this reference can’t be compared with them.",
)


def make_safety_page(program: Program, local: LocalServices) -> SafetyPage:
    def find_case(text: str, answer: Callable[[CaseQuote], None]) -> None:
        program.tasks.store(lambda _: quoted_case(program.built, text), answer, owner=program)

    return SafetyPage(program.navigator, local.checker, local.brand, local.guard, program.tasks, find_case)


def quoted_case(services: Services | None, text: str) -> CaseQuote:
    """The case of this user that ``text`` quotes, one with its code before one without; else why it is none
    of theirs. In the store's lane; without services no request of theirs can be read, and it says so."""
    if services is None:
        return CaseQuote(why_not=_UNREADABLE)
    # Full-width letters and other forms of the same symbols read as the plain ones.
    plain = unicodedata.normalize("NFKC", text).upper()
    tickets = services.contact.tickets
    own: dict[Reference, TicketDetail] = {}
    for reference in quoted_references(text):
        ticket_id = tickets.find(reference)
        detail = None if ticket_id is None else tickets.detail(ticket_id)
        if detail is not None:
            own[reference] = detail
    for reference, detail in own.items():
        if detail.case_code.upper() in plain:
            return CaseQuote(reference, has_code=True)
    finished = {reference for reference, detail in own.items() if detail.ticket.stage.is_finished}
    check = check_case_code(text, own.keys() - finished, finished)
    if check.verdict in {CaseCodeVerdict.OPEN, CaseCodeVerdict.CLOSED}:
        return CaseQuote(check.reference)
    return CaseQuote(why_not=check.text)
