"""The list of articles found: title, two lines of text with the matches marked, category and reading time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from walletcare.domain.article import SearchHit
from walletcare.ui.components.painting import box, pill
from walletcare.ui.components.text import lay_out
from walletcare.ui.help.meta import meta_line
from walletcare.ui.theme import TextStyle, theme

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

HIT_ROLE = Qt.ItemDataRole.UserRole + 1
_PADDING = 14
_SNIPPET_LINES = 2


class HitModel(QAbstractListModel):
    """The hits of the latest search; the accessible text of a row is its title, the description the rest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hits: tuple[SearchHit, ...] = ()
        self._categories: Mapping[str, str] = {}

    def set_hits(self, hits: Sequence[SearchHit], categories: Mapping[str, str]) -> None:
        self.beginResetModel()
        self._hits, self._categories = tuple(hits), categories
        self.endResetModel()

    def hit(self, row: int) -> SearchHit:
        return self._hits[row]

    def meta(self, hit: SearchHit) -> str:
        category = self._categories.get(hit.article.category, hit.article.category)
        return meta_line(category, hit.article.reading_minutes)

    def row_of(self, slug: str) -> int:
        """Row of the article ``slug``, -1 when it is not among the hits."""
        return next((row for row, hit in enumerate(self._hits) if hit.article.slug == slug), -1)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        hit = self._hits[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return hit.title.text
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return f"{hit.snippet.text} {self.meta(hit)}"
        if role == HIT_ROLE:
            return hit
        return None


class _HitDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        look = theme()
        height = (
            2 * _PADDING
            + look.line(TextStyle.SUB)
            + _SNIPPET_LINES * look.line(TextStyle.SMALL)
            + 6
            + look.line(TextStyle.CAP)
        )
        return QSize(200, height + 8)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        hit, model = index.data(HIT_ROLE), index.model()
        if not isinstance(hit, SearchHit) or not isinstance(model, HitModel):
            return
        look = theme()
        painter.save()
        rect = QRectF(option.rect).adjusted(0, 4, 0, -4)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_selected:
            box(painter, rect, 10, look.color("selected"))
            pill(painter, rect, 44)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            box(painter, rect, 10, look.color("hover"))
        x, width = rect.x() + _PADDING + 2, rect.width() - 2 * _PADDING - 2
        y = rect.y() + _PADDING - 2
        title = lay_out(hit.title.text, TextStyle.SUB, width, max_lines=1, marks=hit.title.marks)
        title.paint(painter, x, y, look.color("text"))
        y += look.line(TextStyle.SUB)
        text = lay_out(
            hit.snippet.text, TextStyle.SMALL, width, max_lines=_SNIPPET_LINES, marks=hit.snippet.marks
        )
        text.paint(painter, x, y, look.color("text2"))
        y += _SNIPPET_LINES * look.line(TextStyle.SMALL) + 4
        meta = lay_out(model.meta(hit), TextStyle.CAP, width, max_lines=1)
        meta.paint(painter, x, y, look.color("text2" if is_selected else "text3"))
        painter.restore()


class HitList(QListView):
    """Signals: ``chosen(str)``, the slug of the current row; ``left_upwards``: Up on the first row."""

    chosen = Signal(str)
    left_upwards = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hits = HitModel(self)
        self.setModel(self.hits)
        self.setItemDelegate(_HitDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.retranslate()
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Search results"))

    def theme_changed(self) -> None:
        self.scheduleDelayedItemsLayout()

    def show_hits(self, hits: Sequence[SearchHit], categories: Mapping[str, str], keep: str) -> None:
        """Show ``hits``; the article ``keep`` stays current when it is among them. Emits nothing."""
        selection = self.selectionModel()
        selection.blockSignals(True)
        self.hits.set_hits(hits, categories)
        row = self.hits.row_of(keep)
        if row >= 0:
            self.setCurrentIndex(self.hits.index(row))
        selection.blockSignals(False)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_upwards.emit()
            return
        super().keyPressEvent(event)

    def _on_current_changed(self, current: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(self.hits.hit(current.row()).article.slug)
