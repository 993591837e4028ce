"""What the packages say of themselves is true, complete and in the form that systems read."""

from __future__ import annotations

import plistlib
import re
import shutil
import subprocess
from pathlib import Path

import pytest

import walletcare
from walletcare.__main__ import COMMANDS, app_parser
from walletcare.installer.debian_papers import changelog, control_file, copyright_file
from walletcare.installer.product import TEMPLATES, BuildError, Product
from walletcare.ui import qt_start


def _needs(tool: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(tool) is None, reason=f"{tool} is not installed")


def test_name_and_version_are_the_packages_own() -> None:
    product = Product()
    assert (product.name, product.version) == ("walletcare", walletcare.__version__)


def test_the_window_and_the_desktop_entry_go_by_one_name() -> None:
    # Otherwise the window has no icon in a Wayland session.
    source = Path(qt_start.__file__).read_text(encoding="utf-8")
    assert re.findall(r'setDesktopFileName\("([^"]+)"\)', source) == [Product().app_id]


def test_an_unknown_name_in_a_template_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "note").write_text("@TITLE@ by @NOBODY@")
    monkeypatch.setattr("walletcare.installer.product.TEMPLATES", tmp_path)
    with pytest.raises(BuildError, match="NOBODY"):
        Product().fill("note")


@_needs("desktop-file-validate")
def test_the_desktop_entry_is_valid(tmp_path: Path) -> None:
    path = tmp_path / "org.walletcare.client.desktop"
    path.write_text(Product().fill("linux.desktop"), encoding="utf-8")
    answer = subprocess.run(["desktop-file-validate", path], capture_output=True, text=True, check=False)
    assert (answer.returncode, answer.stdout) == (0, "")


@_needs("appstreamcli")
def test_the_appstream_data_is_valid(tmp_path: Path) -> None:
    path = tmp_path / "org.walletcare.client.metainfo.xml"
    path.write_text(Product().fill("linux.metainfo.xml"), encoding="utf-8")
    command = ["appstreamcli", "validate", "--no-net", "--pedantic", str(path)]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stdout


def test_the_manual_page_knows_every_command_and_option() -> None:
    page = Product().fill("linux.1", MANUAL="WALLETCARE").replace("\\-", "-")
    headings = re.findall(r"^\.TP\n\.(?:B|BI|BR|I) +(.*)$", page, re.MULTILINE)
    named = {word.strip('",') for heading in headings for word in heading.split()}
    options = [option for action in app_parser()._actions for option in action.option_strings]
    # "Leave the demo" sets the last one; nobody types it.
    unsaid = {"--help", "--version", "--back-to"}
    wanted = {*COMMANDS, *(option for option in options if option.startswith("--"))} - unsaid
    assert wanted - named == set()


@_needs("man")
def test_the_manual_page_is_well_formed(tmp_path: Path) -> None:
    path = tmp_path / "walletcare.1"
    path.write_text(Product().fill("linux.1", MANUAL="WALLETCARE"), encoding="utf-8")
    command = ["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", str(path)]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (answer.returncode, answer.stderr) == (0, "")


def test_the_debian_papers() -> None:
    product = Product()
    control = control_file(product, "1.2.3", "amd64", 4096, "libc6 (>= 2.35)")
    assert "Version: 1.2.3\n" in control
    assert all(len(line) <= 80 for line in control.splitlines() if line.startswith(" "))
    licence = (product.root / "LICENSE").read_text(encoding="utf-8")
    assert " ".join(licence.split("\n\n", 2)[2].split()) in " ".join(
        copyright_file(product).replace("\n .\n", "\n").split()
    )
    assert changelog(product, product.version).startswith(f"{product.name} ({product.version}) ")


def test_the_mac_entitlements_can_be_read() -> None:
    data = plistlib.loads((TEMPLATES / "entitlements.plist").read_bytes())
    assert set(data.values()) == {True}
