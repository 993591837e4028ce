"""The search from anywhere: results in a popup below the field that is typed in.

Articles, troubleshooters, requests and actions stand in groups, each under its heading.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from walletcare.ui.announce import LateAnnouncement
from walletcare.ui.components.label import PlainLabel
from walletcare.ui.components.list_items import HEADING_INSET, ItemList, ListItem
from walletcare.ui.components.names import sentence
from walletcare.ui.components.popup import Popup
from walletcare.ui.components.search_field import SearchField, SearchSize
from walletcare.ui.search_found import Found
from walletcare.ui.theme import TextStyle
from walletcare.ui.when import meta_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from walletcare.domain.ticket import TicketId
    from walletcare.ui.navigation import Navigator
    from walletcare.ui.search_found import FoundAction, SearchSource

_MOST_ARTICLES, _MOST_FLOWS, _MOST_REQUESTS = 4, 1, 3


def _nothing(text: str, answer: Callable[[Found], None]) -> None:
    answer(Found(is_confident=False))


class SearchPopup(Popup):
    """Results below a field: what can be done, articles, a check, requests, then "ask support".

    Signals:
        closed: The popup went away.
    """

    closed = Signal()

    def __init__(self, window: QWidget, navigator: Navigator) -> None:
        super().__init__(window)
        self._navigator = navigator
        self._source: SearchSource = _nothing
        self._suggest: Callable[[], tuple[FoundAction, ...]] = tuple
        self._acts: dict[str, Callable[[], object]] = {}
        self._ids: dict[str, TicketId] = {}
        self._tell = LateAnnouncement(self)
        self._field: SearchField | None = None
        self._opener: QWidget | None = None
        self._text = ""
        self._is_wanted = False
        self.own_field = SearchField(SearchSize.MEDIUM, has_keycap=False)
        self._message = PlainLabel("", TextStyle.SMALL, "text2")
        self._list = ItemList(text_lines=1, has_meta=False, has_headings=True)
        self._list.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        margin = self.MARGIN
        column.setContentsMargins(margin + 8, margin + 2, margin + 8, margin + 8)
        column.setSpacing(4)
        column.addWidget(self.own_field)
        message_row = QHBoxLayout()
        message_row.setContentsMargins(HEADING_INSET, 0, HEADING_INSET, 0)
        message_row.addWidget(self._message)
        column.addLayout(message_row)
        column.addWidget(self._list)
        self._list.opened.connect(self._on_opened)
        self._list.clicked.connect(lambda index: self._on_opened(self._list.items.item(index.row()).key))
        self._list.left_upwards.connect(self._back_to_field)
        self.own_field.searched.connect(lambda text: self.search_for(self.own_field, text))
        self.own_field.went_down.connect(lambda: self.enter_from(self.own_field))
        self.own_field.escaped.connect(self.close_popup)
        self.own_field.submitted.connect(lambda text: self.submit(self.own_field, text))
        self.hide()

    def set_source(
        self, source: SearchSource, suggest: Callable[[], tuple[FoundAction, ...]] | None = None
    ) -> None:
        """Where results come from.

        Args:
            suggest: What the popup with a field of its own offers before anything is typed.
        """
        self._source = source
        if suggest is not None:
            self._suggest = suggest

    @property
    def count(self) -> int:
        """Results shown; headings are none."""
        items = self._list.items
        return sum(not items.item(row).is_heading for row in range(items.rowCount()))

    @property
    def current_key(self) -> str:
        """Key of the row the user stands on; empty for none."""
        return self._list.current_key()

    @property
    def rows(self) -> tuple[ListItem, ...]:
        """The rows shown, headings among them."""
        items = self._list.items
        return tuple(items.item(row) for row in range(items.rowCount()))

    def open_own(self, text: str = "") -> None:
        """Open with the popup's own field, for pages without one; ``text`` is searched at once."""
        focus = QApplication.focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            self._opener = focus
        self.own_field.set_text(text)
        self._name_own()
        self.own_field.show()
        self._field = self.own_field
        self._fill(Found(actions=self._suggest()), "")
        self._place()
        self.show()
        self.raise_()
        self.own_field.select_all()
        if text:
            self.search_for(self.own_field, text)

    def close_popup(self) -> None:
        # Neither an answer on its way nor a question not asked yet may open it again.
        self._is_wanted = False
        self.own_field.forget_typing()
        if self._field is not None:
            self._field.forget_typing()
        self._tell.stop()
        if self.isVisible():
            self._give_focus_back()
            self.hide()
            self.closed.emit()

    def _give_focus_back(self) -> None:
        """To what had it when the popup opened with its own field: hidden, it would go to the rail."""
        opener, self._opener = self._opener, None
        focus = QApplication.focusWidget()
        is_here = focus is not None and self.isAncestorOf(focus)
        if not is_here:
            return
        if opener is not None and isValid(opener) and opener.isVisible():
            opener.setFocus(Qt.FocusReason.PopupFocusReason)
        else:
            # Made anew meanwhile, as the cards of Contact are: to the page, as after a dialog.
            focus_page = getattr(self.window(), "focus_page", None)
            if focus_page is not None:
                focus_page()

    def focus_moved(self, widget: QWidget | None) -> None:
        """The focus went elsewhere: close, unless it is in the field or in the results."""
        if widget is None or not self.isVisible():
            return
        if self.isAncestorOf(widget) or (self._field is not None and self._field.isAncestorOf(widget)):
            return
        self.close_popup()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.isVisible() and self._field is not None:
            if self._field is self.own_field:
                self._name_own()
            self.search_for(self._field, self._text)

    def _name_own(self) -> None:
        words = QCoreApplication.translate("SearchPopup", "Search help, requests and actions")
        self.own_field.set_placeholder(words)

    def refit(self) -> None:
        """The window changed its size."""
        if self.isVisible():
            self._place()

    def search_for(self, field: SearchField, text: str) -> None:
        """Show results for ``text`` below ``field`` (Home's, the headers', the popup's own)."""
        if not text:
            self._text = ""
            if field is self.own_field:
                self._fill(Found(actions=self._suggest()), "")
                self._place()
            else:
                self.close_popup()
            return
        self._field, self._text, self._is_wanted = field, text, True

        def answer(found: Found) -> None:
            if self._is_wanted and self._text == text and self._field is field:
                self._show(field, found, text)

        self._source(text, answer)

    def submit(self, field: SearchField, text: str) -> None:
        """Enter was pressed in ``field``: follow the row the user stands on, else show all results."""
        if not text:
            return
        key = self._list.current_key() if self.isVisible() and self._list.hasFocus() else ""
        self.close_popup()
        if key:
            self._follow(key)
        else:
            self._navigator.open_search(text)

    def enter_from(self, field: SearchField) -> None:
        """Down was pressed in ``field``: the focus goes into its results, if they are shown."""
        if self.isVisible() and self._field is field and self._list.choose_first():
            self._list.setFocus(Qt.FocusReason.TabFocusReason)

    def _back_to_field(self) -> None:
        if self._field is not None:
            self._field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._back_to_field()
            return
        super().keyPressEvent(event)

    def _show(self, field: SearchField, found: Found, text: str) -> None:
        self.own_field.setVisible(field is self.own_field)
        self._fill(found, text)
        self._place()
        self.show()
        self.raise_()
        self._tell.say(self.tr("%n result(s)", "", self.count - 1))

    def _fill(self, found: Found, text: str) -> None:
        translate = QCoreApplication.translate
        self._acts = {f"act:{action.key}": action.act for action in found.actions}
        self._ids = {f"request:{request.ticket_id}": request.ticket_id for request in found.requests}
        rows = self._rows(found)
        if text:
            if rows:
                rows.append(_heading("ask", translate("SearchPopup", "Not what you’re looking for?")))
            rows.append(
                ListItem(
                    key="contact:",
                    title=translate("SearchPopup", "Ask support about this"),
                    text=translate("SearchPopup", "Your words come along"),
                    icon="message-circle",
                )
            )
        message = ""
        is_anything = found.articles or found.requests or found.actions
        if text and not is_anything:
            message = translate("SearchPopup", "Nothing found for that. Try other words, or ask support.")
        elif text and found.articles and not found.is_confident and not (found.requests or found.actions):
            message = translate("SearchPopup", "Nothing fits exactly. These come closest.")
        self._message.setText(message)
        self._message.setVisible(bool(message))
        self._list.set_items(rows)
        self._list.setAccessibleName(translate("SearchPopup", "Search results"))
        self._list.setVisible(bool(rows))

    def _rows(self, found: Found) -> list[ListItem]:
        """Actions first: only words that name them bring them. A reference that was typed leads."""
        translate = QCoreApplication.translate
        groups = [
            ("actions", translate("SearchPopup", "Do it now"), _action_rows(found)),
            ("articles", translate("SearchPopup", "Help articles"), _article_rows(found)),
            ("flows", translate("SearchPopup", "Automatic checks"), _flow_rows(found)),
            ("requests", translate("SearchPopup", "Your requests"), _request_rows(found)),
        ]
        if found.is_reference:
            groups.insert(0, groups.pop())
        rows: list[ListItem] = []
        for key, title, items in groups:
            if items:
                rows += [_heading(key, title), *items]
        return rows

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
        wanted = sum(self._list.sizeHintForRow(row) for row in range(rows)) + 24
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
        elif key in self._ids:
            self._navigator.open_request(self._ids[key])
        elif key in self._acts:
            self._acts[key]()
        else:
            self._navigator.open_target(key)


