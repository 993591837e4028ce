"""Search from anywhere over the shipped pack: articles with their troubleshooters, the latest text only."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.program_window import ProgramWindow, program_window
from walletcare.app.pages.global_search import GlobalSearch
from walletcare.contact.following.tickets import TicketRow
from walletcare.content.pack import Pack
from walletcare.domain.errors import StoreError
from walletcare.domain.language import Language
from walletcare.faq.index import SearchIndex
from walletcare.infra.clock import SystemClock
from walletcare.infra.paths import built_dir
from walletcare.ui.components import Pressable
from walletcare.ui.components.search_field import QUIET_MS
from walletcare.ui.help.page import HelpPage
from walletcare.ui.navigation import PageName
from walletcare.ui.requests.page import RequestsPage
from walletcare.ui.search_found import Found
from walletcare.ui.search_popup import SearchPopup
from walletcare.ui.tasks import TaskRunner
from walletcare.ui.theme import theme


@pytest.fixture
def search(qtbot: QtBot) -> Iterator[GlobalSearch]:
    pack, tasks = Pack.open(built_dir() / "pack.db"), TaskRunner()
    index = SearchIndex(pack.path)
    yield GlobalSearch(pack, index, tasks, SystemClock())
    assert tasks.shutdown()
    index.close()
    pack.close()


def ask(search: GlobalSearch, qtbot: QtBot, text: str) -> Found:
    answers: list[Found] = []
    search(text, answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    return answers[0]


@pytest.mark.parametrize(
    ("language", "text", "title"),
    [(Language.ZH, "付款失败", "付款失败"), (Language.EN, "payment failed", "Payment failed")],
)
def test_a_problem_leads_to_its_article_and_its_troubleshooter(
    search: GlobalSearch, qtbot: QtBot, language: Language, text: str, title: str
) -> None:
    theme().set_language(language)
    found = ask(search, qtbot, text)
    assert found.is_confident
    assert "payment-failed" in {article.slug for article in found.articles}
    assert title in {flow.title for flow in found.flows}
    assert len(found.articles) <= 6
    assert len(found.flows) <= 2
    assert len({flow.flow_id for flow in found.flows}) == len(found.flows), "each once"


def test_a_store_that_fails_keeps_no_article_from_being_found(search: GlobalSearch, qtbot: QtBot) -> None:
    def read(text: str, limit: int) -> tuple[TicketRow, ...]:
        raise StoreError("store-io")

    search.set_requests(read)
    found = ask(search, qtbot, "refund")
    assert found.articles
    assert found.requests == ()


def test_only_the_latest_text_is_answered(search: GlobalSearch, qtbot: QtBot) -> None:
    answers: list[tuple[str, Found]] = []

    def answer(text: str, found: Found) -> None:
        answers.append((text, found))

    for text in ("r", "re", "ref", "refund"):
        search(text, partial(answer, text))
    qtbot.waitUntil(lambda: bool(answers))
    assert [text for text, _ in answers] == ["refund"]
    assert "refund" in {flow.flow_id for flow in answers[0][1].flows}


def test_what_the_help_does_not_know_is_not_claimed(search: GlobalSearch, qtbot: QtBot) -> None:
    assert not ask(search, qtbot, "zxqv plumbus recipe").is_confident


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[ProgramWindow]:
    with program_window(qtbot, tmp_path) as window:
        yield window


def looked_for(opened: ProgramWindow, text: str) -> SearchPopup:
    """The popup after ``text`` was typed into its own field and answered."""
    popup = opened.program.window.search
    popup.open_own()
    popup.own_field.clear()
    popup.own_field.edit.setText(text)
    opened.wait(lambda: any(row.key == "contact:" for row in popup.rows))
    return popup


def keys_of(popup: SearchPopup) -> list[str]:
    return [row.key for row in popup.rows if not row.is_heading]


def press(key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)


NAMED = (
    ("talk to a person", "act:new-request"),
    ("联系客服", "act:new-request"),
    ("我被骗了怎么办", "act:emergency"),
    ("I think I was scammed", "act:emergency"),
    ("check a li", "act:check-link"),
    ("核对链接", "act:check-link"),
    ("switch to Chinese", "act:language-zh-CN"),
    ("切换到中文", "act:language-zh-CN"),
    ("切換語言", "act:language-zh-CN"),
    ("dark mode", "act:dark"),
    ("怎么换成深色模式", "act:dark"),
    ("settings", "act:settings"),
    ("免打扰", "act:set-notifications"),
    ("what is saved", "act:saved"),
    ("快捷键", "act:keys"),
)
TROUBLE = ("余额没有更新", "my private key", "refund", "付款失败", "the balance did not update")


def test_actions_are_found_by_what_people_call_them(opened: ProgramWindow) -> None:
    popup = opened.program.window.search
    popup.open_own()
    assert keys_of(popup) == ["act:new-request", "act:check-link", "act:emergency"], "offered before"
    assert {text: keys_of(looked_for(opened, text))[0] for text, _ in NAMED} == dict(NAMED)
    for text in TROUBLE:
        assert not [key for key in keys_of(looked_for(opened, text)) if key.startswith("act:")], text


def test_an_action_acts_and_can_be_taken_back(opened: ProgramWindow) -> None:
    looked_for(opened, "dark theme")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert opened.program.window.search.isHidden()
    assert theme().is_dark
    (undo,) = [part for part in opened.program.window.toast.findChildren(Pressable) if part.label == "Undo"]
    undo.click()
    assert not theme().is_dark
    looked_for(opened, "中文")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert theme().language is Language.ZH
    popup = looked_for(opened, "english")
    assert keys_of(popup)[0] == "act:language-en"
    assert popup.rows[0].title == "马上去做"


def test_requests_are_found_by_words_and_by_the_reference(opened: ProgramWindow) -> None:
    service = opened.services.contact
    text = "The noon payment to the bakery failed"
    ticket = service.submit(service.drafts.new("payment-failed", text=text))
    wanted = f"request:{ticket.id}"
    assert wanted in keys_of(looked_for(opened, "bakery noon"))
    assert wanted not in keys_of(looked_for(opened, "bakery zzz"))
    typed = str(ticket.reference).replace("-", " ").lower()
    popup = looked_for(opened, typed)
    assert [row.key for row in popup.rows][:2] == ["heading:requests", wanted], "it leads"
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    opened.wait(lambda: opened.name() is PageName.REQUESTS)
    opened.wait(lambda: opened.page(RequestsPage).reference() == str(ticket.reference))


def test_in_a_pages_own_field_the_keys_search_everything(opened: ProgramWindow) -> None:
    window = opened.program.window
    opened.program.navigator.open_page(PageName.HELP)
    window.open_search()
    field = opened.page(HelpPage).search_field()
    assert field.edit.hasFocus()
    assert window.search.isHidden()
    field.edit.setText("dark theme")
    window.open_search()
    assert window.search.own_field.text() == "dark theme"
    opened.wait(lambda: "act:dark" in keys_of(window.search))


def test_the_keys_pass_over_headings(opened: ProgramWindow) -> None:
    popup = looked_for(opened, "refund")
    rows = popup.rows
    keys = keys_of(popup)
    press(Qt.Key.Key_Down)
    seen = [popup.current_key]
    while len(seen) < len(keys):
        press(Qt.Key.Key_Down)
        seen.append(popup.current_key)
    assert seen == keys
    press(Qt.Key.Key_Home)
    assert popup.current_key == keys[0]
    press(Qt.Key.Key_Up)
    assert popup.own_field.edit.hasFocus()
    assert sum(row.is_heading for row in rows) >= 2


def test_closed_in_the_middle_of_typing_it_stays_closed(opened: ProgramWindow) -> None:
    popup = opened.program.window.search
    popup.open_own()
    QTest.keyClicks(popup.own_field.edit, "refund")
    popup.close_popup()
    QTest.qWait(QUIET_MS * 3)
    opened.wait(lambda: opened.program.tasks.is_idle)
    assert not popup.isVisible()
