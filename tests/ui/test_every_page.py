"""Every page in every state and language: named and reachable controls, whole and readable text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.helpers import control_audit, text_audit
from tests.helpers.painted_text import painted
from tests.helpers.stray_windows import StrayWindows
from walletcare.app.tour.run import play
from walletcare.app.tour.scenes import SCENES, TourScene
from walletcare.app.tour.stage import Stage, open_stage
from walletcare.domain.language import Language
from walletcare.ui.theme import ThemeChoice
from walletcare.ui.tour import Look, Photographer

TALL = (1280, 2600)
"""High enough that nothing of a page is scrolled out of view."""
SMALLEST = (900, 600)
COLOURS = (ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.CONTRAST)
SHAPES = (Look(), *(Look(size=SMALLEST, text_scale=percent) for percent in (100, 125, 200)))
"""The usual window, the smallest, 720 effective width, and the largest text in the smallest window."""


@dataclass
class Findings:
    """What is wrong, by kind."""

    nameless: list[str] = field(default_factory=list)
    unreachable: list[str] = field(default_factory=list)
    clipped: list[str] = field(default_factory=list)
    overlaps: list[str] = field(default_factory=list)
    pale: list[str] = field(default_factory=list)
    strays: list[str] = field(default_factory=list)
    scenes: list[str] = field(default_factory=list)


def note(kind: list[str], where: str, problems: Iterable[str]) -> None:
    kind += [f"{where}: {problem}" for problem in problems]


@pytest.fixture(scope="module", params=list(Language), ids=str)
def findings(request: pytest.FixtureRequest, dressed: QApplication) -> Findings:
    found = Findings()
    QAccessible.setActive(True)
    strays = StrayWindows(dressed)
    with open_stage(request.param) as stage:
        stage.program.window.activateWindow()
        QTest.qWaitForWindowActive(stage.program.window)
        for scene in play(stage, list(SCENES)):
            look_at(stage, scene, found)
    strays.stop()
    found.strays = strays.seen
    QAccessible.setActive(False)
    return found


def look_at(stage: Stage, scene: TourScene, found: Findings) -> None:
    window = stage.program.window
    photographer = Photographer(window, settle=lambda: stage.program.tasks.is_idle)
    found.scenes.append(scene.title)
    # Colours are the same in both languages.
    for choice in COLOURS if stage.language is Language.EN else ():
        photographer.dress(Look(choice, TALL), settles=scene.settles)
        image, texts = painted(window)
        where = f"{scene.title}, {choice}"
        note(found.pale, where, text_audit.pale(image, text_audit.in_front(window, texts)))
    for look in reversed(SHAPES):
        photographer.dress(look, settles=scene.settles)
        front = text_audit.in_front(window, painted(window)[1])
        where = look.file_name(scene.title, stage.language)
        note(found.overlaps, where, text_audit.overlaps(front))
        note(found.clipped, where, (repr(text.text) for text in front if text.is_clipped))
    note(found.clipped, scene.title, control_audit.squeezed(window))
    note(found.nameless, scene.title, control_audit.nameless(window))
    start = QApplication.focusWidget() or window
    note(found.unreachable, scene.title, control_audit.unreachable(window, start))


def test_every_scene_was_seen(findings: Findings) -> None:
    assert findings.scenes == [scene.title for scene in SCENES]


def test_every_control_has_a_name_and_a_role(findings: Findings) -> None:
    assert not findings.nameless


def test_tab_reaches_every_control_in_reading_order(findings: Findings) -> None:
    assert not findings.unreachable


def test_every_text_has_contrast_with_its_ground(findings: Findings) -> None:
    assert not findings.pale


def test_no_part_of_a_page_shows_as_a_window_of_its_own(findings: Findings) -> None:
    assert not findings.strays


def test_no_text_runs_out_of_its_place(findings: Findings) -> None:
    assert not findings.clipped


def test_no_text_covers_another(findings: Findings) -> None:
    assert not findings.overlaps
