"""The shelves of the help as a model: Qt's own tester, and filling it anew again and again."""

from __future__ import annotations

import gc
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from walletcare.domain.article import ArticleMeta, Category
from walletcare.domain.language import Language, LocalText
from walletcare.ui.help.tree import CategoryTree
from walletcare.ui.help.tree_model import COUNT_ROLE, SLUG_ROLE, Shelf, ShelfModel


def article(slug: str, category: str) -> ArticleMeta:
    return ArticleMeta(slug, category, Language.EN, slug.title(), "Short.", date(2026, 1, 1), 2)


def shelf(name: str, count: int) -> Shelf:
    return Shelf(
        name, name, f"{count} articles", "link", tuple(article(f"{name}-{at}", name) for at in range(count))
    )


def test_qts_own_tester_finds_nothing_wrong(qtbot: QtBot) -> None:
    model = ShelfModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.set_shelves([shelf("a", 3), shelf("b", 1)])
    place = model.place_of("b-0")
    assert (place.data(SLUG_ROLE), place.parent().data(COUNT_ROLE)) == ("b-0", 1)
    assert not place.parent().parent().isValid()
    assert not model.place_of("nowhere").isValid()
    assert model.index(1, 0).data(Qt.ItemDataRole.AccessibleDescriptionRole) == "1 articles"
    model.set_shelves([])
    assert model.rowCount() == 0


def test_what_was_open_and_current_stays_however_often_it_is_filled(qtbot: QtBot) -> None:
    tree = CategoryTree()
    qtbot.addWidget(tree)
    categories = [Category(name, LocalText.same(name), at) for at, name in enumerate("ab")]
    articles = [article(f"{name}-{at}", name) for name in "ab" for at in range(40)]
    tree.show_articles(categories, articles, Language.EN)
    tree.select("b-7")
    for _ in range(50):
        tree.show_articles(categories, articles, Language.ZH)
        gc.collect()
    assert tree.current_slug() == "b-7"
    assert [tree.isExpanded(tree.model().index(row, 0)) for row in range(2)] == [False, True]
