"""The window: rail, one page at a time, toasts, search from anywhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QScrollArea, QVBoxLayout, QWidget

from walletcare.ui.announce import announce
from walletcare.ui.components import ActionBar, FocusRing, FrontStack, Toast
from walletcare.ui.components.scroll import scroll_by_key
from walletcare.ui.first_paint import FirstPaint
from walletcare.ui.navigation import Destination, Navigator, PageName, ToastNote
from walletcare.ui.page_rise import PageRise
from walletcare.ui.page_shelf import PageShelf
from walletcare.ui.rail import Rail, SupportNote
from walletcare.ui.theme import theme
from walletcare.ui.window_keys import WindowKeys, is_typing
from walletcare.ui.window_place import SMALLEST_SIZE, WindowMemory, WindowPlace

if TYPE_CHECKING:
    from walletcare.ui.components import SearchField
    from walletcare.ui.page import Page
    from walletcare.ui.page_arrival import PageArrival
    from walletcare.ui.paint_turns import PaintTurns
    from walletcare.ui.search_found import FoundAction, SearchSource
    from walletcare.ui.search_popup import SearchPopup

PageFactory = Mapping[PageName, "Callable[[], Page]"]
"""How to build each page; called when the page is first opened."""


class MainWindow(QMainWindow):
    """The one window.

    Signals:
        painted: The window is on the screen for the first time.
        page_changed: The page that is in front now.
        text_scale_stepped: The user changed the text size by keys; the new percentage, for the settings.
        quit_requested: The user closed the window; ``close_to_tray`` decides what that means.
    """

    painted = Signal()
    page_changed = Signal(object)
    text_scale_stepped = Signal(int)
    quit_requested = Signal()

    def __init__(
        self,
        pages: PageFactory,
        navigator: Navigator,
        memory: WindowMemory | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.navigator = navigator
        self._place = WindowPlace(self, memory)
        self._current: PageName | None = None
        self._is_painted = False
        self._first_paint: FirstPaint | None = None
        self._arrival: PageArrival | None = None
        self._paint_turns: PaintTurns | None = None
        self.close_to_tray: Callable[[], bool] | None = None
        self.setWindowTitle("WalletCare")
        self.setMinimumSize(*SMALLEST_SIZE)
        central = QWidget(self)
        self._rows = QVBoxLayout(central)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        row = QHBoxLayout()
        self._rows.addLayout(row, 1)
        row.setSpacing(0)
        self.rail = Rail()
        self._stack = FrontStack()
        self.shelf = PageShelf(pages, self._stack, self._effective_width, self._on_built)
        row.addWidget(self.rail)
        row.addWidget(self._stack, 1)
        self.setCentralWidget(central)
        self._search: SearchPopup | None = None
        self._source: tuple[SearchSource, Callable[[], tuple[FoundAction, ...]]] | None = None
        self.toast = Toast(self)
        self.toast.lift = self._bar_height
        self.focus_ring = FocusRing(self)
        self._rise = PageRise(self._stack)
        self.rail.chosen.connect(self._on_rail_chosen)
        navigator.travelled.connect(self._on_travelled)
        navigator.toasted.connect(self._on_toasted)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)
        self._keys = WindowKeys(self)
        self._place.restore()
        self._fit()

    # What others call.

    @property
    def pages(self) -> tuple[Page, ...]:
        """Those built so far."""
        return self.shelf.pages

    @property
    def front_page(self) -> Page | None:
        """The page before the user's eyes; one that is on its way to the front is not there yet."""
        return self.shelf.get(self._current) if self._current is not None else None

    @property
    def current_page(self) -> Page | None:
        """The page that was asked for last. One that is on its way to the front arrives now."""
        self._arrive()
        return self.front_page

    @property
    def current_name(self) -> PageName | None:
        """Of :attr:`current_page`."""
        self._arrive()
        return self._current

    @property
    def is_page_coming(self) -> bool:
        """Whether a page is on its way to the front."""
        return self._arrival is not None and self._arrival.is_under_way

    def stop_arrival(self) -> None:
        """A page that is on its way does not come any more: the program ends."""
        if self._arrival is not None:
            self._arrival.stop()

    def page(self, name: PageName) -> Page:
        """The page, built now if it was never opened."""
        self._arrive()
        return self.shelf.page(name)

    def show_page(self, destination: Destination) -> None:
        """Bring a page to the front and give it its argument. One that has to be built or said anew first
        follows in a few turns of the event loop; the rail shows at once where it goes.
        """
        if destination.page not in self.shelf:
            return
        if not self.isVisible() or self.shelf.is_ready(destination.page):
            self._arrive()
            self._bring_to_front(destination)
            return
        if self._arrival is None:
            from walletcare.ui.page_arrival import PageArrival

            self._arrival = PageArrival(self.shelf, self._bring_to_front, self._on_not_built, self)
        self._arrival.begin(destination)
        self.rail.set_current(destination.page)

    def _bring_to_front(self, destination: Destination) -> None:
        before = self.front_page
        page = self.shelf.page(destination.page)
        is_change = page is not before
        if is_change:
            if before is not None:
                before.left()
            self._close_search()
            self._current = destination.page
            self._stack.setCurrentWidget(page)
            self.rail.set_current(destination.page)
            page.apply_width(self._effective_width())
        page.opened(destination.argument)
        if is_change:
            if self.isVisible():
                self._rise.start(page)
                if not self._keys.has_dialog():
                    page.focus_heading()
                announce(page, page.title())
            self.page_changed.emit(destination.page)

    def _on_not_built(self) -> None:
        if self._current is not None:
            self.rail.set_current(self._current)

    def _arrive(self) -> None:
        if self._arrival is not None:
            self._arrival.finish()

    @property
    def search(self) -> SearchPopup:
        """The search from anywhere, built when it is first needed."""
        if self._search is None:
            from walletcare.ui.search_popup import SearchPopup

            self._search = SearchPopup(self, self.navigator)
            if self._source is not None:
                self._search.set_source(*self._source)
        return self._search

    def set_search_source(self, source: SearchSource, suggest: Callable[[], tuple[FoundAction, ...]]) -> None:
        """Where the search from anywhere gets its results, and what it offers before anything is typed."""
        self._source = (source, suggest)
        if self._search is not None:
            self._search.set_source(source, suggest)

    def focus_page(self) -> None:
        """Give the focus to the heading of the page in front."""
        page = self.current_page
        if page is not None:
            page.focus_heading()

    def set_badge(self, page: PageName, count: int) -> None:
        """Show how many requests wait for the user."""
        self.rail.set_badge(page, count)
        self._fit()

    def set_support_note(self, note: SupportNote | None) -> None:
        """Show whether support is there now."""
        self.rail.set_support_note(note)
        self._fit()

    def add_strip(self, strip: QWidget) -> None:
        """Put ``strip`` over everything, from edge to edge."""
        self._rows.insertWidget(0, strip)

    def remember_geometry(self) -> None:
        """Keep size and place for the next start."""
        self._place.remember()

    # Keys.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        page = self.current_page
        if event.key() == Qt.Key.Key_Escape:
            if self._search is not None and self._search.isVisible():
                self._search.close_popup()
            elif page is not None:
                page.escape()
            # Never closes the window.
            return
        if event.text() in {"?", "？"} and not is_typing():
            self.open_keys()
            return
        digit = event.key() - int(Qt.Key.Key_0)
        is_plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if 1 <= digit <= 9 and is_plain and page is not None and not is_typing() and page.press_digit(digit):
            return
        if page is not None and scroll_by_key(event, page.findChildren(QScrollArea)):
            return
        super().keyPressEvent(event)

    def open_search(self) -> None:
        """Ctrl+K: the page's own search field, else the popup with a field of its own.

        Help and Requests search in what they show: pressed again in their field, everything is searched.
        """
        page = self.current_page
        field = page.search_field() if page is not None else None
        if field is None or not field.isVisible():
            self.search.open_own()
        elif page is not None and field is not page.popup_field() and field.edit.hasFocus():
            self.search.open_own(field.text().strip())
        else:
            field.select_all()

    def open_keys(self) -> None:
        """The sheet of all shortcuts."""
        from walletcare.ui.keys_sheet import KeysSheet

        KeysSheet(self).open()

    def new_request(self) -> None:
        """Write a new request, wherever the user is."""
        page = self.current_page
        if page is None or not page.new_request():
            self.navigator.open_contact()
            contact = self.current_page
            if contact is not None and contact is not page:
                contact.new_request()

    def step_text(self, by: int) -> None:
        """Make the text larger or smaller by so many steps."""
        self._tell_text_scale(theme().step_text_scale(by))

    def reset_text(self) -> None:
        """Back to the usual size."""
        theme().set_text_scale(100)
        self._tell_text_scale(100)

    def _tell_text_scale(self, percent: int) -> None:
        self.text_scale_stepped.emit(percent)
        self._fit()
        self.navigator.toast(
            lambda: QCoreApplication.translate("MainWindow", "Text size {percent}%").format(percent=percent)
        )

    # Events.

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._first_paint is None:
            self._first_paint = FirstPaint(self)
            self._first_paint.painted.connect(self._on_painted)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab and Shift+Tab go through rail and page in reading order."""
        # Needed at the first Tab, not at the first paint.
        from walletcare.ui.tab_order import next_stop

        page, focus, central = self.current_page, QApplication.focusWidget(), self.centralWidget()
        if page is None or central is None:
            return super().focusNextPrevChild(is_next)
        if focus is not None and page.isAncestorOf(focus) and not focus.isVisibleTo(self):
            # Nobody pressed Tab: Qt asks because what had the focus goes away. The next control may be one
            # of quite another part of the window, and the next press of Space would go there.
            page.focus_heading()
            return True
        places = [central]
        if self._search is not None and self._search.isVisible():
            places.append(self._search)
        if self.toast.isVisible():
            places.append(self.toast)
        stop = next_stop(places, focus, is_next=is_next)
        if stop is not None:
            reason = Qt.FocusReason.TabFocusReason if is_next else Qt.FocusReason.BacktabFocusReason
            stop.setFocus(reason)
            page.show_focused(stop)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            page = self.front_page
            if page is not None and self._paint_turns is not None and self.isVisible():
                page.say_later()
            self.rail.retranslate()
            self._fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.remember_geometry()
        if self.close_to_tray is not None and self.close_to_tray():
            event.ignore()
            self.hide()
            return
        self.quit_requested.emit()
        super().closeEvent(event)

    def theme_changed(self) -> None:
        # Widgets measure themselves after the theme has told all of them.
        QTimer.singleShot(0, self, self._fit)

    def _on_painted(self) -> None:
        self._is_painted = True
        self.painted.emit()
        # Not before the first paint, which has nothing to wait for.
        from walletcare.ui.paint_turns import PaintTurns

        self._paint_turns = PaintTurns(self, self._say_page)
        self._show_icon()

    def _say_page(self) -> bool:
        """Before the painting: the page in front, if it speaks the language of before."""
        page = self.front_page
        return page is not None and page.say_next()

    def _show_icon(self) -> None:
        """The mark in the task bar. A moment after the window: the desktop's own entry has it too."""
        from PySide6.QtGui import QIcon

        from walletcare.ui.theme.icons import logo_pixmap
        from walletcare.ui.theme.tokens import LIGHT

        self.setWindowIcon(QIcon(logo_pixmap(64, LIGHT["accent"], LIGHT["onAccent"], 1.0)))

    def _on_rail_chosen(self, page: PageName) -> None:
        self.navigator.open_page(page)

    def _on_travelled(self, destination: Destination) -> None:
        self.show_page(destination)

    def _on_toasted(self, note: ToastNote) -> None:
        self.toast.show_note(note.say, note.undo)
        announce(self.toast, self.toast.text)

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if self._search is not None:
            self._search.focus_moved(new)

    def _on_built(self, page: Page) -> None:
        field = page.popup_field()
        if field is None:
            return
        # After the first paint: nobody types before that.
        if self._is_painted:
            QTimer.singleShot(0, field, partial(self._attach, field))
        else:
            self.painted.connect(partial(self._attach, field))

    def _attach(self, field: SearchField) -> None:
        """Show results below ``field`` while it is typed in. The popup is built by the first of these."""
        field.searched.connect(lambda text: self.search.search_for(field, text))
        field.went_down.connect(lambda: self.search.enter_from(field))
        field.submitted.connect(lambda text: self.search.submit(field, text))
        field.escaped.connect(self._close_search)

    def _bar_height(self) -> int:
        page = self.front_page
        if page is None:
            return 0
        # Some views of a page bring a bar of their own, at the same place.
        bars = page.findChildren(ActionBar)
        return max((bar.height() for bar in bars if bar.isVisible()), default=0)

    def _close_search(self) -> None:
        if self._search is not None:
            self._search.close_popup()

    def _effective_width(self) -> int:
        return round(self.width() / (theme().text_scale / 100))

    def _fit(self) -> None:
        width = self._effective_width()
        self.rail.set_effective_width(width, self.width(), self.height())
        page = self.front_page
        if page is not None:
            page.apply_width(width)
        if self._search is not None:
            self._search.refit()
        if self.toast.isVisible():
            self.toast.place()
