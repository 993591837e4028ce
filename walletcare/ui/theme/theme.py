"""The theme: which tokens, which fonts, which text scale, how much motion. One object for the application."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from walletcare.domain.language import Language
from walletcare.ui.theme.fonts import load_fonts
from walletcare.ui.theme.palette import contrast_tokens, make_palette
from walletcare.ui.theme.tokens import DARK, LIGHT, TokenName, Tokens
from walletcare.ui.theme.type import TextStyle, families, spec_of

if TYPE_CHECKING:
    from walletcare.ui.theme.style import CareStyle

TEXT_SCALES: tuple[int, ...] = (100, 125, 150, 200)
"""Text sizes in percent."""


class ThemeChoice(StrEnum):
    """What the user chose. SYSTEM and CONTRAST are light or dark as the system is."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class MotionChoice(StrEnum):
    SYSTEM = "system"
    FULL = "full"
    REDUCED = "reduced"


class Theme(QObject):
    """Everything a widget needs to paint itself.

    Signals:
        changed: Colours, text size, language or motion changed. Painted widgets need no connection: every
            live widget with a ``theme_changed`` method is told, and all are repainted. One that has a
            ``colours_changed`` too is told that instead when it measures what it did before. What stands
            behind others (see :class:`FrontStack`) is told when it comes to the front.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._choice = ThemeChoice.SYSTEM
        self._motion = MotionChoice.SYSTEM
        self._scale_percent = 100
        self._language = Language.EN
        self._tokens: Tokens = LIGHT
        self._colours: dict[TokenName, QColor] = {}
        self._fonts: dict[TextStyle, QFont] = {}
        self._metrics: dict[TextStyle, QFontMetricsF] = {}
        self._style: CareStyle | None = None
        self._generation = self._measure = 0
        self._measured: tuple[Language, int] | None = None

    def install(self, app: QApplication, *, is_dressed: bool = True) -> None:
        """Give ``app``, which has Fusion, our style, palette and font, and follow the system from now on.

        Args:
            is_dressed: False leaves the style for :meth:`dress`, to be called when the first picture stands.
        """
        load_fonts()
        if is_dressed:
            self.dress(app)
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._on_system_changed)
        accessibility = getattr(hints, "accessibility", None)
        if accessibility is not None:
            accessibility().contrastPreferenceChanged.connect(self._on_system_changed)
        # Whatever was measured before had other fonts.
        self._measured = None
        self._apply()

    def dress(self, app: QApplication) -> None:
        """Give ``app`` our own style: scroll bars, menus and tool tips look and behave as ours from now on.

        Later than the rest, because Qt then asks Python for every measure, and the bindings make every kind
        of style option: a tenth of a start for what the first picture does not show. Idempotent.
        """
        if self._style is None:
            from walletcare.ui.theme.style import CareStyle

            self._style = CareStyle()
            self._style.is_motion_reduced = self.is_motion_reduced
            app.setStyle(self._style)

    # What widgets ask.

    @property
    def is_dressed(self) -> bool:
        """Whether :meth:`dress` was called."""
        return self._style is not None

    @property
    def tokens(self) -> Tokens:
        return self._tokens

    def color(self, name: TokenName) -> QColor:
        """The colour of a token, shared: do not change it."""
        return self._colours[name]

    def tinted(self, name: TokenName, share: float) -> QColor:
        """The colour of a token with ``share`` (0 to 1) opacity."""
        colour = QColor(self._colours[name])
        colour.setAlphaF(share)
        return colour

    def font(self, style: TextStyle) -> QFont:
        """The font of a style at the current scale and language, shared: do not change it."""
        font = self._fonts.get(style)
        if font is None:
            font = self._fonts[style] = self._make_font(style)
        return font

    def metrics(self, style: TextStyle) -> QFontMetricsF:
        """What the font of a style measures, shared."""
        metrics = self._metrics.get(style)
        if metrics is None:
            metrics = self._metrics[style] = QFontMetricsF(self.font(style))
        return metrics

    def line(self, style: TextStyle) -> int:
        """Line pitch of a style in logical pixels, never less than the glyphs need."""
        return round(spec_of(style, self._language).line * self._scale_percent / 100)

    def size(self, style: TextStyle) -> int:
        """Font size of a style in logical pixels."""
        return round(spec_of(style, self._language).size * self._scale_percent / 100)

    def icon(self, size: int) -> int:
        """An icon size at the current scale: icons grow at half the rate of text."""
        return round(size * (1 + (self._scale_percent / 100 - 1) / 2))

    def text_width(self, style: TextStyle, text: str) -> float:
        return self.metrics(style).horizontalAdvance(text)

    @property
    def generation(self) -> int:
        """A number that differs after every change: the key of what was painted with this look."""
        return self._generation

    @property
    def measure(self) -> int:
        """A number that differs after every change of text size or language: the key of what was measured."""
        return self._measure

    @property
    def language(self) -> Language:
        return self._language

    @property
    def choice(self) -> ThemeChoice:
        return self._choice

    @property
    def motion(self) -> MotionChoice:
        return self._motion

    @property
    def text_scale(self) -> int:
        """Text size in percent."""
        return self._scale_percent

    @property
    def is_dark(self) -> bool:
        if self._choice in {ThemeChoice.LIGHT, ThemeChoice.DARK}:
            return self._choice is ThemeChoice.DARK
        return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark

    @property
    def is_high_contrast(self) -> bool:
        """The user chose it, or the system asks for it, whatever else was chosen."""
        return self._choice is ThemeChoice.CONTRAST or self._is_system_high_contrast

    @property
    def _is_system_high_contrast(self) -> bool:
        accessibility = getattr(QGuiApplication.styleHints(), "accessibility", None)
        if accessibility is None:
            return False
        return bool(accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast)

    @property
    def is_motion_reduced(self) -> bool:
        if self._motion is not MotionChoice.SYSTEM:
            return self._motion is MotionChoice.REDUCED
        hints = QGuiApplication.styleHints()
        accessibility = getattr(hints, "accessibility", None)
        if accessibility is not None and hasattr(accessibility(), "motionPreference"):
            preference = accessibility().motionPreference()
            return bool(getattr(preference, "name", "") == "ReducedMotion")
        from PySide6.QtWidgets import QStyle

        return QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0

    def duration(self, milliseconds: int) -> int:
        """Length of a motion: 0 when motion is reduced."""
        return 0 if self.is_motion_reduced else milliseconds

    # What settings change.

    def set_choice(self, choice: ThemeChoice) -> None:
        if choice is not self._choice:
            self._choice = choice
            self._apply()

    def set_text_scale(self, percent: int) -> None:
        """Set the text size; another value than the four steps goes to the nearest step."""
        nearest = min(TEXT_SCALES, key=lambda step: abs(step - percent))
        if nearest != self._scale_percent:
            self._scale_percent = nearest
            self._apply()

    def step_text_scale(self, by: int) -> int:
        """Go ``by`` steps up or down and return the new percentage."""
        place = TEXT_SCALES.index(self._scale_percent) + by
        self.set_text_scale(TEXT_SCALES[max(0, min(place, len(TEXT_SCALES) - 1))])
        return self._scale_percent

    def set_language(self, language: Language) -> None:
        if language is not self._language:
            self._language = language
            self._apply()

    def set_motion(self, motion: MotionChoice) -> None:
        if motion is not self._motion:
            self._motion = motion
            self._apply()

    def tell(self, root: QWidget, *, is_measured: bool = True) -> None:
        """Tell ``root`` and what is in it that the look is another one.

        Args:
            is_measured: False: only colours are, and nothing has to be measured again.
        """
        method = "theme_changed"
        if not is_measured and hasattr(root, "colours_changed"):
            method = "colours_changed"
        heard = getattr(root, method, None)
        if heard is not None:
            heard()
        if is_measured:
            root.updateGeometry()
        root.update()
        in_sight = getattr(root, "in_sight", None)
        parts = _parts(root) if in_sight is None else in_sight(is_measured=is_measured)
        for part in parts:
            self.tell(part, is_measured=is_measured)

    # Inside.

    def _on_system_changed(self) -> None:
        self._apply()

    def _make_font(self, style: TextStyle) -> QFont:
        spec = spec_of(style, self._language)
        font = QFont(families(self._language, is_mono=spec.is_mono))
        font.setPixelSize(self.size(style))
        font.setWeight(QFont.Weight.DemiBold if spec.is_bold else QFont.Weight.Normal)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        if spec.is_mono:
            font.setStyleHint(QFont.StyleHint.Monospace)
        if self._language is Language.EN and spec.size >= 22:
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, -0.2 * self._scale_percent / 100)
        return font

    def _pick_tokens(self) -> Tokens:
        if self._is_system_high_contrast:
            return contrast_tokens(QApplication.style().standardPalette())
        if self._choice is ThemeChoice.CONTRAST:
            from walletcare.ui.theme.high_contrast import CONTRAST_DARK, CONTRAST_LIGHT

            return CONTRAST_DARK if self.is_dark else CONTRAST_LIGHT
        return DARK if self.is_dark else LIGHT

    def _apply(self) -> None:
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            return
        wanted = {
            ThemeChoice.SYSTEM: Qt.ColorScheme.Unknown,
            ThemeChoice.LIGHT: Qt.ColorScheme.Light,
            ThemeChoice.DARK: Qt.ColorScheme.Dark,
            ThemeChoice.CONTRAST: Qt.ColorScheme.Unknown,
        }[self._choice]
        # The native title bar follows this.
        app.styleHints().setColorScheme(wanted)
        self._tokens = self._pick_tokens()
        self._colours = {name: QColor(value) for name, value in self._tokens.items()}
        measured = (self._language, self._scale_percent)
        is_measured, self._measured = measured != self._measured, measured
        self._generation += 1
        if is_measured:
            self._fonts.clear()
            self._metrics.clear()
            self._measure += 1
        if self._style is not None:
            self._style.is_motion_reduced = self.is_motion_reduced
        palette = make_palette(self._tokens)
        app.setPalette(palette)
        QToolTip.setPalette(palette)
        if is_measured:
            app.setFont(self.font(TextStyle.BODY))
            # The stub says bytes, the call takes text.
            app.setFont(self.font(TextStyle.LABEL), "QMenu")  # type: ignore[arg-type]  # see above
            QToolTip.setFont(self.font(TextStyle.SMALL))
        for widget in app.topLevelWidgets():
            self.tell(widget, is_measured=is_measured)
        self.changed.emit()


def _parts(root: QWidget) -> list[QWidget]:
    return root.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)


_theme: Theme | None = None


def theme() -> Theme:
    """The application's theme. The composition root installs it before the first widget is made."""
    global _theme
    if _theme is None:
        _theme = Theme()
        _theme._apply()  # noqa: SLF001 - its own module
    return _theme
