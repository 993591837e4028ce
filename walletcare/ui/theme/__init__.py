"""Theme: tokens, type, icons, palette, style. Widgets paint with :func:`theme` and nothing else."""

from walletcare.ui.theme.icons import icon_pixmap, make_icon, paint_icon
from walletcare.ui.theme.theme import TEXT_SCALES, MotionChoice, Theme, ThemeChoice, theme
from walletcare.ui.theme.tokens import TokenName
from walletcare.ui.theme.type import TextStyle

__all__ = [
    "TEXT_SCALES",
    "MotionChoice",
    "TextStyle",
    "Theme",
    "ThemeChoice",
    "TokenName",
    "icon_pixmap",
    "make_icon",
    "paint_icon",
    "theme",
]
