"""A run on paper and in the calendar."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QPdfWriter, QTextDocument
from PySide6.QtWidgets import QDialog, QWidget

from walletcare.domain.flow import Action, ActionName, InstructionStep, OutcomeStep
from walletcare.troubleshoot.deadlines import Deadline, to_ics
from walletcare.troubleshoot.session import Session
from walletcare.ui.on_paper import put_on_paper, set_up_pdf
from walletcare.ui.theme import TextStyle, theme


def steps_text(session: Session) -> str:
    """The open instruction or outcome as a numbered list with boxes to tick, plain text."""
    step, language = session.step, theme().language
    actions: tuple[Action, ...] = ()
    lines: list[str] = []
    match step:
        case InstructionStep():
            lines, actions = [session.text(step.title).text(language)], step.actions
            if step.warning is not None:
                lines += ["", session.text(step.warning).text(language)]
        case OutcomeStep():
            lines, actions = [session.text(step.title).text(language)], step.actions
            for text in (step.cause, step.detail, step.money):
                if text is not None:
                    lines += ["", session.text(text).text(language)]
        case _:
            return ""
    lines.append("")
    points = session.points()
    lines += [f"{'☑' if point.is_held else '☐'} {point.text.text(language)}" for point in points]
    if points:
        lines.append("")
    # "Print this list" is nothing to do once it is on paper.
    on_paper = [action for action in actions if action.name is not ActionName.PRINT_STEPS]
    for number, action in enumerate(on_paper, start=1):
        lines.append(f"☐ {number}. {session.text(action.text).text(language)}".replace("**", ""))
        if action.detail is not None:
            lines.append(f"      {session.text(action.detail).text(language)}")
    return "\n".join(lines) + "\n"


def plain_document(text: str) -> QTextDocument:
    """``text`` as a document for printing, dark on white whatever the theme is."""
    document = QTextDocument()
    document.setDefaultFont(theme().font(TextStyle.BODY))
    document.setPlainText(text)
    return document


def print_steps(session: Session, parent: QWidget) -> None:
    """Open the system's print dialog for the open step."""
    print_text(steps_text(session), parent)


def print_text(text: str, parent: QWidget) -> None:
    """Open the system's print dialog for ``text``."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    document = plain_document(text)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent.window())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(lambda: put_on_paper(document, printer))
    # QPrintDialog hides the plain open() behind one that wants an old-style slot name.
    QDialog.open(dialog)


def pdf_bytes(text: str) -> bytes:
    """``text`` as a PDF on A4, with its letters as text that can be searched and copied."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    set_up_pdf(writer)
    put_on_paper(plain_document(text), writer)
    buffer.close()
    return bytes(data.data())


def save_report(text: str, path: Path) -> bool:
    """Write ``text`` to ``path``: as a PDF when its name says so, else as text; False when it cannot be."""
    data = pdf_bytes(text) if path.suffix.lower() == ".pdf" else f"{text}\n".encode()
    try:
        path.write_bytes(data)
    except OSError:
        return False
    return True


def save_deadlines(session: Session, dates: tuple[Deadline, ...], now: datetime, path: Path) -> bool:
    """Write ``dates`` to ``path`` (iCalendar); False when it cannot be written."""
    title = session.flow.title.text(theme().language)
    try:
        path.write_bytes(to_ics(dates, title, theme().language, now))
    except OSError:
        return False
    return True
