"""Compiles the interface's translations with Qt's own tool."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from walletcare.domain.errors import ContentError

OWN_NAME = "walletcare_zh_CN.qm"
ENGLISH_NAME = "walletcare_en.qm"
"""English plurals only: "1 service is slow", "2 services are slow"."""
QT_NAME = "qtbase_zh_CN.qm"
_LIMIT_S = 120


@dataclass(frozen=True, slots=True)
class TranslationReport:
    """Files made, and sentences about what was left out and why."""

    made: tuple[Path, ...]
    notes: tuple[str, ...]


def compile_translations(resources: Path, out: Path) -> TranslationReport:
    """Make ``walletcare_zh_CN.qm`` in ``out`` from ``resources/i18n/zh_CN/*.ts``; copy Qt's own beside it.

    ``resources/i18n/en/*.ts`` hold the plurals of English and make ``walletcare_en.qm``.

    Raises:
        ContentError: ``translation-broken`` with ``problem``: the tool refused a file.
    """
    made: list[Path] = []
    notes: list[str] = []
    sources = sorted((resources / "i18n" / "zh_CN").glob("*.ts"))
    tool = _release_tool()
    if not sources:
        notes.append("No translations yet: resources/i18n/zh_CN has no .ts file.")
    elif tool is None:
        notes.append("Translations left out: pyside6-lrelease is not installed.")
    else:
        made.append(_release(tool, sources, out / OWN_NAME))
        plurals = sorted((resources / "i18n" / "en").glob("*.ts"))
        if plurals:
            made.append(_release(tool, plurals, out / ENGLISH_NAME))
    own = _qt_translations() / QT_NAME
    if own.is_file():
        out.mkdir(parents=True, exist_ok=True)
        fresh = _fresh(out / QT_NAME)
        shutil.copyfile(own, fresh)
        made.append(fresh.replace(out / QT_NAME))
    else:
        notes.append(f"Qt's own Chinese words left out: {QT_NAME} is not part of this PySide6.")
    return TranslationReport(tuple(made), tuple(notes))


def _release(tool: Path, sources: list[Path], target: Path) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = _fresh(target)
    command = [str(tool), "-silent", *map(str, sources), "-qm", str(fresh)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_LIMIT_S, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ContentError("translation-broken", problem=str(error)) from error
    if done.returncode != 0 or not fresh.is_file():
        raise ContentError("translation-broken", problem=(done.stderr or done.stdout).strip()[:500])
    return fresh.replace(target)


def _fresh(target: Path) -> Path:
    """Where ``target`` is written before it takes its place: a program that runs has the old one mapped into
    its memory and would crash if that were written over."""
    return target.with_name(f".{target.name}.fresh")


def _release_tool() -> Path | None:
    beside = Path(sys.executable).with_name("pyside6-lrelease")
    for candidate in (beside, beside.with_suffix(".exe")):
        if candidate.is_file():
            return candidate
    found = shutil.which("pyside6-lrelease")
    return Path(found) if found else None


def _qt_translations() -> Path:
    # Found without importing PySide6: this room does not know Qt, only where its data lies.
    spec = find_spec("PySide6")
    root = Path(spec.origin).parent if spec is not None and spec.origin else Path()
    beside = root / "Qt" / "translations"
    return beside if beside.is_dir() else root / "translations"
