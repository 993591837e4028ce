"""Only this room makes cleared text and cleared files: the source is walked, since no type can say so."""

from __future__ import annotations

import ast
from pathlib import Path

import walletcare

PACKAGE = Path(walletcare.__file__).parent
NAMES = {"ClearedText", "ClearedFile"}


def constructions(source: str) -> list[int]:
    """Lines on which one of the two types is called, by its name, through a module or through an alias."""
    tree = ast.parse(source)
    aliases = set(NAMES)
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            aliases |= {alias.asname for alias in node.names if alias.name in NAMES and alias.asname}
    lines = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func
            name = called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")
            if name in aliases:
                lines.append(node.lineno)
    return lines


def test_only_safety_constructs_what_may_leave() -> None:
    found = {
        f"{path.relative_to(PACKAGE)}:{line}"
        for path in sorted(PACKAGE.rglob("*.py"))
        if path.relative_to(PACKAGE).parts[0] != "safety"
        for line in constructions(path.read_text("utf-8"))
    }
    assert found == set()


def test_the_walk_sees_a_construction() -> None:
    assert constructions("from walletcare.domain.cleared import ClearedText as T\nx = T('a')\n") == [2]
    assert constructions("import walletcare.domain.cleared as c\nc.ClearedFile('a', 'b', b'')\n") == [2]
    guard = (PACKAGE / "safety" / "outgoing" / "guard.py").read_text("utf-8")
    assert len(constructions(guard)) == 2
