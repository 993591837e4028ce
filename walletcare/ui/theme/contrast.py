"""The pairs of tokens that stand on each other, for the test that recomputes their contrast."""

from __future__ import annotations

from walletcare.ui.theme.tokens import TokenName

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
