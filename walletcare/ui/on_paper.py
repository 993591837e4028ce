"""Documents on paper: as large as they are meant to be read, whatever the printer's resolution."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

_MARGIN_MM = 18.0
_PDF_DPI = 300
_SCREEN_DPI = 96.0
"""What the pixels of the theme's letters and distances are meant for."""


def put_on_paper(document: QTextDocument, device: QPagedPaintDevice) -> None:
    """Draw every page of ``document``, black where it names no colour.

    ``QTextDocument.print_`` takes pixels for the printer's own: at 300 of them to an inch the window's
    letters would be a millimetre high.
    """
    _spell_out(document)
    scale = device.logicalDpiX() / _SCREEN_DPI
    page = QSizeF(device.width() / scale, device.height() / scale)
    document.setDocumentMargin(0)
    document.setPageSize(page)
    context = QAbstractTextDocumentLayout.PaintContext()
    context.palette.setColor(QPalette.ColorRole.Text, QColor("black"))
    painter = QPainter(device)
    painter.scale(scale, scale)
    for number in range(document.pageCount()):
        if number:
            device.newPage()
        painter.save()
        painter.translate(0, -number * page.height())
        shown = QRectF(0, number * page.height(), page.width(), page.height())
        painter.setClipRect(shown)
        # What only touches the edge belongs to the page beside it, and would be in the file unseen.
        context.clip = shown.adjusted(0, 1, 0, -1)
        document.documentLayout().draw(painter, context)
        painter.restore()
    painter.end()


def _spell_out(document: QTextDocument) -> None:
    """Switch off letter shapes that depend on their neighbours.

    They have no character of their own: whoever searches or copies "2026-11-28" would not find it.
    """
    font = QFont()
    font.setFeature(QFont.Tag("calt"), 0)
    look = QTextCharFormat()
    look.setFont(font, QTextCharFormat.FontPropertiesInheritanceBehavior.FontPropertiesSpecifiedOnly)
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.mergeCharFormat(look)


def set_up_pdf(writer: QPdfWriter, title: str = "") -> None:
    """A4 with our margins, so that it looks the same wherever it is printed."""
    writer.setResolution(_PDF_DPI)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(
        QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM), QPageLayout.Unit.Millimeter
    )
    writer.setTitle(title)
    writer.setCreator("WalletCare")
