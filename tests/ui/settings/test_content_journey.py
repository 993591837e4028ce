"""Newer content from the wallet's host to the reader: one article is changed, signed, published, found."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.http_server import reply
from tests.helpers.program_window import ProgramWindow, program_window
from tests.helpers.signed_repository import Host, Operator, host
from walletcare.app.start.edition import bundled_pack
from walletcare.content.build import build_pack
from walletcare.content.pack import Pack
from walletcare.infra.paths import resources_dir
from walletcare.ui.help.page import HelpPage
from walletcare.ui.navigation import PageName
from walletcare.ui.settings.page import SettingsPage
from walletcare.ui.stores.settings import Key
from walletcare.ui.when import day_text

WORD = "quillwort"
"""A word of the changed article; no other text of ours has it."""
ARTICLE = "refunds/request-a-refund.en.md"


@dataclass(frozen=True)
class Edition:
    """Packs of the shipped articles with one of them changed."""

    pack: bytes
    day: date


@pytest.fixture(scope="module")
def newer(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """The shipped content with a sentence more in one article, dated the day after.

    Without the many other ways of asking: learning them takes most of the time that a pack takes.
    """
    resources = tmp_path_factory.mktemp("content") / "resources"
    left_out = shutil.ignore_patterns("built", "fonts", "icons", "phrasings")
    shutil.copytree(resources_dir(), resources, ignore=left_out)
    shipped = Pack.open(bundled_pack())
    shipped.close()
    day = shipped.built_on + timedelta(days=1)
    path = resources / "articles" / ARTICLE
    lines = path.read_text("utf-8").rstrip().split("\n")
    place = next(number for number, line in enumerate(lines) if line.startswith("updated:"))
    lines[place] = f"updated: {day.isoformat()}"
    path.write_text("\n".join(lines) + f"\n\nAsk for the {WORD} form when the shop has closed.\n", "utf-8")
    return Edition(build_pack(resources, resources / "pack.db").path.read_bytes(), day)


@dataclass
class Wallet:
    """An operator with a host, and the brand file that a user's program has."""

    operator: Operator
    host: Host
    brand: Path

    def publish(self, edition: Edition, *, phone: str = "") -> None:
        text = self.brand.read_text("utf-8")
        if phone:
            text = text.replace(
                'label = { zh = "邮件", en = "Email" }', f'label = {{ zh = "邮件", en = "{phone}" }}'
            )
        now = max(datetime.now(tz=UTC), datetime(2026, 11, 26, tzinfo=UTC))
        self.operator.publish(edition.pack, text, now, built_on=edition.day.isoformat())


@pytest.fixture
def wallet(tmp_path: Path) -> Iterator[Wallet]:
    operator = Operator(tmp_path / "repository")
    operator.create(datetime(2026, 11, 25, tzinfo=UTC))
    folder = tmp_path / "packaged"
    folder.mkdir()
    with host(operator.folder) as served:
        brand = folder / "brand.toml"
        text = (resources_dir() / "brands" / "tpwallet" / "brand.toml").read_text("utf-8")
        brand.write_text(text + f'\n[content]\nurl = "{served.url}"\n', "utf-8")
        shutil.copy(operator.repository.root_file, folder / "root.json")
        yield Wallet(operator, served, brand)


def open_settings(opened: ProgramWindow) -> SettingsPage:
    opened.program.navigator.open_settings("content")
    opened.wait(lambda: opened.program.window.current_name is PageName.SETTINGS)
    return opened.page(SettingsPage)


def found_slugs(opened: ProgramWindow, text: str) -> list[str]:
    """Slugs that Help lists for ``text``."""
    opened.program.navigator.open_search(text)
    opened.wait(lambda: opened.program.window.current_name is PageName.HELP)
    answers: list[list[str]] = []
    store = opened.rooms.help
    store.results_changed.connect(lambda result: answers.append([hit.article.slug for hit in result.hits]))
    opened.page(HelpPage).list_pane.show_search(f"{text} ")
    opened.wait(lambda: answers)
    return answers[-1]


def test_a_changed_article_is_published_checked_for_and_found(
    qtbot: QtBot, tmp_path: Path, wallet: Wallet, newer: Edition
) -> None:
    wallet.publish(newer)
    with program_window(qtbot, tmp_path / "data", brand=wallet.brand) as opened:
        page = open_settings(opened)
        assert page._edition.origin.text() == "Came with the app"
        assert not opened.shows(day_text(newer.day))
        assert "request-a-refund" not in found_slugs(opened, WORD)
        open_settings(opened)
        opened.press("Check now")
        opened.wait(lambda: opened.shows(f"Edition of {day_text(newer.day)}"))
        assert opened.shows("You have the newest edition.")
        assert page._edition.origin.text() == "Signature checked"
        assert found_slugs(opened, WORD)[:1] == ["request-a-refund"]
        opened.program.navigator.open_article("request-a-refund")
        opened.wait(lambda: WORD in opened.page(HelpPage).reader.view.toPlainText())
        assert day_text(newer.day) in opened.page(HelpPage).list_pane._stand.text()
    with program_window(qtbot, tmp_path / "data", brand=wallet.brand) as again:
        open_settings(again)
        again.wait(lambda: again.shows(f"Edition of {day_text(newer.day)}"))
        assert found_slugs(again, WORD)[:1] == ["request-a-refund"]


