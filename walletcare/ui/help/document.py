"""Builds a ``QTextDocument`` from the blocks of an article, with the cursor and formats only.

No markup exists here: a block kind that is not known draws nothing, and a link is a format on a run of
text. What Qt's text formats cannot draw (rounded callouts, numbered discs) is marked with properties and
painted by the reader.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)

from walletcare.domain.article import Block, BlockKind, CalloutKind, Span, SpanStyle
from walletcare.ui.theme import TextStyle, theme

STEP_INDENT = 44
BULLET_INDENT = 22
CALLOUT_INSET = 54
CALLOUT_GAP = 14


class Mark(IntEnum):
    """Properties on block and frame formats that the reader paints."""

    STEP = QTextFormat.Property.UserProperty + 1
    BULLET = QTextFormat.Property.UserProperty + 2
    CALLOUT = QTextFormat.Property.UserProperty + 3
    HEADING = QTextFormat.Property.UserProperty + 4


def build_document(blocks: Sequence[Block], document: QTextDocument) -> None:
    """Replace what ``document`` holds by ``blocks``, in the theme's fonts and colours."""
    document.clear()
    document.setDocumentMargin(0)
    document.setDefaultFont(theme().font(TextStyle.READ))
    cursor = QTextCursor(document)
    # One edit: laid out when it is whole, not after each piece.
    cursor.beginEditBlock()
    _Builder(cursor).write(blocks)
    cursor.endEditBlock()


