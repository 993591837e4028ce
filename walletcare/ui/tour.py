"""Pictures of the window in both languages, both themes and several sizes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QGuiApplication, QImage

from walletcare.domain.language import Language
from walletcare.ui.theme import MotionChoice, ThemeChoice, theme

if TYPE_CHECKING:
    from walletcare.ui.page import Page
    from walletcare.ui.window import MainWindow

USUAL_SIZE = (1280, 800)
_SETTLE_MS = 30
_STILL_ROUNDS = 2
_MOST_ROUNDS = 200


@dataclass(frozen=True, slots=True)
class Look:
    """How the window looks in one picture: theme, size in logical pixels, text size in percent."""

    theme: ThemeChoice = ThemeChoice.LIGHT
    size: tuple[int, int] = USUAL_SIZE
    text_scale: int = 100

    def file_name(self, scene: str, language: Language) -> str:
        """Name of the picture of ``scene``; what is usual is left out."""
        parts = [scene, str(language), str(self.theme)]
        if self.size != USUAL_SIZE:
            parts.append(f"{self.size[0]}x{self.size[1]}")
        if self.text_scale != 100:
            parts.append(f"{self.text_scale}")
        return "-".join(parts) + ".png"


class Photographer:
    """Takes pictures of a window.

    Args:
        settle: Asked after each change until it says that nothing is under way (the task runner's idle
            state); a picture is taken when it has been True for a moment.
    """

    def __init__(self, window: MainWindow, settle: Callable[[], bool] = lambda: True) -> None:
        self._window, self._settle = window, settle

    def picture(self, look: Look, *, settles: bool = True, is_whole: bool = False) -> QImage:
        """The window with this look.

        Args:
            settles: False takes the picture while work is under way.
            is_whole: All of the page's body in one long picture.
        """
        self.dress(look, settles=settles)
        page = self._window.current_page
        if is_whole and page is not None:
            self._unroll(page)
        return self._window.grab().toImage()

    def dress(self, look: Look, *, settles: bool = True) -> None:
        """Give the window this look and let it settle."""
        now = theme()
        now.set_motion(MotionChoice.REDUCED)
        # A text cursor stands; whether a picture shows it does not hang on the moment.
        QGuiApplication.styleHints().setCursorFlashTime(0)
        now.set_choice(look.theme)
        now.set_text_scale(look.text_scale)
        self._window.resize(*look.size)
        self._window.show()
        self._wait(settles=settles)

    def _unroll(self, page: Page) -> None:
        inner = page.body.widget()
        if inner is not None:
            missing = inner.sizeHint().height() - page.body.viewport().height()
            high = max(inner.heightForWidth(page.body.viewport().width()), inner.height())
            missing = max(missing, high - page.body.viewport().height())
            self._window.resize(self._window.width(), self._window.height() + max(missing, 0))
            self._wait(settles=True)

    def _wait(self, *, settles: bool) -> None:
        """Let the window settle: the tour has no window loop of its own, so it runs one for a moment."""
        still = 0
        for _ in range(_MOST_ROUNDS):
            loop = QEventLoop()
            QTimer.singleShot(_SETTLE_MS, loop.quit)
            # The tour is a command without a person in front of it: nothing can re-enter this loop.
            loop.exec()
            is_still = not self._window.is_page_coming and (not settles or self._settle())
            still = still + 1 if is_still else 0
            if still >= _STILL_ROUNDS:
                return


def save_picture(picture: QImage, target: Path) -> Path:
    """Write ``picture`` as PNG.

    Raises:
        OSError: It could not be written.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    if not picture.save(str(target)):
        raise OSError(f"picture not written: {target}")
    return target
