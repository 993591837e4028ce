"""What stands over the ways to support: each kind of notice has its own look, and fraud the loudest."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.program_window import program_window
from walletcare.ui.components import Banner
from walletcare.ui.components.card import Tint
from walletcare.ui.contact.page import ContactPage
from walletcare.ui.navigation import PageName


@pytest.mark.parametrize(
    ("scenario", "title", "tint"),
    [
        ("security-alert", "security team", Tint.DANGER),
        ("maintenance", "maintained", Tint.WARNING),
        ("promotion", "cashback", Tint.WARNING),
    ],
)
def test_a_warning_of_fraud_does_not_look_like_an_offer(
    qtbot: QtBot, tmp_path: Path, scenario: str, title: str, tint: Tint
) -> None:
    with program_window(qtbot, tmp_path, scenario=scenario) as opened:
        opened.program.navigator.open_page(PageName.CONTACT)

        def looks() -> dict[str, tuple[Tint, str]]:
            banners = opened.page(ContactPage).overview.findChildren(Banner)
            return {b.title: (b._tint, b._icon_name) for b in banners if b.isVisible()}

        opened.wait(lambda: any(title in words.casefold() for words in looks()))
        (found,) = (look for words, look in looks().items() if title in words.casefold())
        assert found[0] is tint
        assert looks()["Impostors pose as support and write to you first"][0] is Tint.DANGER
        if scenario != "security-alert":
            assert found != looks()["Impostors pose as support and write to you first"]
