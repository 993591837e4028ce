"""The first thing the frozen program does: no looking for garbage while PyInstaller's hooks import Qt.

The program begins to collect where it wants to (``walletcare.app.main``, ``walletcare.__main__``).
"""

import gc

gc.disable()
