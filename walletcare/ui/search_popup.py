"""The search from anywhere: results in a popup below the field that is typed in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from walletcare.ui.announce import announce
from walletcare.ui.components.label import PlainLabel
from walletcare.ui.components.list_items import ItemList, ListItem
from walletcare.ui.components.popup import Popup
from walletcare.ui.components.search_field import SearchField, SearchSize
from walletcare.ui.theme import TextStyle

if TYPE_CHECKING:
    from walletcare.domain.article import Marked
    from walletcare.ui.navigation import Navigator

_MOST_ARTICLES, _MOST_FLOWS = 4, 1


@dataclass(frozen=True, slots=True)
class FoundArticle:
    """One article found; ``meta`` is its category and reading time in words."""

    slug: str
    title: Marked
    snippet: Marked
    meta: str = ""


@dataclass(frozen=True, slots=True)
class FoundFlow:
    """A troubleshooter that fits."""

    flow_id: str
    title: str


@dataclass(frozen=True, slots=True)
class Found:
    """What the global search found. ``is_confident`` False: say that nothing fits well."""

    articles: tuple[FoundArticle, ...] = ()
    flows: tuple[FoundFlow, ...] = ()
    is_confident: bool = True


SearchSource = Callable[[str, Callable[[Found], None]], None]
"""Asked with a text; answers on the GUI thread, latest text only."""


def _nothing(text: str, answer: Callable[[Found], None]) -> None:
    answer(Found(is_confident=False))


class SearchPopup(Popup):
    """Results below a field: articles, then "start a check", then "ask support".

    Signals:
        closed: The popup went away.
    """

    closed = Signal()

    def __init__(self, window: QWidget, navigator: Navigator) -> None:
        super().__init__(window)
        self._navigator = navigator
        self._source: SearchSource = _nothing
        self._field: SearchField | None = None
        self._text = ""
        self._is_wanted = False
        self.own_field = SearchField(SearchSize.MEDIUM, has_keycap=False)
        self._message = PlainLabel("", TextStyle.SMALL, "text2")
        self._list = ItemList(text_lines=1)
        self._list.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        margin = self.MARGIN
        column.setContentsMargins(margin + 8, margin + 2, margin + 8, margin + 8)
        column.setSpacing(4)
        column.addWidget(self.own_field)
        column.addWidget(self._message)
        column.addWidget(self._list)
        self._list.opened.connect(self._on_opened)
        self._list.clicked.connect(lambda index: self._on_opened(self._list.items.item(index.row()).key))
        self._list.left_upwards.connect(self._back_to_field)
        self.attach(self.own_field)
        self.hide()

    def set_source(self, source: SearchSource) -> None:
        """Where results come from."""
        self._source = source

    @property
    def count(self) -> int:
        """Rows shown."""
        return self._list.items.rowCount()

    def attach(self, field: SearchField) -> None:
        """Show results below ``field`` while it is typed in (Home's field, the headers')."""
        field.searched.connect(lambda text, field=field: self._on_searched(field, text))
        field.went_down.connect(lambda field=field: self._on_down(field))
        field.escaped.connect(self.close_popup)
        field.submitted.connect(lambda text, field=field: self._on_submitted(field, text))

    def open_own(self) -> None:
        """Open with the popup's own field, for pages without one."""
        self.own_field.set_placeholder(QCoreApplication.translate("SearchPopup", "Search help"))
        self.own_field.show()
        self._field = self.own_field
        self._fill(Found(), "")
        self._place()
        self.show()
        self.raise_()
        self.own_field.select_all()

    def close_popup(self) -> None:
        # An answer that is still on its way must not open it again.
        self._is_wanted = False
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def focus_moved(self, widget: QWidget | None) -> None:
        """The focus went elsewhere: close, unless it is in the field or in the results."""
        if widget is None or not self.isVisible():
            return
        if self.isAncestorOf(widget) or (self._field is not None and self._field.isAncestorOf(widget)):
            return
        self.close_popup()

    def refit(self) -> None:
        """The window changed its size."""
        if self.isVisible():
            self._place()

    def _on_searched(self, field: SearchField, text: str) -> None:
        if not text:
            if field is self.own_field:
                self._fill(Found(), "")
            else:
                self.close_popup()
            return
        self._field, self._text, self._is_wanted = field, text, True

        def answer(found: Found) -> None:
            if self._is_wanted and self._text == text and self._field is field:
                self._show(field, found, text)

        self._source(text, answer)

    def _on_submitted(self, field: SearchField, text: str) -> None:
        if not text:
            return
        key = self._list.current_key() if self.isVisible() and self._list.hasFocus() else ""
        self.close_popup()
        if key:
            self._follow(key)
        else:
            self._navigator.open_search(text)

    def _on_down(self, field: SearchField) -> None:
        if self.isVisible() and self._field is field and self._list.items.rowCount():
            self._list.setCurrentIndex(self._list.items.index(0))
            self._list.setFocus(Qt.FocusReason.TabFocusReason)

    def _back_to_field(self) -> None:
        if self._field is not None:
            self._field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._back_to_field()
            if self._field is not self.own_field:
                return
            self.close_popup()
            return
        super().keyPressEvent(event)

    def _show(self, field: SearchField, found: Found, text: str) -> None:
        self.own_field.setVisible(field is self.own_field)
        self._fill(found, text)
        self._place()
        self.show()
        self.raise_()
        count = len(found.articles)
        announce(self, self.tr("%n article(s)", "", count))

    def _fill(self, found: Found, text: str) -> None:
        translate = QCoreApplication.translate
        rows = [
            ListItem(
                key=f"faq:{article.slug}",
                title=article.title.text,
                title_marks=article.title.marks,
                text=article.snippet.text,
                text_marks=article.snippet.marks,
                meta=article.meta,
                icon="file-text",
            )
            for article in found.articles[:_MOST_ARTICLES]
        ]
        rows += [
            ListItem(
                key=f"flow:{flow.flow_id}",
                title=translate("SearchPopup", "Start a check: {title}").format(title=flow.title),
                text=translate("SearchPopup", "A few questions and automatic checks"),
                icon="list-checks",
            )
            for flow in found.flows[:_MOST_FLOWS]
        ]
        if text:
            rows.append(
                ListItem(
                    key="contact:",
                    title=translate("SearchPopup", "Ask support about this"),
                    text=translate("SearchPopup", "Your words are taken along"),
                    icon="message-circle",
                )
            )
        message = ""
        if text and not found.articles:
            message = translate("SearchPopup", "Nothing found for that. Try other words, or ask support.")
        elif text and not found.is_confident:
            message = translate("SearchPopup", "Nothing fits exactly. These come closest.")
        self._message.setText(message)
        self._message.setVisible(bool(message))
        self._list.set_items(rows)
        self._list.setAccessibleName(translate("SearchPopup", "Search results"))
        self._list.setVisible(bool(rows))

    def _place(self) -> None:
        field, window = self._field, self.parentWidget()
        if field is None or window is None:
            return
        margin = self.MARGIN
        if field is self.own_field:
            width = min(560, window.width() - 48)
            left, top = (window.width() - width) // 2, 72
        else:
            corner = field.mapTo(window, QPoint(0, field.height()))
            width = max(field.width(), min(440, window.width() - 48))
            left = min(corner.x(), window.width() - width - 20)
            top = corner.y() + 6
        rows = self._list.items.rowCount()
        pitch = self._list.sizeHintForRow(0) if rows else 0
        wanted = pitch * rows + 24
        wanted += self._message.sizeHint().height() + 8 if self._message.isVisibleTo(self) else 0
        wanted += self.own_field.sizeHint().height() + 8 if self.own_field.isVisibleTo(self) else 0
        height = min(wanted, window.height() - top - 24)
        self.setGeometry(left - margin, top - margin + 6, width + 2 * margin, height + 2 * margin - 6)

    def _on_opened(self, key: str) -> None:
        self.close_popup()
        self._follow(key)

    def _follow(self, key: str) -> None:
        if key == "contact:":
            self._navigator.open_contact(text=self._text)
        else:
            self._navigator.open_target(key)
