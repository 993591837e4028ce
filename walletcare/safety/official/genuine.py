"""The genuine-program check: is this installer or app file one that the wallet published?

Judged by content alone (SHA-256 of the whole file), against the releases in the brand's list. The answer is
never "safe": an unknown file is unknown, and a genuine one is what the wallet published, no more.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from walletcare.domain.brand import Release, ReleaseStanding
from walletcare.domain.language import LocalText

if TYPE_CHECKING:
    from walletcare.domain.chat import CancelToken

BLOCK_BYTES = 1024 * 1024
_VERSION = re.compile(r"\d+(?:\.\d+)*")
_NAME_NOISE = re.compile(r"\s?\(\d{1,3}\)|\s?-? ?\b(?:copy|副本)\b|[\W_]+")


class ProgramVerdict(StrEnum):
    """GENUINE: published by the wallet. WITHDRAWN: published, and taken back. FAKE: known as a fake.
    ALTERED: carries the name of a published file, and holds something else. UNKNOWN: not on the list."""

    GENUINE = "genuine"
    WITHDRAWN = "withdrawn"
    FAKE = "fake"
    ALTERED = "altered"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class ProgramReport:
    """What the check says.

    Attributes:
        release: The listed file: the same content, or for ALTERED the same name.
        newest: The newest genuine version for the same system, when it is newer than ``release``.
    """

    verdict: ProgramVerdict
    sha256: str
    release: Release | None = None
    newest: Release | None = None

    @property
    def title(self) -> LocalText:
        return _TITLES[self.verdict]

    @property
    def advice(self) -> LocalText:
        if self.verdict is ProgramVerdict.GENUINE and self.newest is not None:
            return LocalText(
                f"这是真的，不过已经有更新的版本 {self.newest.version}。",
                f"It is the real one, and there is a newer version, {self.newest.version}.",
            )
        return _ADVICE[self.verdict]


_TITLES = {
    ProgramVerdict.GENUINE: LocalText("这是我们发布的文件", "This is a file we published"),
    ProgramVerdict.WITHDRAWN: LocalText("这个版本已经收回", "This version has been withdrawn"),
    ProgramVerdict.FAKE: LocalText("这是已知的假程序", "This is a known fake"),
    ProgramVerdict.ALTERED: LocalText("名字是我们的，内容不是", "Our file’s name, but not our file"),
    ProgramVerdict.UNKNOWN: LocalText("不在发布名单上", "Not on the list of releases"),
}
_ADVICE = {
    ProgramVerdict.GENUINE: LocalText(
        "内容和发布时一模一样。安装以后也只在里面输入助记词，别交给任何人。",
        "Its content is exactly what was published. Even so: your phrase goes into the app only.",
    ),
    ProgramVerdict.WITHDRAWN: LocalText(
        "它确实是我们发布过的，但别再用了。请从官方网站下载新版本。",
        "It is ours, but don’t use it any more. Get the new version from the official website.",
    ),
    ProgramVerdict.FAKE: LocalText(
        "别打开，请删除它。如果已经运行过，马上看急救步骤。",
        "Don’t open it; delete it. If you already ran it, go to first aid now.",
    ),
    ProgramVerdict.ALTERED: LocalText(
        "它可能没下载完，也可能被人改过。先别打开，请从官方网站重新下载。",
        "The download may be incomplete, or somebody changed it. Don’t open it; download it again from the "
        "official website.",
    ),
    ProgramVerdict.UNKNOWN: LocalText(
        "名单上没有它，我们说不准。只从官方网站和应用商店下载。",
        "It isn’t on our list, so we can’t tell. Download from the official website and the app stores only.",
    ),
}


class HashingCancelledError(Exception):
    """The user stopped the check."""


def hash_file(path: Path, progress: Callable[[int, int], None], cancel: CancelToken) -> str:
    """SHA-256 of a file, lower-case hexadecimal, read block by block.

    Args:
        progress: Called with (bytes read, bytes in all) after each block.

    Raises:
        HashingCancelledError: ``cancel`` was set.
        OSError: The file cannot be read.
    """
    digest = hashlib.sha256()
    total = path.stat().st_size
    done = 0
    with path.open("rb") as file:
        while block := file.read(BLOCK_BYTES):
            if cancel.is_cancelled():
                raise HashingCancelledError
            digest.update(block)
            done += len(block)
            progress(done, max(total, done))
    return digest.hexdigest()


def judge_program(sha256: str, file_name: str, releases: Sequence[Release]) -> ProgramReport:
    """What a file with this content and name is, by the list alone."""
    same = [release for release in releases if release.sha256 == sha256.lower()]
    for standing, verdict in _BY_STANDING:
        for release in same:
            if release.standing is standing:
                return ProgramReport(verdict, sha256, release, _newest_above(release, releases))
    name = plain_file_name(file_name)
    for release in releases:
        if release.standing is ReleaseStanding.GENUINE and plain_file_name(release.file_name) == name:
            return ProgramReport(ProgramVerdict.ALTERED, sha256, release)
    return ProgramReport(ProgramVerdict.UNKNOWN, sha256)


_BY_STANDING = (
    (ReleaseStanding.FAKE, ProgramVerdict.FAKE),
    (ReleaseStanding.WITHDRAWN, ProgramVerdict.WITHDRAWN),
    (ReleaseStanding.GENUINE, ProgramVerdict.GENUINE),
)
"""The worst first: a list that names one file twice is a slip, and caution wins."""


def plain_file_name(name: str) -> str:
    """A name as it was published: without the "(1)" and "copy" that browsers and desktops add."""
    return _NAME_NOISE.sub("", name.casefold())


def _newest_above(release: Release, releases: Sequence[Release]) -> Release | None:
    others = [
        other
        for other in releases
        if other.standing is ReleaseStanding.GENUINE and other.system == release.system and other.version
    ]
    newest = max(others, key=lambda other: version_key(other.version), default=None)
    if newest is None or version_key(newest.version) <= version_key(release.version):
        return None
    return newest


def version_key(version: str) -> tuple[int, ...]:
    """Numbers of a version for comparison: ``2.10`` comes after ``2.9``."""
    match = _VERSION.search(version)
    return tuple(int(part) for part in match.group().split(".")) if match else ()
