"""A group or account without a web address: its code to scan, its id to copy, and what to beware of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from walletcare.domain.channel import ChannelKind
from walletcare.ui.components import Banner, Button, ButtonKind, InnerDialog, PlainLabel, Tint, name
from walletcare.ui.contact.network_names import network_name
from walletcare.ui.contact.parts.picture import PictureView
from walletcare.ui.filled import filled
from walletcare.ui.pictures import decode_picture
from walletcare.ui.theme import TextStyle, theme

if TYPE_CHECKING:
    from walletcare.domain.channel import ChannelSpec
    from walletcare.ui.navigation import Navigator

_LARGEST = QSize(280, 280)
_WIDTH = 440


def show_code(over: QWidget, spec: ChannelSpec, navigator: Navigator) -> InnerDialog:
    """Show how ``spec`` is reached on a telephone."""
    dialog = CodeDialog(over, spec, navigator)
    dialog.open()
    return dialog


class CodeDialog(InnerDialog):
    """The code when there is one, the id when there is one, and the warning."""

    def __init__(self, over: QWidget, spec: ChannelSpec, navigator: Navigator) -> None:
        super().__init__(over, "", " ", width=_WIDTH)
        self._spec, self._navigator = spec, navigator
        image = _image(spec.qr)
        self._view = PictureView(image, _LARGEST, "") if image is not None else None
        self._copy = Button("", ButtonKind.SECONDARY, icon="copy")
        self._copy.clicked.connect(self._on_copy)
        self._warning = Banner(tint=Tint.WARNING, icon="shield-alert")
        self._note = PlainLabel("", TextStyle.SMALL, "text2")
        centre = Qt.AlignmentFlag.AlignHCenter
        if self._view is not None:
            self.content.addWidget(self._view, 0, centre)
        if spec.handle:
            self.content.addWidget(PlainLabel(spec.handle, TextStyle.SUB), 0, centre)
            self.content.addWidget(self._copy, 0, centre)
        self.content.addWidget(self._warning)
        if not spec.is_confirmed:
            self.content.addWidget(self._note)
        self._close = self.add_button("", "", ButtonKind.SECONDARY)
        self.say_with(self._say_all)

    def _say_all(self) -> None:
        translate, spec = QCoreApplication.translate, self._spec
        label, network = spec.label.text(theme().language), network_name(spec.network)
        if self._view is not None:
            how = translate("CodeDialog", "Scan this code in {network} on your phone.")
            words = translate("CodeDialog", "QR code of {channel} in {network}").format(
                channel=label, network=network
            )
            if spec.handle:
                words += translate("CodeDialog", ", the same as the id {id}").format(id=spec.handle)
            name(self._view, words)
        else:
            how = translate("CodeDialog", "Search for this id in {network} on your phone.")
        self.set_texts(label, filled(how, network=network))
        self._copy.set_label(translate("CodeDialog", "Copy the id"))
        if spec.kind is ChannelKind.COMMUNITY:
            title = translate("CodeDialog", "Nobody in the group is support")
            text = translate(
                "CodeDialog",
                "Anyone there who messages you first, asks for a recovery phrase or code, or wants "
                "money for help is a scammer.",
            )
        else:
            title = translate("CodeDialog", "Talk only to this account")
            text = translate(
                "CodeDialog",
                "An account with a similar name may be a scammer."
                " Support never asks for a recovery phrase or code.",
            )
        self._warning.set_texts(title, text)
        self._note.setText(translate("CodeDialog", "From a public page, not confirmed by the wallet"))
        self._close.set_label(translate("CodeDialog", "Close"))

    def _on_copy(self) -> None:
        self._navigator.copy(self._spec.handle, lambda: QCoreApplication.translate("CodeDialog", "Copied"))


def _image(data: bytes) -> QImage | None:
    """None without a picture, and for one whose inside is broken: the id is shown then."""
    if not data:
        return None
    try:
        return decode_picture(data, "image/png")
    except ValueError:
        return None