class _Builder:
    def __init__(self, cursor: QTextCursor) -> None:
        self._cursor = cursor
        self._is_first = True

    def write(self, blocks: Sequence[Block], *, indent: int = 0, style: TextStyle = TextStyle.READ) -> None:
        for block in blocks:
            match block.kind:
                case BlockKind.HEADING:
                    self._heading(block)
                case BlockKind.PARAGRAPH:
                    self._paragraph(block.spans, indent=indent, style=style)
                case BlockKind.STEPS:
                    self._steps(block, indent=indent, style=style)
                case BlockKind.BULLETS:
                    self._bullets(block, indent=indent, style=style)
                case BlockKind.CALLOUT:
                    self._callout(block)
                case BlockKind.TABLE:
                    self._table(block)

    def _heading(self, block: Block) -> None:
        is_large = block.level <= 2
        style = TextStyle.HEADING if is_large else TextStyle.SUB
        form = self._block_format(style, top=22 if is_large else 14, bottom=6)
        form.setHeadingLevel(2 if is_large else 3)
        form.setProperty(Mark.HEADING, 1)
        self._start_block(form)
        self._spans(block.spans, style)

    def _paragraph(self, spans: Sequence[Span], *, indent: int, style: TextStyle) -> None:
        self._start_block(self._block_format(style, top=0, bottom=12, indent=indent))
        self._spans(spans, style)

    def _steps(self, block: Block, *, indent: int, style: TextStyle) -> None:
        for number, item in enumerate(block.items, start=1):
            self._item(item, Mark.STEP, number, indent + STEP_INDENT, style)

    def _bullets(self, block: Block, *, indent: int, style: TextStyle) -> None:
        for item in block.items:
            self._item(item, Mark.BULLET, 1, indent + BULLET_INDENT, style)

    def _item(self, item: Sequence[Block], mark: Mark, value: int, indent: int, style: TextStyle) -> None:
        """One item: its first paragraph carries the mark, the rest is indented below it."""
        if item and item[0].kind is BlockKind.PARAGRAPH:
            form = self._block_format(style, top=0, bottom=10, indent=indent)
            form.setProperty(mark, value)
            self._start_block(form)
            self._spans(item[0].spans, style)
            item = item[1:]
        self.write(item, indent=indent, style=style)

    def _callout(self, block: Block) -> None:
        kind = block.callout or CalloutKind.INFO
        frame = QTextFrameFormat()
        frame.setProperty(Mark.CALLOUT, kind.value)
        frame.setLeftMargin(CALLOUT_INSET)
        frame.setRightMargin(18)
        frame.setTopMargin(CALLOUT_GAP + 16)
        frame.setBottomMargin(CALLOUT_GAP + 18)
        frame.setBorder(0)
        outer = self._cursor.currentFrame()
        self._cursor.insertFrame(frame)
        self._is_first = True
        if block.spans:
            self._start_block(self._block_format(TextStyle.SUB, top=0, bottom=2))
            self._spans(block.spans, TextStyle.SUB)
        for item in block.items:
            self.write(item, style=TextStyle.BODY)
        self._trim_last_block()
        self._cursor = outer.lastCursorPosition()
        # The frame leaves an empty block behind it, which the next block takes.
        self._is_first = True

    def _table(self, block: Block) -> None:
        if not block.items:
            return
        columns = max(len(row) for row in block.items)
        form = QTextTableFormat()
        form.setCellPadding(8)
        form.setCellSpacing(0)
        form.setBorder(1)
        form.setBorderCollapse(True)
        form.setBorderBrush(QBrush(theme().color("border")))
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        form.setTopMargin(8)
        form.setBottomMargin(16)
        form.setHeaderRowCount(1)
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        table = self._cursor.insertTable(len(block.items), columns, form)
        for row, cells in enumerate(block.items):
            style = TextStyle.LABEL_BOLD if row == 0 else TextStyle.LABEL
            for column, cell in enumerate(cells):
                place = table.cellAt(row, column)
                if row == 0:
                    shaded = place.format()
                    shaded.setBackground(theme().color("sunken"))
                    place.setFormat(shaded)
                inner = _Builder(place.firstCursorPosition())
                inner._start_block(inner._block_format(style, top=0, bottom=0))
                inner._spans(cell.spans, style)
        self._cursor = self._cursor.document().rootFrame().lastCursorPosition()
        self._is_first = True

    def _start_block(self, form: QTextBlockFormat) -> None:
        if self._is_first:
            self._cursor.setBlockFormat(form)
            self._is_first = False
        else:
            self._cursor.insertBlock(form)

    def _trim_last_block(self) -> None:
        form = self._cursor.blockFormat()
        form.setBottomMargin(0)
        self._cursor.setBlockFormat(form)

    @staticmethod
    def _block_format(style: TextStyle, *, top: int, bottom: int, indent: int = 0) -> QTextBlockFormat:
        form = QTextBlockFormat()
        form.setTopMargin(top)
        form.setBottomMargin(bottom)
        form.setLeftMargin(indent)
        form.setLineHeight(theme().line(style), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        return form

    def _spans(self, spans: Sequence[Span], style: TextStyle) -> None:
        for span in spans:
            self._cursor.insertText(span.text, self._char_format(span, style))

    @staticmethod
    def _char_format(span: Span, style: TextStyle) -> QTextCharFormat:
        look = theme()
        form = QTextCharFormat()
        font = QFont(look.font(TextStyle.MONO if span.style is SpanStyle.CODE else style))
        if span.style in {SpanStyle.STRONG, SpanStyle.EMPHASIS}:
            # No italics: Chinese has none, and both languages are set alike.
            font.setWeight(QFont.Weight.DemiBold)
        form.setFont(font)
        form.setForeground(look.color("text"))
        if span.target:
            form.setAnchor(True)
            form.setAnchorHref(span.target)
            form.setForeground(look.color("accentText"))
            form.setFontUnderline(True)
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        return form


def set_language_hint(document: QTextDocument, is_chinese: bool) -> None:
    """Let lines break between any two Chinese characters and keep English words whole."""
    option = document.defaultTextOption()
    option.setWrapMode(
        option.WrapMode.WrapAtWordBoundaryOrAnywhere if is_chinese else option.WrapMode.WordWrap
    )
    option.setAlignment(Qt.AlignmentFlag.AlignLeft)
    document.setDefaultTextOption(option)
