"""Components: roles, names, keys, plain text, sizes at 200 %."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDropEvent, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.accessibility import described, role, spoken
from walletcare.domain.diagnostic import CheckStatus
from walletcare.domain.ticket import Delivery, Stage
from walletcare.ui.components import (
    AnswerTrail,
    AttachmentChip,
    Banner,
    Button,
    ButtonKind,
    CheckBox,
    CheckRow,
    CheckState,
    Chip,
    ChoiceRow,
    DropTarget,
    EntryCard,
    ErrorState,
    Field,
    FilterChip,
    FlowLayout,
    FocusRing,
    IconButton,
    InnerDialog,
    ItemList,
    LineInput,
    ListDetail,
    ListItem,
    LoadingRows,
    MessageRow,
    PlainLabel,
    PlainTextEdit,
    ProgressSegments,
    RadioRow,
    SearchField,
    SegmentedControl,
    Select,
    Side,
    Spinner,
    StepSlider,
    StepState,
    Switch,
    TextInput,
    TextView,
    Timeline,
    TimelineStep,
    Tint,
    Toast,
    TwoPane,
    set_tool_tip,
)
from walletcare.ui.theme import MotionChoice, TextStyle, ThemeChoice, theme

HOSTILE = '<img src="file:///etc/passwd"><b>x</b> & <a href="javascript:1">y</a>'
Role = QAccessible.Role


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window)
    window.resize(900, 600)
    return window


def place(window: QWidget, *widgets: QWidget) -> None:
    layout = window.layout()
    assert layout is not None
    for widget in widgets:
        layout.addWidget(widget)
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)


@pytest.mark.parametrize(
    ("make", "wanted", "words"),
    [
        (lambda: Button("Send"), Role.Button, "Send"),
        (lambda: IconButton("x", "Close"), Role.Button, "Close"),
        (lambda: EntryCard("undo-2", "Refund", "Check progress"), Role.Button, "Refund, Check progress"),
        (lambda: ChoiceRow("Bank card", "Debit"), Role.RadioButton, "Bank card, Debit"),
        (lambda: RadioRow("Balance"), Role.RadioButton, "Balance"),
        (lambda: Switch("Notify me"), Role.CheckBox, "Notify me"),
        (lambda: CheckBox("I read it"), Role.CheckBox, "I read it"),
        (lambda: PlainLabel("Hello"), Role.StaticText, "Hello"),
        (lambda: Chip("Solved"), Role.StaticText, "Solved"),
        # On Linux Qt reads a combo box by its value; its name is asked elsewhere.
        (lambda: Select([("a", "One")], name="Motion"), Role.ComboBox, "One"),
        (lambda: StepSlider(4, name="Text size"), Role.Slider, "Text size"),
        (lambda: DropTarget("Add a file"), Role.Button, "Add a file"),
    ],
)
def test_a_component_has_its_role_and_name(
    qtbot: QtBot, make: Callable[[], QWidget], wanted: Role, words: str
) -> None:
    widget = make()
    qtbot.addWidget(widget)
    assert role(widget) == wanted
    assert spoken(widget) == words


def test_hostile_text_stays_text(qtbot: QtBot) -> None:
    label, view, button = PlainLabel(HOSTILE), TextView(HOSTILE), Button(HOSTILE)
    for widget in (label, view, button):
        qtbot.addWidget(widget)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == HOSTILE
    assert view.toPlainText() == HOSTILE
    assert not view.document().rootFrame().begin().currentBlock().charFormat().isAnchor()
    assert button.label == HOSTILE
    assert button.shortcut().isEmpty()
    set_tool_tip(label, HOSTILE)
    assert "<img" not in label.toolTip()


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_button_is_pressed_by_keys(qtbot: QtBot, window: QWidget, key: Qt.Key) -> None:
    button = Button("Go", ButtonKind.PRIMARY)
    place(window, button)
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, key)


def test_a_choice_leaves_enter_to_the_page(qtbot: QtBot, window: QWidget) -> None:
    choice = ChoiceRow("One", "")
    place(window, choice)
    QTest.keyClick(choice, Qt.Key.Key_Return)
    assert not choice.isChecked()
    QTest.keyClick(choice, Qt.Key.Key_Space)
    assert choice.isChecked()


def test_choices_of_one_parent_exclude_each_other(qtbot: QtBot, window: QWidget) -> None:
    one, two = ChoiceRow("One"), ChoiceRow("Two")
    place(window, one, two)
    QTest.mouseClick(one, Qt.MouseButton.LeftButton)
    QTest.mouseClick(two, Qt.MouseButton.LeftButton)
    assert (one.isChecked(), two.isChecked()) == (False, True)


def test_segments_move_by_arrow_and_tell_the_key(qtbot: QtBot, window: QWidget) -> None:
    control = SegmentedControl([("light", "Light"), ("dark", "Dark")], name="Theme")
    place(window, control)
    control.set_current("light")
    control.segment("light").setFocus()
    with qtbot.waitSignal(control.chosen) as caught:
        QTest.keyClick(control.segment("light"), Qt.Key.Key_Right)
    assert caught.args == ["dark"]
    control.set_choices([("light", "浅色"), ("dark", "深色")])
    assert control.current == "dark"
    assert spoken(control.segment("dark")) == "深色"


def test_a_screen_reader_chooses_a_segment_without_a_click(qtbot: QtBot, window: QWidget) -> None:
    control = SegmentedControl([("open", "Open"), ("finished", "Finished")], name="Which")
    place(window, control)
    told: list[str] = []
    control.chosen.connect(told.append)
    control.set_current("open")
    interface = QAccessible.queryAccessibleInterface(control.segment("finished"))
    assert interface is not None
    action = interface.actionInterface()
    assert action is not None
    action.doAction(action.actionNames()[0])
    assert (told, control.current) == (["finished"], "finished")


def test_a_field_links_its_error_to_the_input(qtbot: QtBot) -> None:
    field = Field("Email", is_optional=True, helper="For replies")
    qtbot.addWidget(field)
    assert spoken(field.input.edit) == "Email, optional"
    assert described(field.input.edit) == "For replies"
    field.set_error("Add the part after @, like mail.com")
    assert field.has_error
    assert described(field.input.edit) == "Add the part after @, like mail.com"
    field.set_error("")
    assert described(field.input.edit) == "For replies"


def test_a_search_waits_for_quiet_and_sends_the_last_text(qtbot: QtBot, window: QWidget) -> None:
    field = SearchField(placeholder="Search help")
    place(window, field)
    got: list[str] = []
    field.searched.connect(got.append)
    QTest.keyClicks(field.edit, "refund")
    qtbot.waitUntil(lambda: len(got) > 0)
    assert got == ["refund"]


def test_a_search_ignores_text_that_is_being_composed(qtbot: QtBot, window: QWidget) -> None:
    field = SearchField()
    place(window, field)
    got: list[str] = []
    field.edit.committed.connect(got.append)
    QApplication.sendEvent(field.edit, QInputMethodEvent("tuikuan", []))
    assert got == []
    done = QInputMethodEvent()
    done.setCommitString("退款")
    QApplication.sendEvent(field.edit, done)
    assert got == ["退款"]
    assert field.text() == "退款"


def test_escape_empties_the_search_first(qtbot: QtBot, window: QWidget) -> None:
    field = SearchField()
    place(window, field)
    field.set_text("refund")
    with qtbot.waitSignal(field.searched) as caught:
        QTest.keyClick(field.edit, Qt.Key.Key_Escape)
    assert caught.args == [""]
    with qtbot.waitSignal(field.escaped):
        QTest.keyClick(field.edit, Qt.Key.Key_Escape)


def test_enter_does_not_wait_for_quiet(qtbot: QtBot, window: QWidget) -> None:
    field = SearchField()
    place(window, field)
    order: list[str] = []
    field.searched.connect(lambda text: order.append(f"searched {text}"))
    field.submitted.connect(lambda text: order.append(f"submitted {text}"))
    QTest.keyClicks(field.edit, "key")
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    assert order == ["searched key", "submitted key"]


def test_the_text_input_takes_plain_text_and_submits_by_keys(qtbot: QtBot, window: QWidget) -> None:
    composer, chat = TextInput(), TextInput(submits_on_enter=True)
    place(window, composer, chat)
    data = QMimeData()
    data.setHtml("<b>bold</b>")
    data.setText("bold")
    composer.edit.insertFromMimeData(data)
    assert composer.text() == "bold"
    assert "font-weight" not in composer.edit.toHtml().split("<body")[1].replace("font-weight:400", "")
    QTest.keyClick(composer.edit, Qt.Key.Key_Return)
    assert composer.text() == "bold\n"
    with qtbot.waitSignal(composer.submitted):
        QTest.keyClick(composer.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(chat.submitted):
        QTest.keyClick(chat.edit, Qt.Key.Key_Return)
    QTest.keyClick(chat.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert "\n" in chat.edit.toPlainText().replace("\u2028", "\n")


def test_enter_while_composing_does_not_send(qtbot: QtBot, window: QWidget) -> None:
    chat = TextInput(submits_on_enter=True)
    place(window, chat)
    sent: list[bool] = []
    chat.submitted.connect(lambda: sent.append(True))
    QApplication.sendEvent(chat.edit, QInputMethodEvent("nihao", []))
    QTest.keyClick(chat.edit, Qt.Key.Key_Return)
    assert sent == []


def test_a_danger_banner_cannot_be_closed(qtbot: QtBot, window: QWidget) -> None:
    danger, info = Banner("Stop", tint=Tint.DANGER, can_close=True), Banner("News", "More", can_close=True)
    place(window, danger, info)
    assert [button for button in danger.findChildren(IconButton) if button.isVisible()] == []
    close = next(button for button in info.findChildren(IconButton) if button.isVisible())
    with qtbot.waitSignal(info.closed):
        QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    assert info.isHidden()
    assert spoken(info) == "News"
    assert described(info) == "More"


def test_a_banners_buttons_go_below_when_there_is_no_room(qtbot: QtBot, window: QWidget) -> None:
    banner = Banner("No answer for 2 minutes", "Keep waiting, or continue by email.", tint=Tint.WARNING)
    button = banner.add_button(Button("Keep waiting"))
    place(window, banner)
    words = next(label for label in banner.findChildren(PlainLabel) if label.text() == banner.title)

    def left_of(widget: QWidget) -> int:
        return widget.mapTo(banner, QPoint(0, 0)).x()

    qtbot.waitUntil(lambda: left_of(button) >= left_of(words) + words.width())
    window.resize(420, 600)
    qtbot.waitUntil(lambda: left_of(button) == left_of(words))


def test_a_banners_button_beside_many_lines_keeps_its_height(qtbot: QtBot, window: QWidget) -> None:
    banner = Banner("No answer for 2 minutes", "Keep waiting, or continue by email. " * 8, tint=Tint.WARNING)
    button = banner.add_button(Button("Keep waiting"))
    place(window, banner)
    qtbot.waitUntil(lambda: banner.height() > 2 * button.sizeHint().height())
    assert button.height() == button.sizeHint().height()


def test_the_pane_that_gives_way_gives_its_focus_back(qtbot: QtBot, window: QWidget) -> None:
    rail, panes, back = Button("Rail"), ListDetail(), Button("Back")
    row, detail = QVBoxLayout(panes.list_pane), QVBoxLayout(panes.detail_pane)
    chosen = Button("Chosen")
    row.addWidget(chosen)
    detail.addWidget(back)
    place(window, rail, panes)
    panes.set_effective_width(800)
    chosen.setFocus()
    assert QApplication.focusWidget() is chosen
    panes.focus_lost.connect(back.setFocus)
    with qtbot.waitSignal(panes.focus_lost):
        panes.show_detail(True)
    assert QApplication.focusWidget() is back


@pytest.mark.parametrize("state", list(CheckState))
def test_a_check_row_says_its_state_in_a_word(qtbot: QtBot, state: CheckState) -> None:
    row = CheckRow("Network", "You are online.")
    qtbot.addWidget(row)
    height = row.sizeHint().height()
    row.set_state(state, value="38 ms" if state is CheckState.GOOD else "")
    assert row.sizeHint().height() == height
    assert spoken(row).startswith("Network, ")
    assert ("38 ms" in spoken(row)) == (state is CheckState.GOOD)


def test_every_check_status_has_a_row_state() -> None:
    assert [CheckState.of(status) for status in CheckStatus] == [
        CheckState.GOOD,
        CheckState.LOOK,
        CheckState.FAILED,
        CheckState.SKIPPED,
    ]


@pytest.mark.parametrize("stage", list(Stage))
def test_every_stage_has_a_word(qtbot: QtBot, stage: Stage) -> None:
    chip = Chip()
    qtbot.addWidget(chip)
    chip.set_stage(stage)
    assert chip.text()


@pytest.mark.parametrize("delivery", list(Delivery))
def test_every_delivery_state_has_a_word(qtbot: QtBot, window: QWidget, delivery: Delivery) -> None:
    row = MessageRow("Hello", Side.ME, time="14:02")
    place(window, row)
    row.set_delivery(delivery)
    assert re.fullmatch(r"Hello, 14:02, .+", spoken(row))
    retry = [button for button in row.findChildren(Button) if button.isVisible()]
    assert bool(retry) == (delivery is Delivery.FAILED)


def test_the_timeline_reads_as_a_list_of_steps(qtbot: QtBot) -> None:
    timeline = Timeline("Progress")
    qtbot.addWidget(timeline)
    timeline.set_steps(
        [
            TimelineStep("send", "Sent", "12:52", StepState.DONE, "done"),
            TimelineStep("check", "Solved", "", StepState.LATER, "not yet"),
        ]
    )
    assert timeline.step_texts() == ("Sent, done, 12:52", "Solved, not yet")
    names = {spoken(label) for label in timeline.findChildren(PlainLabel)}
    assert set(timeline.step_texts()) <= names
    timeline.set_upright(True)
    assert set(timeline.step_texts()) <= {spoken(label) for label in timeline.findChildren(PlainLabel)}


def test_the_trail_goes_back_and_moves_by_arrows(qtbot: QtBot, window: QWidget) -> None:
    trail = AnswerTrail()
    place(window, trail)
    trail.set_answers([("q1", "Payment failed"), ("q2", "QR code")], "Bank card")
    first, second = trail._chips
    qtbot.waitUntil(lambda: first.isVisible() and second.isVisible())
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert second.hasFocus()
    with qtbot.waitSignal(trail.step_chosen) as caught:
        QTest.keyClick(second, Qt.Key.Key_Space)
    assert caught.args == ["q2"]


def test_progress_is_a_progress_bar(qtbot: QtBot) -> None:
    segments = ProgressSegments()
    qtbot.addWidget(segments)
    segments.set_steps(2.5, 5, "Step 3")
    assert role(segments) == Role.ProgressBar
    assert spoken(segments) == "Step 3"
    assert segments.value() == 5


def test_nothing_turns_when_motion_is_reduced(qtbot: QtBot, window: QWidget) -> None:
    theme().set_motion(MotionChoice.REDUCED)
    still = Spinner()
    place(window, still)
    assert not still._timer.isActive()
    theme().set_motion(MotionChoice.FULL)
    assert still._timer.isActive()
    still.hide()
    assert not still._timer.isActive()


def test_a_toast_takes_back_what_was_done(qtbot: QtBot, window: QWidget) -> None:
    window.show()
    undone: list[bool] = []
    toast = Toast(window)
    toast.show_note(lambda: "Draft deleted", lambda: undone.append(True))
    button = next(child for child in toast.findChildren(QWidget) if role(child) == Role.Button)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert undone == [True]
    assert toast.isHidden()


def test_dropped_files_must_be_local(qtbot: QtBot, window: QWidget, tmp_path: Path) -> None:
    target = DropTarget("Add a file")
    place(window, target)
    data = QMimeData()
    data.setUrls(
        [QUrl.fromLocalFile(str(tmp_path / "a.png")), QUrl("https://x.example/b"), QUrl("file://share/c.png")]
    )
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(target.dropped) as caught:
        target.dropEvent(event)
    assert caught.args == [[str(tmp_path / "a.png")]]


def test_an_attachment_can_be_taken_out_by_name(qtbot: QtBot, window: QWidget) -> None:
    chip = AttachmentChip("receipt.png", "412 KB")
    place(window, chip)
    remove = chip.findChildren(IconButton)[0]
    assert spoken(remove) == "Remove receipt.png"
    with qtbot.waitSignal(chip.removed):
        QTest.mouseClick(remove, Qt.MouseButton.LeftButton)


def test_loading_shows_nothing_at_first(qtbot: QtBot, window: QWidget) -> None:
    rows = LoadingRows("Loading your requests…")
    place(window, rows)
    assert not any(label.isVisible() for label in rows.findChildren(PlainLabel))
    qtbot.waitUntil(lambda: any(label.isVisible() for label in rows.findChildren(PlainLabel)))
    window.hide()
    assert not rows._quiet.isActive()
    assert not rows._slow.isActive()


def test_error_details_are_folded_away(qtbot: QtBot, window: QWidget) -> None:
    state = ErrorState("We can’t reach our servers", "Nothing is lost.")
    state.set_details("dns · 14:02")
    place(window, state)
    details = state.findChildren(TextView)[0]
    assert details.isHidden()
    more = next(button for button in state.findChildren(Button) if button.isCheckable())
    QTest.mouseClick(more, Qt.MouseButton.LeftButton)
    assert details.isVisible()


def test_a_list_tells_what_was_chosen_and_opened(qtbot: QtBot, window: QWidget) -> None:
    rows = ItemList(name="Requests")
    rows.set_items([ListItem("a", "First", meta="WC-1", is_unread=True), ListItem("b", "Second")])
    place(window, rows)
    rows.setFocus()
    with qtbot.waitSignal(rows.chosen) as chosen:
        rows.setCurrentIndex(rows.items.index(1))
    assert chosen.args == ["b"]
    with qtbot.waitSignal(rows.opened) as opened:
        QTest.keyClick(rows, Qt.Key.Key_Return)
    assert opened.args == ["b"]
    assert rows.items.data(rows.items.index(0), Qt.ItemDataRole.AccessibleTextRole) == "First, WC-1"
    rows.set_items([ListItem("a", "First, changed"), ListItem("b", "Second")])
    assert rows.current_key() == "b"


def test_the_ring_shows_for_keys_and_not_for_clicks(qtbot: QtBot, window: QWidget) -> None:
    one, two, line = Button("One"), Button("Two"), LineInput()
    place(window, one, two, line)
    ring = FocusRing(window)
    one.setFocus(Qt.FocusReason.MouseFocusReason)
    two.setFocus(Qt.FocusReason.MouseFocusReason)
    assert ring.target is None
    QTest.keyClick(two, Qt.Key.Key_Backtab)
    shown: QWidget | None = ring.target
    assert shown is one
    assert ring.geometry().contains(one.geometry())
    window.resize(700, 500)
    assert ring.geometry().contains(one.geometry())
    line.setFocus(Qt.FocusReason.TabFocusReason)
    # A text field shows its own focus.
    assert ring.target is None


def test_a_dialog_keeps_the_focus_and_gives_it_back(qtbot: QtBot, window: QWidget) -> None:
    opener = Button("Erase")
    place(window, opener)
    opener.setFocus()
    dialog = InnerDialog(window, "Erase everything?", "It can’t be brought back.")
    keep = dialog.add_button("keep", "Keep my data")
    erase = dialog.add_button("erase", "Erase everything", ButtonKind.DANGER_FILLED)
    dialog.open()
    assert role(dialog) == Role.Dialog
    assert spoken(dialog) == "Erase everything?"
    assert keep.hasFocus()
    QTest.keyClick(keep, Qt.Key.Key_Tab)
    assert erase.hasFocus()
    QTest.keyClick(erase, Qt.Key.Key_Tab)
    assert keep.hasFocus()
    with qtbot.waitSignal(dialog.chosen) as caught:
        QTest.keyClick(keep, Qt.Key.Key_Escape)
    assert caught.args == [""]
    assert opener.hasFocus()


def test_enter_in_a_field_of_a_dialog_does_what_is_advised(qtbot: QtBot, window: QWidget) -> None:
    place(window, Button("Open"))
    dialog = InnerDialog(window, "Your email account")
    line = LineInput()
    dialog.content.addWidget(line)
    dialog.add_button("remove", "Remove account", ButtonKind.DANGER)
    save = dialog.add_button("save", "Save", ButtonKind.PRIMARY)
    dialog.open()
    assert line.edit.hasFocus(), "what is to be filled in comes first"
    save.setEnabled(False)
    QTest.keyClick(line.edit, Qt.Key.Key_Return)
    assert dialog.isVisible(), "a button that is off is not pressed"
    save.setEnabled(True)
    with qtbot.waitSignal(dialog.chosen) as caught:
        QTest.keyClick(line.edit, Qt.Key.Key_Return)
    assert caught.args == ["save"]


def test_where_nothing_is_to_be_filled_in_the_advised_button_has_the_focus(
    qtbot: QtBot, window: QWidget
) -> None:
    place(window, Button("Open"))
    dialog = InnerDialog(window, "This address isn’t on the official list")
    dialog.add_button("open", "Open in the browser anyway")
    stay = dialog.add_button("stay", "Stay here", ButtonKind.PRIMARY)
    dialog.open()
    assert stay.hasFocus()
    with qtbot.waitSignal(dialog.chosen) as caught:
        QTest.keyClick(stay, Qt.Key.Key_Return)
    assert caught.args == ["stay"]


def test_a_page_below_a_dialog_does_not_keep_the_focus_it_takes(qtbot: QtBot, window: QWidget) -> None:
    below = Button("Below")
    place(window, below)
    dialog = InnerDialog(window, "Is it solved?")
    dialog.add_button("no", "Not yet")
    yes = dialog.add_button("yes", "Mark as solved", ButtonKind.PRIMARY)
    dialog.open()
    below.setFocus()
    qtbot.waitUntil(yes.hasFocus)
    dialog.close_with("")
    below.setFocus()
    assert below.hasFocus()


@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("width", [160, 320, 700])
def test_wrapped_text_is_never_cut(qtbot: QtBot, scale: int, width: int) -> None:
    theme().set_text_scale(scale)
    label = PlainLabel("Don’t reply or send money yet. 先别回复，也别转账。Paste the link here.")
    qtbot.addWidget(label)
    high = label.heightForWidth(width)
    label.resize(width, high)
    assert high % theme().line(TextStyle.BODY) == 0
    assert not label._laid(width).is_cut


def test_a_cut_line_keeps_its_words_as_tool_tip(qtbot: QtBot) -> None:
    label = PlainLabel("A long title that does not fit", wraps=False)
    qtbot.addWidget(label)
    label.resize(80, 24)
    label.show()
    assert label.toolTip() == "A long title that does not fit"
    assert spoken(label) == "A long title that does not fit"
    label.hide()


def test_lines_have_one_height_with_and_without_chinese(qtbot: QtBot) -> None:
    latin, mixed = PlainLabel("Refund"), PlainLabel("Refund 退款")
    for label in (latin, mixed):
        qtbot.addWidget(label)
    assert latin.sizeHint().height() == mixed.sizeHint().height() == theme().line(TextStyle.BODY)


def test_flowing_items_wrap(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    flow = FlowLayout(box)
    chips = [FilterChip(f"Filter {number}") for number in range(6)]
    for chip in chips:
        flow.addWidget(chip)
    assert flow.heightForWidth(1000) < flow.heightForWidth(180)
    box.resize(180, 400)
    box.show()
    qtbot.waitUntil(lambda: chips[-1].y() > chips[0].y())
    box.hide()


def test_the_side_panel_moves_below_when_narrow(qtbot: QtBot, window: QWidget) -> None:
    panes = TwoPane()
    main, side = PlainLabel("Main"), PlainLabel("Side")
    panes.main.addWidget(main)
    panes.side.addWidget(side)
    place(window, panes)
    panes.set_effective_width(1200)
    qtbot.waitUntil(lambda: side.mapTo(window, side.rect().topLeft()).x() > main.width() / 2)
    panes.set_effective_width(900)
    qtbot.waitUntil(lambda: side.mapTo(window, side.rect().topLeft()).x() < 60)


def test_components_follow_a_change_of_language(qtbot: QtBot) -> None:
    banner = Banner("News", can_close=True)
    qtbot.addWidget(banner)
    # Without a translator the words stay; what matters is that the event is taken and nothing is lost.
    QApplication.sendEvent(banner, QEvent(QEvent.Type.LanguageChange))
    assert banner.title == "News"


def test_every_component_is_found_where_the_table_says() -> None:
    from walletcare.ui import components

    assert set(components.__all__) == set(components._MODULES)
    for name in components.__all__:
        assert getattr(components, name) is not None
    with pytest.raises(AttributeError):
        components.__getattr__("Nothing")


def test_selectable_text_gets_all_its_lines_in_a_narrow_place(qtbot: QtBot, window: QWidget) -> None:
    view = TextView("A long sentence that wraps. " * 20)
    place(window, view)
    window.setFixedWidth(260)
    qtbot.waitUntil(lambda: view.width() < 260 and view.height() >= view.heightForWidth(view.width()))
    assert view.verticalScrollBar().maximum() == 0


def test_marked_words_follow_the_theme(qtbot: QtBot, dressed: QApplication) -> None:
    edit = PlainTextEdit()
    qtbot.addWidget(edit)
    edit.set_text("my phrase is ribbon orbit maple")
    edit.mark_parts([(13, 31)])
    for choice in (ThemeChoice.DARK, ThemeChoice.LIGHT):
        theme().set_choice(choice)
        edit.theme_changed()
        selections = edit.extraSelections()
        shown = selections[0].format
        assert shown.foreground().color() == theme().color("danger")
        assert shown.background().color() == theme().color("dangerSoft")
    edit.mark_parts([])
    edit.theme_changed()
    assert edit.extraSelections() == []
