"""T17 and T18: nobody on the way passes for the server, no other user of this computer reads or redirects."""

from __future__ import annotations

import os
import ssl
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.helpers.contact import contact_desk
from tests.helpers.http_server import RawServer, Received, raw_server, reply
from tests.helpers.tls import Certificates, make_certificates
from walletcare.domain.errors import StoreError, TransportError
from walletcare.infra import private
from walletcare.infra.http import HttpClient
from walletcare.infra.http_reply import raise_for_status
from walletcare.infra.paths import DataPaths
from walletcare.infra.private import make_private_file, write_private_file

FORGED = ("wrong_host", "expired", "unknown_ca", "self_signed")
SECRET = b'{"token":"CANARY-TOKEN-1"}'


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return make_certificates(tmp_path_factory.mktemp("certificates"))


def taken_in(certificates: Certificates, context: ssl.SSLContext) -> list[str]:
    """The forgeries that were given the request, or whose answer was believed."""
    believed = []
    client = HttpClient(tls=context)

    def tries(name: str, server: RawServer, url: str) -> None:
        try:
            raise_for_status(client.request("POST", f"{url}/x", json=SECRET))
        except TransportError:
            if not any(SECRET in request.body for request in server.received):
                return
        believed.append(name)

    for name in FORGED:
        with raw_server(lambda _: reply(200, b"{}"), getattr(certificates, name)) as server:
            tries(name, server, server.url)
    with raw_server(lambda _: reply(200, b"{}")) as server:
        tries("plain answer where TLS is due", server, server.url.replace("http://", "https://"))
    with raw_server(lambda _: reply(200, b"{}")) as thief:
        for status in (301, 302, 303, 307, 308):

            def sends_on(_: Received, status: int = status) -> bytes:
                return reply(status, b"", ("Location", f"{thief.url}/steal"), ("Set-Cookie", "a=CANARY"))

            with raw_server(sends_on, certificates.good) as server:
                try:
                    raise_for_status(client.request("POST", f"{server.url}/x", json=SECRET))
                    believed.append(f"redirect {status}")
                except TransportError:
                    pass  # refused, as it must be
        if thief.received:
            believed.append("redirect followed")
    with raw_server(lambda _: reply(200, b"{}", ("Set-Cookie", "a=CANARY")), certificates.good) as server:
        for _ in range(3):
            client.request("POST", f"{server.url}/x", json=b"{}")
        if any("cookie" in request.headers for request in server.received):
            believed.append("cookie sent back")
    client.close()
    return believed


def test_no_forged_server_is_believed(certificates: Certificates) -> None:
    assert taken_in(certificates, certificates.client()) == []


def test_a_server_that_only_speaks_old_tls_is_refused(certificates: Certificates) -> None:
    context = certificates.client()
    assert context.minimum_version >= ssl.TLSVersion.TLSv1_2
    assert context.check_hostname
    assert context.verify_mode is ssl.CERT_REQUIRED


def test_a_build_that_checks_no_certificate_is_found(certificates: Certificates) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    assert set(FORGED) <= set(taken_in(certificates, context))


def test_a_build_that_checks_no_name_is_found(certificates: Certificates) -> None:
    context = certificates.client()
    context.check_hostname = False
    assert taken_in(certificates, context) == ["wrong_host"]


# --- other users of this computer -----------------------------------------------------------------


@pytest.fixture
def no_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def used(home: Path) -> DataPaths:
    """The folders and files of a program that was used: a store with a request, settings, a log."""
    paths = DataPaths.for_brand("demo", home)
    paths.create()
    paths.create_runtime()
    write_private_file(paths.settings, b"{}")
    make_private_file(paths.logs / "walletcare.log")
    with contact_desk(paths.database, key="ab" * 32) as desk:
        desk.service.submit(desk.service.drafts.new("transfer", text="It has not arrived"))
        desk.deliver()
    return paths


def open_to_others(home: Path) -> list[str]:
    return [
        str(path.relative_to(home))
        for path in home.rglob("*")
        if not path.is_symlink() and stat.S_IMODE(path.stat().st_mode) & 0o077
    ]


@pytest.mark.usefixtures("no_umask")
def test_nothing_of_a_used_program_is_open_to_others(tmp_path: Path) -> None:
    used(tmp_path / "home")
    made = [path for path in (tmp_path / "home").rglob("*") if path.is_file()]
    assert len(made) >= 3
    assert open_to_others(tmp_path / "home") == []


@pytest.mark.usefixtures("no_umask")
def test_a_build_that_leaves_modes_to_the_umask_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(private, "_FOLDER_MODE", 0o777)
    monkeypatch.setattr(private, "_FILE_MODE", 0o666)
    used(tmp_path / "home")
    assert open_to_others(tmp_path / "home") != []


def contents(bait: Path) -> object:
    return bait.read_bytes() if bait.is_file() else sorted(bait.iterdir())


@pytest.mark.parametrize(
    "name",
    ["logs", "attachments", "settings.json", "walletcare.db", "walletcare.db-wal", "walletcare.db.head"],
)
@pytest.mark.usefixtures("no_umask")
def test_a_link_made_beforehand_is_refused_or_replaced_and_never_followed(tmp_path: Path, name: str) -> None:
    bait = tmp_path / "bait"
    if "." in name:
        bait.write_bytes(b"of somebody else")
    else:
        bait.mkdir(mode=0o755)
    home = tmp_path / "home"
    paths = DataPaths.for_brand("demo", home)
    paths.root.mkdir(parents=True)
    (paths.root / name).symlink_to(bait)
    before = contents(bait)
    with suppress(StoreError):  # refused, and told
        used(home)
    assert contents(bait) == before
