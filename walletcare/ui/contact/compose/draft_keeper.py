"""Keeps a draft as it is typed: a moment after the last key, and when the page is left."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from walletcare.safety.verdict import SecretFoundError
from walletcare.ui.failures import failure_words

if TYPE_CHECKING:
    from walletcare.domain.ticket import Draft
    from walletcare.safety.verdict import SecretKind
    from walletcare.ui.contact.guard_watch import GuardWatch
    from walletcare.ui.stores.contact import ContactStore

_SAVE_MS = 600


class DraftKeeper(QObject):
    """Signals: ``kept``: it is in the store now; ``failed``: it could not be kept; our sentence."""

    kept = Signal()
    failed = Signal(str)

    def __init__(
        self, store: ContactStore, watch: GuardWatch, current: Callable[[], Draft], parent: QObject
    ) -> None:
        """``current`` gives the draft as it stands on screen."""
        super().__init__(parent)
        self._store, self._watch, self._current = store, watch, current
        self._kept: Draft | None = None
        self.is_stored = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SAVE_MS)
        self._timer.timeout.connect(self.keep)

    def begin(self, draft: Draft, *, is_stored: bool) -> None:
        """Another draft stands on screen now."""
        self._kept, self.is_stored = draft, is_stored

    def soon(self) -> None:
        """Something changed."""
        self._timer.start()

    def stop(self) -> None:
        """Nothing needs to be kept: it is empty, or on its way to support."""
        self._timer.stop()

    @property
    def is_due(self) -> bool:
        """Something changed and is not kept yet."""
        return self._timer.isActive()

    def keep(self) -> None:
        """Keep it now, unless a secret stands in it; an emptied draft is forgotten."""
        draft = self._current()
        if not self._timer.isActive() and draft == self._kept:
            return
        self._timer.stop()
        if not self._watch.is_clear:
            return
        if is_blank(draft):
            if self.is_stored:
                self.is_stored = False
                self._store.delete_draft(draft.id)
            return
        self._put(draft, self._watch.allowed)

    def put_back(self, draft: Draft, allowed: frozenset[SecretKind]) -> None:
        """Keep a draft that could not be sent and that no longer stands on screen."""
        self._store.act(
            lambda service: service.drafts.save(draft, allowed), None, self._tell_failure, owner=self
        )

    def _put(self, draft: Draft, allowed: frozenset[SecretKind]) -> None:
        was_stored, self.is_stored, self._kept = self.is_stored, True, draft

        def failed(error: Exception) -> None:
            if self._kept is draft:
                # Leaving the page tries again, also when nothing more is typed.
                self._kept, self.is_stored = None, was_stored
            self._tell_failure(error)

        self._store.act(
            lambda service: service.drafts.save(draft, allowed),
            lambda _: self.kept.emit(),
            failed,
            owner=self,
        )

    def _tell_failure(self, error: Exception) -> None:
        if not isinstance(error, SecretFoundError):  # the banner says that already, or will in a moment
            self.failed.emit(failure_words(error))


def is_blank(draft: Draft) -> bool:
    """Nothing was written, chosen or brought along."""
    typed = (draft.text, draft.when, draft.amount, draft.transaction, draft.email)
    return not any(text.strip() for text in typed) and not draft.files and draft.account is None
