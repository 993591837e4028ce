"""A repository as its operator keeps it: a folder that any static host can serve as it is.

Four roles. Root says which keys count, targets says which files are right: their keys stay offline. Snapshot
and timestamp say what is newest, are signed often and have keys that may lie on a server. Every file has its
version or its hash in its name, so that a host may be read while it is written; ``timestamp.json`` is the
only one that changes, and it is written last.
"""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from securesystemslib.signer import CryptoSigner
from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import (
    Metadata,
    MetaFile,
    Role,
    Root,
    Snapshot,
    TargetFile,
    Targets,
    Timestamp,
)
from tuf.api.serialization import DeserializationError

from walletcare.domain.errors import ContentError
from walletcare.infra.signed.client import METADATA, TARGETS
from walletcare.infra.signed.clock_floor import SIGNED_AT, signed_at

OFFLINE_ROLES, ONLINE_ROLES = ("root", "targets"), ("snapshot", "timestamp")
_BUNDLE_TIME = (1980, 1, 1, 0, 0, 0)
S = TypeVar("S", Root, Timestamp, Snapshot, Targets)


@dataclass(frozen=True, slots=True)
class Lifetimes:
    """How long each role is good for. A client refuses what is past it, so sign again in time."""

    root: timedelta = timedelta(days=730)
    targets: timedelta = timedelta(days=365)
    snapshot: timedelta = timedelta(days=30)
    timestamp: timedelta = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class TargetContent:
    """A file to publish, with what is signed beside it."""

    data: bytes
    custom: Mapping[str, str]


