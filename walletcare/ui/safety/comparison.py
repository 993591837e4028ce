"""Two addresses letter by letter: what differs is marked in colour and named in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from unicodedata import east_asian_width

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from walletcare.safety.official.letters import Segment
from walletcare.ui.components import PlainLabel, Row, RowCard, name
from walletcare.ui.components.painting import box
from walletcare.ui.theme import TextStyle, theme


class LetterLine(QWidget):
    """One address in letters of one width; differing letters stand on a tint, in bold."""

    def __init__(self, parts: Sequence[tuple[str, bool]], *, is_theirs: bool) -> None:
        super().__init__()
        self._parts, self._is_theirs = tuple(parts), is_theirs
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        name(self, "".join(text for text, _ in parts))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = [line for _, _, line, _, _ in self._placed(width)]
        return theme().line(TextStyle.MONO_LARGE) * (max(lines, default=0) + 1)

    def sizeHint(self) -> QSize:
        cells = sum(self._cells(letter) for text, _ in self._parts for letter in text)
        return QSize(min(round(cells * self._advance()) + 2, 420), theme().line(TextStyle.MONO_LARGE))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        font = look.font(TextStyle.MONO_LARGE)
        bold = QFont(font)
        bold.setWeight(QFont.Weight.Bold)
        advance, pitch = self._advance(), look.line(TextStyle.MONO_LARGE)
        for letter, is_different, line, place, cells in self._placed(self.width()):
            cell = QRectF(place * advance, line * pitch, cells * advance, pitch)
            if is_different and self._is_theirs:
                box(painter, cell.adjusted(-1, 2, 1, -2), 3, look.color("dangerSoft"))
            painter.setFont(bold if is_different else font)
            painter.setPen(look.color("danger" if is_different and self._is_theirs else "text"))
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, letter)
        painter.end()

    def _placed(self, width: int) -> Iterator[tuple[str, bool, int, int, int]]:
        """(letter, whether it differs, line, place in the line and width, both in cells)."""
        per_line = max(2, int(width / self._advance()))
        line = place = 0
        for text, is_different in self._parts:
            for letter in text:
                cells = self._cells(letter)
                if place + cells > per_line:
                    line, place = line + 1, 0
                yield letter, is_different, line, place, cells
                place += cells

    @staticmethod
    def _cells(letter: str) -> int:
        """Two for a Chinese or full-width letter, as everywhere in letters of one width."""
        return 2 if east_asian_width(letter) in "WF" else 1

    @staticmethod
    def _advance() -> float:
        return max(theme().metrics(TextStyle.MONO_LARGE).horizontalAdvance("m"), 1.0)


class Comparison(RowCard):
    """ "You pasted" over "Ours", each with the name of the first letter that differs."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        super().__init__(line_from=20)
        language = theme().language
        differing = [segment for segment in segments if segment.is_different]
        theirs_name = next((s.theirs_name for s in differing if s.theirs_name is not None), None)
        ours_name = next((s.ours_name for s in differing if s.ours_name is not None), None)
        for label, parts, letter, is_theirs in (
            (
                self.tr("You pasted"),
                [(s.theirs, s.is_different) for s in segments if s.theirs],
                theirs_name,
                True,
            ),
            (self.tr("Ours"), [(s.ours, s.is_different) for s in segments if s.ours], ours_name, False),
        ):
            row = Row(margins=(20, 12, 18, 12), spacing=16)
            caption = PlainLabel(label, TextStyle.SMALL, "text2", wraps=False, fits=True)
            caption.setMinimumWidth(84)
            row.body.addWidget(caption)
            row.body.addWidget(LetterLine(parts, is_theirs=is_theirs), 1)
            words = letter.text(language) if letter is not None else ""
            row.body.addWidget(
                PlainLabel(
                    words, TextStyle.SMALL, "danger" if is_theirs else "success", wraps=False, fits=True
                )
            )
            name(row, f"{label} {''.join(text for text, _ in parts)} {words}".strip())
            self.add_row(row)
