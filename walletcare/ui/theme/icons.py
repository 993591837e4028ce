"""Icons: Lucide outlines drawn in a token's colour, cached by name, size, colour and device pixel ratio.

QtSvg is imported when the first icon is drawn. SVG text is read from the shipped folder only.
"""

from __future__ import annotations

import logging
import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from walletcare.infra.paths import resources_dir

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QIcon

_log = logging.getLogger(__name__)
_STROKE = re.compile(r'stroke-width="[\d.]+"')
_THIN, _THICK, _THICK_UP_TO = "1.75", "2", 16


@cache
def _folder() -> Path:
    return resources_dir() / "icons"


@cache
def _source(name: str) -> str:
    path = _folder() / f"{name}.svg"
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        _log.warning("icon missing: %s", name)
        return '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"></svg>'


@lru_cache(maxsize=600)
def _pixmap(name: str, size: int, rgba: str, ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    # Qt draws currentColor as black, so the colour is written into the outline.
    colour = rgba[:1] + rgba[3:]
    svg = _source(name).replace("currentColor", colour)
    svg = _STROKE.sub(f'stroke-width="{_THICK if size <= _THICK_UP_TO else _THIN}"', svg)
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


def icon_pixmap(name: str, size: int, colour: QColor, ratio: float) -> QPixmap:
    """The icon as a pixmap of ``size`` logical pixels for a screen with device pixel ``ratio``."""
    return _pixmap(name, size, colour.name(QColor.NameFormat.HexArgb), ratio)


def paint_icon(painter: QPainter, name: str, rect: QRectF, colour: QColor) -> None:
    """Draw the icon centred in ``rect``, as large as its shorter side, snapped to device pixels."""
    size = round(min(rect.width(), rect.height()))
    ratio = painter.device().devicePixelRatioF()
    x = round((rect.center().x() - size / 2) * ratio) / ratio
    y = round((rect.center().y() - size / 2) * ratio) / ratio
    painter.drawPixmap(QRectF(x, y, size, size).topLeft(), icon_pixmap(name, size, colour, ratio))


@lru_cache(maxsize=16)
def logo_pixmap(size: int, tile: str, mark: str, ratio: float) -> QPixmap:
    """The program's own mark in two colours (``#rrggbb``)."""
    from PySide6.QtSvg import QSvgRenderer

    svg = _source("walletcare").replace("TILE", tile).replace("MARK", mark)
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


def make_icon(name: str, size: int, colour: QColor, ratio: float = 2.0) -> QIcon:
    """A ``QIcon`` for places that take nothing else (menus, the tray)."""
    from PySide6.QtGui import QIcon

    return QIcon(icon_pixmap(name, size, colour, ratio))
