"""What a message of support can hold beside its text: choices, a form, cards, and what was answered."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of an interactive message or of a form's field."""

    title: str
    value: str


class FieldKind(StrEnum):
    """How a form's field is filled in. A kind that nobody knows is a line of text."""

    LINE = "line"
    TEXT = "text"
    EMAIL = "email"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class FormField:
    """One field of a form, as support set it up.

    Attributes:
        pattern: A regular expression of a stranger that the whole value should match; bounded in length,
            and only ever tried with a limit on the work.
        pattern_hint: What support says when it does not.
    """

    name: str
    label: str
    kind: FieldKind = FieldKind.LINE
    placeholder: str = ""
    initial: str = ""
    choices: tuple[Option, ...] = ()
    is_required: bool = False
    pattern: str = ""
    pattern_hint: str = ""


@dataclass(frozen=True, slots=True)
class CardLink:
    """A link of a card; opened only through the safety gate."""

    title: str
    address: str


@dataclass(frozen=True, slots=True)
class MessageCard:
    """A card or an article that support points to. Its picture is left out: nothing is loaded unasked."""

    title: str
    text: str = ""
    links: tuple[CardLink, ...] = ()


@dataclass(frozen=True, slots=True)
class Submitted:
    """One value of the answer that the server has. ``name`` is empty for a choice."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Interactive:
    """Everything of a message that is more than text.

    Attributes:
        lead: The message's own words, without the lines that its text repeats from fields and cards.
        button: What support calls the button of the form; empty for ours.
    """

    lead: str = ""
    fields: tuple[FormField, ...] = ()
    cards: tuple[MessageCard, ...] = ()
    submitted: tuple[Submitted, ...] = ()
    button: str = ""

    @property
    def is_native(self) -> bool:
        """There is something to show in its own form, so the text need not repeat it."""
        return bool(self.fields or self.cards)


PLAIN = Interactive()
"""A message that is nothing but text."""
