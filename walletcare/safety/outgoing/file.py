"""Files that may leave: type by their bytes against an allow-list, text decoded for the guard, pictures
re-encoded."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol

from walletcare.domain.errors import UserFacingError
from walletcare.safety.file_names import clean_file_name

MAX_FILE_BYTES = 10 * 1024 * 1024

_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "image/png", ".png"),
    (b"\xff\xd8\xff", "image/jpeg", ".jpg"),
    (b"%PDF-", "application/pdf", ".pdf"),
)
_TEXT_TYPES = {".txt": "text/plain", ".log": "text/plain", ".csv": "text/csv"}
_KEY_NAMES = re.compile(
    r"\.(?:pem|key|p12|pfx|jks|keystore|kdbx|wallet|ppk|asc|gpg|age)$|^(?:utc--|id_rsa|id_ed25519|id_ecdsa"
    r"|wallet\.dat|keystore)",
    re.IGNORECASE,
)
_KEY_BYTES = (
    b"\x00\x05\x16\x07",  # macOS resource forks never belong into a request
    b"\x03\xd9\xa2\x9a",  # KeePass
    b"\xfe\xed\xfe\xed",  # Java keystore
    b"openssh-key-v1\x00",
    b"age-encryption.org/v1",
)


class PictureEncoder(Protocol):
    """Decodes a picture under limits and encodes it again without metadata (``ui`` does it with Qt).

    Raises ``ValueError`` when the picture is broken or too large to decode.
    """

    def __call__(self, data: bytes, media_type: str) -> bytes: ...


class FileRefusedError(UserFacingError):
    """The file cannot be sent. ``code``: ``file-empty``, ``file-too-big``, ``file-type``, ``file-broken``,
    ``file-not-text``."""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that passed the type check. ``text`` is what the guard has to read, None for pictures and
    PDF."""

    name: str
    media_type: str
    data: bytes
    text: str | None
    is_key_file: bool = False


def media_type_of(name: str, data: bytes) -> str | None:
    """The type by the bytes; for text by the name's ending. None when the type is not on the allow-list."""
    for magic, media_type, _ in _MAGIC:
        if data.startswith(magic):
            return media_type
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    ending = "." + name.rsplit(".", 1)[-1].lower() if "." in name else ""
    return _TEXT_TYPES.get(ending)


def read_file(name: str, data: bytes, encode_picture: PictureEncoder | None) -> ReadFile:
    """Checks size and type, cleans the name, decodes text, re-encodes pictures.

    Raises:
        FileRefusedError: see there.
    """
    cleaned = clean_file_name(name)
    if not data:
        raise FileRefusedError("file-empty", name=cleaned)
    if len(data) > MAX_FILE_BYTES:
        raise FileRefusedError("file-too-big", name=cleaned, limit_mb=str(MAX_FILE_BYTES // 2**20))
    if _KEY_NAMES.search(cleaned) or any(mark in data[:64] for mark in _KEY_BYTES):
        return ReadFile(cleaned, "application/octet-stream", data, None, is_key_file=True)
    media_type = media_type_of(cleaned, data)
    if media_type is None:
        text = _decode(data)
        if text is not None and text.lstrip()[:1] in {"{", "-"}:
            # JSON and PEM are no allowed types; the guard still looks, so that a keystore is named as one.
            return ReadFile(cleaned, "text/plain", data, text, is_key_file=_is_key_text(text))
        raise FileRefusedError("file-type", name=cleaned)
    if media_type.startswith("image/"):
        return ReadFile(
            _with_ending(cleaned, media_type),
            media_type,
            _encode(cleaned, data, media_type, encode_picture),
            None,
        )
    if media_type == "application/pdf":
        return ReadFile(_with_ending(cleaned, media_type), media_type, data, None)
    text = _decode(data)
    if text is None:
        raise FileRefusedError("file-not-text", name=cleaned)
    return ReadFile(cleaned, media_type, text.encode("utf-8"), text)


def _encode(name: str, data: bytes, media_type: str, encode_picture: PictureEncoder | None) -> bytes:
    if encode_picture is None:
        raise FileRefusedError("file-type", name=name)
    try:
        return encode_picture(data, media_type)
    except ValueError as error:
        raise FileRefusedError("file-broken", name=name) from error


def _is_key_text(text: str) -> bool:
    from walletcare.safety.folding import fold
    from walletcare.safety.values.tokens import find_tokens

    return any(True for _ in find_tokens(fold(text[:20_000])))


def _decode(data: bytes) -> str | None:
    """The text of a text file: UTF-8, UTF-16 with a byte order mark, else GB 18030. None for binary data."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    elif b"\x00" in data:
        return None
    else:
        encodings = ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _with_ending(name: str, media_type: str) -> str:
    endings = {
        "image/png": (".png",),
        "image/jpeg": (".jpg", ".jpeg"),
        "image/webp": (".webp",),
        "application/pdf": (".pdf",),
    }
    wanted = endings[media_type]
    return name if name.lower().endswith(wanted) else name + wanted[0]
