"""The secret guard beside a form: every text of it is looked at on every change, off the GUI thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from walletcare.safety.verdict import GuardContext, Hit, SecretFoundError, SecretKind, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from walletcare.safety.incoming.inbound import InboundKind
    from walletcare.ui.stores.contact import ContactStore


@dataclass(frozen=True, slots=True)
class Found:
    """A hit and the text it stands in."""

    place: str
    hit: Hit


class GuardWatch(QObject):
    """Verdicts over the texts of one form, each under a name of its own.

    What was overruled by the user (``allow``) no longer counts, where that is possible at all.

    Signals:
        changed: A verdict is another one now.
    """

    changed = Signal()

    def __init__(self, store: ContactStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._texts: dict[str, str] = {}
        self._raw: dict[str, Verdict] = {}
        self.allowed: frozenset[SecretKind] = frozenset()

    def look(
        self,
        place: str,
        text: str,
        *,
        context: GuardContext = GuardContext.MESSAGE,
        window: Sequence[str] = (),
        asked: frozenset[InboundKind] = frozenset(),
    ) -> None:
        """Look at the text of ``place``; ``changed`` follows when the verdict is another one."""
        if self._texts.get(place) == text and not window and not asked:
            return
        self._texts[place] = text
        key = f"guard-{id(self)}-{place}"
        if not text.strip():
            # Something may be under way for the text that stood here: its answer counts no longer.
            self._take(place, text, Verdict())
            return
        before = tuple(window)
        self._store.latest(
            key,
            lambda _: self._store.guard.inspect(text, before, context, asked),
            lambda verdict: self._take(place, text, verdict),
            owner=self,
        )

    def take(self, place: str, error: SecretFoundError) -> None:
        """The last check before sending found something: it counts like one found while typing."""
        self._raw[place] = error.verdict
        self.changed.emit()

    def verdict(self, place: str) -> Verdict:
        return self._raw.get(place, Verdict()).without(self.allowed)

    def first(self) -> Found | None:
        """The first hit, in the order in which the texts were first looked at."""
        for place in self._raw:
            hits = self.verdict(place).hits
            if hits:
                return Found(place, hits[0])
        return None

    @property
    def is_clear(self) -> bool:
        return self.first() is None

    def allow(self, kind: SecretKind) -> None:
        """The user looked at it and says that it may leave."""
        self.allowed |= {kind}
        self.changed.emit()

    def without_hits(self, text: str, asked: frozenset[InboundKind] = frozenset()) -> str:
        """``text`` with everything found in it taken out or masked."""
        verdict = self._store.guard.inspect(text, asked=asked).without(self.allowed)
        return self._store.guard.remove(text, verdict)

    def forget(self) -> None:
        """Another form begins."""
        self._texts.clear()
        self._raw.clear()
        self.allowed = frozenset()
        self.changed.emit()

    def _take(self, place: str, text: str, verdict: Verdict) -> None:
        if self._texts.get(place) != text:
            return
        if self._raw.get(place, Verdict()) != verdict:
            self._raw[place] = verdict
            self.changed.emit()
