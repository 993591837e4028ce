"""What stands as soon as the content does: Help, Troubleshoot and Safety, and the gate for outside links."""

from __future__ import annotations

import uuid
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from walletcare.app.local_services import LocalServices
from walletcare.app.pages.reading_list import SettingsReadingList
from walletcare.ui.navigation import PageName
from walletcare.ui.stores.help import HelpStore
from walletcare.ui.stores.settings import Key

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from walletcare.app.pages.link_gate import LinkGate
    from walletcare.app.program import Program
    from walletcare.domain.language import LocalText
    from walletcare.domain.support_now import SupportNow
    from walletcare.domain.ticket import DraftId
    from walletcare.troubleshoot.diagnostics.check import Cancel, CheckContext
    from walletcare.troubleshoot.places import LiveFacts
    from walletcare.ui.page import Page
    from walletcare.ui.stores.troubleshoot import TroubleshootStore


class LocalRooms(QObject):
    """Built before keyring, store and network are. What is kept goes to the store's lane and is written there
    as soon as the store is open."""

    def __init__(self, program: Program, local: LocalServices) -> None:
        super().__init__(program)
        self._program, self._local = program, local
        self._live_facts: LiveFacts = dict
        self._support_now: Callable[[], SupportNow | None] = lambda: None
        self.help = HelpStore(
            local.pack,
            local.index,
            program.tasks,
            local.brand.facts,
            lambda: local.votes,
            SettingsReadingList(program.settings),
            self,
        )
        self._troubleshoot: TroubleshootStore | None = None
        self._links: LinkGate | None = None
        program.navigator.link_requested.connect(self._open_link)

    @property
    def troubleshoot(self) -> TroubleshootStore:
        """Made when it is first asked for; on the GUI thread."""
        if self._troubleshoot is None:
            from walletcare.troubleshoot.secret_screen import secret_screen
            from walletcare.ui.stores.troubleshoot import TroubleshootStore

            local = self._local
            self._troubleshoot = TroubleshootStore(
                local.pack,
                local.brand,
                local.clock,
                local.sessions,
                local.deadlines,
                self._program.tasks,
                self._check_context,
                secret_screen(local.guard),
                self._facts_now,
                self,
            )
        return self._troubleshoot

    @property
    def links(self) -> LinkGate:
        """What an address from outside has to pass; made for the first one, on the GUI thread."""
        if self._links is None:
            from walletcare.app.pages.link_gate import LinkGate

            self._links = LinkGate(self._program.window, self._program.navigator, self._local.checker)
        return self._links

    def set_live_facts(self, facts: LiveFacts, support_now: Callable[[], SupportNow | None]) -> None:
        """What is known of support at this moment, once somebody knows.

        Args:
            support_now: Asked in a worker; may read the store.
        """
        self._live_facts, self._support_now = facts, support_now

    def make_page(self, name: PageName) -> Page:
        """A page that does without keyring, store and network, built when it is first opened; its module is
        imported then."""
        navigator = self._program.navigator
        match name:
            case PageName.HELP:
                from walletcare.ui.help.page import HelpPage

                return HelpPage(navigator, self.help)
            case PageName.TROUBLESHOOT:
                from walletcare.app.pages.system_settings import open_system_settings
                from walletcare.ui.troubleshoot.page import TroubleshootPage

                return TroubleshootPage(navigator, self.troubleshoot, open_system_settings, _new_draft_id)
            case PageName.SAFETY:
                from walletcare.app.pages.safety_page import make_safety_page

                return make_safety_page(self._program, self._local)
            case _:
                from walletcare.ui.gallery.page import GalleryPage

                return GalleryPage(navigator)

    def stop(self) -> None:
        """Ask for no more work."""
        if self._troubleshoot is not None:
            self._troubleshoot.drop_checks()

    @Slot(str)
    def _open_link(self, address: str) -> None:
        self.links.open(address)

    def _facts_now(self) -> Mapping[str, LocalText]:
        return self._live_facts()

    def _check_context(self, cancel: Cancel) -> CheckContext:
        context = self._local.check_context(cancel, node_url=self._program.settings.text(Key.NODE))
        return replace(context, support=self._support_now())


def _new_draft_id() -> DraftId:
    from walletcare.domain.ticket import DraftId

    return DraftId(uuid.uuid4().hex)
