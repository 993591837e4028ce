"""Components: each once, one idea a file. They know the theme and nothing of features.

Words come from outside, except the few a component owns itself (close, undo, optional), which follow the
language by themselves. See ``docs/ui.md`` for the list with signatures.

A module is loaded when something of it is first asked for, so that the first paint waits for what it shows
and nothing else.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from walletcare.ui.components.answer_trail import AnswerTrail
    from walletcare.ui.components.attachment import AttachmentChip, DropTarget, file_icon
    from walletcare.ui.components.avatar import Avatar
    from walletcare.ui.components.banner import Banner, Callout
    from walletcare.ui.components.bars import ActionBar, PageHeader
    from walletcare.ui.components.bubble import Bubble, DayLine, HistoryRow, MessageRow, Side, TypingRow
    from walletcare.ui.components.button import Button, ButtonKind, IconButton, Pressable
    from walletcare.ui.components.card import Card, Divider, Row, RowCard, Tint, clear_layout, grow_with_width
    from walletcare.ui.components.check_row import CheckList, CheckRow, CheckState, check_word
    from walletcare.ui.components.chip import DOT, Chip, ChipKind, FilterChip, QuickReply, stage_look
    from walletcare.ui.components.choices import CheckBox, ChoiceRow, RadioRow
    from walletcare.ui.components.dialog import InnerDialog
    from walletcare.ui.components.entry_card import EntryCard
    from walletcare.ui.components.field import Field
    from walletcare.ui.components.flow_layout import FlowLayout
    from walletcare.ui.components.focus_ring import FocusRing
    from walletcare.ui.components.front_stack import FrontStack
    from walletcare.ui.components.inputs import LineInput, PlainTextEdit, TextInput, TextView
    from walletcare.ui.components.keycap import KeyCap
    from walletcare.ui.components.label import PlainLabel
    from walletcare.ui.components.ladder import Ladder, Rung
    from walletcare.ui.components.list_items import ItemList, ListItem
    from walletcare.ui.components.names import name, sentence, set_tool_tip
    from walletcare.ui.components.numbered import NumberDot, NumberedList
    from walletcare.ui.components.popup import Popup
    from walletcare.ui.components.progress import ProgressBar, ProgressSegments, Spinner
    from walletcare.ui.components.scroll import ListDetail, ScrollBody, TwoPane, Width
    from walletcare.ui.components.search_field import SearchField, SearchSize
    from walletcare.ui.components.segmented import SegmentedControl
    from walletcare.ui.components.select import Select, StepSlider
    from walletcare.ui.components.states import EmptyState, ErrorState, LoadingRows
    from walletcare.ui.components.switch import Switch
    from walletcare.ui.components.tile import Icon, IconTile
    from walletcare.ui.components.timeline import StepState, Timeline, TimelineStep
    from walletcare.ui.components.toast import Toast
    from walletcare.ui.components.verdict import VerdictCard

_MODULES = {
    "ActionBar": "bars",
    "AnswerTrail": "answer_trail",
    "AttachmentChip": "attachment",
    "Avatar": "avatar",
    "Banner": "banner",
    "Bubble": "bubble",
    "Button": "button",
    "ButtonKind": "button",
    "Callout": "banner",
    "Card": "card",
    "CheckBox": "choices",
    "CheckList": "check_row",
    "CheckRow": "check_row",
    "CheckState": "check_row",
    "Chip": "chip",
    "ChipKind": "chip",
    "ChoiceRow": "choices",
    "DOT": "chip",
    "DayLine": "bubble",
    "Divider": "card",
    "DropTarget": "attachment",
    "EmptyState": "states",
    "EntryCard": "entry_card",
    "ErrorState": "states",
    "Field": "field",
    "FilterChip": "chip",
    "FlowLayout": "flow_layout",
    "FocusRing": "focus_ring",
    "FrontStack": "front_stack",
    "HistoryRow": "bubble",
    "Icon": "tile",
    "IconButton": "button",
    "IconTile": "tile",
    "InnerDialog": "dialog",
    "ItemList": "list_items",
    "KeyCap": "keycap",
    "Ladder": "ladder",
    "LineInput": "inputs",
    "ListDetail": "scroll",
    "ListItem": "list_items",
    "LoadingRows": "states",
    "MessageRow": "bubble",
    "NumberDot": "numbered",
    "NumberedList": "numbered",
    "PageHeader": "bars",
    "PlainLabel": "label",
    "PlainTextEdit": "inputs",
    "Popup": "popup",
    "Pressable": "button",
    "ProgressBar": "progress",
    "ProgressSegments": "progress",
    "QuickReply": "chip",
    "RadioRow": "choices",
    "Row": "card",
    "RowCard": "card",
    "Rung": "ladder",
    "ScrollBody": "scroll",
    "SearchField": "search_field",
    "SearchSize": "search_field",
    "SegmentedControl": "segmented",
    "Select": "select",
    "Side": "bubble",
    "Spinner": "progress",
    "StepSlider": "select",
    "StepState": "timeline",
    "Switch": "switch",
    "TextInput": "inputs",
    "TextView": "inputs",
    "Timeline": "timeline",
    "TimelineStep": "timeline",
    "Tint": "card",
    "Toast": "toast",
    "TwoPane": "scroll",
    "TypingRow": "bubble",
    "VerdictCard": "verdict",
    "Width": "scroll",
    "check_word": "check_row",
    "clear_layout": "card",
    "file_icon": "attachment",
    "grow_with_width": "card",
    "name": "names",
    "sentence": "names",
    "set_tool_tip": "names",
    "stage_look": "chip",
}
"""Which module holds what."""

__all__ = [
    "DOT",
    "ActionBar",
    "AnswerTrail",
    "AttachmentChip",
    "Avatar",
    "Banner",
    "Bubble",
    "Button",
    "ButtonKind",
    "Callout",
    "Card",
    "CheckBox",
    "CheckList",
    "CheckRow",
    "CheckState",
    "Chip",
    "ChipKind",
    "ChoiceRow",
    "DayLine",
    "Divider",
    "DropTarget",
    "EmptyState",
    "EntryCard",
    "ErrorState",
    "Field",
    "FilterChip",
    "FlowLayout",
    "FocusRing",
    "FrontStack",
    "HistoryRow",
    "Icon",
    "IconButton",
    "IconTile",
    "InnerDialog",
    "ItemList",
    "KeyCap",
    "Ladder",
    "LineInput",
    "ListDetail",
    "ListItem",
    "LoadingRows",
    "MessageRow",
    "NumberDot",
    "NumberedList",
    "PageHeader",
    "PlainLabel",
    "PlainTextEdit",
    "Popup",
    "Pressable",
    "ProgressBar",
    "ProgressSegments",
    "QuickReply",
    "RadioRow",
    "Row",
    "RowCard",
    "Rung",
    "ScrollBody",
    "SearchField",
    "SearchSize",
    "SegmentedControl",
    "Select",
    "Side",
    "Spinner",
    "StepSlider",
    "StepState",
    "Switch",
    "TextInput",
    "TextView",
    "Timeline",
    "TimelineStep",
    "Tint",
    "Toast",
    "TwoPane",
    "TypingRow",
    "VerdictCard",
    "Width",
    "check_word",
    "clear_layout",
    "file_icon",
    "grow_with_width",
    "name",
    "sentence",
    "set_tool_tip",
    "stage_look",
]


def __getattr__(name: str) -> object:
    module = _MODULES.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{module}"), name)
    globals()[name] = value
    return value
