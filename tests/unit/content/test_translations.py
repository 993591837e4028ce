from __future__ import annotations

from pathlib import Path

import pytest

from walletcare.content.translations import OWN_NAME, compile_translations
from walletcare.domain.errors import ContentError
from walletcare.infra.paths import resources_dir

_TS = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context><name>Page</name><message><source>Home</source><translation>首页</translation></message></context>
</TS>
"""


def test_without_sources_it_says_so(tmp_path: Path) -> None:
    report = compile_translations(tmp_path, tmp_path / "out")
    assert OWN_NAME not in [path.name for path in report.made]
    assert "resources/i18n/zh_CN" in report.notes[0]


def test_sources_become_one_file(tmp_path: Path) -> None:
    folder = tmp_path / "i18n" / "zh_CN"
    folder.mkdir(parents=True)
    (folder / "page.ts").write_text(_TS, "utf-8")
    report = compile_translations(tmp_path, tmp_path / "out")
    own = tmp_path / "out" / OWN_NAME
    assert own in report.made
    assert own.stat().st_size > 50


def test_a_broken_source_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "i18n" / "zh_CN"
    folder.mkdir(parents=True)
    (folder / "page.ts").write_text("<TS><context>", "utf-8")
    with pytest.raises(ContentError, match="translation-broken"):
        compile_translations(tmp_path, tmp_path / "out")


def test_a_file_that_is_mapped_is_replaced_and_never_written_over(tmp_path: Path) -> None:
    """Qt maps a translation into memory: writing over it crashed a program that ran."""
    out = tmp_path / "out"
    compile_translations(resources_dir(), out)
    target = out / OWN_NAME
    with target.open("rb") as kept:
        before = kept.read()
        number = target.stat().st_ino
        compile_translations(resources_dir(), out)
        kept.seek(0)
        assert kept.read() == before
    assert target.stat().st_ino != number
    assert sorted(path.name for path in out.iterdir() if path.name.startswith(".")) == []
