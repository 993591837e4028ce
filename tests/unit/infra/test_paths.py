"""Where files live, and that nobody else can read or redirect them (threat T17)."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from walletcare.domain.errors import StoreError
from walletcare.infra.paths import DataPaths, built_dir, resources_dir
from walletcare.infra.private import make_private_file, make_private_folder, tighten_tree, write_private_file


@pytest.fixture
def no_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_resources_are_found_from_source_and_frozen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert (resources_dir() / "brands").is_dir()
    assert built_dir() == resources_dir() / "built"
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resources_dir() == tmp_path / "resources"


def test_each_brand_has_its_own_folder_and_socket(tmp_path: Path) -> None:
    one, two = DataPaths.for_brand("a", tmp_path), DataPaths.for_brand("b", tmp_path)
    assert one.root != two.root
    assert one.lock_socket != two.lock_socket
    assert DataPaths.for_brand("a").root.is_relative_to(Path.home())


@pytest.mark.usefixtures("no_umask")
def test_everything_made_is_private_even_without_umask(tmp_path: Path) -> None:
    paths = DataPaths.for_brand("demo", tmp_path / "deep" / "er")
    paths.create()
    paths.create_runtime()
    write_private_file(paths.settings, b"{}")
    make_private_file(paths.database)
    made = [tmp_path / "deep", *(tmp_path / "deep").rglob("*"), paths.runtime]
    assert {mode(path) & 0o077 for path in made} == {0}


def test_what_was_open_is_tightened_at_the_next_start(tmp_path: Path) -> None:
    paths = DataPaths.for_brand("demo", tmp_path)
    paths.create()
    paths.settings.write_text("{}")
    paths.settings.chmod(0o666)
    paths.logs.chmod(0o777)
    paths.create()
    assert (mode(paths.settings), mode(paths.logs)) == (0o600, 0o700)


@pytest.mark.parametrize("name", ["logs", "attachments"])
def test_link_in_place_of_a_folder_is_refused(tmp_path: Path, name: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir(mode=0o755)
    paths = DataPaths.for_brand("demo", tmp_path / "data")
    paths.root.mkdir(parents=True)
    (paths.root / name).symlink_to(elsewhere)
    with pytest.raises(StoreError, match="folder-not-private"):
        paths.create()
    assert mode(elsewhere) == 0o755


def test_link_in_place_of_a_file_is_refused_and_its_target_kept(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("keep")
    victim.chmod(0o644)
    link = tmp_path / "walletcare.db"
    link.symlink_to(victim)
    with pytest.raises(StoreError, match="folder-not-private"):
        make_private_file(link)
    assert (victim.read_text(), mode(victim)) == ("keep", 0o644)


def test_writing_over_a_link_replaces_the_link(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("keep")
    link = tmp_path / "settings.json"
    link.symlink_to(victim)
    write_private_file(link, b"new")
    assert (victim.read_text(), link.read_bytes(), link.is_symlink()) == ("keep", b"new", False)


def test_links_inside_are_reported_and_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir(mode=0o755)
    (outside / "file").write_text("x")
    (outside / "file").chmod(0o644)
    root = tmp_path / "root"
    root.mkdir()
    (root / "link").symlink_to(outside)
    assert tighten_tree(root) == (root / "link",)
    assert (mode(outside), mode(outside / "file")) == (0o755, 0o644)


def test_own_link_above_the_root_is_fine(tmp_path: Path) -> None:
    real = tmp_path / "other-disk"
    real.mkdir()
    (tmp_path / "data").symlink_to(real)
    paths = DataPaths.for_brand("demo", tmp_path / "data")
    paths.create()
    assert (real / "demo" / "logs").is_dir()


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give a folder away"
)
def test_folder_of_another_user_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "squatted"
    folder.mkdir()
    os.chown(folder, 12345, 12345)
    with pytest.raises(StoreError, match="folder-not-private"):
        make_private_folder(folder)
    target = tmp_path / "target"
    target.mkdir()
    link = tmp_path / "link"
    link.symlink_to(target)
    os.chown(link, 12345, 12345, follow_symlinks=False)
    with pytest.raises(StoreError, match="folder-not-private"):
        make_private_folder(link / "below")
    assert list(target.iterdir()) == []


def test_file_where_a_folder_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("")
    with pytest.raises(StoreError):
        make_private_folder(tmp_path / "x")
    with pytest.raises(StoreError):
        make_private_folder(tmp_path / "x" / "y")


def test_failed_write_keeps_the_old_content_and_no_rest(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.mkdir()  # a folder cannot be replaced by a file, so the last step fails
    with pytest.raises(StoreError):
        write_private_file(file, b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["settings.json"]


@pytest.mark.parametrize("depth", [1, 12])
def test_socket_address_always_fits(tmp_path: Path, depth: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    paths = DataPaths.for_brand("demo", tmp_path.joinpath(*["a-long-name"] * depth))
    assert len(os.fsencode(paths.lock_socket)) <= 100
    assert paths.lock_socket.is_absolute()


def test_runtime_folder_prefers_the_session_s_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Short, as a session's own is: the address of a socket holds 107 bytes.
    with tempfile.TemporaryDirectory(dir="/tmp") as short:
        monkeypatch.setenv("XDG_RUNTIME_DIR", short)
        assert DataPaths.for_brand("demo", tmp_path / "d").runtime == Path(short) / "walletcare"


def test_a_file_in_place_of_the_folder_is_no_matter_of_other_people(tmp_path: Path) -> None:
    place = tmp_path / "data"
    place.write_text("a file")
    for folder in (place, place / "demo"):
        with pytest.raises(StoreError, match="folder-unusable") as caught:
            make_private_folder(folder)
        assert "directory" in caught.value.details["reason"].casefold()
    assert place.read_text() == "a file"
