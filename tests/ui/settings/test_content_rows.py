"""What Settings says about the content: every state, every failure, both languages."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.signed_repository import SettableClock
from walletcare.domain.language import Language
from walletcare.ui.failures.content_words import content_sentence
from walletcare.ui.language import LanguageSwitch
from walletcare.ui.settings.content_rows import ContentRows
from walletcare.ui.stores.content import ContentState, ContentStore
from walletcare.ui.stores.settings import SettingsStore

_ROOT = Path(__file__).resolve().parents[3] / "walletcare"
_SOURCES = (*(_ROOT / "infra" / "signed").glob("*.py"), _ROOT / "app" / "upkeep" / "content_updates.py")
NOW = datetime(2026, 11, 28, 12).astimezone(UTC)  # noon of this computer: one day everywhere


def raised_codes() -> set[str]:
    """Codes of the errors that bringing content in can end with."""
    found: set[str] = set()
    for path in _SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found |= {node.value} if node.value.startswith("update-") else set()
    return found


@pytest.fixture(params=[Language.EN, Language.ZH])
def language(request: pytest.FixtureRequest, dressed: QApplication, translations: Path) -> Iterator[Language]:
    switch = LanguageSwitch(translations)
    switch.set(request.param)
    yield request.param
    switch.set(Language.EN)
    switch.remove()


def test_every_failure_has_a_sentence_of_its_own(language: Language) -> None:
    codes = raised_codes()
    assert {"update-expired", "update-not-genuine", "update-busy", "update-bundle"} <= codes
    unknown = content_sentence("something else", "", "")
    sentences = {code: content_sentence(code, "", "today") for code in codes - {"update-disk"}}
    assert unknown not in sentences.values()
    assert len(set(sentences.values())) == len(sentences)
    assert content_sentence("update-disk", "", "") == unknown
    is_chinese = language is Language.ZH
    for sentence in sentences.values():
        assert any("一" <= letter <= "鿿" for letter in sentence) is is_chinese, sentence


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    """Where the rows stand, as on the page of settings: a row of its own would be a window when it shows."""
    page = QWidget()
    qtbot.addWidget(page)
    return page


@pytest.fixture
def store(page: QWidget) -> ContentStore:
    state = ContentState("2026.11.25+1a2b3c4d", date(2026, 11, 25), has_address=True, can_import=True)
    return ContentStore(state, SettableClock(NOW), page)


def status(store: ContentStore, **facts: object) -> tuple[ContentRows, str]:
    """The rows after a change of the state, and the text of the second one."""
    page = store.parent()
    assert isinstance(page, QWidget)
    rows = ContentRows(store, SettingsStore(), page)
    for row in rows.rows:
        row.setParent(page)
    store.set_state(replace(store.state, **facts))  # type: ignore[arg-type]  # any of its fields
    rows.retranslate()
    return rows, rows.look_row._text.text()


def test_it_says_how_it_stands(store: ContentStore) -> None:
    rows, words = status(store)
    assert "Not checked yet" in words
    assert rows.edition_row._title.text() == "Edition of 25 November 2026"
    assert "2026.11.25+1a2b3c4d" in rows.edition_row._text.text()
    assert rows.origin.text() == "Came with the app"
    assert rows.look.isEnabled()
    rows, words = status(store, is_looking=True)
    assert words == "Checking…"
    assert not rows.look.isEnabled()
    assert not rows.choose.isEnabled()
    rows, words = status(store, is_looking=False, checked_at=NOW, received_at=NOW)
    assert words.startswith("Last check: today at")
    assert words.endswith("You have the newest edition.")
    assert rows.origin.text() == "Signature checked"
    _, words = status(store, needs_restart=True)
    assert words.endswith("apply the next time you open WalletCare.")


def test_a_failure_says_what_is_wrong_and_that_nothing_changed(store: ContentStore) -> None:
    _, words = status(store, checked_at=NOW - timedelta(days=1), code="update-expired")
    assert "it says 28 November 2026" in words
    assert words.startswith("Last check: yesterday at")
    assert words.endswith("What you have stays as it is.")
    _, words = status(store, code="update-unreachable", reason="dns")
    assert "name can’t be found" in words
    _, words = status(store, code="update-unreachable", reason="http-503")
    assert "has a problem right now" in words
    _, words = status(store, code="update-empty", reason="newer-format")
    assert "needs a newer version of this app" in words


@pytest.mark.parametrize("language", [Language.ZH], indirect=True)
def test_chinese_sentences_follow_without_a_space(store: ContentStore, language: Language) -> None:
    _, words = status(store, checked_at=NOW, code="update-older")
    assert words.startswith("上次检查：今天")
    assert "。 " not in words
    assert words.endswith("现有内容不受影响。")


def test_a_wallet_without_content_of_its_own_says_so(store: ContentStore) -> None:
    rows, words = status(store, has_address=False, can_import=False)
    assert words.startswith("Your wallet doesn’t publish content separately")
    assert rows.look.isHidden()
    assert rows.file_row.isHidden()
    rows, words = status(store, can_import=True)
    assert words.startswith("Your wallet gives no address for updates")
    assert not rows.file_row.isHidden()


def test_pressing_asks(store: ContentStore) -> None:
    asked: list[str] = []
    store.look_requested.connect(lambda: asked.append("look"))
    store.import_requested.connect(lambda: asked.append("import"))
    rows, _ = status(store)
    rows.look.click()
    rows.choose.click()
    assert asked == ["look", "import"]
