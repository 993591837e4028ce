from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.small_content import write_small_content
from walletcare.content.coverage import read_coverage
from walletcare.domain.errors import ContentError

_SEEDS = "".join(
    f'[[seed]]\nid = "{seed}"\nlanding = "{landing}"\nlabel = "x"\n'
    for seed, landing in (
        ("S0-01", "content"),
        ("S0-02", "content"),
        ("S1-01", "feature"),
        ("S2-01", "feature"),
    )
)


def test_claims_come_from_articles_in_both_languages_tests_and_documents(tmp_path: Path) -> None:
    resources = write_small_content(tmp_path / "resources")
    (resources / "seed_ids.toml").write_text(_SEEDS, "utf-8")
    for name, seeds in (("refund-status.en.md", "[S0-01]"), ("refund-status.zh-CN.md", "[S0-01, S0-02]")):
        path = next((resources / "articles").rglob(name))
        path.write_text(
            path.read_text("utf-8").replace("topic: refund", f"topic: refund\nseeds: {seeds}"), "utf-8"
        )
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_x.py").write_text("def test_it_S1_01() -> None: ...  # S1-01", "utf-8")
    found = read_coverage(resources, tmp_path)
    assert found.claims["S0-01"] == ("article refund-status",)
    assert found.claims["S1-01"] == ("tests/test_x.py",)
    assert [seed.id for seed in found.unclaimed] == ["S0-02", "S2-01"]


def test_a_broken_list_is_named(tmp_path: Path) -> None:
    resources = write_small_content(tmp_path / "resources")
    (resources / "seed_ids.toml").write_text('[[seed]]\nid = "X"\n', "utf-8")
    with pytest.raises(ContentError, match="seed-list-broken"):
        read_coverage(resources, tmp_path)
