"""Says on every page that requests can't be saved, until they can be again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from walletcare.ui.components import Banner, Tint
from walletcare.ui.failures import failure_words

if TYPE_CHECKING:
    from walletcare.ui.stores.contact import ContactStore
    from walletcare.ui.window import MainWindow


class StoreWatch(QObject):
    """Work in the background that fails has no page of its own to say so."""

    def __init__(self, window: MainWindow, store: ContactStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._error: Exception | None = None
        store.store_failed.connect(self._on_failed)
        store.store_recovered.connect(self._on_recovered)
        window.page_changed.connect(lambda _: self._show())

    def _on_failed(self, error: Exception) -> None:
        is_news = self._error is None or failure_words(error) != failure_words(self._error)
        self._error = error
        if is_news:
            self._show()

    def _on_recovered(self) -> None:
        self._error = None
        page = self._window.current_page
        if page is not None:
            page.show_banner(None)

    def _show(self) -> None:
        page = self._window.current_page
        if self._error is None or page is None:
            return
        title = QCoreApplication.translate("StoreWatch", "Not saved right now")
        page.show_banner(
            Banner(title, failure_words(self._error), tint=Tint.DANGER, icon="database", can_close=True)
        )
