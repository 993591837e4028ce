"""Which brand this start is for: the file named, the demo, or the one the package was made with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from walletcare.content.schema import ROOT_FILE
from walletcare.domain.errors import ContentError, StoreError
from walletcare.infra.paths import resources_dir

if TYPE_CHECKING:
    from walletcare.domain.brand import Brand

DEFAULT_FILE = "default-brand.txt"
"""Holds the id of the packaged brand: one word. Operators change it (docs/operators.md)."""
DEMO_ID = "demo"


class StartOptions(NamedTuple):
    """What the command line says about a start.

    Attributes:
        data_trouble: Why the data folder cannot be used; then ``data_dir`` is one for this run only.
    """

    is_demo: bool = False
    brand_file: Path | None = None
    data_dir: Path | None = None
    is_offline: bool = False
    scenario: str | Path = "default"
    data_trouble: StoreError | None = None


def choose_brand(options: StartOptions) -> Brand:
    """The brand to start with.

    Raises:
        ContentError: The brand file cannot be used; its code and details say why.
    """
    # Reading it takes longer than the window may wait; see brand_id_of.
    from walletcare.content.brand_source import read_brand

    if options.brand_file is not None:
        return read_brand(options.brand_file)
    name = brand_id_of(options)
    brand = read_brand(brand_file(name))
    if brand.id != name:
        raise ContentError("brand-wrong", file=str(brand_file(name)), key="id", reason=f"expected {name}")
    return brand


def brand_id_of(options: StartOptions) -> str:
    """The id of the brand to start with. A shipped brand is not read for it: its folder is named for it.

    Raises:
        ContentError: The brand file cannot be used; its code and details say why.
    """
    if options.brand_file is not None:
        return choose_brand(options).id
    return DEMO_ID if options.is_demo else packaged_brand_id()


def brand_file(brand_id: str) -> Path:
    """The shipped file of a brand."""
    return resources_dir() / "brands" / brand_id / "brand.toml"


def has_trusted_root(options: StartOptions) -> bool:
    """Whether the brand to start with says whose keys count; without it no content that arrived is used.

    Raises:
        ContentError: ``brand-unreadable``: the package names no brand.
    """
    path = options.brand_file or brand_file(brand_id_of(options))
    return path.with_name(ROOT_FILE).is_file()


def packaged_brand_id() -> str:
    """The brand this package was made for.

    Raises:
        ContentError: ``brand-unreadable``: the package names none.
    """
    path = resources_dir() / "brands" / DEFAULT_FILE
    try:
        return path.read_text(encoding="utf-8").strip() or DEMO_ID
    except OSError as error:
        raise ContentError("brand-unreadable", file=str(path), reason=str(error)) from error
