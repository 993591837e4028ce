"""The ``QPalette`` of the standard widgets, made from the tokens; and tokens made from a system's palette."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from walletcare.ui.theme.tokens import TokenName, Tokens

_ROLES: tuple[tuple[QPalette.ColorRole, TokenName], ...] = (
    (QPalette.ColorRole.Window, "canvas"),
    (QPalette.ColorRole.WindowText, "text"),
    (QPalette.ColorRole.Base, "surface"),
    (QPalette.ColorRole.AlternateBase, "sunken"),
    (QPalette.ColorRole.Text, "text"),
    (QPalette.ColorRole.PlaceholderText, "text3"),
    (QPalette.ColorRole.Button, "surface"),
    (QPalette.ColorRole.ButtonText, "text"),
    (QPalette.ColorRole.BrightText, "onAccent"),
    (QPalette.ColorRole.ToolTipBase, "inverse"),
    (QPalette.ColorRole.ToolTipText, "onInverse"),
    (QPalette.ColorRole.Light, "surface"),
    (QPalette.ColorRole.Midlight, "divider"),
    (QPalette.ColorRole.Mid, "border"),
    (QPalette.ColorRole.Dark, "control"),
    (QPalette.ColorRole.Shadow, "shadow"),
    (QPalette.ColorRole.Link, "accentText"),
    (QPalette.ColorRole.LinkVisited, "accentText"),
    (QPalette.ColorRole.Highlight, "accent"),
    (QPalette.ColorRole.HighlightedText, "onAccent"),
    (QPalette.ColorRole.Accent, "accent"),
)


def make_palette(tokens: Tokens) -> QPalette:
    """All roles, with a greyed disabled group."""
    palette = QPalette()
    for role, token in _ROLES:
        palette.setColor(role, QColor(tokens[token]))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens["disabled"]))
    palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Base, QColor(tokens["sunken"]))
    return palette


def contrast_tokens(system: QPalette) -> Tokens:
    """The tokens of a system that asks for high contrast, in its own colours."""
    from walletcare.ui.theme.high_contrast import high_contrast

    def named(role: QPalette.ColorRole, group: QPalette.ColorGroup = QPalette.ColorGroup.Active) -> str:
        return system.color(group, role).name()

    roles = QPalette.ColorRole
    return high_contrast(
        window=named(roles.Window),
        window_text=named(roles.WindowText),
        base=named(roles.Base),
        text=named(roles.Text),
        button=named(roles.Button),
        highlight=named(roles.Highlight),
        highlighted_text=named(roles.HighlightedText),
        link=named(roles.Link),
        disabled=named(roles.WindowText, QPalette.ColorGroup.Disabled),
    )
