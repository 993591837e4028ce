"""What the user is told about the store: kept in memory only, repaired after damage, or failing right now."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot

from walletcare.app.services import Services, StoreKind
from walletcare.domain.errors import StoreError
from walletcare.ui.components import Banner, Button, ButtonKind, Tint
from walletcare.ui.failures import failure_words
from walletcare.ui.navigation import Navigator, PageName
from walletcare.ui.stores.contact import ContactStore
from walletcare.ui.tasks import TaskRunner
from walletcare.ui.window import MainWindow

_LOOK_AGAIN_MS = 20_000


class StoreNote(QObject):
    """Puts a banner on the page in front and takes it away when there is no reason for it any more.

    A store that failed is tried by a write of its own now and then, and when the user asks; what waits in the
    outbox goes on as soon as that works.
    """

    def __init__(
        self,
        services: Services,
        contact: ContactStore,
        tasks: TaskRunner,
        navigator: Navigator,
        window: MainWindow,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._services, self._contact, self._tasks = services, contact, tasks
        self._navigator, self._window = navigator, window
        self._failure: StoreError | None = None
        self._is_dismissed = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_LOOK_AGAIN_MS)
        self._timer.timeout.connect(self.try_again)
        contact.store_failed.connect(self._on_failed)
        contact.store_recovered.connect(self._on_works)
        window.page_changed.connect(self._on_page_changed)

    @property
    def is_failing(self) -> bool:
        return self._failure is not None

    def stop(self) -> None:
        self._timer.stop()

    def show(self) -> None:
        """Put the note on the page in front, if there is one to put."""
        page = self._window.current_page
        banner = self._banner()
        if page is not None and banner is not None:
            page.show_banner(banner)

    @Slot()
    def try_again(self) -> None:
        """Write a little: whether the store works is known by nothing else."""
        self._timer.stop()
        self._tasks.store(
            lambda _: self._services.store.database.try_writing(),
            lambda _: self._on_works(),
            self._on_failed,
            owner=self,
        )

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, StoreError):
            self._tasks.unhandled.emit(error)
            return
        is_news = self._failure is None or self._failure.code != error.code
        self._failure = error
        self._timer.start()
        if is_news:
            self.show()

    @Slot(object)
    def _on_page_changed(self, name: PageName) -> None:
        """A store that fails is said on every page; the rest where requests are written and read."""
        if self._failure is not None or name in {PageName.CONTACT, PageName.REQUESTS}:
            self.show()

    @Slot()
    def _on_works(self) -> None:
        if self._failure is None:
            return
        self._failure = None
        page = self._window.current_page
        if page is not None:
            page.show_banner(None)
        self._navigator.toast(lambda: self.tr("Saving works again"))
        self._contact.wake()

    def _dismiss(self) -> None:
        self._is_dismissed = True

    def _banner(self) -> Banner | None:
        store = self._services.store
        if self._failure is not None:
            return self._failing(self._failure)
        is_repaired = store.database.recovered_from is not None
        if self._is_dismissed or (store.kind.is_kept and not is_repaired):
            return None
        banner = Banner(tint=Tint.WARNING, can_close=True)

        def say() -> None:
            if not store.kind.is_kept:
                words = self._memory_words(store.kind, store.trouble)
                banner.set_texts(self.tr("Not saved on this computer"), words)
            else:
                banner.set_texts(self.tr("Your requests were repaired"), self._repair_words())

        banner.say_with(say)
        banner.closed.connect(self._dismiss)
        return banner

    def _failing(self, failure: StoreError) -> Banner:
        banner = Banner(tint=Tint.WARNING, icon="database")
        again = banner.add_button(Button("", ButtonKind.SECONDARY))
        again.clicked.connect(self.try_again)

        def say() -> None:
            banner.set_texts(self.tr("This can’t be saved right now"), failure_words(failure))
            again.set_label(self.tr("Try again"))

        banner.say_with(say)
        return banner

    def _folder_words(self, trouble: StoreError) -> str:
        """The data folder was of no use when the program started, so trying again needs a new start."""
        if trouble.code == "folder-not-private":
            what = self.tr("Other people on this computer can change the data folder ({folder}).")
        else:
            what = self.tr("The data folder ({folder}) can’t be written to.")
        do = self.tr(
            "Check its permissions and the free space, then start the app again."
            " Earlier requests are untouched. Until then, what you write is kept only until you quit."
        )
        words = self.tr("{what} {do}").format(what=what, do=do)
        return words.replace("{folder}", str(trouble.details.get("path", "")))

    def _memory_words(self, kind: StoreKind, trouble: str) -> str:
        if self._services.options.data_trouble is not None:
            return self._folder_words(self._services.options.data_trouble)
        match kind:
            case StoreKind.MEMORY_NO_KEYRING:
                return self.tr("This computer has no keyring, so what you write is kept until you quit.")
            case StoreKind.MEMORY_LOCKED:
                return self.tr(
                    "The keyring is locked, so earlier requests can’t be shown. They are untouched."
                )
            case _:
                until = self.tr("Until then, what you write is kept only until you quit.")
                return f"{failure_words(StoreError(trouble))} {until}"

    def _repair_words(self) -> str:
        database = self._services.store.database
        name = database.recovered_from.name if database.recovered_from is not None else ""
        # How many are missing is not known: the ids that could not be looked up need never have been there.
        if database.rows_lost:
            words = self.tr("What could be read of the damaged file is here. Some of it may be missing.")
        else:
            words = self.tr("Everything in the damaged file could be read.")
        kept = self.tr("The damaged file is kept beside the new one: {name}").format(name=name)
        return f"{words} {kept}"
