"""From Home to each troubleshooter for what people come with most: by a card or a link, one press."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.program_window import program_window
from walletcare.ui.navigation import PageName


@pytest.mark.parametrize(
    ("language", "ways"),
    [
        (
            "en",
            {
                "Transfer trouble": "transfer-trouble",
                "Forgot password": "lost-access",
                "Account frozen": "account-frozen",
                "Bank card": "bank-card",
            },
        ),
        (
            "zh-CN",
            {"转账问题": "transfer-trouble", "忘记密码": "lost-access", "账户被冻结": "account-frozen"},
        ),
    ],
)
def test_what_has_no_card_has_a_link(
    qtbot: QtBot, tmp_path: Path, language: str, ways: dict[str, str]
) -> None:
    """S0-54, S2-44."""
    with program_window(qtbot, tmp_path, language) as opened:
        for words, flow in ways.items():
            opened.program.navigator.open_page(PageName.HOME)
            opened.press(words)
            opened.wait(lambda: opened.rooms.troubleshoot.session is not None)
            session = opened.rooms.troubleshoot.session
            assert session is not None
            assert session.flow.id == flow
            opened.rooms.troubleshoot.finish_later()
        opened.program.navigator.open_page(PageName.HOME)
        opened.press("All troubleshooters" if language == "en" else "全部自助排查")
        assert opened.name() is PageName.TROUBLESHOOT
