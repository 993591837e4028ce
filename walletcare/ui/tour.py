"""Pictures of every page in both languages, both themes and several sizes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer

from walletcare.domain.language import Language
from walletcare.ui.navigation import Destination, PageName
from walletcare.ui.rail import ITEMS
from walletcare.ui.theme import MotionChoice, ThemeChoice, theme

if TYPE_CHECKING:
    from walletcare.ui.language import LanguageSwitch
    from walletcare.ui.page import Page
    from walletcare.ui.window import MainWindow

_SETTLE_MS = 60
_STILL_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture to take: the whole window at a size, or (``is_whole``) all of a page's body."""

    page: PageName
    language: Language
    theme: ThemeChoice
    size: tuple[int, int] = (1280, 800)
    text_scale: int = 100
    scene: str = ""
    is_whole: bool = False

    @property
    def file_name(self) -> str:
        parts = [str(self.page), self.scene, str(self.language), str(self.theme)]
        if self.size != (1280, 800):
            parts.append(f"{self.size[0]}x{self.size[1]}")
        if self.text_scale != 100:
            parts.append(f"{self.text_scale}")
        return "-".join(part for part in parts if part) + ".png"


Scene = tuple[str, Destination]
"""A name for the file, and where it is."""


def plan(
    *,
    pages: Sequence[PageName] = ITEMS,
    languages: Sequence[Language] = (Language.ZH, Language.EN),
    themes: Sequence[ThemeChoice] = (ThemeChoice.LIGHT, ThemeChoice.DARK),
    sizes: Sequence[tuple[int, int]] = ((1280, 800),),
    text_scales: Sequence[int] = (100,),
    with_gallery: bool = False,
) -> Iterator[Shot]:
    """Every page in every combination; the gallery as one long picture each."""
    shown = [*pages, PageName.GALLERY] if with_gallery else list(pages)
    for language in languages:
        for choice in themes:
            for scale in text_scales:
                for page in shown:
                    is_whole = page is PageName.GALLERY
                    for size in sizes[:1] if is_whole else sizes:
                        yield Shot(page, language, choice, size, scale, is_whole=is_whole)


class Photographer:
    """Takes pictures of a window.

    Args:
        settle: Called after each change until it says that nothing is under way (the task runner's idle
            state); pictures are taken when it has been True for a moment.
    """

    def __init__(
        self,
        window: MainWindow,
        switch: LanguageSwitch,
        folder: Path,
        settle: Callable[[], bool] = lambda: True,
    ) -> None:
        self._window, self._switch, self._folder, self._settle = window, switch, folder, settle

    def take(self, shot: Shot, destination: Destination | None = None) -> Path:
        """Take one picture and return its file.

        Raises:
            OSError: The picture could not be written.
        """
        look = theme()
        look.set_motion(MotionChoice.REDUCED)
        look.set_choice(shot.theme)
        look.set_text_scale(shot.text_scale)
        self._switch.set(shot.language)
        self._window.resize(*shot.size)
        self._window.show()
        self._window.show_page(destination or Destination(shot.page))
        self._wait()
        page = self._window.current_page
        if shot.is_whole and page is not None:
            self._unroll(page)
        self._folder.mkdir(parents=True, exist_ok=True)
        target = self._folder / shot.file_name
        if not self._window.grab().save(str(target)):
            raise OSError(f"picture not written: {target}")
        return target

    def take_all(self, shots: Sequence[Shot]) -> list[Path]:
        return [self.take(shot) for shot in shots]

    def _unroll(self, page: Page) -> None:
        inner = page.body.widget()
        if inner is not None:
            missing = inner.sizeHint().height() - page.body.viewport().height()
            high = max(inner.heightForWidth(page.body.viewport().width()), inner.height())
            missing = max(missing, high - page.body.viewport().height())
            self._window.resize(self._window.width(), self._window.height() + max(missing, 0))
            self._wait()

    def _wait(self) -> None:
        """Let the window settle: the tour has no window loop of its own, so it runs one for a moment."""
        still = 0
        while still < _STILL_ROUNDS:
            loop = QEventLoop()
            QTimer.singleShot(_SETTLE_MS, loop.quit)
            # The tour is a command without a person in front of it: nothing can re-enter this loop.
            loop.exec()
            still = still + 1 if self._settle() else 0
