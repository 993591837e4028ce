"""The shelves of the help centre: categories with their counts, and the articles of the open one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from walletcare.domain.article import ArticleMeta, Category
from walletcare.domain.language import Language
from walletcare.ui.components.painting import box, fill_rect, pill
from walletcare.ui.components.text import paint_line
from walletcare.ui.help.tree_model import COUNT_ROLE, ICON_ROLE, SLUG_ROLE, Shelf, ShelfModel
from walletcare.ui.theme import TextStyle, paint_icon, theme

_Index = QModelIndex | QPersistentModelIndex

_ROW, _INDENT = 41, 46

CATEGORY_ICONS = {
    "contacting-support": "message-circle",
    "choosing-a-wallet": "list-checks",
    "payments": "credit-card",
    "transfers": "arrow-left-right",
    "refunds": "undo-2",
    "account-recovery": "key-round",
    "identity-verification": "badge-check",
    "security": "shield-check",
    "cards-and-bank": "landmark",
    "balance-and-topup": "wallet",
    "fees-and-limits": "scale",
    "crypto": "link",
    "account-and-settings": "settings-2",
    "pay-later": "calendar-clock",
}


class _TreeDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(120, max(_ROW, theme().line(TextStyle.LABEL) + 20))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        rect = QRectF(option.rect)
        if index.data(SLUG_ROLE):
            self._paint_article(painter, rect, option, index)
        else:
            self._paint_category(painter, rect, option, index)
        painter.restore()

    def _paint_category(
        self, painter: QPainter, rect: QRectF, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        look = theme()
        is_open = bool(option.state & QStyle.StateFlag.State_Open)
        if option.state & QStyle.StateFlag.State_MouseOver:
            box(painter, rect.adjusted(0, 1, 0, -1), 8, look.color("hover"))
        icon, count = look.icon(18), str(index.data(COUNT_ROLE))
        paint_icon(
            painter,
            str(index.data(ICON_ROLE)),
            QRectF(rect.x() + 14, rect.y(), icon, rect.height()),
            look.color("accentText" if is_open else "text2"),
        )
        right = rect.right() - 14 - icon
        paint_icon(
            painter,
            "chevron-down" if is_open else "chevron-right",
            QRectF(right, rect.y(), look.icon(16), rect.height()),
            look.color("text3"),
        )
        count_width = look.text_width(TextStyle.SMALL, count) + 2
        counted = QRectF(right - 12 - count_width, rect.y(), count_width, rect.height())
        paint_line(painter, counted, count, TextStyle.SMALL, "text3")
        left = rect.x() + 14 + icon + 14
        paint_line(
            painter,
            QRectF(left, rect.y(), counted.x() - left - 8, rect.height()),
            str(index.data(Qt.ItemDataRole.DisplayRole)),
            TextStyle.LABEL_BOLD if is_open else TextStyle.LABEL,
            "text",
        )

    def _paint_article(
        self, painter: QPainter, rect: QRectF, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        look = theme()
        fill_rect(painter, QRectF(rect.x() + 22, rect.y(), 1, rect.height()), look.color("divider"))
        inner = rect.adjusted(_INDENT - 12, 2, 0, -2)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_selected:
            box(painter, inner, 8, look.color("selected"))
            pill(painter, inner)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            box(painter, inner, 8, look.color("hover"))
        paint_line(
            painter,
            inner.adjusted(12, 0, -8, 0),
            str(index.data(Qt.ItemDataRole.DisplayRole)),
            TextStyle.LABEL_BOLD if is_selected else TextStyle.LABEL,
            "accentText" if is_selected else "text2",
        )


class CategoryTree(QTreeView):
    """Signals: ``chosen(str)``, the slug of the article that became current."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = ShelfModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_TreeDelegate(self))
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setExpandsOnDoubleClick(False)
        self.clicked.connect(self._on_clicked)
        self.activated.connect(self._on_activated)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Articles by category"))

    def theme_changed(self) -> None:
        self.scheduleDelayedItemsLayout()

    def show_articles(
        self, categories: Sequence[Category], articles: Sequence[ArticleMeta], language: Language
    ) -> None:
        """Fill the tree; what was open and current stays so."""
        opened, current = self._open_category(), self.current_slug()
        selection = self.selectionModel()
        selection.blockSignals(True)
        shelves = (self._shelf(category, articles, language) for category in categories)
        self._model.set_shelves([shelf for shelf in shelves if shelf is not None])
        for row in range(self._model.rowCount()):
            index = self._model.index(row, 0)
            if index.data(Qt.ItemDataRole.UserRole) == opened:
                self.expand(index)
        selection.blockSignals(False)
        if current:
            self.select(current)

    def _shelf(self, category: Category, articles: Sequence[ArticleMeta], language: Language) -> Shelf | None:
        """What stands in ``category``; None when nothing does."""
        own = tuple(article for article in articles if article.category == category.id)
        if not own:
            return None
        said = self.tr("%n articles", "", len(own))
        icon = CATEGORY_ICONS.get(category.id, "folder")
        return Shelf(category.id, category.title.text(language), said, icon, own)

    def select(self, slug: str) -> None:
        """Open the category of ``slug`` and make it current, without a signal."""
        place = self._model.place_of(slug)
        if not place.isValid():
            return
        selection = self.selectionModel()
        selection.blockSignals(True)
        self._open_only(place.parent())
        self.setCurrentIndex(place)
        selection.blockSignals(False)
        self.viewport().update()

    def current_slug(self) -> str:
        return str(self.currentIndex().data(SLUG_ROLE) or "")

    def _open_category(self) -> str:
        for row in range(self._model.rowCount()):
            index = self._model.index(row, 0)
            if self.isExpanded(index):
                return str(index.data(Qt.ItemDataRole.UserRole))
        return ""

    def _open_only(self, index: QModelIndex) -> None:
        for row in range(self._model.rowCount()):
            other = self._model.index(row, 0)
            self.setExpanded(other, other == index)

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.data(SLUG_ROLE):
            return
        if self.isExpanded(index):
            self.collapse(index)
        else:
            self._open_only(index)

    def _on_activated(self, index: QModelIndex) -> None:
        if not index.data(SLUG_ROLE) and not self.underMouse():
            self.setExpanded(index, not self.isExpanded(index))

    def _on_current_changed(self, current: QModelIndex) -> None:
        slug = current.data(SLUG_ROLE)
        if slug:
            self.chosen.emit(str(slug))
