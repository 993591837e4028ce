"""The conversation: chat bubbles with their state, rows of a request's history, typing dots, day lines."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPainterPath, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from walletcare.domain.ticket import Delivery
from walletcare.ui.components.avatar import Avatar
from walletcare.ui.components.button import Button, ButtonKind
from walletcare.ui.components.card import grow_with_width
from walletcare.ui.components.inputs import TextView
from walletcare.ui.components.label import PlainLabel
from walletcare.ui.components.long_text import AllButton, beginning
from walletcare.ui.components.names import name, sentence
from walletcare.ui.components.painting import antialias, dot
from walletcare.ui.components.tile import Icon
from walletcare.ui.theme import TextStyle, TokenName, theme

MOST_WIDTH = 520
_PAD_H, _PAD_V, _RADIUS, _CORNER = 14, 10, 14, 4


class Side(StrEnum):
    ME = "me"
    THEM = "them"


class Bubble(QFrame):
    """One message in its bubble: plain text that can be selected; of a very long one the beginning."""

    def __init__(self, text: str, side: Side, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side, self._is_failed = side, False
        self.text = text
        self.view = TextView(beginning(text), most_width=MOST_WIDTH - 2 * _PAD_H)
        self._all = AllButton(text, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(_PAD_H, _PAD_V, _PAD_H, _PAD_V)
        column.setSpacing(8)
        column.addWidget(self.view)
        column.addWidget(self._all)
        self.content = column
        grow_with_width(self)
        self.setMaximumWidth(MOST_WIDTH)

    def set_text(self, text: str) -> None:
        self.text = text
        self.view.set_text(beginning(text))
        self._all.set_whole(text)

    def set_failed(self, is_failed: bool) -> None:
        self._is_failed = is_failed
        self.update()

    def theme_changed(self) -> None:
        self.setMaximumWidth(round(MOST_WIDTH * max(1.0, theme().text_scale / 125)))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        antialias(painter)
        fill: TokenName = "bubbleMe" if self._side is Side.ME else "bubbleThem"
        line: TokenName | None = None if self._side is Side.ME else "border"
        if self._is_failed:
            fill, line = "dangerSoft", "dangerBorder"
        if look.is_high_contrast:
            line = "text"
        rect = QRectF(self.rect())
        if line is None:
            painter.setPen(Qt.PenStyle.NoPen)
        else:
            painter.setPen(QPen(look.color(line), 1))
            rect = rect.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setBrush(look.color(fill))
        painter.drawPath(_bubble_path(rect, self._side))
        painter.end()


def _bubble_path(rect: QRectF, side: Side) -> QPainterPath:
    """A rounded box whose corner at the speaker is nearly square."""
    top_left = _CORNER if side is Side.THEM else _RADIUS
    bottom_right = _CORNER if side is Side.ME else _RADIUS
    path = QPainterPath()
    path.moveTo(rect.left() + top_left, rect.top())
    path.lineTo(rect.right() - _RADIUS, rect.top())
    path.quadTo(rect.topRight(), QPointF(rect.right(), rect.top() + _RADIUS))
    path.lineTo(rect.right(), rect.bottom() - bottom_right)
    path.quadTo(rect.bottomRight(), QPointF(rect.right() - bottom_right, rect.bottom()))
    path.lineTo(rect.left() + _RADIUS, rect.bottom())
    path.quadTo(rect.bottomLeft(), QPointF(rect.left(), rect.bottom() - _RADIUS))
    path.lineTo(rect.left(), rect.top() + top_left)
    path.quadTo(rect.topLeft(), QPointF(rect.left() + top_left, rect.top()))
    return path


def delivery_look(delivery: Delivery) -> tuple[str, str, TokenName]:
    """Icon, word and colour of an own message's state."""
    translate = QCoreApplication.translate
    match delivery:
        case Delivery.QUEUED:
            # Also while this computer is online and support’s system is what cannot be reached.
            return "cloud-off", translate("Delivery", "Will send by itself"), "text3"
        case Delivery.SENDING:
            return "clock", translate("Delivery", "Sending"), "text3"
        case Delivery.UNKNOWN:
            return "circle-question-mark", translate("Delivery", "Checking whether it arrived"), "text2"
        case Delivery.SENT:
            return "check", translate("Delivery", "Sent"), "text3"
        case Delivery.SEEN:
            return "check-check", translate("Delivery", "Seen"), "accentText"
        case Delivery.FAILED:
            return "circle-alert", translate("Delivery", "Not sent"), "danger"
        case Delivery.CANCELLED:
            return "circle-minus", translate("Delivery", "Not sent, you cancelled it"), "text3"
        case Delivery.MOVED:
            return "arrow-right", translate("Delivery", "Moved to the next channel"), "text3"


