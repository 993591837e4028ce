"""Files beside articles and flows: whatever an author may break is named with its line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from walletcare.cli.content_command import EXIT_BROKEN
from walletcare.content.data_lint import lint_data
from walletcare.content.notice_source import read_notice
from walletcare.content.problem import Problem
from walletcare.content.toml_lines import line_of
from walletcare.domain.notice import NoticeKind
from walletcare.infra.paths import resources_dir

FILES = ("brands", "notices", "phrasings", "synonyms")
SLUGS = frozenset(path.name.split(".")[0] for path in (resources_dir() / "articles").rglob("*.md"))
FLOWS = frozenset(path.stem for path in (resources_dir() / "flows").glob("*.yaml"))
NOTICE = "notices/2026-11-fake-support.toml"


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    """A copy of the shipped data files."""
    for name in FILES:
        shutil.copytree(resources_dir() / name, tmp_path / name)
    for path in resources_dir().glob("*.toml"):
        shutil.copy(path, tmp_path)
    return tmp_path


def _found(resources: Path) -> list[Problem]:
    return sorted(lint_data(resources, set(SLUGS), set(FLOWS)))


def test_what_ships_has_nothing_to_put_right(resources: Path) -> None:
    assert _found(resources) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "marks", "word"),
    [
        (NOTICE, 'kind = "security"', 'kind = "alarm"', 'kind = "alarm"', "kinds are support"),
        (NOTICE, "flow =", "raises_wiat = true\nflow =", "raises_wiat", "no key of a notice"),
        (NOTICE, "flow =", 'raises_wait = "yes"\nflow =', "raises_wait", "true or false"),
        (NOTICE, "ends = 2027", "ends = 2025", "ends =", "later than"),
        (NOTICE, "begins = 2026-11-20T00:00:00Z", "begins = 2026-11-20", "begins", "zone"),
        (NOTICE, 'flow = "suspicious-contact"', 'flow = "nowhere"', "flow =", "no flow"),
        (NOTICE, 'article = "fake-customer-support"', 'article = "nowhere"', "article =", "no article"),
        (NOTICE, 'flow = "', "flow = ", "flow = ", "Invalid value"),
        ("brands/demo/brand.toml", "[ladder]", "[ladder]\nfriendly = 1", "friendly", "unknown field"),
        ("brands/demo/brand.toml", 'id = "demo"', 'id = "other"', 'id = "other"', "must agree"),
        ("brands/demo/brand.toml", "[ladder]", "[ladder", "[ladder", "Expected"),
        ("brands/tpwallet/brand.toml", 'custody = "', 'custody = "no', "custody", "company, user or both"),
        ("brands/default-brand.txt", "demo", "nobody", "nobody", "the brands are demo, tpwallet"),
        ("verdicts.toml", 'side = "', 'side = "un', 'id = "', "side"),
        ("seed_ids.toml", "[[seed]]", "[[seed", "[[seed", "cannot be read"),
        ("synonyms/en.toml", " = [", " = 5 #[", " = 5 #[", "list of texts"),
    ],
)
def test_a_fault_is_named_with_its_file_and_line(
    resources: Path, name: str, old: str, new: str, marks: str, word: str
) -> None:
    path = resources / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    found = [problem for problem in _found(resources) if problem.path == name]
    assert len(found) == 1
    assert word in found[0].message
    assert marks in path.read_text("utf-8").splitlines()[found[0].line - 1]


def test_a_phrasing_for_no_article_is_named_with_its_line(resources: Path) -> None:
    path = resources / "phrasings" / "en" / "refunds.toml"
    path.write_text(path.read_text("utf-8") + '\nno-such-article = ["where is it"]\n', "utf-8")
    (found,) = _found(resources)
    assert path.read_text("utf-8").splitlines()[found.line - 1].startswith("no-such-article")


def test_every_kind_of_notice_can_be_written(tmp_path: Path) -> None:
    words = 'title = { zh = "甲", en = "a" }\ntext = { zh = "乙", en = "b" }\n'
    times = "begins = 2026-11-20T08:00:00+08:00\nends = 2026-11-21T08:00:00+08:00\nraises_wait = true\n"
    for kind in NoticeKind:
        path = tmp_path / f"{kind}.toml"
        path.write_text(f'kind = "{kind}"\n{times}{words}', "utf-8")
        notice = read_notice(path)
        assert (notice.kind, notice.raises_wait, notice.id) == (kind, True, kind.value)


def test_the_notice_in_the_authors_page_can_be_copied(resources: Path) -> None:
    page = (resources_dir().parent / "docs" / "content.md").read_text("utf-8")
    example = page.partition("## Announcements")[2].split("```")[1].strip()
    (resources / "notices" / "copied.toml").write_text(example + "\n", "utf-8")
    assert _found(resources) == []


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("name", 1),
        ("channels", 2),
        ("channels[1].hours", 6),
        ("channels[1].missing", 4),
        ("missing", 1),
        ("hours.day.zone", 8),
    ],
)
def test_a_key_is_found_where_it_stands(key: str, line: int) -> None:
    text = """name = 1
[[channels]]
hours = "a"
[[channels]]
# nothing
hours = "b"
[hours.day]
zone = "x"
"""
    assert line_of(text, key) == line


def test_a_file_that_is_not_there_is_no_clean_file(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    from walletcare.__main__ import main

    assert main(["content", "lint", str(tmp_path / "nowhere.md")]) == EXIT_BROKEN
    assert "nowhere.md" in capsys.readouterr().err
