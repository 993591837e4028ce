"""Fetches the files of a signed repository for the TUF client: over our HTTP client, or out of one file.

The TUF library limits the size of what it fetches and the gap between two bytes, not the time in all: a
server that sends a byte a second would hold it for ever. Here every file has a deadline that grows with its
size (a slowest rate), and a whole update has one more.
"""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, TypeAlias

from tuf.api.exceptions import DownloadError, DownloadHTTPError, DownloadLengthMismatchError
from tuf.ngclient import FetcherInterface

from walletcare.domain.clock import Clock
from walletcare.domain.errors import TransportError
from walletcare.infra.signed.pace import PATIENT, Pace

if TYPE_CHECKING:
    from walletcare.domain.chat import CancelToken
    from walletcare.infra.http import HttpClient

Fetcher: TypeAlias = FetcherInterface
"""What an update is fetched by; the library's own interface."""
BUNDLE_URL = "bundle:/"
BUNDLE_CAP_BYTES = 256 * 1024 * 1024
_SMALL_FILE_CAP_BYTES = 1024 * 1024
_UNREADABLE = (zipfile.BadZipFile, OSError, RuntimeError, ValueError, EOFError)
"""RuntimeError: encrypted; NotImplementedError, a subclass: an unknown compression or version."""


class FetchError(DownloadError):
    """A file could not be fetched.

    Attributes:
        code: Stable class of the failure, as in ``TransportError.code``.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class HttpFetcher(FetcherInterface):
    """One update over HTTP: no redirects, no cookies, no compression, never more bytes than announced."""

    def __init__(
        self,
        http: HttpClient,
        clock: Clock,
        *,
        cancel: CancelToken | None = None,
        pace: Pace = PATIENT,
    ) -> None:
        self._http, self._clock, self._cancel, self._pace = http, clock, cancel, pace
        self._ends_at = clock.monotonic() + pace.total_s

    @contextmanager
    def download_file(self, url: str, max_length: int) -> Iterator[IO[bytes]]:
        """See the base class; the whole file is read before it is handed on.

        Raises:
            DownloadHTTPError: Any status but 200.
            DownloadLengthMismatchError: More than ``max_length`` bytes.
            FetchError: Everything else: no connection, no TLS, too slow, cancelled.
        """
        yield io.BytesIO(self._get(url, max_length))

    def _fetch(self, url: str) -> Iterator[bytes]:
        yield self._get(url, _SMALL_FILE_CAP_BYTES)

    def _get(self, url: str, cap_bytes: int) -> bytes:
        left_s = self._ends_at - self._clock.monotonic()
        if left_s <= 0:
            raise FetchError("deadline")
        deadline_s = min(self._pace.grace_s + cap_bytes / self._pace.slowest_bytes_s, left_s)
        try:
            reply = self._http.request(
                "GET",
                url,
                headers={"Accept": "*/*"},
                cap_bytes=cap_bytes,
                deadline_s=deadline_s,
                cancel=self._cancel,
            )
        except TransportError as error:
            if error.code == "too-large":
                raise DownloadLengthMismatchError(f"more than {cap_bytes} bytes") from error
            raise FetchError(error.code) from error
        if 300 <= reply.status < 400:
            raise FetchError("redirect")
        if reply.status != 200:
            raise DownloadHTTPError(f"status {reply.status}", reply.status)
        return reply.body


class BundleFetcher(FetcherInterface):
    """The same repository in one ZIP file. Entries are read by their exact names; nothing is unpacked.

    Raises:
        FetchError: ``bundle-unreadable``.
    """

    def __init__(self, path: Path) -> None:
        try:
            if path.stat().st_size > BUNDLE_CAP_BYTES:
                raise FetchError("bundle-unreadable")
            self._archive = zipfile.ZipFile(path)
        except _UNREADABLE as error:
            raise FetchError("bundle-unreadable") from error

    def close(self) -> None:
        self._archive.close()

    @contextmanager
    def download_file(self, url: str, max_length: int) -> Iterator[IO[bytes]]:
        """See the base class.

        Raises:
            DownloadHTTPError: 404: the bundle has no such entry.
            DownloadLengthMismatchError: More than ``max_length`` bytes, whatever the directory says.
            FetchError: ``bundle-unreadable``.
        """
        yield io.BytesIO(self._read(url, max_length))

    def _fetch(self, url: str) -> Iterator[bytes]:
        yield self._read(url, _SMALL_FILE_CAP_BYTES)

    def _read(self, url: str, cap_bytes: int) -> bytes:
        name = url.removeprefix(BUNDLE_URL)
        try:
            with self._archive.open(name) as entry:
                data = entry.read(cap_bytes + 1)
        except KeyError as error:
            raise DownloadHTTPError(f"no entry {name}", 404) from error
        except (*_UNREADABLE, lzma.LZMAError, zlib.error) as error:
            raise FetchError("bundle-unreadable") from error
        if len(data) > cap_bytes:
            raise DownloadLengthMismatchError(f"more than {cap_bytes} bytes")
        return data
