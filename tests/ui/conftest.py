"""The application with our look, the same for every window test."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from walletcare.content.translations import compile_translations
from walletcare.domain.language import Language
from walletcare.infra.paths import resources_dir
from walletcare.ui.qt_start import undo_import_hook
from walletcare.ui.theme import MotionChoice, ThemeChoice, theme

PATIENCE_MS = 60_000
"""Far more than anything waited for takes: a machine may be slow and busy, and nothing is measured."""


class PatientBot(QtBot):
    """Gives what it waits for a minute, where the library's own gives it five seconds."""

    def waitUntil(self, callback: Callable[[], Any], *, timeout: int = PATIENCE_MS) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE_MS, **options: Any) -> Any:
        return super().waitSignal(signal, timeout=timeout, **options)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    undo_import_hook()
    return QApplication


@pytest.fixture(scope="session")
def translations(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the compiled translations, as they are in the source now."""
    folder = tmp_path_factory.mktemp("qm")
    compile_translations(resources_dir(), folder)
    return folder


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    theme().install(qapp)
    return qapp


@pytest.fixture(autouse=True)
def garbage_waits() -> Iterator[None]:
    """It is collected between two tests, never inside a call of the bindings: see IdleCollector."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def plain_look(dressed: QApplication) -> Iterator[None]:
    """Light, 100 %, English, without motion; put back after each test."""
    look = theme()
    yield
    look.set_choice(ThemeChoice.LIGHT)
    look.set_text_scale(100)
    look.set_language(Language.EN)
    look.set_motion(MotionChoice.REDUCED)


@pytest.fixture(autouse=True)
def no_window_left(plain_look: None) -> Iterator[None]:
    """A window that is still visible after its test fails it."""
    yield
    left = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    for widget in left:
        widget.close()
    assert not left, f"windows left open: {[type(widget).__name__ for widget in left]}"
