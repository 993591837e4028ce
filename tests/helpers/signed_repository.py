"""An operator's repository on a loopback host, the program's side of it, and a host that does not behave."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from securesystemslib.signer import CryptoSigner

from tests.helpers.http_server import Answer, RawServer, Received, raw_server, reply
from tests.helpers.small_content import write_small_content
from walletcare.app.start.edition import Edition, choose_edition
from walletcare.app.upkeep.content_updates import BRAND_TARGET, PACK_TARGET, ContentUpdates
from walletcare.content.brand_source import read_brand
from walletcare.content.build import build_pack
from walletcare.domain.brand import Brand
from walletcare.domain.language import Language
from walletcare.infra.http import HttpClient
from walletcare.infra.paths import DataPaths
from walletcare.infra.proxy import DIRECT
from walletcare.infra.signed.keys import new_signer
from walletcare.infra.signed.pace import PATIENT, Pace
from walletcare.infra.signed.repository import ContentRepository, TargetContent

NOW = datetime(2027, 2, 1, 12, tzinfo=UTC)

_BRAND = """
id = "heron-test"
name = {{ zh = "测试钱包", en = "{name}" }}
custody = "company"
channels = []

[content]
url = "{url}"

[hours.unknown]
zone = "Asia/Shanghai"

[official]
names = ["Heron"]
updated = {updated}
"""


@dataclass
class SettableClock:
    """A clock that the test sets; the interval clock is the real one."""

    at: datetime = NOW

    def now(self) -> datetime:
        return self.at

    def monotonic(self) -> float:
        import time

        return time.monotonic()


@cache
def pack_bytes(word: str, month: str = "2027-01") -> bytes:
    """A small pack, newer than the shipped one, in which one title holds ``word``."""
    with TemporaryDirectory() as folder:
        resources = write_small_content(Path(folder) / "resources")
        for path in resources.rglob("*.md"):
            text = path.read_text("utf-8").replace("updated: 2026-11", f"updated: {month}")
            path.write_text(text.replace("Where is my refund", f"Where is my refund {word}"), "utf-8")
        return build_pack(resources, Path(folder) / "pack.db").path.read_bytes()


def brand_text(url: str, name: str = "Heron", updated: str = "2027-01-20") -> str:
    return _BRAND.format(url=url, name=name, updated=updated)


@dataclass
class Operator:
    """The people who publish: their keys and their folder."""

    folder: Path
    root: list[CryptoSigner] = field(default_factory=lambda: [new_signer()])
    targets: CryptoSigner = field(default_factory=new_signer)
    snapshot: CryptoSigner = field(default_factory=new_signer)
    timestamp: CryptoSigner = field(default_factory=new_signer)

    @property
    def repository(self) -> ContentRepository:
        return ContentRepository(self.folder)

    def create(self, now: datetime = NOW - timedelta(days=30)) -> None:
        self.repository.create(
            self.root,
            len(self.root),
            {"targets": self.targets, "snapshot": self.snapshot, "timestamp": self.timestamp},
            now,
        )

    def publish(self, pack: bytes, brand: str | None, now: datetime, *, built_on: str = "2027-01-13") -> None:
        """New targets, and everything that makes them current."""
        contents = {PACK_TARGET: TargetContent(pack, {"built_on": built_on})}
        if brand is not None:
            contents[BRAND_TARGET] = TargetContent(brand.encode(), {})
        self.repository.put_targets(contents, self.targets, now)
        self.renew(now)

    def renew(self, now: datetime) -> None:
        self.repository.put_timestamp(self.snapshot, self.timestamp, now)


Trick = Callable[[str, bytes | None], bytes | Iterator[bytes] | None]
"""Changes an answer of the host: gets the path and the honest body (None: no such file); returns raw bytes of
a whole response, pieces of it, or None for the honest answer."""


@dataclass
class Host:
    """A static host that serves ``folder``, honestly until told otherwise."""

    folder: Path
    trick: Trick | None = None
    server: RawServer | None = None

    @property
    def url(self) -> str:
        assert self.server is not None
        return self.server.url

    def answer(self, request: Received) -> bytes | Iterator[bytes]:
        path = request.target.split("?")[0].lstrip("/")
        file = self.folder / path
        body = file.read_bytes() if file.is_file() else None
        if self.trick is not None:
            changed = self.trick(path, body)
            if changed is not None:
                return changed
        return reply(404) if body is None else reply(200, body)

    @property
    def asked(self) -> list[str]:
        assert self.server is not None
        return [request.target.lstrip("/") for request in self.server.received]


@contextmanager
def host(folder: Path) -> Iterator[Host]:
    made = Host(folder)
    answer: Answer = made.answer
    with raw_server(answer) as server:
        made.server = server
        yield made


@dataclass
class Computer:
    """One user's computer with the program on it."""

    folder: Path
    brand: Brand
    http: HttpClient
    clock: SettableClock = field(default_factory=SettableClock)
    pace: Pace = PATIENT

    @property
    def paths(self) -> DataPaths:
        return DataPaths(self.folder)

    def start(self) -> Edition:
        """What a start of the program would work with; the caller closes the pack."""
        return choose_edition(self.brand, self.paths)

    def titles(self) -> str:
        """What a start would show of the changing article, and the wallet's name: ``word/name``."""
        edition = self.start()
        try:
            titles = [meta.title for meta in edition.pack.articles(Language.EN)]
            word = next(
                (title.split()[-1] for title in titles if title.startswith("Where is my refund ")), ""
            )
            if edition.origin is None:
                word = "shipped"
            return f"{word}/{edition.brand.name.en}"
        finally:
            edition.pack.close()

    def updates(self) -> ContentUpdates:
        edition = self.start()
        edition.pack.close()
        return ContentUpdates(
            edition.brand, self.paths, self.clock, self.http, in_force=edition.pack.path, pace=self.pace
        )


def make_computer(folder: Path, root: bytes, url: str, http: HttpClient | None = None) -> Computer:
    """A computer whose packaged brand trusts ``root`` and looks at ``url``."""
    brand_folder = folder / "packaged"
    brand_folder.mkdir(parents=True)
    (brand_folder / "brand.toml").write_text(brand_text(url, "Shipped", "2026-01-01"), "utf-8")
    (brand_folder / "root.json").write_bytes(root)
    paths = DataPaths(folder / "data")
    paths.create()
    return Computer(paths.root, read_brand(brand_folder / "brand.toml"), http or HttpClient(proxy=DIRECT))


def copied(operator: Operator, folder: Path) -> Operator:
    """The same people with the folder as it is now kept elsewhere: what an attacker recorded."""
    import shutil

    shutil.copytree(operator.folder, folder)
    return replace(operator, folder=folder)
