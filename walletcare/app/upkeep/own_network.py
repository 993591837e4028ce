"""Whether this computer is on a network at all: who is to blame when support's server does not answer."""

from __future__ import annotations

from urllib.parse import urlsplit

from walletcare.domain.brand import Backend
from walletcare.domain.probe import NetworkProbe
from walletcare.troubleshoot.targets import is_this_computer


class OwnNetwork:
    """Asks the machine only and sends nothing: without being asked, we connect to nobody but support.

    A server on this computer itself (the demo's, a tester's) needs no way out. Any thread.
    """

    def __init__(self, backend: Backend | None, probe: NetworkProbe) -> None:
        host = urlsplit(backend.base_url).hostname if backend is not None else None
        self._needs_no_way_out = is_this_computer(host or "")
        self._probe = probe
        self._is_online = True

    def note(self, *, is_online: bool) -> None:
        """What the operating system says of its connection; True while it does not know."""
        self._is_online = is_online

    def is_there(self) -> bool:
        """False when the system says that it is disconnected, or nothing leads out of this computer."""
        return self._is_online and (self._needs_no_way_out or bool(self._probe.links()))
