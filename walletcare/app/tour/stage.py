"""The demo in a folder of its own, led from scene to scene."""

from __future__ import annotations

import gc
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from shiboken6 import isValid

from walletcare.app.program import Program
from walletcare.app.rooms import Rooms
from walletcare.app.services import Services
from walletcare.app.start.brand_choice import StartOptions
from walletcare.app.tour.keys import TourKeyring
from walletcare.app.tour.story import StoryError, Told, tell_story
from walletcare.app.tour.story_lines import BEGINS, POSIX_ZONE
from walletcare.content.pack import Pack
from walletcare.domain.chat import LinkState
from walletcare.domain.clock import Clock
from walletcare.domain.language import Language
from walletcare.infra.held_clock import HeldClock
from walletcare.infra.paths import built_dir
from walletcare.ui.components import InnerDialog
from walletcare.ui.page import Page
from walletcare.ui.stores.settings import Key, SettingsStore
from walletcare.ui.theme import theme
from walletcare.ui.tour import USUAL_SIZE

P = TypeVar("P", bound=Page)

_LIMIT_MS = 120_000
_STEP_MS = 20
_SOON_MS = 1000
"""A timer that is due within this is work under way; a later one looks after something, as polling does."""
_ZONE_VARIABLE = "TZ"


@dataclass
class Stage:
    """A running program that nobody touches, and what a scene needs of it."""

    program: Program
    language: Language
    failed: list[Exception] = field(default_factory=list)
    told: Told | None = None
    is_cut_off: bool = False
    """The server was ended on purpose."""
    endings: list[Callable[[], None]] = field(default_factory=list)
    """What a scene holds up, to be let go before the next one."""

    @property
    def services(self) -> Services:
        services = self.program.services
        if services is None:
            raise StoryError("the demo did not start")
        return services

    @property
    def rooms(self) -> Rooms:
        rooms = self.program.rooms
        if rooms is None:
            raise StoryError("the demo did not start")
        return rooms

    @property
    def story(self) -> Told:
        if self.told is None:
            raise StoryError("the story was not told")
        return self.told

    def words(self, zh: str, en: str) -> str:
        """What the user of this language would write."""
        return zh if self.language is Language.ZH else en

    def page(self, kind: type[P]) -> P:
        """The page in front.

        Raises:
            StoryError: Another page is in front.
        """
        page = self.program.window.current_page
        if not isinstance(page, kind):
            raise StoryError(f"{type(page).__name__} instead of {kind.__name__}")
        return page

    def is_at_rest(self) -> bool:
        """Fit for a picture: nothing is under way or put off for a moment, and the app knows who is there."""
        channels = self.services.contact.channels
        is_linked = channels.link is LinkState.LIVE and channels.is_anyone_online is not None
        if not self.program.tasks.is_idle or not (is_linked or self.is_cut_off):
            return False
        return not any(
            timer.isActive() and timer.isSingleShot() and timer.remainingTime() < _SOON_MS
            for timer in _our_timers()
        )

    def wait(self, condition: Callable[[], object], what: str) -> None:
        """Run the event loop until ``condition`` holds; nobody presses anything meanwhile.

        Raises:
            StoryError: It never did, or the program failed; names ``what``.
        """
        for _ in range(_LIMIT_MS // _STEP_MS):
            if self.failed:
                raise StoryError(f"{type(self.failed[0]).__name__}: {self.failed[0]}")
            if condition():
                return
            loop = QEventLoop()
            QTimer.singleShot(_STEP_MS, loop.quit)
            loop.exec()
        raise StoryError(f"waited in vain for: {what}")

    def tidy(self) -> None:
        """Close what the last scene opened over the page; every scene begins in the usual window."""
        window = self.program.window
        theme().set_text_scale(100)
        window.resize(*USUAL_SIZE)
        for ending in self.endings:
            ending()
        self.endings.clear()
        for dialog in window.findChildren(InnerDialog):
            if dialog.isVisible():
                dialog.close_with("")
        window.search.close_popup()
        window.toast.hide()

    def tell(self) -> None:
        """Let the story be told: its requests are there afterwards."""
        told: list[Told] = []
        services, language = self.services, self.language
        self.program.tasks.store(
            lambda _: tell_story(services, language), told.append, self.failed.append, owner=self.program
        )
        self.wait(lambda: told, "the story")
        self.told = told[0]
        self.rooms.clock_moved()
        self.wait(self.is_at_rest, "the app to be at rest")


@contextmanager
def story_zone() -> Iterator[None]:
    """Times are shown in the zone of the story's user meanwhile, where the system lets a program choose."""
    if not hasattr(time, "tzset"):
        yield
        return
    before = os.environ.get(_ZONE_VARIABLE)
    os.environ[_ZONE_VARIABLE] = POSIX_ZONE
    time.tzset()
    try:
        yield
    finally:
        if before is None:
            del os.environ[_ZONE_VARIABLE]
        else:
            os.environ[_ZONE_VARIABLE] = before
        time.tzset()


@contextmanager
def open_stage(
    language: Language, *, clock: Clock | None = None, scenario: str = "default"
) -> Iterator[Stage]:
    """Start the demo with an empty store; everything of it is gone afterwards.

    Args:
        clock: Without one, time stands where the story begins, and goes on as it is told.

    Raises:
        StoryError: It did not start.
    """
    with (
        story_zone() if clock is None else nullcontext(),
        tempfile.TemporaryDirectory(prefix="walletcare-tour-", ignore_cleanup_errors=True) as folder,
    ):
        start = StartOptions(is_demo=True, data_dir=Path(folder), scenario=scenario)
        settings = SettingsStore(None)
        settings.set(Key.LANGUAGE, str(language))
        pack = Pack.open(built_dir() / "pack.db")
        program = Program(
            start,
            pack,
            clock or HeldClock(BEGINS),
            settings,
            secrets=TourKeyring(),
            draw=Random(0).randrange,  # noqa: S311 - the same references each time; nobody is kept out by them
        )
        stage = Stage(program, language)
        program.failed.connect(stage.failed.append)
        program.tasks.unhandled.connect(stage.failed.append)
        try:
            program.show()
            stage.wait(lambda: program.rooms is not None, "the start")
            yield stage
        finally:
            stage.tidy()
            program.switch.remove()
            program.close()
            program.window.close()
            program.window.deleteLater()
            # Gone before the next program changes the language: its pages would ask a pack that is closed.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _our_timers() -> list[QTimer]:
    """The timers made here. Not ``findChildren``: to find them that has the bindings wrap every child of the
    window, also what Qt made for itself and takes apart at any moment."""
    # By its type: to be asked what it is an instance of, a weak reference asks what may be gone.
    return [one for one in gc.get_objects() if issubclass(type(one), QTimer) and isValid(one)]
