"""Files on their way out."""

from __future__ import annotations

import json
import zlib

import pytest

from walletcare.safety.outgoing.file import MAX_FILE_BYTES, FileRefusedError
from walletcare.safety.outgoing.guard import Guard, SecretFoundError
from walletcare.safety.verdict import SecretKind

PHRASE = "legal winner thank year wave sausage worth useful legal winner thank yellow"


@pytest.fixture(scope="module")
def guard() -> Guard:
    return Guard()


def png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    header = chunk(b"IHDR", (1).to_bytes(4, "big") * 2 + bytes([8, 2, 0, 0, 0]))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(bytes(4))) + chunk(b"IEND", b"")


def strip_metadata(data: bytes, media_type: str) -> bytes:
    assert media_type == "image/png"
    return data[:8] + b"re-encoded"


def test_text_file_goes_out_as_utf8(guard: Guard) -> None:
    cleared = guard.clear_file("日志.log", "付款失败，错误码 100432".encode("gb18030"))
    assert (cleared.name, cleared.media_type) == ("日志.log", "text/plain")
    assert cleared.data.decode() == "付款失败，错误码 100432"


def test_phrase_in_a_text_file_is_refused_with_its_place(guard: Guard) -> None:
    with pytest.raises(SecretFoundError) as raised:
        guard.clear_file("backup.txt", PHRASE.encode())
    assert raised.value.place == "backup.txt"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_phrase_is_found_in_every_encoding(guard: Guard, encoding: str) -> None:
    with pytest.raises(SecretFoundError):
        guard.clear_file("a.txt", PHRASE.encode(encoding))


def test_secret_in_the_name_is_found(guard: Guard) -> None:
    with pytest.raises(SecretFoundError):
        guard.clear_file(PHRASE.replace(" ", "_") + ".txt", b"nothing in here")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("UTC--2024-01-01T00-00-00.000Z--ab", b"{}"),
        ("id_ed25519", b"x"),
        ("wallet.dat", b"\x00\x01"),
        ("server.pem", b"x"),
        ("keys.kdbx", b"\x03\xd9\xa2\x9a"),
        (
            "wallet.json",
            json.dumps({"crypto": {"ciphertext": "aa" * 32, "kdf": "scrypt", "mac": "bb"}}).encode(),
        ),
        (
            "a.txt",
            b"-----BEGIN EC PRIVATE KEY-----\nMHcCAQEEIJ4kq0v3o1Vb8Xc1nq9rT5\n-----END EC PRIVATE KEY-----",
        ),
    ],
)
def test_keys_and_keystores_are_refused(guard: Guard, name: str, data: bytes) -> None:
    with pytest.raises(SecretFoundError) as raised:
        guard.clear_file(name, data, allowed=frozenset(SecretKind))
    assert SecretKind.KEY_FILE in raised.value.verdict.kinds


def test_picture_is_encoded_again(guard: Guard) -> None:
    cleared = guard.clear_file("shot.png", png(), encode_picture=strip_metadata)
    assert cleared.media_type == "image/png"
    assert cleared.data.endswith(b"re-encoded")


def test_picture_type_comes_from_its_bytes(guard: Guard) -> None:
    cleared = guard.clear_file("shot.txt", png(), encode_picture=strip_metadata)
    assert (cleared.name, cleared.media_type) == ("shot.txt.png", "image/png")


def test_picture_without_an_encoder_is_refused(guard: Guard) -> None:
    with pytest.raises(FileRefusedError, match="file-type"):
        guard.clear_file("shot.png", png())


def test_broken_picture_is_refused(guard: Guard) -> None:
    def fail(data: bytes, media_type: str) -> bytes:
        raise ValueError("truncated")

    with pytest.raises(FileRefusedError, match="file-broken"):
        guard.clear_file("shot.png", png(), encode_picture=fail)


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("empty.txt", b"", "file-empty"),
        ("big.txt", b"a" * (MAX_FILE_BYTES + 1), "file-too-big"),
        ("setup.exe", b"MZ\x90\x00", "file-type"),
        ("page.html", b"<html></html>", "file-type"),
        ("photo.jpg", b"not a picture", "file-type"),
        ("binary.txt", b"a\x00b", "file-not-text"),
    ],
)
def test_other_files_are_refused_with_a_reason(guard: Guard, name: str, data: bytes, code: str) -> None:
    with pytest.raises(FileRefusedError, match=code):
        guard.clear_file(name, data)
