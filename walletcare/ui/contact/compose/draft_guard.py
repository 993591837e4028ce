"""The secret guard over a draft: every text is looked at, what is found is marked in its field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from walletcare.safety.verdict import GuardContext, SecretFoundError
from walletcare.ui.contact.guard_watch import GuardWatch
from walletcare.ui.contact.secret_banner import SecretBanner
from walletcare.ui.contact.story_input import StoryInput

if TYPE_CHECKING:
    from walletcare.domain.ticket import Draft
    from walletcare.ui.components import Field
    from walletcare.ui.contact.compose.detail_fields import DetailFields
    from walletcare.ui.stores.contact import ContactStore

STORY = "text"


class DraftGuard(QObject):
    """Watches the story and the details.

    Attributes:
        watch: What was found, and what the user overruled.
        banner: Says it, with the way out.
    """

    def __init__(
        self, store: ContactStore, story: Field, details: DetailFields, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._fields: dict[str, Field] = {STORY: story, **details.by_name}
        self.watch = GuardWatch(store, self)
        self.banner = SecretBanner(self.watch)
        self.banner.removal_requested.connect(self._remove)
        self.watch.changed.connect(self.mark)

    def look(self, draft: Draft) -> None:
        """Look at every text as it stands now."""
        for name in self._fields:
            context = GuardContext.MESSAGE if name == STORY else GuardContext.FORM_FIELD
            self.watch.look(name, str(getattr(draft, name)), context=context)

    def mark(self) -> None:
        """Show in each field what was found there."""
        for name, field in self._fields.items():
            hits = self.watch.verdict(name).hits
            if isinstance(field.input, StoryInput):
                field.input.mark_parts([hit.span for hit in hits])
            field.input.set_wrong(bool(hits) or field.has_error)

    def find_again(self, draft: Draft) -> None:
        """The last check found something that the watch has not shown yet."""
        for name in self._fields:
            try:
                self._store.guard.clear(str(getattr(draft, name)), allowed=self.watch.allowed)
            except SecretFoundError as error:
                self.watch.take(name, error)
        self.banner.focus()

    def _remove(self, place: str) -> None:
        field = self._fields.get(place)
        if field is not None:
            field.set_text(self.watch.without_hits(field.text()))
            field.edited.emit(field.text())
            field.input.edit.setFocus(Qt.FocusReason.OtherFocusReason)
