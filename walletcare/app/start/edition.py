"""Which content this start works with: the newest of what shipped with the program and what arrived signed.

Read before the first paint, so nothing of the update machinery is imported: a set on the shelf was verified
when it arrived, and here it is only checked for damage.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from walletcare.app.start.brand_choice import StartOptions, has_trusted_root
from walletcare.content.pack import Pack, built_on
from walletcare.domain.errors import ContentError
from walletcare.infra.paths import DataPaths, built_dir
from walletcare.infra.signed.shelf import ContentSet, Shelf

if TYPE_CHECKING:
    from walletcare.domain.brand import Brand
    from walletcare.faq.index import SearchIndex

log = logging.getLogger(__name__)

PACK_FILE, BRAND_FILE = "pack.db", "brand.toml"
"""Names inside a set. A set without a brand file leaves the shipped brand as it is."""


class Edition(NamedTuple):
    """Content that belongs together.

    Attributes:
        origin: The set it came in; None: it shipped with the program.
    """

    pack: Pack
    brand: Brand
    origin: ContentSet | None = None


def bundled_pack() -> Path:
    """The pack that shipped with the program: the first one that is trusted."""
    return built_dir() / PACK_FILE


def pack_candidates(options: StartOptions, paths: DataPaths) -> tuple[Path, ...]:
    """Packs to take the first titles from, best first; the shipped one is the last.

    Raises:
        ContentError: The package names no brand.
    """
    arrived = _usable_sets(paths) if has_trusted_root(options) else ()
    return (*(stored.folder / PACK_FILE for stored in arrived), bundled_pack())


def settle(shipped: Brand, paths: DataPaths, pack: Pack, index: SearchIndex) -> Brand:
    """The brand that belongs to the pack that a start began with.

    When its set turns out to be unusable, ``pack`` and ``index`` become another edition's, brand and all.

    Raises:
        ContentError: Not even the shipped pack opens.
    """
    stored = next((one for one in Shelf(paths.content).sets() if one.folder == pack.path.parent), None)
    if stored is None:
        return shipped
    try:
        brand = _brand_of_set(stored, shipped)
    except ContentError as error:
        log.warning("content set %s not used: %s", stored.token, error.code)
    else:
        if brand.official.updated >= shipped.official.updated:
            return brand
    other = choose_edition(shipped, paths)
    pack.adopt(other.pack)
    index.adopt(pack.path)
    return other.brand


def choose_edition(shipped: Brand, paths: DataPaths) -> Edition:
    """The best edition there is, verified; one that does not open gives way to the one before it.

    Args:
        shipped: The brand as it shipped, or as the command line named it.

    Raises:
        ContentError: Not even the shipped pack opens.
    """
    for stored in _usable_sets(paths) if shipped.content is not None else ():
        try:
            edition = open_set(stored, shipped)
        except ContentError as error:
            log.warning("content set %s not used: %s", stored.token, error.code)
            continue
        if edition.brand.official.updated >= shipped.official.updated:
            return edition
        edition.pack.close()
    return Edition(Pack.open(bundled_pack()), shipped)


def _usable_sets(paths: DataPaths) -> tuple[ContentSet, ...]:
    """Sets that arrived and are not older than what shipped; the pack verifies itself when it is opened."""
    shipped_on = built_on(bundled_pack()) or date.min
    return tuple(
        stored
        for stored in Shelf(paths.content).sets()
        if (built_on(stored.folder / PACK_FILE) or date.min) >= shipped_on
    )


def open_set(stored: ContentSet, shipped: Brand) -> Edition:
    """Open a set.

    Raises:
        ContentError: It is damaged, of another format, or another wallet's.
    """
    brand = _brand_of_set(stored, shipped)
    return Edition(Pack.open(stored.folder / PACK_FILE), brand, stored)


def _brand_of_set(stored: ContentSet, shipped: Brand) -> Brand:
    if BRAND_FILE not in stored.files:
        return shipped
    if not stored.is_intact(BRAND_FILE):
        raise ContentError("set-damaged", file=BRAND_FILE)
    return arrived_brand(stored.folder / BRAND_FILE, shipped)


def arrived_brand(path: Path, shipped: Brand) -> Brand:
    """The brand file of a set. Whose keys count is never taken from it.

    Raises:
        ContentError: It cannot be read, or it describes another wallet (``brand-other``).
    """
    from walletcare.content.brand_source import read_brand

    root = None if shipped.content is None else shipped.content.root
    brand = read_brand(path, root=root)
    if brand.id != shipped.id:
        raise ContentError("brand-other", file=path.name, id=brand.id)
    return brand


def try_set(folder: Path, files: Iterable[str], shipped: Brand) -> Pack:
    """Open everything in a folder that is not a set yet, as a start would; returns the open pack.

    Raises:
        ContentError: Something in it cannot be used.
    """
    names = set(files)
    if BRAND_FILE in names:
        arrived_brand(folder / BRAND_FILE, shipped)
    pack = Pack.open(folder / PACK_FILE)
    try:
        pack.flows()
        pack.notices()
        pack.categories()
    except BaseException:
        pack.close()
        raise
    return pack
