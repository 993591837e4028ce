"""Hints beside a draft, none of which stops it: words written in anger, and a language nobody reads there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from walletcare.contact.composing.courtesy import courtesy_hint
from walletcare.contact.composing.templates import channel_lacks
from walletcare.ui.components import Banner, Button, Tint
from walletcare.ui.theme import theme

if TYPE_CHECKING:
    from walletcare.domain.channel import ChannelSpec
    from walletcare.domain.ticket import Draft


class DraftHints(QObject):
    """Signals: ``bilingual_wanted``: put an opening in their language before the user's words."""

    bilingual_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_closed = False
        self.courtesy = Banner(tint=Tint.NEUTRAL, icon="smile", can_close=True)
        self.lacks = Banner(tint=Tint.INFO, icon="languages")
        self._bilingual = Button("")
        self.lacks.add_button(self._bilingual)
        for banner in (self.courtesy, self.lacks):
            banner.hide()
        self.courtesy.closed.connect(self._on_closed)
        self._bilingual.clicked.connect(self.bilingual_wanted)

    def begin(self) -> None:
        """Another draft: what was closed may be said again."""
        self._is_closed = False

    def retranslate(self) -> None:
        self._bilingual.set_label(self.tr("Add an opening line in their language"))

    def show_for(self, draft: Draft, spec: ChannelSpec | None) -> None:
        """Look at the draft and at the channel that it goes out by."""
        hint = courtesy_hint(draft.text)
        self.courtesy.setVisible(hint is not None and not self._is_closed)
        if hint is not None:
            self.courtesy.set_texts(self.tr("Written in anger?"), hint.text.text(theme().language))
        lacks = spec is not None and channel_lacks(spec, theme().language)
        self.lacks.setVisible(lacks)
        if lacks:
            self.lacks.set_texts(
                self.tr("Nobody on this channel reads your language"),
                self.tr("You can put an opening line in their language before your own words."),
            )

    def _on_closed(self) -> None:
        self._is_closed = True
