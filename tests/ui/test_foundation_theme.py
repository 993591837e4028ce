"""Tokens, type, palette, icons, and the references that a bad binding loses."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from walletcare.domain.language import Language
from walletcare.infra.paths import resources_dir
from walletcare.ui.components import FrontStack
from walletcare.ui.theme import TextStyle, ThemeChoice, TokenName, icon_pixmap, theme
from walletcare.ui.theme.contrast import GRAPHIC_PAIRS, TEXT_PAIRS
from walletcare.ui.theme.fonts import has_chinese_font
from walletcare.ui.theme.high_contrast import CONTRAST_DARK, CONTRAST_LIGHT, high_contrast
from walletcare.ui.theme.luminance import GRAPHIC_MINIMUM, TEXT_MINIMUM, ratio
from walletcare.ui.theme.palette import contrast_tokens
from walletcare.ui.theme.tokens import DARK, LIGHT, TOKEN_NAMES, Tokens
from walletcare.ui.theme.type import families

SYSTEM = {
    "black on white": ("#FFFFFF", "#000000", "#1AEBFF", "#000000", "#00009F"),
    "white on black": ("#000000", "#FFFFFF", "#1AEBFF", "#000000", "#FFFF00"),
    "a palette of its own": ("#EFEFEF", "#101010", "#308CC6", "#FFFFFF", "#0057AE"),
}
"""Window, text, highlight, highlighted text and link of systems with high contrast; the last one is Fusion's,
whose own pair of highlight colours is too close."""


def contrast_table(name: str) -> Tokens:
    ground, text, highlight, on_highlight, link = SYSTEM[name]
    return high_contrast(
        window=ground,
        window_text=text,
        base=ground,
        text=text,
        button=ground,
        highlight=highlight,
        highlighted_text=on_highlight,
        link=link,
        disabled=text,
    )


CONTRAST = (
    pytest.param(CONTRAST_LIGHT, id="contrast-light"),
    pytest.param(CONTRAST_DARK, id="contrast-dark"),
)
TABLES = (pytest.param(LIGHT, id="light"), pytest.param(DARK, id="dark"))
ALL_TABLES = (*TABLES, *CONTRAST, *(pytest.param(contrast_table(name), id=name) for name in SYSTEM))
# With high contrast a filled danger button takes the colour of the ground for its words.
HIGH_CONTRAST_EXCEPTION = ("onAccent", "danger")


@pytest.mark.parametrize("tokens", [*TABLES, *CONTRAST])
def test_every_token_has_a_colour_in_every_table(tokens: Tokens) -> None:
    assert set(tokens) == set(TOKEN_NAMES)
    assert all(re.fullmatch(r"#[0-9A-F]{6}", value) for value in tokens.values())


@pytest.mark.parametrize("tokens", ALL_TABLES)
@pytest.mark.parametrize(("front", "grounds"), TEXT_PAIRS)
def test_text_is_readable(tokens: Tokens, front: TokenName, grounds: tuple[TokenName, ...]) -> None:
    is_high_contrast = tokens["border"] == tokens["text"]
    for ground in grounds:
        if is_high_contrast and (front, ground) == HIGH_CONTRAST_EXCEPTION:
            continue
        assert ratio(tokens[front], tokens[ground]) >= TEXT_MINIMUM - 0.05, f"{front} on {ground}"


@pytest.mark.parametrize("tokens", [*TABLES, *CONTRAST])
@pytest.mark.parametrize(("front", "grounds"), GRAPHIC_PAIRS)
def test_outlines_are_visible(tokens: Tokens, front: TokenName, grounds: tuple[TokenName, ...]) -> None:
    for ground in grounds:
        assert ratio(tokens[front], tokens[ground]) >= GRAPHIC_MINIMUM, f"{front} on {ground}"


def test_contrast_is_that_of_wcag() -> None:
    assert ratio("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert ratio("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


def test_a_switch_of_theme_reaches_palette_and_listeners(dressed: QApplication, qtbot: QtBot) -> None:
    look = theme()
    look.set_choice(ThemeChoice.LIGHT)
    with qtbot.waitSignal(look.changed):
        look.set_choice(ThemeChoice.DARK)
    assert dressed.palette().color(QPalette.ColorRole.Window) == QColor(DARK["canvas"])
    assert look.color("text") == QColor(DARK["text"])


class Listener(QWidget):
    told = 0

    def theme_changed(self) -> None:
        self.told += 1


def test_a_widget_is_told_of_every_change(qtbot: QtBot) -> None:
    listener = Listener()
    qtbot.addWidget(listener)
    theme().set_text_scale(150)
    theme().set_choice(ThemeChoice.DARK)
    theme().set_language(Language.ZH)
    assert listener.told == 3


@pytest.mark.parametrize(("percent", "size", "line", "icon"), [(100, 15, 24, 18), (200, 30, 48, 27)])
def test_text_grows_twice_as_fast_as_icons(percent: int, size: int, line: int, icon: int) -> None:
    look = theme()
    look.set_text_scale(percent)
    assert look.font(TextStyle.BODY).pixelSize() == size
    assert look.line(TextStyle.BODY) == line
    assert look.icon(18) == icon


def test_chinese_names_its_simplified_family_first() -> None:
    assert families(Language.ZH, platform="win32")[0] == "Microsoft YaHei UI"
    assert families(Language.ZH, platform="darwin")[0] == "PingFang SC"
    assert families(Language.ZH, platform="linux")[0] == "Noto Sans CJK SC"
    assert families(Language.EN, platform="linux")[0] == "Inter"


def test_the_shipped_font_loads(dressed: QApplication) -> None:
    assert {"Regular", "SemiBold"} <= set(QFontDatabase.styles("Inter"))


def test_a_chinese_font_is_recognised(dressed: QApplication) -> None:
    known = bool(QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese))
    assert has_chinese_font() == known


@pytest.mark.parametrize(
    "tokens", [*CONTRAST, pytest.param(contrast_tokens(QPalette(QColor("#000000"))), id="system")]
)
def test_high_contrast_has_no_soft_fills(tokens: Tokens) -> None:
    assert tokens["warningSoft"] == tokens["dangerSoft"] == tokens["surface"]
    assert tokens["border"] == tokens["text"]
    assert ratio(tokens["text"], tokens["surface"]) > 7


def test_high_contrast_can_be_chosen(dressed: QApplication) -> None:
    look = theme()
    before = look.is_high_contrast
    look.set_choice(ThemeChoice.CONTRAST)
    assert (before, look.is_high_contrast) == (False, True)
    assert look.tokens in (CONTRAST_LIGHT, CONTRAST_DARK)
    assert (look.tokens == CONTRAST_DARK) == look.is_dark


def test_an_icon_takes_its_colour_and_the_screens_ratio(dressed: QApplication) -> None:
    pixmap = icon_pixmap("check", 18, QColor("#ff0000"), 2.0)
    assert pixmap.width() == 36
    assert pixmap.devicePixelRatio() == 2.0
    image = pixmap.toImage()
    drawn = {
        image.pixelColor(x, y).name()
        for x in range(36)
        for y in range(36)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert drawn == {"#ff0000"}
    assert icon_pixmap("check", 18, QColor("#ff0000"), 2.0) is pixmap


_NAMED = re.compile(r'icon=\s*"([a-z0-9-]+)"|Icon(?:Tile|Button)?\(\s*"([a-z0-9-]+)"')


def test_every_icon_named_in_the_window_is_shipped() -> None:
    shipped = {path.stem for path in (resources_dir() / "icons").glob("*.svg")}
    missing = set()
    for path in Path("walletcare/ui").rglob("*.py"):
        for match in _NAMED.finditer(path.read_text(encoding="utf-8")):
            name = match[1] or match[2]
            if name not in shipped and name != "dot":
                missing.add(f"{path}: {name}")
    assert not missing


def test_licences_of_icons_and_font_are_shipped() -> None:
    icons = (resources_dir() / "icons" / "LICENSE").read_text(encoding="utf-8")
    assert "ISC License" in icons
    assert "Cole Bemis" in icons
    assert "SIL Open Font License" in (resources_dir() / "fonts" / "OFL.txt").read_text(encoding="utf-8")


def test_calls_that_return_nothing_lose_no_reference(qtbot: QtBot) -> None:
    # PySide6 6.12.0 on CPython 3.11 loses one reference to None a call and aborts after some thousand.
    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)
    for number in range(1000):
        widget.setObjectName(str(number))
    assert abs(sys.getrefcount(None) - before) < 100


class Painted(Listener):
    """Measures nothing that a colour changes."""

    painted_anew = 0

    def colours_changed(self) -> None:
        self.painted_anew += 1


def test_who_only_paints_is_not_measured_again_for_a_colour(qtbot: QtBot) -> None:
    painted = Painted()
    qtbot.addWidget(painted)
    measure, generation = theme().measure, theme().generation
    theme().set_choice(ThemeChoice.DARK)
    assert (painted.told, painted.painted_anew) == (0, 1)
    assert theme().measure == measure
    assert theme().generation != generation
    theme().set_text_scale(150)
    assert (painted.told, painted.painted_anew) == (1, 1)
    assert theme().measure != measure


def test_what_stands_behind_others_is_told_when_it_comes_to_the_front(qtbot: QtBot) -> None:
    stack = FrontStack()
    qtbot.addWidget(stack)
    front, behind = Painted(), Painted()
    inside = Painted(behind)
    for view in (front, behind):
        stack.addWidget(view)
    theme().set_text_scale(150)
    theme().set_choice(ThemeChoice.DARK)
    assert (front.told, front.painted_anew) == (1, 1)
    assert (behind.told, behind.painted_anew, inside.told) == (0, 0, 0)
    stack.setCurrentWidget(behind)
    # Once, and with everything that was missed.
    assert (behind.told, behind.painted_anew, inside.told) == (1, 0, 1)
    stack.setCurrentWidget(front)
    stack.setCurrentWidget(behind)
    assert behind.told == 1
    theme().set_choice(ThemeChoice.LIGHT)
    stack.setCurrentWidget(front)
    assert (front.told, front.painted_anew) == (1, 2)
