"""Colour tokens: the only place in the program that holds colour values.

Names are those of the visual language. Widgets name a token, never a value.
"""

from __future__ import annotations

from typing import Literal, get_args

from walletcare.ui.theme.luminance import TEXT_MINIMUM, ratio

TokenName = Literal[
    "canvas",
    "rail",
    "surface",
    "sunken",
    "chip",
    "hover",
    "selected",
    "border",
    "divider",
    "control",
    "text",
    "text2",
    "text3",
    "disabled",
    "accent",
    "accentHover",
    "accentPress",
    "onAccent",
    "accentSoft",
    "accentBorder",
    "accentText",
    "success",
    "successSoft",
    "successBorder",
    "warning",
    "warningSoft",
    "warningBorder",
    "danger",
    "dangerSoft",
    "dangerBorder",
    "mark",
    "markText",
    "bubbleMe",
    "bubbleThem",
    "focus",
    "inverse",
    "onInverse",
    "inverseAccent",
    "scrim",
    "shadow",
]
"""Every token there is."""

TOKEN_NAMES: tuple[TokenName, ...] = get_args(TokenName)

Tokens = dict[TokenName, str]
"""A whole table: token to ``#rrggbb``."""

LIGHT: Tokens = {
    "canvas": "#F4F6F7",
    "rail": "#E9EEF0",
    "surface": "#FFFFFF",
    "sunken": "#EEF2F4",
    "chip": "#E3E9EC",
    "hover": "#F3F6F7",
    "selected": "#E0EFF3",
    "border": "#DBE2E6",
    "divider": "#E6EBEE",
    "control": "#808D96",
    "text": "#15222A",
    "text2": "#465661",
    "text3": "#5E6D77",
    "disabled": "#98A4AC",
    "accent": "#0B6478",
    "accentHover": "#095668",
    "accentPress": "#07485A",
    "onAccent": "#FFFFFF",
    "accentSoft": "#E0EFF3",
    "accentBorder": "#A9D0DA",
    "accentText": "#0A5A6D",
    "success": "#1B6A3B",
    "successSoft": "#E5F3EA",
    "successBorder": "#AFD8BE",
    "warning": "#7A4B00",
    "warningSoft": "#FCF0DA",
    "warningBorder": "#E8CB92",
    "danger": "#A3241D",
    "dangerSoft": "#FCEBE9",
    "dangerBorder": "#EDBDB8",
    "mark": "#FFE9A8",
    "markText": "#15222A",
    "bubbleMe": "#D6EAEF",
    "bubbleThem": "#FFFFFF",
    "focus": "#0B6478",
    "inverse": "#1D2B33",
    "onInverse": "#FFFFFF",
    "inverseAccent": "#8FD8E7",
    "scrim": "#15222A",
    "shadow": "#0B2530",
}

DARK: Tokens = {
    "canvas": "#11181B",
    "rail": "#0C1214",
    "surface": "#192226",
    "sunken": "#131B1E",
    "chip": "#263238",
    "hover": "#1F292E",
    "selected": "#16363E",
    "border": "#2B373D",
    "divider": "#253035",
    "control": "#6E7F88",
    "text": "#E9EFF1",
    "text2": "#B6C3C9",
    "text3": "#93A3AB",
    "disabled": "#5C6B73",
    "accent": "#62BFD3",
    "accentHover": "#7DCEDF",
    "accentPress": "#4FAFC4",
    "onAccent": "#04222A",
    "accentSoft": "#16363E",
    "accentBorder": "#2C5C68",
    "accentText": "#8FD8E7",
    "success": "#82D3A0",
    "successSoft": "#152F1F",
    "successBorder": "#2B5A3D",
    "warning": "#EFC26A",
    "warningSoft": "#2C2514",
    "warningBorder": "#5C4B22",
    "danger": "#FF9E94",
    "dangerSoft": "#351C1A",
    "dangerBorder": "#6B3834",
    "mark": "#5A4A12",
    "markText": "#FFF3CF",
    "bubbleMe": "#16363E",
    "bubbleThem": "#212C31",
    "focus": "#8FD8E7",
    "inverse": "#E9EFF1",
    "onInverse": "#15222A",
    "inverseAccent": "#0A5A6D",
    "scrim": "#000000",
    "shadow": "#000000",
}


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
