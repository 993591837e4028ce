"""The quick way to make Qt's enums makes what the standard library makes."""

from __future__ import annotations

import enum
import json
import os
import subprocess
import sys
from typing import Any

import pytest

from walletcare.ui import qt_enums

pytestmark = pytest.mark.skipif(
    not qt_enums.IS_KNOWN_PYTHON, reason="enums of this Python are built otherwise"
)

DESCRIBE = """
import enum, functools, json, operator, pickle, sys
if sys.argv[1] == "quick":
    from walletcare.ui import qt_enums
    qt_enums.install()
from PySide6 import QtCore, QtGui, QtWidgets

def told(act):
    # With some sets of flags the standard library cannot do everything; both ways fail alike then.
    try:
        return repr(act())
    except Exception as error:
        return repr(error)

def described(kind):
    members = list(kind.__members__.values())
    facts = {
        "mro": [base.__qualname__ for base in kind.__mro__],
        "names": list(kind.__members__),
        "canonical": [member.name for member in kind],
        "reversed": [member.name for member in reversed(kind)],
        "values": [member.value for member in members],
        "types": sorted({type(member.value).__name__ for member in members}),
        "text": [[repr(member), str(member), f"{member}", hash(member)] for member in members],
        "same": all(getattr(kind, name) is kind[name] for name in kind.__members__),
        "found": all(kind(member.value) is member for member in members),
        "objclass": all(member.__objclass__ is kind for member in members),
        "order": [member._sort_order_ for member in members],
        "pickled": all(pickle.loads(pickle.dumps(member)) == member for member in members),
        "keys": sorted(vars(kind)),
        "doc": kind.__doc__,
        "dir": dir(kind),
    }
    if issubclass(kind, enum.Flag) and members:
        number = functools.reduce(operator.or_, [member.value for member in members])
        whole = kind(number)
        facts["whole"] = [repr(whole), told(lambda: list(whole)), told(lambda: ~members[-1])]
        facts["parts"] = told(lambda: whole & members[0])
        facts["masks"] = [kind._flag_mask_, kind._singles_mask_, kind._all_bits_, str(kind._boundary_)]
    return facts

found = {}
for module in (QtCore, QtGui, QtWidgets):
    for name in dir(module):
        thing = getattr(module, name)
        for kind in (thing, *(vars(thing).values() if isinstance(thing, type) else ())):
            if isinstance(kind, enum.EnumMeta) and kind.__module__.startswith("PySide6"):
                found[f"{kind.__module__}.{kind.__qualname__}"] = described(kind)
print(json.dumps(found))
"""


def describe(way: str) -> dict[str, Any]:
    answer = subprocess.run(
        [sys.executable, "-c", DESCRIBE, way],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, "PYTHONHASHSEED": "0"},
    )
    found: dict[str, Any] = json.loads(answer.stdout)
    return found


def test_every_enum_of_the_bindings_is_the_same_both_ways() -> None:
    standard, quick = describe("standard"), describe("quick")
    assert len(standard) > 500
    assert list(standard) == list(quick)
    assert [name for name, facts in standard.items() if facts != quick[name]] == []


@pytest.mark.parametrize(
    ("kind", "members"),
    [
        (enum.IntEnum, [("name", 1)]),
        (enum.IntEnum, [("real", 1), ("B", 2)]),
        (enum.Enum, [("_hidden", 1)]),
        (enum.Enum, [("mro", 1)]),
        (enum.Flag, [("A", True)]),
        (enum.IntFlag, [("A", -1)]),
        (enum.Enum, [("A", 1), ("A", 2)]),
    ],
)
def test_what_is_unusual_goes_the_standard_way(kind: type[enum.Enum], members: list[tuple[str, int]]) -> None:
    assert qt_enums.make_enum(kind, "Made", members) is None


def test_enums_of_others_are_left_alone() -> None:
    assert qt_enums.install()
    made = enum.Enum("made", ["A", "B"])
    assert made.__module__ == __name__
    assert [member.value for member in made] == [1, 2]
    assert "_flag_mask_" not in vars(made)
