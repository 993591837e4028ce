"""Plain text set in lines of a fixed pitch: what every painted component and :class:`PlainLabel` draw with.

Nothing here knows markup. Chinese and Latin in one paragraph keep one line height, because every line's
baseline is placed by the style and not by the fonts that happen to meet in it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QTextLayout, QTextOption

from walletcare.domain.language import Language
from walletcare.ui.theme import TextStyle, TokenName, theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QColor

_WIDE = 1_000_000.0
_FIRST_CJK, _LAST_CJK = "\u2e80", "\uffef"
"""Between these stand the scripts that break anywhere, and few others."""
_BALANCED_MOST_LINES = 4
"""Only short texts are balanced; long ones would be laid out twice for nothing."""


class TextBlock(NamedTuple):
    """Text laid out for a width. ``height`` is a whole number of line pitches."""

    layout: QTextLayout
    width: float
    height: int
    lines: int
    is_cut: bool

    def paint(self, painter: QPainter, x: float, y: float, colour: QColor) -> None:
        """Draw with the top left corner at (x, y)."""
        painter.setPen(colour)
        self.layout.draw(painter, QPointF(x, y))


def lay_out(
    text: str,
    style: TextStyle,
    width: float = _WIDE,
    *,
    max_lines: int = 0,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    marks: Sequence[tuple[int, int]] = (),
) -> TextBlock:
    """Lay ``text`` out in lines at most ``width`` wide.

    Args:
        max_lines: Cut after so many lines with an ellipsis; 0 never cuts.
        marks: (start, end) in code points of parts to show as found.
    """
    # Parts shown as found are coloured.
    key = (theme().measure, theme().generation if marks else 0)
    share = 0.0 if align is Qt.AlignmentFlag.AlignLeft else _share_before(align)
    return _laid(text, style, width, max_lines, share, tuple(marks), key)


def _share_before(align: Qt.AlignmentFlag) -> float:
    """The part of a line's free room that lies before its text."""
    if align & Qt.AlignmentFlag.AlignHCenter:
        return 0.5
    return 1.0 if align & Qt.AlignmentFlag.AlignRight else 0.0


@lru_cache(maxsize=1000)
def _laid(
    text: str,
    style: TextStyle,
    width: float,
    max_lines: int,
    share: float,
    marks: tuple[tuple[int, int], ...],
    key: tuple[int, int],
) -> TextBlock:
    # Layouts ask for the same height many times while they settle; a finished block is never changed.
    look = theme()
    metrics, pitch = look.metrics(style), look.line(style)
    baseline = (pitch - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent()
    # A line separator inside one layout, so that marks keep their places.
    shown = text.replace("\r\n", "\n").replace("\n", "\u2028")
    layout = _fill(shown, style, width, marks)
    layout = _without_orphan(layout, shown, style, width, marks)
    count = layout.lineCount()
    is_cut = bool(max_lines) and count > max_lines
    if is_cut:
        last = layout.lineAt(max_lines - 1)
        start = last.textStart()
        tail = metrics.elidedText(
            shown[start : start + 400].replace("\u2028", " "), Qt.TextElideMode.ElideRight, max(width, 1)
        )
        kept = [(begin, min(end, start + len(tail))) for begin, end in marks if begin < start + len(tail)]
        layout = _fill(shown[:start] + tail, style, width, kept)
        count = min(layout.lineCount(), max_lines)
    lines = [layout.lineAt(number) for number in range(layout.lineCount())]
    widths = [line.naturalTextWidth() for line in lines]
    used = max(widths, default=0.0)
    reference = width if width < _WIDE else used
    for number, (line, natural) in enumerate(zip(lines, widths, strict=True)):
        top = number * pitch + baseline - line.ascent()
        line.setPosition(QPointF((reference - natural) * share, top if number < count else -10_000.0))
    count = max(count, 1)
    return TextBlock(layout, used, count * pitch, count, is_cut)


def _fill(text: str, style: TextStyle, width: float, marks: Sequence[tuple[int, int]]) -> QTextLayout:
    look = theme()
    layout = QTextLayout(text, look.font(style))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    if marks:
        layout.setFormats(_mark_formats(text, marks))
    layout.beginLayout()
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(width, 1.0))
    layout.endLayout()
    return layout


def _without_orphan(
    layout: QTextLayout, text: str, style: TextStyle, width: float, marks: Sequence[tuple[int, int]]
) -> QTextLayout:
    """Chinese paragraphs do not end in a line of one or two characters: narrow them a little instead."""
    count = layout.lineCount()
    if theme().language is not Language.ZH or not 2 <= count <= _BALANCED_MOST_LINES or "\u2028" in text:
        return layout
    size = theme().size(style)
    if layout.lineAt(count - 1).naturalTextWidth() > 2.4 * size:
        return layout
    narrower = _fill(text, style, width - 2 * size, marks)
    return narrower if narrower.lineCount() == count else layout


def _mark_formats(text: str, marks: Sequence[tuple[int, int]]) -> list[QTextLayout.FormatRange]:
    from PySide6.QtGui import QTextCharFormat

    look = theme()
    formats = []
    for start, end in marks:
        found = QTextLayout.FormatRange()
        # Qt counts UTF-16 units, the index counts code points.
        found.start = len(text[:start].encode("utf-16-le")) // 2
        found.length = len(text[start:end].encode("utf-16-le")) // 2
        shown = QTextCharFormat()
        shown.setBackground(look.color("mark"))
        shown.setForeground(look.color("markText"))
        shown.setFontWeight(600)
        found.format = shown
        formats.append(found)
    return formats


def natural_width(text: str, style: TextStyle) -> int:
    """Width of the longest paragraph of ``text`` on one line, rounded up."""
    metrics = theme().metrics(style)
    widest = max((metrics.horizontalAdvance(line) for line in text.split("\n")), default=0.0)
    return int(widest + 1.999)


def least_width(text: str, style: TextStyle) -> int:
    """Width below which a word would have to be broken. Chinese breaks between any two characters."""
    metrics = theme().metrics(style)
    # By hand: a pattern for these characters takes a millisecond of the start to compile.
    words = "".join(" " if _FIRST_CJK <= char <= _LAST_CJK else char for char in text).split()
    widest = max((metrics.horizontalAdvance(word) for word in words), default=0.0)
    return int(max(widest, theme().size(style) * 2) + 1.999)


def paint_line(
    painter: QPainter,
    rect: QRectF,
    text: str,
    style: TextStyle,
    color: TokenName,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Draw one line, vertically centred in ``rect``, cut with an ellipsis when it does not fit."""
    block = lay_out(text, style, rect.width(), max_lines=1, align=align)
    block.paint(painter, rect.x(), rect.y() + (rect.height() - block.height) / 2, theme().color(color))
