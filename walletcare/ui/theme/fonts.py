"""The fonts that ship with the program, and whether the system can draw Chinese."""

from __future__ import annotations

import logging
from functools import cache

from PySide6.QtGui import QFontDatabase

from walletcare.infra.paths import resources_dir
from walletcare.ui.theme.type import cjk_families

_log = logging.getLogger(__name__)
_FILES = ("Inter-Regular.ttf", "Inter-SemiBold.ttf")


@cache
def load_fonts() -> bool:
    """Register the shipped fonts once. False when one is missing; text then comes from the system's fonts."""
    is_complete = True
    for name in _FILES:
        if QFontDatabase.addApplicationFont(str(resources_dir() / "fonts" / name)) < 0:
            _log.warning("font not loaded: %s", name)
            is_complete = False
    return is_complete


def has_chinese_font() -> bool:
    """True when the system has a font for Simplified Chinese; without one every character is an empty box."""
    installed = set(QFontDatabase.families())
    if any(name in installed for name in cjk_families()):
        return True
    return bool(QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese))
