"""The source of the window, read for what must not be in it: markup from data, nested loops, effects."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

_UI = Path(__file__).resolve().parents[2] / "walletcare" / "ui"
_FILES = sorted(_UI.rglob("*.py"))

FORBIDDEN_CALLS = {
    "setHtml": "rich text from a string",
    "setMarkdown": "rich text from a string",
    "insertHtml": "rich text from a string",
    "toHtml": "rich text as a string",
    "processEvents": "nested event handling",
    "setGraphicsEffect": "slow and soft at 125 %",
    "openUrl": "links are opened by the safety gate only",
    "setStyleSheet": "one sheet for the application, in ui.theme",
}
"""Methods that no file may call, and why."""

FORBIDDEN_NAMES = {"QMessageBox", "QErrorMessage", "QThread", "QGraphicsEffect", "QDesktopServices"}

ALLOWED = {
    ("theme/theme.py", "setStyleSheet"),
}
_BARE_LABEL = {"QLabel"}
_TOOL_TIP_HOME = "components/names.py"
_LOOP_HOME = "tour.py"


def _is_literal(arguments: list[ast.expr]) -> bool:
    return all(isinstance(argument, ast.Constant) for argument in arguments)


def _is_false(arguments: list[ast.expr]) -> bool:
    return len(arguments) == 1 and isinstance(arguments[0], ast.Constant) and arguments[0].value is False


def relative(path: Path) -> str:
    return path.relative_to(_UI).as_posix()


@pytest.mark.parametrize("path", _FILES, ids=relative)
def test_a_file_of_the_window_is_plain(path: Path) -> None:
    where = relative(path)
    problems = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in FORBIDDEN_CALLS and (where, name) not in ALLOWED:
                problems.append(f"line {node.lineno}: {name}: {FORBIDDEN_CALLS[name]}")
            if name == "setOpenExternalLinks" and not _is_false(node.args):
                problems.append(f"line {node.lineno}: links are opened by the safety gate only")
            if name in _BARE_LABEL:
                problems.append(f"line {node.lineno}: bare QLabel guesses markup; use PlainLabel")
            if name == "setToolTip" and where != _TOOL_TIP_HOME and not _is_literal(node.args):
                problems.append(f"line {node.lineno}: tool tips guess markup; use set_tool_tip")
            if name in {"exec", "exec_"} and where != _LOOP_HOME:
                problems.append(f"line {node.lineno}: nested event loop; use open() or popup()")
        elif isinstance(node, ast.Name) and node.id in FORBIDDEN_NAMES:
            problems.append(f"line {node.lineno}: {node.id}")
    assert not problems, f"{where}: {problems}"


@pytest.mark.parametrize("path", _FILES, ids=relative)
def test_colours_come_from_tokens(path: Path) -> None:
    where = relative(path)
    if where.startswith("theme/"):
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            value = node.value
            is_colour = len(value) in (4, 7, 9) and value.startswith("#")
            assert not (is_colour and all(letter in "0123456789abcdefABCDEF" for letter in value[1:])), (
                f"{where}:{node.lineno}: {value}"
            )