class ContentRepository:
    """The repository in ``folder``. Nothing here talks to a network."""

    def __init__(self, folder: Path, lifetimes: Lifetimes = Lifetimes()) -> None:
        self.folder = folder
        self.lifetimes = lifetimes

    @property
    def root_file(self) -> Path:
        """The newest ``N.root.json``: what a brand carries as its ``root.json``."""
        return self._path("root", self._newest("root"))

    @property
    def is_there(self) -> bool:
        """Whether the folder holds a repository."""
        return (self.folder / METADATA).exists()

    def keyids(self, role: str) -> tuple[str, ...]:
        """The keys that count for a role now.

        Raises:
            ContentError: ``repository-unreadable``.
        """
        return tuple(self._load("root", Root).roles[role].keyids)

    def expiries(self) -> dict[str, tuple[int, datetime]]:
        """Version and last moment of every role that was published.

        Raises:
            ContentError: ``repository-unreadable``.
        """
        found: dict[str, tuple[int, datetime]] = {}
        root, targets = self._load("root", Root), self._load("targets", Targets)
        found["root"] = (root.version, root.expires)
        found["targets"] = (targets.version, targets.expires)
        if self._path("timestamp", 1).exists():
            snapshot, timestamp = self._load("snapshot", Snapshot), self._load("timestamp", Timestamp)
            found["snapshot"] = (snapshot.version, snapshot.expires)
            found["timestamp"] = (timestamp.version, timestamp.expires)
        return found

    def create(
        self,
        root_signers: Sequence[CryptoSigner],
        threshold: int,
        others: Mapping[str, CryptoSigner],
        now: datetime,
    ) -> None:
        """Root and an empty targets role, both version 1.

        Args:
            others: The signers of targets, snapshot and timestamp.

        Raises:
            ContentError: ``repository-exists``.
        """
        if self.is_there:
            raise ContentError("repository-exists", file=str(self.folder))
        keys = {signer.public_key.keyid: signer.public_key for signer in (*root_signers, *others.values())}
        roles = {role: Role([signer.public_key.keyid], 1) for role, signer in others.items()}
        roles["root"] = Role([signer.public_key.keyid for signer in root_signers], threshold)
        root = Root(version=1, keys=dict(keys), roles=roles)
        self._write(root, self.lifetimes.root, root_signers, now)
        self._write(Targets(version=1), self.lifetimes.targets, [others["targets"]], now)

    def put_targets(self, contents: Mapping[str, TargetContent], signer: CryptoSigner, now: datetime) -> int:
        """Publish ``contents``; targets of other names stay. Returns the new version of the targets role.

        Raises:
            ContentError: ``repository-unreadable``, ``repository-clock`` or ``key-not-of-role``.
        """
        targets = self._load("targets", Targets)
        self._require_key("targets", signer)
        for name, content in contents.items():
            target = TargetFile.from_data(name, content.data, ["sha256"])
            target.unrecognized_fields["custom"] = dict(content.custom)
            targets.targets[name] = target
            path = self.folder / TARGETS / f"{target.hashes['sha256']}.{name}"
            if not path.exists():
                _write_file(path, content.data)
        targets.version += 1
        self._write(targets, self.lifetimes.targets, [signer], now)
        return targets.version

    def put_timestamp(
        self, snapshot_signer: CryptoSigner, timestamp_signer: CryptoSigner, now: datetime
    ) -> None:
        """Say that what is here now is the newest: a new snapshot when it is due, and a new timestamp.

        Raises:
            ContentError: ``repository-unreadable``, ``repository-clock`` or ``key-not-of-role``.
        """
        self._require_key("snapshot", snapshot_signer)
        self._require_key("timestamp", timestamp_signer)
        snapshot = self._next_snapshot(now)
        if snapshot is not None:
            self._write(snapshot, self.lifetimes.snapshot, [snapshot_signer], now)
        version = self._newest("snapshot")
        data = self._path("snapshot", version).read_bytes()
        timestamp = Timestamp(version=1)
        if self._path("timestamp", 1).exists():
            timestamp = self._load("timestamp", Timestamp)
            timestamp.version += 1
        timestamp.snapshot_meta = MetaFile.from_data(version, data, ["sha256"])
        self._write(timestamp, self.lifetimes.timestamp, [timestamp_signer], now)

    def rotate(
        self,
        replaced: Mapping[str, Sequence[CryptoSigner]],
        root_signers: Sequence[CryptoSigner],
        now: datetime,
    ) -> int:
        """A new root in which the roles of ``replaced`` have these keys and no others.

        Args:
            root_signers: Enough of the root keys that counted until now; new root keys sign as well.

        Returns:
            The version of the new root.

        Raises:
            ContentError: ``repository-unreadable``, ``repository-clock``.
        """
        root = self._load("root", Root)
        for role, signers in replaced.items():
            for keyid in list(root.roles[role].keyids):
                root.revoke_key(keyid, role)
            for signer in signers:
                root.add_key(signer.public_key, role)
        root.version += 1
        self._write(root, self.lifetimes.root, [*root_signers, *replaced.get("root", ())], now)
        return root.version

    def sign_targets_again(self, signer: CryptoSigner, now: datetime) -> int:
        """The same files with a new date and, after a rotation, a new key."""
        return self.put_targets({}, signer, now)

    def write_bundle(self, path: Path) -> None:
        """All of the repository that a client may ask for, as one ZIP file.

        Raises:
            ContentError: ``repository-unreadable``: nothing was published yet.
        """
        targets = self._load("targets", Targets)
        names = [f"{METADATA}/timestamp.json"]
        names += [f"{METADATA}/{number}.root.json" for number in range(1, self._newest("root") + 1)]
        names += [f"{METADATA}/{self._newest(role)}.{role}.json" for role in ("targets", "snapshot")]
        names += [f"{TARGETS}/{target.hashes['sha256']}.{name}" for name, target in targets.targets.items()]
        scratch = path.with_name(path.name + ".part")
        try:
            with zipfile.ZipFile(scratch, "w", zipfile.ZIP_DEFLATED) as archive:
                for name in sorted(names):
                    archive.writestr(
                        zipfile.ZipInfo(name, _BUNDLE_TIME),
                        (self.folder / name).read_bytes(),
                        zipfile.ZIP_DEFLATED,
                    )
            scratch.replace(path)
        except FileNotFoundError as error:
            raise ContentError("repository-unreadable", file=str(error.filename)) from error
        finally:
            scratch.unlink(missing_ok=True)

    # Inside.

    def _next_snapshot(self, now: datetime) -> Snapshot | None:
        """The snapshot that is due; None when the newest one will do."""
        meta = {"targets.json": MetaFile(version=self._newest("targets"))}
        if self._newest("snapshot") == 0:
            return Snapshot(version=1, meta=meta)
        snapshot = self._load("snapshot", Snapshot)
        is_fresh = snapshot.expires - now >= self.lifetimes.snapshot / 2
        if snapshot.meta == meta and is_fresh and self._is_signed("snapshot", snapshot.version):
            return None
        snapshot.meta = meta
        snapshot.version += 1
        return snapshot

    def _newest(self, role: str) -> int:
        """The newest version of a role in the folder, 0 when there is none."""
        numbers = [path.name.split(".")[0] for path in (self.folder / METADATA).glob(f"*.{role}.json")]
        return max((int(number) for number in numbers if number.isdigit()), default=0)

    def _path(self, role: str, version: int) -> Path:
        name = "timestamp.json" if role == "timestamp" else f"{version}.{role}.json"
        return self.folder / METADATA / name

    def _load(self, role: str, kind: type[S]) -> S:
        path = self._path(role, self._newest(role))
        try:
            signed = Metadata[S].from_bytes(path.read_bytes()).signed
        except (OSError, DeserializationError) as error:
            raise ContentError("repository-unreadable", file=str(path)) from error
        if not isinstance(signed, kind):
            raise ContentError("repository-unreadable", file=str(path))
        return signed

    def _require_key(self, role: str, signer: CryptoSigner) -> None:
        if signer.public_key.keyid not in self._load("root", Root).roles[role].keyids:
            raise ContentError("key-not-of-role", role=role)

    def _is_signed(self, role: str, version: int) -> bool:
        """Whether that version carries a signature that the newest root accepts."""
        path = self._path(role, version)
        if not path.exists():
            return False
        found = Metadata[Snapshot].from_bytes(path.read_bytes())
        try:
            self._load("root", Root).verify_delegate(role, found.signed_bytes, found.signatures)
        except RepositoryError:
            return False
        return True

    def _write(self, signed: S, lifetime: timedelta, signers: Iterable[CryptoSigner], now: datetime) -> None:
        now = now.astimezone(UTC).replace(microsecond=0)
        before = signed_at(signed)
        if before is not None and now < before:
            # Signing with a clock that is behind would give out dates that clients have passed.
            raise ContentError("repository-clock", now=now.isoformat(), before=before.isoformat())
        signed.unrecognized_fields[SIGNED_AT] = now.isoformat()
        signed.expires = now + lifetime
        metadata = Metadata(signed)
        for signer in {signer.public_key.keyid: signer for signer in signers}.values():
            metadata.sign(signer, append=True)
        _write_file(self._path(signed.type, signed.version), metadata.to_bytes())


def _write_file(path: Path, data: bytes) -> None:
    """Written beside and put in place, so that a host never serves a part. Readable for everybody: a host
    serves it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    scratch = path.with_name(f".{path.name}.part")
    with scratch.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    scratch.replace(path)
