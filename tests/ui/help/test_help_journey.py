"""Finding and reading: search, keys, the reader, votes, and the ways on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.helpers.program_window import ProgramWindow, program_window
from walletcare.domain.language import Language
from walletcare.ui.components import Button
from walletcare.ui.contact.page import ContactPage
from walletcare.ui.help.page import PREVIEW_AFTER_MS, HelpPage
from walletcare.ui.navigation import OpenArticle, PageName
from walletcare.ui.stores.settings import Key
from walletcare.ui.troubleshoot.page import TroubleshootPage

REASONS = {"Not my problem", "Hard to follow", "Didn’t work", "Not right"}


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[ProgramWindow]:
    with program_window(qtbot, tmp_path) as window:
        window.program.navigator.open_page(PageName.HELP)
        yield window


def search(opened: ProgramWindow, text: str) -> HelpPage:
    page = opened.page(HelpPage)
    page.list_pane.show_search(text)
    opened.wait(lambda: page.list_pane.results.isVisible() and page.list_pane.results.model().rowCount() > 0)
    return page


def test_keys_alone_lead_from_the_question_to_the_article(opened: ProgramWindow) -> None:
    page = opened.page(HelpPage)
    field = page.search_field()
    QTest.keyClicks(field.edit, "card was charged but payment failed")
    results = page.list_pane.results
    opened.wait(lambda: results.isVisible() and results.model().rowCount() > 0)
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    opened.wait(lambda: page.reader.slug in {"payment-failed", "payment-pending-or-unconfirmed"})


def test_two_chinese_characters_find_articles(opened: ProgramWindow) -> None:
    opened.program.settings.set(Key.LANGUAGE, "zh-CN")
    page = search(opened, "退款")
    model = page.list_pane.results.model()
    opened.wait(lambda: all("退款" in str(model.data(model.index(row, 0))) for row in range(2)))
    assert "退款" in page.list_pane.words


def test_nothing_found_offers_a_person_and_keeps_the_words(opened: ProgramWindow) -> None:
    page = opened.page(HelpPage)
    page.list_pane.show_search("qwxzvv jjkkqq")
    opened.wait(lambda: opened.shows("Nothing found for that"))
    opened.press("Ask support")
    opened.wait(lambda: opened.name() is PageName.CONTACT)
    assert opened.page(ContactPage).composer.draft.text == "qwxzvv jjkkqq"


def test_an_article_leads_on_to_its_flow_and_to_contact(opened: ProgramWindow) -> None:
    opened.program.navigator.open_article("payment-failed")
    page = opened.page(HelpPage)
    assert page.reader.slug == "payment-failed"
    page.reader.feedback.contact_requested.emit()
    opened.wait(lambda: opened.name() is PageName.CONTACT)
    assert opened.page(ContactPage).composer.draft.topic == "payment-failed"
    opened.program.navigator.open_article("payment-failed")
    page.reader.feedback.flow_requested.emit()
    opened.wait(lambda: opened.name() is PageName.TROUBLESHOOT)
    session = opened.rooms.troubleshoot.session
    assert session is not None
    assert session.flow.id == "payment-failed"
    assert opened.page(TroubleshootPage).wizard.step is not None


def test_a_vote_is_kept_and_can_be_taken_back(opened: ProgramWindow) -> None:
    opened.program.navigator.open_article("request-a-refund")
    page = opened.page(HelpPage)
    opened.press("No", page.reader.feedback)
    opened.press("Not right", page.reader.feedback)
    # The first press keeps a vote already, the reason follows it.
    opened.wait(lambda: [vote.reason for vote in opened.services.votes.all()] == ["wrong"])
    vote = opened.services.votes.all()[0]
    assert (vote.slug, vote.is_helpful, vote.reason) == ("request-a-refund", False, "wrong")
    opened.rooms.help.withdraw_vote("request-a-refund", vote.language)
    opened.wait(lambda: not opened.services.votes.all())


def test_the_reasons_stand_side_by_side_and_the_note_leaves_the_bar_free(opened: ProgramWindow) -> None:
    opened.program.window.resize(1156, 765)
    opened.program.navigator.open_article("request-a-refund")
    feedback = opened.page(HelpPage).reader.feedback
    opened.press("No", feedback)
    reasons = [button for button in feedback.findChildren(Button) if button.label in REASONS]
    opened.wait(lambda: all(button.isVisible() for button in reasons))
    assert len(reasons) == len(REASONS)
    # A word a line is what a button looks like that did not get its width.
    opened.wait(lambda: all(button.width() >= button.sizeHint().width() for button in reasons))
    opened.press("Not right", feedback)
    toast = opened.program.window.toast
    opened.wait(toast.isVisible)
    note_ends = toast.mapToGlobal(toast.rect().bottomLeft()).y()
    # What is below the note’s box is its shadow: 6 px of it may lie on the bar.
    assert note_ends - 6 <= feedback.mapToGlobal(feedback.rect().topLeft()).y()


def test_an_earlier_vote_is_shown_and_can_be_changed(opened: ProgramWindow) -> None:
    opened.services.votes.add("request-a-refund", Language.EN, is_helpful=False, reason="unclear")
    opened.program.navigator.open_article("request-a-refund")
    bar = opened.page(HelpPage).reader.feedback
    opened.wait(lambda: opened.shows("You said: Hard to follow.", bar))
    opened.press("Change", bar)
    opened.press("Yes", bar)
    opened.wait(lambda: [vote.is_helpful for vote in opened.services.votes.all()] == [True])
    opened.program.navigator.open_article("payment-failed")
    opened.wait(lambda: opened.shows("Did this help?", bar))
    opened.program.navigator.open_article("request-a-refund")
    opened.wait(lambda: opened.shows("You said that this helped.", bar))


def test_what_was_missing_goes_to_the_team_as_a_request(opened: ProgramWindow) -> None:
    opened.program.navigator.open_article("request-a-refund")
    page = opened.page(HelpPage)
    opened.press("No", page.reader.feedback)
    opened.press("Hard to follow", page.reader.feedback)
    opened.press("Tell the team", page.reader.feedback)
    opened.wait(lambda: opened.name() is PageName.CONTACT)
    draft = opened.page(ContactPage).composer.draft
    assert draft.topic == "feedback"
    assert draft.text == "The article “Ask for a refund or cancel an order”: hard to follow."


def test_back_goes_through_what_was_read(opened: ProgramWindow) -> None:
    page = opened.page(HelpPage)
    for slug in ("payment-failed", "charged-twice", "request-a-refund"):
        opened.program.navigator.open_article(slug)
    assert page.go_back()
    assert page.reader.slug == "charged-twice"
    assert page.go_back()
    assert page.reader.slug == "payment-failed"
    page.go_forward()
    assert page.reader.slug == "charged-twice"


def test_find_in_the_article_counts_its_places(opened: ProgramWindow) -> None:
    opened.program.navigator.open_article("request-a-refund")
    page = opened.page(HelpPage)
    page.reader.open_find()
    bar = page.reader.find_bar
    QTest.keyClicks(bar.field.edit, "refund")
    opened.wait(lambda: opened.shows("1 / ", bar))
    QTest.keyClick(bar.field.edit, Qt.Key.Key_Return)
    opened.wait(lambda: opened.shows("2 / ", bar))
    assert page.escape()
    assert not bar.isVisible()


def test_kept_and_recent_articles_are_remembered(opened: ProgramWindow) -> None:
    opened.program.navigator.open_article("gas-fees")
    store = opened.rooms.help
    store.set_bookmark("gas-fees", True)
    assert store.is_bookmarked("gas-fees")
    assert opened.program.settings.text(Key.BOOKMARKS).split() == ["gas-fees"]
    opened.wait(lambda: opened.program.settings.text(Key.RECENTLY_READ).split()[:1] == ["gas-fees"])


def test_the_best_answer_shows_beside_the_list_while_the_search_keeps_the_focus(
    opened: ProgramWindow,
) -> None:
    opened.program.window.resize(1280, 800)
    page = opened.page(HelpPage)
    field = page.search_field().edit
    field.setFocus()
    QTest.keyClicks(field, "forgot my payment pin")
    opened.wait(lambda: page.reader.slug == "payment-pin")
    assert page.window().focusWidget() is field
    assert opened.program.settings.text(Key.RECENTLY_READ) == ""
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    opened.wait(lambda: page.reader.slug == "")


def test_what_was_opened_is_not_replaced_by_a_preview(opened: ProgramWindow) -> None:
    opened.program.window.resize(1280, 800)
    page = search(opened, "forgot my payment pin")
    opened.wait(lambda: page.reader.slug == "payment-pin")
    page.opened(OpenArticle("charged-twice"))
    search(opened, "my transfer has not arrived")
    opened.wait(lambda: "transfer" in page.list_pane.words)
    QTest.qWait(PREVIEW_AFTER_MS * 2)
    assert page.reader.slug == "charged-twice"


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
@pytest.mark.parametrize(("tag", "part"), [("en", "Follow a request"), ("zh-CN", "跟进请求")])
def test_a_part_of_the_guide_is_one_step_away(opened: ProgramWindow, tag: str, part: str) -> None:
    """S0-24: the guide has a table of contents; a part that is chosen comes to the top."""
    opened.program.settings.set(Key.LANGUAGE, tag)
    opened.program.window.resize(900, 600)
    opened.program.navigator.open_article("using-walletcare")
    reader = opened.page(HelpPage).reader
    opened.wait(lambda: reader._contents.isVisible())
    reader._contents.click()
    menus = [menu for menu in reader.findChildren(QMenu) if menu.isVisible()]
    assert len(menus) == 1
    assert len(menus[0].actions()) == 7
    next(entry for entry in menus[0].actions() if entry.text() == part).trigger()
    menus[0].close()
    place = next(place for words, place in reader.view.sections() if words == part)

    def height() -> int:
        top = reader.view.mapTo(reader._scroll, reader.view.place_rect(place).topLeft().toPoint())
        return int(top.y())

    opened.wait(lambda: 0 <= height() < 60)
