"""The texts of a Debian package: control, copyright, changelog, and why lintian is overridden."""

from __future__ import annotations

import gzip
import textwrap
from email.utils import format_datetime
from pathlib import Path

from walletcare.installer.product import Product

RECOMMENDS = (
    # Where the key of the store lives; without it requests are kept for one run only.
    "gnome-keyring | kwalletmanager | keepassxc",
    # Chinese letters.
    "fonts-noto-cjk",
    # Web pages, the mail program and walletcare:// links.
    "xdg-utils",
    "desktop-file-utils",
)
SUGGESTS = ("cups-client",)

OVERRIDES = (
    ("embedded-library", "Qt and SQLCipher come as their projects build them, with libraries of their own"),
    (
        "shared-library-lacks-prerequisites",
        "data and modules that need nothing, as they are built",
    ),
    (
        "hardening-no-pie",
        "PyInstaller's loader, as its project builds it",
    ),
    ("library-not-linked-against-libc", "Python modules that need nothing of it, from Python's own build"),
)
"""What lintian finds and why it stays."""


def control_file(product: Product, version: str, architecture: str, installed_kb: int, depends: str) -> str:
    """``DEBIAN/control``."""
    body = (
        'A payment failed, an account is locked, support is silent, or "support" wrote first: this'
        " program answers from help that works without a network, finds the cause with real checks, and"
        " gets one request to the wallet's support by chat, email or official accounts, followed until it"
        " is solved. In Chinese and English."
    )
    description = "\n".join(f" {line}" for line in textwrap.wrap(body, 76))
    return (
        f"Package: {product.name}\n"
        f"Version: {version}\n"
        f"Architecture: {architecture}\n"
        f"Maintainer: {product.contact}\n"
        f"Installed-Size: {installed_kb}\n"
        f"Depends: {depends}\n"
        f"Recommends: {', '.join(RECOMMENDS)}\n"
        f"Suggests: {', '.join(SUGGESTS)}\n"
        "Section: utils\n"
        "Priority: optional\n"
        f"Homepage: {product.homepage}\n"
        "Description: support for wallet users: answers, checks, a way to a person\n"
        f"{description}\n"
    )


def write_papers(product: Product, stage: Path, version: str) -> None:
    """Copyright, changelog and lintian overrides, each in its place below ``stage``."""
    share = stage / "usr" / "share"
    doc = share / "doc" / product.name
    doc.mkdir(parents=True)
    (doc / "copyright").write_text(copyright_file(product), encoding="utf-8")
    log = gzip.compress(changelog(product, version).encode(), 9, mtime=0)
    (doc / "changelog.gz").write_bytes(log)
    overrides = share / "lintian" / "overrides" / product.name
    overrides.parent.mkdir(parents=True)
    overrides.write_text(
        "".join(f"# {reason}.\n{product.name}: {tag}\n" for tag, reason in OVERRIDES), encoding="utf-8"
    )


def copyright_file(product: Product) -> str:
    """In Debian's machine-readable form; the parts' own licences stand beside the program."""
    licence = (product.root / "LICENSE").read_text(encoding="utf-8").split("\n\n", 2)
    terms = "\n".join(f" {line}".rstrip() if line else " ." for line in licence[2].strip().splitlines())
    return (
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n"
        f"Upstream-Name: {product.title}\n"
        f"Source: {product.homepage}\n"
        f"Comment: /usr/lib/{product.name}/_internal/sbom.cdx.json lists every part with its licence, the\n"
        f" folder licenses/ beside it holds the texts. Qt, PySide6 and Shiboken are used under the\n"
        " LGPL, version 3 (/usr/share/common-licenses/LGPL-3); python-stdnum under the LGPL, version 2.1\n"
        " or later (/usr/share/common-licenses/LGPL-2.1). Both lie there as separate files that can be\n"
        " replaced.\n"
        "\n"
        "Files: *\n"
        f"Copyright: {licence[1].removeprefix('Copyright (c) ')}\n"
        "License: Expat\n"
        f"{terms}\n"
    )


def changelog(product: Product, version: str) -> str:
    """CHANGELOG.md's part about ``version`` in Debian's form; a line that points to it when there is none."""
    text = (product.root / "CHANGELOG.md").read_text(encoding="utf-8")
    entries: list[str] = []
    for part in text.split("\n## ")[1:]:
        head, _, body = part.partition("\n")
        if head.split()[0] == version:
            for item in body.strip().split("\n- "):
                words = " ".join(item.removeprefix("- ").split())
                entries.append(
                    "\n".join(textwrap.wrap(words, 76, initial_indent="  * ", subsequent_indent="    "))
                )
    lines = "\n".join(entries) or "  * See the project's CHANGELOG.md."
    date = format_datetime(product.built_at)
    return f"{product.name} ({version}) stable; urgency=medium\n\n{lines}\n\n -- {product.contact}  {date}\n"
