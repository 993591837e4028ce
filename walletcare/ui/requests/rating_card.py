"""Rating a finished request: three choices, reasons, one line. Never a dialog, never required."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from walletcare.contact.following.ratings import REASONS, RatingPrompt, Verdict
from walletcare.safety.verdict import SecretFoundError
from walletcare.ui.components import (
    Banner,
    Button,
    ButtonKind,
    Card,
    FilterChip,
    FlowLayout,
    LineInput,
    PlainLabel,
    Tint,
    grow_with_width,
)
from walletcare.ui.contact.guard_watch import GuardWatch
from walletcare.ui.contact.secret_banner import SecretBanner
from walletcare.ui.failures import failure_words
from walletcare.ui.moments import moment_by
from walletcare.ui.requests.rating_choice import RatingChoice
from walletcare.ui.theme import TextStyle, theme

if TYPE_CHECKING:
    from walletcare.domain.ticket import TicketId
    from walletcare.ui.stores.contact import ContactStore
    from walletcare.ui.stores.conversation import ConversationStore

_ICONS = {Verdict.SOLVED: "smile", Verdict.PARTLY: "meh", Verdict.NOT_SOLVED: "frown"}
_GOOD = {"fast", "skilled", "kind"}
_COMMENT = "comment"


class RatingCard(Card):
    """Signals:
    reopen_requested: It isn't solved: write and open it again.
    rated: A rating is in the store.
    """

    reopen_requested = Signal()
    rated = Signal()

    def __init__(
        self, store: ContactStore, conversation: ConversationStore, parent: QWidget | None = None
    ) -> None:
        super().__init__(margin=18, spacing=12, parent=parent)
        self._store, self._conversation = store, conversation
        self._prompt: RatingPrompt | None = None
        self._is_changing = False
        self.watch = GuardWatch(store, self)
        self._title = PlainLabel("", TextStyle.SUB)
        self._note = PlainLabel("", TextStyle.SMALL, "text2", wraps=False)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._note)
        self.body.addLayout(head)
        self._build_follow_up()
        self._build_form()
        self._build_done()
        self.hide()

    def _build_follow_up(self) -> None:
        self._follow_up = QWidget()
        row = FlowLayout(self._follow_up)
        grow_with_width(self._follow_up)
        self.holds, self.came_back = Button("", ButtonKind.PRIMARY, icon="circle-check"), Button("")
        self.holds.clicked.connect(lambda: self._conversation.closing.answer_follow_up(True))
        self.came_back.clicked.connect(self._on_came_back)
        row.addWidget(self.holds)
        row.addWidget(self.came_back)
        self.body.addWidget(self._follow_up)

    def _build_form(self) -> None:
        self._form = QWidget()
        grow_with_width(self._form)
        column = QVBoxLayout(self._form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._choice_row = QHBoxLayout()
        self._choice_row.setSpacing(10)
        self._group = QButtonGroup(self)
        self.choices: dict[Verdict, RatingChoice] = {}
        for verdict in Verdict:
            choice = RatingChoice(_ICONS[verdict])
            self.choices[verdict] = choice
            self._group.addButton(choice)
            self._choice_row.addWidget(choice, 1)
            choice.toggled.connect(self._on_choice)
        column.addLayout(self._choice_row)
        self._reopen = Banner(tint=Tint.INFO, icon="rotate-ccw")
        self.reopen_button = Button("")
        self.reopen_button.clicked.connect(self.reopen_requested)
        self._reopen.add_button(self.reopen_button)
        self._reopen.hide()
        column.addWidget(self._reopen)
        self._reason_box = QWidget()
        self._reason_flow = FlowLayout(self._reason_box)
        grow_with_width(self._reason_box)
        self.reasons: dict[str, FilterChip] = {}
        for reason in REASONS:
            chip = FilterChip("")
            self.reasons[reason.code] = chip
            self._reason_flow.addWidget(chip)
        column.addWidget(self._reason_box)
        self._secret = SecretBanner(self.watch)
        self._secret.removal_requested.connect(self._remove_secret)
        column.addWidget(self._secret)
        line = QHBoxLayout()
        line.setSpacing(10)
        self.comment = LineInput()
        self.comment.edit.returnPressed.connect(self.send)
        self.comment.edited.connect(lambda text: self.watch.look(_COMMENT, text))
        self.send_button = Button("", ButtonKind.PRIMARY, is_large=True)
        self.send_button.clicked.connect(self.send)
        line.addWidget(self.comment, 1)
        line.addWidget(self.send_button)
        column.addLayout(line)
        self._trouble = PlainLabel("", TextStyle.SMALL, "danger")
        self._trouble.hide()
        column.addWidget(self._trouble)
        self.body.addWidget(self._form)

    def _build_done(self) -> None:
        self._done = QWidget()
        row = QHBoxLayout(self._done)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        self._done_words = PlainLabel("", TextStyle.BODY, "text2")
        self.change_button = Button("", ButtonKind.TEXT)
        self.change_button.clicked.connect(self._on_change)
        row.addWidget(self._done_words, 1)
        row.addWidget(self.change_button)
        grow_with_width(self._done)
        self.body.addWidget(self._done)

    # ----------------------------------------------------------------------- outside

    def retranslate(self) -> None:
        language = theme().language
        self.choices[Verdict.SOLVED].set_label(self.tr("It solved it"))
        self.choices[Verdict.PARTLY].set_label(self.tr("Partly"))
        self.choices[Verdict.NOT_SOLVED].set_label(self.tr("Not really"))
        for reason in REASONS:
            self.reasons[reason.code].set_label(reason.label.text(language))
        self.comment.set_placeholder(self.tr("Add a word, if you like"))
        self.comment.edit.setAccessibleName(self.tr("Add a word, if you like"))
        self.send_button.set_label(self.tr("Send"))
        self.change_button.set_label(self.tr("Change it"))
        self.holds.set_label(self.tr("Yes, it still holds"))
        self.came_back.set_label(self.tr("It came back"))
        self.reopen_button.set_label(self.tr("Open it again"))
        self._reopen.set_texts(
            self.tr("Not solved yet? Open it again first"),
            self.tr("Support sees everything said so far. You can still rate afterwards."),
        )
        self._show()

    def show_prompt(self, prompt: RatingPrompt | None) -> None:
        """Show what can be asked under this request now; None hides the card."""
        is_other = self._id(prompt) != self._id(self._prompt)
        is_same = prompt == self._prompt
        self._prompt = prompt
        if is_other:
            self._is_changing = False
            self._clear()
        if not is_same or is_other:
            self._show()

    def send(self) -> None:
        """Keep the rating, once something was chosen."""
        verdict = self._chosen()
        if verdict is None:
            self.choices[Verdict.SOLVED].setFocus()
            return
        if not self.watch.is_clear:
            self._secret.focus()
            return
        reasons = tuple(
            code for code, chip in self.reasons.items() if chip.isChecked() and not chip.isHidden()
        )
        self._trouble.hide()
        self._conversation.closing.rate(
            verdict.value_of,
            reasons,
            self.comment.text(),
            self.watch.allowed,
            self._on_rated,
            self._on_failed,
        )

    # ------------------------------------------------------------------------ inside

    @staticmethod
    def _id(prompt: RatingPrompt | None) -> TicketId | None:
        return prompt.ticket_id if prompt is not None else None

    def _clear(self) -> None:
        self._group.setExclusive(False)
        for choice in self.choices.values():
            choice.setChecked(False)
        self._group.setExclusive(True)
        for chip in self.reasons.values():
            chip.setChecked(False)
        self.comment.set_text("")
        self.watch.forget()
        self._trouble.hide()

    def _chosen(self) -> Verdict | None:
        return next((verdict for verdict, choice in self.choices.items() if choice.isChecked()), None)

    def _show(self) -> None:
        prompt = self._prompt
        self.setVisible(prompt is not None)
        if prompt is None:
            return
        has_focus = self._has_focus()
        is_rated = prompt.current is not None and not self._is_changing
        asks_first = prompt.is_follow_up_first and not self._is_changing
        self._follow_up.setVisible(asks_first)
        self._form.setVisible(not asks_first and not is_rated)
        self._done.setVisible(is_rated and not asks_first)
        if asks_first:
            self._title.setText(self.tr("Does the solution still hold?"))
        else:
            self._title.setText(self.tr("How was the help?"))
        note = (
            self.tr("Optional. Only the support team sees it.")
            if prompt.goes_to_support
            else self.tr("Optional. It stays on this computer.")
        )
        self._note.setText("" if asks_first else note)
        self._show_done(prompt)
        self._show_reasons()
        if has_focus and not self._has_focus():
            self._focus_what_is_there()

    def _has_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _focus_what_is_there(self) -> None:
        """Qt passes the keyboard of a hidden field on to whatever comes next, even outside the page."""
        if not self._follow_up.isHidden():
            self.holds.setFocus()
        elif not self._form.isHidden():
            (self._group.checkedButton() or self.choices[Verdict.SOLVED]).setFocus()
        else:
            self.change_button.setFocus()

    def _show_done(self, prompt: RatingPrompt) -> None:
        current = prompt.current
        if current is None:
            return
        verdict = min(Verdict, key=lambda verdict: abs(verdict.value_of - current.value))
        label = self.choices[verdict].label
        if prompt.closes_at is None:
            self._done_words.setText(self.tr("You said: {words}. Thank you.").format(words=label))
            return
        until = moment_by(prompt.closes_at, self._store.clock.now()).strip()
        words = self.tr("You said: {words}. Thank you. You can change it until {moment}.")
        self._done_words.setText(words.format(words=label, moment=until))

    def _show_reasons(self) -> None:
        verdict = self._chosen()
        self._reason_box.setVisible(verdict is not None)
        for code, chip in self.reasons.items():
            is_good = code in _GOOD
            chip.setVisible(verdict is Verdict.PARTLY or is_good == (verdict is Verdict.SOLVED))
        self._reopen.setVisible(verdict is Verdict.NOT_SOLVED)

    def _on_choice(self) -> None:
        self._show_reasons()

    def _on_came_back(self) -> None:
        self._conversation.closing.answer_follow_up(False)
        self.reopen_requested.emit()

    def _on_change(self) -> None:
        self._is_changing = True
        current = self._prompt.current if self._prompt is not None else None
        if current is not None:
            verdict = min(Verdict, key=lambda verdict: abs(verdict.value_of - current.value))
            self.choices[verdict].setChecked(True)
            for code, chip in self.reasons.items():
                chip.setChecked(code in current.reasons)
            self.comment.set_text(current.comment)
        self._show()

    def _on_rated(self) -> None:
        self._is_changing = False
        self._show()
        self.rated.emit()

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, SecretFoundError):
            self.watch.take(_COMMENT, error)
        else:
            self._trouble.setText(failure_words(error))
            self._trouble.show()
        # A timer, so that the banner is laid out before the keyboard goes there.
        QTimer.singleShot(0, self, self._secret.focus)

    def _remove_secret(self, _place: str) -> None:
        self.comment.set_text(self.watch.without_hits(self.comment.text()))
        self.watch.look(_COMMENT, self.comment.text())
