"""Chips: a state in a word (not clickable), filters (toggle buttons) and quick replies (buttons)."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from walletcare.ui.components.button import Pressable
from walletcare.ui.components.painting import box, dot
from walletcare.ui.components.text import lay_out, natural_width
from walletcare.ui.theme import TextStyle, TokenName, paint_icon, theme

if TYPE_CHECKING:
    from walletcare.domain.ticket import Stage


class ChipKind(StrEnum):
    NEUTRAL = "neutral"
    ACCENT = "accent"
    SUCCESS = "success"
    WARNING = "warning"
    DANGER = "danger"


CHIP_COLORS: dict[ChipKind, tuple[TokenName, TokenName]] = {
    ChipKind.NEUTRAL: ("chip", "text2"),
    ChipKind.ACCENT: ("accentSoft", "accentText"),
    ChipKind.SUCCESS: ("successSoft", "success"),
    ChipKind.WARNING: ("warningSoft", "warning"),
    ChipKind.DANGER: ("dangerSoft", "danger"),
}
"""Fill and text of each kind."""

DOT = "dot"
"""Icon name of a chip with a dot instead of an icon."""


class Chip(QLabel):
    """A state: icon or dot, and a word. Not clickable; read as text.

    Args:
        icon: Lucide name, ``DOT``, or empty.
        on_tint: Lie on a selected row or tinted card: the fill becomes ``surface`` so that it still shows.
    """

    def __init__(
        self,
        text: str = "",
        kind: ChipKind = ChipKind.NEUTRAL,
        *,
        icon: str = "",
        on_tint: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._kind, self._icon, self._on_tint = kind, icon, on_tint
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def set_look(self, text: str, kind: ChipKind, icon: str = "") -> None:
        self._kind, self._icon = kind, icon
        self.setText(text)
        self.updateGeometry()
        self.update()

    def set_stage(self, stage: Stage, *, is_overdue: bool = False) -> None:
        """Show a request's stage with the word, kind and icon of the visual language."""
        self.set_look(*stage_look(stage, is_overdue=is_overdue))

    def sizeHint(self) -> QSize:
        look = theme()
        lead = self._lead()
        width = natural_width(self.text(), TextStyle.CAP_BOLD) + lead + 20
        return QSize(width, max(24, look.line(TextStyle.CAP_BOLD) + 6))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_chip(painter, QRectF(self.rect()), self.text(), self._kind, self._icon, on_tint=self._on_tint)
        painter.end()

    def _lead(self) -> int:
        if not self._icon:
            return 0
        return 12 if self._icon == DOT else theme().icon(14) + 5


def chip_width(text: str, icon: str) -> int:
    """Width a chip needs, for delegates that paint one."""
    lead = 0 if not icon else 12 if icon == DOT else theme().icon(14) + 5
    return natural_width(text, TextStyle.CAP_BOLD) + lead + 20


def paint_chip(
    painter: QPainter, rect: QRectF, text: str, kind: ChipKind, icon: str, *, on_tint: bool = False
) -> None:
    """Draw a chip that fills ``rect`` (list delegates use this too)."""
    look = theme()
    fill, color = CHIP_COLORS[kind]
    if on_tint:
        fill = "surface"
    line = look.color("text") if look.is_high_contrast else None
    box(painter, rect, rect.height() / 2, look.color(fill), line)
    x = rect.x() + 10
    if icon == DOT:
        dot(painter, QPointF(x + 3.5, rect.center().y()), 3.5, look.color(color))
        x += 12
    elif icon:
        size = look.icon(14)
        paint_icon(painter, icon, QRectF(x, rect.y(), size, rect.height()), look.color(color))
        x += size + 5
    block = lay_out(text, TextStyle.CAP_BOLD, rect.right() - x, max_lines=1)
    block.paint(painter, x, rect.y() + (rect.height() - block.height) / 2, look.color(color))


def stage_look(stage: Stage, *, is_overdue: bool = False) -> tuple[str, ChipKind, str]:
    """Word, kind and icon of a request's stage."""
    # Not above: the first paint shows chips, but no requests.
    from walletcare.domain.ticket import Stage

    translate = QCoreApplication.translate
    if is_overdue and not stage.is_finished:
        return translate("Stage", "Overdue"), ChipKind.WARNING, "clock-alert"
    match stage:
        case Stage.DRAFT:
            return translate("Stage", "Draft"), ChipKind.NEUTRAL, "pencil"
        case Stage.QUEUED:
            return translate("Stage", "Will send by itself"), ChipKind.NEUTRAL, "cloud-off"
        case Stage.NOT_SENT:
            return translate("Stage", "Not sent"), ChipKind.DANGER, "circle-alert"
        case Stage.SUBMITTED:
            return translate("Stage", "Sent"), ChipKind.NEUTRAL, "send"
        case Stage.SEEN:
            return translate("Stage", "Seen by support"), ChipKind.NEUTRAL, "check-check"
        case Stage.ASSIGNED:
            return translate("Stage", "Assigned"), ChipKind.NEUTRAL, "user-check"
        case Stage.IN_PROGRESS:
            return translate("Stage", "Answered"), ChipKind.SUCCESS, "mail-check"
        case Stage.WAITING_ON_YOU:
            return translate("Stage", "Waiting for you"), ChipKind.ACCENT, "corner-up-left"
        case Stage.WITH_BOT:
            return translate("Stage", "With the assistant"), ChipKind.NEUTRAL, "bot"
        case Stage.ON_HOLD:
            return translate("Stage", "On hold"), ChipKind.NEUTRAL, "clock"
        case Stage.RESOLVED | Stage.RESOLVED_RATE | Stage.RESOLVED_RATED:
            return translate("Stage", "Solved"), ChipKind.SUCCESS, "circle-check"
        case Stage.CLOSED:
            return translate("Stage", "Closed"), ChipKind.NEUTRAL, "archive"


class FilterChip(Pressable):
    """A filter: a toggle button, outlined, filled with the accent when on."""

    focus_radius = 16

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        width = natural_width(self.label, TextStyle.SMALL_BOLD) + 24
        return QSize(width, max(28, theme().line(TextStyle.SMALL) + 8))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        rect = QRectF(self.rect())
        is_on = self.isChecked()
        if is_on:
            fill: TokenName = "accentHover" if self.underMouse() else "accent"
            box(painter, rect, rect.height() / 2, look.color(fill))
        else:
            fill = "hover" if self.underMouse() else "surface"
            box(painter, rect, rect.height() / 2, look.color(fill), look.color("control"))
        style = TextStyle.SMALL_BOLD if is_on else TextStyle.SMALL
        width = natural_width(self.label, style)
        block = lay_out(self.label, style, width)
        color: TokenName = "onAccent" if is_on else "text2"
        block.paint(
            painter, (rect.width() - block.width) / 2, (rect.height() - block.height) / 2, look.color(color)
        )
        painter.end()


class QuickReply(Pressable):
    """A suggested reply: puts its text into the composer and sends nothing."""

    focus_radius = 18

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        width = natural_width(self.label, TextStyle.SMALL) + 26
        return QSize(width, max(32, theme().line(TextStyle.SMALL) + 12))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        rect = QRectF(self.rect())
        fill: TokenName = "accentSoft" if self.underMouse() or self.isDown() else "surface"
        box(painter, rect, rect.height() / 2, look.color(fill), look.color("accentBorder"))
        block = lay_out(self.label, TextStyle.SMALL, rect.width())
        x, y = (rect.width() - block.width) / 2, (rect.height() - block.height) / 2
        block.paint(painter, x, y, look.color("accentText"))
        painter.end()
