"""What it is about and how it goes out: topic, channel, and an opening to begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from walletcare.domain.topic import TOPICS
from walletcare.ui.components import Button, ButtonKind, PlainLabel, Select, grow_with_width
from walletcare.ui.contact.ladder_card import kind_words
from walletcare.ui.theme import TextStyle, theme

if TYPE_CHECKING:
    from walletcare.ui.contact.compose.channel_choice import ChannelChoice

_LEAST_SELECT = 180
"""Enough for a short word: beside a select of no least width a long button would leave nothing."""


class WhatRow(QWidget):
    """Signals: ``topic_chosen`` (code), ``channel_chosen`` (id), ``opening_wanted``."""

    topic_chosen = Signal(str)
    channel_chosen = Signal(str)
    opening_wanted = Signal()

    def __init__(self, choice: ChannelChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choice = choice
        self.topic, self.channel = Select(), Select()
        self._topic_label = PlainLabel("", TextStyle.LABEL_BOLD, wraps=False, fits=True)
        self._channel_label = PlainLabel("", TextStyle.LABEL_BOLD, wraps=False, fits=True)
        self.template = Button("", ButtonKind.TEXT, icon="message-square-text")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)
        for label, select in ((self._topic_label, self.topic), (self._channel_label, self.channel)):
            column = QVBoxLayout()
            column.setSpacing(6)
            column.addWidget(label)
            line = QHBoxLayout()
            line.setSpacing(4)
            line.addWidget(select, 1)
            if select is self.channel:
                line.addWidget(self.template)
            column.addLayout(line)
            column.addStretch(1)
            self._row.addLayout(column, 1)
            select.setMinimumWidth(_LEAST_SELECT)
            select.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        # One line: the channel's field gives way first.
        self.template.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        grow_with_width(self)
        self.topic.chosen.connect(self.topic_chosen)
        self.channel.chosen.connect(self.channel_chosen)
        self.template.clicked.connect(self.opening_wanted)

    def retranslate(self, topic: str) -> None:
        """Set the words again; ``topic`` stays chosen."""
        language = theme().language
        self._topic_label.setText(self.tr("What is it about"))
        self.topic.setAccessibleName(self.tr("What is it about"))
        self.topic.set_choices(
            [("", self.tr("Choose a topic")), *((found.code, found.label.text(language)) for found in TOPICS)]
        )
        self.topic.set_current(topic)
        self._channel_label.setText(self.tr("Send by"))
        self.channel.setAccessibleName(self.tr("Send by"))
        self.template.set_label(self.tr("Use an opening line"))
        self.show_channels()

    def show_channels(self) -> None:
        """Show what can be chosen now, and what is."""
        self.channel.set_choices([(spec.id, kind_words(spec.kind)) for spec in self._choice.specs()])
        spec = self._choice.spec()
        if spec is not None:
            self.channel.set_current(spec.id)

    def set_wide(self, is_wide: bool) -> None:
        direction = QHBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)
