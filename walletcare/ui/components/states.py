"""Nothing here yet, still loading, could not load: what a place shows instead of its content."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from walletcare.ui.components.button import Button, ButtonKind
from walletcare.ui.components.card import grow_with_width
from walletcare.ui.components.inputs import TextView
from walletcare.ui.components.label import PlainLabel
from walletcare.ui.components.painting import box, dot
from walletcare.ui.components.tile import IconTile
from walletcare.ui.theme import TextStyle, TokenName, theme

_QUIET_MS = 300
_SLOW_MS = 8000


class EmptyState(QWidget):
    """A tile, one line, what will be here, and at most two buttons; in the middle of its place."""

    def __init__(
        self,
        icon: str,
        title: str = "",
        text: str = "",
        *,
        fill: TokenName = "accentSoft",
        color: TokenName = "accentText",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        centre = Qt.AlignmentFlag.AlignHCenter
        self._tile = IconTile(icon, size=52, fill=fill, color=color)
        self._title = PlainLabel(title, TextStyle.SUB, align=centre)
        self._text = PlainLabel(text, TextStyle.SMALL, "text2", align=centre)
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.setSpacing(8)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 28, 24, 28)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self._column.addWidget(self._tile, 0, centre)
        self._column.addSpacing(14)
        self._column.addWidget(self._title)
        self._column.addSpacing(2)
        self._column.addWidget(self._text)
        self._column.addSpacing(14)
        self._column.addLayout(self._buttons)
        self._column.setAlignment(self._buttons, centre)
        self._column.addStretch(1)
        grow_with_width(self)

    def set_texts(self, title: str, text: str) -> None:
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))

    def add_button(self, button: Button) -> Button:
        self._buttons.addWidget(button)
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_buttons()
        self._fit_tile()

    def _fit_tile(self) -> None:
        """In a low place the words come first: the tile goes."""
        hidden = 0 if self._tile.isVisibleTo(self) else self._tile.sizeHint().height()
        needed = self._column.totalHeightForWidth(self.width()) + hidden
        self._tile.setVisible(self.height() >= needed)

    def _lay_buttons(self) -> None:
        """Side by side where their words stay on one line, else one above the other."""
        items = [self._buttons.itemAt(place) for place in range(self._buttons.count())]
        buttons = [item.widget() for item in items if item is not None]
        wide = sum(
            button.sizeHint().width() for button in buttons if button is not None and not button.isHidden()
        )
        margins = self._column.contentsMargins()
        room = self.width() - margins.left() - margins.right() - self._buttons.spacing() * (len(buttons) - 1)
        direction = QBoxLayout.Direction
        self._buttons.setDirection(direction.LeftToRight if wide <= room else direction.TopToBottom)


class _Skeleton(QWidget):
    """Still rows in the shape of what will come. Not animated."""

    def __init__(self, rows: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(240, 54 * self._rows)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour = theme().color("chip")
        shares = ((0.5, 0.68), (0.42, 0.6), (0.55, 0.5))
        for row in range(self._rows):
            y = row * 54 + 7
            dot(painter, QPointF(20, y + 20), 20, colour)
            for line, share in enumerate(shares[row % 3]):
                room = (self.width() - 60) * share
                box(painter, QRectF(54, y + 6 + line * 20, room, 9), 4.5, colour)
        painter.end()


class LoadingRows(QWidget):
    """Nothing for 300 ms, then still rows and a sentence; after 8 s it says so and offers to stop.

    Signals:
        cancel_requested: The user does not want to wait.
    """

    cancel_requested = Signal()

    def __init__(self, text: str = "", *, rows: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence, self._is_slow = text, False
        self._skeleton = _Skeleton(rows)
        self._label = PlainLabel(text, TextStyle.SMALL, "text2", align=Qt.AlignmentFlag.AlignHCenter)
        self._cancel = Button("", ButtonKind.SECONDARY)
        self._cancel.clicked.connect(self.cancel_requested)
        self._quiet, self._slow = QTimer(self), QTimer(self)
        for timer, length_ms, slot in (
            (self._quiet, _QUIET_MS, self._on_quiet_over),
            (self._slow, _SLOW_MS, self._on_slow),
        ):
            timer.setSingleShot(True)
            timer.setInterval(length_ms)
            timer.timeout.connect(slot)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(14)
        column.addWidget(self._skeleton)
        column.addWidget(self._label)
        column.addWidget(self._cancel, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self._retranslate()
        self._show_parts(is_on=False)

    def set_text(self, text: str) -> None:
        self._sentence = text
        self._retranslate()

    @property
    def is_shown(self) -> bool:
        """True once the 300 ms are over."""
        return self._skeleton.isVisible()

    def show_now(self) -> None:
        """Skip the 300 ms (pictures)."""
        self._show_parts(is_on=True)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._is_slow = False
        self._retranslate()
        self._quiet.start()
        self._slow.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._quiet.stop()
        self._slow.stop()
        self._show_parts(is_on=False)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _on_quiet_over(self) -> None:
        self._show_parts(is_on=True)

    def _on_slow(self) -> None:
        self._is_slow = True
        self._retranslate()
        self._cancel.show()

    def _show_parts(self, *, is_on: bool) -> None:
        self._skeleton.setVisible(is_on)
        self._label.setVisible(is_on)
        self._cancel.setVisible(is_on and self._is_slow)

    def _retranslate(self) -> None:
        translate = QCoreApplication.translate
        slow = translate("LoadingRows", "Slower than usual, still loading")
        self._label.setText(slow if self._is_slow else self._sentence)
        self._cancel.set_label(translate("LoadingRows", "Stop loading"))


class ErrorState(EmptyState):
    """What happened, that nothing is lost, when the next try is, and "try now".

    Details (a code, a time) are folded away and can be copied.

    Signals:
        retry_requested: "Try now".
    """

    retry_requested = Signal()

    def __init__(
        self, title: str = "", text: str = "", *, icon: str = "cloud-off", parent: QWidget | None = None
    ) -> None:
        super().__init__(icon, title, text, fill="warningSoft", color="warning", parent=parent)
        self._retry = self.add_button(Button("", ButtonKind.SECONDARY, icon="refresh-cw"))
        self._retry.clicked.connect(self.retry_requested)
        self._more = self.add_button(Button("", ButtonKind.TEXT))
        self._more.setCheckable(True)
        self._more.hide()
        self._details = TextView("", style=TextStyle.MONO, color="text2")
        self._details.hide()
        self._more.toggled.connect(self._details.setVisible)
        self._column.insertWidget(self._column.count() - 1, self._details)
        self._retranslate()

    def set_details(self, details: str) -> None:
        """Lines for support: code and time. Never the server's words."""
        self._details.set_text(details)
        self._more.setVisible(bool(details))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        translate = QCoreApplication.translate
        self._retry.set_label(translate("ErrorState", "Try now"))
        self._more.set_label(translate("ErrorState", "Show details"))
