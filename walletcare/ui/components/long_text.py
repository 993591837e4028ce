"""A text of any length in a row of a conversation: its beginning, and a button to all of it.

A message may hold 150,000 characters. To lay that out takes the window longer than a frame, for every such
row; the beginning of it takes no longer than any other message. The whole text stays what is copied,
searched in and saved.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from walletcare.ui.components.button import Button, ButtonKind
from walletcare.ui.components.card import grow_with_width
from walletcare.ui.components.dialog import InnerDialog
from walletcare.ui.components.inputs import TextView

MOST_CHARACTERS = 4_000
"""A text up to this long is shown whole."""
MOST_LINES = 120
"""Its own line breaks; more of them make a row of several screens out of a few characters."""
_SHOWN_CHARACTERS, _SHOWN_LINES = 3_000, 80
"""What is left of a longer one: enough less that the button always leads to a good deal more."""
_NEAR = 200
"""So far back from the cut a space or a line break is looked for."""


def beginning(text: str) -> str:
    """``text`` itself, or what is shown of it when it is too long; ends with an ellipsis then."""
    if len(text) <= MOST_CHARACTERS and text.count("\n") <= MOST_LINES:
        return text
    head = "\n".join(text[:_SHOWN_CHARACTERS].split("\n")[:_SHOWN_LINES])
    tail = head[-_NEAR:]
    space = max(tail.rfind(" "), tail.rfind("\n"))
    if space > 0:
        head = head[: len(head) - len(tail) + space]
    return head.rstrip() + " …"


class AllButton(Button):
    """Below a text that was cut: opens the whole of it. Not there for a text that is shown whole."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__("", ButtonKind.INLINE, parent=parent)
        self._text = ""
        self.clicked.connect(lambda: WholeTextDialog(self, self._text).open())
        self.set_whole(text)

    def set_whole(self, text: str) -> None:
        self._text = text
        self._say()
        # Not shown by itself: without a parent it would be a window.
        self.setHidden(beginning(text) == text)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _say(self) -> None:
        words = QCoreApplication.translate("LongText", "Show all {count} characters")
        self.set_label(words.format(count=f"{len(self._text):,}"))


class WholeTextDialog(InnerDialog):
    """The whole of a long text, to read and to copy."""

    def __init__(self, parent: QWidget, text: str) -> None:
        super().__init__(parent, "", width=760)
        view = TextView(text)
        grow_with_width(view)
        self.content.addWidget(view)
        self._is_copied = False
        self._copy = self.add_action("", ButtonKind.SECONDARY, lambda: self._on_copy(text), "copy")
        self._close = self.add_button("close", "")
        self.say_with(self._say_all)

    def _on_copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._is_copied = True
        self._say_all()

    def _say_all(self) -> None:
        translate = QCoreApplication.translate
        self.set_texts(translate("LongText", "The whole message"))
        copied = translate("LongText", "Copied") if self._is_copied else translate("LongText", "Copy all")
        self._copy.set_label(copied)
        self._close.set_label(translate("LongText", "Close"))
