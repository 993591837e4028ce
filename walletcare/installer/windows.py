"""The Windows installer: an NSIS script around the folder, and the version that Explorer shows.

``makensis`` runs on Linux too; the folder it wraps has to be frozen on Windows.

``WALLETCARE_SIGNTOOL`` is the signing command without the file, for instance
``signtool sign /fd sha256 /tr https://… /td sha256 /sha1 <thumbprint>``. It is run on both programs before
they are wrapped and, by NSIS, on the uninstaller and the installer.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from pathlib import Path

from walletcare.installer.icons import ico
from walletcare.installer.product import TEMPLATES, BuildError, Product

SIGN_VARIABLE = "WALLETCARE_SIGNTOOL"


def version_parts(version: str) -> tuple[int, int, int, int]:
    """The four numbers that Windows wants of a version."""
    numbers = [int(part) for part in version.split(".")[:4] if part.isdigit()]
    one, two, three, four = (*numbers, 0, 0, 0, 0)[:4]
    return one, two, three, four


def write_version(product: Product, folder: Path) -> str:
    """The file with name, version and publisher that PyInstaller puts into Windows programs."""
    strings = {
        "CompanyName": product.publisher,
        "FileDescription": product.title,
        "FileVersion": product.version,
        "InternalName": product.name,
        "LegalCopyright": product.publisher,
        "ProductName": product.title,
        "ProductVersion": product.version,
    }
    table = ", ".join(f"StringStruct({key!r}, {value!r})" for key, value in strings.items())
    parts = version_parts(product.version)
    path = folder / "version.txt"
    path.write_text(
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={parts}, prodvers={parts}, mask=0x3f, flags=0x0,"
        " OS=0x40004, fileType=0x1, subtype=0x0, date=(0, 0)), kids=["
        f"StringFileInfo([StringTable('040904B0', [{table}])]),"
        " VarFileInfo([VarStruct('Translation', [1033, 1200])])])\n",
        encoding="utf-8",
    )
    return str(path)


def make_installer(product: Product, folder: Path, out: Path, work: Path) -> Path:
    """``<name>-<version>-setup.exe`` around ``folder``.

    Raises:
        BuildError: NSIS is not installed, or it or the signing command failed.
    """
    makensis = shutil.which("makensis")
    if makensis is None:
        raise BuildError("makensis is missing: install NSIS 3 (Debian: apt-get install nsis)")
    sign = os.environ.get(SIGN_VARIABLE, "")
    for program in sorted(folder.glob("*.exe")) if sign else ():
        _run([*shlex.split(sign), str(program)], "signing")
    target = out / f"{product.name}-{product.version}-setup.exe"
    icon = work / "walletcare.ico"
    icon.write_bytes(ico())
    definitions = {
        "NAME": product.name,
        "TITLE": product.title,
        "APP_ID": product.app_id,
        "VERSION": product.version,
        "VERSION4": ".".join(map(str, version_parts(product.version))),
        "PUBLISHER": product.publisher,
        "HOMEPAGE": product.homepage,
        "EVERYTHING": str(folder / "*"),
        "ICON": str(icon),
        "LICENCE": str(product.root / "LICENSE"),
        "TARGET": str(target),
        "SIZE_KB": str(sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) // 1024),
    }
    if sign:
        definitions["SIGN"] = sign
    command = [
        makensis,
        "-V2",
        "-WX",
        "-INPUTCHARSET",
        "UTF8",
        *(f"-D{key}={value}" for key, value in definitions.items()),
    ]
    _run([*command, str(TEMPLATES / "windows.nsi")], "makensis")
    return target


def _run(command: list[str], what: str) -> None:
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    if answer.returncode != 0:
        raise BuildError(f"{what} failed:\n{answer.stdout}{answer.stderr}")
