"""The left pane of Help: search, filters, and below them the shelves, the results or a way on."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from walletcare.domain.article import SearchResult
from walletcare.ui.announce import LateAnnouncement
from walletcare.ui.components import (
    Button,
    ButtonKind,
    Chip,
    EmptyState,
    FilterChip,
    FlowLayout,
    PlainLabel,
    SearchField,
    SearchSize,
    clear_layout,
)
from walletcare.ui.help.results import HitList
from walletcare.ui.help.tree import CategoryTree
from walletcare.ui.stores.help import HelpStore
from walletcare.ui.theme import TextStyle, theme
from walletcare.ui.when import day_text

_FILTERS = 4


class ListPane(QWidget):
    """Signals: ``article_chosen(str)`` slug; ``contact_requested``, ``troubleshoot_requested``."""

    article_chosen = Signal(str)
    contact_requested = Signal()
    troubleshoot_requested = Signal()

    def __init__(self, store: HelpStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tell = LateAnnouncement(self)
        self._store = store
        self._result: SearchResult | None = None
        self._category = ""
        self._both_languages = False
        self._current = ""
        self.title = PlainLabel("", TextStyle.TITLE, wraps=False)
        self._offline = Chip("", icon="hard-drive-download")
        self.search = SearchField(SearchSize.MEDIUM)
        self._filters = QWidget()
        self._filter_flow = FlowLayout(self._filters, gap=6, line_gap=6)
        self.tree = CategoryTree()
        self.results = HitList()
        self._nothing = EmptyState("search-x", fill="chip", color="text2")
        self._ask = self._nothing.add_button(Button("", ButtonKind.PRIMARY, icon="message-circle"))
        self._check = self._nothing.add_button(Button("", ButtonKind.SECONDARY, icon="list-checks"))
        # A layout without a widget would show its first page as a window.
        self._middle = QWidget()
        self._stack = QStackedLayout(self._middle)
        for widget in (self.tree, self.results, self._nothing):
            self._stack.addWidget(widget)
        self._unsure = PlainLabel("", TextStyle.SMALL, "text2")
        self._missing = PlainLabel("", TextStyle.LABEL, "text2", wraps=False, fits=True)
        self._contact = Button("", ButtonKind.LINK)
        self._stand = PlainLabel("", TextStyle.CAP, "text3")
        self._build()
        self.search.searched.connect(self._on_searched)
        self.search.went_down.connect(self._into_results)
        self.search.submitted.connect(self._open_first)
        self.results.chosen.connect(self._on_chosen)
        self.results.left_upwards.connect(self.search.select_all)
        self.tree.chosen.connect(self._on_chosen)
        self._ask.clicked.connect(self.contact_requested)
        self._check.clicked.connect(self.troubleshoot_requested)
        self._contact.clicked.connect(self.contact_requested)
        store.results_changed.connect(self._on_results)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(4, 0, 0, 0)
        head.addWidget(self.title, 1)
        head.addWidget(self._offline)
        foot = QHBoxLayout()
        foot.setSpacing(4)
        foot.addWidget(self._missing)
        foot.addWidget(self._contact)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 22, 16, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.search)
        column.addWidget(self._filters)
        column.addWidget(self._unsure)
        column.addWidget(self._middle, 1)
        column.addLayout(foot)
        column.addWidget(self._stand)
        self._filters.hide()
        self._unsure.hide()

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the shown search that stand in the hits, for highlighting in the reader."""
        if self._result is None:
            return ()
        found: dict[str, None] = {}
        for hit in self._result.hits:
            for marked in (hit.title, hit.snippet):
                for start, end in marked.marks:
                    found[marked.text[start:end]] = None
        return tuple(word for word in found if len(word) > 1)[:12]

    def retranslate(self) -> None:
        self.title.setText(self.tr("Help"))
        self._offline.setText(self.tr("Works offline"))
        self._offline.updateGeometry()
        articles = self._store.articles(theme().language)
        self.search.set_placeholder(self.tr("Search %n articles", "", len(articles)))
        self._nothing.set_texts(
            self.tr("Nothing found for that"), self.tr("Try other words, or ask us directly.")
        )
        self._ask.set_label(self.tr("Ask support"))
        self._check.set_label(self.tr("Start a check"))
        self._missing.setText(self.tr("Can’t find it?"))
        self._contact.set_label(self.tr("Contact support"))
        self._unsure.setText(self.tr("None of these fits well. A check or a person may help more."))
        day = day_text(self._store.pack.built_on)
        self._stand.setText(self.tr("Articles updated {day}").format(day=day))
        self.tree.retranslate()
        self.results.retranslate()
        self.tree.show_articles(self._store.categories(), articles, theme().language)
        if self._result is not None:
            self._run(self.search.text().strip())

    def show_search(self, text: str) -> None:
        """Put ``text`` into the field and search for it."""
        self.search.set_text(text)
        self._on_searched(text)

    def set_current(self, slug: str) -> None:
        """The article now in the reader; both lists show it."""
        self._current = slug
        self.tree.select(slug)
        if self._result is not None:
            self.results.show_hits(self._result.hits, self._category_names(), slug)

    def _on_searched(self, text: str) -> None:
        self._category = ""
        self._run(text.strip())

    def _run(self, text: str) -> None:
        if not text:
            self._result = None
            self._filters.hide()
            self._unsure.hide()
            self._stack.setCurrentWidget(self.tree)
            return
        self._store.search(text, None if self._both_languages else theme().language, self._category)

    def _on_results(self, result: SearchResult) -> None:
        if result.query.text != self.search.text().strip():
            return
        self._result = result
        if not self._category:
            self._show_filters(result)
        self._unsure.setVisible(bool(result.hits) and not result.is_confident)
        self.results.show_hits(result.hits, self._category_names(), self._current)
        self._stack.setCurrentWidget(self.results if result.hits else self._nothing)
        self._tell.say(self.tr("%n results", "", len(result.hits)))

    def _show_filters(self, result: SearchResult) -> None:
        clear_layout(self._filter_flow)
        names = self._category_names()
        counts = sorted(result.counts, key=lambda pair: -pair[1])
        total = sum(count for _, count in counts)
        shown = [("", self.tr("All"), total)]
        shown += [(key, names.get(key, key), count) for key, count in counts[:_FILTERS]]
        for key, label, count in shown:
            chip = FilterChip(f"{label} {count}")
            chip.setChecked(key == self._category)
            chip.clicked.connect(lambda _=False, key=key: self._choose_category(key))
            chip.setProperty("category", key)
            self._filter_flow.addWidget(chip)
        both = FilterChip(QCoreApplication.translate("ListPane", "中文 + English"))
        both.setChecked(self._both_languages)
        both.setAccessibleName(self.tr("Search in both languages"))
        both.clicked.connect(self._toggle_languages)
        self._filter_flow.addWidget(both)
        self._filters.setVisible(bool(result.hits) or self._both_languages)
        self._filters.updateGeometry()

    def _choose_category(self, key: str) -> None:
        self._category = key
        for place in range(self._filter_flow.count()):
            item = self._filter_flow.itemAt(place)
            chip = item.widget() if item is not None else None
            if isinstance(chip, FilterChip) and chip.property("category") is not None:
                chip.setChecked(chip.property("category") == key)
        self._run(self.search.text().strip())

    def _toggle_languages(self) -> None:
        self._both_languages = not self._both_languages
        self._category = ""
        self._run(self.search.text().strip())

    def _category_names(self) -> dict[str, str]:
        return {category.id: category.title.text(theme().language) for category in self._store.categories()}

    def _into_results(self) -> None:
        if self._stack.currentWidget() is self._nothing:
            self._ask.setFocus()
            return
        view = self.results if self._stack.currentWidget() is self.results else self.tree
        if not view.currentIndex().isValid():
            view.setCurrentIndex(view.model().index(0, 0))
        view.setFocus()

    def _open_first(self, text: str) -> None:
        if self._result is not None and self._result.hits and self._result.query.text == text:
            self.article_chosen.emit(self._result.hits[0].article.slug)

    def _on_chosen(self, slug: str) -> None:
        self._current = slug
        self.article_chosen.emit(slug)
