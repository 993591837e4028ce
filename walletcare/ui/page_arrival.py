"""Brings a page to the front that has to be built first, without a turn that takes longer than a frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from walletcare.ui.announce import is_heard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget

    from walletcare.ui.navigation import Destination
    from walletcare.ui.page_shelf import PageShelf


class PageArrival(QObject):
    """What is missing of a page is built in turns of the event loop of their own. The page before stays until
    the new one is whole and measured: nobody sees half a page, and nothing of it moves when it is there.

    One page at a time is on its way. Whoever asks for another, or cannot wait, has it arrive at once.

    Args:
        come: Brings a page to the front that is ready.
        not_built: Called when a page could not be built, before the error goes on its way.
    """

    def __init__(
        self,
        shelf: PageShelf,
        come: Callable[[Destination], None],
        not_built: Callable[[], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._shelf, self._come, self._not_built = shelf, come, not_built
        self._coming: tuple[Destination, Iterator[None]] | None = None
        self._is_building = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._on_turn)

    @property
    def is_under_way(self) -> bool:
        return self._coming is not None

    def begin(self, destination: Destination) -> None:
        """From now on ``destination`` is on its way. Asked for twice, as by a double click, it comes once."""
        if self._coming is not None and self._coming[0] == destination:
            return
        self.finish()
        self._coming = (destination, self._pieces(destination))
        self._timer.start()

    def finish(self) -> None:
        """Do at once what is left. Nothing, while a piece is being built: what asks then is part of it."""
        while self._coming is not None and not self._is_building:
            self._do_piece()

    def stop(self) -> None:
        """What is on its way stays away, and what was built of it stays built."""
        self._coming = None
        self._timer.stop()

    # Inside.

    def _pieces(self, destination: Destination) -> Iterator[None]:
        # To ask for the first time takes the bindings half a frame, which is no part of opening the page.
        is_heard()
        yield
        yield from self._shelf.prepare(destination.page)

    @Slot()
    def _on_turn(self) -> None:
        if self._coming is not None:
            self._do_piece()
        if self._coming is not None:
            self._timer.start()

    def _do_piece(self) -> None:
        if self._coming is None:
            return
        destination, pieces = self._coming
        self._is_building = True
        try:
            is_whole = next(pieces, self) is self
        except BaseException:
            # Whoever wants it once more tries once more.
            self._coming = None
            self._not_built()
            raise
        finally:
            self._is_building = False
        if is_whole:
            self._coming = None
            self._timer.stop()
            self._come(destination)
