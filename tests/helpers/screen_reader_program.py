"""The program for the screen-reader test: shows scene after scene, each until a line comes in.

python -m tests.helpers.screen_reader_program LANGUAGE SCENE...
"""

from __future__ import annotations

import sys
import threading

from PySide6.QtCore import QEventLoop, QTimer

from walletcare.app.tour.run import play
from walletcare.app.tour.scenes import SCENES
from walletcare.app.tour.stage import open_stage
from walletcare.domain.language import Language
from walletcare.ui.qt_start import make_application
from walletcare.ui.theme import theme
from walletcare.ui.tour import Look, Photographer

_LOOK_MS = 20


class Lines:
    """How many lines have come in."""

    def __init__(self) -> None:
        self.count = 0
        self.has_ended = False
        threading.Thread(target=self._read, daemon=True).start()

    def wait(self, count: int) -> None:
        """Run the event loop until so many lines have come in, however long the reader takes.

        Raises EOFError when it goes before.
        """
        while self.count < count:
            if self.has_ended:
                raise EOFError("the reader has gone")
            loop = QEventLoop()
            QTimer.singleShot(_LOOK_MS, loop.quit)
            loop.exec()

    def _read(self) -> None:
        for _ in sys.stdin:
            self.count += 1
        self.has_ended = True


def main(language: Language, wanted: list[str]) -> None:
    app = make_application()
    theme().install(app)
    lines = Lines()
    with open_stage(language) as stage:
        photographer = Photographer(stage.program.window, settle=lambda: stage.program.tasks.is_idle)
        scenes = [scene for scene in SCENES if scene.title in wanted]
        for shown, scene in enumerate(play(stage, scenes), start=1):
            photographer.dress(Look())
            print(scene.title, flush=True)  # noqa: T201 - how the reader knows
            lines.wait(shown)
    print("end", flush=True)  # noqa: T201


if __name__ == "__main__":
    main(Language(sys.argv[1]), sys.argv[2:])
