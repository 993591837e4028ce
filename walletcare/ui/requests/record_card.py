"""The service record of a request: how long things took, what support said, case code, channels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from walletcare.contact.following.signals import Mark
from walletcare.domain.ticket import Ticket
from walletcare.domain.topic import topic_of
from walletcare.ui.components import Card, PlainLabel, clear_layout, grow_with_width, name
from walletcare.ui.contact.ladder_card import kind_words
from walletcare.ui.moments import moment_inside
from walletcare.ui.theme import TextStyle, theme
from walletcare.ui.when import length_text

if TYPE_CHECKING:
    from datetime import datetime

    from walletcare.contact.following.tickets import TicketDetail


class RecordCard(Card):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=18, spacing=8, parent=parent)
        self._title = PlainLabel("", TextStyle.SUB)
        box = QWidget()
        grow_with_width(box)
        self._grid = QGridLayout(box)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._code_note = PlainLabel("", TextStyle.SMALL, "text2")
        self.body.addWidget(self._title)
        self.body.addWidget(box)
        self.body.addWidget(self._code_note)

    def show_detail(self, detail: TicketDetail, now: datetime) -> None:
        self._title.setText(self.tr("Service record"))
        self._code_note.setText(
            self.tr(
                "Official support knows the case code too."
                " Whoever contacts you and can’t name it isn’t support."
            )
        )
        clear_layout(self._grid)
        for place, (label, value) in enumerate(self._lines(detail, now)):
            key = PlainLabel(label, TextStyle.SMALL, "text2")
            text = PlainLabel(value, TextStyle.SMALL)
            name(key, self.tr("{label}: {value}").format(label=label, value=value))
            self._grid.addWidget(key, place, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(text, place, 1, Qt.AlignmentFlag.AlignTop)

    def _lines(self, detail: TicketDetail, now: datetime) -> list[tuple[str, str]]:
        ticket, signals = detail.ticket, detail.signals
        lines = [
            (self.tr("Topic"), topic_of(ticket.topic).label.text(theme().language)),
            (self.tr("First answer"), self._first_answer(ticket)),
            (self.tr("Solved"), self._solved(ticket)),
            (self.tr("Channels"), self._channels(ticket, now)),
            (self.tr("Case code"), detail.case_code),
        ]
        if detail.reply_address:
            lines.append((self.tr("Answers also to"), detail.reply_address))
        if signals.complexity and signals.is_from_support:
            simple = self.tr("simple")
            lines.append(
                (
                    self.tr("Difficulty"),
                    simple if signals.complexity == "simple" else self.tr("needs investigation"),
                )
            )
        if signals.marks:
            lines.append(
                (
                    self.tr("Support says"),
                    self.tr(", ").join(self._mark(mark, detail, now) for mark in signals.marks),
                )
            )
        if signals.team:
            lines.append((self.tr("Team"), signals.team))
        return lines

    def _mark(self, mark: Mark, detail: TicketDetail, now: datetime) -> str:
        words = {
            Mark.CONFIRMED: self.tr("confirmed by support"),
            Mark.INVESTIGATING: self.tr("under investigation"),
            Mark.ESCALATED: self.tr("passed on to a senior colleague"),
            Mark.FOLLOW_UP: self.tr("support will follow up"),
        }[mark]
        at = detail.marked_at.get(mark)
        if at is None:
            return words
        return self.tr("{what} ({moment})").format(what=words, moment=moment_inside(at, now).strip())

    def _first_answer(self, ticket: Ticket) -> str:
        if ticket.first_answer_after is None:
            return self.tr("none yet")
        return self.tr("after {length}").format(length=length_text(ticket.first_answer_after))

    def _solved(self, ticket: Ticket) -> str:
        if ticket.solved_after is None or not ticket.stage.is_finished:
            return self.tr("not yet")
        return self.tr("after {length}").format(length=length_text(ticket.solved_after))

    def _channels(self, ticket: Ticket, now: datetime) -> str:
        return self.tr(", ").join(
            self.tr("{channel} since {moment}").format(
                channel=kind_words(leg.kind), moment=moment_inside(leg.started_at, now)
            )
            for leg in ticket.legs
        )
