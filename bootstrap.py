#!/usr/bin/env python3
"""Set up WalletCare from a fresh clone and start it, test it, or make its packages.

    python3 bootstrap.py run     [arguments of the app]
    python3 bootstrap.py test    [arguments of pytest]
    python3 bootstrap.py package [arguments of walletcare.installer package]

Uses the standard library only. The environment goes into ``.venv``, from ``requirements.lock`` with a
hash for every file. On Debian-like systems Qt needs a few shared libraries: as root they are installed,
otherwise the one command that is missing is printed. Where there is no display, ``run`` does the
self-test and the picture tour.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
STAMP = ENVIRONMENT / ".installed-lock"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

QT_PACKAGES = (
    "libegl1",
    "libgl1",
    "libxkbcommon0",
    "libxkbcommon-x11-0",
    "libdbus-1-3",
    "libfontconfig1",
    "libglib2.0-0",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-shape0",
)
FONT_PACKAGES = ("fonts-noto-cjk",)
TEST_PACKAGES = (
    "gnome-keyring",
    "dbus",
    "xvfb",
    "xauth",
    "at-spi2-core",
    "appstream",
    "desktop-file-utils",
    "nsis",
)
PACKAGE_PACKAGES = ("appstream", "binutils", "desktop-file-utils", "dpkg-dev", "lintian", "nsis", "patchelf")

QT_PROBE = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtGui import QFontDatabase, QGuiApplication
import PySide6.QtWidgets
app = QGuiApplication(sys.argv[:1])
chinese = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
print("chinese-font" if chinese else "no-chinese-font")
"""


class SetupError(Exception):
    """Set-up cannot go on; the text says what to do."""


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="bootstrap.py", description="Set up WalletCare, then run, test or package it."
    )
    parser.add_argument("action", choices=("run", "test", "package"))
    options, rest = parser.parse_known_args(arguments)
    os.chdir(ROOT)
    try:
        prepare(options.action)
    except SetupError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as error:
        print(
            f"\nThis step failed (exit {error.returncode}): {' '.join(map(str, error.cmd))}", file=sys.stderr
        )
        return 1
    return {"run": run, "test": test, "package": package}[options.action](rest)


