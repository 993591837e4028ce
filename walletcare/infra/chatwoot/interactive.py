"""Interactive messages (contract, section 6) as ``domain`` values: choices, forms, cards, and their answers.

Titles and texts are cleaned and bounded. Names and values go back to the server as they came: bounded, but
not cleaned. A value that a bot wrote as a number or a switch goes back as its text.
"""

from __future__ import annotations

from typing import Any

from walletcare.domain.interactive import (
    CardLink,
    FieldKind,
    FormField,
    Interactive,
    MessageCard,
    Option,
    Submitted,
)
from walletcare.infra.clean import clean_text

_MAX_ITEMS = 50
_LABEL_LIMIT = 200
_TEXT_LIMIT = 2_000
_PATTERN_LIMIT = 200
_FIELD_KINDS = {
    "text_area": FieldKind.TEXT,
    "textarea": FieldKind.TEXT,
    "email": FieldKind.EMAIL,
    "select": FieldKind.CHOICE,
}
_WITH_CARDS = {"cards", "article"}


def items_of(attributes: dict[str, Any]) -> list[dict[str, Any]]:
    """The items that are objects, at most 50 of them."""
    return _objects(attributes.get("items"))


def options_of(items: list[dict[str, Any]]) -> tuple[Option, ...]:
    """Choices with a title and a value."""
    found = (
        (_label(item.get("title")) or _label(item.get("label")), _value(item.get("value"))) for item in items
    )
    return tuple(Option(title, value) for title, value in found if title and value is not None)


def interactive_of(
    content: Any, content_type: str, attributes: dict[str, Any], items: list[dict[str, Any]]
) -> Interactive:
    """What the message holds beside its text."""
    fields = tuple(_field(item) for item in items if _is_named(item)) if content_type == "form" else ()
    cards = tuple(_card(item) for item in items) if content_type in _WITH_CARDS else ()
    return Interactive(
        lead=clean_text(content) if fields or cards else "",
        fields=fields,
        cards=tuple(card for card in cards if card.title or card.text or card.links),
        submitted=_submitted(attributes.get("submitted_values")) if content_type != "input_csat" else (),
        button=_label(attributes.get("button_label")) if fields else "",
    )


def text_of(content: Any, content_type: str, items: list[dict[str, Any]]) -> str:
    """The content, and below it what cards, articles and forms say, so that nothing stays unseen."""
    lines = [clean_text(content)]
    for item in items:
        if content_type in _WITH_CARDS:
            card = _card(item)
            lines += [card.title, card.text]
            lines += [" ".join(part for part in (link.title, link.address) if part) for link in card.links]
        elif content_type == "form":
            label = _label(item.get("label")) or _label(item.get("name"))
            lines.append(f"- {label}" if label else "")
    return "\n".join(line for line in lines if line)


def _field(item: dict[str, Any]) -> FormField:
    pattern = item.get("pattern")
    is_pattern = isinstance(pattern, str) and len(pattern) <= _PATTERN_LIMIT
    choices = options_of(_objects(item.get("options")))
    kind = _FIELD_KINDS.get(str(item.get("type")), FieldKind.LINE)
    return FormField(
        name=item["name"],
        label=_label(item.get("label")) or _label(item.get("title")) or _label(item["name"]),
        # A choice without choices could never be answered.
        kind=FieldKind.LINE if kind is FieldKind.CHOICE and not choices else kind,
        placeholder=_label(item.get("placeholder")),
        initial=clean_text(item.get("default"), _TEXT_LIMIT),
        choices=choices,
        is_required=item.get("required") is True,
        pattern=pattern if is_pattern and isinstance(pattern, str) else "",
        pattern_hint=_label(item.get("pattern_error")),
    )


def _card(item: dict[str, Any]) -> MessageCard:
    links = [CardLink("", clean_text(item.get("link"), _TEXT_LIMIT))]
    links += [
        CardLink(_label(action.get("text")), clean_text(action.get("uri"), _TEXT_LIMIT))
        for action in _objects(item.get("actions"))
    ]
    return MessageCard(
        title=_label(item.get("title")),
        text=clean_text(item.get("description"), _TEXT_LIMIT),
        links=tuple(link for link in links if link.title or link.address),
    )


def _submitted(values: Any) -> tuple[Submitted, ...]:
    """An object of values, or a list of objects with ``name`` or ``title`` and ``value``."""
    if isinstance(values, dict):
        pairs = list(values.items())[:_MAX_ITEMS]
        given = ((name, _value(value)) for name, value in pairs)
        return tuple(Submitted(_label(name), clean_text(text)) for name, text in given if text is not None)
    found = []
    for row in _objects(values):
        name = row.get("name")
        shown = _value(row.get("value") if isinstance(name, str) else (row.get("title") or row.get("value")))
        if shown is not None:
            found.append(Submitted(_label(name), clean_text(shown, _TEXT_LIMIT)))
    return tuple(found)


def _objects(value: Any) -> list[dict[str, Any]]:
    rows = value[:_MAX_ITEMS] if isinstance(value, list) else []
    return [row for row in rows if isinstance(row, dict)]


def _is_named(item: dict[str, Any]) -> bool:
    name = item.get("name")
    return isinstance(name, str) and 0 < len(name) <= _LABEL_LIMIT


def _value(value: Any) -> str | None:
    """A choice or an answer as text; None for what is neither text, number nor switch, and for what is too
    long.
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value) if isinstance(value, int | float) else value
    return text if isinstance(text, str) and len(text) <= _TEXT_LIMIT else None


def _label(value: Any) -> str:
    return clean_text(value, _LABEL_LIMIT).replace("\n", " ").strip()
