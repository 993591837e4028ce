"""Settings that touch the user's data: mail account, export, erase, and the facts about this copy."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from walletcare import __version__
from walletcare.app.services import Services
from walletcare.app.upkeep.log_keeper import LogKeeper
from walletcare.app.upkeep.node_keeper import NodeKeeper
from walletcare.app.upkeep.run_reports import run_reports
from walletcare.contact.following.export import Export
from walletcare.contact.service import ContactService
from walletcare.domain.errors import TransportError
from walletcare.domain.mail import MailAccount
from walletcare.infra.private import write_private_file
from walletcare.ui.components import ButtonKind, InnerDialog
from walletcare.ui.failures import failure_words
from walletcare.ui.stores.content import ContentStore
from walletcare.ui.stores.mail import MailState, MailStore, MailTest
from walletcare.ui.theme import theme
from walletcare.ui.when import day_text

if TYPE_CHECKING:
    from walletcare.app.program import Program
    from walletcare.ui.settings.about import AboutFacts
    from walletcare.ui.settings.page import SettingsPage


class DataKeeper(QObject):
    def __init__(self, program: Program, services: Services, mail: MailStore, content: ContentStore) -> None:
        super().__init__(program)
        self._program, self._services, self._mail, self._content = program, services, mail, content
        mail.test_requested.connect(self._on_test)
        mail.save_requested.connect(self._on_save)
        mail.remove_requested.connect(self._on_remove)

    def make_settings_page(self, *, has_tray: bool) -> SettingsPage:
        """The page; its modules are loaded with it."""
        from walletcare.ui.settings.page import SettingsPage

        page = SettingsPage(
            self._program.navigator,
            self._program.settings,
            self._mail,
            NodeKeeper(self._program, self._services).store,
            self._content,
            self._about,
            has_tray=has_tray,
        )
        page.log_requested.connect(LogKeeper(self._program, self._services.paths.logs).show)
        page.export_requested.connect(self._on_export)
        page.erase_requested.connect(self._on_erase)
        return page

    def read_mail(self) -> None:
        """Show which account is set up."""
        self._program.tasks.store(
            lambda _: self._services.contact.mail.account(), self._show_account, owner=self
        )

    def _about(self) -> AboutFacts:
        from walletcare.ui.settings.about import AboutFacts

        brand = self._services.brand
        return AboutFacts(
            version=__version__,
            wallet=brand.name.text(theme().language),
            list_date=day_text(brand.official.updated),
            data_folder=str(self._services.paths.root),
        )

    # --------------------------------------------------------------------- mail

    def _show_account(self, account: MailAccount | None) -> None:
        self._mail.set_state(MailState(account, keyring=self._services.secrets.state))

    def _on_test(self, account: MailAccount, password: str) -> None:
        self._show_test(MailTest.RUNNING)
        self._program.tasks.run(
            lambda _: self._services.contact.mail.test(account, self._password(password)),
            lambda _: self._show_test(MailTest.PASSED),
            self._on_test_failed,
            owner=self,
        )

    def _on_test_failed(self, error: Exception) -> None:
        if not isinstance(error, TransportError):
            self._program.tasks.unhandled.emit(error)
        self._show_test(MailTest.FAILED, getattr(error, "code", ""))

    def _show_test(self, test: MailTest, code: str = "") -> None:
        """The account that was tried is not the one that is set up before it is saved."""
        saved = self._mail.state.account
        self._mail.set_state(MailState(saved, test, code, self._services.secrets.state))

    def _on_save(self, account: MailAccount, password: str) -> None:
        self._program.tasks.store(
            lambda _: self._services.contact.mail.save(account, self._password(password)),
            lambda _: self._show_account(account),
            lambda error: self._program.navigator.toast(lambda: failure_words(error)),
            owner=self,
        )

    def _on_remove(self) -> None:
        self._program.tasks.store(
            lambda _: self._services.contact.mail.remove(), lambda _: self._show_account(None), owner=self
        )

    def _password(self, typed: str) -> str:
        """What was typed, or the one that is kept when the field was left empty."""
        return typed or self._services.contact.mail.password() or ""

    # ------------------------------------------------------------ export, erase

    def _on_export(self) -> None:
        dialog = QFileDialog(
            self._program.window, self.tr("Export everything"), "walletcare-export.zip", "ZIP (*.zip)"
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("zip")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self._export_to(Path(name)))
        dialog.open()

    def _export_to(self, path: Path) -> None:
        language = theme().language

        def write(contact: ContactService) -> None:
            votes = self._services.votes.export()
            reports = run_reports(self._services, language)
            write_private_file(path, export_zip(contact.export(), msgspec.json.encode(votes), reports))

        navigator = self._program.navigator
        self._program.tasks.store(
            lambda _: write(self._services.contact),
            lambda _: navigator.toast(lambda: self.tr("Saved as {name}").format(name=path.name)),
            lambda _: navigator.toast(
                lambda: self.tr("That folder can’t be written to. Choose another one.")
            ),
            owner=self,
        )

    def _on_erase(self) -> None:
        """The user has confirmed. Afterwards nothing is left to show, so the program ends."""
        if self._program.rooms is not None:
            self._program.rooms.stop()
        self._program.settings.forget()
        self._program.tasks.store(lambda _: self._services.erase(), self._say_erased, owner=self)

    def _say_erased(self, is_whole: bool) -> None:
        dialog = InnerDialog(self._program.window, "", " ")
        close = dialog.add_button("close", "", ButtonKind.PRIMARY)

        def say() -> None:
            if is_whole:
                dialog.set_texts(
                    self.tr("Everything is erased"),
                    self.tr("Requests, drafts and keys are gone from this computer. WalletCare closes now."),
                )
            else:
                dialog.set_texts(
                    self.tr("Erased, except in the keyring"),
                    self.tr(
                        "Requests and drafts are gone from this computer. The keyring is locked and "
                        "still holds this app’s keys: unlock it, start WalletCare and erase again."
                    ),
                )
            close.set_label(self.tr("Close WalletCare"))

        dialog.say_with(say)
        dialog.chosen.connect(lambda _: QApplication.quit())
        dialog.open()


def export_zip(export: Export, votes: bytes, reports: tuple[tuple[str, str], ...] = ()) -> bytes:
    """The export as one ZIP file: data as JSON, the same to read, attachments, votes on articles, and the
    reports of troubleshooters by file name.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("walletcare.json", export.json)
        archive.writestr("walletcare.txt", export.text)
        archive.writestr("article-votes.json", msgspec.json.format(votes, indent=2))
        for name, data in export.files:
            archive.writestr(f"attachments/{name}", data)
        for name, text in reports:
            archive.writestr(f"troubleshooting/{name}", text)
    return out.getvalue()
