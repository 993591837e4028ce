"""The gallery page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from walletcare.ui.gallery import samples
from walletcare.ui.page import Page

if TYPE_CHECKING:
    from walletcare.ui.navigation import Navigator


class GalleryPage(Page):
    """Everything below each other; reached by ``walletcare tour --gallery``."""

    def __init__(self, navigator: Navigator) -> None:
        super().__init__(navigator)
        for make in (
            samples.buttons,
            samples.chips,
            samples.choices,
            samples.fields,
            samples.banners,
            samples.progress,
            samples.request_parts,
            samples.conversation,
            samples.states,
            samples.entries,
            samples.type_scale,
        ):
            self.body.content.addWidget(make())

    def title(self) -> str:
        return "Gallery"
