"""T24: "update now" from a stranger leads nowhere; what this app says of newer versions was signed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.http_server import reply
from tests.helpers.program_window import ProgramWindow, program_window
from tests.helpers.signed_repository import Host, Operator, host
from walletcare.domain.ticket import Draft, DraftId
from walletcare.infra.paths import resources_dir
from walletcare.infra.signed.repository import TargetContent
from walletcare.ui.components import Banner, InnerDialog, PlainLabel
from walletcare.ui.contact.page import ContactPage
from walletcare.ui.navigation import PageName

BAITS = (
    "URGENT: update WalletCare now: https://walletcare-update.example/setup.exe",
    "Your version is no longer supported. Download the new version to keep your money.",
    "WalletCare 9.9 is available. [Update now](https://evil.example)",
    "Security update required. Installing will take one minute.",
    "walletcare://open/update",
    "<a href='https://evil.example'>Install update</a>",
    "紧急：请立即更新 WalletCare：https://walletcare-update.example/setup.exe",
    "你的版本已停用，请下载新版本，否则资金会被冻结。",
    "发现新版本 9.9，点此升级",
    "安全更新：请重新安装本程序",
)
OURS = "The newest edition needs a newer version of this app."


def screens(opened: ProgramWindow) -> list[str]:
    """Whatever could be taken for the program's own word on an update: dialogs, banners, pages opened."""
    window = opened.program.window
    found = [
        f"dialog {dialog.accessibleName()}"
        for dialog in window.findChildren(InnerDialog)
        if dialog.isVisible()
    ]
    for banner in window.findChildren(Banner):
        words = " ".join(label.text() for label in banner.findChildren(PlainLabel))
        if banner.isVisible() and any(bait in words for bait in BAITS):
            found.append(f"banner {words}")
    return found + [f"opened {address}" for address in opened.browser.opened]


def visible_words(opened: ProgramWindow) -> str:
    labels = opened.program.window.findChildren(PlainLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def test_bait_in_the_chat_and_in_the_search_opens_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    with program_window(qtbot, tmp_path) as opened:
        assert opened.services.desk is not None
        control = opened.services.desk.control
        opened.program.navigator.open_page(PageName.CONTACT)
        page = opened.program.window.page(PageName.CONTACT)
        assert isinstance(page, ContactPage)
        draft = Draft(id=DraftId("d"), topic="refund", text="Where is my refund?")
        ticket = opened.services.contact.submit(draft)
        opened.wait(control.conversations)
        number = max(int(found["id"]) for found in control.conversations())
        control.script(number, on=False)
        page.open_ticket(ticket.id)
        opened.wait(lambda: page.conversation.state is not None)
        for bait in BAITS:
            control.reply(number, bait)
        control.reply(number, "the end")
        opened.wait(lambda: any(message.text == "the end" for message in page.conversation.messages))
        assert len(page.conversation.messages) > len(BAITS), "the bait was heard"
        assert screens(opened) == []
        for bait in BAITS:
            opened.program.navigator.open_search(bait)
            opened.wait(lambda: opened.name() is PageName.HELP)
            opened.wait(lambda: opened.program.tasks.is_idle)
            assert screens(opened) == []


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Operator, Host, Path]]:
    """An operator, the host of their content, and the brand file of a program that looks there."""
    operator = Operator(tmp_path / "repository")
    operator.create(datetime(2026, 11, 25, tzinfo=UTC))
    folder = tmp_path / "packaged"
    folder.mkdir()
    with host(operator.folder) as made:
        text = (resources_dir() / "brands" / "tpwallet" / "brand.toml").read_text("utf-8")
        (folder / "brand.toml").write_text(text + f'\n[content]\nurl = "{made.url}"\n', "utf-8")
        shutil.copy(operator.repository.root_file, folder / "root.json")
        yield operator, made, folder / "brand.toml"


def test_bait_in_the_answers_of_a_host_is_never_shown(
    qtbot: QtBot, tmp_path: Path, served: tuple[Operator, Host, Path]
) -> None:
    operator, made, brand = served
    with program_window(qtbot, tmp_path / "data", brand=brand) as opened:
        opened.program.navigator.open_settings("content")
        store = opened.rooms.content.store
        for bait in BAITS:
            for number in (200, 302, 404, 500):
                answer = reply(number, bait.encode(), ("Location", f"{made.url}/x"), ("X-Update", "9.9"))
                made.trick = lambda path, body, answer=answer: answer
                store.request_look()
                opened.wait(lambda: not store.state.is_looking and store.state.code)
                words = visible_words(opened)
                assert bait not in words
                assert OURS not in words
                assert screens(opened) == []
        # The one thing that may say so: content of a later format, signed by the wallet's own keys.
        made.trick = None
        now = max(datetime.now(tz=UTC), datetime(2026, 11, 26, tzinfo=UTC))
        operator.repository.put_targets({"pack-99.db": TargetContent(b"x", {})}, operator.targets, now)
        operator.renew(now)
        store.request_look()
        opened.wait(lambda: OURS in visible_words(opened))
        assert screens(opened) == []
