"""The Debian package on a machine that has nothing: installed, used, upgraded, purged.

Made first by ``python3 bootstrap.py package``. Run as root on Debian, with a network for apt:
``pytest -m frozen tests/packaging -s``
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.clean_root import USER, CleanRoot
from walletcare.installer.product import ROOT, Product

# The parts are told in order: each begins where the one before ended.
pytestmark = [pytest.mark.frozen, pytest.mark.timeout(1800)]

DEBIAN_PACKAGE = f"{Product().name}_{Product().version}_*.deb"
PREVIOUS = "0.0.9"
ONLY_IN_PREVIOUS = "/usr/lib/walletcare/_internal/gone-in-the-next-version.txt"
DATA = f"home/{USER}/.local/share/WalletCare"
SESSION_PACKAGES = (
    "xvfb",
    "dbus",
    "gnome-keyring",
    "at-spi2-core",
    "python3-pyatspi",
    "python3-xlib",
    "xdg-utils",
    "desktop-file-utils",
    "fonts-noto-cjk",
)


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


@pytest.fixture(scope="module")
def package() -> Path:
    found = sorted((ROOT / "dist").glob(DEBIAN_PACKAGE))
    if not found:
        pytest.fail(f"dist/{DEBIAN_PACKAGE} is not there: run 'python3 bootstrap.py package' first")
    return found[-1]


@pytest.fixture(scope="module")
def root() -> Iterator[CleanRoot]:
    with tempfile.TemporaryDirectory(prefix="walletcare-clean-root-") as folder:
        began = time.monotonic()
        root = CleanRoot.make(Path(folder) / "root")
        root.run(["apt-get", "update", "-qq"])
        say(f"\na clean Debian: {time.monotonic() - began:.0f} s")
        yield root


@pytest.fixture(scope="module")
def previous(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same program as a lower version, with a file that the next version has no more."""
    folder = tmp_path_factory.mktemp("previous")
    subprocess.run(["dpkg-deb", "--raw-extract", str(package), str(folder / "stage")], check=True)
    control = folder / "stage" / "DEBIAN" / "control"
    fields = control.read_text().replace(f"Version: {Product().version}\n", f"Version: {PREVIOUS}\n")
    assert PREVIOUS in fields
    control.write_text(fields)
    (folder / "stage" / ONLY_IN_PREVIOUS.lstrip("/")).write_text("of the previous version\n")
    made = folder / "previous.deb"
    command = ["dpkg-deb", "--root-owner-group", "-Zgzip", "-z1", "--build", str(folder / "stage"), str(made)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    shutil.rmtree(folder / "stage")
    return made


def _install(root: CleanRoot, package: Path) -> float:
    shutil.copy(package, root.path / "root" / package.name)
    began = time.monotonic()
    root.install(f"/root/{package.name}")
    return time.monotonic() - began


def test_the_declared_dependencies_are_enough(root: CleanRoot, previous: Path) -> None:
    took = _install(root, previous)
    answer = root.run_as_user(["walletcare-cli", "self-test", "--json"])
    steps = [json.loads(line) for line in answer.stdout.splitlines()]
    failed = [step for step in steps[:-1] if not step["passed"]]
    assert answer.returncode == 0, (failed, answer.stderr)
    total = sum(step["took_s"] for step in steps[:-1])
    say(f"installed with what it needs: {took:.0f} s; self-test: {steps[-1]['passed']} steps, {total:.1f} s")


def test_it_is_used_with_a_screen_and_a_keyring(root: CleanRoot) -> None:
    root.install(*SESSION_PACKAGES)
    _copy_session(root)
    answer = root.run_as_user(["dbus-run-session", "--", "python3", "desktop_session.py", "keyring"])
    steps = {step["step"]: step for step in map(json.loads, answer.stdout.splitlines()) if "step" in step}
    assert answer.returncode == 0, answer.stderr
    assert "SecretService" in steps["keyring"]["detail"]
    assert "encrypted" in steps["services"]["detail"]

    answer = root.run_as_user(["dbus-run-session", "--", "python3", "desktop_session.py", "before"])
    assert answer.returncode == 0, f"{answer.stdout}\n{answer.stderr}"
    say(answer.stdout.strip())


def test_an_upgrade_keeps_what_was_typed(root: CleanRoot, package: Path) -> None:
    store = root.path / DATA / "demo" / "walletcare.db"
    before = store.read_bytes()
    took = _install(root, package)
    assert root.run(["dpkg-query", "-W", "-f=${Version}", "walletcare"]).stdout == Product().version
    assert not (root.path / ONLY_IN_PREVIOUS.lstrip("/")).exists()
    assert store.read_bytes() == before
    answer = root.run_as_user(["dbus-run-session", "--", "python3", "desktop_session.py", "after"])
    assert answer.returncode == 0, f"{answer.stdout}\n{answer.stderr}"
    say(f"upgraded: {took:.0f} s\n{answer.stdout.strip()}")


def test_a_purge_leaves_the_system_as_it_was(root: CleanRoot) -> None:
    own = set(root.run(["dpkg-query", "-L", "walletcare"]).stdout.splitlines())
    before = root.files()
    began = time.monotonic()
    root.run(["apt-get", "purge", "-y", "-qq", "walletcare"])
    took = time.monotonic() - began
    after = root.files()
    shared = {path for path in own if root.run(["dpkg-query", "-S", path], is_checked=False).returncode == 0}
    assert before - after <= own
    assert after == before - (own - shared)
    left = root.run(["find", "/etc", "/usr", "/var", "/opt", "-iname", "*walletcare*"]).stdout.splitlines()
    assert [path for path in left if not path.startswith("/var/cache/apt/archives/")] == []
    handlers = root.run(["sh", "-c", "cat /usr/share/applications/mimeinfo.cache 2>/dev/null || true"]).stdout
    assert "walletcare" not in handlers
    # What belongs to the user is the user's to remove.
    assert (root.path / DATA / "demo" / "walletcare.db").exists()
    say(f"purged: {took:.0f} s, nothing left but the user's own data")


def _copy_session(root: CleanRoot) -> None:
    target = root.path / "home" / USER / "desktop_session.py"
    shutil.copy(Path(__file__).with_name("desktop_session.py"), target)
    target.chmod(0o644)