def prepare(action: str) -> None:
    """Environment, system libraries and content pack, each only when it is missing or out of date."""
    if sys.version_info < (3, 11):  # noqa: UP036 - runs before anything checked requires-python
        raise SetupError(f"WalletCare needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    make_environment()
    install_system_packages(action)
    call("-m", "walletcare", "content", "build")


def make_environment() -> None:
    digest = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if PYTHON.exists() and STAMP.exists() and STAMP.read_text() == digest:
        return
    if not PYTHON.exists():
        say("Making the environment in .venv")
        # Debian's Python has no ensurepip without a further package; the system's pip serves instead.
        venv.EnvBuilder(with_pip=False, symlinks=os.name != "nt").create(ENVIRONMENT)
    say("Installing what requirements.lock lists")
    pip = [*find_pip(), "--python", str(PYTHON), "--disable-pip-version-check"]
    with tempfile.TemporaryDirectory() as folder:
        installer = Path(folder) / "uv.txt"
        installer.write_text(lock_entry("uv"))
        subprocess.run([*pip, "install", "-q", "--require-hashes", "-r", str(installer)], check=True)
    uv = PYTHON.with_name("uv.exe" if os.name == "nt" else "uv")
    sync = [uv, "pip", "sync", "-q", "--python", PYTHON, "--require-hashes", LOCK]
    if subprocess.run(list(map(str, sync)), check=False).returncode != 0:
        say("uv could not install; trying with pip")
        subprocess.run([*pip, "install", "-q", "--require-hashes", "-r", str(LOCK)], check=True)
    STAMP.write_text(digest)


def find_pip() -> list[str]:
    """The command of a pip new enough to install into another environment (22.3)."""
    for command in ([sys.executable, "-m", "pip"], ["pip3"], ["pip"]):
        if shutil.which(command[0]) is None:
            continue
        answer = subprocess.run([*command, "--version"], capture_output=True, text=True, check=False)
        if answer.returncode == 0:
            return command
    raise SetupError("pip is missing. On Debian or Ubuntu: sudo apt-get install python3-pip")


def lock_entry(name: str) -> str:
    """The lines of ``requirements.lock`` that pin ``name``."""
    lines: list[str] = []
    for line in LOCK.read_text(encoding="utf-8").splitlines():
        if lines and not line.startswith(" "):
            break
        if lines or line.startswith(f"{name}=="):
            lines.append(line)
    if not lines:
        raise SetupError(f"requirements.lock does not list {name}; make it anew with the command at its top.")
    return "\n".join(line for line in lines if not line.lstrip().startswith("#")) + "\n"


def install_system_packages(action: str) -> None:
    """Qt's shared libraries, a Chinese font; for tests a keyring and a display, for packages their tools."""
    if not sys.platform.startswith("linux"):
        return
    needed: list[str] = []
    answer = subprocess.run([PYTHON, "-c", QT_PROBE], capture_output=True, text=True, check=False)
    if answer.returncode != 0:
        needed += QT_PACKAGES
    is_font_missing = "no-chinese-font" in answer.stdout or answer.returncode != 0
    if is_font_missing:
        needed += FONT_PACKAGES
    if action != "run" and shutil.which("dpkg-query") and os.geteuid() == 0:
        wanted = TEST_PACKAGES if action == "test" else (*PACKAGE_PACKAGES, *python_library())
        needed += [name for name in wanted if not is_installed(name)]
    if not needed:
        return
    if shutil.which("apt-get") is None:
        if answer.returncode != 0:
            raise SetupError(
                "Qt cannot start here because shared libraries are missing:\n"
                f"{answer.stderr.strip().splitlines()[-1]}\n"
                f"Install what your system calls these Debian packages: {' '.join(QT_PACKAGES)}"
            )
        say("No Chinese font was found. Chinese text shows as boxes until one is installed (Noto Sans CJK).")
        return
    if os.geteuid() != 0:
        command = f"sudo apt-get install -y {' '.join(needed)}"
        if answer.returncode != 0:
            raise SetupError(
                f"Qt needs a few shared libraries. Run this once, then try again:\n\n    {command}"
            )
        say(f"No Chinese font was found. Chinese text shows as boxes until you run:\n    {command}")
        return
    say(f"Installing system packages: {' '.join(needed)}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], check=True, env=environment)
    subprocess.run(
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *needed],
        check=True,
        env=environment,
        stdout=subprocess.DEVNULL,
    )


def python_library() -> tuple[str, ...]:
    """The package of Python's shared library, which a frozen program carries; Debian keeps it apart."""
    if sys.prefix != "/usr":
        return ()
    return (f"libpython{sys.version_info.major}.{sys.version_info.minor}",)


def is_installed(package: str) -> bool:
    answer = subprocess.run(
        ["dpkg-query", "-W", "-f=${Status}", package], capture_output=True, text=True, check=False
    )
    return "install ok installed" in answer.stdout


def run(rest: Sequence[str]) -> int:
    if has_display():
        return call("-m", "walletcare", "--demo", *rest, check=False)
    say("There is no display here: doing the self-test and the picture tour instead.")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    code = call("-m", "walletcare", "self-test", check=False, env=environment)
    pictures = ROOT / "walletcare-tour"
    code = code or call("-m", "walletcare", "tour", "--out", str(pictures), check=False, env=environment)
    say(f"The pictures of every page are in {pictures}")
    return code


def has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def test(rest: Sequence[str]) -> int:
    """Lint, types, layering, content and all tests. Goes through all of them and fails if one did."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    steps: list[tuple[str, list[str]]] = [
        ("lint", ["-m", "ruff", "check"]),
        ("format", ["-m", "ruff", "format", "--check", "-q"]),
        ("types", ["-m", "mypy"]),
        ("layering", ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]),
        ("content", ["-m", "walletcare", "content", "lint"]),
        ("tests", ["-m", "pytest", *rest]),
    ]
    failed = []
    for name, arguments in steps:
        say(f"== {name}")
        if call(*arguments, check=False, env=environment) != 0:
            failed.append(name)
    if failed:
        say(f"Failed: {', '.join(failed)}")
        return 1
    say("All checks passed")
    return 0


def package(rest: Sequence[str]) -> int:
    """The folder and the packages for this system, in ``dist``."""
    return call("-m", "walletcare.installer", "package", *rest, check=False)


def call(*arguments: str, check: bool = True, env: dict[str, str] | None = None) -> int:
    return subprocess.run([str(PYTHON), *arguments], check=check, env=env).returncode


def say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main())
