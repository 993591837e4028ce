"""Categories and their articles as a tree of two levels.

A model of our own over plain values, not ``QStandardItemModel``: its items are objects that Qt deletes while
Python still holds them, and filling it anew (a change of language) then crashed in the bindings now and then.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from walletcare.domain.article import ArticleMeta

_Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()

SLUG_ROLE = Qt.ItemDataRole.UserRole + 1
COUNT_ROLE = Qt.ItemDataRole.UserRole + 2
ICON_ROLE = Qt.ItemDataRole.UserRole + 3


@dataclass(frozen=True, slots=True)
class Shelf:
    """One category as it is shown. ``said``: its count in words, for screen readers."""

    id: str
    title: str
    said: str
    icon: str
    articles: tuple[ArticleMeta, ...]


class ShelfModel(QAbstractItemModel):
    """The internal id of an index is 0 for a shelf, else the row of its shelf plus one."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shelves: tuple[Shelf, ...] = ()

    def set_shelves(self, shelves: Sequence[Shelf]) -> None:
        self.beginResetModel()
        self._shelves = tuple(shelves)
        self.endResetModel()

    def place_of(self, slug: str) -> QModelIndex:
        """The index of the article ``slug``; invalid when there is none."""
        for number, shelf in enumerate(self._shelves):
            for row, article in enumerate(shelf.articles):
                if article.slug == slug:
                    return self.createIndex(row, 0, number + 1)
        return QModelIndex()

    def index(self, row: int, column: int, parent: _Index = _TOP) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, child: _Index | None = None) -> QModelIndex:  # type: ignore[override]  # two of Qt's share the name
        if child is None:
            return cast("QModelIndex", super().parent())
        number = child.internalId()
        return self.createIndex(number - 1, 0, 0) if child.isValid() and number else QModelIndex()

    def rowCount(self, parent: _Index = _TOP) -> int:
        if not parent.isValid():
            return len(self._shelves)
        return 0 if parent.internalId() else len(self._shelves[parent.row()].articles)

    def columnCount(self, parent: _Index = _TOP) -> int:
        return 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        number = index.internalId()
        if not number:
            return _of_shelf(self._shelves[index.row()], role)
        return _of_article(self._shelves[number - 1].articles[index.row()], role)


def _of_shelf(shelf: Shelf, role: int) -> object:
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return shelf.title
        case Qt.ItemDataRole.UserRole:
            return shelf.id
        case Qt.ItemDataRole.AccessibleDescriptionRole:
            return shelf.said
    if role == COUNT_ROLE:
        return len(shelf.articles)
    return shelf.icon if role == ICON_ROLE else None


def _of_article(article: ArticleMeta, role: int) -> object:
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return article.title
        case Qt.ItemDataRole.AccessibleDescriptionRole:
            return article.summary
    return article.slug if role == SLUG_ROLE else None
