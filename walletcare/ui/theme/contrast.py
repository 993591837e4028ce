"""Contrast of two colours after WCAG 2.2, and the pairs the visual language promises."""

from __future__ import annotations

from walletcare.ui.theme.tokens import TokenName

TEXT_MINIMUM = 4.5
"""WCAG 2.2, 1.4.3, for text."""

GRAPHIC_MINIMUM = 3.0
"""WCAG 2.2, 1.4.11, for outlines, meaningful icons and the focus ring."""

TEXT_PAIRS: tuple[tuple[TokenName, tuple[TokenName, ...]], ...] = (
    ("text", ("canvas", "surface", "rail", "sunken", "hover", "selected", "bubbleMe", "bubbleThem")),
    ("text2", ("canvas", "surface", "rail", "accentSoft", "chip", "sunken", "bubbleMe")),
    ("text2", ("warningSoft", "dangerSoft", "successSoft")),
    ("text3", ("canvas", "surface", "rail", "selected")),
    ("accentText", ("surface", "canvas", "accentSoft", "bubbleMe")),
    ("onAccent", ("accent", "accentHover", "accentPress", "danger")),
    ("success", ("surface", "successSoft")),
    ("warning", ("surface", "warningSoft")),
    ("danger", ("surface", "dangerSoft")),
    ("markText", ("mark",)),
    ("onInverse", ("inverse",)),
    ("inverseAccent", ("inverse",)),
)

GRAPHIC_PAIRS: tuple[tuple[TokenName, tuple[TokenName, ...]], ...] = (
    ("control", ("surface", "canvas")),
    ("focus", ("surface", "canvas", "rail")),
    ("accent", ("surface", "border", "selected")),
)


def _linear(channel: int) -> float:
    share = channel / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def luminance(colour: str) -> float:
    """Relative luminance of ``#rrggbb``, 0 to 1 (WCAG 2.2, definition of relative luminance)."""
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)


def ratio(one: str, other: str) -> float:
    """Contrast ratio, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)
