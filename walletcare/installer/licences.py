"""The licence texts of everything in the folder."""

from __future__ import annotations

import re
import sysconfig
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

from walletcare.installer.inventory import SystemPackage
from walletcare.installer.product import TEMPLATES, BuildError

_LICENCE = re.compile(r"(?i)(^|/)(licen[cs]e|copying|notice|authors)[^/]*$|/licenses/")
_QT = re.compile(r"(?i)^(pyside6|shiboken6)")

_NOT_STATED = {"sqlcipher3": "Zlib AND BSD-3-Clause", "python-stdnum": "LGPL-2.1-or-later"}
"""What the licence texts of these say and their metadata does not, or not exactly."""

LicenceFile = tuple[str, str]
"""Source path and folder inside the package, as PyInstaller takes data."""


def licence_files(
    packages: Iterable[metadata.Distribution], system: Iterable[SystemPackage]
) -> list[LicenceFile]:
    """Licence texts of the Python packages, of Python, of Qt and of the libraries taken from the system.

    Raises:
        BuildError: A package brings no licence text and none is kept for it.
    """
    files = [(str(path), "licenses/Qt") for path in sorted((TEMPLATES / "licences").glob("*.txt"))]
    files += _python_itself()
    for package in packages:
        files += _texts_of(package)
    for library in system:
        if not library.copyright_file.exists():
            raise BuildError(f"{library.copyright_file} is missing")
        files.append((str(library.copyright_file.resolve()), f"licenses/system/{library.name}"))
    return files


def _texts_of(package: metadata.Distribution) -> list[LicenceFile]:
    """What it calls a licence, else its metadata when that names one."""
    papers = [file for file in package.files or () if ".dist-info" in str(file)]
    texts = [file for file in papers if _LICENCE.search(str(file))]
    if not texts and _QT.match(package.name):
        return []
    if not texts and stated_licences(package):
        texts = [file for file in papers if file.name == "METADATA"]
    if not texts:
        raise BuildError(f"{package.name} brings no licence text: say in licences.py where it is")
    return [(str(file.locate()), f"licenses/{package.name}") for file in texts]


def stated_licences(package: metadata.Distribution) -> list[str]:
    """The licence that its metadata names, as one SPDX expression or name; empty when it names none."""
    if known := _NOT_STATED.get(package.name):
        return [known]
    facts = package.metadata.json
    for key in ("license_expression", "license"):
        text = str(facts.get(key, ""))
        # Some put the whole text there.
        if text not in {"", "UNKNOWN"} and "\n" not in text:
            return [text]
    named = [line for line in facts.get("classifier", ()) if str(line).startswith("License ::")]
    return [str(named[0]).rsplit(" :: ", 1)[-1]] if named else []


def _python_itself() -> list[LicenceFile]:
    stdlib = Path(sysconfig.get_path("stdlib"))
    version = sysconfig.get_python_version()
    places = (
        stdlib / "LICENSE.txt",
        Path(sysconfig.get_config_var("prefix")) / "LICENSE.txt",
        Path("/usr/share/doc") / f"python{version}" / "copyright",
        Path("/usr/share/doc") / f"libpython{version}-stdlib" / "copyright",
    )
    for place in places:
        if place.exists():
            return [(str(place), "licenses/Python")]
    raise BuildError(f"Python's licence text was not found in {', '.join(map(str, places))}")
