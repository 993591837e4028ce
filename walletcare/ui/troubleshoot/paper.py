"""A run on paper and in the calendar."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QDialog, QWidget

from walletcare.domain.flow import Action, InstructionStep, OutcomeStep
from walletcare.troubleshoot.deadlines import deadlines_of, to_ics
from walletcare.troubleshoot.session import Session
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
    for number, action in enumerate(actions, start=1):
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
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    document = plain_document(steps_text(session))
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent.window())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(lambda: document.print_(printer))
    # QPrintDialog hides the plain open() behind one that wants an old-style slot name.
    QDialog.open(dialog)


def save_deadlines(session: Session, path: Path) -> bool:
    """Write the dates of the outcome to ``path`` (iCalendar); False when it cannot be written."""
    now = session.started_at.astimezone()
    dates = deadlines_of(session, now.date())
    title = session.flow.title.text(theme().language)
    try:
        path.write_bytes(to_ics(dates, title, theme().language, now))
    except OSError:
        return False
    return True
