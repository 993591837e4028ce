"""The operator's ceremony and the import from a file, through the commands that people type."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.helpers.signed_repository import NOW, brand_text, pack_bytes
from walletcare.app.upkeep.content_updates import PACK_TARGET
from walletcare.cli.registry import run_command
from walletcare.domain.errors import ContentError
from walletcare.infra.signed.keys import find_keys, load_key, new_signer, save_key
from walletcare.infra.signed.repository import ContentRepository

CHEAP = 2**10


class Office:
    """An operator's folders, and a user's."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.repo, self.online = folder / "repo", folder / "online"
        self.brand = folder / "packaged" / "brand.toml"

    def publish(self, step: str, *more: str) -> int:
        words = ["content", "publish", step, "--repo", str(self.repo)]
        for name in ("offline", "online"):
            if step in {"start", "rotate"} or (step, name) in {
                ("targets", "offline"),
                ("timestamp", "online"),
            }:
                folder, file = str(self.folder / name), str(self.folder / f"{name}.txt")
                words += [f"--{name}", folder, f"--{name}-passphrase", file]
        return run_command([*words, *more])

    def bring_in(self, bundle: Path, data: str = "data") -> int:
        words = ["content", "import", str(bundle), "--brand", str(self.brand)]
        return run_command([*words, "--data-dir", str(self.folder / data)])


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ceremony up to the first bundle; copied for every test."""
    office = Office(tmp_path_factory.mktemp("office"))
    office.brand.parent.mkdir()
    for name in ("offline", "online"):
        (office.folder / f"{name}.txt").write_text(f"a long {name} passphrase\n", "utf-8")
    assert office.publish("start") == 0
    shutil.copy(office.repo / "metadata" / "1.root.json", office.brand.with_name("root.json"))
    office.brand.write_text(brand_text("https://content.example/heron", "Shipped", "2026-01-01"), "utf-8")
    (office.folder / "pack.db").write_bytes(pack_bytes("one"))
    newer = office.folder / "newer.toml"
    newer.write_text(brand_text("https://content.example/heron", "Newer"), "utf-8")
    assert office.publish("targets", "--pack", str(office.folder / "pack.db"), "--brand", str(newer)) == 0
    assert office.publish("timestamp") == 0
    assert office.publish("bundle", "--out", str(office.folder / "one.zip")) == 0
    return office.folder


@pytest.fixture
def office(published: Path, tmp_path: Path) -> Office:
    shutil.copytree(published, tmp_path / "office")
    return Office(tmp_path / "office")


def test_a_bundle_is_brought_in_without_a_network(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    assert office.bring_in(office.folder / "one.zip") == 0
    assert "In force from the next start: 2027.01.13" in capsys.readouterr().out
    assert office.bring_in(office.folder / "one.zip") == 0
    assert "Nothing newer" in capsys.readouterr().out


def test_keys_are_changed_step_by_step(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    assert office.bring_in(office.folder / "one.zip") == 0
    assert office.publish("rotate", "--role", "timestamp", "--role", "root", "--role", "targets") == 0
    (office.folder / "pack.db").write_bytes(pack_bytes("two"))
    assert office.publish("targets", "--pack", str(office.folder / "pack.db")) == 0
    assert office.publish("timestamp") == 0
    assert office.publish("bundle", "--out", str(office.folder / "two.zip")) == 0
    capsys.readouterr()
    for data in ("data", "a new computer"):
        assert office.bring_in(office.folder / "two.zip", data) == 0
        assert "official list of 2027-01-20" in capsys.readouterr().out
    assert office.bring_in(office.folder / "one.zip") == 2, "what is older is refused from a file too"
    assert "update-" in capsys.readouterr().err


def test_status_warns_before_a_signature_ends(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    assert office.publish("status") == 0
    assert office.publish("timestamp", "--days", "3") == 0
    assert office.publish("status") == 1
    assert capsys.readouterr().out.count("good until") == 12


def test_a_repository_and_its_keys_are_never_replaced(office: Office) -> None:
    before = {path: path.read_bytes() for path in office.folder.rglob("*") if path.is_file()}
    assert office.publish("start") == 2
    assert {path: path.read_bytes() for path in office.folder.rglob("*") if path.is_file()} == before


def test_a_passphrase_that_nobody_can_type_is_asked_for_in_a_file(tmp_path: Path) -> None:
    command = [sys.executable, "-W", "ignore", "-m", "walletcare", "content", "publish", "start"]
    folders = [
        "--repo",
        str(tmp_path / "repo"),
        "--offline",
        str(tmp_path / "keys"),
        "--online",
        str(tmp_path),
    ]
    answer = subprocess.run(
        [*command, *folders],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        start_new_session=True,  # without a terminal
        check=False,
    )
    assert answer.returncode == 2
    assert "--offline-passphrase FILE" in answer.stderr
    assert not (tmp_path / "repo").exists()


def test_the_brand_that_is_published_must_be_readable(office: Office) -> None:
    broken = office.folder / "broken.toml"
    broken.write_text('id = "x"', "utf-8")
    assert office.publish("targets", "--brand", str(broken)) == 2
    assert not (office.repo / "metadata" / "3.targets.json").exists()


def spoil(bundle: Path, name_ends: str, data: bytes) -> Path:
    """A copy of ``bundle`` in which one entry is something else."""
    out = bundle.with_name("spoilt.zip")
    with zipfile.ZipFile(bundle) as honest, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in honest.namelist():
            archive.writestr(name, data if name.endswith(name_ends) else honest.read(name))
    return out


@pytest.mark.parametrize(
    ("name", "data"),
    [
        (PACK_TARGET, b"other content"),
        (PACK_TARGET, b"\0" * 200_000_000),
        ("timestamp.json", b"{" * 50_000_000),
        ("targets.json", b"{}"),
    ],
    ids=["other", "bomb", "endless", "empty"],
)
def test_a_spoilt_bundle_changes_nothing(
    office: Office, capsys: pytest.CaptureFixture[str], name: str, data: bytes
) -> None:
    assert office.bring_in(spoil(office.folder / "one.zip", name, data)) == 2
    assert "update-not-genuine" in capsys.readouterr().err
    assert not (office.folder / "data" / "heron-test" / "content" / "current.json").exists()
    assert office.bring_in(office.folder / "one.zip") == 0


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_bundle_whose_bytes_were_damaged_on_the_way_is_named_as_such(
    office: Office, capsys: pytest.CaptureFixture[str], method: int
) -> None:
    out = office.folder / "damaged.zip"
    with zipfile.ZipFile(office.folder / "one.zip") as honest, zipfile.ZipFile(out, "w", method) as archive:
        for name in honest.namelist():
            archive.writestr(name, honest.read(name))
        first_bytes = [entry.header_offset + 30 + len(entry.filename) for entry in archive.infolist()]
    data = bytearray(out.read_bytes())
    for begin in first_bytes:
        data[begin : begin + 16] = b"\xff" * 16
    out.write_bytes(data)
    assert office.bring_in(out) == 2
    assert "update-bundle" in capsys.readouterr().err


@pytest.mark.parametrize("data", [b"", b"no archive", b"PK\x03\x04 half of one"])
def test_what_is_no_bundle_is_named_as_such(
    office: Office, capsys: pytest.CaptureFixture[str], data: bytes
) -> None:
    path = office.folder / "rubbish.zip"
    path.write_bytes(data)
    assert office.bring_in(path) == 2
    assert "update-bundle" in capsys.readouterr().err


def test_a_key_is_sealed_and_private(tmp_path: Path) -> None:
    signer = new_signer()
    path = tmp_path / "root-1.key"
    save_key(path, signer, "a long passphrase", cost=CHEAP)
    assert path.stat().st_mode & 0o077 == 0
    assert b"PRIVATE KEY" not in path.read_bytes()
    assert load_key(path, "a long passphrase").public_key == signer.public_key
    with pytest.raises(ContentError, match="key-wrong-passphrase"):
        load_key(path, "another passphrase")
    with pytest.raises(ContentError, match="key-exists"):
        save_key(path, signer, "a long passphrase", cost=CHEAP)
    with pytest.raises(ContentError, match="key-passphrase"):
        save_key(tmp_path / "x.key", signer, "short", cost=CHEAP)
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(ContentError, match="key-unreadable"):
        load_key(path, "a long passphrase")
    with pytest.raises(ContentError, match="key-missing"):
        find_keys(tmp_path, [signer.public_key.keyid])


def test_a_clock_that_is_behind_signs_nothing(office: Office) -> None:
    repository = ContentRepository(office.repo)
    signers = [load_key(path, "a long online passphrase") for path in sorted(office.online.glob("*.key"))]
    with pytest.raises(ContentError, match="repository-clock"):
        repository.put_timestamp(signers[0], signers[1], NOW.replace(year=2020))
