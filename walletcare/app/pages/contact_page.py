"""Puts Contact and Requests together: answers beside what is written, warnings under what arrives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from walletcare.app.services import Services
from walletcare.domain.article import ArticleMeta
from walletcare.domain.language import Language
from walletcare.faq.answers import AnswerKind, InstantAnswers
from walletcare.ui.contact.page import ContactPage
from walletcare.ui.requests.page import RequestsPage
from walletcare.ui.stores.notices import wanted
from walletcare.ui.stores.settings import Key

if TYPE_CHECKING:
    from walletcare.app.program import Program
    from walletcare.app.rooms import Rooms


def make_contact_page(program: Program, services: Services, rooms: Rooms) -> ContactPage:
    instant = InstantAnswers(services.index, services.pack)

    def answers(text: str, language: Language) -> tuple[ArticleMeta, ...]:
        found = instant.answer(text, language)
        if found.kind is not AnswerKind.EXTRACT or found.source is None:
            return ()  # weak guesses beside a worried text would only be in the way
        return (found.source, *(hit.article for hit in found.others))

    page = ContactPage(
        program.navigator,
        rooms.contact,
        answers=answers,
        inbound=services.inbound,
        notices=wanted(services.notices, program.settings),
        mail=rooms.mail,
        open_mail=rooms.links.open_own_mail,
    )

    def show_notices() -> None:
        page.overview.set_notices(wanted(services.notices, program.settings))

    program.settings.changed.connect(lambda key: show_notices() if key == Key.NOTICES else None)
    rooms.content.content_changed.connect(show_notices)
    page.overview.preferred_chosen.connect(
        lambda channel_id: program.settings.set(Key.PREFERRED_CHANNEL, channel_id)
    )
    return page


def make_requests_page(program: Program, services: Services, rooms: Rooms) -> RequestsPage:
    return RequestsPage(program.navigator, rooms.contact, inbound=services.inbound)
