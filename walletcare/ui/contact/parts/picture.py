"""A picture of a message: shown small, opened large."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from walletcare.ui.components import ButtonKind, InnerDialog, Pressable, name
from walletcare.ui.theme import theme

SMALL = QSize(320, 220)
_AROUND_DIALOG = QSize(200, 260)
SHOWN_TYPES = frozenset({"image/png", "image/jpeg", "image/webp"})


class PictureButton(Pressable):
    """The picture in the conversation; pressed, it opens large."""

    def __init__(self, image: QImage, words: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._image = image
        self.focus_radius = 8
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        name(self, words)

    def sizeHint(self) -> QSize:
        return fitting(self._image.size(), SMALL)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.setClipPath(shape)
        painter.drawImage(self.rect(), self._image)
        painter.setClipping(False)
        painter.setPen(theme().color("border"))
        painter.drawPath(shape)
        painter.end()


class PictureView(QWidget):
    """A picture as large as it may be, never larger than it is."""

    def __init__(self, image: QImage, most: QSize, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image, self._most = image, most
        self.setFixedSize(fitting(image.size(), most))
        name(self, words)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.rect(), self._image)
        painter.end()


def fitting(size: QSize, most: QSize) -> QSize:
    """``size`` made smaller until it fits into ``most``; at least one pixel."""
    if size.width() <= most.width() and size.height() <= most.height():
        return size
    return size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))


def open_picture(over: QWidget, image: QImage, title: str) -> InnerDialog:
    """Show a picture over the whole window."""
    room = over.window().size() - _AROUND_DIALOG
    most = room.expandedTo(QSize(200, 120))
    view = PictureView(image, most, title)
    dialog = InnerDialog(over, title, width=max(view.width() + 48, 320))
    dialog.content.addWidget(view, 0, Qt.AlignmentFlag.AlignHCenter)
    close = dialog.add_button("", "", ButtonKind.SECONDARY)
    dialog.say_with(lambda: close.set_label(QCoreApplication.translate("Thread", "Close")))
    dialog.open()
    return dialog
