"""Every dialog: its words follow the language, its keys work, its text is whole, the focus comes back."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from tests.helpers import control_audit, text_audit
from tests.helpers.every_dialog import DIALOGS, DialogScene, building_modules, shown
from tests.helpers.language_walk import staying, switch, type_into_empty, typed
from tests.helpers.painted_text import painted
from tests.helpers.spoken_languages import Wordings
from walletcare.app.tour.scenes import Act, begin
from walletcare.app.tour.stage import Stage, open_stage
from walletcare.domain.language import Language
from walletcare.ui.components import Button, ButtonKind, InnerDialog
from walletcare.ui.tour import Look, Photographer

SHAPES = (Look(size=(1280, 800)), *(Look(size=(900, 600), text_scale=percent) for percent in (100, 125, 200)))
"""The usual window, the smallest, 720 effective width, and the largest text in the smallest window."""


@dataclass
class Findings:
    """What is wrong, by kind; every line names the dialog."""

    old_words: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    cut: list[str] = field(default_factory=list)
    bars: list[str] = field(default_factory=list)
    nameless: list[str] = field(default_factory=list)
    unreachable: list[str] = field(default_factory=list)
    focus: list[str] = field(default_factory=list)
    default: list[str] = field(default_factory=list)
    escape: list[str] = field(default_factory=list)


@pytest.fixture(scope="module", params=list(Language), ids=str)
def findings(request: pytest.FixtureRequest, dressed: QApplication) -> Findings:
    found = Findings()
    QAccessible.setActive(True)
    with open_stage(request.param) as stage:
        window = stage.program.window
        window.activateWindow()
        QTest.qWaitForWindowActive(window)
        begin(stage, Act.TOLD)
        wordings = Wordings(stage.services.pack)
        for scene in DIALOGS:
            stage.tidy()
            scene.open(stage)
            dialog = shown(stage)
            assert dialog is not None, scene.name
            look_at(stage, scene, dialog, found)
            speak(stage, scene, dialog, wordings, found)
            leave(stage, scene, dialog, found)
    QAccessible.setActive(False)
    return found


def look_at(stage: Stage, scene: DialogScene, dialog: InnerDialog, found: Findings) -> None:
    """The dialog in every shape, and what the keyboard finds in it."""
    window, name = stage.program.window, f"{scene.name}, {stage.language}"
    focus: QWidget | None = QApplication.focusWidget()
    if focus is None or not dialog.isAncestorOf(focus):
        found.focus.append(f"{name}: the focus is on {control_audit.describe(focus)}")
    elif isinstance(focus, Button) and focus.kind in (ButtonKind.DANGER, ButtonKind.DANGER_FILLED):
        found.default.append(f"{name}: Enter at once would {focus.label!r}")
    photographer = Photographer(window, settle=lambda: stage.program.tasks.is_idle)
    for look in reversed(SHAPES):
        photographer.dress(look)
        front = text_audit.in_front(window, painted(window)[1])
        where = look.file_name(name, stage.language)
        found.cut += [f"{where}: {text.text!r}" for text in front if text.is_clipped]
        found.cut += [f"{where}: {problem}" for problem in text_audit.overlaps(front)]
        found.cut += [f"{where}: {problem}" for problem in control_audit.squeezed(window)]
        if len(scrolling(dialog)) > 1:
            found.bars.append(f"{where}: {scrolling(dialog)}")
        buttons = [button for button in dialog.findChildren(Button) if button.isVisible()]
        room = dialog.rect()
        found.cut += [
            f"{where}: {button.label!r} is outside"
            for button in buttons
            if button.window() is window
            and not room.contains(button.mapTo(dialog, button.rect().center()))
            and not _scrolls(button, dialog)
        ]
    found.nameless += [f"{name}: {problem}" for problem in control_audit.nameless(window)]
    start = focus or window
    found.unreachable += [f"{name}: {problem}" for problem in control_audit.unreachable(window, start)]


def scrolling(dialog: InnerDialog) -> list[str]:
    """What can be scrolled up and down in there, besides a field that somebody writes in."""
    areas = [area for area in dialog.findChildren(QScrollArea) if area.isVisible()]
    return [type(area).__name__ for area in areas if area.verticalScrollBar().maximum() > 0]


def _scrolls(button: Button, dialog: InnerDialog) -> bool:
    return dialog.body.isAncestorOf(button)


def speak(stage: Stage, scene: DialogScene, dialog: InnerDialog, wordings: Wordings, found: Findings) -> None:
    """Its words, in the other language and back; what is typed stays."""
    type_into_empty(dialog)
    fields = typed(dialog)
    languages = list(Language)
    here = stage.language
    there = next(language for language in languages if language is not here)
    for old, new in ((here, there), (there, here)):
        switch(stage, new)
        left = staying(dialog, old, stage, wordings)
        found.old_words += [f"{scene.name} to {new}: {text}" for text in left]
    if typed(dialog) != fields or not dialog.isVisible():
        found.lost.append(scene.name)


def leave(stage: Stage, scene: DialogScene, dialog: InnerDialog, found: Findings) -> None:
    """Esc closes it as no button does, and the focus is on something that can be seen."""
    keys: list[str] = []
    dialog.chosen.connect(keys.append)
    if scene.is_last:
        dialog.hide()
        dialog.deleteLater()
        return
    focus: QWidget | None = QApplication.focusWidget()
    QTest.keyClick(focus or dialog, Qt.Key.Key_Escape)
    if keys != [""]:
        found.escape.append(f"{scene.name}: {keys}")
    back: QWidget | None = QApplication.focusWidget()
    if back is None or not back.isVisible() or dialog.isAncestorOf(back):
        found.focus.append(f"{scene.name}: after it the focus is on {control_audit.describe(back)}")


def test_the_list_holds_every_dialog_of_the_program() -> None:
    assert {scene.module for scene in DIALOGS} == building_modules()


def test_every_word_follows_the_language(findings: Findings) -> None:
    assert not findings.old_words


def test_what_is_typed_stays(findings: Findings) -> None:
    assert not findings.lost


def test_no_text_is_cut_or_covered(findings: Findings) -> None:
    assert not findings.cut


def test_there_is_one_scroll_bar_at_most(findings: Findings) -> None:
    assert not findings.bars


def test_every_control_has_a_name_and_is_reached_by_tab(findings: Findings) -> None:
    assert not findings.nameless
    assert not findings.unreachable


def test_the_focus_goes_in_and_comes_back(findings: Findings) -> None:
    assert not findings.focus


def test_enter_at_once_takes_nothing_away(findings: Findings) -> None:
    assert not findings.default


def test_escape_says_no(findings: Findings) -> None:
    assert not findings.escape
