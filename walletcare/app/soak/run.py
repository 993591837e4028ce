"""The soak with and without a window."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from walletcare.app.headless import Headless, headless
from walletcare.app.services import Services
from walletcare.app.soak.day import Driver, Life
from walletcare.app.soak.weigh import Weight, WindowCount, weigh
from walletcare.domain.language import Language
from walletcare.infra.debug_clock import DebugClock

if TYPE_CHECKING:
    from walletcare.app.tour.stage import Stage

SPEED = 50.0
_SEED = 8
_LONGEST_STEP_S = 3600.0


@dataclass
class HandDriven:
    """Without a window."""

    app: Headless

    @property
    def services(self) -> Services:
        return self.app.services

    def wait(self, condition: Callable[[], object], what: str) -> None:
        self.app.wait(condition, what, skips=True)

    def turn(self, seconds: float) -> None:
        self.app.turn(seconds)

    def visit(self, number: int) -> None:
        """There is nothing to look at."""

    def rest(self) -> None:
        """Whatever it does is done when it returns."""


@dataclass
class Windowed:
    """With a window, whose own timers deliver and read."""

    stage: Stage
    clock: DebugClock

    @property
    def services(self) -> Services:
        return self.stage.services

    def wait(self, condition: Callable[[], object], what: str) -> None:
        def holds() -> bool:
            if condition():
                return True
            due = self.services.contact.deliver_due()
            ahead_s = (due - self.clock.now()).total_seconds() if due is not None else 0.0
            if 0 < ahead_s <= _LONGEST_STEP_S:
                self.turn(ahead_s)
            return False

        self.stage.wait(holds, what)

    def turn(self, seconds: float) -> None:
        if self.services.desk is not None:
            self.services.desk.control.move_clock(by_s=seconds)
        self.services.contact.wake()

    def visit(self, number: int) -> None:
        from walletcare.ui.rail import ITEMS

        window = self.stage.program.window
        for name in ITEMS:
            self.stage.program.navigator.open_page(name)
            self.stage.wait(lambda name=name: window.current_name is name, name.value)  # type: ignore[misc]  # mypy infers no lambda that binds a default

    def rest(self) -> None:
        """Close what opened by itself, go home, and let what was taken off the pages be deleted."""
        from PySide6.QtCore import QCoreApplication, QEvent

        from walletcare.ui.components import InnerDialog
        from walletcare.ui.navigation import PageName

        program = self.stage.program
        for dialog in program.window.findChildren(InnerDialog):
            dialog.close_with("")
        program.navigator.open_page(PageName.HOME)
        self.stage.wait(lambda: program.window.current_name is PageName.HOME, "Home")
        self.stage.wait(lambda: program.tasks.is_idle, "a quiet evening")
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def count(self) -> WindowCount:
        from PySide6.QtCore import QObject, QTimer
        from PySide6.QtWidgets import QApplication

        program = self.stage.program
        held = [*program.findChildren(QObject), *program.window.findChildren(QObject)]
        timers = sum(isinstance(one, QTimer) and one.isActive() for one in held)
        return WindowCount(timers, len(QApplication.allWidgets()), len(held))


def soak(days: int, *, has_window: bool) -> Iterator[Weight]:
    """Live ``days`` days; a weight after each."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="walletcare-soak-")))
        driver: Driver
        count = None
        if has_window:
            driver = _windowed(stack)
            count = driver.count
        else:
            app = stack.enter_context(headless(folder, scenario="agent-silent", speed=SPEED))
            app.connect()
            app.wait(lambda: app.is_live, "a live link")
            driver = HandDriven(app)
        life = Life(driver, Random(_SEED))  # noqa: S311 - the same days every time
        for day in range(1, days + 1):
            life.live_one()
            yield weigh(day, count)


def _windowed(stack: ExitStack) -> Windowed:
    from walletcare.app.tour.stage import open_stage
    from walletcare.ui.qt_start import make_application
    from walletcare.ui.theme import theme

    theme().install(make_application())
    clock = DebugClock()
    stage = stack.enter_context(open_stage(Language.ZH, clock=clock, scenario="agent-silent"))
    stage.program.window.resize(1280, 800)
    return Windowed(stage, clock)
