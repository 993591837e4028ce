"""Export and erase over a real folder and a keyring that is a file: nothing of a session is left."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import keyring.backend
import keyring.errors
import pytest

from tests.helpers.eventually import eventually
from walletcare.app.services import Services, StoreKind, build_services
from walletcare.app.start.brand_choice import StartOptions, choose_brand
from walletcare.content.pack import Pack
from walletcare.domain.language import Language
from walletcare.domain.mail import MailAccount, MailSecurity
from walletcare.domain.ticket import Draft, DraftId
from walletcare.infra import erasure
from walletcare.infra.clock import SystemClock
from walletcare.infra.keyring import KeyringStore
from walletcare.infra.log import Log
from walletcare.infra.paths import built_dir

SAID = "CANARY where is my refund"


class FileKeyring(keyring.backend.KeyringBackend):
    """A keyring of one JSON file, as simple systems have it."""

    priority = 1.0

    def __init__(self, file: Path) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.file = file
        self.is_locked = False

    def entries(self) -> dict[str, str]:
        return dict(json.loads(self.file.read_text())) if self.file.exists() else {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.entries().get(f"{service}/{username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        self.file.write_text(json.dumps({**self.entries(), f"{service}/{username}": password}))

    def delete_password(self, service: str, username: str) -> None:
        if self.is_locked:
            raise keyring.errors.KeyringLocked("dismissed")
        entries = self.entries()
        if entries.pop(f"{service}/{username}", None) is None:
            raise keyring.errors.PasswordDeleteError("not there")
        self.file.write_text(json.dumps(entries))


def session(folder: Path, back_end: FileKeyring) -> tuple[Services, Log]:
    """A demo session with a request, an answer, a mail account, settings, a log and a file of its own."""
    options = StartOptions(is_demo=True, data_dir=folder)
    brand, clock = choose_brand(options), SystemClock()
    secrets = KeyringStore("WalletCare demo", folder / "demo" / "keyring-names.json", backend=back_end)
    services = build_services(
        options, brand, Pack.open(built_dir() / "pack.db"), clock, Language.EN, listener=lambda _: None,
        secrets=secrets,
    )  # fmt: skip
    log = Log(services.paths.logs)
    logging.getLogger("walletcare").warning("a session")
    services.paths.settings.write_text("{}")
    services.contact.submit(Draft(id=DraftId("d"), topic="refund", text=SAID))
    services.contact.mail.save(
        MailAccount("127.0.0.1", 465, MailSecurity.TLS, "dana", "dana@mail.example"), "CANARY-password"
    )
    services.contact.deliver_due()
    eventually(lambda: len(back_end.entries()) >= 4)
    return services, log


def files_below(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() or path.is_symlink())


def test_everything_can_be_read_before_it_goes(tmp_path: Path) -> None:
    back_end = FileKeyring(tmp_path / "keyring.json")
    services, log = session(tmp_path / "data", back_end)
    try:
        written = services.contact.export()
        assert SAID in written.text
        assert SAID in written.json.decode()
        assert "CANARY-password" not in repr(written)
    finally:
        services.close()
        log.close()


def test_nothing_of_a_session_is_left_after_erasing(tmp_path: Path) -> None:
    back_end = FileKeyring(tmp_path / "keyring.json")
    outside = tmp_path / "outside.txt"
    outside.write_text("keep")
    services, log = session(tmp_path / "data", back_end)
    assert services.store.kind is StoreKind.ENCRYPTED
    (services.paths.root / "link").symlink_to(outside)
    services.paths.attachments.mkdir(exist_ok=True)
    (services.paths.attachments / "a.png").write_bytes(b"x")
    try:
        assert len(files_below(services.paths.root)) >= 6
        assert services.erase()
        assert files_below(services.paths.root) == []
        assert back_end.entries() == {}
        assert outside.read_text() == "keep"
    finally:
        services.close()
        log.close()
    everything = b"".join(path.read_bytes() for path in files_below(tmp_path))
    assert b"CANARY" not in everything


def test_a_locked_keyring_keeps_its_entries_and_no_file_is_left(tmp_path: Path) -> None:
    back_end = FileKeyring(tmp_path / "keyring.json")
    services, log = session(tmp_path / "data", back_end)
    back_end.is_locked = True
    try:
        assert not services.erase(), "it has to be said"
        assert files_below(services.paths.root) == []
        assert back_end.entries()
    finally:
        services.close()
        log.close()


def test_a_build_that_forgets_the_folder_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("walletcare.app.services.erase_folder", lambda _: ())
    back_end = FileKeyring(tmp_path / "keyring.json")
    services, log = session(tmp_path / "data", back_end)
    try:
        services.erase()
        assert files_below(services.paths.root)
    finally:
        services.close()
        log.close()


def test_a_file_that_cannot_be_deleted_is_emptied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "open.log").write_text("secret")

    def refuse(self: Path, missing_ok: bool = False) -> None:
        raise PermissionError(13, "in use")

    monkeypatch.setattr(Path, "unlink", refuse)
    assert erasure.erase_folder(tmp_path) == ()
    assert (tmp_path / "open.log").read_bytes() == b""
