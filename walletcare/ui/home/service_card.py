"""What works right now: current notices, and each channel with its state and wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from walletcare.ui.components import (
    Button,
    ButtonKind,
    Chip,
    ChipKind,
    PlainLabel,
    Row,
    RowCard,
    grow_with_width,
    sentence,
)
from walletcare.ui.components.tile import Icon
from walletcare.ui.theme import TextStyle, theme

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from walletcare.domain.channel import ChannelStatus
    from walletcare.domain.notice import Notice

_ALL = ""
"""Name of the button that leads to all notices; the others have the id of theirs."""


class NoticeRow(Row):
    """One notice, with a way on when it names one, and a mark while it was not seen.

    Signals:
        followed: Target of the notice: ``flow:<id>`` or ``faq:<slug>``.
    """

    followed = Signal(str)

    def __init__(self, notice: Notice, *, is_new: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(margins=(18, 12, 16, 12), spacing=12, parent=parent)
        # Notices are known after the first paint.
        from walletcare.ui.notice_looks import NOTICE_LOOKS, new_word, notice_target

        icon, color = NOTICE_LOOKS[notice.kind]
        language = theme().language
        self.body.addWidget(
            Icon(icon, size=18, color=color, beside=TextStyle.LABEL_BOLD), 0, Qt.AlignmentFlag.AlignTop
        )
        words = QVBoxLayout()
        words.setSpacing(1)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(PlainLabel(notice.title.text(language), TextStyle.LABEL_BOLD), 1)
        if is_new:
            head.addWidget(Chip(new_word(), ChipKind.ACCENT), 0, Qt.AlignmentFlag.AlignTop)
        words.addLayout(head)
        words.addWidget(PlainLabel(notice.text.text(language), TextStyle.SMALL, "text2"))
        target = notice_target(notice)
        if target:
            label = QCoreApplication.translate("ServiceCard", "What you can do")
            more = Button(label, ButtonKind.LINK)
            more.setObjectName(notice.id)
            more.clicked.connect(lambda _=False, target=target: self.followed.emit(target))
            words.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(words, 1)


class ServiceCard(RowCard):
    """Notices first, then the channels.

    Signals:
        followed: Target of a notice.
        all_notices_requested: Show every notice, also those that are over.
    """

    followed = Signal(str)
    all_notices_requested = Signal()

    def show_state(
        self,
        notices: Sequence[Notice],
        services: Sequence[ChannelStatus],
        now: datetime,
        *,
        is_offline: bool = False,
        unread: frozenset[str] = frozenset(),
        all_notices: int = 0,
    ) -> None:
        """
        Args:
            unread: Ids of notices that were not seen yet, shown here or not.
            all_notices: How many there are, shown here or not.
        """
        focused = self._focused_button()
        self.clear()
        for notice in notices:
            row = NoticeRow(notice, is_new=notice.id in unread)
            row.followed.connect(self.followed)
            self.add_row(row)
        if all_notices:
            self.add_row(self._all_notices(len(unread - {notice.id for notice in notices})))
        self.add_row(self._channels(services, now, is_offline=is_offline) if services else self._unknown())
        self._focus_again(focused)

    def _focused_button(self) -> str | None:
        """The name of the button that has the focus; None when it is elsewhere."""
        focus = QApplication.focusWidget()
        return focus.objectName() if isinstance(focus, Button) and self.isAncestorOf(focus) else None

    def _focus_again(self, name: str | None) -> None:
        """The rows are made anew whenever something changes: whoever works by keys stays where they are."""
        for row in self.rows if name is not None else ():
            button = next((one for one in row.findChildren(Button) if one.objectName() == name), None)
            if button is not None:
                button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _all_notices(self, hidden_unread: int) -> QWidget:
        translate = QCoreApplication.translate
        words = translate("ServiceCard", "All notices")
        if hidden_unread:
            words = translate("ServiceCard", "All notices, {count} more unread").format(count=hidden_unread)
        row = Row(margins=(18, 8, 16, 8))
        button = Button(words, ButtonKind.LINK)
        button.setObjectName(_ALL)
        button.clicked.connect(self.all_notices_requested)
        row.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        row.body.addStretch(1)
        return row

    def _channels(self, services: Sequence[ChannelStatus], now: datetime, *, is_offline: bool) -> QWidget:
        from walletcare.ui.channel_words import CHANNEL_ICONS, channel_line

        box = QWidget()
        grow_with_width(box)
        column = QVBoxLayout(box)
        column.setContentsMargins(18, 12, 18, 14)
        column.setSpacing(7)
        language = theme().language
        for status in services:
            words, color = channel_line(status, now, is_offline=is_offline)
            line = QHBoxLayout()
            line.setSpacing(10)
            label = PlainLabel(status.spec.label.text(language), TextStyle.LABEL)
            label.setAccessibleName(sentence(label.text(), words))
            state = PlainLabel(words, TextStyle.SMALL, color, align=Qt.AlignmentFlag.AlignRight)
            line.addWidget(
                Icon(CHANNEL_ICONS[status.spec.kind], size=18, beside=TextStyle.LABEL),
                0,
                Qt.AlignmentFlag.AlignTop,
            )
            line.addWidget(label, 2)
            line.addWidget(state, 3)
            column.addLayout(line)
        return box

    def _unknown(self) -> QWidget:
        row = Row(margins=(18, 18, 16, 18))
        row.body.addWidget(Icon("cloud-off", size=18, color="text3"), 0, Qt.AlignmentFlag.AlignTop)
        words = QCoreApplication.translate("ServiceCard", "We don’t know yet which channels are open.")
        row.body.addWidget(PlainLabel(words, TextStyle.SMALL, "text2"), 1)
        return row
