"""Puts the Contact page together: answers of the FAQ beside what is written, warnings under what arrives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from walletcare.app.services import Services
from walletcare.domain.article import ArticleMeta
from walletcare.domain.language import Language, LocalText
from walletcare.faq.answers import AnswerKind, InstantAnswers
from walletcare.safety.inbound import warnings
from walletcare.ui.contact.page import ContactPage

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

    def inbound(text: str) -> tuple[LocalText, ...]:
        return tuple(
            LocalText(f"{warning.title.zh}。{warning.advice.zh}", f"{warning.title.en}. {warning.advice.en}")
            for warning in warnings(text, services.checker)
        )

    return ContactPage(
        program.navigator, rooms.contact, answers=answers, inbound=inbound, notices=services.pack.notices()
    )
