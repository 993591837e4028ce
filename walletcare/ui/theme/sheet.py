"""The one style sheet of the application: scroll bars, menus, tool tips, combo boxes. Nothing else uses QSS.

Text fields and buttons paint themselves; a rule here would take them away from the style for good.
"""

from __future__ import annotations

from walletcare.ui.theme.tokens import Tokens

_SHEET = """
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle {{ background: {handle}; border-radius: 3px; margin: 3px; }}
QScrollBar::handle:hover {{ background: {control}; }}
QScrollBar::handle:vertical {{ min-height: 36px; }}
QScrollBar::handle:horizontal {{ min-width: 36px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QMenu {{ background: {surface}; color: {text}; border: 1px solid {border}; padding: 6px; }}
QMenu::item {{ padding: 8px 16px; border-radius: 6px; font-size: {label}px; }}
QMenu::item:selected {{ background: {selected}; color: {text}; }}
QMenu::item:disabled {{ color: {disabled}; }}
QMenu::separator {{ height: 1px; background: {divider}; margin: 6px 4px; }}
QToolTip {{ background: {inverse}; color: {onInverse}; border: 0; padding: 6px 8px; }}
"""


def make_sheet(tokens: Tokens, label_px: int) -> str:
    """The sheet for ``tokens``; ``label_px`` is the size of control text at the current text scale."""
    return _SHEET.format(handle=tokens["border"], label=label_px, **tokens)
