"""A start on a data folder that cannot be written to: the window says so, and everything else works."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.helpers.small_disk import needs_mount, small_disk


def start(home: Path, data: Path, awaited: str, *more: str) -> subprocess.CompletedProcess[str]:
    """Start, open the composer, type, and end by SIGTERM."""
    for name in ("home", "tmp"):
        (home / name).mkdir()
    return subprocess.run(
        [sys.executable, "-m", "tests.helpers.typing_child", "SIGTERM", "--demo", "--offline",
         "--data-dir", str(data), *more],
        cwd=Path(__file__).parents[3],
        env={
            **{name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ},
            "HOME": str(home / "home"),
            "TMPDIR": str(home / "tmp"),
            "QT_QPA_PLATFORM": "offscreen",
            "WAIT_FOR_LABEL": awaited,
        },
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )  # fmt: skip


@needs_mount
@pytest.mark.parametrize(
    ("language", "title", "what", "do"),
    [
        ("en", "Not saved on this computer", "can’t be written to", "start the app again"),
        ("zh-CN", "没有保存在这台电脑上", "）无法写入。", "重新打开 WalletCare"),
    ],
)
def test_an_old_folder_on_a_read_only_disk_is_told_and_left_alone(
    tmp_path: Path, language: str, title: str, what: str, do: str
) -> None:
    with small_disk(tmp_path / "disk", 4) as disk:
        folder = disk.folder / "demo"
        for name in ("", "logs", "attachments"):
            (folder / name).mkdir(mode=0o700)
        settings = folder / "settings.json"
        settings.write_text(json.dumps({"onboarded": True, "language": language}), "utf-8")
        disk.set_read_only(is_read_only=True)
        done = start(tmp_path, disk.folder, title)
        assert done.returncode == 0, done.stderr
        assert title in done.stdout
        assert what in done.stdout
        assert str(folder) in done.stdout
        assert do in done.stdout, "in the user's language, which was read from the folder"
        assert sorted(path.name for path in folder.rglob("*")) == ["attachments", "logs", "settings.json"]
    assert list((tmp_path / "tmp").glob("walletcare-run-*")) == [], "the borrowed folder is given back"


@needs_mount
def test_a_new_folder_on_a_read_only_disk_is_told_too(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 4) as disk:
        disk.set_read_only(is_read_only=True)
        done = start(tmp_path, disk.folder, "Not saved on this computer", "--lang", "en")
        assert done.returncode == 0, done.stderr
        assert str(disk.folder) in done.stdout
        assert list(disk.folder.iterdir()) == []


@needs_mount
def test_a_full_disk_at_the_start_is_told(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 1) as disk:
        disk.fill()
        done = start(tmp_path, disk.folder, "Not saved on this computer", "--lang", "en")
        assert done.returncode == 0, done.stderr
        assert "Not saved on this computer" in done.stdout


def test_without_any_room_the_console_says_why(tmp_path: Path) -> None:
    """Then there is no place for the program's own files at all."""
    blocked = tmp_path / "file"
    blocked.write_text("not a folder", "utf-8")
    done = subprocess.run(
        [sys.executable, "-c",
         "import tempfile, sys; tempfile.tempdir = sys.argv[1] + '/none';"
         "from walletcare.__main__ import main; sys.exit(main(['--demo', '--data-dir', sys.argv[1]]))",
         str(blocked)],
        cwd=Path(__file__).parents[3],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert "cannot start" in done.stderr
    assert not Path(tempfile.gettempdir(), "none").exists()
