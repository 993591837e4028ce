"""Carries what the contact room tells, from whichever thread, to the GUI thread.

Apart from the store that listens: the window needs it before the first paint, and the store only later.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from walletcare.contact.change import Change

_log = logging.getLogger(__name__)


class ChangeRelay(QObject):
    """The service's listener: callable from any thread, heard on the GUI thread."""

    told = Signal(object)

    def __call__(self, change: Change) -> None:
        try:
            self.told.emit(change)
        except RuntimeError:
            _log.debug("a change after the end")
