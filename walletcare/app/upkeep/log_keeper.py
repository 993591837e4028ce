"""Shows the log from Settings, and lets it be copied, saved and found."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from walletcare.infra.log_reading import read_log
from walletcare.infra.private import write_private_file
from walletcare.ui.settings.log_dialog import LogDialog

if TYPE_CHECKING:
    from walletcare.app.program import Program


class LogKeeper(QObject):
    def __init__(self, program: Program, folder: Path) -> None:
        super().__init__(program)
        self._program, self._folder = program, folder

    def show(self) -> None:
        """Read the files in a worker, then show them over the page."""
        self._program.tasks.run(lambda _: read_log(self._folder), self._open, owner=self)

    def _open(self, text: str) -> None:
        dialog = LogDialog(self._program.window, text)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.copy_requested.connect(self._copy)
        dialog.save_requested.connect(self._save)
        dialog.folder_requested.connect(self._show_folder)
        dialog.open()

    def _copy(self, text: str) -> None:
        self._program.navigator.copy(text, lambda: self.tr("Log copied"))

    def _save(self, text: str) -> None:
        dialog = QFileDialog(
            self._program.window, self.tr("Save the log"), "walletcare-log.txt", "TXT (*.txt)"
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("txt")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.save_to(Path(name), text))
        dialog.open()

    def save_to(self, path: Path, text: str) -> None:
        """Write ``text`` into ``path``, for this user only; says how it went."""
        navigator = self._program.navigator
        self._program.tasks.run(
            lambda _: write_private_file(path, text.encode()),
            lambda _: navigator.toast(lambda: self.tr("Saved as {name}").format(name=path.name)),
            lambda _: navigator.toast(
                lambda: self.tr("That folder can’t be written to. Choose another one.")
            ),
            owner=self,
        )

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
