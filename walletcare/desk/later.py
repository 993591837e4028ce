"""Things that happen a little later in the server's loop, and can all be called off."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Hashable


class Later:
    """Timers of one server loop.

    ``speed`` divides the scaled ones (people); server-side lags are not scaled.
    """

    def __init__(self, speed: float) -> None:
        self.speed = speed
        self._timers: dict[Hashable, set[asyncio.TimerHandle]] = {}
        self._is_stopped = False

    def after(self, delay_s: float, action: Callable[[], None], *, key: Hashable = None) -> None:
        """Run ``action`` in ``delay_s`` seconds, as they are."""
        if self._is_stopped:
            return
        timers = self._timers.setdefault(key, set())

        def run() -> None:
            timers.discard(handle)
            if not timers and self._timers.get(key) is timers:
                del self._timers[key]
            action()

        handle = asyncio.get_running_loop().call_later(delay_s, run)
        timers.add(handle)

    def after_scaled(self, delay_s: float, action: Callable[[], None], *, key: Hashable = None) -> None:
        """Run ``action`` in ``delay_s`` seconds divided by the speed factor."""
        self.after(delay_s / self.speed, action, key=key)

    def pass_until(self, timestamp: float) -> None:
        """Called before the desk's clock is set to ``timestamp`` (Unix seconds). These timers go by real
        time: setting the clock makes none of them due.
        """

    def cancel(self, key: Hashable) -> None:
        """Call off everything scheduled under ``key``."""
        for handle in self._timers.pop(key, set()):
            handle.cancel()

    def stop(self) -> None:
        """Call off everything and accept nothing more."""
        self._is_stopped = True
        for key in list(self._timers):
            self.cancel(key)
