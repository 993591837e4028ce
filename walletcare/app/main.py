"""Starting with a window: what is decided before it, and what ends after it."""

from __future__ import annotations

import argparse
import gc
import logging
import sys
from typing import TYPE_CHECKING

from walletcare.app.start.brand_choice import StartOptions, brand_id_of
from walletcare.app.start.data_folder import open_data_folder
from walletcare.app.start.late_log import LateLog
from walletcare.app.start.profile import StartProfile, watch_start
from walletcare.app.start.relaunch import Relaunch
from walletcare.domain.errors import StoreError, UserFacingError
from walletcare.infra.early_log import EarlyLog

if TYPE_CHECKING:
    from walletcare.app.program import Program
    from walletcare.app.session_record.recorder import Recorder
    from walletcare.app.start.stop_signals import StopSignals
    from walletcare.domain.clock import Clock
    from walletcare.infra.paths import DataPaths

log = logging.getLogger(__name__)

EXIT_CANNOT_START = 2


def start(options: argparse.Namespace) -> int:
    """Open the window, or hand over to the copy that is open already. Returns the exit status."""
    # A start makes many objects and next to no garbage: looking for some took a tenth of its time.
    gc.disable()
    relaunch = Relaunch(options)
    try:
        status = _start(options, relaunch)
    except UserFacingError as error:
        from walletcare.app.start.error_words import error_line

        print(f"walletcare: cannot start: {error_line(error)}", file=sys.stderr)  # noqa: T201 - no window yet
        return EXIT_CANNOT_START
    relaunch.start()
    return status


def _start(options: argparse.Namespace, relaunch: Relaunch) -> int:
    profile = StartProfile.begin()
    early = EarlyLog()
    start_options = StartOptions(
        is_demo=options.demo,
        brand_file=options.brand,
        data_dir=options.data_dir,
        is_offline=options.offline,
        scenario=options.scenario or "default",
    )
    data = open_data_folder(brand_id_of(start_options), start_options)
    logs = LateLog(data.paths.logs, early)
    try:
        return _run(options, data.options, data.paths, logs, profile, relaunch)
    except BaseException:
        # Before the first paint there is no log yet, and a windowed program has no console either.
        logs.open()
        log.critical("ended by an error", exc_info=True)
        raise
    finally:
        logs.close()
        data.give_back()


def _run(
    options: argparse.Namespace,
    start_options: StartOptions,
    paths: DataPaths,
    logs: LateLog,
    profile: StartProfile,
    relaunch: Relaunch,
) -> int:
    from walletcare.ui.idle_collector import IdleCollector
    from walletcare.ui.qt_start import has_screen, make_application

    if not has_screen():
        raise UserFacingError(
            "no-screen",
            todo="Set DISPLAY or WAYLAND_DISPLAY; walletcare-cli --help names what needs no window.",
        )
    app = make_application(collects=False)
    collector = IdleCollector(app)
    profile.mark("qt")
    from walletcare.app.start.edition import pack_candidates
    from walletcare.app.start.instance import SingleInstance
    from walletcare.content.pack import Pack
    from walletcare.ui.stores.settings import Key, SettingsStore
    from walletcare.ui.theme import theme

    try:
        paths.create_runtime()
    except StoreError:
        # Without a private place for the socket a second start cannot be told; everything else works.
        instance = None
    else:
        instance = SingleInstance(paths.root / "instance.lock", lambda: paths.lock_socket)
        if not instance.try_become_primary() and instance.forward(options.link or ""):
            return 0
    theme().install(app, is_dressed=False)
    settings = SettingsStore(paths.settings)
    if options.lang:
        settings.set(Key.LANGUAGE, options.lang)
    if options.theme:
        settings.set(Key.THEME, options.theme)
    profile.mark("theme")
    pack = Pack.open_quick(pack_candidates(start_options, paths))
    profile.mark("pack")

    from walletcare.app.program import Program
    from walletcare.app.start.demo_gate import DemoGate

    program = Program(start_options, pack, _clock(options), settings)
    profile.mark("window")
    if options.profile:
        watch_start(program, profile, options.profile)
    recorder = _record(options, program)
    app.aboutToQuit.connect(program.close)

    def begin_log() -> None:
        program.tasks.store(lambda _: logs.open(), failed=_no_log, owner=program)

    # What is said before is kept until then.
    program.usable.connect(begin_log)
    program.failed.connect(begin_log)

    stop_signals: list[StopSignals] = []

    def heed_signals() -> None:
        from walletcare.app.start.stop_signals import StopSignals

        if stop_signals:
            return
        stop_signals.append(StopSignals())
        # Not quit(): that asks every window first, and one that lives on in the tray would refuse.
        stop_signals[0].asked.connect(lambda: app.exit(0))

    # Until then there is nothing to keep, and the system ends the program at once.
    program.usable.connect(heed_signals)
    program.failed.connect(heed_signals)

    def follow(text: str) -> None:
        from walletcare.app.start.deep_link import parse_deep_link

        program.bring_to_front()
        link = parse_deep_link(text)
        if link is not None:
            program.follow(link)

    program.ready.connect(lambda: _tell_control_page(program))
    program.ready.connect(collector.begin)
    program.failed.connect(collector.begin)
    program.settled.connect(program.get_pages_ready)
    if instance is not None:
        instance.link_received.connect(follow)
        program.settled.connect(instance.listen)
    program.ready.connect(lambda: theme().dress(app))
    program.failed.connect(lambda: theme().dress(app))
    gate = DemoGate(program)

    def switch(is_demo: bool) -> None:
        relaunch.want(is_demo=is_demo, language=program.switch.current)
        app.exit(0)

    gate.switch_requested.connect(switch)
    program.show()
    if options.link:
        follow(options.link)
    if not settings.flag(Key.ONBOARDED):
        from walletcare.ui.settings.onboarding import show_onboarding

        gate.add_onboarding(show_onboarding(program.window, settings))
    try:
        return int(app.exec())
    finally:
        program.close()
        for signals in stop_signals:
            signals.close()
        if recorder is not None:
            recorder.close()
        if instance is not None:
            instance.close()


def _tell_control_page(program: Program) -> None:
    """To the console of whoever tries the demo: where its desk is worked by hand."""
    desk = program.services.desk if program.services is not None else None
    if desk is not None:
        print(f"control  {desk.control_url}", flush=True)  # noqa: T201 - for testers


def _clock(options: argparse.Namespace) -> Clock:
    """The computer's clock; a demo's can be set by its desk, and any by ``--clock``. The window says so."""
    if not options.demo and not options.clock:
        from walletcare.infra.clock import SystemClock

        return SystemClock()
    from walletcare.infra.debug_clock import DebugClock

    return DebugClock(options.clock or 0.0)


def _record(options: argparse.Namespace, program: Program) -> Recorder | None:
    """Begin the recording that ``--record`` asks for, once the rooms stand."""
    if options.record is None:
        return None
    from walletcare import __version__
    from walletcare.app.session_record.recorder import Recorder
    from walletcare.app.session_record.watch import RecordWatch

    recorder = Recorder(options.record, program.clock.monotonic, __version__)
    program.ready.connect(lambda: RecordWatch(program, recorder))
    return recorder


def _no_log(error: Exception) -> None:
    """A full disk has no room for a log either; the program works without, and says what matters itself."""
    log.warning("no log: %s", getattr(error, "code", type(error).__name__))
