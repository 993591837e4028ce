"""Files that cannot go along."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication


def file_sentence(code: str, details: Mapping[str, str]) -> str:
    """The sentence for a file that was refused; empty when ``code`` is none of them."""
    translate = QCoreApplication.translate
    too_large = translate("Failure", "{name} is larger than 10 MB. A screenshot is usually enough.")
    words = {
        "file-missing": translate("Failure", "{name} is no longer where it was. Add it again, or remove it."),
        "file-too-large": too_large,
        "file-too-big": too_large,
        "too-many-files": translate("Failure", "A message can carry up to {limit} files."),
        "file-empty": translate("Failure", "{name} is empty."),
        "file-type": translate("Failure", "{name} can’t be sent. Pictures, PDF and text files can."),
        "file-broken": translate("Failure", "{name} can’t be read as a picture. Take the screenshot again."),
        "file-not-text": translate("Failure", "{name} isn’t readable text. Pictures and PDF can be sent."),
    }.get(code, "")
    return words.format(**{"name": "", "limit": "", **details}).strip()
