"""T25: what a notification server is given: fixed words; when the user wants the text, no markup in it."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from tests.helpers.hostile import markup, sizes
from walletcare.app.upkeep import tray as tray_module
from walletcare.app.upkeep.tray import Tray
from walletcare.domain.reference import Reference
from walletcare.ui.navigation import Destination, PageName

REFERENCE = Reference("WC-7K2F-91")
MOST_LETTERS = 161


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """What Qt is asked to hand to the desktop, (title, text), on a system with a notification area."""
    shown: list[tuple[str, str]] = []

    def show(_: QSystemTrayIcon, title: str, text: str, *_rest: object) -> None:
        shown.append((title, text))

    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: True))
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", show)
    monkeypatch.setattr(QSystemTrayIcon, "show", lambda _: None)  # the offscreen platform has no place for it
    return shown


def badly_told(texts: list[str], given: list[tuple[str, str]]) -> list[str]:
    """Texts that a notification server may read as markup, that run on, or that change the title."""
    tray = Tray(QIcon())
    wrong = []
    for text in texts:
        given.clear()
        tray.tell_reply(REFERENCE, Destination(PageName.REQUESTS), text=text)
        tray.tell_reminder(text, None)
        for title, line in given:
            if set("<>&") & set(line) or "\n" in line or len(line) > MOST_LETTERS:
                wrong.append(f"{text[:60]!r}: {line[:80]!r}")
            if title not in {"You have a new reply", "Reminder"}:
                wrong.append(f"{text[:60]!r}: title {title!r}")
        if len(given) != 2:
            wrong.append(f"{text[:60]!r}: {len(given)} notifications")
    tray.close()
    return wrong


@sizes(60, 600)
def test_no_text_is_markup_for_a_notification_server(
    qtbot: QtBot, given: list[tuple[str, str]], count: int
) -> None:
    assert badly_told(markup(count), given) == []


def test_without_the_users_wish_only_fixed_words_are_given(
    qtbot: QtBot, given: list[tuple[str, str]]
) -> None:
    tray = Tray(QIcon())
    tray.tell_reply(REFERENCE, Destination(PageName.REQUESTS))
    tray.close()
    assert given == [("You have a new reply", f"Open WalletCare to read {REFERENCE}")]


def test_a_build_that_passes_markup_on_is_found(
    qtbot: QtBot, given: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tray_module, "_NO_MARKUP", {})
    assert len(badly_told(markup(60), given)) > 20
