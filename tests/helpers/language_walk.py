"""The language of a running demo switched: what is in view, what is typed, and what stays of the old one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QTextEdit, QWidget

from tests.helpers.painted_text import painted
from tests.helpers.spoken_languages import Wordings
from walletcare.app.tour.stage import Stage
from walletcare.app.tour.story import StoryError
from walletcare.domain.language import Language
from walletcare.ui.components import InnerDialog, KeyCap
from walletcare.ui.components.search_field import SearchEdit
from walletcare.ui.home.language_button import LanguageButton
from walletcare.ui.stores.settings import Key
from walletcare.ui.tour import Look, Photographer

TALL = (1280, 2600)
"""High enough that nothing of a page is scrolled out of view."""
_NAMES = ("中文", "English")
"""A language is called in its own words everywhere."""


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
        and text not in _NAMES
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
