"""The window: rail, one page at a time, the keyboard map, toasts, search from anywhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import (
    QByteArray,
    QCoreApplication,
    QEasingCurve,
    QEvent,
    QPoint,
    QPropertyAnimation,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QCloseEvent,
    QGuiApplication,
    QIcon,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QScrollArea,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from walletcare.ui import keyboard
from walletcare.ui.announce import announce
from walletcare.ui.components import FocusRing, FrontStack, Toast
from walletcare.ui.components.scroll import scroll_by_key
from walletcare.ui.first_paint import FirstPaint
from walletcare.ui.navigation import Destination, Navigator, PageName, ToastNote
from walletcare.ui.rail import ITEMS, Rail, SupportNote
from walletcare.ui.theme import theme
from walletcare.ui.theme.icons import logo_pixmap
from walletcare.ui.theme.tokens import LIGHT

if TYPE_CHECKING:
    from walletcare.ui.components import SearchField
    from walletcare.ui.page import Page
    from walletcare.ui.search_popup import SearchPopup

PageFactory = Mapping[PageName, "Callable[[], Page]"]
"""How to build each page; called when the page is first opened."""

DEFAULT_SIZE = (1280, 800)
SMALLEST_SIZE = (900, 600)
_SCREEN_SHARE = 0.85
_RISE_PX, _RISE_MS = 8, 160


class WindowMemory(Protocol):
    """Where the window keeps its size and place (the settings store)."""

    def window_geometry(self) -> bytes: ...

    def set_window_geometry(self, geometry: bytes) -> None: ...


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
        self._factory, self.navigator, self._memory = pages, navigator, memory
        self._pages: dict[PageName, Page] = {}
        self._current: PageName | None = None
        self._is_painted = False
        self._first_paint: FirstPaint | None = None
        self.close_to_tray: Callable[[], bool] | None = None
        self.setWindowTitle("WalletCare")
        self.setWindowIcon(QIcon(logo_pixmap(64, LIGHT["accent"], LIGHT["onAccent"], 1.0)))
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
        row.addWidget(self.rail)
        row.addWidget(self._stack, 1)
        self.setCentralWidget(central)
        self._search: SearchPopup | None = None
        self.toast = Toast(self)
        self.toast.lift = self._bar_height
        self.focus_ring = FocusRing(self)
        # One for every page: an animation that is made anew each time stays as long as its parent.
        self._rise = QPropertyAnimation(self)
        self._rise.setPropertyName(b"pos")
        self._rise.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.rail.chosen.connect(self._on_rail_chosen)
        navigator.travelled.connect(self._on_travelled)
        navigator.toasted.connect(self._on_toasted)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)
        self._add_keys()
        self._restore_geometry()
        self._fit()

    # What others call.

    @property
    def pages(self) -> tuple[Page, ...]:
        """Those built so far."""
        return tuple(self._pages.values())

    @property
    def current_page(self) -> Page | None:
        return self._pages.get(self._current) if self._current is not None else None

    @property
    def current_name(self) -> PageName | None:
        return self._current

    def page(self, name: PageName) -> Page:
        """The page, built now if it was never opened."""
        built = self._pages.get(name)
        if built is None:
            built = self._factory[name]()
            self._pages[name] = built
            self._stack.addWidget(built)
            built.retranslate_all()
            built.apply_width(self._effective_width())
            field = built.popup_field()
            if field is not None:
                # After the first paint: nobody types before that.
                if self._is_painted:
                    QTimer.singleShot(0, field, partial(self._attach, field))
                else:
                    self.painted.connect(partial(self._attach, field))
        built.catch_up()
        return built

    def show_page(self, destination: Destination) -> None:
        """Bring a page to the front and give it its argument."""
        if destination.page not in self._factory:
            return
        before = self.current_page
        page = self.page(destination.page)
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
                self._animate(page)
                page.focus_heading()
                announce(page, page.title())
            self.page_changed.emit(destination.page)

    @property
    def search(self) -> SearchPopup:
        """The search from anywhere, built when it is first needed."""
        if self._search is None:
            from walletcare.ui.search_popup import SearchPopup

            self._search = SearchPopup(self, self.navigator)
        return self._search

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
        if self._memory is not None:
            self._memory.set_window_geometry(bytes(self.saveGeometry().data()))

    # Keys.

    def _add_keys(self) -> None:
        for number, page in enumerate(ITEMS[:6], start=1):
            self._key(f"Ctrl+{number}", partial(self.navigator.open_page, page))
        self._key(keyboard.SETTINGS, lambda: self.navigator.open_page(PageName.SETTINGS))
        self._key(keyboard.SEARCH, self.open_search)
        self._key(keyboard.PAGE_HELP, self._open_help)
        self._key(keyboard.SHEET, self.open_keys)
        self._key(keyboard.REFRESH, self._refresh)
        self._key(keyboard.AREA, lambda: self._next_area(1))
        self._key(keyboard.AREA_BACK, lambda: self._next_area(-1))
        self._key(keyboard.BACK, self._go_back)
        self._key(keyboard.NEW_REQUEST, self.new_request)
        self._key(keyboard.COPY_REFERENCE, self._copy_reference)
        self._key(keyboard.EMERGENCY, self.navigator.open_emergency)
        for keys in (keyboard.LARGER, keyboard.LARGER_UNSHIFTED):
            self._key(keys, lambda: self.step_text(1), in_dialogs=True)
        self._key(keyboard.SMALLER, lambda: self.step_text(-1), in_dialogs=True)
        self._key(keyboard.USUAL_SIZE, self._reset_text, in_dialogs=True)

    def _key(self, keys: str, act: Callable[[], object], *, in_dialogs: bool = False) -> None:
        """``in_dialogs`` False: a dialog that is open is answered first."""
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(lambda: act() if in_dialogs or not self._has_dialog() else None)

    def _has_dialog(self) -> bool:
        from walletcare.ui.components import InnerDialog

        return any(isinstance(part, InnerDialog) and part.isVisible() for part in self.children())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        page = self.current_page
        if event.key() == Qt.Key.Key_Escape:
            if self._search is not None and self._search.isVisible():
                self._search.close_popup()
            elif page is not None:
                page.escape()
            # Never closes the window.
            return
        if event.text() in {"?", "？"} and not _is_typing():
            self.open_keys()
            return
        digit = event.key() - int(Qt.Key.Key_0)
        is_plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if 1 <= digit <= 9 and is_plain and page is not None and not _is_typing() and page.press_digit(digit):
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

    def _open_help(self) -> None:
        page = self.current_page
        slug = page.help_slug() if page is not None else ""
        if slug:
            self.navigator.open_article(slug)
        else:
            self.navigator.open_page(PageName.HELP)

    def _refresh(self) -> None:
        page = self.current_page
        if page is not None:
            page.refresh()

    def _go_back(self) -> None:
        page = self.current_page
        if page is not None:
            page.go_back()

    def new_request(self) -> None:
        """Write a new request, wherever the user is."""
        page = self.current_page
        if page is None or not page.new_request():
            self.navigator.open_contact()
            contact = self.current_page
            if contact is not None and contact is not page:
                contact.new_request()

    def _copy_reference(self) -> None:
        page = self.current_page
        reference = page.reference() if page is not None else ""
        if reference:
            note = QCoreApplication.translate("MainWindow", "{reference} copied").format(reference=reference)
            self.navigator.copy(reference, note)

    def step_text(self, by: int) -> None:
        """Make the text larger or smaller by so many steps."""
        self._tell_text_scale(theme().step_text_scale(by))

    def _reset_text(self) -> None:
        theme().set_text_scale(100)
        self._tell_text_scale(100)

    def _tell_text_scale(self, percent: int) -> None:
        self.text_scale_stepped.emit(percent)
        self._fit()
        note = QCoreApplication.translate("MainWindow", "Text size {percent} %").format(percent=percent)
        self._on_toasted(ToastNote(note, None))

    def _next_area(self, step: int) -> None:
        page = self.current_page
        areas: list[QWidget] = [self.rail, *(page.areas() if page is not None else [])]
        areas = [area for area in areas if area.isVisible() and _first_stop(area) is not None]
        focus = QApplication.focusWidget()
        inside = [area is focus or (focus is not None and area.isAncestorOf(focus)) for area in areas]
        place = inside.index(True) if True in inside else -1 if step > 0 else 0
        stop = _first_stop(areas[(place + step) % len(areas)]) if areas else None
        if stop is not None:
            stop.setFocus(Qt.FocusReason.ShortcutFocusReason)

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

    def _on_rail_chosen(self, page: PageName) -> None:
        self.navigator.open_page(page)

    def _on_travelled(self, destination: Destination) -> None:
        self.show_page(destination)

    def _on_toasted(self, note: ToastNote) -> None:
        self.toast.show_note(note.text, note.undo)
        announce(self.toast, note.text)

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if self._search is not None:
            self._search.focus_moved(new)

    def _attach(self, field: SearchField) -> None:
        self.search.attach(field)

    def _bar_height(self) -> int:
        page = self.current_page
        bar = None if page is None else page.action_bar
        return bar.height() if bar is not None and bar.isVisible() else 0

    def _close_search(self) -> None:
        if self._search is not None:
            self._search.close_popup()

    def _effective_width(self) -> int:
        return round(self.width() / (theme().text_scale / 100))

    def _fit(self) -> None:
        width = self._effective_width()
        self.rail.set_effective_width(width, self.width(), self.height())
        page = self.current_page
        if page is not None:
            page.apply_width(width)
        if self._search is not None:
            self._search.refit()
        if self.toast.isVisible():
            self.toast.place()

    def _animate(self, page: QWidget) -> None:
        duration = theme().duration(_RISE_MS)
        self._rise.stop()
        if duration == 0:
            return
        rest = self._stack.rect().topLeft()
        self._rise.setTargetObject(page)
        self._rise.setDuration(duration)
        self._rise.setStartValue(rest + QPoint(0, _RISE_PX))
        self._rise.setEndValue(rest)
        self._rise.start()

    def _restore_geometry(self) -> None:
        screen = QGuiApplication.primaryScreen()
        room = screen.availableGeometry().size()
        width = max(min(DEFAULT_SIZE[0], round(room.width() * _SCREEN_SHARE)), SMALLEST_SIZE[0])
        height = max(min(DEFAULT_SIZE[1], round(room.height() * _SCREEN_SHARE)), SMALLEST_SIZE[1])
        self.resize(width, height)
        saved = self._memory.window_geometry() if self._memory is not None else b""
        if saved:
            # A damaged value is refused by Qt and leaves the default size.
            self.restoreGeometry(QByteArray(saved))


def _is_typing() -> bool:
    focus = QApplication.focusWidget()
    if isinstance(focus, QLineEdit | QPlainTextEdit | QAbstractSpinBox | QComboBox):
        return True
    return isinstance(focus, QTextEdit) and not focus.isReadOnly()


def _first_stop(area: QWidget) -> QWidget | None:
    """The first control inside ``area`` that Tab can reach; the checked one of an exclusive group first."""
    stops = [
        child
        for child in area.findChildren(QWidget)
        if child.isVisible() and child.isEnabled() and child.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    checked = [stop for stop in stops if getattr(stop, "isChecked", lambda: False)()]
    if isinstance(area, Rail) and checked:
        return checked[0]
    return stops[0] if stops else None
