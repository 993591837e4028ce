"""A test clock in the window: the strip that shows it, and everything looking again when it moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from walletcare.ui.clock_strip import ClockStrip

if TYPE_CHECKING:
    from walletcare.app.program import Program
    from walletcare.infra.debug_clock import DebugClock


class ClockWatch(QObject):
    """The desk of the demo sets the clock from its own thread; the window hears of it here."""

    _moved = Signal(float)

    def __init__(self, program: Program, clock: DebugClock) -> None:
        super().__init__(program)
        self._program, self._clock = program, clock
        self.strip = ClockStrip(clock)
        program.window.add_strip(self.strip)
        self.strip.reset_requested.connect(self._reset)
        self.strip.set_offset(clock.offset_s)
        self._moved.connect(self._on_moved)
        clock.watch(self._moved.emit)

    @Slot(float)
    def _on_moved(self, offset_s: float) -> None:
        self.strip.set_offset(offset_s)
        if self._program.rooms is not None:
            self._program.rooms.clock_moved()

    @Slot()
    def _reset(self) -> None:
        services = self._program.services
        if services is None or services.desk is None:
            self._clock.set_offset(0.0)
            return
        desk = services.desk
        # The desk is asked, so that both stay together; it then sets this clock.
        self._program.tasks.run(lambda _: desk.control.act("clock", reset=True), owner=self)
