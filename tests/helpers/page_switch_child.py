"""One program in a process of its own, whose pages are opened for the first time, and then again.

``python -m tests.helpers.page_switch_child LANGUAGE THEME [ahead]`` writes one JSON object: for each page the
processor time (ms) of every turn of the event loop in its first opening and the median of all turns together
later; the same of a bare stack; and the memory that was written before and after the pages were got ready.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from statistics import median

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QMainWindow, QStackedWidget

from tests.helpers.frame_watch import Frames, watched
from walletcare.app.bench.process import anonymous_mb
from walletcare.app.tour.stage import Stage, open_stage
from walletcare.domain.language import Language
from walletcare.infra.clock import SystemClock
from walletcare.ui.navigation import PageName
from walletcare.ui.qt_start import make_application
from walletcare.ui.stores.settings import Key
from walletcare.ui.theme import theme

PAGES = tuple(name for name in PageName if name not in (PageName.HOME, PageName.GALLERY))
TIMES = 6
_SIZE = (1280, 800)


class BareStack(QMainWindow):
    """Two labels in a stack: the least that a change of page can cost."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(*_SIZE)
        self._stack = QStackedWidget()
        for text in ("第一页", "第二页"):
            self._stack.addWidget(QLabel(text))
        self.setCentralWidget(self._stack)
        self.show()

    def turn(self) -> None:
        self._stack.setCurrentIndex(1 - self._stack.currentIndex())


def rest(stage: Stage) -> None:
    """Let everything that was put off for a moment happen, the views that a page builds later too."""
    ends_at = time.monotonic() + 1.0
    while time.monotonic() < ends_at or not stage.program.tasks.is_idle:
        QCoreApplication.processEvents()
        time.sleep(0.002)


def measure(language: Language, look: str, *, is_ahead: bool) -> dict[str, object]:
    with open_stage(language, clock=SystemClock()) as stage:
        program = stage.program
        program.settings.set(Key.THEME, look)
        program.window.resize(*_SIZE)
        rest(stage)
        # As the program does once it has started.
        gc.collect()
        gc.freeze()
        gc.disable()
        before_mb = anonymous_mb(os.getpid())
        pieces: list[float] = []
        if is_ahead:
            for name in PAGES:
                for _ in timed(program.window.shelf.make_ready(name).__next__, pieces):
                    QCoreApplication.processEvents()
        rest(stage)
        gc.collect()
        after_mb = anonymous_mb(os.getpid())
        bare = BareStack()
        rest(stage)
        least = [sum(watched(bare.turn, lambda: True).lengths) for _ in range(TIMES)]
        bare.close()

        def is_there() -> bool:
            return program.tasks.is_idle and not program.window.is_page_coming

        def turn_to(name: PageName) -> Frames:
            return watched(lambda: program.navigator.open_page(name), is_there)

        first: dict[str, list[float]] = {}
        for name in PAGES:
            first[name] = turn_to(name).lengths
            rest(stage)
        again: dict[str, list[float]] = {name: [] for name in PAGES}
        for _ in range(TIMES):
            for name in PAGES:
                again[name].append(sum(turn_to(name).lengths))
        return {
            "first": first,
            "again": {name: median(all_turns) for name, all_turns in again.items()},
            "pieces": pieces,
            "bare": median(least),
            "grown_mb": after_mb - before_mb,
        }


def timed(step: Callable[[], None], lengths: list[float]) -> Iterator[None]:
    """Yield after each step, until there is none, and note how long it took."""
    while True:
        started = time.thread_time()
        try:
            step()
        except StopIteration:
            return
        finally:
            lengths.append((time.thread_time() - started) * 1000)
        yield


def main() -> None:
    app = make_application()
    theme().install(app)
    language, look, *rest_of = sys.argv[1:]
    figures = measure(Language(language), look, is_ahead="ahead" in rest_of)
    print(json.dumps(figures))  # noqa: T201 - what it is for


if __name__ == "__main__":
    main()
