"""A group or account without a web address: its code to scan, its id to copy, and what to beware of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from walletcare.domain.channel import ChannelKind
from walletcare.ui.components import Banner, Button, ButtonKind, InnerDialog, PlainLabel, Tint
from walletcare.ui.contact.network_names import network_name
from walletcare.ui.contact.parts.picture import PictureView
from walletcare.ui.pictures import decode_picture
from walletcare.ui.theme import TextStyle, theme

if TYPE_CHECKING:
    from walletcare.domain.channel import ChannelSpec
    from walletcare.ui.navigation import Navigator

_LARGEST = QSize(280, 280)
_WIDTH = 440


def show_code(over: QWidget, spec: ChannelSpec, navigator: Navigator) -> InnerDialog:
    """Show how ``spec`` is reached on a telephone."""
    translate = QCoreApplication.translate
    label, network = spec.label.text(theme().language), network_name(spec.network)
    image = _image(spec.qr)
    if image is not None:
        how = translate("CodeDialog", "Scan this code in {network} on your phone.").format(network=network)
    else:
        how = translate("CodeDialog", "Search for this id in {network} on your phone.").format(
            network=network
        )
    dialog = InnerDialog(over, label, how, width=_WIDTH)
    if image is not None:
        words = translate("CodeDialog", "QR code of {channel} in {network}").format(
            channel=label, network=network
        )
        if spec.handle:
            words += translate("CodeDialog", ", the same as the id {id}").format(id=spec.handle)
        view = PictureView(image, _LARGEST, words)
        dialog.content.addWidget(view, 0, Qt.AlignmentFlag.AlignHCenter)
    if spec.handle:
        dialog.content.addWidget(PlainLabel(spec.handle, TextStyle.SUB), 0, Qt.AlignmentFlag.AlignHCenter)
        copy = Button(translate("CodeDialog", "Copy the id"), ButtonKind.SECONDARY, icon="copy")
        copy.clicked.connect(lambda: navigator.copy(spec.handle, translate("CodeDialog", "Copied")))
        dialog.content.addWidget(copy, 0, Qt.AlignmentFlag.AlignHCenter)
    if spec.kind is ChannelKind.COMMUNITY:
        title = translate("CodeDialog", "Nobody in the group is support")
        text = translate(
            "CodeDialog",
            "Whoever writes to you first there, asks for a recovery phrase or code, or wants money for help"
            " is a scammer.",
        )
    else:
        title = translate("CodeDialog", "Talk only to this account")
        text = translate(
            "CodeDialog",
            "An account with a similar name may be a scammer."
            " Support never asks for a recovery phrase or code.",
        )
    dialog.content.addWidget(Banner(title, text, tint=Tint.WARNING, icon="shield-alert"))
    if not spec.is_confirmed:
        note = translate("CodeDialog", "From a public page, not confirmed by the wallet")
        dialog.content.addWidget(PlainLabel(note, TextStyle.SMALL, "text2"))
    dialog.add_button("", translate("CodeDialog", "Close"), ButtonKind.SECONDARY)
    dialog.open()
    return dialog


def _image(data: bytes) -> QImage | None:
    """None without a picture, and for one whose inside is broken: the id is shown then."""
    if not data:
        return None
    try:
        return decode_picture(data, "image/png")
    except ValueError:
        return None
