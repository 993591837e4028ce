"""Opens the demo in a folder of its own, once for each language, and takes pictures of its pages."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer

from walletcare.app.brand_choice import StartOptions, choose_brand
from walletcare.app.program import Program
from walletcare.app.tour.keys import TourKeyring
from walletcare.app.tour.story import StoryError, tell_story
from walletcare.content.pack import Pack
from walletcare.domain.language import Language
from walletcare.domain.ticket import Draft, DraftId, TicketId
from walletcare.infra.clock import SystemClock
from walletcare.infra.paths import built_dir
from walletcare.ui.navigation import (
    Destination,
    OpenArticle,
    OpenCheck,
    OpenContact,
    OpenFlow,
    OpenRequest,
    OpenSearch,
    PageName,
)
from walletcare.ui.qt_start import make_application
from walletcare.ui.stores.settings import Key, SettingsStore
from walletcare.ui.theme import ThemeChoice, theme
from walletcare.ui.tour import Photographer, Shot

_START_LIMIT_MS = 60_000
_STEP_MS = 50


@dataclass(frozen=True, slots=True)
class TourOptions:
    """What to take pictures of."""

    out: Path
    languages: tuple[Language, ...] = (Language.ZH, Language.EN)
    themes: tuple[ThemeChoice, ...] = (ThemeChoice.LIGHT, ThemeChoice.DARK)
    sizes: tuple[tuple[int, int], ...] = ((1280, 800),)
    text_scales: tuple[int, ...] = (100,)
    with_gallery: bool = False
    pages: frozenset[str] = field(default_factory=frozenset)


def run_tour(options: TourOptions) -> Iterator[Path]:
    """Take the pictures, each reported as it is written.

    Raises:
        StoryError: The demo did not start or did not get to the point that the pictures show.
        OSError: A picture cannot be written.
    """
    app = make_application()
    theme().install(app)
    for language in options.languages:
        with tempfile.TemporaryDirectory(prefix="walletcare-tour-", ignore_cleanup_errors=True) as folder:
            yield from _tour_in(language, Path(folder), options)


def _tour_in(language: Language, folder: Path, options: TourOptions) -> Iterator[Path]:
    start = StartOptions(is_demo=True, data_dir=folder)
    settings = SettingsStore(None)
    settings.set(Key.LANGUAGE, str(language))
    pack = Pack.open(built_dir() / "pack.db")
    program = Program(start, choose_brand(start), pack, SystemClock(), settings, secrets=TourKeyring())
    try:
        ticket_id = _start(program, language)
        photographer = Photographer(
            program.window, program.switch, options.out, settle=lambda: program.tasks.is_idle
        )
        scenes = _scenes(language, ticket_id, with_gallery=options.with_gallery)
        for scale, size in product(options.text_scales, options.sizes):
            # Scene by scene: a page that is opened without a wish shows what was left there.
            for (scene, destination), choice in product(scenes, options.themes):
                page = destination.page
                if options.pages and page not in options.pages:
                    continue
                is_whole = page is PageName.GALLERY
                shot = Shot(page, language, choice, size, scale, scene, is_whole=is_whole)
                yield photographer.take(shot, destination)
    finally:
        program.switch.remove()
        program.close()
        program.window.close()
        program.window.deleteLater()
        # Gone before the next program changes the language: its pages would ask a pack that is closed.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _start(program: Program, language: Language) -> TicketId:
    """Start everything below the window and let the story be told; returns its request."""
    told: list[TicketId] = []
    failed: list[Exception] = []
    program.failed.connect(failed.append)
    program.tasks.unhandled.connect(failed.append)
    program.show()
    _spin(lambda: program.services is not None or bool(failed))
    services = program.services
    if services is not None:
        program.tasks.store(
            lambda _: tell_story(services, language), told.append, failed.append, owner=program
        )
        _spin(lambda: bool(told) or bool(failed))
    if failed:
        raise StoryError(f"{type(failed[0]).__name__}: {failed[0]}")
    return told[0]


def _spin(condition: Callable[[], bool]) -> None:
    """Run the event loop until ``condition`` holds; nobody presses anything during this command."""
    for _ in range(_START_LIMIT_MS // _STEP_MS):
        if condition():
            return
        loop = QEventLoop()
        QTimer.singleShot(_STEP_MS, loop.quit)
        loop.exec()
    raise StoryError("the demo did not start in time")


def _scenes(language: Language, ticket_id: TicketId, *, with_gallery: bool) -> list[tuple[str, Destination]]:
    words = "退款多久到账" if language is Language.ZH else "how long does a refund take"
    story = (
        "扫码付款失败，但是银行卡被扣了钱。"
        if language is Language.ZH
        else "The payment failed but my card was charged."
    )
    fake = "https://heronwa1let.example/verify"
    draft = Draft(id=DraftId("tour"), topic="payment-failed", text=story)
    scenes = [
        ("", Destination(PageName.HOME)),
        ("", Destination(PageName.HELP)),
        ("search", Destination(PageName.HELP, OpenSearch(words))),
        ("article", Destination(PageName.HELP, OpenArticle("payment-pending-or-unconfirmed"))),
        ("", Destination(PageName.TROUBLESHOOT)),
        ("question", Destination(PageName.TROUBLESHOOT, OpenFlow("payment-failed"))),
        ("", Destination(PageName.CONTACT)),
        ("write", Destination(PageName.CONTACT, OpenContact(draft=draft))),
        ("chat", Destination(PageName.CONTACT, OpenContact(ticket_id=ticket_id))),
        ("", Destination(PageName.REQUESTS)),
        ("request", Destination(PageName.REQUESTS, OpenRequest(ticket_id))),
        ("", Destination(PageName.SAFETY)),
        ("imitation", Destination(PageName.SAFETY, OpenCheck(fake))),
        ("", Destination(PageName.SETTINGS)),
    ]
    if with_gallery:
        scenes.append(("", Destination(PageName.GALLERY)))
    return scenes
