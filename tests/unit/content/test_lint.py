from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.small_content import write_small_content
from walletcare.content.index.spoken import spoken
from walletcare.content.lint import lint


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    return write_small_content(tmp_path / "resources")


def _codes(resources: Path) -> set[str]:
    return {problem.code for problem in lint(resources)}


def _change(resources: Path, name: str, old: str, new: str) -> None:
    path = next((resources / "articles").rglob(name))
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_only_the_shortness_of_the_samples_is_found(resources: Path) -> None:
    assert _codes(resources) == {"aliases", "thin"}


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        ("refund-status.en.md", "related: [transfer-delayed]", "related: [nowhere]", "dead-related"),
        ("refund-status.en.md", "topic: refund", "topic: nonsense", "topic"),
        ("refund-status.en.md", "topic: refund", "topic: refund\nflow: nowhere", "dead-flow"),
        ("refund-status.en.md", "{support_hours}", "{support_ours}", "placeholder"),
        ("refund-status.en.md", "refund not showing", "transfer pending", "alias-twice"),
        ("refund-status.en.md", "refund not showing", "When do I get my refund?", "alias-twice"),
        ("transfer-delayed.en.md", "faq:refund-status", "faq:nowhere", "dead-link"),
        ("transfer-delayed.en.md", "faq:refund-status", "page:nowhere", "dead-link"),
        ("transfer-delayed.en.md", "faq:refund-status", "flow:nowhere", "dead-link"),
        ("transfer-delayed.en.md", "faq:refund-status", "faq:transfer-delayed", "dead-link"),
        ("transfer-delayed.en.md", "topic: transfer", "topic: transfer\npin: 2", "unequal"),
        ("transfer-delayed.zh-CN.md", "title: 转账没到账怎么办", "title: 转账没到账怎么办。", "title"),
        ("transfer-delayed.zh-CN.md", "到账时间。\n", "到账时间\n", "summary"),
    ],
)
def test_faults_are_found(resources: Path, name: str, old: str, new: str, code: str) -> None:
    _change(resources, name, old, new)
    assert code in _codes(resources)


def test_a_missing_language_is_found(resources: Path) -> None:
    next((resources / "articles").rglob("refund-status.en.md")).unlink()
    found = [problem for problem in lint(resources) if problem.code == "missing-language"]
    assert [problem.path for problem in found] == ["articles/refunds/refund-status.zh-CN.md"]


def test_unknown_seed_ids_are_found_when_the_list_is_there(resources: Path) -> None:
    (resources / "seed_ids.toml").write_text(
        '[[seed]]\nid = "S0-01"\nlanding = "content"\nlabel = "x"\n', "utf-8"
    )
    for name in ("refund-status.en.md", "refund-status.zh-CN.md"):
        _change(resources, name, "topic: refund", "topic: refund\nseeds: [S0-01, S9-99]")
    found = [problem for problem in lint(resources) if problem.code == "seed"]
    assert len(found) == 2
    assert all("S9-99" in problem.message for problem in found)


def test_files_in_the_wrong_place_are_found(resources: Path) -> None:
    (resources / "articles" / "refunds" / "Bad Name.md").write_text("x", "utf-8")
    (resources / "articles" / "nowhere").mkdir()
    (resources / "articles" / "nowhere" / "a.en.md").write_text("---\ntitle: x\n---\n", "utf-8")
    assert {"file-name", "category"} <= _codes(resources)


def test_an_article_leads_to_every_troubleshooter_that_has_a_file(resources: Path) -> None:
    for name in ("refund-status.en.md", "refund-status.zh-CN.md"):
        _change(resources, name, "topic: refund", "topic: refund\nflow: of-an-author")
    assert "dead-flow" in _codes(resources)
    (resources / "flows").mkdir()
    (resources / "flows" / "of-an-author.yaml").write_text("id: of-an-author\n", "utf-8")
    assert "dead-flow" not in _codes(resources)


def test_an_unknown_placeholder_is_named_with_its_own_line(resources: Path) -> None:
    name = "transfer-delayed.en.md"
    _change(resources, name, "A pending transfer", "First line,\nsecond {nonsense} line. A pending transfer")
    (found,) = [problem for problem in lint(resources) if problem.code == "placeholder"]
    lines = next((resources / "articles").rglob(name)).read_text("utf-8").splitlines()
    assert "{nonsense}" in lines[found.line - 1]


def test_spelling_case_and_punctuation_do_not_make_a_new_question() -> None:
    assert spoken("Where's my REFUND?") == spoken("wheres my refund")
    assert spoken("退款，到哪了？") == spoken("退款 到哪了")
