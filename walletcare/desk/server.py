"""Serving the desk: one uvicorn server on loopback, in the calling thread."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import tempfile
import weakref
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import uvicorn

# uvicorn finds these two by name at run time; a frozen build needs to see them imported.
import uvicorn.lifespan.off
import uvicorn.loops.asyncio
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from walletcare.desk.api.routing import build_application
from walletcare.desk.desk import Desk
from walletcare.desk.options import DeskOptions
from walletcare.desk.scenarios.reader import read_scenario
from walletcare.domain.notice import Notice

HOST = "127.0.0.1"

Peer = tuple[str, int]


@dataclass(frozen=True, slots=True)
class DeskAddress:
    """Where a running desk answers.

    ``base_url`` and ``inbox_identifier`` go into the brand's backend settings.
    """

    base_url: str
    cable_url: str
    control_url: str
    inbox_identifier: str


class DeskServer(uvicorn.Server):
    """A desk that can be run once, in any thread; :meth:`stop` may be called from any other."""

    def __init__(
        self,
        options: DeskOptions,
        on_ready: Callable[[DeskAddress], None] | None = None,
        on_clock_moved: Callable[[float], None] | None = None,
    ) -> None:
        """Read the scenario and bind the port.

        Raises:
            OSError: The port is taken.
            walletcare.desk.scenarios.reader.ScenarioError: The scenario cannot be used.
        """
        self._options = options
        self._on_ready, self._on_clock_moved = on_ready, on_clock_moved
        self._scenario = read_scenario(options.scenario)
        self._desk: Desk | None = None
        self._socket = _listen(options.port)
        self._port: int = self._socket.getsockname()[1]
        self._transports: weakref.WeakValueDictionary[Peer, asyncio.Transport] = weakref.WeakValueDictionary()
        config = uvicorn.Config(
            "",
            http=_noting_protocol(self._transports),
            ws=WebSocketsSansIOProtocol,
            ws_ping_interval=None,
            loop="asyncio",
            lifespan="off",
            log_config=None,
            # Paths hold source_id, which is a credential: they are never logged.
            access_log=False,
            proxy_headers=False,
            server_header=False,
            # The desk dates its answers by its own clock (DatedAnswers).
            date_header=False,
            timeout_graceful_shutdown=1,
        )
        super().__init__(config)

    def serve_blocking(self) -> None:
        """Run until :meth:`stop`, or until SIGINT or SIGTERM in the main thread.

        Raises:
            ValueError, sqlite3.DatabaseError: The database file cannot be used.
        """
        with contextlib.closing(self._socket), _database_path(self._options.database) as path:
            base_url = f"http://{HOST}:{self._port}"
            desk = Desk(self._options, self._scenario, path, base_url, self._abort, self._on_clock_moved)
            self._desk = desk
            try:
                self.config.app = build_application(desk)
                self.run(sockets=[self._socket])
            finally:
                desk.close()

    def stop(self) -> None:
        """Ask the server to end; it tells its sockets first."""
        self.should_exit = True

    @property
    def notices(self) -> tuple[Notice, ...]:
        """The scenario's notices; their times count from when this desk began."""
        if self._desk is None:
            raise RuntimeError("the desk has not started")
        return self._scenario.notices_at(self._desk.started_at)

    @property
    def address(self) -> DeskAddress:
        if self._desk is None:
            raise RuntimeError("the desk has not started")
        return DeskAddress(
            base_url=self._desk.base_url,
            cable_url=f"ws://{HOST}:{self._port}/cable",
            control_url=f"{self._desk.base_url}/desk/",
            inbox_identifier=self._desk.inbox.identifier,
        )

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        if self._desk is not None:
            self._desk.start()
        await super().startup(sockets)
        if self._on_ready is not None:
            self._on_ready(self.address)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        if self._desk is not None:
            await self._desk.cable.announce_restart()
            self._desk.later.stop()
        await super().shutdown(sockets)
        if self._desk is not None:
            await self._desk.hub.stop()

    def _abort(self, peer: Peer) -> None:
        """Reset the connection of ``peer`` without a word."""
        transport = self._transports.get(peer)
        if transport is not None:
            transport.abort()


def serve(options: DeskOptions, on_ready: Callable[[DeskAddress], None] | None = None) -> None:
    """Serve a desk until SIGINT or SIGTERM; ``on_ready`` is called once it answers.

    Raises:
        OSError: The port is taken.
        walletcare.desk.scenarios.reader.ScenarioError: The scenario cannot be used.
        KeyboardInterrupt: SIGINT, after everything was closed.
    """
    DeskServer(options, on_ready).serve_blocking()


def _listen(port: int) -> socket.socket:
    # The protocol is named because asyncio turns Nagle's algorithm off only for sockets that say TCP; with
    # it on,
    # every answer waits 40 ms for the client's delayed acknowledgement.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):
            listener.setsockopt(
                socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1
            )  # Windows shares ports otherwise
        else:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((HOST, port))
    except OSError:
        listener.close()
        raise
    return listener


@contextlib.contextmanager
def _database_path(path: Path | None) -> Iterator[Path]:
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="walletcare-desk-", ignore_cleanup_errors=True) as folder:
        yield Path(folder) / "desk.db"


def _noting_protocol(
    transports: weakref.WeakValueDictionary[Peer, asyncio.Transport],
) -> type[asyncio.Protocol]:
    """uvicorn's protocol, which also notes each transport by its peer, so that a fault can reset the
    connection.
    """

    class NotingProtocol(H11Protocol):
        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # the stub asks for less
            super().connection_made(transport)
            transports[cast("Peer", transport.get_extra_info("peername"))] = transport

    return NotingProtocol
