"""The one screen of the first start: what this is, what it never does, and the language. Can be skipped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from walletcare.ui.components import Button, ButtonKind, Icon, InnerDialog, PlainLabel, SegmentedControl
from walletcare.ui.home.language_button import LANGUAGE_NAMES
from walletcare.ui.preferences import chosen_language
from walletcare.ui.stores.settings import Key
from walletcare.ui.theme import TextStyle
from walletcare.ui.voice import speak_as

if TYPE_CHECKING:
    from walletcare.ui.stores.settings import SettingsStore

_DEMO = "demo"
_POINTS = (("book-open", "text2"), ("save", "text2"), ("shield-check", "success"))


class Onboarding(InnerDialog):
    """Shown once; Esc and every button end it for good.

    Signals:
        demo_requested: Try the demo, where it is offered.
    """

    demo_requested = Signal()

    def __init__(self, parent: QWidget, settings: SettingsStore) -> None:
        super().__init__(parent, "", " ", width=540)
        self._settings = settings
        self._language = SegmentedControl([(str(tag), words) for tag, words in LANGUAGE_NAMES.items()])
        for language in LANGUAGE_NAMES:
            speak_as(self._language.segment(str(language)), language)
        self._language.set_current(str(chosen_language(settings)))
        self._language.chosen.connect(lambda tag: settings.set(Key.LANGUAGE, tag))
        self.content.addWidget(self._language, 0, Qt.AlignmentFlag.AlignLeft)
        self._points: list[tuple[PlainLabel, PlainLabel]] = []
        for icon, color in _POINTS:
            row = QHBoxLayout()
            row.setSpacing(14)
            shown = Icon(icon, size=22, color="success" if color == "success" else "accentText")
            row.addWidget(shown, 0, Qt.AlignmentFlag.AlignTop)
            title, text = PlainLabel("", TextStyle.LABEL_BOLD), PlainLabel("", TextStyle.SMALL, "text2")
            words = QVBoxLayout()
            words.setSpacing(1)
            words.addWidget(title)
            words.addWidget(text)
            row.addLayout(words, 1)
            self.content.addLayout(row)
            self._points.append((title, text))
        self._demo: Button = self.add_button(_DEMO, "")
        self._demo.hide()
        self._start: Button = self.add_button("start", "", ButtonKind.PRIMARY)
        self._demo_note = PlainLabel("", TextStyle.SMALL, "text2")
        self._demo_note.hide()
        self.content.addWidget(self._demo_note)
        self.chosen.connect(self._on_chosen)
        self._retranslate()

    def offer_demo(self) -> None:
        """No wallet is set up in this copy: say so, and offer a look at how it would be."""
        self._demo.show()
        self._demo_note.show()
        self.refit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.refit()

    def _retranslate(self) -> None:
        translate = QCoreApplication.translate
        self.set_texts(
            translate("Onboarding", "For when your wallet doesn’t do what it should"),
            translate("Onboarding", "No account needed. You can change everything later in Settings."),
        )
        words = (
            (
                translate("Onboarding", "Answers even offline"),
                translate("Onboarding", "Help and your requests are on this computer."),
            ),
            (
                translate("Onboarding", "Nothing is lost"),
                translate(
                    "Onboarding", "What you type is saved as you go, and leaves only when you send it."
                ),
            ),
            (
                translate("Onboarding", "We never ask for secrets"),
                translate(
                    "Onboarding", "Nobody here will ask for your recovery phrase, password or one-time code."
                ),
            ),
        )
        for (title, text), (head, line) in zip(self._points, words, strict=True):
            title.setText(head)
            text.setText(line)
        self._start.set_label(translate("Onboarding", "Get started"))
        self._demo.set_label(translate("Onboarding", "Try the demo"))
        self._demo_note.setText(
            translate(
                "Onboarding",
                "WalletCare isn’t set up for a wallet yet. The demo has an invented one, with "
                "scripted replies.",
            )
        )

    def _on_chosen(self, key: str) -> None:
        self._settings.set(Key.ONBOARDED, value=True)
        if key == _DEMO:
            self.demo_requested.emit()


def show_onboarding(window: QWidget, settings: SettingsStore) -> Onboarding | None:
    """Open the screen if it was never seen; None when it was."""
    if settings.flag(Key.ONBOARDED):
        return None
    dialog = Onboarding(window, settings)
    dialog.open()
    return dialog
