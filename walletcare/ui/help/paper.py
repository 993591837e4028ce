"""Articles on paper: the same blocks in black on white, printed or saved as PDF."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMarginsF, Qt
from PySide6.QtGui import (
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QDialog, QWidget

from walletcare.domain.article import Article
from walletcare.ui.help.document import build_document
from walletcare.ui.theme import TextStyle, theme

_MARGIN_MM = 18.0
_RESOLUTION_DPI = 300
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
    writer.setResolution(_RESOLUTION_DPI)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(
        QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM), QPageLayout.Unit.Millimeter
    )
    writer.setTitle(article.meta.title)
    writer.setCreator("WalletCare")
    document = paper_document(article)
    document.print_(writer)
    return path.stat().st_size > 0


def print_article(article: Article, parent: QWidget) -> None:
    """Open the system's print dialog for the article."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent.window())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(lambda: paper_document(article).print_(printer))
    # QPrintDialog hides the plain open() behind one that wants an old-style slot name.
    QDialog.open(dialog)
