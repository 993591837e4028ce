"""Dialogs inside the window: a scrim over the page and a box in the middle; opened, never run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from walletcare.ui.components.button import Button, ButtonKind
from walletcare.ui.components.card import grow_with_width
from walletcare.ui.components.flow_layout import FlowLayout
from walletcare.ui.components.label import PlainLabel
from walletcare.ui.components.painting import box, fill_rect, shadow
from walletcare.ui.components.scroll import ScrollBody, scroll_by_key
from walletcare.ui.tab_order import next_stop
from walletcare.ui.theme import TextStyle, theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

_MARGIN = 60
_LEAST_EDGE = 24
"""So much of the window is left free round the box."""
_WIDTH = 480
_SIDE = 24


class InnerDialog(QDialog):
    """A question that must be answered before going on. Esc means "no", Enter in a field the primary button.

    ``content`` is the layout between text and buttons.

    Signals:
        chosen: The key of the button pressed; empty when it was left with Esc.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget, title: str, text: str = "", *, width: int = _WIDTH) -> None:
        self._over = parent.window()
        # Inside the window: no window of its own, so focus and input method stay where they are.
        super().__init__(self._over, Qt.WindowType.SubWindow)
        self._width = width
        self._opener: QWidget | None = None
        self._inside: QWidget | None = None
        """What had the focus last in here."""
        self._buttons: list[Button] = []
        self._say: Callable[[], None] | None = None
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self._box = QWidget(self)
        self._title = PlainLabel(title, TextStyle.HEADING)
        self._text = PlainLabel(text, TextStyle.BODY, "text2")
        self._body = ScrollBody(margins=(_SIDE, 0, _SIDE, 0), spacing=10)
        self._body.content.addWidget(self._title)
        self._body.content.addWidget(self._text)
        # Not before it has a parent: shown alone it would be a window.
        self._text.setVisible(bool(text))
        self.content = QVBoxLayout()
        self.content.setSpacing(10)
        self._body.content.addLayout(self.content, 1)
        button_box = QWidget()
        grow_with_width(button_box)
        self._button_row = FlowLayout(button_box, gap=8)
        foot = QHBoxLayout()
        foot.setContentsMargins(_SIDE, 16, _SIDE, 0)
        foot.addWidget(button_box)
        for part in (self._body.widget(), self._body.content.parentWidget()):
            if part is not None:
                part.installEventFilter(self)
        column = QVBoxLayout(self._box)
        column.setContentsMargins(0, 22, 0, 22)
        column.setSpacing(0)
        self._pinned = QVBoxLayout()
        column.addLayout(self._pinned)
        column.addWidget(self._body, 1)
        column.addLayout(foot)
        self._foot = foot
        self.hide()

    def pin_title(self) -> None:
        """Keep the title over what scrolls: in a dialog with a long text, which may open at its end."""
        self._pinned.setContentsMargins(_SIDE, 0, _SIDE, 10)
        self._pinned.addWidget(self._title)

    @property
    def body(self) -> ScrollBody:
        """What scrolls when the dialog is higher than the window: all but the buttons and a pinned title."""
        return self._body

    def set_texts(self, title: str, text: str = "") -> None:
        """Set the words again (a dialog that stays open while the language changes)."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)

    def say_with(self, say: Callable[[], None]) -> None:
        """Let ``say`` set every text: now, and whenever the language changes while the dialog is open."""
        self._say = say
        say()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._say is not None:
            self._say()
            self._place_if_shown()

    def add_button(
        self, key: str, text: str, kind: ButtonKind = ButtonKind.SECONDARY, icon: str = ""
    ) -> Button:
        """Add a button that closes the dialog with ``key``; the primary one last."""
        button = Button(text, kind, icon=icon, is_large=True)
        button.clicked.connect(lambda _=False, key=key: self._finish(key))
        self._buttons.append(button)
        self._button_row.addWidget(button)
        return button

    def add_action(self, text: str, kind: ButtonKind, act: Callable[[], None], icon: str = "") -> Button:
        """Add a button that does something and leaves the dialog open."""
        button = Button(text, kind, icon=icon, is_large=True)
        button.clicked.connect(act)
        self._buttons.append(button)
        self._button_row.addWidget(button)
        return button

    def close_with(self, key: str) -> None:
        """Close as if the button ``key`` had been pressed."""
        self._finish(key)

    def refit(self) -> None:
        """The content grew or shrank: place the box again."""
        self._place()

    def open(self) -> None:
        """Show over the whole window and take the focus; it goes back to where it was afterwards."""
        self._opener = QApplication.focusWidget()
        self._over.installEventFilter(self)
        # As wide as it will be from the start: a long text is not measured for a width that nobody sees.
        self._box.resize(self._box_width(), self._over.height() - 2 * _LEAST_EDGE)
        self.show()
        self.raise_()
        # Only what is shown has a height.
        self._place()
        first = next_stop([self._box], None, is_next=True)
        if first in self._buttons:
            # Nothing to fill in or to look at first: Enter and Space then do what is advised.
            first = self._default() or first
        if first is not None:
            first.setFocus(Qt.FocusReason.PopupFocusReason)
        self._inside = first
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Whoever takes the focus below the scrim (a page set again in another language) gives it back."""
        if now is None or not self.isVisible() or now.window() is not self._over:
            return
        if self.isAncestorOf(now):
            self._inside = now
        elif not any(
            isinstance(other, InnerDialog) and other.isVisible() and other.isAncestorOf(now)
            for other in self._over.children()
        ):
            QTimer.singleShot(0, self, self._take_back_focus)

    def _take_back_focus(self) -> None:
        if not self.isVisible():
            return
        inside = self._inside
        if inside is None or not shiboken6.isValid(inside) or not inside.isVisible():
            inside = next_stop([self._box], None, is_next=True)
        if inside is not None:
            inside.setFocus(Qt.FocusReason.PopupFocusReason)

    def _default(self) -> Button | None:
        """The button that Enter presses: the primary one or the only one, never one that takes away."""
        wanted = [button for button in self._buttons if button.kind is ButtonKind.PRIMARY]
        if not wanted and len(self._buttons) == 1 and self._buttons[0].kind is ButtonKind.SECONDARY:
            wanted = self._buttons
        return next((button for button in wanted if button.isVisible() and button.isEnabled()), None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self._place()
        elif watched is not self._over and event.type() == QEvent.Type.LayoutRequest:
            # Something inside grew or shrank; by how much is known when it has been laid out.
            QTimer.singleShot(0, self, self._place_if_shown)
        return False

    def _place_if_shown(self) -> None:
        if self.isVisible():
            self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._finish("")
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # What has the focus had no use for it: a field of one line, a choice, a tick.
            default = self._default()
            if default is not None and not event.isAutoRepeat():
                default.click()
            return
        scroll_by_key(event, [*self._body.findChildren(ScrollBody), self._body])
        event.accept()

    def focusNextPrevChild(self, next_: bool) -> bool:
        """Tab goes round inside the dialog."""
        stop = next_stop([self._box], QApplication.focusWidget(), is_next=next_)
        if stop is not None:
            reason = Qt.FocusReason.TabFocusReason if next_ else Qt.FocusReason.BacktabFocusReason
            stop.setFocus(reason)
            self._body.scroll_to(stop)
        return True

    def theme_changed(self) -> None:
        if self.isVisible():
            self._place()
            # Once more when the labels inside have measured themselves with the new fonts.
            QTimer.singleShot(0, self, self._place_if_shown)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        fill_rect(painter, QRectF(self.rect()), look.tinted("scrim", 0.56 if look.is_dark else 0.32))
        rect = QRectF(self._box.geometry())
        shadow(painter, rect, blur=48, drop=16, share=0.6 if look.is_dark else 0.22)
        line = look.color("text") if look.is_high_contrast else look.color("border")
        box(painter, rect, 12, look.color("surface"), line)
        painter.end()

    def mousePressEvent(self, event: object) -> None:
        # A click beside the box neither answers the question nor reaches the page below.
        return

    def _content_height(self, width: int) -> int:
        layout = self._body.content
        return max(layout.totalHeightForWidth(width - 2 * _SIDE), layout.totalMinimumSize().height())

    def _finish(self, key: str) -> None:
        self._over.removeEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication) and self._inside is not None:
            app.focusChanged.disconnect(self._on_focus_changed)
        self._inside = None
        self.hide()
        self._give_back_focus()
        self.chosen.emit(key)
        self.deleteLater()

    def _give_back_focus(self) -> None:
        """To what opened the dialog; to the page when that is gone or hidden by now."""
        opener = self._opener
        if opener is not None and shiboken6.isValid(opener) and opener.isVisible() and opener.isEnabled():
            opener.setFocus(Qt.FocusReason.PopupFocusReason)
            return
        focus_page = getattr(self._over, "focus_page", None)
        if focus_page is not None:
            focus_page()

    def _box_width(self) -> int:
        wanted = round(self._width * max(1.0, theme().text_scale / 125))
        return min(wanted, self._over.width() - 2 * _LEAST_EDGE)

    def _place(self) -> None:
        window = self._over
        self.setGeometry(window.rect())
        width = self._box_width()
        # What does not fit into the window scrolls; the buttons stay.
        # An empty layout knows no height.
        title = max(self._pinned.totalHeightForWidth(width), 0)
        high = title + self._content_height(width) + self._foot.totalHeightForWidth(width) + 44
        high = min(max(high, 120), window.height() - 2 * _LEAST_EDGE)
        top = max(_LEAST_EDGE, (window.height() - high) // 2 - _MARGIN // 2)
        corner = QPoint((window.width() - width) // 2, top)
        self._box.setGeometry(corner.x(), corner.y(), width, high)
        self.update()
