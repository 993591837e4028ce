"""T7, T8: names of received files stay names, broken pictures break nothing, sent ones carry pixels only."""

from __future__ import annotations

import json
import os
import struct
import subprocess
import sys
import zlib
from pathlib import Path
from random import Random

import pytest
from pathvalidate import Platform, is_valid_filename
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter
from pytestqt.qtbot import QtBot

from tests.helpers import hostile, secret_corpus
from tests.helpers.hostile import sizes
from walletcare.safety import file_names as names
from walletcare.safety.file_names import clean_file_name, is_active_file, saved_file_name
from walletcare.safety.outgoing import file as outgoing_file
from walletcare.safety.outgoing.guard import Guard
from walletcare.safety.verdict import SecretFoundError
from walletcare.ui import pictures
from walletcare.ui.pictures import shown_picture

SEED = 20261128
_SYSTEMS = (Platform.LINUX, Platform.MACOS, Platform.WINDOWS)


def leaving(folder: Path, file_names: list[str]) -> list[str]:
    """Names that would be stored outside ``folder``, that a system refuses, or that would run when opened."""
    bad = []
    for name in file_names:
        saved = saved_file_name(name)
        if "\x00" in saved:  # no system takes such a name
            bad.append(name)
            continue
        place = folder / saved
        is_one_name = place.parent == folder and place.resolve().parent == folder.resolve()
        is_allowed = all(is_valid_filename(saved, platform=system) for system in _SYSTEMS)
        if not is_one_name or not is_allowed or (is_active_file(saved) and not saved.endswith(".unsafe.txt")):
            bad.append(name)
    return bad


@sizes(250, 250)
def test_no_name_leaves_the_folder_or_runs_on_any_system(tmp_path: Path, count: int) -> None:
    assert leaving(tmp_path, hostile.file_names(count)) == []


def test_every_active_ending_gets_a_harmless_one() -> None:
    for ending in ("exe", "scr", "desktop", "lnk", "url", "html", "svg", "apk", "js", "bat", "msi", "docm"):
        for form in ("a.{}", "a.pdf.{}", "A.{} ", "a.{}.", "a.\u200b{}", "a.{}\u202e"):
            assert saved_file_name(form.format(ending)).endswith(".txt"), form.format(ending)


def test_a_build_that_keeps_names_as_they_come_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(names, "clean_file_name", lambda name: name)
    assert len(leaving(tmp_path, hostile.file_names(250))) > 20


# --- pictures -------------------------------------------------------------------------------------


def encoded(kind: str, side: int = 24) -> bytes:
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(QColor("#225577"))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(kind.encode())).write(image)
    return bytes(data.data())


def png_chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def broken_pictures(count: int) -> list[tuple[bytes, str]]:
    """Cut, flipped, lying about their size, bombs."""
    random = Random(SEED)
    kinds = {"image/png": encoded("png"), "image/jpeg": encoded("jpg"), "image/webp": encoded("webp")}
    made: list[tuple[bytes, str]] = []
    for width, height in ((60_000, 60_000), (1, 2**31 - 1), (2**31 - 1, 1), (0, 0), (100_000, 500)):
        head = png_chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0))
        body = png_chunk(b"IDAT", zlib.compress(bytes(1_000_000)))
        made.append((b"\x89PNG\r\n\x1a\n" + head + body + png_chunk(b"IEND", b""), "image/png"))
    while len(made) < count:
        media_type, good = random.choice(list(kinds.items()))
        data = bytearray(good)
        match random.randrange(3):
            case 0:
                del data[random.randrange(4, len(data)) :]
            case 1:
                for _ in range(random.randint(1, 30)):
                    data[random.randrange(len(data))] ^= 1 << random.randrange(8)
            case _:
                data[random.randrange(len(data)) :] = random.randbytes(200)
        made.append((bytes(data), media_type))
    return made


@pytest.mark.qt_log_level_fail("CRITICAL")  # the decoders say what is wrong with each picture
@sizes(60, 2000)
def test_broken_and_huge_pictures_are_refused_or_shown_small(qtbot: QtBot, count: int) -> None:
    shown = refused = 0
    for data, media_type in broken_pictures(count):
        try:
            image = shown_picture(data, media_type)
        except ValueError:
            refused += 1
        else:
            shown += 1
            assert max(image.width(), image.height()) <= 1_600
    assert refused >= 5
    assert shown + refused == count


PICTURE_MEMORY_MB = 150


