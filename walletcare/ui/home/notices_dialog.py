"""All notices of the wallet: those that hold now, those announced for later, and those that are over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from walletcare.domain.notice import NoticeKind
from walletcare.ui.components import (
    Button,
    ButtonKind,
    Chip,
    ChipKind,
    Icon,
    InnerDialog,
    PlainLabel,
    Row,
    RowCard,
    clear_layout,
)
from walletcare.ui.filled import filled
from walletcare.ui.moments import moment_by, moment_inside
from walletcare.ui.notice_looks import NOTICE_LOOKS, new_word, notice_target
from walletcare.ui.theme import TextStyle, theme
from walletcare.ui.when import meta_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from walletcare.domain.notice import Notice

_WIDTH = 640


def kind_word(kind: NoticeKind) -> str:
    """What a notice is about, in a word."""
    translate = QCoreApplication.translate
    match kind:
        case NoticeKind.SUPPORT:
            return translate("Notices", "Support")
        case NoticeKind.RELEASE:
            return translate("Notices", "New version")
        case NoticeKind.SECURITY:
            return translate("Notices", "Security")
        case NoticeKind.MAINTENANCE:
            return translate("Notices", "Maintenance")
        case NoticeKind.PROMOTION:
            return translate("Notices", "Offer")


class NoticesDialog(InnerDialog):
    """Signals:
    followed: Target of a notice; the dialog closes.
    """

    followed = Signal(str)

    def __init__(
        self, parent: QWidget, notices: Sequence[Notice], unread: frozenset[str], now: datetime
    ) -> None:
        super().__init__(parent, "", " ", width=_WIDTH)
        self.pin_title()
        # What holds now stands first, then what is to come; the newest of what is over leads the rest.
        holding = [notice for notice in notices if notice.is_current(now)]
        coming = sorted((n for n in notices if n.begins > now), key=lambda notice: notice.begins)
        over = sorted((n for n in notices if n.ends <= now), key=lambda notice: notice.ends, reverse=True)
        self._notices = (*holding, *coming, *over)
        self._unread, self._now = unread, now
        self._rows = QVBoxLayout()
        self.content.addLayout(self._rows)
        self._close = self.add_button("", "", ButtonKind.PRIMARY)
        self.say_with(self._say_all)

    def _say_words(self) -> tuple[str, str]:
        if not self._notices:
            return self.tr("Notices"), self.tr("There are none right now.")
        return self.tr("Notices"), self.tr(
            "What your wallet has announced, as this computer last received it."
        )

    def _say_all(self) -> None:
        self.set_texts(*self._say_words())
        self._close.set_label(self.tr("Close"))
        clear_layout(self._rows)
        if self._notices:
            card = RowCard()
            for notice in self._notices:
                card.add_row(self._row(notice))
            self._rows.addWidget(card)

    def _row(self, notice: Notice) -> Row:
        language = theme().language
        row = Row(margins=(18, 14, 16, 14), spacing=14)
        icon, color = NOTICE_LOOKS[notice.kind]
        row.body.addWidget(
            Icon(icon, size=18, color=color, beside=TextStyle.LABEL_BOLD), 0, Qt.AlignmentFlag.AlignTop
        )
        words = QVBoxLayout()
        words.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(PlainLabel(notice.title.text(language), TextStyle.LABEL_BOLD), 1)
        if notice.id in self._unread:
            head.addWidget(Chip(new_word(), ChipKind.ACCENT), 0, Qt.AlignmentFlag.AlignTop)
        words.addLayout(head)
        words.addWidget(PlainLabel(notice.text.text(language), TextStyle.SMALL, "text2"))
        words.addWidget(
            PlainLabel(meta_text(kind_word(notice.kind), self._when(notice)), TextStyle.SMALL, "text3")
        )
        target = notice_target(notice)
        if target and notice.ends > self._now:
            label = QCoreApplication.translate("ServiceCard", "What you can do")
            more = Button(label, ButtonKind.LINK)
            more.clicked.connect(lambda: self._follow(target))
            words.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        row.body.addLayout(words, 1)
        return row

    def _when(self, notice: Notice) -> str:
        if notice.begins > self._now:
            return filled(self.tr("From {moment}"), moment=moment_inside(notice.begins, self._now))
        if notice.ends <= self._now:
            return filled(self.tr("Ended {moment}"), moment=moment_inside(notice.ends, self._now))
        return filled(self.tr("Until {moment}"), moment=moment_by(notice.ends, self._now))

    def _follow(self, target: str) -> None:
        self.close_with("")
        self.followed.emit(target)
