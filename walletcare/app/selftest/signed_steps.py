"""Signed content end to end on this computer: an operator's repository, a bundle, and the way in."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from walletcare.app.selftest.step import require
from walletcare.app.services import Services
from walletcare.app.start.edition import bundled_pack, choose_edition
from walletcare.app.upkeep.content_updates import PACK_TARGET, ContentUpdates
from walletcare.domain.brand import ContentOrigin
from walletcare.domain.errors import ContentError
from walletcare.infra.paths import DataPaths


def signed_content(services: Services) -> str:
    """The shipped pack, signed with keys made here, comes in from a file; a changed byte does not."""
    from walletcare.infra.signed.keys import new_signer
    from walletcare.infra.signed.repository import ContentRepository, TargetContent

    now = services.clock.now()
    with tempfile.TemporaryDirectory(prefix="walletcare-signed-") as name:
        folder = Path(name)
        repository = ContentRepository(folder / "repository")
        signers = {role: new_signer() for role in ("targets", "snapshot", "timestamp")}
        repository.create([new_signer()], 1, signers, now)
        contents = {PACK_TARGET: TargetContent(bundled_pack().read_bytes(), {})}
        repository.put_targets(contents, signers["targets"], now)
        repository.put_timestamp(signers["snapshot"], signers["timestamp"], now)
        bundle = folder / "content.zip"
        repository.write_bundle(bundle)
        brand = replace(services.brand, content=ContentOrigin("", repository.root_file.read_bytes()))
        paths = DataPaths(folder / "data")
        updates = ContentUpdates(brand, paths, services.clock, services.http, in_force=bundled_pack())
        _require_refused(updates, folder, bundle)
        stored = updates.import_file(bundle)
        require(stored is not None, "the signed pack was not taken")
        edition = choose_edition(brand, paths)
        edition.pack.close()
        require(edition.origin is not None, "the signed pack is not what a start would use")
    return f"pack {edition.pack.version} signed, taken, and refused when changed"


def _require_refused(updates: ContentUpdates, folder: Path, bundle: Path) -> None:
    """A bundle whose pack has one byte changed must not come in."""
    import zipfile

    changed = folder / "changed.zip"
    with zipfile.ZipFile(bundle) as honest, zipfile.ZipFile(changed, "w") as archive:
        for entry in honest.namelist():
            data = honest.read(entry)
            archive.writestr(entry, data[:-1] + bytes([data[-1] ^ 1]) if entry.endswith(".db") else data)
    try:
        updates.import_file(changed)
    except ContentError as error:
        require(error.code == "update-not-genuine", f"refused for another reason: {error.code}")
    else:
        require(False, "a changed pack was taken")
