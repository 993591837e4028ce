"""Starting with a window: what is decided before it, and what ends after it."""

from __future__ import annotations

import argparse
import sys

from walletcare.app.brand_choice import StartOptions, choose_brand
from walletcare.domain.errors import StoreError, UserFacingError

EXIT_CANNOT_START = 2


def start(options: argparse.Namespace) -> int:
    """Open the window, or hand over to the copy that is open already. Returns the exit status."""
    try:
        return _start(options)
    except UserFacingError as error:
        details = ", ".join(f"{name}: {value}" for name, value in error.details.items())
        print(f"walletcare: cannot start: {error.code} ({details})", file=sys.stderr)  # noqa: T201
        return EXIT_CANNOT_START


def _start(options: argparse.Namespace) -> int:
    start_options = StartOptions(
        is_demo=options.demo,
        brand_file=options.brand,
        data_dir=options.data_dir,
        is_offline=options.offline,
        scenario=options.scenario or "default",
    )
    brand = choose_brand(start_options)

    from walletcare.ui.qt_start import make_application

    app = make_application()
    from walletcare.app.deep_link import parse_deep_link
    from walletcare.app.instance import SingleInstance
    from walletcare.content.pack import Pack
    from walletcare.infra.clock import SystemClock
    from walletcare.infra.log import Log
    from walletcare.infra.paths import DataPaths, built_dir
    from walletcare.ui.stores.settings import Key, SettingsStore
    from walletcare.ui.theme import theme

    paths = DataPaths.for_brand(brand.id, start_options.data_dir)
    paths.create()
    try:
        paths.create_runtime()
    except StoreError:
        # Without a private place for the socket a second start cannot be told; everything else works.
        instance = None
    else:
        instance = SingleInstance(paths.root / "instance.lock", paths.lock_socket)
        if not instance.try_become_primary() and instance.forward(options.link or ""):
            return 0
    log = Log(paths.logs)
    theme().install(app)
    settings = SettingsStore(paths.settings)
    if options.lang:
        settings.set(Key.LANGUAGE, options.lang)
    if options.theme:
        settings.set(Key.THEME, options.theme)
    pack = Pack.open_best([paths.root / "pack.db", built_dir() / "pack.db"])

    from walletcare.app.program import Program

    program = Program(start_options, brand, pack, SystemClock(), settings)
    app.aboutToQuit.connect(program.close)

    def follow(text: str) -> None:
        program.bring_to_front()
        link = parse_deep_link(text)
        if link is not None:
            program.follow(link)

    if instance is not None:
        instance.link_received.connect(follow)
        program.ready.connect(instance.listen)
    program.show()
    if options.link:
        follow(options.link)
    from walletcare.ui.settings.onboarding import show_onboarding

    show_onboarding(program.window, settings)
    try:
        return int(app.exec())
    finally:
        program.close()
        if instance is not None:
            instance.close()
        log.close()
