"""The portable archive: unpacked into a bare folder, started with an empty environment.

Made first by ``python3 bootstrap.py package``. ``pytest -m frozen tests/packaging/test_portable.py``
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from walletcare.__main__ import COMMANDS
from walletcare.installer.product import ROOT, Product

pytestmark = [pytest.mark.frozen, pytest.mark.timeout(600)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    product = Product()
    found = sorted((ROOT / "dist").glob(f"{product.name}-{product.version}-linux-*.tar.gz"))
    if not found:
        pytest.fail("the archive is not in dist: run 'python3 bootstrap.py package' first")
    place = tmp_path_factory.mktemp("bare folder")
    subprocess.run(["tar", "--extract", "--gzip", f"--file={found[-1]}"], cwd=place, check=True)
    (unpacked,) = place.iterdir()
    return unpacked


def _run(folder: Path, home: Path, words: Sequence[str]) -> subprocess.CompletedProcess[str]:
    environment = {"HOME": str(home), "PATH": "/usr/bin:/bin"}
    command = [str(folder / "walletcare-cli"), *words]
    return subprocess.run(
        command, cwd=home, env=environment, capture_output=True, text=True, timeout=300, check=False
    )


def _stamps(folder: Path) -> dict[str, int]:
    return {str(path): path.lstat().st_mtime_ns for path in folder.rglob("*")}


def test_the_self_test_passes_and_leaves_nothing(folder: Path, tmp_path: Path) -> None:
    before = _stamps(folder)
    answer = _run(folder, tmp_path, ["self-test", "--json"])
    steps = [json.loads(line) for line in answer.stdout.splitlines()]
    assert answer.returncode == 0, ([step for step in steps if not step.get("passed")], answer.stderr)
    assert steps[-1]["version"] == Product().version
    assert _stamps(folder) == before
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_it(folder: Path, tmp_path: Path, command: str) -> None:
    answer = _run(folder, tmp_path, [command, "--help"])
    assert answer.returncode == 0, answer.stderr
    assert command in answer.stdout


def test_the_troubleshooters_are_in_it(folder: Path, tmp_path: Path) -> None:
    answer = _run(folder, tmp_path, ["flow", "list"])
    assert answer.returncode == 0, answer.stderr
    assert "payment-failed" in answer.stdout


@pytest.mark.parametrize("command", ["content lint", "content build", "content coverage", "bench"])
def test_a_command_that_wants_the_sources_says_so(folder: Path, tmp_path: Path, command: str) -> None:
    answer = _run(folder, tmp_path, command.split())
    assert (answer.returncode, answer.stdout) == (2, "")
    assert "sources" in answer.stderr


def test_the_search_answers_in_chinese(folder: Path, tmp_path: Path) -> None:
    answer = _run(folder, tmp_path, ["search", "--lang", "zh-CN", "付款失败"])
    assert answer.returncode == 0, answer.stderr
    assert "payment-failed" in answer.stdout


def test_the_bill_of_materials_covers_what_is_there(folder: Path) -> None:
    inside = folder / "_internal"
    bill = json.loads((inside / "sbom.cdx.json").read_text(encoding="utf-8"))
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    names = {component["name"].lower().replace("_", "-") for component in bill["components"]}
    assert {"pyside6-essentials", "shiboken6", "sqlcipher3", "cryptography", "httpx", "cpython"} <= names
    # PyInstaller is among them with its loader, nothing else of the build is.
    assert not {"pytest", "pypinyin", "cyclonedx-python-lib", "mypy"} & names
    texts = {path.name for path in (inside / "licenses").iterdir()}
    assert {"Qt", "Python", "python-stdnum"} <= texts
    # Replaceable, as the LGPL wants: Qt as libraries of their own, python-stdnum as its sources.
    assert (inside / "PySide6" / "Qt" / "lib" / "libQt6Core.so.6").exists()
    assert (inside / "stdnum" / "iban.py").exists()


def test_no_library_path_of_the_build_machine_is_left(folder: Path) -> None:
    from walletcare.installer.search_paths import foreign_search_path, is_elf

    binaries = [path for path in folder.rglob("*") if is_elf(path)]
    assert len(binaries) > 50
    assert [path.name for path in binaries if foreign_search_path(path)] == []
    home = os.fsencode(ROOT)
    assert [path.name for path in folder.rglob("*") if path.is_file() and home in path.read_bytes()] == []
