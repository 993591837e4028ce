"""Looks for signed content, brings it in, and keeps the last good set. No Qt; blocks, so call it in a worker.

The way in is always the same: verified metadata, files in a folder that nothing points to, everything opened
once as a start would open it, and only then the switch. Whatever fails leaves what is in force untouched.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from walletcare import __version__
from walletcare.app.start.edition import BRAND_FILE, PACK_FILE, bundled_pack, try_set
from walletcare.content.pack import built_on
from walletcare.content.schema import BRAND_FORMAT, SCHEMA_VERSION
from walletcare.domain.brand import Brand
from walletcare.domain.clock import Clock
from walletcare.domain.errors import ContentError, StoreError
from walletcare.infra.paths import DataPaths
from walletcare.infra.signed.pace import PATIENT, Pace
from walletcare.infra.signed.record import UpdateRecord, read_record, write_record
from walletcare.infra.signed.shelf import ContentSet, Shelf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from walletcare.domain.chat import CancelToken
    from walletcare.infra.http import HttpClient
    from walletcare.infra.signed.fetch import Fetcher

log = logging.getLogger(__name__)

PACK_TARGET = f"pack-{SCHEMA_VERSION}.db"
BRAND_TARGET = f"brand-{BRAND_FORMAT}.toml"
PACK_CAP_BYTES, BRAND_CAP_BYTES = 96 * 1024 * 1024, 512 * 1024
EVERY, AFTER_FAILURE = timedelta(hours=6), timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class UpdateStatus:
    """What can be said without looking.

    Attributes:
        has_address: False: this wallet publishes no content over the network.
        can_import: False: it publishes none at all.
    """

    has_address: bool
    can_import: bool
    record: UpdateRecord


class ContentUpdates:
    """The content of one brand on this computer.

    Args:
        in_force: Path of the pack that the program works with.
    """

    def __init__(
        self,
        brand: Brand,
        paths: DataPaths,
        clock: Clock,
        http: HttpClient,
        *,
        in_force: Path,
        is_offline: bool = False,
        pace: Pace = PATIENT,
    ) -> None:
        self._brand, self._clock, self._http, self._is_offline = brand, clock, http, is_offline
        self._pace = pace
        self._folder = paths.content
        self._shelf = Shelf(paths.content)
        self._in_force = in_force

    @property
    def status(self) -> UpdateStatus:
        content = self._brand.content
        return UpdateStatus(
            has_address=content is not None and bool(content.url),
            can_import=content is not None,
            record=read_record(self._record_path),
        )

    def is_due(self) -> bool:
        """Whether it is time to look by itself."""
        status = self.status
        if not status.has_address or self._is_offline:
            return False
        last = status.record.checked_at
        if last is None:
            return True
        passed = self._clock.now() - last
        # A clock that was set back must not put the next look off for years.
        return passed < timedelta(0) or passed >= (AFTER_FAILURE if status.record.code else EVERY)

    def received(self) -> ContentSet | None:
        """The set that the program works with; None when it is what shipped."""
        return next((one for one in self._shelf.sets() if one.folder == self._in_force.parent), None)

    def look(self, cancel: CancelToken | None = None, *, is_asked: bool = False) -> ContentSet | None:
        """Look at the brand's address and bring in what is newer.

        Args:
            is_asked: The user asked: an offer that could not be used before is tried again.

        Returns:
            The new set, switched to on disk; None when there is nothing newer.

        Raises:
            ContentError: ``update-no-address``, ``update-offline``, ``update-busy``, ``update-unusable``, or
                what ``SignedClient`` raises.
            StoreError: The disk is full, read-only or not private.
        """
        content = self._brand.content
        if content is None or not content.url:
            raise ContentError("update-no-address")
        if self._is_offline:
            raise ContentError("update-offline")

        def fetcher() -> AbstractContextManager[Fetcher]:
            from walletcare.infra.signed.fetch import HttpFetcher

            return nullcontext(HttpFetcher(self._http, self._clock, cancel=cancel, pace=self._pace))

        return self._bring(fetcher, content.url, is_asked=is_asked)

    def import_file(self, path: Path) -> ContentSet | None:
        """Bring in what the bundle at ``path`` holds; judged exactly like an answer from the network.

        Raises:
            ContentError, StoreError: As :meth:`look`; ``update-bundle``: no readable bundle.
        """
        from walletcare.infra.signed.fetch import BUNDLE_URL

        return self._bring(lambda: _bundle(path), BUNDLE_URL, is_asked=True)

    def note_in_force(self, stored: ContentSet) -> None:
        """The program works with ``stored`` now."""
        self._in_force = stored.folder / PACK_FILE

    def erase(self) -> None:
        """Forget everything that arrived."""
        self._shelf.erase()

    # Inside.

    @property
    def _record_path(self) -> Path:
        return self._folder / "record.json"

    def _bring(
        self,
        make_fetcher: Callable[[], AbstractContextManager[Fetcher]],
        url: str,
        *,
        is_asked: bool,
    ) -> ContentSet | None:
        with self._shelf.lock():
            self._shelf.sweep()
            record = read_record(self._record_path)
            bring = _Arrival(self._brand, self._shelf, self._in_force, self._clock.now(), record)
            try:
                stored = bring.receive(make_fetcher, url, is_asked=is_asked)
            except (ContentError, StoreError) as error:
                reason = error.details.get("reason", "")
                if reason != "cancelled":
                    self._remember(replace(bring.record, code=error.code, reason=reason))
                raise
            self._remember(replace(bring.record, succeeded_at=bring.now, code="", reason=""))
            return stored

    def _remember(self, record: UpdateRecord) -> None:
        try:
            write_record(self._record_path, replace(record, checked_at=self._clock.now()))
        except StoreError as error:
            log.warning("update record not written: %s", error.code)


class _Arrival:
    """One look: what it learns on the way is kept in ``record``, even when it fails later."""

    def __init__(
        self, brand: Brand, shelf: Shelf, in_force: Path, now: datetime, record: UpdateRecord
    ) -> None:
        self._brand, self._shelf, self._in_force, self.now = brand, shelf, in_force, now
        self._bundled = built_on(bundled_pack()) or date.min
        shipped = datetime.combine(self._bundled, time(), UTC)
        self.record = replace(record, floor=max(record.floor, shipped))

    def receive(
        self,
        make_fetcher: Callable[[], AbstractContextManager[Fetcher]],
        url: str,
        *,
        is_asked: bool,
    ) -> ContentSet | None:
        # 0.3 s of imports that a start does not need.
        from walletcare.infra.signed.client import SignedClient, Wanted

        content = self._brand.content
        if content is None:
            raise ContentError("update-no-address")
        wanted = (
            Wanted(PACK_TARGET, PACK_FILE, PACK_CAP_BYTES),
            Wanted(BRAND_TARGET, BRAND_FILE, BRAND_CAP_BYTES, is_needed=False),
        )
        with make_fetcher() as fetcher:
            client = SignedClient(
                self._shelf.folder / "metadata",
                content.root,
                fetcher,
                url,
                now=self.now,
                floor=self.record.floor,
            )
            offer = client.offer(wanted)
            self.record = replace(self.record, floor=offer.floor)
            if self._is_older(str(offer.custom[PACK_FILE].get("built_on", ""))):
                return None
            good = [stored for stored in self._shelf.sets() if stored.is_intact()]
            if good and good[0] == self._shelf.sets()[0] and good[0].name == offer.name:
                return None if good[0].folder == self._in_force.parent else good[0]
            if self._stamp(offer.name) == self.record.unusable and not is_asked:
                raise ContentError("update-unusable")
            folder = self._shelf.new_folder()
            known = [stored.folder for stored in good[:1]]
            files = client.save(offer, folder, known)
        try:
            pack = try_set(folder, files, self._brand)
        except ContentError as error:
            log.warning("signed content does not open: %s", error.code)
            self.record = replace(self.record, unusable=self._stamp(offer.name))
            raise ContentError("update-unusable", reason=error.code) from error
        pack.close()
        if pack.built_on < self._bundled:
            return None
        self.record = replace(self.record, unusable="")
        keep = good[0].token if good else ""
        return self._shelf.switch(folder, offer.name, files, self.now, keep=keep)

    @staticmethod
    def _stamp(name: str) -> str:
        """An offer as this program met it: another version may be able to use it."""
        return f"{__version__} {name}"

    def _is_older(self, stated: str) -> bool:
        """Whether an offer says itself that the program shipped with newer content."""
        try:
            return date.fromisoformat(stated) < self._bundled
        except ValueError:
            return False


@contextmanager
def _bundle(path: Path) -> Iterator[Fetcher]:
    """The repository in one file.

    Raises:
        ContentError: ``update-bundle``.
    """
    from walletcare.infra.signed.fetch import BundleFetcher, FetchError

    try:
        fetcher = BundleFetcher(path)
    except FetchError as error:
        raise ContentError("update-bundle", file=path.name) from error
    try:
        yield fetcher
    finally:
        fetcher.close()
