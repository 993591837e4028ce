"""Installers by content: listed, fake, withdrawn, altered, unknown; reading with progress and a stop."""

from __future__ import annotations

import hashlib
from pathlib import Path
from random import Random

import pytest

from walletcare.content.brand_source import read_brand
from walletcare.domain.brand import Release, ReleaseStanding
from walletcare.infra.paths import resources_dir
from walletcare.safety.official.genuine import (
    BLOCK_BYTES,
    HashingCancelledError,
    ProgramVerdict,
    hash_file,
    judge_program,
    plain_file_name,
    version_key,
)
from walletcare.ui.tasks import CancelToken


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


RELEASES = (
    Release("Heron-2.9.0.apk", digest("2.9"), ReleaseStanding.GENUINE, "2.9.0", "android"),
    Release("Heron-2.10.0.apk", digest("2.10"), ReleaseStanding.GENUINE, "2.10.0", "android"),
    Release("Heron-Setup.exe", digest("win"), ReleaseStanding.GENUINE, "2.8.0", "windows"),
    Release("Heron-2.1.0.apk", digest("old"), ReleaseStanding.WITHDRAWN, "2.1.0", "android"),
    Release("Heron-Pro.apk", digest("fake"), ReleaseStanding.FAKE),
)


@pytest.mark.parametrize(
    ("content", "name", "verdict"),
    [
        ("2.10", "Heron-2.10.0.apk", ProgramVerdict.GENUINE),
        ("2.10", "anything.bin", ProgramVerdict.GENUINE),
        ("old", "Heron-2.1.0.apk", ProgramVerdict.WITHDRAWN),
        ("fake", "Heron-2.10.0.apk", ProgramVerdict.FAKE),
        ("other", "Heron-2.10.0.apk", ProgramVerdict.ALTERED),
        ("other", "heron-2.10.0 (1).apk", ProgramVerdict.ALTERED),
        ("other", "Heron-Setup - Copy.exe", ProgramVerdict.ALTERED),
        ("other", "Heron-2.11.0.apk", ProgramVerdict.UNKNOWN),
        ("", "x", ProgramVerdict.UNKNOWN),
    ],
)
def test_content_decides_and_a_known_name_with_other_content_is_told(
    content: str, name: str, verdict: ProgramVerdict
) -> None:
    report = judge_program(digest(content), name, RELEASES)
    assert report.verdict is verdict
    assert "safe" not in f"{report.title.en} {report.advice.en}".lower()
    assert "安全" not in f"{report.title.zh}{report.advice.zh}"


def test_the_newer_version_of_the_same_system_is_named() -> None:
    report = judge_program(digest("2.9"), "Heron-2.9.0.apk", RELEASES)
    assert report.newest == RELEASES[1]
    assert "2.10.0" in report.advice.en
    assert judge_program(digest("2.10"), "", RELEASES).newest is None
    assert judge_program(digest("win"), "", RELEASES).newest is None


def test_a_file_listed_twice_gets_the_worse_answer() -> None:
    doubled = (*RELEASES, Release("x.apk", digest("2.10"), ReleaseStanding.FAKE))
    assert judge_program(digest("2.10"), "Heron-2.10.0.apk", doubled).verdict is ProgramVerdict.FAKE


def test_one_changed_bit_is_never_genuine(tmp_path: Path) -> None:
    random = Random(7)
    data = bytearray(random.randbytes(5000))
    path = tmp_path / "Heron.apk"
    listed = (Release("Heron.apk", hashlib.sha256(data).hexdigest(), ReleaseStanding.GENUINE, "1"),)
    for _ in range(500):
        place, bit = random.randrange(len(data)), 1 << random.randrange(8)
        data[place] ^= bit
        path.write_bytes(data)
        found = hash_file(path, lambda *_: None, CancelToken())
        assert judge_program(found, path.name, listed).verdict is ProgramVerdict.ALTERED
        data[place] ^= bit


def test_progress_counts_the_bytes_and_a_stop_ends_the_reading(tmp_path: Path) -> None:
    path = tmp_path / "big.bin"
    data = bytes(BLOCK_BYTES * 3 + 5)
    path.write_bytes(data)
    steps: list[tuple[int, int]] = []
    assert (
        hash_file(path, lambda *step: steps.append(step), CancelToken()) == hashlib.sha256(data).hexdigest()
    )
    assert [done for done, _ in steps] == [BLOCK_BYTES, 2 * BLOCK_BYTES, 3 * BLOCK_BYTES, len(data)]
    token = CancelToken()
    read: list[int] = []

    def stop_after_the_first(done: int, total: int) -> None:
        read.append(done)
        token.cancel()

    with pytest.raises(HashingCancelledError):
        hash_file(path, stop_after_the_first, token)
    assert read == [BLOCK_BYTES]


@pytest.mark.parametrize(
    ("name", "plain"),
    [("Heron (12).apk", "heronapk"), ("Heron 副本.apk", "heronapk"), ("HERON_1.apk", "heron1apk")],
)
def test_names_lose_what_a_browser_adds(name: str, plain: str) -> None:
    assert plain_file_name(name) == plain


def test_versions_are_compared_by_number() -> None:
    assert version_key("2.10.0") > version_key("2.9.9")
    assert version_key("v3 beta") == (3,)
    assert version_key("") == ()


def test_the_demo_brand_lists_files_anybody_can_make() -> None:
    releases = read_brand(resources_dir() / "brands" / "demo" / "brand.toml").releases
    made = judge_program(digest("Heron Wallet 2.4.1 for Android"), "HeronWallet-2.4.1.apk", releases)
    assert made.verdict is ProgramVerdict.GENUINE
    assert judge_program(digest("Heron Wallet Pro Unlock"), "x", releases).verdict is ProgramVerdict.FAKE
