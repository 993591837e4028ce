"""What a screen reader and a tool tip say about a widget. Always plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import Qt

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def set_tool_tip(widget: QWidget, text: str) -> None:
    """Set a tool tip that stays plain text: Qt guesses markup in it, so what looks like markup is escaped."""
    widget.setToolTip(plain_tip(text))


def plain_tip(text: str) -> str:
    """``text`` as a tool tip shows it: what looks like markup is escaped."""
    return Qt.convertFromPlainText(text) if Qt.mightBeRichText(text) else text


def name(widget: QWidget, text: str, description: str = "") -> None:
    """Give ``widget`` its accessible name, and a description if there is more to say."""
    widget.setAccessibleName(text)
    widget.setAccessibleDescription(description)


def sentence(*parts: str) -> str:
    """Join what the eye sees in several places into one accessible name, leaving out what is empty."""
    present = [part for part in parts if part]
    is_chinese = any("\u4e00" <= letter <= "\u9fff" for part in present for letter in part)
    return ("，" if is_chinese else ", ").join(present)
