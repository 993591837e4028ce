"""The article as it is read: our document in a ``QTextBrowser`` that opens nothing by itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextFrame,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QTextEdit, QWidget

from walletcare.domain.article import Article, CalloutKind
from walletcare.domain.language import Language
from walletcare.ui.components.painting import antialias, box
from walletcare.ui.components.text import paint_line
from walletcare.ui.help.document import CALLOUT_GAP, STEP_INDENT, Mark, build_document, set_language_hint
from walletcare.ui.theme import TextStyle, TokenName, theme
from walletcare.ui.theme.icons import paint_icon

MEASURE = 624
"""Width of the reading column in logical pixels at 100 % text size."""

_CALLOUTS: dict[str, tuple[TokenName, TokenName, TokenName, str]] = {
    CalloutKind.INFO.value: ("accentSoft", "accentBorder", "accentText", "info"),
    CalloutKind.SUCCESS.value: ("successSoft", "successBorder", "success", "circle-check"),
    CalloutKind.WARNING.value: ("warningSoft", "warningBorder", "warning", "triangle-alert"),
    CalloutKind.DANGER.value: ("dangerSoft", "dangerBorder", "danger", "shield-alert"),
}
_SECTION = 2
"""Heading level of the parts of an article."""


class ArticleView(QTextBrowser):
    """Shows one article, as high as its text: the page around it scrolls.

    Signals:
        link_activated(str): ``faq:<slug>``, ``flow:<id>``, ``page:<name>`` or an https address was chosen.
    """

    link_activated = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.viewport().setAutoFillBackground(False)
        self.setAutoFillBackground(False)
        self._article: Article | None = None
        self._words: tuple[str, ...] = ()
        self._is_building = False
        self.anchorClicked.connect(self._on_anchor_clicked)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def show_article(self, article: Article, words: Sequence[str] = ()) -> None:
        """Show ``article``; ``words`` are highlighted wherever they stand."""
        self._article = article
        self._words = tuple(words)
        self.setAccessibleName(article.meta.title)
        self._rebuild()

    def mark_words(self, words: Sequence[str]) -> int:
        """Highlight ``words`` and return how many places were found."""
        self._words = tuple(words)
        return self._apply_marks()

    def found_places(self, word: str) -> list[QTextCursor]:
        """Every place of ``word``, top to bottom, without regard to case."""
        places: list[QTextCursor] = []
        cursor = QTextCursor(self.document())
        while word:
            cursor = self.document().find(word, cursor)
            if cursor.isNull():
                break
            places.append(QTextCursor(cursor))
        return places

    def sections(self) -> list[tuple[str, QTextCursor]]:
        """The headings of the article's parts, with their places."""
        found = []
        block = self.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() == _SECTION and block.text().strip():
                found.append((block.text().strip(), QTextCursor(block)))
            block = block.next()
        return found

    def place_rect(self, cursor: QTextCursor) -> QRectF:
        """Where ``cursor`` is, in this widget's coordinates."""
        return QRectF(self.cursorRect(cursor))

    def theme_changed(self) -> None:
        # After a change of language the article in it follows: this one is not set again for nothing.
        if self._article is not None and self._article.meta.language is theme().language:
            self._rebuild()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Nothing is ever loaded: articles hold no pictures, and no address is followed for one."""
        return None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        antialias(painter)
        self._paint_frames(painter, self.document().rootFrame())
        self._paint_items(painter)
        painter.end()
        super().paintEvent(event)

    def _rebuild(self) -> None:
        if self._article is None:
            return
        palette = self.palette()
        palette.setColor(palette.ColorRole.Base, Qt.GlobalColor.transparent)
        palette.setColor(palette.ColorRole.Text, theme().color("text"))
        self.setPalette(palette)
        self._is_building = True
        build_document(self._article.blocks, self.document())
        self._is_building = False
        set_language_hint(self.document(), self._article.meta.language is Language.ZH)
        self._apply_marks()
        self._fit()

    def _fit(self) -> None:
        if self._is_building:
            return
        width = self.viewport().width()
        if abs(self.document().textWidth() - width) > 1:
            self.document().setTextWidth(width)
        height = round(self.document().size().height()) + 4
        if height != self.height():
            self.setFixedHeight(height)

    def _apply_marks(self) -> int:
        shown = QTextCharFormat()
        shown.setBackground(theme().color("mark"))
        shown.setForeground(theme().color("markText"))
        selections = []
        for word in self._words:
            for cursor in self.found_places(word):
                selection = QTextEdit.ExtraSelection()
                selection.cursor = cursor
                selection.format = shown
                selections.append(selection)
        self.setExtraSelections(selections)
        return len(selections)

    def _on_anchor_clicked(self, url: QUrl) -> None:
        self.link_activated.emit(url.toString())

    def _paint_frames(self, painter: QPainter, parent: QTextFrame) -> None:
        layout = self.document().documentLayout()
        for frame in parent.childFrames():
            kind = frame.frameFormat().property(Mark.CALLOUT)
            if kind in _CALLOUTS:
                soft, line, ink, icon = _CALLOUTS[kind]
                inner = layout.frameBoundingRect(frame)
                top = inner.top() + CALLOUT_GAP
                rect = QRectF(0.5, top, self.viewport().width() - 1, inner.height() - 2 * CALLOUT_GAP)
                box(painter, rect, 10, theme().color(soft), theme().color(line))
                size = theme().icon(20)
                paint_icon(painter, icon, QRectF(18, rect.top() + 18, size, size), theme().color(ink))

    def _paint_items(self, painter: QPainter) -> None:
        layout = self.document().documentLayout()
        block = self.document().begin()
        while block.isValid():
            form = block.blockFormat()
            if form.hasProperty(Mark.STEP):
                self._paint_disc(painter, block, layout.blockBoundingRect(block), form.intProperty(Mark.STEP))
            elif form.hasProperty(Mark.BULLET):
                rect = layout.blockBoundingRect(block)
                line = theme().line(TextStyle.READ)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme().color("text3"))
                painter.drawEllipse(
                    QPointF(rect.left() + form.leftMargin() - 14, rect.top() + line / 2), 2.5, 2.5
                )
            block = block.next()

    def _paint_disc(self, painter: QPainter, block: QTextBlock, rect: QRectF, number: int) -> None:
        line = block.blockFormat().lineHeight() or theme().line(TextStyle.READ)
        size = float(theme().icon(28))
        left = rect.left() + block.blockFormat().leftMargin() - STEP_INDENT
        disc = QRectF(left, rect.top() + (line - size) / 2, size, size)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("accentSoft"))
        painter.drawEllipse(disc)
        paint_line(
            painter, disc, str(number), TextStyle.SMALL_BOLD, "accentText", Qt.AlignmentFlag.AlignHCenter
        )
