"""The gallery shows every component there is."""

from __future__ import annotations

import inspect

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from walletcare.ui import components
from walletcare.ui.gallery.page import GalleryPage
from walletcare.ui.navigation import Navigator

# Grounds and bars that hold a page or lie over it; the pages of the tour show them.
_OF_THE_WINDOW = {
    "ActionBar",
    "FocusRing",
    "FrontStack",
    "InnerDialog",
    "InputFrame",
    "ListDetail",
    "PageHeader",
    "Popup",
    "Pressable",
    "ScrollBody",
    "Toast",
    "TwoPane",
}


def test_every_component_is_in_the_gallery(qtbot: QtBot, dressed: QApplication) -> None:
    page = GalleryPage(Navigator())
    qtbot.addWidget(page)
    shown = {type(widget).__name__ for widget in page.findChildren(QWidget)}
    parts = {
        name
        for name in components.__all__
        if inspect.isclass(getattr(components, name)) and issubclass(getattr(components, name), QWidget)
    }
    assert not sorted(parts - _OF_THE_WINDOW - shown)
