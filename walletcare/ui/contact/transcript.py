"""Keeping what was said: a transcript as text or PDF, and files of support."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QPdfWriter, QTextDocument
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from walletcare.domain.ticket import Delivery, Message, Ticket
from walletcare.safety.file_names import saved_file_name
from walletcare.ui.contact.row_words import author_words, message_words
from walletcare.ui.on_paper import put_on_paper, set_up_pdf
from walletcare.ui.theme import TextStyle, theme
from walletcare.ui.when import clock_text, day_text

if TYPE_CHECKING:
    from walletcare.ui.navigation import Navigator
    from walletcare.ui.stores.contact import ContactStore
    from walletcare.ui.stores.conversation import ConversationStore

_NOT_SENT = {Delivery.FAILED, Delivery.CANCELLED, Delivery.QUEUED}


def transcript_text(ticket: Ticket, messages: Sequence[Message]) -> str:
    """The whole conversation as plain text in the window's language, with local times."""
    translate = QCoreApplication.translate
    lines = [ticket.title, str(ticket.reference), ""]
    day = None
    for message in messages:
        local = message.at.astimezone().date()
        if local != day:
            day = local
            lines += ["", day_text(local)]
        state = ""
        if message.delivery in _NOT_SENT:
            state = translate("Transcript", " (not sent)")
        elif message.delivery is Delivery.UNKNOWN:
            state = translate("Transcript", " (may not have arrived)")
        lines += ["", f"{clock_text(message.at)}  {author_words(message)}{state}", message_words(message)]
        lines += [f"[{file.name}]" for file in message.attachments]
    return "\n".join(lines).strip() + "\n"


def paper(text: str) -> QTextDocument:
    """Plain text for paper, black on white whatever the theme is."""
    document = QTextDocument()
    document.setDefaultFont(theme().font(TextStyle.BODY))
    document.setPlainText(text)
    return document


def write_pdf(path: Path, title: str, text: str) -> bool:
    """Write ``text`` as a PDF; False when the file cannot be written."""
    try:
        path.touch()
    except OSError:
        return False
    writer = QPdfWriter(str(path))
    set_up_pdf(writer, title)
    put_on_paper(paper(text), writer)
    return path.stat().st_size > 0


def write_bytes(path: Path, data: bytes) -> bool:
    """Write ``data``; False when the file cannot be written."""
    try:
        path.write_bytes(data)
    except OSError:
        return False
    return True


def print_text(text: str, parent: QWidget) -> None:
    """Open the system's print dialog for ``text``."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent.window())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(lambda: put_on_paper(paper(text), printer))
    QDialog.open(dialog)


class Keeper(QObject):
    """Saves things of the open conversation where the user wants them."""

    def __init__(
        self, navigator: Navigator, store: ContactStore, conversation: ConversationStore, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._navigator, self._store, self._conversation = navigator, store, conversation
        self._owner = parent

    def save_text(self) -> None:
        """Ask for a place and write the whole conversation there as text."""
        self._ask(self._stem("txt"), lambda path: self._with_text(path, self._write_text))

    def save_pdf(self) -> None:
        self._ask(self._stem("pdf"), lambda path: self._with_text(path, self._write_pdf))

    def save_bytes(self, name: str, data: bytes) -> None:
        """Ask for a place and write ``data`` there; a name that could run something gets another ending."""
        self._ask(saved_file_name(name), lambda path: self._tell(path, write_bytes(path, data)))

    def _stem(self, suffix: str) -> str:
        state = self._conversation.state
        reference = str(state.detail.ticket.reference) if state is not None else "walletcare"
        return f"{reference}.{suffix}"

    def _with_text(self, path: Path, write: Callable[[Path, Ticket, str], bool]) -> None:
        state = self._conversation.state
        if state is None:
            return
        ticket = state.detail.ticket

        def done(messages: tuple[Message, ...]) -> None:
            self._tell(path, write(path, ticket, transcript_text(ticket, messages)))

        self._conversation.load_all(done)

    def _write_text(self, path: Path, _ticket: Ticket, text: str) -> bool:
        return write_bytes(path, text.encode())

    def _write_pdf(self, path: Path, ticket: Ticket, text: str) -> bool:
        return write_pdf(path, ticket.title, text)

    def _tell(self, path: Path, is_written: bool) -> None:
        if is_written:
            self._navigator.toast(lambda: self.tr("Saved as {name}").format(name=path.name))
        else:
            self._navigator.toast(lambda: self.tr("That folder can’t be written to. Choose another one."))

    def _ask(self, name: str, use: Callable[[Path], None]) -> None:
        dialog = QFileDialog(self._owner.window(), self.tr("Save"), name)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda chosen: use(Path(chosen)))
        dialog.open()
