"""What is wrong with the texts in a picture: cut, clipped, on top of each other, too pale, not translated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget

from tests.helpers.painted_text import PaintedText
from walletcare.ui.components import InnerDialog, Popup
from walletcare.ui.components.toast import Toast
from walletcare.ui.theme.luminance import TEXT_MINIMUM, ratio

_OVERLAP_PX = 3.0
_SAMPLES = (24, 8)
"""Points looked at, across and down."""


def in_front(window: QWidget, texts: Sequence[PaintedText]) -> list[PaintedText]:
    """The texts of what lies on top: an open dialog or popup hides parts of the page below it."""
    layers = [
        layer
        for kind in (InnerDialog, Popup, Toast)
        for layer in window.findChildren(kind)
        if layer.isVisible()
    ]
    if not layers:
        return list(texts)
    return [text for text in texts if any(layer.isAncestorOf(text.widget) for layer in layers)]


def overlaps(texts: Sequence[PaintedText]) -> Iterator[str]:
    """Pairs of texts that are painted over each other."""
    ordered = sorted(texts, key=lambda text: text.rect.top())
    for number, one in enumerate(ordered):
        for other in ordered[number + 1 :]:
            if other.rect.top() >= one.rect.bottom():
                break
            if one.widget is other.widget and one.rect == other.rect:
                continue  # the same widget painted twice
            shared = one.rect.intersected(other.rect)
            if shared.width() > _OVERLAP_PX and shared.height() > _OVERLAP_PX and _both_seen(one, other):
                yield f"{one.text!r} and {other.text!r} overlap"


def _both_seen(one: PaintedText, other: PaintedText) -> bool:
    """Whether both show where they meet: what is scrolled out of its view covers nothing."""
    shared = one.rect.intersected(other.rect).toAlignedRect()
    for text in (one, other):
        moved = shared.translated((text.inside.topLeft() - text.rect.topLeft()).toPoint())
        seen = text.widget.visibleRegion().intersected(moved).boundingRect()
        if seen.width() <= _OVERLAP_PX or seen.height() <= _OVERLAP_PX:
            return False
    return True


def pale(image: QImage, texts: Sequence[PaintedText]) -> Iterator[str]:
    """Texts with less contrast to the ground they really stand on than WCAG AA asks. Disabled ones may."""
    for text in texts:
        if not text.widget.isEnabled() or not text.is_wholly_visible:
            continue
        ground = ground_of(image, text.rect.toAlignedRect())
        if ground is None:
            continue
        found = ratio(_over(text.colour, ground), ground.name())
        if found < TEXT_MINIMUM - 0.05:
            yield f"{text.text!r}: {text.colour.name()} on {ground.name()} has {found:.2f}"


def ground_of(image: QImage, area: QRect) -> QColor | None:
    """The most frequent colour of a part of the picture: glyphs cover less than half of it."""
    area = area.adjusted(-2, -1, 2, 1).intersected(image.rect())
    if area.isEmpty():
        return None
    across, down = max(area.width() // _SAMPLES[0], 1), max(area.height() // _SAMPLES[1], 1)
    counted = Counter(
        image.pixel(x, y)
        for y in range(area.top(), area.bottom() + 1, down)
        for x in range(area.left(), area.right() + 1, across)
    )
    return QColor.fromRgb(counted.most_common(1)[0][0])


def _over(front: QColor, ground: QColor) -> str:
    share = front.alphaF()
    mixed = [
        round(one * share + other * (1 - share))
        for one, other in (
            (front.red(), ground.red()),
            (front.green(), ground.green()),
            (front.blue(), ground.blue()),
        )
    ]
    return QColor(*mixed).name()
