"""Articles on paper: the same blocks in black on white, printed or saved as PDF."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QPdfWriter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QDialog, QWidget

from walletcare.domain.article import Article
from walletcare.ui.help.document import build_document
from walletcare.ui.on_paper import put_on_paper, set_up_pdf
from walletcare.ui.theme import TextStyle, theme

_INK = Qt.GlobalColor.black


def paper_document(article: Article) -> QTextDocument:
    """The article with its title, dark on white whatever the theme is."""
    document = QTextDocument()
    build_document(article.blocks, document)
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    plain = QTextCharFormat()
    plain.setForeground(_INK)
    cursor.mergeCharFormat(plain)
    cursor.setPosition(0)
    cursor.insertBlock()
    cursor.setPosition(0)
    title = QTextBlockFormat()
    title.setBottomMargin(12)
    cursor.setBlockFormat(title)
    head = QTextCharFormat()
    head.setFont(theme().font(TextStyle.TITLE))
    head.setForeground(_INK)
    cursor.insertText(article.meta.title, head)
    return document


def save_pdf(article: Article, path: Path) -> bool:
    """Write the article to ``path``; False when the file cannot be written."""
    try:
        path.touch()
    except OSError:
        return False
    writer = QPdfWriter(str(path))
    set_up_pdf(writer, article.meta.title)
    put_on_paper(paper_document(article), writer)
    return path.stat().st_size > 0


def print_article(article: Article, parent: QWidget) -> None:
    """Open the system's print dialog for the article."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent.window())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(lambda: put_on_paper(paper_document(article), printer))
    # QPrintDialog hides the plain open() behind one that wants an old-style slot name.
    QDialog.open(dialog)
