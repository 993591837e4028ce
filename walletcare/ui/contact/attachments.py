"""The files of a draft or reply: chips, a place to drop more, and what is wrong with them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from walletcare.contact.composing.preview import FILE_LIMIT_BYTES, FILES_LIMIT
from walletcare.domain.errors import UserFacingError
from walletcare.domain.ticket import DraftFile
from walletcare.ui.components import (
    AttachmentChip,
    DropTarget,
    FlowLayout,
    PlainLabel,
    file_icon,
    grow_with_width,
)
from walletcare.ui.components.attachment import local_paths
from walletcare.ui.failures import failure_words
from walletcare.ui.pictures import encode_picture
from walletcare.ui.tasks import CancelToken, Task
from walletcare.ui.theme import TextStyle
from walletcare.ui.when import size_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from walletcare.ui.stores.contact import ContactStore

_TYPES = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".webp": "image/webp"}
_FILTER = "*.png *.jpg *.jpeg *.webp *.pdf *.txt *.log *.csv"


_LONG_TEXT = 200_000
"""Characters from which on the share that is read is shown: less is read in a moment."""


class _Reading(QObject):
    """From the workers to the window: path and hundredths read. No parent: a worker may outlive a widget."""

    moved = Signal(str, int)


class Attachments(QWidget):
    """Files chosen for something that is being written; each is checked when it is added.

    Args:
        has_target: Shows the dashed place to drop files on.

    Signals:
        changed: Another set of files, or another finding about one of them.
        report_removed: The user took the troubleshooting report out.
    """

    changed = Signal()
    report_removed = Signal()

    def __init__(
        self, store: ContactStore, *, has_target: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._files: list[DraftFile] = []
        self._chips: dict[str, AttachmentChip] = {}
        self._wrong: dict[str, str] = {}
        self._checks: dict[str, Task[None]] = {}
        self._reading = _Reading()
        self._reading.moved.connect(self._on_read)
        self._report: AttachmentChip | None = None
        self._has_target = has_target
        self._flow_box = QWidget(self)
        self._flow = FlowLayout(self._flow_box)
        self.target = DropTarget()
        if not has_target:
            self.target.hide()
        self._note = PlainLabel("", TextStyle.SMALL, "danger")
        self._note.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._flow_box)
        column.addWidget(self._note)
        grow_with_width(self)
        grow_with_width(self._flow_box)
        if has_target:
            self._flow.addWidget(self.target)
        self.target.clicked.connect(self.ask_for_files)
        self.target.dropped.connect(self.add_paths)

    @property
    def files(self) -> tuple[DraftFile, ...]:
        return tuple(self._files)

    @property
    def wrong(self) -> str:
        """What is wrong with a file, empty when nothing is."""
        return next(iter(self._wrong.values()), "")

    def retranslate(self) -> None:
        self.target.set_label(self.tr("Add a screenshot or file"))
        for file in self._files:
            self._check(file)

    def set_files(self, files: Sequence[DraftFile]) -> None:
        """Show the files of a draft."""
        if tuple(files) == tuple(self._files):
            return
        for chip in self._chips.values():
            self._drop(chip)
        for file in self._files:
            self._stop_check(file)
        self._files, self._chips, self._wrong = [], {}, {}
        for file in files:
            self._add(file)
        self._show_note("")

    def set_report(self, words: str, note: str) -> None:
        """Show the troubleshooting report as a chip; empty words take it away."""
        if self._report is not None:
            self._drop(self._report)
            self._report = None
        if words:
            chip = AttachmentChip(words, note, icon="file-check", is_special=True)
            chip.removed.connect(self.report_removed)
            self._report = chip
        self._lay_out()

    def ask_for_files(self) -> None:
        """Open the system's file dialog."""
        dialog = QFileDialog(
            self.window(),
            self.tr("Add a screenshot or file"),
            "",
            self.tr("Pictures, PDF, text") + f" ({_FILTER})",
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(self.add_paths)
        dialog.open()

    def add_paths(self, paths: Sequence[str]) -> None:
        """Add files by their paths; what is too many or too large is said and left out."""
        note = ""
        for path in paths:
            found = Path(path)
            if any(file.path == path for file in self._files):
                continue
            if len(self._files) >= FILES_LIMIT:
                note = failure_words(UserFacingError("too-many-files", limit=str(FILES_LIMIT)))
                break
            try:
                # A pipe or a device would be read without end.
                size = found.stat().st_size if found.is_file() else None
            except OSError:
                size = None
            if size is None:
                note = failure_words(UserFacingError("file-missing", name=found.name))
                continue
            if size > FILE_LIMIT_BYTES:
                note = failure_words(UserFacingError("file-too-large", name=found.name))
                continue
            self._add(DraftFile(path, found.name, size))
        self._show_note(note)
        self.changed.emit()

    def take_mime(self, mime: QMimeData) -> bool:
        """Take pictures and files out of what was pasted or dropped; False when there are none."""
        paths = local_paths(mime.urls()) if mime.hasUrls() else []
        if paths:
            self.add_paths(paths)
            return True
        if mime.hasImage():
            path = self._store.pasted.keep(QImage(mime.imageData()), self.tr("screenshot-{number}.png"))
            if path is not None:
                self.add_paths([str(path)])
                return True
        return False

    def drop_pasted(self) -> None:
        """Delete the copies made of the pasted pictures shown here: they have gone along."""
        for file in self._files:
            self._store.pasted.drop(file.path)

    def _add(self, file: DraftFile) -> None:
        chip = AttachmentChip(
            file.name,
            size_text(file.size),
            icon=file_icon(_TYPES.get(Path(file.name).suffix.lower(), "text/plain")),
        )
        chip.removed.connect(lambda: self._remove(file))
        self._files.append(file)
        self._chips[file.path] = chip
        self._lay_out()
        self._check(file)

    def _remove(self, file: DraftFile) -> None:
        chip = self._chips.pop(file.path, None)
        if chip is None:
            return
        self._files.remove(file)
        self._stop_check(file)
        self._wrong.pop(file.path, None)
        self._drop(chip)
        self._store.pasted.drop(file.path)
        self._show_note("")
        self.target.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _check(self, file: DraftFile) -> None:
        """Read it as it will be read when it is sent: type, size, secrets in names and text."""
        self._stop_check(file)
        guard, reading = self._store.guard, self._reading

        def work(token: CancelToken) -> None:
            shown = 0

            def on_part(done: int, total: int) -> None:
                nonlocal shown
                token.raise_if_cancelled()
                percent = done * 100 // total
                if total >= _LONG_TEXT and percent > shown:
                    shown = percent
                    reading.moved.emit(file.path, percent)

            try:
                with Path(file.path).open("rb") as opened:
                    # One byte more than may be sent: it may have grown since it was chosen.
                    data = opened.read(FILE_LIMIT_BYTES + 1)
            except OSError as error:
                raise UserFacingError("file-missing", name=file.name) from error
            guard.clear_file(file.name, data, encode_picture=encode_picture, on_part=on_part)

        self._checks[file.path] = self._store.tasks.run(
            work,
            lambda _: self._on_checked(file, ""),
            lambda error: self._on_checked(file, failure_words(error)),
            owner=self,
        )

    def _stop_check(self, file: DraftFile) -> None:
        task = self._checks.pop(file.path, None)
        if task is not None:
            task.cancel()

    def _on_read(self, path: str, percent: int) -> None:
        chip = self._chips.get(path)
        if chip is not None and path in self._checks:
            chip.set_note(self.tr("Checking, {percent}%").format(percent=percent))

    def _on_checked(self, file: DraftFile, wrong: str) -> None:
        self._checks.pop(file.path, None)
        chip = self._chips.get(file.path)
        if chip is None:
            return
        if wrong:
            self._wrong[file.path] = wrong
        else:
            self._wrong.pop(file.path, None)
        chip.set_note(size_text(file.size), is_wrong=bool(wrong))
        self._show_note("")
        self.changed.emit()

    def _show_note(self, note: str) -> None:
        words = note or self.wrong
        self._note.setText(words)
        self._note.setVisible(bool(words))

    def _drop(self, chip: AttachmentChip) -> None:
        self._flow.removeWidget(chip)
        chip.hide()
        chip.deleteLater()

    def _lay_out(self) -> None:
        """The report, then the files, then the drop target."""
        wanted: list[QWidget] = [self._report] if self._report is not None else []
        wanted += [self._chips[file.path] for file in self._files]
        if self._has_target:
            wanted.append(self.target)
        for widget in wanted:
            self._flow.removeWidget(widget)
        for widget in wanted:
            self._flow.addWidget(widget)
            widget.show()
        self.updateGeometry()
