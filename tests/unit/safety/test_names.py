"""File names that others chose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walletcare.safety.file_names import (
    MAX_FILE_NAME_CHARS,
    clean_file_name,
    is_active_file,
    saved_file_name,
)


@pytest.mark.parametrize(
    ("name", "cleaned"),
    [
        ("report.pdf", "report.pdf"),
        ("截图 1.png", "截图 1.png"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Windows\\system32\\x.dll", "x.dll"),
        ("a.txt:stream.exe", "a.txt"),
        ("photo\u202egpj.exe", "photo gpj.exe"),
        ("name. . .", "name"),
        ("...", "file"),
        ("", "file"),
    ],
)
def test_file_name_is_one_name(name: str, cleaned: str) -> None:
    assert clean_file_name(name) == cleaned


@pytest.mark.parametrize("name", ["CON", "nul.txt", "COM1", "lpt9.log", "aux"])
def test_device_names_are_changed(name: str) -> None:
    assert clean_file_name(name).lower() != name.lower()


@given(st.text(max_size=300))
def test_file_name_never_leaves_its_folder(name: str) -> None:
    cleaned = clean_file_name(name)
    assert cleaned
    assert cleaned not in {".", ".."}
    assert not set(cleaned) & set('/\\:*?"<>|\x00')
    assert len(cleaned) <= MAX_FILE_NAME_CHARS


def test_long_name_keeps_its_ending() -> None:
    assert clean_file_name("x" * 400 + ".png").endswith("x.png")


@pytest.mark.parametrize(
    "name", ["a.exe", "a.pdf.scr", "a.svg", "A.LNK", "a.html", "a.desktop", "a.url", "a.exe ", "a.exe."]
)
def test_files_that_could_run_get_a_harmless_ending(name: str) -> None:
    assert is_active_file(name)
    assert saved_file_name(name).endswith(".txt")


def test_ordinary_files_keep_their_name() -> None:
    assert saved_file_name("invoice.pdf") == "invoice.pdf"
