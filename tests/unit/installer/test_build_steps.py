"""The steps of the build, each on small trees: the same bytes every time, and nothing foreign inside."""

from __future__ import annotations

import hashlib
import importlib
import shutil
import struct
import sys
import tarfile
from pathlib import Path

import pytest

from walletcare.installer.archive import make_archive
from walletcare.installer.binding_support import PLACE, write_binding_support
from walletcare.installer.compare import Difference, compare, content_hash
from walletcare.installer.freeze import settle
from walletcare.installer.icons import icns, ico, png
from walletcare.installer.macos import steps
from walletcare.installer.product import Product
from walletcare.installer.pruning import without_orphans, without_unused
from walletcare.installer.windows import make_installer, version_parts

EPOCH = 1_700_000_000


def _tree(place: Path) -> Path:
    (place / "_internal").mkdir(parents=True)
    (place / "walletcare.exe").write_bytes(b"MZ" + bytes(4000))
    (place / "walletcare-cli.exe").write_bytes(b"MZ")
    (place / "_internal" / "data.txt").write_text("text")
    (place / "_internal" / "link").symlink_to("data.txt")
    return place


def test_settled_trees_have_one_time_and_two_kinds_of_rights(tmp_path: Path) -> None:
    tree = _tree(tmp_path / "tree")
    program = tree / "walletcare"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o700)
    library = tree / "_internal" / "lib.so.1"
    library.write_bytes(b"")
    library.chmod(0o775)
    settle(tree, EPOCH)
    assert {int(path.lstat().st_mtime) for path in tree.rglob("*")} == {EPOCH}
    rights = {path.name: path.stat().st_mode & 0o777 for path in tree.rglob("*")}
    assert (rights["walletcare"], rights["lib.so.1"], rights["_internal"]) == (0o755, 0o644, 0o755)


def test_the_archive_does_not_depend_on_when_and_where(tmp_path: Path) -> None:
    made = []
    for name in ("one", "other"):
        tree = _tree(tmp_path / name / "walletcare")
        (tmp_path / name / "out").mkdir()
        settle(tree, EPOCH)
        made.append(make_archive(Product(), tree, tmp_path / name / "out", "linux-x86_64"))
    assert content_hash(made[0]) == content_hash(made[1])
    with tarfile.open(made[0]) as archive:
        names = archive.getnames()
        assert names == sorted(names)
        assert {(member.uid, member.uname) for member in archive} == {(0, "")}


def test_every_kind_of_difference_is_told(tmp_path: Path) -> None:
    one, other = _tree(tmp_path / "one"), _tree(tmp_path / "other")
    assert compare(one, other) == []
    assert content_hash(one) == content_hash(other)
    (other / "_internal" / "data.txt").write_text("tent")
    (other / "walletcare.exe").chmod(0o600)
    (one / "only-here").write_text("")
    (other / "_internal" / "link").unlink()
    (other / "_internal" / "link").symlink_to("elsewhere")
    rights = one / "walletcare.exe"
    assert compare(one, other) == [
        Difference("_internal/data.txt", "1 bytes from offset 2, near b'text'"),
        Difference("_internal/link", "links to data.txt and elsewhere"),
        Difference("only-here", "only in the first"),
        Difference("walletcare.exe", f"rights {rights.stat().st_mode & 0o777:o} and 600"),
    ]
    assert content_hash(one) != content_hash(other)


def test_the_member_that_differs_is_named(tmp_path: Path) -> None:
    archives = []
    for name in ("text", "tent"):
        tree = _tree(tmp_path / name)
        (tree / "_internal" / "data.txt").write_text(name)
        settle(tree, EPOCH)
        (tmp_path / f"{name}-out").mkdir()
        archives.append(make_archive(Product(), tree, tmp_path / f"{name}-out", "any"))
    (difference,) = compare(*archives)
    assert "_internal/data.txt" in difference.why


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="shared libraries of Linux")
def test_a_library_goes_when_nobody_needs_it_any_more() -> None:
    sqlite = importlib.import_module("_sqlite3").__file__
    (library,) = list(Path("/usr/lib").rglob("libsqlite3.so.0"))[:1]
    entries = [
        ("python3/lib-dynload/_sqlite3.so", str(sqlite), "EXTENSION"),
        ("libsqlite3.so.0", str(library), "BINARY"),
        # Another module of the same name that needs no such library.
        ("sqlcipher3/_sqlite3.so", sys.executable, "EXTENSION"),
    ]
    assert without_orphans(entries) == entries
    assert without_orphans(entries[1:]) == entries[2:]


