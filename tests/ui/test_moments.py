"""Times as people say them in a sentence, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from walletcare.domain.language import Language
from walletcare.ui.language import LanguageSwitch
from walletcare.ui.moments import moment_by, moment_inside, moment_on, span_inside
from walletcare.ui.when import moment_text

NOW = datetime(2026, 11, 28, 12).astimezone(UTC)  # noon of this computer: one day everywhere
LATER, TOMORROW = NOW + timedelta(days=2, minutes=30), NOW + timedelta(days=1)


@pytest.fixture
def switch(qtbot: QtBot) -> Iterator[LanguageSwitch]:
    assert QApplication.instance() is not None
    switch = LanguageSwitch()
    try:
        yield switch
    finally:
        switch.remove()


def test_in_english(switch: LanguageSwitch) -> None:
    switch.set(Language.EN)
    assert moment_text(NOW, NOW) == "Today 12:00"
    assert moment_text(LATER, NOW) == "30 Nov, 12:30"
    assert moment_inside(NOW, NOW) == moment_on(NOW, NOW) == "today at 12:00"
    assert moment_inside(LATER, NOW) == "30 Nov at 12:30"
    assert moment_on(LATER, NOW) == "on 30 Nov at 12:30"
    assert moment_by(NOW, NOW) == "12:00 today"
    assert moment_by(TOMORROW, NOW) == "12:00 tomorrow"
    assert moment_by(LATER, NOW) == "30 Nov at 12:30"
    assert span_inside(TOMORROW, TOMORROW + timedelta(hours=2), NOW) == "tomorrow from 12:00 to 14:00"
    assert span_inside(LATER, LATER + timedelta(hours=2), NOW) == "on 30 Nov from 12:30 to 14:30"


def test_in_chinese(switch: LanguageSwitch) -> None:
    switch.set(Language.ZH)
    assert moment_text(LATER, NOW) == "11 月 30 日 12:30"
    assert moment_inside(NOW, NOW) == moment_on(NOW, NOW) == "今天 12:00"
    assert moment_inside(LATER, NOW) == moment_on(LATER, NOW) == " 11 月 30 日 12:30"
    assert moment_by(NOW, NOW) == "今天 12:00"
    assert moment_by(LATER, NOW) == " 11 月 30 日 12:30"
    assert span_inside(TOMORROW, TOMORROW + timedelta(hours=2), NOW) == "明天 12:00–14:00"
