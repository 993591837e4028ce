"""Whether what stands in a form may be sent: what is missing, and what does not look right."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRegularExpression

from walletcare.contact.composing.answering import VALUE_LIMIT
from walletcare.domain.interactive import FieldKind

if TYPE_CHECKING:
    from walletcare.domain.interactive import FormField

_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@.]{2,}")
_LIMITS = "(*LIMIT_MATCH=20000)(*LIMIT_DEPTH=2000)"
"""PCRE2's own brakes: a stranger's pattern may be made to run for ever (pcre2pattern(3))."""


def problem_of(field: FormField, value: str) -> str:
    """What is wrong with the value of a field, in our words or in those of support; empty when nothing."""
    translate = QCoreApplication.translate
    value = value.strip()
    if not value:
        return translate("Thread", "Support needs this one") if field.is_required else ""
    if len(value) > VALUE_LIMIT:
        return translate("Thread", "Up to {count} characters").format(count=VALUE_LIMIT)
    if field.kind is FieldKind.EMAIL and _ADDRESS.fullmatch(value) is None:
        return translate("Thread", "Add the part after @, like mail.com")
    if field.pattern and not matches(field.pattern, value):
        return field.pattern_hint or translate("Thread", "This isn’t in the format support expects")
    return ""


def matches(pattern: str, value: str) -> bool:
    """Whether the whole value matches. A pattern that is broken or works too long stops nobody."""
    expression = QRegularExpression(_LIMITS + QRegularExpression.anchoredPattern(pattern))
    if not expression.isValid():
        return True
    found = expression.match(value)
    return found.hasMatch() or not found.isValid()
