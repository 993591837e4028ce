"""Words to begin with: the topic's opening, and one in the language of the channel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from walletcare.contact.composing.templates import bilingual_template, templates
from walletcare.ui.theme import theme

if TYPE_CHECKING:
    from walletcare.ui.contact.compose.channel_choice import ChannelChoice
    from walletcare.ui.contact.story_input import StoryInput

_GAP = "…"
"""What an opening leaves for the user to fill in."""


class Openings:
    """Puts them before what stands in the story; nothing written is taken away."""

    def __init__(self, story: StoryInput, choice: ChannelChoice) -> None:
        self._story, self._choice = story, choice

    def use(self, topic: str) -> None:
        """The topic's opening; its gap is selected, to be typed over."""
        opening, text = templates(topic)[0].text.text(theme().language), self._story.text().strip()
        self._story.set_text(f"{opening}\n\n{text}" if text else opening)
        edit = self._story.edit
        edit.setFocus(Qt.FocusReason.OtherFocusReason)
        gap = opening.find(_GAP)
        if gap >= 0:
            cursor = edit.textCursor()
            cursor.setPosition(gap)
            cursor.setPosition(gap + len(_GAP), cursor.MoveMode.KeepAnchor)
            edit.setTextCursor(cursor)

    def use_both_languages(self, topic: str) -> bool:
        """An opening in the channel's language; False when it needs none."""
        spec = self._choice.spec()
        if spec is None:
            return False
        text = bilingual_template(topic, self._story.text(), spec, theme().language)
        if text is None:
            return False
        self._story.set_text(text)
        return True