@pytest.mark.parametrize(
    ("name", "is_kept"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqoffscreen.so", True),
        ("PySide6/Qt/plugins/platforms/libqminimal.so", False),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", False),
        ("PySide6/Qt/plugins/wayland-shell-integration/libxdg-shell.so", True),
        ("PySide6/Qt/plugins/imageformats/libqtiff.so", False),
        ("PySide6/Qt/lib/libQt6Core.so.6", True),
        ("PySide6/Qt/lib/libQt6Quick.so.6", False),
        ("PySide6/Qt/translations/qtbase_zh_CN.qm", True),
        ("PySide6/Qt/translations/qtbase_pt_BR.qm", False),
        ("PySide6\\opengl32sw.dll", False),
        ("PySide6\\plugins\\platforms\\qwindows.dll", True),
        ("PySide6\\plugins\\imageformats\\qpdf.dll", False),
    ],
)
def test_what_of_qt_is_kept(name: str, is_kept: bool) -> None:
    assert bool(without_unused([(name, "", "BINARY")])) is is_kept


def test_the_icons_hold_what_their_directories_say() -> None:
    assert png(64) == png(64)
    data = ico()
    count = struct.unpack("<HHH", data[:6])[2]
    for index in range(count):
        width, length, offset = struct.unpack("<BxxxxxxxII", data[6 + 16 * index : 22 + 16 * index])
        picture = data[offset : offset + length]
        assert picture.startswith(b"\x89PNG")
        assert struct.unpack(">I", picture[16:20])[0] == (width or 256)
    chunks = icns()
    assert struct.unpack(">I", chunks[4:8])[0] == len(chunks)


@pytest.mark.skipif(shutil.which("makensis") is None, reason="NSIS is not installed")
def test_the_windows_installer_compiles_without_a_warning(tmp_path: Path) -> None:
    digests = []
    for name in ("one", "other"):
        tree = _tree(tmp_path / name / "walletcare")
        settle(tree, EPOCH)
        made = make_installer(Product(), tree, tmp_path / name, tmp_path / name)
        digests.append(hashlib.sha256(made.read_bytes()).hexdigest())
    assert digests[0] == digests[1]


def test_windows_wants_four_numbers() -> None:
    assert version_parts("0.1.0") == (0, 1, 0, 0)
    assert version_parts("2.10") == (2, 10, 0, 0)


def test_a_mac_image_is_signed_and_notarised_only_when_that_is_set_up() -> None:
    app, image = Path("stage/WalletCare.app"), Path("walletcare.dmg")
    plain = [step.what for step in steps(app, image, {})]
    assert plain == ["check the seal", "pack the image"]
    signing = {"WALLETCARE_CODESIGN_IDENTITY": "Developer ID", "WALLETCARE_NOTARY_PROFILE": "notary"}
    full = steps(app, image, signing)
    assert [step.what for step in full] == [
        "seal the bundle",
        "check the seal",
        "pack the image",
        "sign the image",
        "have it notarised",
        "staple the ticket",
        "ask Gatekeeper",
    ]
    # Without the hardened run time Apple refuses to notarise.
    assert "runtime" in full[0].command


def test_the_python_half_of_the_bindings_is_compiled_the_same_every_time(tmp_path: Path) -> None:
    trees = [dict(write_binding_support(tmp_path / name)) for name in ("one", "two")]
    names = set(trees[0])
    assert f"{PLACE}/shibokensupport/signature/loader.py" in names
    assert {Path(name).stem for name in names if name.endswith(".py")} == {
        Path(name).name.partition(".")[0] for name in names if name.endswith(".pyc")
    }
    one, two = ({name: Path(source).read_bytes() for name, source in tree.items()} for tree in trees)
    assert one == two
