"""The whole program in a window of the test: the demo brand, its desk, the shipped pack, a store on disk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from walletcare.app.program import Program
from walletcare.app.rooms import Rooms
from walletcare.app.services import Services
from walletcare.app.start.brand_choice import StartOptions, brand_id_of
from walletcare.app.start.edition import pack_candidates
from walletcare.app.tour.keys import TourKeyring
from walletcare.content.pack import Pack
from walletcare.domain.clock import Clock
from walletcare.domain.errors import StoreError
from walletcare.domain.secret import SecretStore
from walletcare.infra.clock import SystemClock
from walletcare.infra.paths import DataPaths
from walletcare.ui.components import Button, PlainLabel
from walletcare.ui.navigation import PageName
from walletcare.ui.page import Page
from walletcare.ui.stores.settings import Key, SettingsStore

P = TypeVar("P", bound=Page)
WAIT_MS = 60_000
"""Far more than any of it takes: a machine may be slow and busy, and nothing here is measured."""


_SCHEMES = ("https", "http", "mailto")


class Browser(QObject):
    """Stands where the system's browser and mail program stand: Qt hands it what is opened."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, address: QUrl) -> None:
        self.opened.append(address.toString(QUrl.ComponentFormattingOption.FullyEncoded))


@dataclass
class ProgramWindow:
    """The running program, and what a user does with it.

    Attributes:
        problems: What failed. A test that expects some takes them out; the rest fails it at the end.
    """

    bot: QtBot
    program: Program
    browser: Browser
    problems: list[Exception]

    @property
    def rooms(self) -> Rooms:
        assert self.program.rooms is not None
        return self.program.rooms

    @property
    def services(self) -> Services:
        assert self.program.services is not None
        return self.program.services

    def page(self, kind: type[P]) -> P:
        """The page in front."""
        page = self.program.window.current_page
        assert isinstance(page, kind)
        return page

    def name(self) -> PageName:
        name = self.program.window.current_name
        assert name is not None
        return name

    def wait(self, condition: Callable[[], object]) -> None:
        self.bot.waitUntil(lambda: bool(condition()), timeout=WAIT_MS)

    def press(self, words: str, place: QWidget | None = None) -> None:
        """Press the button with these words as soon as it is to be seen."""
        inside = place or self.program.window

        def found() -> list[Button]:
            buttons = inside.findChildren(Button)
            return [b for b in buttons if b.label == words and b.isVisible() and b.isEnabled()]

        self.wait(found)
        found()[0].click()

    def shows(self, words: str, place: QWidget | None = None) -> bool:
        """Whether a visible label holds these words."""
        inside = place or self.program.window
        return any(words in label.text() and label.isVisible() for label in inside.findChildren(PlainLabel))


class MovedClock(SystemClock):
    """The system's clock, put forward by a test."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def now(self) -> datetime:
        return super().now() + self.ahead


def until_hour(hour: int, zone: ZoneInfo) -> timedelta:
    """How long it is from now until ``hour`` o'clock in ``zone``: opening hours at any time of day."""
    now = datetime.now(tz=zone)
    moment = now.replace(hour=hour, minute=0, second=0, microsecond=0)
    return (moment if moment > now else moment + timedelta(days=1)) - now


@contextmanager
def program_window(
    bot: QtBot,
    folder: Path,
    language: str = "en",
    *,
    clock: Clock | None = None,
    secrets: SecretStore | None = None,
    brand: Path | None = None,
    is_whole: bool = True,
    scenario: str = "default",
) -> Iterator[ProgramWindow]:
    """Start the program, wait until every page can be opened, and end it as a user's quitting does.

    Args:
        secrets: Keep the same one to open the same store again: a restart.
        brand: Another brand file than the demo's, and no demo then.
        is_whole: False: only until the pages can be opened that need no store.
        scenario: What the demo's desk plays.
    """
    options = StartOptions(is_demo=brand is None, brand_file=brand, data_dir=folder, scenario=scenario)
    paths = DataPaths.for_brand(brand_id_of(options), folder)
    settings = SettingsStore(None)
    settings.set(Key.LANGUAGE, language)
    pack = Pack.open_quick(pack_candidates(options, paths))
    program = Program(options, pack, clock or SystemClock(), settings, secrets=secrets or TourKeyring())
    problems: list[Exception] = []
    program.failed.connect(problems.append)

    def note(error: Exception) -> None:
        if not isinstance(error, StoreError):  # which the window tells its user
            problems.append(error)

    program.tasks.unhandled.connect(note)
    opened = ProgramWindow(bot, program, Browser(), problems)
    try:
        program.show()
        opened.wait(lambda: (program.rooms if is_whole else program.local_rooms) is not None or problems)
        assert not (is_whole and problems)
        for scheme in _SCHEMES:
            QDesktopServices.setUrlHandler(scheme, opened.browser, "open")  # type: ignore[arg-type]  # the stub says bytes, the call takes text
        yield opened
    finally:
        for scheme in _SCHEMES:
            QDesktopServices.unsetUrlHandler(scheme)
        program.switch.remove()
        is_clean = program.close()
        program.window.close()
        program.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert is_clean, "a worker did not end in time"
    assert not problems
