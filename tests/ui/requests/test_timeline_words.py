"""A step that was only seen here is told as "about", in words that fit the middle of a line."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.contact import contact_desk
from walletcare.contact.following.stages import Step, StepState, TimelineStep
from walletcare.domain.language import Language
from walletcare.ui.language import LanguageSwitch
from walletcare.ui.requests.timeline_words import timeline_words

NOW = datetime(2026, 11, 28, 12).astimezone(UTC)  # noon of this computer: one day everywhere


@pytest.mark.parametrize(
    ("language", "days", "words"),
    [
        (Language.EN, 0, "about today at 12:00"),
        (Language.EN, 1, "about yesterday at 12:00"),
        (Language.ZH, 0, "约今天 12:00"),
        (Language.ZH, 5, "约 11 月 23 日 12:00"),
    ],
)
def test_about_a_moment(qtbot: QtBot, language: Language, days: int, words: str) -> None:
    assert QApplication.instance() is not None
    switch = LanguageSwitch()
    switch.set(language)
    try:
        with contact_desk() as desk:
            ticket = desk.service.submit(desk.service.drafts.new("refund", text="Where is it"))
            at = NOW - timedelta(days=days)
            step = TimelineStep(Step.SOLVED, StepState.DONE, at, is_exact=False)
            assert timeline_words(ticket, (step,), NOW)[0].note == words
    finally:
        switch.remove()
