"""The way into the demo and out of it, where no wallet is set up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from walletcare.ui.demo_strip import DemoStrip

if TYPE_CHECKING:
    from walletcare.app.program import Program
    from walletcare.ui.settings.onboarding import Onboarding


class DemoGate(QObject):
    """Marks a demo from the first moment; offers one once the brand turns out to be the invented one.

    A wallet's own brand without a chat gets no offer: its customers must not meet scripted people.

    Signals:
        switch_requested: Into the demo (True), or out of it.
    """

    switch_requested = Signal(bool)

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program
        self._onboarding: Onboarding | None = None
        self.strip: DemoStrip | None = None
        if program.options.is_demo:
            self._show_strip(is_running=True)
        else:
            program.ready.connect(self._offer)

    def add_onboarding(self, dialog: Onboarding | None) -> None:
        """The screen of the first start, which offers the demo too."""
        self._onboarding = dialog

    @Slot()
    def _offer(self) -> None:
        services = self._program.services
        if services is None or not services.brand.is_demo or services.brand.backend is not None:
            return
        if self._program.options.is_offline:
            return
        self._show_strip(is_running=False)
        if self._onboarding is not None and self._onboarding.isVisible():
            self._onboarding.offer_demo()
            self._onboarding.demo_requested.connect(lambda: self.switch_requested.emit(True))

    def _show_strip(self, *, is_running: bool) -> None:
        self.strip = DemoStrip(is_running=is_running)
        self._program.window.add_strip(self.strip)
        self.strip.switch_requested.connect(lambda: self.switch_requested.emit(not is_running))
