"""Names that others chose: display names of people and names of files, made harmless to show and to store."""

from __future__ import annotations

import re
import unicodedata

from pathvalidate import sanitize_filename

from walletcare.domain.late_pattern import late_pattern

MAX_NAME_CHARS = 40
MAX_FILE_NAME_CHARS = 120

_BADGES = late_pattern(
    "[\u2605\u2606\u25cf\u2600-\u27bf\u2b00-\u2bff\U0001f1e6-\U0001f1ff\U0001f300-\U0001faff"
    "\ufe0f\u20e3\u00ae\u2122\u00a9\u24c2\u3297\u3299\u200d]"
)
_EDGE = r"[\s\[\](){}【】（）|·•,:，：_-]*"
_ROLE_WORDS = late_pattern(
    rf"{_EDGE}(?:(?:verified|official|已认证|已認證|认证|認證|官方){_EDGE})+$", re.IGNORECASE
)
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


def clean_display_name(name: str, fallback: str = "") -> str:
    """A person's or bot's name as plain letters: no controls, direction marks, invisible characters or
    badges.

    At most 40 characters; combining marks are limited to two a letter. A trailing "verified" or 官方 is taken
    off: the role shown beside a name comes from the protocol, never from the name.
    """
    kept: list[str] = []
    marks = 0
    for char in unicodedata.normalize("NFC", name):
        category = unicodedata.category(char)
        if category in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}:
            if char in "\n\t\r\u2028\u2029":
                kept.append(" ")
            continue
        if category in {"Mn", "Me"}:
            marks += 1
            if marks > 2 or not kept:
                continue
        else:
            marks = 0
        kept.append(" " if category == "Zs" else char)
    plain = _BADGES.sub("", "".join(kept))
    plain = " ".join(plain.split())
    if len(plain) > MAX_NAME_CHARS:
        plain = plain[: MAX_NAME_CHARS - 1].rstrip() + "…"
    without_role = _ROLE_WORDS.sub("", plain)
    return without_role or plain or fallback


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
