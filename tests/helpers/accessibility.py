"""What a screen reader would find."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible


def role(thing: QObject) -> QAccessible.Role:
    return QAccessible.queryAccessibleInterface(thing).role()


def spoken(thing: QObject) -> str:
    return QAccessible.queryAccessibleInterface(thing).text(QAccessible.Text.Name)


def described(thing: QObject) -> str:
    return QAccessible.queryAccessibleInterface(thing).text(QAccessible.Text.Description)
