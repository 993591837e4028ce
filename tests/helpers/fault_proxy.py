"""A TCP forwarder in front of a server, with the faults that Toxiproxy has made a common vocabulary.

One toxic at a time is poured into every connection, those that stand too: latency, bandwidth, slow_close,
timeout, reset_peer, slicer, limit_data. The eighth, down, is :meth:`FaultProxy.shut`. With TLS contexts the
proxy is the server's TLS end, so that certificates can go wrong as well.
"""

from __future__ import annotations

import asyncio
import contextlib
import random
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from enum import StrEnum
from types import TracebackType
from typing import Any, TypeVar

T = TypeVar("T")
_CHUNK = 16_384
_PATIENCE_S = 30.0
_GOODBYE_S = 0.2


class ToxicKind(StrEnum):
    """What ``Toxic.amount`` means for each stands beside it."""

    LATENCY = "latency"  # seconds that each piece is late, and as much again by chance
    BANDWIDTH = "bandwidth"  # bytes a second
    SLOW_CLOSE = "slow_close"  # seconds that an end is told late
    TIMEOUT = "timeout"  # everything is swallowed and nothing is closed; no amount
    RESET_PEER = "reset_peer"  # both sides are reset when something passes; no amount
    SLICER = "slicer"  # bytes in a piece
    LIMIT_DATA = "limit_data"  # bytes of a connection after which it is closed


@dataclass(frozen=True)
class Toxic:
    """One fault. ``is_downstream``: on the way from the server to the client, where replies are lost."""

    kind: ToxicKind
    amount: float = 0.0
    is_downstream: bool = False