class MessageRow(QWidget):
    """A chat message: bubble at its side, avatar for the other side, and a line with time and state.

    Signals:
        retry_requested: "Try again" under a message that was not sent.
    """

    retry_requested = Signal()

    def __init__(
        self,
        text: str,
        side: Side,
        *,
        author: str = "",
        time: str = "",
        shows_avatar: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._side, self._author, self._time = side, author, time
        self._delivery: Delivery | None = None
        self._shows_state = True
        self.bubble = Bubble(text, side)
        self._icon = Icon("check", size=16, color="text3")
        self._time_label = PlainLabel(time, TextStyle.CAP, "text3", wraps=False, fits=True)
        self._word = PlainLabel("", TextStyle.CAP, "text3", wraps=False, fits=True)
        self._retry = Button("", ButtonKind.INLINE)
        self._retry.clicked.connect(self.retry_requested)
        self._state_box = QWidget(self)
        state = QHBoxLayout(self._state_box)
        state.setContentsMargins(2, 2, 2, 0)
        state.setSpacing(6)
        if side is Side.ME:
            state.addStretch(1)
        for part in (self._time_label, self._icon, self._word, self._retry):
            state.addWidget(part)
        if side is Side.THEM:
            state.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(0)
        align = Qt.AlignmentFlag.AlignRight if side is Side.ME else Qt.AlignmentFlag.AlignLeft
        column.addLayout(_aligned(self.bubble, align))
        column.addWidget(self._state_box)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        self._avatar: Avatar | None = None
        if side is Side.THEM:
            self._avatar = Avatar(author, size=32)
            holder = self._avatar
            keep = holder.sizePolicy()
            keep.setRetainSizeWhenHidden(True)
            holder.setSizePolicy(keep)
            if not shows_avatar:
                holder.hide()
            row.addWidget(holder, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        grow_with_width(self)
        self._show()

    @property
    def text(self) -> str:
        """The whole text, however much of it is shown."""
        return self.bubble.text

    def set_text(self, text: str) -> None:
        self.bubble.set_text(text)
        self._show()

    def set_delivery(self, delivery: Delivery | None) -> None:
        """Show the state of an own message."""
        self._delivery = delivery
        self._show()

    def set_time(self, time: str) -> None:
        self._time = time
        self._time_label.setText(time)
        self._show()

    def set_shows_state(self, shows_state: bool) -> None:
        """Only the last message of a run shows its line; a message that was not sent always does."""
        self._shows_state = shows_state
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show()

    def _show(self) -> None:
        is_failed = self._delivery is Delivery.FAILED
        self._state_box.setVisible(self._shows_state or is_failed or self._delivery is Delivery.UNKNOWN)
        self._icon.setVisible(self._delivery is not None)
        self._word.setVisible(self._delivery is not None)
        self._retry.setVisible(is_failed)
        self._retry.set_label(QCoreApplication.translate("MessageRow", "Try again"))
        word = ""
        if self._delivery is not None:
            icon, word, color = delivery_look(self._delivery)
            self._icon.set_icon(icon, color)
            self._word.setText(word)
            self._word.set_color("danger" if is_failed else "text2" if color == "accentText" else color)
        self._time_label.setVisible(bool(self._time) and not is_failed)
        self.bubble.set_failed(is_failed)
        name(self, sentence(self._author, beginning(self.text), self._time, word))


def _aligned(widget: QWidget, align: Qt.AlignmentFlag) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    if align == Qt.AlignmentFlag.AlignRight:
        row.addStretch(1)
    # No stretch for the bubble: it takes the width of its text, and the row's rest stays empty.
    row.addWidget(widget)
    if align == Qt.AlignmentFlag.AlignLeft:
        row.addStretch(1)
    return row


class HistoryRow(QWidget):
    """A message of a request's history: avatar, name, verified mark, time, and the text without a bubble."""

    def __init__(
        self,
        text: str,
        *,
        author: str,
        time: str = "",
        is_user: bool = False,
        is_verified: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(PlainLabel(author, TextStyle.LABEL_BOLD, wraps=False))
        if is_verified:
            head.addWidget(Icon("badge-check", size=16, color="accentText"))
        head.addWidget(PlainLabel(time, TextStyle.SMALL, "text3", wraps=False, fits=True))
        head.addStretch(1)
        self.view = TextView(beginning(text))
        self.content = QVBoxLayout()
        self.content.setSpacing(4)
        self.content.addLayout(head)
        self.content.addWidget(self.view)
        self.content.addWidget(AllButton(text, self))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(Avatar(author, is_user=is_user, size=36), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self.content, 1)
        grow_with_width(self)
        name(self, sentence(author, beginning(text), time))


class TypingDots(QFrame):
    """Somebody is typing: three dots and the words. The dots stand still when motion is reduced."""

    _STEP_MS = 400

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step = 0
        self._timer = QTimer(self)
        self._timer.setInterval(self._STEP_MS)
        self._timer.timeout.connect(self._on_step)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(58, 38)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not theme().is_motion_reduced:
            self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def _on_step(self) -> None:
        self._step = (self._step + 1) % 3
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        antialias(painter)
        painter.setPen(QPen(look.color("border"), 1))
        painter.setBrush(look.color("bubbleThem"))
        painter.drawPath(_bubble_path(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), Side.THEM))
        for number in range(3):
            strength = 1.0 if number == self._step else 0.45
            centre = QPointF(self.width() / 2 + (number - 1) * 11, self.height() / 2)
            dot(painter, centre, 3.5, look.tinted("text3", strength))
        painter.end()


class TypingRow(QWidget):
    """Avatar, typing dots and "Mei is typing"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._avatar = Avatar("", size=32)
        self._label = PlainLabel("", TextStyle.SMALL, "text3", wraps=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._avatar)
        row.addWidget(TypingDots())
        row.addWidget(self._label, 1)

    def set_who(self, who: str, words: str) -> None:
        """``words`` is the whole sentence: "Mei is typing"."""
        self._avatar.set_name(who)
        self._label.setText(words)


class DayLine(QWidget):
    """A centred caption in the conversation, with an icon: a day, who joined, what happened."""

    def __init__(
        self, text: str, *, icon: str = "", color: TokenName = "text2", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 4, 24, 4)
        row.setSpacing(8)
        row.addStretch(1)
        if icon:
            row.addWidget(
                Icon(icon, size=16, color=color, beside=TextStyle.SMALL), 0, Qt.AlignmentFlag.AlignTop
            )
        row.addWidget(PlainLabel(text, TextStyle.SMALL, "text2"))
        row.addStretch(1)
        grow_with_width(self)
