"""T26, T28: no text is search syntax, and nothing pasted brings its form along."""

# ruff: noqa: E501 - tables of texts read better on one line
from __future__ import annotations

import string
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.helpers import hostile
from tests.helpers.hostile import sizes
from tests.threats.test_hostile_words import is_active_document
from walletcare.domain.article import SearchQuery
from walletcare.faq.index import SearchIndex
from walletcare.infra.paths import built_dir
from walletcare.ui.components import TextInput
from walletcare.ui.components.inputs import PlainTextEdit

SEED = 20261128
_SYNTAX = ('"', "'", "*", "^", "-", "NEAR(", ")", "AND", "OR", "NOT", ":", "{", "}", "+", "title:", "x*", ";", "--", "%", "_",
           "\x00", "MATCH", "UNION SELECT", "退款", "payment", "\u202e", "(", "[", "]", "\\", "?", "1=1", "rowid")  # fmt: skip


def queries(count: int) -> list[str]:
    random = Random(SEED)
    return [
        random.choice(["", " "]).join(random.choices(_SYNTAX, k=random.randint(1, 7)))
        + random.choice(["", random.choice(string.printable)])
        for _ in range(count)
    ]


@sizes(400, 5000)
def test_no_query_is_syntax_and_none_leaves_the_help(count: int) -> None:
    index = SearchIndex(built_dir() / "pack.db")
    try:
        for text in queries(count):
            result = index.search(SearchQuery(text, None))
            assert all(hit.article.slug for hit in result.hits), text
    finally:
        index.close()


def pasted_forms(qtbot: QtBot, count: int) -> int:
    """How many of ``count`` rich clipboards left anything but letters in our field."""
    field = TextInput()
    qtbot.addWidget(field)
    field.show()
    kept = 0
    for text in hostile.markup(count):
        mime = QMimeData()
        mime.setHtml(f"<html><body>{text}<img src='x.png'><b>bold</b></body></html>")
        mime.setText("bold")
        mime.setUrls([QUrl("file:///etc/passwd")])
        QGuiApplication.clipboard().setMimeData(mime)
        field.set_text("")
        QTest.keyClick(field.edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        kept += is_active_document(field.edit.document())
    QGuiApplication.clipboard().clear()
    return kept


@sizes(40, 100)
def test_nothing_pasted_keeps_its_form(qtbot: QtBot, count: int) -> None:
    assert pasted_forms(qtbot, count) == 0


def test_a_build_that_pastes_rich_text_is_found(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PlainTextEdit, "setAcceptRichText", lambda *_: None)
    assert pasted_forms(qtbot, 10) > 5


def test_the_search_leaves_no_history_on_disk(tmp_path: Path) -> None:
    index = SearchIndex(built_dir() / "pack.db")
    before = sorted((path.name, path.stat().st_size) for path in built_dir().iterdir())
    index.search(SearchQuery("CANARY-query", None))
    index.close()
    assert sorted((path.name, path.stat().st_size) for path in built_dir().iterdir()) == before
