"""The Contact page from the first word to the last rung, over a real service and a real desk."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.contact_window import ContactWindow, contact_window
from walletcare.contact.ways.ladder import OfferKind, Way
from walletcare.desk.options import DeskOptions
from walletcare.desk.thread import DeskThread
from walletcare.domain.account import Account
from walletcare.domain.channel import ChannelKind
from walletcare.domain.chat import LinkState
from walletcare.domain.language import Language, LocalText
from walletcare.domain.ticket import Delivery, Draft, DraftId, Ticket
from walletcare.safety.verdict import SecretKind
from walletcare.ui.components import Button, InnerDialog, PlainLabel
from walletcare.ui.contact.page import Step
from walletcare.ui.navigation import PageName

PHRASE = "ribbon orbit maple cactus tunnel lemon violin pepper ladder ocean whisper canvas"


@pytest.fixture(scope="module")
def desk() -> Iterator[DeskThread]:
    with DeskThread(DeskOptions(scenario="agent-silent", language=Language.EN)) as running:
        yield running


@pytest.fixture
def home(qtbot: QtBot, tmp_path: Path, desk: DeskThread) -> Iterator[ContactWindow]:
    with contact_window(qtbot, tmp_path, desk) as opened:
        opened.navigator.open_page(PageName.CONTACT)
        opened.wait(lambda: opened.store.board.is_known)
        yield opened


def press(place: QWidget, words: str) -> None:
    """Press the button with these words inside ``place``."""
    button = next(found for found in place.findChildren(Button) if found.label == words)
    button.click()


def shown_words(place: QWidget) -> str:
    """Every text that is to be seen inside ``place``."""
    return "\n".join(label.text() for label in place.findChildren(PlainLabel) if label.isVisible())


def write(home: ContactWindow, text: str) -> None:
    """Go to the composer as a user does and type."""
    home.contact.overview.compose_requested.emit("")
    composer = home.contact.composer
    QTest.keyClicks(composer.story.input.edit, text)


def send(home: ContactWindow) -> None:
    QTest.mouseClick(home.contact.composer.send_button, Qt.MouseButton.LeftButton)
    home.wait(lambda: home.contact.step is Step.CHAT and home.contact.conversation.state is not None)


def test_a_request_is_sent_and_the_answer_appears(home: ContactWindow) -> None:
    before = len(home.control.conversations())
    write(home, "My payment of 180.00 failed at noon")
    send(home)
    home.wait(lambda: len(home.control.conversations()) == before + 1)
    number = max(int(found["id"]) for found in home.control.conversations())
    home.wait(lambda: any("180.00" in (line or "") for line in home.control.incoming(number)))
    home.wait(lambda: home.store.tasks.is_idle)
    assert home.service.drafts.all() == (), "what was sent is no draft any more"
    home.control.assign(number)
    home.control.reply(number, "The money is on hold at the bank.")
    conversation = home.contact.conversation
    home.wait(lambda: any("on hold" in message.text for message in conversation.messages))
    chat = home.contact.chat
    home.wait(lambda: chat.header.title.text() == "Mei")
    newest = conversation.messages[-1]
    assert chat.list.row_widget(f"message-{newest.id}") is not None
    # What is before the user's eyes is read.
    home.wait(lambda: conversation.state is not None and conversation.state.detail.ticket.unread == 0)


def test_a_finished_request_is_not_said_to_wait_for_somebody(home: ContactWindow) -> None:
    ticket, _ = home.sent("It has come to an end by itself")
    home.navigator.open_chat(ticket.id)
    line = home.contact.chat.header.line
    home.wait(lambda: "Nobody has taken it yet" in line.text())
    home.service.mark_solved(ticket.id)
    home.wait(lambda: line.text() == "This request is finished")


def test_enter_sends_in_the_chat_and_shift_enter_makes_a_line(home: ContactWindow) -> None:
    write(home, "Something happened with my card")
    send(home)
    edit = home.contact.chat.reply.input.edit
    QTest.keyClicks(edit, "first")
    QTest.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(edit, "second")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    conversation = home.contact.conversation
    home.wait(lambda: conversation.messages and conversation.messages[-1].text == "first\nsecond")
    home.wait(lambda: conversation.messages[-1].delivery in (Delivery.SENT, Delivery.SEEN))
    assert home.contact.chat.reply.input.text() == ""


def test_a_recovery_phrase_stops_the_request_until_it_is_removed(home: ContactWindow) -> None:
    before = len(home.control.conversations())
    write(home, f"My words are {PHRASE} please help")
    composer = home.contact.composer
    home.wait(lambda: composer.secret.remove_button is not None)
    QTest.mouseClick(composer.send_button, Qt.MouseButton.LeftButton)
    assert home.contact.step is Step.COMPOSE
    assert composer.secret.keep_button is None, "nobody can overrule a recovery phrase"
    composer.keep()
    assert composer.secret.remove_button is not None
    composer.secret.remove_button.click()
    home.wait(lambda: composer.watch.is_clear)
    assert "maple" not in composer.story.text()
    assert home.service.drafts.all() == () or all(
        "maple" not in draft.text for draft in home.service.drafts.all()
    )
    send(home)
    home.wait(lambda: len(home.control.conversations()) == before + 1)
    number = max(int(found["id"]) for found in home.control.conversations())
    home.wait(lambda: home.control.incoming(number))
    assert all("maple" not in (line or "") for line in home.control.incoming(number))


def test_a_phrase_in_a_reply_never_leaves(home: ContactWindow) -> None:
    ticket, number = home.sent("My card does not work")
    home.contact.open_ticket(ticket.id)
    home.wait(lambda: home.contact.conversation.state is not None)
    reply = home.contact.chat.reply
    reply.input.set_text(PHRASE)
    home.wait(lambda: not reply.watch.is_clear)
    QTest.keyClick(reply.input.edit, Qt.Key.Key_Return)
    assert reply.input.text() == PHRASE
    assert len(home.control.incoming(number)) == 1
    home.contact.conversation.flush()
    assert home.service.drafts.reply(ticket.id) == ""


def test_what_is_typed_is_kept_as_a_draft(home: ContactWindow) -> None:
    write(home, "Half a sentence about my refund")
    home.wait(
        lambda: [draft.text for draft in home.service.drafts.all()] == ["Half a sentence about my refund"]
    )
    home.contact.composer.story.set_text("")
    home.wait(lambda: home.service.drafts.all() == ())


def test_words_that_came_along_are_written_on(home: ContactWindow) -> None:
    home.navigator.open_contact(text="My payment failed\nat noon")
    home.wait(lambda: home.contact.step is Step.COMPOSE)
    QTest.keyClicks(home.contact.composer.story.input.edit, ", 180.00")
    assert home.contact.composer.draft.text == "My payment failed\nat noon, 180.00"


def test_support_is_said_to_read_a_report_only_where_there_is_one(home: ContactWindow) -> None:
    account = Account("withdraw-stuck", 1, LocalText("提现卡住", "Stuck withdrawal"), ())
    composer = home.contact.composer
    composer.show_draft(Draft(DraftId("with"), topic="refund", text="See the report", account=account))
    words = [label.text() for label in composer.next.findChildren(PlainLabel)]
    assert "Support reads what you wrote and your troubleshooting report" in words
    composer.show_draft(Draft(DraftId("without"), topic="refund", text="No report"))
    words = [label.text() for label in composer.next.findChildren(PlainLabel)]
    assert "Support reads what you wrote" in words


def test_an_empty_request_names_what_is_missing(home: ContactWindow) -> None:
    home.contact.overview.compose_requested.emit("")
    home.contact.composer.send()
    assert home.contact.composer.story.has_error
    assert home.contact.step is Step.COMPOSE


def test_a_pasted_picture_goes_along(home: ContactWindow) -> None:
    write(home, "Here is what I see on the page")
    image = QImage(64, 64, QImage.Format.Format_RGB32)
    image.fill(0x224466)
    QGuiApplication.clipboard().setImage(image)
    edit = home.contact.composer.story.input.edit
    QTest.keyClick(edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    files = home.contact.composer.files
    assert len(files.files) == 1
    home.wait(lambda: home.store.tasks.is_idle)
    assert files.wrong == ""
    send(home)
    home.wait(lambda: any(message.attachments for message in home.contact.conversation.messages))


def test_files_chosen_for_a_reply_wait_while_another_request_is_open(
    home: ContactWindow, tmp_path: Path
) -> None:
    first, _ = home.sent("The first of two")
    second, number = home.sent("The second of two")
    reply, conversation = home.contact.chat.reply, home.contact.conversation
    path = tmp_path / "note.txt"
    path.write_text("what I see", "utf-8")

    def open_ticket(ticket: Ticket) -> None:
        home.contact.open_ticket(ticket.id)
        home.wait(lambda: conversation.state is not None and conversation.ticket_id == ticket.id)

    open_ticket(first)
    reply.attachments.add_paths([str(path)])
    open_ticket(second)
    assert not reply.attachments.isVisible()
    reply.input.set_text("Only words here")
    reply.send()
    home.wait(lambda: "Only words here" in home.control.incoming(number))
    open_ticket(first)
    assert [file.name for file in reply.attachments.files] == ["note.txt"]
    assert reply.attachments.isVisible()


def test_silence_offers_email_and_the_request_moves_there(home: ContactWindow) -> None:
    ticket, _ = home.sent("No answer to this one")
    home.contact.open_ticket(ticket.id)
    conversation, offer = home.contact.conversation, home.contact.chat.offer
    home.wait(lambda: conversation.state is not None and offer.offer is not None)
    assert offer.offer is not None
    assert not offer.offer.is_banner
    home.clock.shift += timedelta(minutes=3)
    conversation.reload()
    home.wait(lambda: offer.button(Way.EMAIL) is not None)
    assert offer.offer is not None
    assert offer.offer.kind is OfferKind.CHAT_SLOW
    button = offer.button(Way.EMAIL)
    assert button is not None
    button.click()
    assert home.contact.step is Step.EMAIL
    # No mail account here: it goes through the user's own mail program, and the user says so.
    home.contact.email.send.click()
    home.wait(lambda: home.opened_mails)
    assert str(ticket.reference) in home.opened_mails[0].replace("%20", " ")
    home.wait(lambda: home.contact.email.confirm.isVisible())
    home.contact.email.confirm.click()
    home.wait(lambda: not home.service.outbox.entries(ticket.id))
    moved = home.service.tickets.get(ticket.id)
    assert moved is not None
    assert moved.active_leg is not None
    assert moved.active_leg.kind is ChannelKind.EMAIL
    assert moved.reference == ticket.reference


def test_the_place_in_the_queue_stands_in_the_waiting_card(home: ContactWindow) -> None:
    home.control.queue(2, seconds_per_place=120.0)
    ticket, _ = home.sent("How long is the queue")
    home.contact.open_ticket(ticket.id)
    queue = home.contact.chat.waiting.queue
    home.wait(lambda: "number 3" in queue.text())
    assert "about" in queue.text()
    home.wait(lambda: "You’re number 3" in shown_words(home.contact.chat.ladder))
    assert "About 4 min" not in shown_words(home.contact.chat.ladder), "a queue is counted, not guessed"


def test_however_long_it_takes_every_place_tells_the_same_wait(home: ContactWindow) -> None:
    ticket, _ = home.sent("Still nobody")
    home.contact.open_ticket(ticket.id)
    chat = home.contact.chat
    home.wait(lambda: home.contact.conversation.state is not None)
    home.clock.shift += timedelta(minutes=3)
    home.contact.conversation.reload()
    home.wait(lambda: chat.offer.button(Way.KEEP_WAITING) is not None)
    home.clock.shift += timedelta(minutes=20)
    chat.waiting.look_at_clock()
    assert shown_words(chat).count("23 min") == 2, "on the banner and on the card"


def test_who_has_answered_is_not_told_that_support_waits(home: ContactWindow) -> None:
    """What was written waits for the way to support, not support for what was written."""
    ticket, number = home.sent("Asked and answered")
    home.control.reply(number, "Which card was it?", agent="mei")
    home.contact.open_ticket(ticket.id)
    chat = home.contact.chat
    home.wait(lambda: "Support waits for your answer" in shown_words(chat))
    home.control.fail_calls(kind="503", on="message", count=0)
    home.service.reply(ticket.id, "The blue one")
    home.wait(lambda: "What you wrote goes out by itself" in shown_words(chat))
    assert "Support waits for your answer" not in shown_words(chat)
    home.control.clear_faults()


def test_what_was_refused_is_not_said_to_go_by_itself(home: ContactWindow) -> None:
    ticket, number = home.sent("Asked, answered and refused")
    home.control.reply(number, "And when?", agent="mei")
    home.contact.open_ticket(ticket.id)
    chat = home.contact.chat
    home.wait(lambda: "Support waits for your answer" in shown_words(chat))
    home.control.fail_calls(kind="422", on="message", count=None)
    home.service.reply(ticket.id, "Nobody takes this one")
    home.wait(lambda: [entry.state for entry in home.service.outbox.entries(ticket.id)] == ["failed"])
    home.wait(lambda: "goes out by itself" not in shown_words(chat))
    assert "Support waits for your answer" in shown_words(chat)
    home.wait(lambda: "Not sent. Change it or try again above" in shown_words(chat))
    assert "retrying by itself" not in shown_words(chat)
    home.control.clear_faults()


def test_a_new_day_makes_today_a_yesterday(home: ContactWindow) -> None:
    """The window may stand open for days."""
    ticket, _ = home.sent("Written yesterday")
    home.contact.open_ticket(ticket.id)
    home.wait(lambda: "Today" in shown_words(home.contact.chat))
    home.navigator.open_request(ticket.id)
    home.wait(lambda: "Written yesterday" in shown_words(home.requests.detail.head))
    home.wait(lambda: "Today" in shown_words(home.requests.detail.list))
    home.clock.shift += timedelta(days=1)
    home.store.look_at_day()
    home.wait(lambda: "Yesterday" in shown_words(home.requests.detail.list))
    assert "Today" not in shown_words(home.requests.detail)
    home.navigator.open_chat(ticket.id)
    home.wait(lambda: "Yesterday" in shown_words(home.contact.chat))
    assert "Today" not in shown_words(home.contact.chat)


def test_keep_waiting_hides_the_banner(home: ContactWindow) -> None:
    ticket, _ = home.sent("Waiting is fine for me")
    home.contact.open_ticket(ticket.id)
    home.wait(lambda: home.contact.conversation.state is not None)
    home.clock.shift += timedelta(minutes=3)
    home.contact.conversation.reload()
    offer = home.contact.chat.offer
    home.wait(lambda: offer.button(Way.KEEP_WAITING) is not None)
    keep = offer.button(Way.KEEP_WAITING)
    assert keep is not None
    keep.click()
    home.wait(lambda: offer.offer is None or not offer.offer.is_banner)


def test_the_social_step_opens_nothing_before_the_tick_and_copies_only_the_reference(
    home: ContactWindow,
) -> None:
    ticket, _ = home.sent("Please look this up for me")
    home.contact.open_ticket(ticket.id)
    home.wait(lambda: home.contact.conversation.state is not None)
    home.contact.chat.way_chosen.emit(Way.SOCIAL)
    social = home.contact.social
    assert home.contact.step is Step.SOCIAL
    assert not social.open_button.isEnabled()
    social.tick.click()
    assert social.open_button.isEnabled()
    social.open_button.click()
    home.wait(lambda: home.opened_links)
    copied = QGuiApplication.clipboard().text()
    assert str(ticket.reference) in copied
    assert "look this up for me" not in copied
    official = {entry.value for entry in home.store.brand.official.entries}
    assert home.opened_links[0] in official


def test_everything_can_be_carried_away(home: ContactWindow) -> None:
    ticket, _ = home.sent("All of this comes along")
    home.contact.open_ticket(ticket.id)
    home.wait(lambda: home.contact.conversation.state is not None)
    home.contact.chat.way_chosen.emit(Way.CARRY)
    carry = home.contact.carry
    home.wait(lambda: carry.save_button.isEnabled())
    carry.copy_button.click()
    text = QGuiApplication.clipboard().text()
    assert str(ticket.reference) in text
    assert "All of this comes along" in text


def test_a_message_that_has_not_left_can_be_taken_back(qtbot: QtBot, tmp_path: Path) -> None:
    with contact_window(qtbot, tmp_path, None) as offline:
        offline.navigator.open_page(PageName.CONTACT)
        write(offline, "Written while nobody can be reached")
        send(offline)
        conversation = offline.contact.conversation
        offline.wait(lambda: conversation.messages and conversation.messages[-1].delivery is Delivery.QUEUED)
        key = f"message-{conversation.messages[-1].id}"
        row = offline.contact.chat.list.row_widget(key)
        assert row is not None
        press(row, "Change it")
        reply = offline.contact.chat.reply
        assert reply.is_editing
        reply.input.set_text("Written anew while nobody can be reached")
        reply.send()
        offline.wait(lambda: conversation.messages[-1].text.startswith("Written anew"))
        row = offline.contact.chat.list.row_widget(key)
        assert row is not None
        press(row, "Unsend")
        offline.wait(lambda: conversation.messages[-1].delivery is Delivery.CANCELLED)


def test_a_doubtful_hit_can_be_overruled_after_a_second_look(home: ContactWindow) -> None:
    hash_of_something = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
    write(home, f"Please look at {hash_of_something}")
    composer = home.contact.composer
    home.wait(lambda: composer.secret.keep_button is not None)
    found = composer.watch.first()
    assert found is not None
    assert found.hit.kind is SecretKind.POSSIBLE_KEY
    assert composer.secret.keep_button is not None
    composer.secret.keep_button.click()
    assert composer.watch.first() is not None, "one press does not send it"
    dialog = home.window.findChild(InnerDialog)
    assert dialog is not None
    press(dialog, "It may be sent")
    home.wait(lambda: composer.watch.is_clear)
    send(home)


def test_a_window_in_the_tray_reads_nothing(home: ContactWindow) -> None:
    ticket, number = home.sent("Answer me while I am away")
    home.contact.open_ticket(ticket.id)
    conversation = home.contact.conversation
    home.wait(lambda: conversation.state is not None and home.store.open_thread == ticket.id)
    home.window.hide()
    home.wait(lambda: home.store.open_thread is None)
    home.control.reply(number, "Here is your answer.")
    home.wait(lambda: any("your answer" in message.text for message in conversation.messages))
    home.wait(lambda: conversation.state is not None and conversation.state.detail.ticket.unread == 1)
    home.window.show()
    home.wait(lambda: conversation.state is not None and conversation.state.detail.ticket.unread == 0)


def test_blocked_live_updates_are_told_and_no_longer_when_they_are_back(home: ContactWindow) -> None:
    ticket, _ = home.sent("Is anybody there")
    home.contact.open_ticket(ticket.id)
    home.wait(lambda: home.store.board.link is LinkState.LIVE)
    note = home.contact.chat.link_note
    assert not note.isVisibleTo(home.contact)
    home.control.faults(refuse_sockets=True)
    home.control.drop_sockets(abrupt=True)
    home.wait(lambda: note.isVisibleTo(home.contact) and note._title.text() == "Live updates are off")
    home.control.faults(refuse_sockets=False)
    home.link.wake()
    home.store.wake()
    home.wait(lambda: home.store.board.link is LinkState.LIVE)
    home.wait(lambda: not note.isVisibleTo(home.contact))
