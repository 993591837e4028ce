"""The tables for high contrast: made from a system's palette, and two for who wants one all the same.

Most windows never need them, so they are worked out when the first one does.
"""

from __future__ import annotations

from walletcare.ui.theme.luminance import TEXT_MINIMUM, ratio
from walletcare.ui.theme.tokens import TOKEN_NAMES, TokenName, Tokens


def legible(wanted: str, ground: str, *others: str) -> str:
    """``wanted``, or the first of ``others``, black and white that can be read on ``ground``."""
    choices = (wanted, *others, "#000000", "#FFFFFF")
    readable = (colour for colour in choices if ratio(colour, ground) >= TEXT_MINIMUM)
    return next(readable, max(choices, key=lambda colour: ratio(colour, ground)))


def high_contrast(
    *,
    window: str,
    window_text: str,
    base: str,
    text: str,
    button: str,
    highlight: str,
    highlighted_text: str,
    link: str,
    disabled: str,
) -> Tokens:
    """A table made from the system palette: no soft fills, every outline in the text colour.

    Kinds (success, warning, danger) keep their icon and word and lose their colour, because the system's
    table promises contrast only between the pairs it names. Where even those are too close for text (a
    palette that is not meant for high contrast), the text becomes black or white.
    """
    table: Tokens = dict.fromkeys(TOKEN_NAMES, text)
    windows: tuple[TokenName, ...] = ("canvas", "rail", "scrim", "shadow")
    bases: tuple[TokenName, ...] = (
        "surface",
        "sunken",
        "chip",
        "hover",
        "selected",
        "accentSoft",
        "successSoft",
        "warningSoft",
        "dangerSoft",
        "bubbleMe",
        "bubbleThem",
    )
    table.update(dict.fromkeys(windows, window))
    table.update(dict.fromkeys(bases, base))
    table["hover"] = button
    table["text3"] = table["text2"] = text
    table["disabled"] = disabled
    strong: tuple[TokenName, ...] = ("accent", "accentHover", "accentPress", "mark", "focus")
    table.update(dict.fromkeys(strong, highlight))
    table["onAccent"] = table["markText"] = legible(highlighted_text, highlight)
    table["accentText"] = legible(link, base, text)
    table["inverse"] = window_text
    table["onInverse"] = table["inverseAccent"] = legible(window, window_text)
    return table


# For users who want high contrast where the system does not offer it: text and links have 7 to 1 and more,
# and what is chosen stands out 3 to 1 from the ground and from the outlines.
CONTRAST_LIGHT = high_contrast(
    window="#FFFFFF",
    window_text="#000000",
    base="#FFFFFF",
    text="#000000",
    button="#E0E0E0",
    highlight="#2060E0",
    highlighted_text="#FFFFFF",
    link="#0000B4",
    disabled="#595959",
)
CONTRAST_DARK = high_contrast(
    window="#000000",
    window_text="#FFFFFF",
    base="#000000",
    text="#FFFFFF",
    button="#333333",
    highlight="#00A0C0",
    highlighted_text="#000000",
    link="#FFE600",
    disabled="#B3B3B3",
)
