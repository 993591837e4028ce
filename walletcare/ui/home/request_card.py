"""Open requests on Home, and what was left unfinished."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from walletcare.ui.components import Button, Chip, PlainLabel, Pressable, RowCard, sentence, stage_look
from walletcare.ui.components.tile import Icon
from walletcare.ui.filled import filled
from walletcare.ui.stores.home import LastEvent, RequestRow, RequestsOpening, Unfinished, UnfinishedKind
from walletcare.ui.theme import TextStyle, theme
from walletcare.ui.when import ago_text, meta_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from PySide6.QtCore import QSize


class PressableRow(Pressable):
    """A whole row that is one button; its words are child labels, which the mouse does not see."""

    focus_radius = 10

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.totalHeightForWidth(width) if layout is not None else 40

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.totalSizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return layout.totalMinimumSize() if layout is not None else super().minimumSizeHint()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not (self.underMouse() or self.isDown()):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("hover"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 10, 10)
        painter.end()


def event_words(row: RequestRow, now: datetime) -> str:
    """The last thing that happened and when: "Support replied 12 min ago"."""
    translate = QCoreApplication.translate
    when = ago_text(row.event_at, now, is_inside=True)
    match row.event:
        case LastEvent.SENT:
            return filled(translate("RequestCard", "Sent {when}"), when=when)
        case LastEvent.SUPPORT_REPLIED:
            return filled(translate("RequestCard", "Support replied {when}"), when=when)
        case LastEvent.YOU_REPLIED:
            return filled(translate("RequestCard", "You replied {when}"), when=when)
        case LastEvent.CHANGED:
            return filled(translate("RequestCard", "Changed {when}"), when=when)


class RequestLine(PressableRow):
    """One open request: title, what is awaited, reference and last event; the state as a chip."""

    def __init__(self, row: RequestRow, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = PlainLabel(row.title, TextStyle.LABEL_BOLD, max_lines=2)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(title)
        line = row.line.text(theme().language) if row.line is not None else ""
        translate = QCoreApplication.translate
        if row.alarm is not None:
            # The words of a fraud are no task of the user's.
            line = translate("RequestCard", "Don’t answer yet. {warning}").format(
                warning=row.alarm.text(theme().language)
            )
            words.addWidget(PlainLabel(line, TextStyle.SMALL, "danger", max_lines=2))
        elif line:
            who = (
                translate("RequestCard", "For you: {line}")
                if row.needs_you
                else translate("RequestCard", "Support: {line}")
            )
            line = who.format(line=line)
            words.addWidget(
                PlainLabel(line, TextStyle.SMALL, "accentText" if row.needs_you else "text2", max_lines=2)
            )
        meta = meta_text(row.reference, event_words(row, now))
        words.addWidget(PlainLabel(meta, TextStyle.CAP, "text3"))
        chip = Chip()
        chip.set_stage(row.stage, is_overdue=row.is_overdue)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(18, 12, 16, 12)
        layout.setSpacing(12)
        layout.addLayout(words, 1)
        layout.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        unread = translate("RequestCard", "unread") if row.unread else ""
        state = stage_look(row.stage, is_overdue=row.is_overdue)[0]
        self.setAccessibleName(sentence(row.title, state, unread, line, meta))


class UnfinishedLine(PressableRow):
    """A troubleshooter or a draft to go on with."""

    def __init__(self, row: Unfinished, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        translate = QCoreApplication.translate
        is_flow = row.kind is UnfinishedKind.FLOW
        what = row.title.text(theme().language)
        if is_flow:
            head = translate("RequestCard", "Continue: {title}").format(title=what)
            note = translate("RequestCard", "Troubleshooter, left {when}")
        else:
            head = translate("RequestCard", "Draft: {title}").format(title=what)
            note = translate("RequestCard", "Not sent yet, written {when}")
        meta = filled(note, when=ago_text(row.left_at, now, is_inside=True))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(18, 12, 16, 12)
        layout.setSpacing(12)
        layout.addWidget(Icon("circle-play" if is_flow else "pencil", size=20, color="accentText"))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(PlainLabel(head, TextStyle.LABEL_BOLD, max_lines=2))
        words.addWidget(PlainLabel(meta, TextStyle.CAP, "text3"))
        layout.addLayout(words, 1)
        layout.addWidget(Icon("chevron-right", size=18, color="text3"))
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(sentence(head, meta))


class RequestCard(RowCard):
    """The first open requests, or one calm line when there are none or they are not known yet.

    Signals:
        request_chosen: Ticket id of the row pressed.
        unfinished_chosen: The :class:`Unfinished` pressed.
        compose_requested: None is shown, and the user wants to write.
    """

    request_chosen = Signal(str)
    unfinished_chosen = Signal(object)
    compose_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._shown: object = None

    def show_rows(
        self,
        requests: Sequence[RequestRow],
        unfinished: Sequence[Unfinished],
        now: datetime,
        opening: RequestsOpening = RequestsOpening.DONE,
    ) -> None:
        self.clear()
        for left in unfinished:
            line = UnfinishedLine(left, now)
            line.clicked.connect(lambda _=False, left=left: self.unfinished_chosen.emit(left))
            self.add_row(line)
        for request in requests:
            row = RequestLine(request, now)
            row.clicked.connect(lambda _=False, key=request.ticket_id: self.request_chosen.emit(key))
            self.add_row(row)
        if not requests and not unfinished:
            self.add_row(self._nothing(opening))

    def _nothing(self, opening: RequestsOpening) -> QWidget:
        translate = QCoreApplication.translate
        box = QWidget()
        layout = QHBoxLayout(box)
        layout.setContentsMargins(18, 18, 16, 18)
        layout.setSpacing(14)
        layout.addWidget(Icon("inbox", size=22, color="text3"), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(1)
        title, text = _nothing_words(opening)
        words.addWidget(PlainLabel(title, TextStyle.LABEL_BOLD))
        words.addWidget(PlainLabel(text, TextStyle.SMALL, "text2"))
        button = Button(translate("RequestCard", "Tell us what happened"))
        button.clicked.connect(self.compose_requested)
        words.addSpacing(10)
        words.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(words, 1)
        return box


def _nothing_words(opening: RequestsOpening) -> tuple[str, str]:
    """Why there is no request to be seen: "none" is said only when that is known."""
    translate = QCoreApplication.translate
    match opening:
        case RequestsOpening.DONE:
            title = translate("RequestCard", "No open requests")
            return title, translate("RequestCard", "Once you send one, you can follow it here.")
        case RequestsOpening.UNDER_WAY:
            title = translate("RequestCard", "Opening your requests")
            return title, translate("RequestCard", "Help and troubleshooting work in the meantime.")
        case RequestsOpening.FAILED:
            title = translate("RequestCard", "Your requests can’t be opened")
            return title, translate("RequestCard", "Help and troubleshooting still work.")
