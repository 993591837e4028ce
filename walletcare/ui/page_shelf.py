"""The pages of the window: built when they are first opened, or before that in pieces."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from walletcare.ui.components import FrontStack
    from walletcare.ui.navigation import PageName
    from walletcare.ui.page import Page

_STRIP = 160
"""So many pixels of a page are painted in one piece when nobody looks."""


class PageShelf:
    """Args:
    makers: How to make each page.
    stack: Where they are put.
    on_built: Called with each page once it is in the stack and says everything.
    """

    def __init__(
        self,
        makers: Mapping[PageName, Callable[[], Page]],
        stack: FrontStack,
        width: Callable[[], int],
        on_built: Callable[[Page], None],
    ) -> None:
        self._makers, self._stack = makers, stack
        self._width, self._on_built = width, on_built
        self._pages: dict[PageName, Page] = {}
        self._knows_widgets = False
        self._left: dict[PageName, list[Callable[[], None]]] = {}

    def __contains__(self, name: PageName) -> bool:
        """Whether there is such a page, built or not."""
        return name in self._makers

    @property
    def built(self) -> tuple[PageName, ...]:
        """Those that stand, in the order in which they were begun."""
        return tuple(name for name in self._pages if name not in self._left)

    @property
    def pages(self) -> tuple[Page, ...]:
        return tuple(self._pages[name] for name in self.built)

    def get(self, name: PageName) -> Page | None:
        """The page if it stands."""
        return None if name in self._left else self._pages.get(name)

    def page(self, name: PageName) -> Page:
        """The page, in the language of now; what is missing of it is built at once."""
        for _ in self._build(name):
            pass
        page = self._pages[name]
        page.catch_up()
        return page

    def is_ready(self, name: PageName) -> bool:
        """Whether nothing has to be done for the page but to show it."""
        page = self.get(name)
        return page is not None and not page.is_behind and not self._stack.is_behind(page)

    def prepare(self, name: PageName) -> Iterator[None]:
        """Build the page, or what is missing of it, let it catch up, and measure it, piece by piece: then to
        open it is to paint it.

        Each piece is less work than a frame has time for. Between two of them the page may be opened, or
        this given up.
        """
        if not self._knows_widgets:
            self._knows_widgets = True
            _make_widget_classes()
            yield
        yield from self._build(name)
        page = self._pages[name]
        self._stack.catch_up(page)
        yield
        page.catch_up()
        yield
        if not self._is_in_front(page):
            page.resize(self._stack.size())
            # The first pixel asks for the layout of all.
            self._paint(page, 0, 1)

    def make_ready(self, name: PageName) -> Iterator[None]:
        """:meth:`prepare` a page that nobody looks at, then paint it onto a strip that is thrown away:
        lines of text are shaped, icons and letters drawn, and kept for the real painting. Then to open it is
        only to show it.
        """
        yield from self.prepare(name)
        yield
        page = self._pages[name]
        for top in range(0, page.height(), _STRIP):
            if self._is_in_front(page):
                return
            self._paint(page, top, _STRIP)
            yield

    # Inside.

    def _build(self, name: PageName) -> Iterator[None]:
        if name not in self._pages:
            page = self._makers[name]()
            self._pages[name] = page
            self._left[name] = [page.retranslate_all, partial(self._fit, page)]
            self._stack.addWidget(page)
            yield
        # Not a generator of its own: given up with the one that asks, it would leave the page half done.
        while left := self._left.get(name):
            left.pop(0)()
            yield
        self._left.pop(name, None)

    def _fit(self, page: Page) -> None:
        page.apply_width(self._width())
        self._on_built(page)

    def _paint(self, page: Page, top: int, height: int) -> None:
        # Needed in a quiet moment or for a page, not at the first paint.
        from PySide6.QtCore import QPoint
        from PySide6.QtGui import QPixmap, QRegion

        ratio = page.devicePixelRatioF()
        strip = QPixmap(round(page.width() * ratio), round(height * ratio))
        strip.setDevicePixelRatio(ratio)
        page.render(strip, QPoint(), QRegion(0, top, page.width(), height))

    def _is_in_front(self, page: Page) -> bool:
        return self._stack.currentWidget() is page


def _make_widget_classes() -> None:
    """To wrap a viewport of Qt's own for the first time, the bindings make their classes of every kind of
    widget there is: half a frame, which no page should have on top of its own work."""
    from PySide6.QtWidgets import QScrollArea

    QScrollArea().viewport()
