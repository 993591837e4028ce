"""What happens next: three lines that follow from where the request stands."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from walletcare.domain.channel import ChannelKind
from walletcare.domain.ticket import Stage
from walletcare.ui.components import Card, NumberedList, PlainLabel
from walletcare.ui.filled import filled
from walletcare.ui.theme import TextStyle


class NextCard(Card):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=20, spacing=10, parent=parent)
        self._stage: Stage | None = None
        self._kind = ChannelKind.CHAT
        self._who = ""
        self._facts = (False, False, False)
        self._title = PlainLabel("", TextStyle.SUB)
        self._lines = NumberedList()
        self.body.addWidget(self._title)
        self.body.addWidget(self._lines)

    def set_place(
        self,
        stage: Stage | None,
        kind: ChannelKind,
        who: str = "",
        *,
        is_undelivered: bool = False,
        has_report: bool = False,
        is_alarming: bool = False,
    ) -> None:
        """Where the request stands; None before it is sent.

        Args:
            is_undelivered: The user has written, and it has not arrived yet.
            has_report: A troubleshooting report goes along. Matters before it is sent.
            is_alarming: What would be answered asks for something that nobody should give.
        """
        facts = (is_undelivered, has_report, is_alarming)
        place = (stage, kind, who, facts)
        if place == (self._stage, self._kind, self._who, self._facts):
            return
        self._stage, self._kind, self._who, self._facts = place
        self.retranslate()

    def retranslate(self) -> None:
        self._title.setText(self.tr("What happens next"))
        self._lines.set_lines(self._words())

    def _words(self) -> tuple[str, ...]:
        is_undelivered, has_report, is_alarming = self._facts
        if self._stage is None:
            return (
                self.tr("Support reads what you wrote and your troubleshooting report")
                if has_report
                else self.tr("Support reads what you wrote"),
                self.tr("The answer appears here, with a notification"),
                self.tr("Your reference stays valid until it’s solved"),
            )
        if self._stage.is_finished:
            return (
                self.tr("You can rate the help under Requests"),
                self.tr("Writing here opens the request again"),
            )
        if is_alarming and not is_undelivered:
            return (
                self.tr("Don’t do what the message asks for"),
                self.tr("Report it below the message. Everything else goes on here"),
            )
        is_answered = self._stage is Stage.WAITING_ON_YOU and is_undelivered
        if is_answered and self._kind is not ChannelKind.EMAIL:
            # What is missing is the way.
            return (
                self.tr("What you wrote goes out by itself, once"),
                self.tr("The answer appears here, with a notification"),
            )
        if self._stage is Stage.WAITING_ON_YOU and not is_answered:
            return (
                self.tr("Support waits for your answer"),
                self.tr("You can answer later too: it’s all kept here"),
            )
        if self._kind is ChannelKind.EMAIL:
            return (
                self.tr("Support answers to your email address"),
                self.tr("Check that the subject shows the reference"),
                self.tr("If nothing comes, an official social account can look it up"),
            )
        if self._who:
            first = filled(self.tr("{name} looks into it"), name=self._who)
        else:
            first = self.tr("Support looks into it")
        return (
            first,
            self.tr("The answer appears here, with a notification"),
            self.tr("If the chat closes, you can go on by email"),
        )
