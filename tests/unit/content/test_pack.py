from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import pytest

from tests.helpers.small_content import write_small_content
from walletcare.content.build import build_pack
from walletcare.content.pack import Pack
from walletcare.domain.article import BlockKind
from walletcare.domain.errors import ContentError
from walletcare.domain.language import Language, LocalText
from walletcare.domain.notice import NoticeKind

_NOTICE = """
kind = "maintenance"
begins = 2026-11-25T08:00:00+08:00
ends = 2026-11-26T08:00:00+08:00
article = "refund-status"
raises_wait = true
[title]
zh = "维护"
en = "Maintenance"
[text]
zh = "今晚维护。"
en = "Maintenance tonight."
"""


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    folder = write_small_content(tmp_path / "resources")
    (folder / "notices").mkdir()
    (folder / "notices" / "night.toml").write_text(_NOTICE, "utf-8")
    return folder


@pytest.fixture
def pack_path(resources: Path, tmp_path: Path) -> Path:
    return build_pack(resources, tmp_path / "built" / "pack.db").path


def test_the_same_files_give_the_same_bytes(resources: Path, tmp_path: Path) -> None:
    first = build_pack(resources, tmp_path / "a.db").path.read_bytes()
    second = build_pack(resources, tmp_path / "b.db").path.read_bytes()
    assert first == second


def test_building_leaves_nothing_but_the_pack(pack_path: Path) -> None:
    assert [path.name for path in pack_path.parent.iterdir()] == ["pack.db"]


def test_what_went_in_comes_out(pack_path: Path) -> None:
    pack = Pack.open(pack_path)
    assert pack.built_on == date(2026, 11, 13)
    assert [category.id for category in pack.categories()] == ["refunds", "transfers"]
    assert [meta.slug for meta in pack.articles(Language.ZH)] == ["refund-status", "transfer-delayed"]
    article = pack.article("refund-status", Language.EN, {"support_hours": LocalText("", "office hours")})
    assert article is not None
    assert article.meta.related == ("transfer-delayed",)
    callout = next(block for block in article.blocks if block.kind is BlockKind.CALLOUT)
    assert callout.items[0][0].spans[0].text == "Support answers during office hours."
    assert pack.article("nowhere", Language.EN) is None
    assert pack.flows() == ()
    assert pack.flow("nowhere") is None
    notice = pack.notices()[0]
    assert (notice.id, notice.kind, notice.raises_wait) == ("night", NoticeKind.MAINTENANCE, True)
    assert notice.begins.isoformat() == "2026-11-25T00:00:00+00:00"
    pack.close()


def test_a_changed_byte_anywhere_is_noticed(pack_path: Path, tmp_path: Path) -> None:
    data = pack_path.read_bytes()
    for at in range(200, len(data), len(data) // 25):
        changed = tmp_path / "changed.db"
        changed.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        with pytest.raises(ContentError) as caught:
            Pack.open(changed)
        assert caught.value.code in {"pack-damaged", "pack-newer", "pack-older"}


def test_missing_and_foreign_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="pack-missing"):
        Pack.open(tmp_path / "none.db")
    (tmp_path / "text.db").write_text("not a database", "utf-8")
    with pytest.raises(ContentError, match="pack-damaged") as caught:
        Pack.open(tmp_path / "text.db")
    assert "content build" in caught.value.details["todo"]
    with sqlite3.connect(tmp_path / "other.db") as connection:
        connection.execute("CREATE TABLE meta (key TEXT, value TEXT)")
        connection.execute("INSERT INTO meta VALUES ('schema', '999')")
    connection.close()
    with pytest.raises(ContentError, match="pack-newer"):
        Pack.open(tmp_path / "other.db")


def test_the_last_good_pack_is_used_when_the_new_one_is_broken(pack_path: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.db"
    broken.write_bytes(pack_path.read_bytes()[:-100])
    pack = Pack.open_best([broken, pack_path])
    assert pack.path == pack_path
    pack.close()
    with pytest.raises(ContentError, match="pack-damaged"):
        Pack.open_best([broken])
    with pytest.raises(ContentError, match="pack-missing"):
        Pack.open_best([])


def test_a_pack_becomes_another_one_for_everybody_who_holds_it(pack_path: Path, tmp_path: Path) -> None:
    resources = write_small_content(tmp_path / "other")
    for path in resources.rglob("refund-status.en.md"):
        path.write_text(path.read_text("utf-8").replace("Where is my refund", "A newer title"), "utf-8")
    other = build_pack(resources, tmp_path / "other.db").path
    held = Pack.open(pack_path)
    before = held.version
    held.adopt(Pack.open(other))
    assert held.version != before
    assert held.path == other
    assert [meta.title for meta in held.articles(Language.EN) if meta.slug == "refund-status"] == [
        "A newer title"
    ]
    held.close()


def test_a_broken_article_stops_the_build_and_keeps_the_old_pack(resources: Path, pack_path: Path) -> None:
    before = pack_path.read_bytes()
    path = next((resources / "articles").rglob("refund-status.en.md"))
    path.write_text(path.read_text("utf-8") + "\n![x](https://a.example/x.png)\n", "utf-8")
    with pytest.raises(ContentError, match="content-broken") as caught:
        build_pack(resources, pack_path)
    assert caught.value.details["file"].endswith("refund-status.en.md")
    assert int(caught.value.details["line"]) > 10
    assert pack_path.read_bytes() == before


def test_a_pack_that_was_opened_quickly_is_verified_later(pack_path: Path, tmp_path: Path) -> None:
    data = pack_path.read_bytes()
    damaged = tmp_path / "damaged.db"
    # A letter of an article, far from the head that a quick look reads.
    at = data.index(b"Support answers")
    damaged.write_bytes(data[:at] + b"s" + data[at + 1 :])
    quick = Pack.open_quick([tmp_path / "none.db", damaged, pack_path])
    assert quick.path == damaged
    whole = quick.verified()
    assert whole.path == pack_path
    assert whole.verified() is whole
    whole.close()
    quick.close()
    alone = Pack.open_quick([damaged])
    with pytest.raises(ContentError, match="pack-damaged"):
        alone.verified()
    alone.close()
    with pytest.raises(ContentError, match="pack-missing"):
        Pack.open_quick([])
