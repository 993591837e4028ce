"""The bar below an article: did it help, what was said about it before, and the ways on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from walletcare.faq.votes import Vote, VoteReason
from walletcare.ui.components import ActionBar, Button, ButtonKind, PlainLabel
from walletcare.ui.theme import TextStyle


class FeedbackBar(QWidget):
    """Signals:
    voted: Whether it helped, and the reason code.
    team_requested: The reader wants to write to the team about the article; carries the reason in words.
    flow_requested: The ways on.
    contact_requested:
    """

    voted = Signal(bool, str)
    team_requested = Signal(str)
    flow_requested = Signal()
    contact_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question = PlainLabel("", TextStyle.LABEL_BOLD, max_lines=2)
        self._yes = Button("", ButtonKind.SECONDARY, icon="thumbs-up")
        self._no = Button("", ButtonKind.SECONDARY, icon="thumbs-down")
        self._reasons = {reason: Button("", ButtonKind.SECONDARY) for reason in VoteReason}
        self._tell = Button("", ButtonKind.LINK)
        self._change = Button("", ButtonKind.LINK)
        self._flow = Button("", ButtonKind.PRIMARY, icon="list-checks", is_large=True)
        self._contact = Button("", ButtonKind.TEXT, icon="message-circle", is_large=True)
        self.bar = ActionBar()
        for widget in (
            self._question,
            self._yes,
            self._no,
            *self._reasons.values(),
            self._tell,
            self._change,
        ):
            self.bar.add_left(widget)
        for button in (self._flow, self._contact):
            self.bar.add_right(button)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.bar)
        self._is_asking_why = False
        self._is_answered = False
        self._reason: VoteReason | None = None
        self._earlier: Vote | None = None
        self._change.clicked.connect(self._on_change)
        self._tell.clicked.connect(self._on_tell)
        self._yes.clicked.connect(self._on_yes)
        self._no.clicked.connect(self._on_no)
        for reason, button in self._reasons.items():
            button.clicked.connect(lambda _=False, reason=reason: self._on_reason(reason))
        self._flow.clicked.connect(self.flow_requested)
        self._contact.clicked.connect(self.contact_requested)
        self.reset(has_flow=False)

    def reset(self, *, has_flow: bool) -> None:
        """A new article: ask afresh."""
        self._flow.setVisible(has_flow)
        self._is_asking_why = self._is_answered = False
        self._reason = self._earlier = None
        self._show_state()

    def show_earlier(self, vote: Vote) -> None:
        """Say what the reader said of this article before, with a way to change it.

        Does nothing once the reader has begun to answer again: the store may be slower than they are.
        """
        if not self._is_asking_why and not self._is_answered:
            self._earlier, self._is_answered, self._reason = vote, True, vote.reason
            self._show_state()

    def set_effective_width(self, width: int) -> None:
        self.bar.set_effective_width(width)

    def retranslate(self) -> None:
        self._yes.set_label(self.tr("Yes"))
        self._no.set_label(self.tr("No"))
        self._reasons[VoteReason.NOT_MY_PROBLEM].set_label(self.tr("Not my problem"))
        self._reasons[VoteReason.UNCLEAR].set_label(self.tr("Hard to follow"))
        self._reasons[VoteReason.DID_NOT_WORK].set_label(self.tr("Didn’t work"))
        self._reasons[VoteReason.WRONG].set_label(self.tr("Not right"))
        self._flow.set_label(self.tr("Start troubleshooter"))
        self._contact.set_label(self.tr("Contact support"))
        self._tell.set_label(self.tr("Tell the team"))
        self._change.set_label(self.tr("Change"))
        self._show_state()

    def _show_state(self) -> None:
        if self._earlier is not None:
            self._question.setText(self._earlier_words(self._earlier))
        elif self._is_answered:
            self._question.setText(self.tr("Thanks, noted on this computer."))
        elif self._is_asking_why:
            self._question.setText(self.tr("What was missing?"))
        else:
            self._question.setText(self.tr("Did this help?"))
        for button in (self._yes, self._no):
            button.setVisible(not self._is_asking_why and not self._is_answered)
        is_choosing = self._is_asking_why and not self._is_answered
        for button in self._reasons.values():
            button.setVisible(is_choosing)
        # Four reasons beside the ways on would leave each a column of single words.
        self.bar.set_apart(is_choosing)
        self._tell.setVisible(self._is_answered and self._reason is not None)
        self._change.setVisible(self._earlier is not None)

    def _earlier_words(self, vote: Vote) -> str:
        if vote.is_helpful:
            return self.tr("You said that this helped.")
        if vote.reason is None:
            return self.tr("You said that this didn’t help.")
        return self.tr("You said: {reason}.").format(reason=self._reasons[vote.reason].label)

    def _on_change(self) -> None:
        self._earlier = self._reason = None
        self._is_answered = False
        self._show_state()
        self._yes.setFocus()

    def _on_yes(self) -> None:
        self._is_answered = True
        self._show_state()
        self.voted.emit(True, "")

    def _on_no(self) -> None:
        self._is_asking_why = True
        self._show_state()
        self._reasons[VoteReason.NOT_MY_PROBLEM].setFocus()
        self.voted.emit(False, "")

    def _on_reason(self, reason: VoteReason) -> None:
        self._is_answered = True
        self._reason = reason
        self._show_state()
        self._tell.setFocus()
        self.voted.emit(False, reason.value)

    def _on_tell(self) -> None:
        if self._reason is not None:
            self.team_requested.emit(self._reasons[self._reason].label)
