"""Keeps the content of the running program current: looks quietly, and lets the window read what arrived."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from walletcare.app.services import Services
from walletcare.app.start.edition import open_set
from walletcare.domain.errors import ContentError, StoreError
from walletcare.ui.stores.content import ContentState, ContentStore
from walletcare.ui.stores.settings import Key

if TYPE_CHECKING:
    from walletcare.app.program import Program
    from walletcare.infra.signed.shelf import ContentSet
    from walletcare.ui.tasks import CancelToken

log = logging.getLogger(__name__)

_FIRST_LOOK_MS = 15_000
"""After the rooms stand: long enough that nothing the user does first has to wait for it."""


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a look brought.

    Attributes:
        state: As it is now.
        is_new: The window reads other content now.
    """

    state: ContentState
    is_new: bool = False


class ContentKeeper(QObject):
    """Signals:
    content_changed: Everything that was read from the pack may be different now.
    """

    content_changed = Signal()

    def __init__(self, program: Program, services: Services) -> None:
        super().__init__(program)
        self._program, self._services = program, services
        self._first = QTimer(self)
        self._first.setSingleShot(True)
        self._first.setInterval(_FIRST_LOOK_MS)
        self._first.timeout.connect(self.look_if_due)
        known = ContentState(services.pack.version, services.pack.built_on)
        self.store = ContentStore(known, services.clock, self)
        self.store.look_requested.connect(lambda: self._run(self._look))
        self.store.import_requested.connect(self._on_import)

    def start(self) -> None:
        self._program.tasks.run(lambda _: self._state(), self.store.set_state, owner=self)
        self._first.start()

    def stop(self) -> None:
        self._first.stop()

    def look_if_due(self) -> None:
        """Look by itself when it is time and the user lets it; the outcome shows in Settings only."""
        if not self._program.settings.flag(Key.LOOK_FOR_CONTENT):
            return
        updates = self._services.updates

        def look(is_due: bool) -> None:
            if is_due:
                self._run(lambda token: updates.look(token))

        self._program.tasks.run(lambda _: updates.is_due(), look, owner=self)

    def import_file(self, path: Path) -> None:
        """Take content from ``path``; the store tells how it went."""
        self._run(lambda _: self._services.updates.import_file(path))

    # Inside.

    def _look(self, token: CancelToken) -> ContentSet | None:
        return self._services.updates.look(token, is_asked=True)

    def _run(self, bring: Callable[[CancelToken], ContentSet | None]) -> None:
        if self.store.state.is_looking:
            return
        self.store.set_state(replace(self.store.state, is_looking=True))

        def work(token: CancelToken) -> _Answer:
            try:
                stored = bring(token)
                needs_restart = stored is not None and self._adopt(stored)
            except (ContentError, StoreError) as error:
                log.info("no new content: %s", error.code)
                reason = error.details.get("reason", "")
                # A file that was refused is no look that failed, but it is what the user waits to hear of.
                return _Answer(
                    replace(self._state(), checked_at=self.store.now, code=error.code, reason=reason)
                )
            return _Answer(replace(self._state(), needs_restart=needs_restart), stored is not None)

        self._program.tasks.run(work, self._on_answer, self._on_broken, owner=self)

    def _adopt(self, stored: ContentSet) -> bool:
        """In the worker: let everybody who holds pack and index read the new set.

        Returns:
            Whether something of it counts from the next start only.

        Raises:
            ContentError: It does not open after all; what was in use still is.
        """
        services = self._services
        edition = open_set(stored, services.brand)
        services.pack.adopt(edition.pack)
        services.index.adopt(services.pack.path)
        services.votes.set_pack_version(services.pack.version)
        services.updates.note_in_force(stored)
        services.read_notices()
        # Brand, channels and official list are in too many hands to be exchanged under way.
        kept = replace(services.brand, backend=edition.brand.backend) if services.desk else services.brand
        return edition.brand != kept

    def _on_answer(self, answer: _Answer) -> None:
        needs_restart = answer.state.needs_restart or self.store.state.needs_restart
        self.store.set_state(replace(answer.state, needs_restart=needs_restart))
        if answer.is_new:
            self.content_changed.emit()

    def _on_broken(self, error: Exception) -> None:
        self.store.set_state(replace(self.store.state, is_looking=False))
        self._program.tasks.unhandled.emit(error)

    def _state(self) -> ContentState:
        services = self._services
        status = services.updates.status
        received = services.updates.received()
        return ContentState(
            version=services.pack.version,
            day=services.pack.built_on,
            received_at=None if received is None else received.received_at,
            has_address=status.has_address,
            can_import=status.can_import,
            checked_at=status.record.checked_at,
            code=status.record.code,
            reason=status.record.reason,
        )

    def _on_import(self) -> None:
        dialog = QFileDialog(self._program.window, self.tr("Load content from a file"), "", "ZIP (*.zip)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.import_file(Path(name)))
        dialog.open()
