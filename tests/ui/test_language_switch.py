"""The language is switched on every page and in every dialog: nothing old stays, nothing typed goes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget

from tests.helpers.painted_text import painted
from tests.helpers.spoken_languages import Wordings
from walletcare.app.tour.run import play
from walletcare.app.tour.scenes import SCENES, Act, TourScene
from walletcare.app.tour.stage import Stage, open_stage
from walletcare.app.tour.story import StoryError
from walletcare.domain.language import Language
from walletcare.ui.components import InnerDialog, KeyCap
from walletcare.ui.components.search_field import SearchEdit
from walletcare.ui.home.language_button import LanguageButton
from walletcare.ui.navigation import PageName
from walletcare.ui.stores.settings import Key
from walletcare.ui.tour import Look, Photographer

TALL = (1280, 2600)
"""High enough that nothing of a page is scrolled out of view."""


def walked() -> list[TourScene]:
    """All but those that stand still on purpose, and the list of ten thousand: its rows were typed."""
    return [scene for scene in SCENES if scene.settles and scene.act is not Act.FULL]


def switch(stage: Stage, language: Language) -> None:
    stage.program.settings.set(Key.LANGUAGE, str(language))
    Photographer(stage.program.window, settle=lambda: stage.program.tasks.is_idle).dress(Look(size=TALL))


def said(window: QWidget) -> Iterator[tuple[str, QWidget]]:
    """Every whole text in view, and what a screen reader and the tool tips say."""
    _, texts = painted(window)
    for text in texts:
        if not text.is_cut:
            yield text.text, text.widget
    for widget in window.findChildren(QWidget):
        if widget.isVisible():
            yield widget.accessibleName(), widget
            yield widget.accessibleDescription(), widget
            yield widget.toolTip(), widget
            if isinstance(widget, QLineEdit | QTextEdit):
                yield widget.placeholderText(), widget


def typed(window: QWidget) -> list[str]:
    """What stands in the fields in view, from the top down."""
    fields: list[tuple[int, int, str]] = []
    for widget in window.findChildren(QWidget):
        corner = widget.mapTo(window, QPoint(0, 0))
        if not widget.isVisible():
            continue
        if isinstance(widget, QLineEdit):
            fields.append((corner.y(), corner.x(), widget.text()))
        elif isinstance(widget, QTextEdit) and not widget.isReadOnly():
            fields.append((corner.y(), corner.x(), widget.toPlainText()))
    return [text for _, _, text in sorted(fields)]


def type_into_empty(window: QWidget) -> None:
    """Write something wherever nothing stands, as in the middle of it. Not in a search: that moves on."""
    for widget in window.findChildren(QLineEdit):
        if widget.isVisible() and not isinstance(widget, SearchEdit) and not widget.text():
            QTest.keyClicks(widget, "abc 123")


def left_over(window: QWidget, old: Language, stage: Stage, wordings: Wordings) -> set[str]:
    """Texts of the old language. Handles, keys and names of languages are written the same everywhere."""
    handles = {entry.value for entry in stage.services.brand.official.entries}
    return {
        f"{type(widget).__name__}: {text}"
        for text, widget in said(window)
        if not isinstance(widget, LanguageButton | KeyCap)
        and not any(handle in text for handle in handles)
        and wordings.is_of(text, old)
    }


def staying(window: QWidget, old: Language, stage: Stage, wordings: Wordings) -> set[str]:
    """As :func:`left_over`, once what is answered by a worker (instant answers) had its time."""
    found = left_over(window, old, stage, wordings)
    if found:
        with suppress(StoryError):
            stage.wait(lambda: not left_over(window, old, stage, wordings), "the new language")
        found = left_over(window, old, stage, wordings)
    return found


def open_dialogs(window: QWidget) -> list[InnerDialog]:
    return [dialog for dialog in window.findChildren(InnerDialog) if dialog.isVisible()]


@pytest.fixture(scope="module")
def walk(dressed: QApplication) -> tuple[dict[str, set[str]], list[str], list[str]]:
    """What stayed of the old language, by scene; where something typed or a dialog was lost."""
    stayed: dict[str, set[str]] = {}
    lost: list[str] = []
    seen: list[str] = []
    with open_stage(Language.ZH) as stage:
        wordings = Wordings(stage.services.pack)
        window = stage.program.window
        for scene in play(stage, walked()):
            Photographer(window, settle=lambda: stage.program.tasks.is_idle).dress(Look(size=TALL))
            type_into_empty(window)
            fields, dialogs, page = typed(window), open_dialogs(window), window.current_name
            for old, new in ((Language.ZH, Language.EN), (Language.EN, Language.ZH)):
                switch(stage, new)
                if found := staying(window, old, stage, wordings):
                    stayed[f"{scene.title} to {new}"] = found
            if typed(window) != fields or open_dialogs(window) != dialogs or window.current_name != page:
                lost.append(scene.title)
            seen += [text for text in fields if text]
    return stayed, lost, seen


Walk = tuple[dict[str, set[str]], list[str], list[str]]


def test_nothing_of_the_old_language_stays(walk: Walk) -> None:
    assert not walk[0], "\n".join(f"{where}: {texts}" for where, texts in walk[0].items())


def test_what_was_typed_and_opened_stays(walk: Walk) -> None:
    assert not walk[1]
    assert any("扫码付款失败" in text for text in walk[2]), "a draft was open on the way"


def test_a_page_behind_speaks_the_new_language_when_it_comes_to_the_front(dressed: QApplication) -> None:
    with open_stage(Language.ZH) as stage:
        wordings = Wordings(stage.services.pack)
        window, names = stage.program.window, [name for name in PageName if name is not PageName.GALLERY]
        for name in names:
            stage.program.navigator.open_page(name)
        switch(stage, Language.EN)
        for name in names:
            stage.program.navigator.open_page(name)
            Photographer(window, settle=lambda: stage.program.tasks.is_idle).dress(Look(size=TALL))
            assert not staying(window, Language.ZH, stage, wordings), name