def shown_in_a_process(kind: str, *more: str) -> tuple[str, int]:
    """What became of a picture of forty megapixels, and by how many MB the process grew."""
    told = subprocess.run(
        [sys.executable, "-m", "tests.helpers.picture_child", kind, *more],
        capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    shown, grown = told.stdout.split()
    return shown, int(grown)


@pytest.mark.skipif(sys.platform != "linux", reason="the peak of a process is asked of /proc")
@pytest.mark.parametrize(
    ("kind", "outcome"),
    [
        ("png", "refused"), ("interlaced", "refused"), ("grey", "refused"), ("progressive", "refused"),
        ("webp", "refused"), ("jpeg", "1600x1600"), ("turned", "1600x1600"), ("allowed", "1600x1600"),
    ],
)  # fmt: skip
def test_a_picture_that_unfolds_takes_little_memory(kind: str, outcome: str) -> None:
    """Measured on the whole process: pixels are not on Python's heap."""
    shown, grown = shown_in_a_process(kind)
    assert shown == outcome
    assert grown < PICTURE_MEMORY_MB


@pytest.mark.skipif(sys.platform != "linux", reason="the peak of a process is asked of /proc")
def test_a_build_that_reads_pictures_as_a_whole_is_found() -> None:
    shown, grown = shown_in_a_process("png", "whole")
    assert shown == "1600x1600"
    assert grown > PICTURE_MEMORY_MB


def test_a_jpeg_in_several_scans_counts_as_one_in_passes() -> None:
    """Sequential, and yet the library holds all of it: a first scan with one component of three."""
    data = encoded("jpg")
    scan = data.index(b"\xff\xda")
    assert not pictures._comes_in_passes(data)
    assert pictures._comes_in_passes(data[: scan + 4] + b"\x01" + data[scan + 5 :])
    assert pictures._comes_in_passes(data[:40])


def with_metadata(random: Random) -> tuple[bytes, str, bytes]:
    """A picture with a mark in EXIF, XMP, GPS, a comment or a text chunk; and the mark."""
    mark = b"CANARY-" + random.randbytes(6).hex().encode()
    if random.random() < 0.4:
        good = encoded("png")
        at = good.index(b"IDAT") - 4
        kind = random.choice([b"tEXt", b"eXIf", b"iTXt", b"zTXt"])
        body = {b"tEXt": b"Comment\x00" + mark, b"iTXt": b"XML:com.adobe.xmp\x00\x00\x00\x00\x00" + mark,
                b"zTXt": b"GPS\x00\x00" + zlib.compress(mark)}.get(kind, b"MM\x00*" + mark)  # fmt: skip
        return good[:at] + png_chunk(kind, body) + good[at:], "image/png", mark
    good = encoded("jpg")
    marker, head = random.choice([
        (0xE1, b"Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x00"), (0xE1, b"http://ns.adobe.com/xap/1.0/\x00"),
        (0xFE, b""), (0xED, b"Photoshop 3.0\x00"), (0xE2, b"MPF\x00"),
    ])  # fmt: skip
    body = head + mark
    segment = bytes([0xFF, marker]) + struct.pack(">H", len(body) + 2) + body
    return good[:2] + segment + good[2:], "image/jpeg", mark


def with_marks_left(count: int) -> int:
    random = Random(SEED)
    guard = Guard()
    left = 0
    for number in range(count):
        data, media_type, mark = with_metadata(random)
        assert mark in data or zlib.compress(mark) in data
        sent = guard.clear_file(f"shot{number}.bin", data, encode_picture=pictures.encode_picture).data
        raw = sent + b"".join(zlib.decompress(part) for part in text_chunks(sent, media_type))
        left += mark in raw
    return left


def text_chunks(data: bytes, media_type: str) -> list[bytes]:
    if media_type != "image/png" or b"zTXt" not in data:
        return []
    at = data.index(b"zTXt")
    size = struct.unpack(">I", data[at - 4 : at])[0]
    return [data[at + 4 : at + 4 + size].split(b"\x00\x00", 1)[1]]


@sizes(100, 1000)
def test_no_metadata_leaves_with_a_picture(qtbot: QtBot, count: int) -> None:
    assert with_marks_left(count) == 0


def test_a_build_that_sends_pictures_as_they_are_is_found(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "encode_picture", lambda data, _: data)
    assert with_marks_left(40) > 30


# --- keys as files ----------------------------------------------------------------------------------


def key_files(count: int) -> list[tuple[str, bytes]]:
    random = Random(SEED)
    wanted = {"structured:keystore", "structured:pem", "structured:openssh"}
    made = [
        (random.choice(["notes.txt", "wallet.json", "a.log", "key.pem"]), case.text.encode())
        for case in secret_corpus.structured(random, count * 4)
        if case.kind in wanted
    ]
    made += [
        (random.choice(["backup.txt", "seed.csv"]), case.text.encode(random.choice(["utf-8", "utf-16"])))
        for case in secret_corpus.keys(random, count)
    ]
    made += [
        ("UTC--2026-01-01T00-00-00.000Z--" + random.randbytes(20).hex(), json.dumps({"x": 1}).encode()),
        ("wallet.dat", b"\x00\x05"), ("id_ed25519", b"x"), ("db.kdbx", b"\x03\xd9\xa2\x9a"), ("a.p12", b"0"),
    ]  # fmt: skip
    random.shuffle(made)
    return made[:count]


def let_out(files: list[tuple[str, bytes]]) -> int:
    guard, passed = Guard(), 0
    for name, data in files:
        try:
            guard.clear_file(name, data)
        except SecretFoundError:
            continue
        except outgoing_file.FileRefusedError:
            continue
        passed += 1
    return passed


@sizes(50, 1000)
def test_keystores_and_key_files_are_refused(count: int) -> None:
    assert let_out(key_files(count)) == 0


def test_a_build_that_reads_no_files_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Guard, "_search", lambda *_: iter(()))
    monkeypatch.setattr(outgoing_file, "_is_key_text", lambda _: False)
    assert let_out(key_files(50)) > 10


def test_the_clean_name_is_what_is_stored() -> None:
    assert clean_file_name("../../x.png") == "x.png"
