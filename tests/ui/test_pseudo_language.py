"""A language two fifths longer that marks every translated text: what is not marked is not translated."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from PySide6.QtWidgets import QAbstractItemView, QApplication

from tests.helpers import text_audit
from tests.helpers.content_words import is_content
from tests.helpers.painted_text import PaintedText, painted
from walletcare.app.tour.run import play
from walletcare.app.tour.scenes import SCENES
from walletcare.app.tour.stage import open_stage
from walletcare.domain.language import Language
from walletcare.ui.language import PSEUDO_VARIABLE
from walletcare.ui.tour import Look, Photographer

LOOKS = (Look(size=(1280, 2600)), Look(size=(900, 600)))
_MARKS = "［］~"


@dataclass
class Findings:
    bare: set[str] = field(default_factory=set)
    cut: set[str] = field(default_factory=set)
    overlaps: set[str] = field(default_factory=set)
    marked: int = 0


@pytest.fixture(scope="module")
def findings(dressed: QApplication) -> Findings:
    found = Findings()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(PSEUDO_VARIABLE, "1")
        with open_stage(Language.EN) as stage:
            window = stage.program.window
            photographer = Photographer(window, settle=lambda: stage.program.tasks.is_idle)
            for scene in play(stage, list(SCENES)):
                for look in LOOKS:
                    photographer.dress(look, settles=scene.settles)
                    texts = text_audit.in_front(window, painted(window)[1])
                    note(found, look.file_name(scene.title, stage.language), texts)
    return found


def note(found: Findings, where: str, texts: list[PaintedText]) -> None:
    for text in texts:
        if any(mark in text.text for mark in _MARKS):
            found.marked += 1
            # Rows of a list have one line for what a user wrote, snippets two: the tool tip has all of it.
            is_short_by_design = isinstance(text.widget.parent(), QAbstractItemView) or text.lines > 1
            if (text.is_cut and not is_short_by_design) or text.is_clipped:
                found.cut.add(f"{where}: {text.text!r}")
        elif not is_content(text.text):
            found.bare.add(f"{where}: {text.text!r}")
    found.overlaps.update(f"{where}: {problem}" for problem in text_audit.overlaps(texts))


def test_every_visible_text_is_translated_or_content(findings: Findings) -> None:
    assert findings.marked > 1000
    assert not findings.bare


def test_longer_words_are_not_cut(findings: Findings) -> None:
    assert not findings.cut


def test_longer_words_cover_nothing(findings: Findings) -> None:
    assert not findings.overlaps