def test_it_looks_by_itself_when_it_is_time(
    qtbot: QtBot, tmp_path: Path, wallet: Wallet, newer: Edition
) -> None:
    wallet.publish(newer)
    with program_window(qtbot, tmp_path / "data", brand=wallet.brand) as opened:
        assert wallet.host.asked == [], "nothing is asked before the window stands"
        keeper = opened.rooms.content
        assert keeper._first.isActive()
        keeper._first.setInterval(0)
        opened.wait(lambda: opened.services.pack.built_on == newer.day)
        opened.wait(lambda: not keeper.store.state.is_looking)
        asked = len(wallet.host.asked)
        keeper.look_if_due()
        opened.wait(lambda: opened.program.tasks.is_idle)
        assert len(wallet.host.asked) == asked, "looked again although it was not time"


@pytest.mark.parametrize(
    ("language", "words", "kept"),
    [
        ("en", "isn’t signed by your wallet", "What you have stays as it is."),
        ("zh-CN", "没有你钱包的签名", "现有内容不受影响。"),
    ],
)
def test_a_forgery_is_named_and_changes_nothing(
    qtbot: QtBot, tmp_path: Path, wallet: Wallet, newer: Edition, language: str, words: str, kept: str
) -> None:
    wallet.publish(newer)
    wallet.host.trick = lambda path, body: (
        reply(200, body[:-9] + b"forgeries") if path.endswith(".db") and body else None
    )
    with program_window(qtbot, tmp_path / "data", language, brand=wallet.brand) as opened:
        before = opened.services.pack.version
        open_settings(opened)
        opened.press("Check now" if language == "en" else "立即检查")
        opened.wait(lambda: opened.shows(words))
        assert opened.shows(kept)
        assert opened.services.pack.version == before


def test_it_does_not_look_when_the_user_said_no(
    qtbot: QtBot, tmp_path: Path, wallet: Wallet, newer: Edition
) -> None:
    wallet.publish(newer)
    with program_window(qtbot, tmp_path / "data", brand=wallet.brand) as opened:
        page = open_settings(opened)
        opened.wait(lambda: page._edition.by_itself.isVisible())
        page._edition.by_itself.click()
        assert not opened.program.settings.flag(Key.LOOK_FOR_CONTENT)
        opened.rooms.content.look_if_due()
        opened.wait(lambda: opened.program.tasks.is_idle)
        assert wallet.host.asked == []
        page._edition.by_itself.click()
        opened.rooms.content.look_if_due()
        opened.wait(lambda: opened.services.pack.built_on == newer.day)


def test_new_addresses_count_from_the_next_start(
    qtbot: QtBot, tmp_path: Path, wallet: Wallet, newer: Edition
) -> None:
    wallet.publish(newer, phone="Letter box")
    with program_window(qtbot, tmp_path / "data", brand=wallet.brand) as opened:
        open_settings(opened)
        opened.press("Check now")
        opened.wait(lambda: opened.shows("apply the next time you open WalletCare"))
    with program_window(qtbot, tmp_path / "data", brand=wallet.brand) as again:
        labels = [spec.label.en for spec in again.services.brand.channels]
        assert "Letter box" in labels


def test_content_comes_from_a_file_too(qtbot: QtBot, tmp_path: Path, wallet: Wallet, newer: Edition) -> None:
    wallet.publish(newer)
    bundle = tmp_path / "content.zip"
    wallet.operator.repository.write_bundle(bundle)
    with program_window(qtbot, tmp_path / "data", brand=wallet.brand) as opened:
        open_settings(opened)
        (tmp_path / "holiday.zip").write_bytes(b"no content")
        opened.rooms.content.import_file(tmp_path / "holiday.zip")
        opened.wait(lambda: opened.shows("This file has no content for this app."))
        opened.rooms.content.import_file(bundle)
        opened.wait(lambda: opened.shows(f"Edition of {day_text(newer.day)}"))
        assert wallet.host.asked == []


def test_a_wallet_without_an_address_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    with program_window(qtbot, tmp_path) as opened:
        page = open_settings(opened)
        assert opened.shows("Your wallet doesn’t publish content separately.")
        assert not page._edition.look.isVisible()
        assert not page._edition.file_row.isVisible()
        opened.rooms.content.look_if_due()
        opened.wait(lambda: opened.program.tasks.is_idle)
        assert opened.rooms.content.store.state.checked_at is None