class FaultProxy:
    """Listens on a loopback port and passes bytes both ways, in a thread of its own.

    What a killed client had sent is passed on in full before its connection counts as gone.
    """

    def __init__(self, target: tuple[str, int], *, tls: ssl.SSLContext | None = None) -> None:
        self.toxic: Toxic | None = None
        self._target = target
        self._tls = tls
        self._chance = random.Random(5)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="fault-proxy")
        self._server: asyncio.Server | None = None
        self._pairs: set[asyncio.Task[None]] = set()
        self._empty = threading.Condition()
        with socket.create_server(("127.0.0.1", 0)) as probe:
            self.port: int = probe.getsockname()[1]

    def __enter__(self) -> FaultProxy:
        self._thread.start()
        self.open()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._call(self._end)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def open(self, tls: ssl.SSLContext | None = None) -> None:
        """Accept connections, from now on with the certificate of ``tls`` when it is given."""
        if tls is not None:
            self.shut()
            self._tls = tls
        self._call(self._open)

    def shut(self) -> None:
        """Connections are refused until :meth:`open`; those that stand go on."""
        self._call(self._shut)

    def wait_until_empty(self) -> None:
        """Return once no connection is left: everything that clients sent has been passed on."""
        with self._empty:
            assert self._empty.wait_for(lambda: not self._pairs, _PATIENCE_S), "connections never ended"

    def cut(self) -> None:
        """End every connection that stands."""
        self._call(self._cut)
        self.wait_until_empty()

    def _call(self, work: Callable[[], Coroutine[Any, Any, T]]) -> T:
        return asyncio.run_coroutine_threadsafe(work(), self._loop).result(_PATIENCE_S)

    async def _open(self) -> None:
        if self._server is None:
            self._server = await asyncio.start_server(
                self._accept, "127.0.0.1", self.port, backlog=64, ssl=self._tls
            )

    async def _shut(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None

    async def _cut(self) -> None:
        for pair in list(self._pairs):
            pair.cancel()

    async def _end(self) -> None:
        await self._shut()
        await self._cut()
        await asyncio.gather(*self._pairs, return_exceptions=True)
        await asyncio.sleep(0)  # aborted transports let go of their sockets in the next round

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        pair = asyncio.current_task()
        assert pair is not None
        with self._empty:
            self._pairs.add(pair)
        onward: asyncio.StreamWriter | None = None
        ways: list[asyncio.Task[None]] = []
        try:
            answers, onward = await asyncio.open_connection(*self._target)
            up = _Way(reader, onward, writer, is_downstream=False)
            down = _Way(answers, writer, onward, is_downstream=True)
            ways = [asyncio.create_task(self._pass_on(way)) for way in (up, down)]
            await asyncio.wait(ways, return_when=asyncio.FIRST_EXCEPTION)
        except (OSError, asyncio.CancelledError):
            pass  # the server is gone, or the test is over
        finally:
            for way in ways:
                way.cancel()
            await asyncio.gather(*ways, return_exceptions=True)
            await asyncio.gather(*(_closed(side) for side in (writer, onward) if side is not None))
            with self._empty:
                self._pairs.discard(pair)
                self._empty.notify_all()

    async def _pass_on(self, way: _Way) -> None:
        passed, poured = 0, self.toxic
        while True:
            try:
                data = await way.reader.read(_CHUNK)
            except OSError:
                data = b""
            if self.toxic is not poured:
                passed, poured = 0, self.toxic
            toxic = poured if poured is not None and poured.is_downstream is way.is_downstream else None
            if not data:
                await self._end_of(way, toxic)
                return
            if toxic is None:
                await _write(way, data)
                continue
            passed = await self._poisoned(way, data, toxic, passed)

    async def _poisoned(self, way: _Way, data: bytes, toxic: Toxic, passed: int) -> int:
        amount = toxic.amount
        match toxic.kind:
            case ToxicKind.LATENCY:
                await asyncio.sleep(amount * (1 + self._chance.random()))
                await _write(way, data)
            case ToxicKind.BANDWIDTH:
                await asyncio.sleep(len(data) / amount)
                await _write(way, data)
            case ToxicKind.SLICER:
                for start in range(0, len(data), int(amount)):
                    await _write(way, data[start : start + int(amount)])
                    await asyncio.sleep(0)
            case ToxicKind.LIMIT_DATA:
                left = int(amount) - passed
                await _write(way, data[: max(left, 0)])
                if len(data) >= left:
                    raise _EndedError
            case ToxicKind.RESET_PEER:
                for side in (way.writer, way.other):
                    _reset(side)
                raise _EndedError
            case ToxicKind.SLOW_CLOSE:
                await _write(way, data)
            case ToxicKind.TIMEOUT:
                pass
        return passed + len(data)

    async def _end_of(self, way: _Way, toxic: Toxic | None) -> None:
        if toxic is not None and toxic.kind is ToxicKind.SLOW_CLOSE:
            await asyncio.sleep(toxic.amount)
        with contextlib.suppress(OSError):
            if way.writer.can_write_eof():
                way.writer.write_eof()
            else:
                way.writer.close()  # TLS has no half of an end
        if self._tls is not None or (toxic is not None and toxic.kind is ToxicKind.TIMEOUT):
            raise _EndedError


@dataclass(frozen=True)
class _Way:
    """One direction; ``other`` leads back to where it comes from."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    other: asyncio.StreamWriter
    is_downstream: bool


class _EndedError(Exception):
    """A connection ends before its sides wanted it to."""


async def _write(way: _Way, data: bytes) -> None:
    with contextlib.suppress(OSError):  # a client that was killed reads no more
        way.writer.write(data)
        await way.writer.drain()


async def _closed(side: asyncio.StreamWriter) -> None:
    """Close with what is still to be written; a peer that does not answer the end is left."""
    side.close()
    with contextlib.suppress(OSError, TimeoutError, ssl.SSLError):
        await asyncio.wait_for(side.wait_closed(), _GOODBYE_S)
    side.transport.abort()


def _reset(side: asyncio.StreamWriter) -> None:
    """Close with RST instead of FIN."""
    sock = side.get_extra_info("socket")
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    side.transport.abort()
