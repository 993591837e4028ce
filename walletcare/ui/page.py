"""The base of every page: header, banner, scrolling body, action bar, and what the window asks of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from walletcare.ui.components import ActionBar, Banner, FrontStack, PageHeader, ScrollBody
from walletcare.ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from walletcare.ui.components import SearchField
    from walletcare.ui.navigation import Argument, Navigator


class Page(QWidget):
    """One page. Subclasses fill ``self.body.content`` (or ``self.place(widget)``) and override as needed.

    The window calls, in this order: the constructor (once, when the page is first opened), ``retranslate``,
    ``apply_width``, ``opened``.

    Args:
        navigator: Leads to other pages, toasts, copies.
        has_header: A header with title and search; False when the page draws its own.
        column_width: A centred column of this width instead of the page margins (reading 624, wizard 720).
        margins: Left, top, right, bottom of the scrolling body at full width.
    """

    def __init__(
        self,
        navigator: Navigator,
        *,
        has_header: bool = True,
        has_search: bool = True,
        column_width: int = 0,
        margins: tuple[int, int, int, int] = (36, 22, 28, 28),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._is_behind = False
        self._unsaid: Iterator[None] | None = None
        self.navigator = navigator
        self.header: PageHeader | None = PageHeader(has_search=has_search) if has_header else None
        self.body = ScrollBody(column_width=column_width, margins=margins)
        self.action_bar: ActionBar | None = None
        self._central: QWidget = self.body
        self._effective_width = 1280
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(0)
        if self.header is not None:
            self._outer.addWidget(self.header)
        self._banner_box = QVBoxLayout()
        self._banner_box.setContentsMargins(0, 0, 0, 0)
        self._outer.addLayout(self._banner_box)
        self._outer.addWidget(self.body, 1)

    # What a page builds with.

    def place(self, central: QWidget) -> None:
        """Use ``central`` instead of the scrolling body (pages with two panes)."""
        self._outer.replaceWidget(self._central, central)
        self._central.hide()
        self._central.deleteLater()
        self._central = central
        self._outer.setStretchFactor(central, 1)

    def add_action_bar(self, *, column_width: int = 0) -> ActionBar:
        self.action_bar = ActionBar(column_width=column_width)
        self._outer.addWidget(self.action_bar)
        return self.action_bar

    def show_banner(self, banner: Banner | None) -> None:
        """Put one page-wide banner below the header, or take it away."""
        while (item := self._banner_box.takeAt(0)) is not None:
            old = item.widget()
            if old is not None and old is not banner:
                old.hide()
                old.deleteLater()
        self._banner_box.setContentsMargins(0, 0, 0, 0)
        if banner is not None:
            self._banner_box.setContentsMargins(36, 12, 28, 0)
            self._banner_box.addWidget(banner)

    @property
    def banner(self) -> Banner | None:
        """The page-wide banner that stands there now."""
        item = self._banner_box.itemAt(0)
        widget = item.widget() if item is not None else None
        return widget if isinstance(widget, Banner) else None

    @property
    def effective_width(self) -> int:
        """Window width divided by the text scale, as last told."""
        return self._effective_width

    # What a page answers.

    def title(self) -> str:
        """The page's name in the window's language: heading, and what a screen reader says on opening."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Set every text again. Called once after building and on every change of language."""

    def say_pieces(self) -> Iterator[None]:
        """What :meth:`retranslate` does, in pieces that each take less than a frame; overridden by a page
        with so many words that it takes longer.
        """
        self.retranslate()
        yield

    def opened(self, argument: Argument) -> None:
        """The page came to the front. ``argument`` None: as it was left."""

    def left(self) -> None:
        """Another page came to the front: stop what should not go on unseen."""

    def apply_width(self, effective_width: int) -> None:
        """Lay out for a width. Overriders call this one too."""
        self._effective_width = effective_width
        for part in (self.header, self._central, self.action_bar):
            fit = getattr(part, "set_effective_width", None)
            if fit is not None:
                fit(effective_width)

    def heading(self) -> QWidget | None:
        """What gets the focus when the page is opened, so that a screen reader says where we are."""
        return self.header.title if self.header is not None else None

    def search_field(self) -> SearchField | None:
        """The field that Ctrl+K goes to; None opens the window's own."""
        if self.header is not None and self.header.search is not None and self.header.search.isVisible():
            return self.header.search
        return None

    def popup_field(self) -> SearchField | None:
        """The field whose results show in the window's popup: the header's. A page that shows results itself
        (Help) has none.
        """
        return self.header.search if self.header is not None else None

    def areas(self) -> list[QWidget]:
        """Areas that F6 goes through, in reading order, without the rail."""
        return [part for part in (self.header, self._central, self.action_bar) if part is not None]

    def go_back(self) -> bool:
        """Alt+Left. True when there was a step, article or pane to go back to."""
        return False

    def escape(self) -> bool:
        """Esc, when nothing inside took it. True when something was closed."""
        return False

    def refresh(self) -> None:
        """F5: read again, check again."""

    def new_request(self) -> bool:
        """Ctrl+N. True when the page handles it itself; otherwise the composer is opened."""
        return False

    def help_slug(self) -> str:
        """Article that explains this page (F1)."""
        return "using-walletcare"

    def reference(self) -> str:
        """The reference that Ctrl+Shift+C copies; empty when the page shows none."""
        return ""

    def press_digit(self, number: int) -> bool:
        """1 to 9, when no field has the focus. True when it chose something."""
        return False

    # Inside.

    def show_focused(self, stop: QWidget) -> None:
        """Scroll so that what got the focus by Tab is in view."""
        place = stop.parentWidget()
        while place is not None and place is not self:
            if isinstance(place, QScrollArea):
                place.ensureWidgetVisible(stop, 24, 24)
            place = place.parentWidget()

    def focus_heading(self) -> None:
        heading = self.heading()
        if heading is not None:
            heading.setProperty("ownFocusMark", True)
            heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            stack = self.parentWidget()
            if isinstance(stack, FrontStack) and stack.currentWidget() is not self:
                self._is_behind, self._unsaid = True, None
            if not self._is_behind:
                self.retranslate_all()

    def say_later(self) -> None:
        """The language is about to change; the window calls :meth:`say_next` until it may be painted."""
        self._is_behind, self._unsaid = True, None
        self.update()

    def say_next(self) -> bool:
        """A piece of what is not said in the language of now; False when there was none."""
        if not self._is_behind:
            return False
        if self._unsaid is None:
            self._unsaid = self._say_all()
        if next(self._unsaid, self) is self:
            self._is_behind, self._unsaid = False, None
        return True

    @property
    def is_behind(self) -> bool:
        """Whether the language changed and the page has not been said anew yet."""
        return self._is_behind

    def catch_up(self) -> None:
        """Take the look and the language of now, if they changed while another page was in front."""
        stack = self.parentWidget()
        if isinstance(stack, FrontStack):
            stack.catch_up(self)
        while self.say_next():
            pass

    def retranslate_all(self) -> None:
        """Title, header and everything of the page in the language of now."""
        for _ in self._say_all():
            pass

    def _say_all(self) -> Iterator[None]:
        title = self.title()
        self.setAccessibleName(title)
        if self.header is not None:
            self.header.set_title(title)
            if self.header.search is not None:
                self.header.search.set_placeholder(self._search_words())
        yield from self.say_pieces()

    def _search_words(self) -> str:
        return QCoreApplication.translate("Page", "Search help")

    def theme_changed(self) -> None:
        self.apply_width(round(self.window().width() / (theme().text_scale / 100)))