def _heading(key: str, title: str) -> ListItem:
    return ListItem(key=f"heading:{key}", title=title, is_heading=True)


def _action_rows(found: Found) -> list[ListItem]:
    return [
        ListItem(key=f"act:{action.key}", title=action.title, text=action.text, icon=action.icon)
        for action in found.actions
    ]


def _article_rows(found: Found) -> list[ListItem]:
    return [
        ListItem(
            key=f"faq:{article.slug}",
            title=article.title.text,
            title_marks=article.title.marks,
            text=article.snippet.text,
            text_marks=article.snippet.marks,
            icon="file-text",
            spoken=sentence(article.title.text, article.meta),
        )
        for article in found.articles[:_MOST_ARTICLES]
    ]


def _flow_rows(found: Found) -> list[ListItem]:
    translate = QCoreApplication.translate
    return [
        ListItem(
            key=f"flow:{flow.flow_id}",
            title=translate("SearchPopup", "Start a check: {title}").format(title=flow.title),
            text=translate("SearchPopup", "A few questions and automatic checks"),
            icon="list-checks",
        )
        for flow in found.flows[:_MOST_FLOWS]
    ]


def _request_rows(found: Found) -> list[ListItem]:
    return [
        ListItem(
            key=f"request:{request.ticket_id}",
            title=request.title,
            text=meta_text(request.state, request.meta),
            icon="inbox",
            spoken=sentence(request.title, request.state, request.meta),
        )
        for request in found.requests[:_MOST_REQUESTS]
    ]
