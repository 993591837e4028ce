"""One running program per data folder: a second start hands its link over and ends.

The lock is a file in the user's own folder; the socket has an absolute path in a private folder (0700),
never a bare name in the shared temporary directory, where another user could sit on it first.
"""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, Signal, Slot

from walletcare.app.start.link_limit import MAX_LENGTH

if TYPE_CHECKING:
    # QtNetwork costs start-up time; it is loaded when the socket is needed, after the first paint.
    from PySide6.QtNetwork import QLocalServer

log = logging.getLogger(__name__)

FORWARD_TIMEOUT_MS = 3_000
MAX_MESSAGES_PER_S = 5
PATIENCE_S, RETRY_S = 20.0, 0.05
"""How long a second start waits for the first to listen, which it does when everything is loaded."""
_SHOW = b"show"


class SingleInstance(QObject):
    """Signals: ``link_received(str)``, what another start was given, empty when it was given nothing."""

    link_received = Signal(str)

    def __init__(
        self,
        lock_file: Path,
        socket_path: Callable[[], Path],
        *,
        monotonic: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._monotonic = monotonic
        self._lock = QLockFile(str(lock_file))
        # Held until the process ends; Qt recognises the lock of a process that is gone.
        self._lock.setStaleLockTime(0)
        self._find_socket = socket_path
        self._server: QLocalServer | None = None
        self._arrivals: list[float] = []

    @property
    def _socket_path(self) -> str:
        return str(self._find_socket())

    def try_become_primary(self) -> bool:
        """True when no other program runs on this data folder; also when no lock can be written there."""
        if self._lock.tryLock(0):
            return True
        return self._lock.error() is not QLockFile.LockError.LockFailedError

    def forward(self, link: str, patience_s: float = PATIENCE_S) -> bool:
        """Hand ``link`` (may be empty) to the running program, which may still be loading.

        Returns:
            False when it does not answer within ``patience_s``, or has ended: then this one is the first.
        """
        ends_at = self._monotonic() + patience_s
        while not self._hand_over(link):
            if self.try_become_primary() or self._monotonic() >= ends_at:
                return False
            time.sleep(RETRY_S)
        return True

    def _hand_over(self, link: str) -> bool:
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._socket_path)
        if not socket.waitForConnected(FORWARD_TIMEOUT_MS):
            return False
        socket.write((link.encode("utf-8")[:MAX_LENGTH] or _SHOW) + b"\n")
        is_written = socket.waitForBytesWritten(FORWARD_TIMEOUT_MS)
        socket.disconnectFromServer()
        if socket.state() is not QLocalSocket.LocalSocketState.UnconnectedState:
            socket.waitForDisconnected(FORWARD_TIMEOUT_MS)
        return bool(is_written)

    def listen(self) -> bool:
        """Start to answer other starts. Without a socket the program works, only without hand-over."""
        from PySide6.QtNetwork import QLocalServer

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        path = self._find_socket()
        if os.name != "nt" and path.is_socket() and path.lstat().st_uid == os.getuid():
            QLocalServer.removeServer(
                self._socket_path
            )  # left by a process that was killed: we hold the lock
        if not server.listen(self._socket_path):
            log.warning("cannot listen for other starts: %s", server.serverError().name)
            return False
        server.newConnection.connect(self._on_connection)
        self._server = server
        return True

    def close(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None
        self._lock.unlock()

    @Slot()
    def _on_connection(self) -> None:
        while self._server is not None and (socket := self._server.nextPendingConnection()) is not None:
            socket.setReadBufferSize(MAX_LENGTH + 2)
            socket.readyRead.connect(self._on_ready_read)
            socket.disconnected.connect(socket.deleteLater)
            if socket.bytesAvailable():
                self._read(socket)

    @Slot()
    def _on_ready_read(self) -> None:
        self._read(self.sender())

    def _read(self, socket: QObject) -> None:
        from PySide6.QtNetwork import QLocalSocket

        if not isinstance(socket, QLocalSocket):
            return
        if not socket.canReadLine():
            if socket.bytesAvailable() > MAX_LENGTH:
                socket.abort()
            return
        line = bytes(socket.readLine(MAX_LENGTH + 2).data()).strip()
        socket.disconnectFromServer()
        if self._is_flooded():
            return
        self.link_received.emit("" if line == _SHOW else line.decode("utf-8", errors="replace"))

    def _is_flooded(self) -> bool:
        now = self._monotonic()
        self._arrivals = [moment for moment in self._arrivals if now - moment < 1.0]
        self._arrivals.append(now)
        return len(self._arrivals) > MAX_MESSAGES_PER_S
