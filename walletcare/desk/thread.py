"""A desk in a thread of its own: for the demo, the self-test and tests."""

from __future__ import annotations

import threading
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from walletcare.desk.options import DeskOptions
from walletcare.desk.scenarios.control import DeskControl

if TYPE_CHECKING:
    from walletcare.desk.server import DeskAddress, DeskServer
    from walletcare.domain.notice import Notice

START_LIMIT_S = 60.0
STOP_LIMIT_S = 10.0


class DeskThread:
    """Starts a desk and stops it again.

    ``start`` and ``stop`` may be called once each; ``stop`` is idempotent.
    """

    def __init__(
        self, options: DeskOptions | None = None, on_clock_moved: Callable[[float], None] | None = None
    ) -> None:
        """``on_clock_moved`` is told every new offset of the desk's clock (seconds), in the desk's thread."""
        self._options = options or DeskOptions()
        self._on_clock_moved = on_clock_moved
        self._server: DeskServer | None = None
        self._address: DeskAddress | None = None
        self._thread: threading.Thread | None = None
        self._ready = threading.Event()
        self._failure: BaseException | None = None

    def start(self) -> DeskThread:
        """Return once the desk answers.

        Raises:
            OSError: The port is taken.
            walletcare.desk.scenarios.reader.ScenarioError: The scenario cannot be used.
            ValueError, sqlite3.DatabaseError: The database file cannot be used.
        """
        from walletcare.desk.server import DeskServer

        self._server = DeskServer(self._options, self._on_ready, self._on_clock_moved)
        self._thread = threading.Thread(target=self._run, name="walletcare-desk", daemon=True)
        self._thread.start()
        is_ready = self._ready.wait(START_LIMIT_S)
        if self._failure is not None:
            self.stop()
            raise self._failure
        if not is_ready:
            self.stop()
            raise TimeoutError(f"the desk did not start within {START_LIMIT_S:.0f} s")
        return self

    def stop(self) -> None:
        """Close the desk and wait for its thread.

        Raises:
            TimeoutError: The thread did not end.
        """
        if self._server is None or self._thread is None:
            return
        self._server.stop()
        self._thread.join(STOP_LIMIT_S)
        if self._thread.is_alive():
            raise TimeoutError(f"the desk did not stop within {STOP_LIMIT_S:.0f} s")

    def __enter__(self) -> DeskThread:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def base_url(self) -> str:
        """``http://127.0.0.1:<port>``, without a slash at the end."""
        return self._started().base_url

    @property
    def cable_url(self) -> str:
        return self._started().cable_url

    @property
    def inbox_identifier(self) -> str:
        return self._started().inbox_identifier

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What the scenario announces, always with the same times. Raises RuntimeError before the start."""
        if self._server is None:
            raise RuntimeError("the desk has not started")
        return self._server.notices

    @property
    def control(self) -> DeskControl:
        """A fresh client of the hooks; cheap, usable from any thread."""
        return DeskControl(self._started().base_url)

    @property
    def control_url(self) -> str:
        """The page that works the desk by hand. Raises RuntimeError before the start."""
        return self._started().control_url

    def _started(self) -> DeskAddress:
        if self._address is None:
            raise RuntimeError("the desk has not started")
        return self._address

    def _on_ready(self, address: DeskAddress) -> None:
        self._address = address
        self._ready.set()

    def _run(self) -> None:
        if self._server is None:
            return
        try:
            self._server.serve_blocking()
        except BaseException as error:  # noqa: BLE001 - handed to the thread that waits in start()
            self._failure = error
        finally:
            self._ready.set()
