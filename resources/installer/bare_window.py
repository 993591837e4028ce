"""A window with a word in it and nothing else."""

import sys

from PySide6.QtWidgets import QApplication, QLabel

app = QApplication(sys.argv)
window = QLabel("A window")
window.show()
sys.exit(app.exec())
