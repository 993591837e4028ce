"""Asks a signed repository what it offers and fetches it, verified, through the TUF library's client.

Nothing here knows what a pack or a brand is: the caller names the targets it wants and where they go.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tuf.api.exceptions import (
    BadVersionNumberError,
    DownloadError,
    DownloadHTTPError,
    DownloadLengthMismatchError,
    ExpiredMetadataError,
    LengthOrHashMismatchError,
    RepositoryError,
)
from tuf.api.metadata import Signed
from tuf.ngclient import FetcherInterface, TargetFile, Updater, UpdaterConfig

from walletcare.domain.errors import ContentError
from walletcare.infra.private import make_private_folder
from walletcare.infra.signed.clock_floor import raised_floor, reference_time
from walletcare.infra.signed.fetch import FetchError

METADATA, TARGETS = "metadata", "targets"
"""Folders of a repository."""

_LIMITS = UpdaterConfig(
    max_root_rotations=64,
    max_delegations=0,
    root_max_length=64 * 1024,
    timestamp_max_length=16 * 1024,
    snapshot_max_length=64 * 1024,
    targets_max_length=256 * 1024,
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A target that the caller can use.

    Attributes:
        target: Its fixed name in the repository; a repository cannot choose names for us.
        file: Its name in the caller's folder.
        cap_bytes: Never more than this, whatever was signed.
    """

    target: str
    file: str
    cap_bytes: int
    is_needed: bool = True


@dataclass(frozen=True, slots=True)
class Offer:
    """What the repository offers, verified.

    Attributes:
        name: The same for the same files, whatever was signed again since.
        custom: What the signer wrote beside each file (``built_on``), by file.
        floor: The clock floor after seeing this.
    """

    name: str
    files: Mapping[str, TargetFile]
    custom: Mapping[str, Mapping[str, object]]
    floor: datetime


class _ClockedUpdater(Updater):
    """The library's client with our time and a view of what it verified.

    The library asks the system for the time and has no door for another one; the
    clock tests in ``tests/integration/app/test_signed_clock.py`` fail if setting it here stops working.
    """

    def judge_by(self, now: datetime) -> None:
        self._trusted_set.reference_time = now

    def verified(self) -> list[Signed]:
        found = self._trusted_set
        return [found.root, found.timestamp, found.snapshot, found.targets]

    def target_names(self) -> list[str]:
        return list(self._trusted_set.targets.targets)


class SignedClient:
    """A repository as seen from this computer.

    Args:
        folder: Where trusted metadata is kept between updates. One client at a time may use it.
        root: The trusted ``root.json`` that came with the program.
    """

    def __init__(
        self,
        folder: Path,
        root: bytes,
        fetcher: FetcherInterface,
        base_url: str,
        *,
        now: datetime,
        floor: datetime,
    ) -> None:
        self._now, self._floor = now, floor
        base = base_url.rstrip("/")
        with _our_errors():
            make_private_folder(folder)
            make_private_folder(folder / "root_history")
            self._updater = _ClockedUpdater(
                str(folder),
                f"{base}/{METADATA}/",
                target_base_url=f"{base}/{TARGETS}/",
                fetcher=fetcher,
                config=_LIMITS,
                bootstrap=root,
            )
            self._updater.judge_by(reference_time(now, floor))

    def offer(self, wanted: Sequence[Wanted]) -> Offer:
        """Refresh the metadata and look up ``wanted``.

        Raises:
            ContentError: See :func:`_our_errors`; ``update-empty``: a needed target is not offered
                (``reason`` is ``newer-format`` when a later format of it is).
        """
        with _our_errors():
            self._updater.refresh()
            found: dict[str, TargetFile] = {}
            for want in wanted:
                target = self._updater.get_targetinfo(want.target)
                if target is None:
                    if want.is_needed:
                        raise ContentError("update-empty", reason=self._newer_format(want.target))
                elif target.length > want.cap_bytes:
                    raise ContentError("update-too-large", file=want.file)
                else:
                    found[want.file] = target
            floor = raised_floor(self._floor, self._now, self._updater.verified())
        digest = hashlib.sha256()
        for name, target in sorted(found.items()):
            digest.update(f"{name} {target.length} {_sha256(target)}\n".encode())
        custom = {
            name: target.custom if isinstance(target.custom, dict) else {} for name, target in found.items()
        }
        return Offer(digest.hexdigest()[:16], found, custom, floor)

    def save(self, offer: Offer, folder: Path, known: Sequence[Path] = ()) -> dict[str, str]:
        """Put the offered files into ``folder``; returns their SHA-256 by name.

        Args:
            known: Folders that may hold the same files already; what is unchanged is not fetched again.

        Raises:
            ContentError: See :func:`_our_errors`. ``folder`` may then hold a part.
        """
        with _our_errors():
            for name, target in offer.files.items():
                path = folder / name
                if not any(_copied(target, other / name, path) for other in known):
                    self._updater.download_target(target, str(path))
        return {name: _sha256(target) for name, target in offer.files.items()}

    def _newer_format(self, target: str) -> str:
        """Whether the repository has ``pack-3.db`` where ``pack-2.db`` was wanted."""
        stem, _, ending = target.rpartition("-")
        number, _, suffix = ending.partition(".")
        for name in self._updater.target_names():
            other, _, other_ending = name.rpartition("-")
            other_number, _, other_suffix = other_ending.partition(".")
            is_same_kind = (other, other_suffix) == (stem, suffix) and other_number.isdigit()
            if is_same_kind and int(other_number) > int(number):
                return "newer-format"
        return ""


def _sha256(target: TargetFile) -> str:
    digest = target.hashes.get("sha256")
    if digest is None:
        raise ContentError("update-not-genuine", reason="no-sha256")
    return digest


def _copied(target: TargetFile, source: Path, path: Path) -> bool:
    """Whether ``source`` was the wanted file and stands at ``path`` now."""
    with suppress(OSError, LengthOrHashMismatchError):
        with source.open("rb") as file:
            target.verify_length_and_hashes(file)
        shutil.copyfile(source, path)
        with path.open("rb") as file:
            target.verify_length_and_hashes(file)
        return True
    return False


@contextmanager
def _our_errors() -> Iterator[None]:
    """Turn what the library raises into our codes; what a server said travels nowhere.

    Raises:
        ContentError: ``update-expired`` (out of date: withheld, or a wrong clock), ``update-older`` (a
            version went back), ``update-not-genuine`` (signature, hash, length or form), ``update-missing``
            (the host has no such file; ``reason`` is the status), ``update-unreachable`` (``reason`` is the
            code of the failure), ``update-bundle`` (no readable bundle), ``update-disk``.
    """
    try:
        yield
    except ExpiredMetadataError as error:
        raise ContentError("update-expired") from error
    except BadVersionNumberError as error:
        raise ContentError("update-older") from error
    except (RepositoryError, DownloadLengthMismatchError) as error:
        raise ContentError("update-not-genuine", reason=type(error).__name__) from error
    except DownloadHTTPError as error:
        code = "update-missing" if error.status_code in {403, 404, 410} else "update-unreachable"
        raise ContentError(code, reason=f"http-{error.status_code}") from error
    except FetchError as error:
        code = "update-bundle" if error.code == "bundle-unreadable" else "update-unreachable"
        raise ContentError(code, reason=error.code) from error
    except DownloadError as error:
        raise ContentError("update-unreachable", reason="download") from error
    except OSError as error:
        raise ContentError("update-disk", reason=type(error).__name__) from error
