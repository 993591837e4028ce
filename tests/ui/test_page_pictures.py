"""Every page beside the picture that was agreed on.

After a change of the look, look at the pages (``walletcare tour``), then write the pictures anew and look at
the diff:

    WALLETCARE_RECORD_PICTURES=1 .venv/bin/python -m pytest tests/ui/test_page_pictures.py
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase, QImage
from PySide6.QtWidgets import QApplication

from tests.helpers.agreed_pictures import (
    FOLDER,
    MOST_DIFFERENT,
    RECORD_VARIABLE,
    agreed,
    difference,
    prepared,
)
from tests.helpers.painted_text import painted
from walletcare.app.tour.run import play
from walletcare.app.tour.scenes import SCENES, Act, TourScene
from walletcare.app.tour.stage import open_stage
from walletcare.domain.language import Language
from walletcare.ui.theme import ThemeChoice
from walletcare.ui.tour import USUAL_SIZE, Look, Photographer

CHINESE_FONT = "Noto Sans CJK SC"
"""The font of the agreed Chinese pictures; English ones have the font that is shipped."""
SMALLEST = (900, 600)
FULL = tuple(
    Look(choice, size, percent)
    for size, percent in ((USUAL_SIZE, 100), (SMALLEST, 100), (SMALLEST, 125), (USUAL_SIZE, 200))
    for choice in (ThemeChoice.LIGHT, ThemeChoice.DARK)
)
"""Every theme and size: for each page as it is first opened. 900 at 125 % is 720 effective width."""
SHOWN = [scene for scene in SCENES if scene.settles and scene.act in (Act.EMPTY, Act.TOLD)]


def looks(scene: TourScene) -> tuple[Look, ...]:
    return FULL if not scene.name else (Look(),)


def pictures(language: Language) -> Iterator[tuple[str, QImage]]:
    with open_stage(language) as stage:
        window = stage.program.window
        photographer = Photographer(window, settle=stage.is_at_rest)
        for scene in play(stage, SHOWN):
            for look in looks(scene):
                photographer.dress(look)
                image, texts = painted(window)
                yield look.file_name(scene.title, language), prepared(image, texts)


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of the pictures cannot be set here")
@pytest.mark.parametrize("language", list(Language), ids=str)
def test_every_page_looks_as_agreed(language: Language, dressed: QApplication, tmp_path: Path) -> None:
    if language is Language.ZH and CHINESE_FONT not in QFontDatabase.families():
        pytest.skip(f"the agreed pictures are set in {CHINESE_FONT}, which is not installed")
    is_recording = bool(os.environ.get(RECORD_VARIABLE))
    FOLDER.mkdir(exist_ok=True)
    different: list[str] = []
    for name, image in pictures(language):
        if is_recording:
            assert image.save(str(FOLDER / name))
            continue
        wanted = agreed(name)
        share = 1.0 if wanted is None else difference(image, wanted)
        if share > MOST_DIFFERENT:
            image.save(str(tmp_path / name))
            different.append(f"{name}: {share:.1%} differs")
    assert not different, f"look at {tmp_path} beside {FOLDER}"


def test_what_counts_as_different(dressed: QApplication) -> None:
    page = QImage(320, 200, QImage.Format.Format_RGB32)
    page.fill(0xF4F6F7)
    other = page.copy()
    assert difference(page, other) == 0
    for x in range(60):
        for y in range(16):
            other.setPixel(100 + x, 100 + y, 0x0B6478)
    assert difference(page, other) > MOST_DIFFERENT, "a button that is there or not"
    assert difference(page, page.scaled(320, 210)) == 1
