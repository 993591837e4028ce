"""Settings: everything on one scrolling page, in effect at once."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from walletcare.ui.components import (
    Button,
    ButtonKind,
    InnerDialog,
    ScrollBody,
    SegmentedControl,
    Select,
    Switch,
    Width,
)
from walletcare.ui.filled import filled
from walletcare.ui.home.language_button import LANGUAGE_NAMES
from walletcare.ui.keys_sheet import KeysSheet
from walletcare.ui.navigation import Argument, OpenSection
from walletcare.ui.page import Page
from walletcare.ui.preferences import chosen_language
from walletcare.ui.settings.about import open_licences
from walletcare.ui.settings.content_rows import ContentRows
from walletcare.ui.settings.mail_dialog import MailDialog
from walletcare.ui.settings.node_dialog import NodeDialog
from walletcare.ui.settings.row_words import choices, row_words
from walletcare.ui.settings.rows import Section, SettingRow
from walletcare.ui.settings.section_list import SectionList
from walletcare.ui.settings.text_size import TextSizeControl
from walletcare.ui.stores.settings import Key
from walletcare.ui.theme import theme
from walletcare.ui.voice import speak_as

if TYPE_CHECKING:
    from collections.abc import Callable

    from walletcare.ui.navigation import Navigator
    from walletcare.ui.settings.about import AboutFacts
    from walletcare.ui.stores.content import ContentStore
    from walletcare.ui.stores.mail import MailStore
    from walletcare.ui.stores.node import NodeStore
    from walletcare.ui.stores.settings import SettingsStore

SECTIONS: tuple[tuple[str, str], ...] = (
    ("language", "languages"),
    ("appearance", "sun-moon"),
    ("notifications", "bell"),
    ("mail", "mail"),
    ("content", "newspaper"),
    ("privacy", "lock"),
    ("about", "info"),
)
"""Key and icon of each section, in order."""

PRIVACY_ARTICLE = "your-privacy-and-what-support-sees"
_NAV_WIDTH = 188


class SettingsPage(Page):
    """The settings.

    Args:
        about: Asked for the facts each time they are shown, in the language of then.
        has_tray: False: the system has no tray; the row says so and the window minimises instead.

    Signals:
        export_requested: Write everything of the user into one file (the composition root asks where).
        log_requested: Show what the app noted down.
        erase_requested: The user confirmed that everything on this computer is to be erased.
    """

    export_requested = Signal()
    erase_requested = Signal()
    log_requested = Signal()

    def __init__(
        self,
        navigator: Navigator,
        settings: SettingsStore,
        mail: MailStore,
        node: NodeStore,
        content: ContentStore,
        about: Callable[[], AboutFacts],
        *,
        has_tray: bool = True,
    ) -> None:
        super().__init__(navigator)
        self._settings, self._mail, self._about, self._has_tray = settings, mail, about, has_tray
        self._node = node
        self._edition = ContentRows(content, settings, self)
        self._language = SegmentedControl([(str(tag), words) for tag, words in LANGUAGE_NAMES.items()])
        for language in LANGUAGE_NAMES:
            speak_as(self._language.segment(str(language)), language)
        self._theme = SegmentedControl()
        self._text_size = TextSizeControl()
        self._motion = Select()
        self._replies, self._content = Switch(), Switch()
        self._tray, self._notices = Switch(), Switch()
        self._quiet = Select()
        self._password = Select()
        self._mail_button = Button("", icon="mail")
        self._node_button = Button("", icon="link")
        self._export = Button("", icon="download")
        self._erase = Button("", ButtonKind.DANGER, icon="trash-2")
        self._privacy = Button("", ButtonKind.SECONDARY, icon="file-text")
        self._licences = Button("", icon="scale")
        self._keys = Button("", icon="keyboard")
        self._log = Button("", icon="file-text")
        self._copy = Button("", icon="copy")
        self._rows: dict[str, SettingRow] = {}
        self._sections: dict[str, Section] = {}
        self._list = SectionList(SECTIONS)
        self._scroll = ScrollBody(margins=(0, 22, 52, 28), spacing=22)
        self._is_jumping = False
        self._build()
        self._connect()
        self._show_values()

    def title(self) -> str:
        return self.tr("Settings")

    def retranslate(self) -> None:
        labels = {
            "language": self.tr("Language"),
            "appearance": self.tr("Appearance"),
            "notifications": self.tr("Notifications"),
            "mail": self.tr("Email"),
            "content": self.tr("Content"),
            "privacy": self.tr("Privacy and data"),
            "about": self.tr("About"),
        }
        for key, label in labels.items():
            self._list.set_label(key, label)
            self._sections[key].set_title(label)
        chosen_from = choices()
        self._theme.set_choices(chosen_from["theme"])
        for key, select in (("motion", self._motion), ("quiet", self._quiet), ("password", self._password)):
            select.set_choices(chosen_from[key])
        self._export.set_label(self.tr("Export"))
        self._erase.set_label(self.tr("Erase"))
        self._privacy.set_label(self.tr("Read"))
        self._licences.set_label(self.tr("Show"))
        self._log.set_label(self.tr("Show"))
        self._copy.set_label(self.tr("Copy"))
        self._keys.set_label(self.tr("Show"))
        # After the labels: the rows name their buttons.
        for key, (title, text) in row_words(has_tray=self._has_tray).items():
            self._rows[key].set_texts(title, text)
        self._edition.retranslate()
        self._show_mail()
        self._show_node()
        self._show_about()
        self._show_values()

    def opened(self, argument: Argument) -> None:
        self._show_values()
        self._edition.retranslate()
        if isinstance(argument, OpenSection) and argument.section in self._sections:
            # The page is laid out after this call.
            QTimer.singleShot(0, self, lambda: self._jump(argument.section))

    def apply_width(self, effective_width: int) -> None:
        super().apply_width(effective_width)
        self._list.setVisible(effective_width >= Width.MIDDLE)
        wide = round(_NAV_WIDTH * theme().text_scale / 100)
        self._list.setFixedWidth(max(wide, self._list.sizeHint().width()))
        left = 28 if effective_width >= Width.MIDDLE else 36 if effective_width >= Width.NARROW else 24
        self._frame.setContentsMargins(24 if effective_width >= Width.MIDDLE else left, 0, 0, 0)
        self._scroll.set_effective_width(effective_width)
        for section in self._sections.values():
            for row in section.rows:
                row.set_stacked(effective_width < Width.NARROW)

    def areas(self) -> list[QWidget]:
        parts: list[QWidget] = [self._list, self._scroll]
        return [self.header, *parts] if self.header is not None else parts

    # Inside.

    def _build(self) -> None:
        self._licence_row = SettingRow(self._licences)
        self._version_row = SettingRow(self._copy)
        controls: dict[str, QWidget] = {
            "language": self._language,
            "theme": self._theme,
            "text": self._text_size,
            "motion": self._motion,
            "replies": self._replies,
            "content": self._content,
            "quiet": self._quiet,
            "notices": self._notices,
            "password": self._password,
            "tray": self._tray,
            "mail": self._mail_button,
            "privacy": self._privacy,
            "node": self._node_button,
            "export": self._export,
            "erase": self._erase,
            "keys": self._keys,
        }
        self._rows = {key: SettingRow(control) for key, control in controls.items()}
        self._rows["licences"] = self._licence_row
        self._rows["log"] = SettingRow(self._log)
        self._rows["version"] = self._version_row
        groups = {
            "language": ("language",),
            "appearance": ("theme", "text", "motion"),
            "notifications": ("replies", "content", "quiet", "notices", "password", "tray"),
            "mail": ("mail",),
            "content": (),
            "privacy": ("privacy", "node", "export", "erase"),
            "about": ("version", "keys", "log", "licences"),
        }
        for key, names in groups.items():
            rows = self._edition.rows if key == "content" else tuple(self._rows[name] for name in names)
            section = Section(key, rows)
            self._sections[key] = section
            self._scroll.content.addWidget(section)
        self._scroll.content.addStretch(1)
        central = QWidget()
        self._frame = QHBoxLayout(central)
        self._frame.setContentsMargins(24, 0, 0, 0)
        self._frame.setSpacing(32)
        side = QVBoxLayout()
        side.setContentsMargins(0, 22, 0, 0)
        side.addWidget(self._list)
        self._frame.addLayout(side)
        self._frame.addWidget(self._scroll, 1)
        self.place(central)
        self._list.set_current("language")

    def _connect(self) -> None:
        settings = self._settings
        self._language.chosen.connect(lambda tag: settings.set(Key.LANGUAGE, tag))
        self._theme.chosen.connect(lambda key: settings.set(Key.THEME, key))
        self._text_size.chosen.connect(lambda percent: settings.set(Key.TEXT_SCALE, percent))
        self._motion.chosen.connect(lambda key: settings.set(Key.MOTION, key))
        self._quiet.chosen.connect(lambda key: settings.set(Key.QUIET_HOURS, key))
        self._password.chosen.connect(lambda key: settings.set(Key.PASSWORD_REMINDER, key))
        for switch, key in (
            (self._replies, Key.NOTIFY_REPLIES),
            (self._content, Key.NOTIFY_CONTENT),
            (self._tray, Key.CLOSE_TO_TRAY),
            (self._notices, Key.NOTICES),
        ):
            switch.clicked.connect(lambda is_on, key=key: settings.set(key, bool(is_on)))
        self._mail_button.clicked.connect(self._on_mail)
        self._node_button.clicked.connect(self._on_node)
        self._privacy.clicked.connect(lambda: self.navigator.open_article(PRIVACY_ARTICLE))
        self._export.clicked.connect(self.export_requested)
        self._erase.clicked.connect(self._on_erase)
        self._log.clicked.connect(self.log_requested)
        self._licences.clicked.connect(lambda: open_licences(self))
        self._keys.clicked.connect(lambda: KeysSheet(self).open())
        self._copy.clicked.connect(self._on_copy)
        self._list.chosen.connect(self._jump)
        self._scroll.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        settings.changed.connect(self._on_settings_changed)
        self._mail.changed.connect(self._show_mail)

    def _show_values(self) -> None:
        settings = self._settings
        self._language.set_current(str(chosen_language(settings)))
        self._theme.set_current(settings.text(Key.THEME))
        self._text_size.set_percent(settings.number(Key.TEXT_SCALE))
        self._motion.set_current(settings.text(Key.MOTION))
        self._quiet.set_current(settings.text(Key.QUIET_HOURS))
        self._password.set_current(settings.text(Key.PASSWORD_REMINDER))
        self._replies.setChecked(settings.flag(Key.NOTIFY_REPLIES))
        self._content.setChecked(settings.flag(Key.NOTIFY_CONTENT))
        self._content.setEnabled(settings.flag(Key.NOTIFY_REPLIES))
        self._notices.setChecked(settings.flag(Key.NOTICES))
        self._tray.setChecked(settings.flag(Key.CLOSE_TO_TRAY) and self._has_tray)
        self._tray.setEnabled(self._has_tray)

    def _show_mail(self) -> None:
        account = self._mail.state.account
        if account is None:
            words = self.tr("Not set up. Your mail program opens with the text instead")
            self._mail_button.set_label(self.tr("Set up"))
        else:
            words = self.tr("{address} through {host}").format(address=account.address, host=account.host)
            self._mail_button.set_label(self.tr("Change"))
        self._rows["mail"].set_texts(self.tr("Write to support from your own address"), words)

    def _show_node(self) -> None:
        url = self._settings.text(Key.NODE)
        if url:
            # A provider's key may stand after the name, so only the name is shown.
            words = self.tr("On. Queries {host}").format(host=urlsplit(url).hostname or url)
            self._node_button.set_label(self.tr("Change"))
        else:
            words = self.tr("Off. Nothing is looked up until you set a node")
            self._node_button.set_label(self.tr("Set up"))
        self._rows["node"].set_texts(self.tr("Look up transactions on the chain"), words)

    def _show_about(self) -> None:
        facts = self._about()
        words = filled(self.tr("For {wallet}"), wallet=facts.wallet)
        if facts.list_date:
            words = filled(
                self.tr("For {wallet}. Official list of {date}"), wallet=facts.wallet, date=facts.list_date
            )
        title = self.tr("WalletCare {version}").format(version=facts.version)
        self._version_row.set_texts(title, words)

    def _on_settings_changed(self, key: str) -> None:
        self._show_values()
        if key == Key.NODE:
            self._show_node()

    def _on_node(self) -> None:
        NodeDialog(self, self._settings, self._node).open()

    def _on_copy(self) -> None:
        facts = self._about()
        text = f"WalletCare {facts.version}\n{facts.wallet}\n{facts.data_folder}"
        self.navigator.copy(text, lambda: self.tr("Version copied"))

    def _on_mail(self) -> None:
        MailDialog(self, self._mail).open()

    def _on_erase(self) -> None:
        dialog = InnerDialog(self, "", " ")
        keep = dialog.add_button("keep", "", ButtonKind.SECONDARY)
        erase = dialog.add_button("erase", "", ButtonKind.DANGER_FILLED, icon="trash-2")

        def say() -> None:
            dialog.set_texts(
                self.tr("Erase everything on this computer?"),
                self.tr(
                    "Drafts, chats, reports and settings are erased and can’t be recovered. Your "
                    "wallet and your money aren’t touched. Support keeps its own records."
                ),
            )
            keep.set_label(self.tr("Keep my data"))
            erase.set_label(self.tr("Erase everything"))

        dialog.say_with(say)
        dialog.chosen.connect(self._on_erase_chosen)
        dialog.open()

    def _on_erase_chosen(self, key: str) -> None:
        if key == "erase":
            self.erase_requested.emit()

    def _jump(self, key: str) -> None:
        self._is_jumping = True
        self._scroll.verticalScrollBar().setValue(max(self._sections[key].y() - 22 + 22, 0))
        self._is_jumping = False
        self._list.set_current(key)

    def _on_scrolled(self, value: int) -> None:
        if self._is_jumping:
            return
        reached = [key for key, section in self._sections.items() if section.y() <= value + 60]
        if reached:
            self._list.set_current(reached[-1])
