"""Names of files that others chose, made harmless to store.

Names of people: :mod:`walletcare.infra.clean`.
"""

from __future__ import annotations

import re
import unicodedata

MAX_FILE_NAME_CHARS = 120

_ACTIVE_ENDINGS = frozenset(
    [
        "exe",
        "scr",
        "com",
        "bat",
        "cmd",
        "msi",
        "ps1",
        "vbs",
        "vbe",
        "js",
        "jse",
        "wsf",
        "wsh",
        "hta",
        "lnk",
        "url",
        "desktop",
        "html",
        "htm",
        "xhtml",
        "svg",
        "jar",
        "app",
        "dmg",
        "pkg",
        "deb",
        "rpm",
        "sh",
        "apk",
        "ipa",
        "reg",
        "cpl",
        "dll",
        "sys",
        "iso",
        "img",
        "vhd",
        "docm",
        "xlsm",
        "pptm",
        "chm",
        "scf",
        "inf",
        "gadget",
        "application",
        "appref-ms",
        "website",
        "webloc",
        "mht",
    ]
)


def clean_file_name(name: str, fallback: str = "file") -> str:
    """A file name that is one name on every system: no path, device name, stream, control or direction mark.

    Windows' rules are applied everywhere, since a request may be opened there. The ending is kept.
    """
    flat = "".join(
        " " if unicodedata.category(char)[0] in "CZ" else char for char in unicodedata.normalize("NFC", name)
    )
    last = re.split(r"[\\/]", flat)[-1].split(":")[0] if ":" in flat[2:] else re.split(r"[\\/]", flat)[-1]
    stem, dot, ending = " ".join(last.split()).rpartition(".")
    if not dot or len(ending) > 10:
        stem, dot, ending = stem + dot + ending, "", ""
    short = stem[: MAX_FILE_NAME_CHARS - len(dot + ending)].rstrip(" .") + dot + ending
    from pathvalidate import sanitize_filename

    cleaned = sanitize_filename(short, platform="universal", replacement_text="_").strip(" .")
    return cleaned[:MAX_FILE_NAME_CHARS] or fallback


def is_active_file(name: str) -> bool:
    """Whether opening a file of this name could run something: judged by every ending it has."""
    endings = clean_file_name(name).lower().split(".")[1:]
    return any(ending.strip() in _ACTIVE_ENDINGS for ending in endings)


def saved_file_name(name: str) -> str:
    """The name under which a received file is offered for saving: one that could run gets a harmless
    ending."""
    cleaned = clean_file_name(name)
    return cleaned + ".unsafe.txt" if is_active_file(cleaned) else cleaned
