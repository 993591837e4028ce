"""Every text of the window exists in both languages, finished, with the same placeholders."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parents[2]
_UI = _ROOT / "walletcare" / "ui"
_TS = _ROOT / "resources" / "i18n"
_UNTRANSLATED = {"gallery"}
_PLACEHOLDER = re.compile(r"\{[a-z_]*\}|%n")
_HASTE = re.compile(r"\b(invalid|illegal|oops|please be patient|guaranteed)\b", re.IGNORECASE)
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_UNSPACED = re.compile(r"[\u4e00-\u9fff][A-Za-z0-9{]|[A-Za-z0-9}%][\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One translation of one text."""

    where: str
    context: str
    source: str
    forms: tuple[str, ...]
    is_finished: bool


def entries(path: Path) -> Iterator[Entry]:
    # Written by our own tool and by hand, in this repository.
    for context in ET.parse(path).getroot().iter("context"):  # noqa: S314
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            if message.get("type") in {"vanished", "obsolete"}:
                continue
            translation = message.find("translation")
            forms: tuple[str, ...] = ()
            is_finished = False
            if translation is not None:
                is_finished = translation.get("type") is None
                plural = [form.text or "" for form in translation.iter("numerusform")]
                forms = tuple(plural or [translation.text or ""])
            yield Entry(path.name, name, message.findtext("source") or "", forms, is_finished)


CHINESE = sorted((_TS / "zh_CN").glob("*.ts"))
ENGLISH = sorted((_TS / "en").glob("*.ts"))


@pytest.fixture(scope="module")
def in_code(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, str]]:
    """(context, source) of every text in the code, as Qt's own tool finds them."""
    target = tmp_path_factory.mktemp("lupdate") / "all.ts"
    files = [
        str(path)
        for path in sorted(_UI.rglob("*.py"))
        if not _UNTRANSLATED & set(path.relative_to(_UI).parts)
    ]
    tool = Path(sys.executable).with_name("pyside6-lupdate")
    command = [str(tool), "-silent", *files, "-ts", str(target)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return {(entry.context, entry.source) for entry in entries(target)}


def test_every_text_in_the_code_has_a_translation(in_code: set[tuple[str, str]]) -> None:
    known = {(entry.context, entry.source) for path in CHINESE for entry in entries(path)}
    assert not sorted(in_code - known)


def test_no_context_is_missing(in_code: set[tuple[str, str]]) -> None:
    # An alias of translate() with another name makes lupdate take the context for the text.
    assert not [source for context, source in in_code if not context]


@pytest.mark.parametrize("path", [*CHINESE, *ENGLISH], ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_translation_is_finished(path: Path) -> None:
    bad = [entry for entry in entries(path) if not entry.is_finished or not all(entry.forms)]
    assert not bad


@pytest.mark.parametrize("path", [*CHINESE, *ENGLISH], ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_placeholders_are_the_same(path: Path) -> None:
    for entry in entries(path):
        wanted = sorted(_PLACEHOLDER.findall(entry.source))
        for form in entry.forms:
            assert sorted(_PLACEHOLDER.findall(form)) == wanted, f"{entry.context}: {entry.source}"


@pytest.mark.parametrize("path", CHINESE, ids=lambda path: path.stem)
def test_chinese_is_set_as_chinese(path: Path) -> None:
    for entry in entries(path):
        for form in entry.forms:
            if not _CHINESE.search(form):
                continue
            where = f"{entry.context}: {form}"
            assert not re.search(r"[,;?!](?!\S*\.\w)", form.replace("%n", "")), f"half-width mark in {where}"
            assert "您" not in form, where
            assert "！" not in form, where
            if "{" not in form:
                assert not _UNSPACED.search(form.replace("%n", "9")), f"space missing in {where}"


def test_the_shell_uses_typographic_apostrophes() -> None:
    shell = [path for path in CHINESE if path.stem in {"shell", "components", "home", "settings"}]
    assert len(shell) == 4
    sources = [entry.source for path in shell for entry in entries(path)]
    assert not [source for source in sources if re.search(r"[A-Za-z]'[A-Za-z]", source)]


def test_english_has_no_marks_of_haste(in_code: set[tuple[str, str]]) -> None:
    for context, source in in_code:
        assert "!" not in source, f"{context}: {source}"
        assert not re.search(
            r"\b(invalid|illegal|oops|please be patient|guaranteed)\b", source, re.IGNORECASE
        ), source


def test_every_plural_of_english_is_written_out(in_code: set[tuple[str, str]]) -> None:
    counted = {pair for pair in in_code if "%n" in pair[1]}
    known = {(entry.context, entry.source) for path in ENGLISH for entry in entries(path)}
    assert not sorted(counted - known)


def test_no_text_hides_inside_an_f_string() -> None:
    """lupdate does not look there: such a text would stay English for ever."""
    hidden: list[str] = []
    for path in (_ROOT / "walletcare").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.JoinedStr):
                continue
            for call in ast.walk(node):
                name = (
                    getattr(call.func, "attr", getattr(call.func, "id", ""))
                    if isinstance(call, ast.Call)
                    else ""
                )
                if name in {"tr", "translate"}:
                    hidden.append(f"{path}:{node.lineno}")
    assert not hidden
