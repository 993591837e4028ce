"""Opens the operating system's own settings for the clock and the network: a closed list."""

from __future__ import annotations

import shutil
import sys

from PySide6.QtCore import QProcess, QUrl
from PySide6.QtGui import QDesktopServices

from walletcare.domain.flow import ActionName

_WINDOWS = {
    ActionName.OPEN_CLOCK_SETTINGS: "ms-settings:dateandtime",
    ActionName.OPEN_NETWORK_SETTINGS: "ms-settings:network-status",
}
_MACOS = {
    ActionName.OPEN_CLOCK_SETTINGS: "x-apple.systempreferences:com.apple.Date-Time-Settings.extension",
    ActionName.OPEN_NETWORK_SETTINGS: "x-apple.systempreferences:com.apple.Network-Settings.extension",
}
_LINUX = {
    ActionName.OPEN_CLOCK_SETTINGS: (
        ("gnome-control-center", "datetime"),
        ("systemsettings", "kcm_clock"),
        ("xfce4-settings-manager", ""),
    ),
    ActionName.OPEN_NETWORK_SETTINGS: (
        ("gnome-control-center", "network"),
        ("systemsettings", "kcm_networkmanagement"),
        ("nm-connection-editor", ""),
    ),
}


def open_system_settings(action: ActionName) -> bool:
    """Open the settings that ``action`` names; False when this system offers no way to."""
    if action not in _LINUX:
        return False
    if sys.platform == "win32":
        return QDesktopServices.openUrl(QUrl(_WINDOWS[action]))
    if sys.platform == "darwin":
        return QDesktopServices.openUrl(QUrl(_MACOS[action]))
    for program, page in _LINUX[action]:
        path = shutil.which(program)
        if path is not None:
            started: object = QProcess.startDetached(path, [page] if page else [])
            return bool(started[0] if isinstance(started, tuple) else started)
    return False
