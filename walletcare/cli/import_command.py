"""``walletcare content import``: signed content from a file, for computers without a network."""

from __future__ import annotations

import argparse
from pathlib import Path


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register ``import`` below ``content``."""
    parser = commands.add_parser("import", help="bring in signed content from a file; needs no network")
    parser.add_argument("file", type=Path, help="made by 'walletcare content publish bundle'")
    parser.add_argument("--brand", type=Path, metavar="FILE", help="brand file of the wallet (brand.toml)")
    parser.add_argument("--data-dir", type=Path, metavar="DIR", help="where requests and settings are kept")
    parser.set_defaults(run=run_import)


def run_import(arguments: argparse.Namespace) -> int:
    """Exit status 0: it is in force from the next start, or it was before; 2: refused, with the reason.

    Raises:
        ContentError: Refused; nothing changed.
    """
    from walletcare.app.start.brand_choice import StartOptions, choose_brand
    from walletcare.app.start.edition import choose_edition
    from walletcare.app.upkeep.content_updates import ContentUpdates
    from walletcare.infra.clock import SystemClock
    from walletcare.infra.http import HttpClient
    from walletcare.infra.paths import DataPaths

    shipped = choose_brand(StartOptions(brand_file=arguments.brand))
    paths = DataPaths.for_brand(shipped.id, arguments.data_dir)
    paths.create()
    edition = choose_edition(shipped, paths)
    edition.pack.close()
    updates = ContentUpdates(
        edition.brand, paths, SystemClock(), HttpClient(), in_force=edition.pack.path, is_offline=True
    )
    stored = updates.import_file(arguments.file)
    if stored is None:
        print(f"Nothing newer in it. In force: {edition.pack.version}")
        return 0
    fresh = choose_edition(shipped, paths)
    fresh.pack.close()
    print(
        f"In force from the next start: {fresh.pack.version}, official list of {fresh.brand.official.updated}"
    )
    return 0
