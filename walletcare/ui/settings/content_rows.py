"""Rows about the content: which edition this is, looking for a newer one, by itself or now, and taking one
from a file.
"""

from __future__ import annotations

from PySide6.QtCore import QObject

from walletcare.ui.announce import announce
from walletcare.ui.components import Button, Chip, ChipKind, Switch
from walletcare.ui.failures.content_words import content_sentence
from walletcare.ui.moments import moment_inside
from walletcare.ui.settings.rows import SettingRow
from walletcare.ui.stores.content import ContentStore
from walletcare.ui.stores.settings import Key, SettingsStore
from walletcare.ui.when import day_text


class ContentRows(QObject):
    """Owns the rows; the page puts them into a section and asks them to say everything again."""

    def __init__(self, store: ContentStore, settings: SettingsStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store, self._settings = store, settings
        self.by_itself = Switch()
        self.origin = Chip()
        self.look = Button("", icon="refresh-cw")
        self.choose = Button("", icon="folder-open")
        self.edition_row = SettingRow(self.origin)
        self.look_row = SettingRow(self.look)
        self.auto_row = SettingRow(self.by_itself)
        self.file_row = SettingRow(self.choose)
        self.by_itself.clicked.connect(lambda is_on: settings.set(Key.LOOK_FOR_CONTENT, bool(is_on)))
        settings.changed.connect(self._on_setting)
        self.look.clicked.connect(store.request_look)
        self.choose.clicked.connect(store.request_import)
        store.changed.connect(self._on_changed)
        self._was_looking = store.state.is_looking

    @property
    def rows(self) -> tuple[SettingRow, ...]:
        return (self.edition_row, self.look_row, self.auto_row, self.file_row)

    def retranslate(self) -> None:
        state = self._store.state
        self.edition_row.set_texts(
            self.tr("Edition of {day}").format(day=day_text(state.day)),
            self.tr("Help articles, checks and notices, version {version}").format(version=state.version),
        )
        if state.received_at is None:
            self.origin.set_look(self.tr("Came with the app"), ChipKind.NEUTRAL, "")
        else:
            self.origin.set_look(self.tr("Signature checked"), ChipKind.SUCCESS, "shield-check")
        self.look.set_label(self.tr("Check now"))
        self.look.setVisible(state.has_address)
        self.look.setEnabled(not state.is_looking)
        self.look_row.set_texts(self.tr("Newer content"), self._status())
        self.by_itself.setChecked(self._settings.flag(Key.LOOK_FOR_CONTENT))
        self.auto_row.setVisible(state.has_address)
        self.auto_row.set_texts(
            self.tr("Check for newer content automatically"),
            self.tr("A few times a day, at your wallet’s address. Nothing about you is sent"),
        )
        self.choose.set_label(self.tr("Choose"))
        self.choose.setEnabled(not state.is_looking)
        self.file_row.setVisible(state.can_import)
        self.file_row.set_texts(
            self.tr("Load content from a file"),
            self.tr("A signed file from your wallet, for computers without a network"),
        )

    # Inside.

    def _status(self) -> str:
        """How it stands, in one or two sentences."""
        state = self._store.state
        if state.is_looking:
            return self.tr("Checking…")
        if not state.has_address and not state.can_import:
            return self.tr(
                "Your wallet doesn’t publish content separately. It comes with new versions of this app"
            )
        if state.checked_at is None:
            if not state.has_address:
                return self.tr("Your wallet gives no address for updates. They come as files")
            return self.tr("Not checked yet. Only content signed by your wallet is accepted")
        words = [
            self.tr("Last check: {moment}.").format(
                moment=moment_inside(state.checked_at, self._store.now).strip()
            )
        ]
        if state.code:
            words.append(
                content_sentence(state.code, state.reason, day_text(self._store.now.astimezone().date()))
            )
            words.append(self.tr("What you have stays as it is."))
        elif state.needs_restart:
            words.append(
                self.tr(
                    "A new edition has arrived. Its addresses and opening hours apply "
                    "the next time you open WalletCare."
                )
            )
        else:
            words.append(self.tr("You have the newest edition."))
        # Chinese sentences follow each other without a space.
        return "".join(words) if words[0].endswith("。") else " ".join(words)

    def _on_setting(self, key: str) -> None:
        if key == Key.LOOK_FOR_CONTENT:
            self.retranslate()

    def _on_changed(self) -> None:
        self.retranslate()
        is_looking = self._store.state.is_looking
        if self._was_looking and not is_looking and self.look_row.isVisible():
            announce(self.look_row, self._status())
        self._was_looking = is_looking
