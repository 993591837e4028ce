"""The language of the window, switched while it is open."""

from __future__ import annotations

import logging
import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator, Signal

from walletcare.domain.language import Language
from walletcare.infra.paths import built_dir
from walletcare.ui.theme import theme

if TYPE_CHECKING:
    from pathlib import Path

_log = logging.getLogger(__name__)
PSEUDO_VARIABLE = "WALLETCARE_PSEUDO"
"""Set to anything: every text is shown stretched and in brackets, to find what is not translated."""

_STEMS = {Language.ZH: "zh_CN", Language.EN: "en"}
_STRETCH_SHARE, _MARK_LENGTH = 0.4, 6
_STRETCH = dict(zip("aeiouAEIOU", "áéíóúÁÉÍÓÚ", strict=True))


def system_language() -> Language:
    """The shipped language that suits the system's list of preferred languages best."""
    for tag in QLocale.system().uiLanguages():
        if tag.lower().startswith(("zh", "en")):
            return Language.from_tag(tag)
    return Language.EN


def locale_of(language: Language) -> QLocale:
    """The locale for dates, numbers and money in ``language``.

    English follows the system where the system is English too (British or American dates), else British.
    """
    if language is Language.ZH:
        return QLocale(QLocale.Language.Chinese, QLocale.Country.China)
    system = QLocale.system()
    if system.language() == QLocale.Language.English:
        return system
    return QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


def pseudo(text: str) -> str:
    """A look-alike of ``text``, stretched by two fifths, in brackets; placeholders stay."""
    depth, out = 0, []
    for letter in text:
        depth += (letter == "{") - (letter == "}")
        out.append(letter if depth else _STRETCH.get(letter, letter))
    # In short words: one long run of marks would need a width that no language asks for.
    marks = "~" * max(round(len(text) * _STRETCH_SHARE) - 2, 0)
    words = [marks[start : start + _MARK_LENGTH] for start in range(0, len(marks), _MARK_LENGTH)]
    return "［" + " ".join(["".join(out), *words]) + "］"


class PseudoTranslator(QTranslator):
    """Answers every text with :func:`pseudo`."""

    def translate(self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1) -> str:
        return pseudo(sourceText.replace("%n", str(n)) if n >= 0 else sourceText)

    def isEmpty(self) -> bool:
        return False


class LanguageSwitch(QObject):
    """Installs and removes translators; Qt then tells every widget that the language changed.

    Args:
        folder: Where the ``.qm`` files are; the shipped folder when omitted.

    Signals:
        changed: The language is another one now; carries its tag.
    """

    changed = Signal(str)

    def __init__(self, folder: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder if folder is not None else built_dir()
        self._current: Language | None = None
        self._translators: list[QTranslator] = []

    @property
    def current(self) -> Language:
        return self._current or Language.EN

    def remove(self) -> None:
        """Take the translators out again: for whoever opens a second program in one process."""
        for translator in self._translators:
            QCoreApplication.removeTranslator(translator)
        self._translators = []

    def set(self, language: Language) -> None:
        """Show everything in ``language`` from now on."""
        if language is self._current:
            return
        is_first = self._current is None
        self._current = language
        # Fonts first: widgets that are told of the language measure with them.
        theme().set_language(language)
        QLocale.setDefault(locale_of(language))
        if not is_first:
            _tell_voice(locale_of(language))
        self.remove()
        stem = _STEMS[language]
        self._install(str(self._folder), f"walletcare_{stem}", is_needed=language is Language.ZH)
        qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if language is Language.ZH:
            self._install(qt_folder, f"qtbase_{stem}", is_needed=False)
        if os.environ.get(PSEUDO_VARIABLE):
            stretched = PseudoTranslator(self)
            QCoreApplication.installTranslator(stretched)
            self._translators.append(stretched)
        if not is_first or not self._translators:
            # With no translator to install or remove Qt does not tell anybody by itself.
            _tell_widgets()
        self.changed.emit(str(language))

    def _install(self, folder: str, stem: str, *, is_needed: bool) -> None:
        translator = QTranslator(self)
        if translator.load(stem, folder):
            QCoreApplication.installTranslator(translator)
            self._translators.append(translator)
        elif is_needed:
            _log.warning("translation missing: %s in %s", stem, folder)


def _tell_voice(locale: QLocale) -> None:
    """The default counts for widgets made from now on; a screen reader asks each for its own."""
    from PySide6.QtWidgets import QApplication

    for widget in QApplication.topLevelWidgets():
        widget.setLocale(locale)


def _tell_widgets() -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QApplication

    change = QEvent.Type.LanguageChange
    # Qt posts one for each translator to each window, which would say everything once more.
    for receiver in (*QApplication.topLevelWidgets(), *QApplication.topLevelWindows()):
        QCoreApplication.removePostedEvents(receiver, change.value)
    for widget in QApplication.topLevelWidgets():
        QCoreApplication.sendEvent(widget, QEvent(change))
