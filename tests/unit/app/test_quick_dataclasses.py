"""Dataclasses made the quick way behave as those that the standard library makes."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from walletcare.app import quick_dataclasses

pytestmark = pytest.mark.skipif(
    not quick_dataclasses.IS_KNOWN_PYTHON, reason="dataclasses of this Python are built otherwise"
)

SCRIPT = """
import copy, dataclasses, inspect, pickle, sys
from dataclasses import dataclass, field
if sys.argv[1] == "quick":
    from walletcare.app import quick_dataclasses
    quick_dataclasses.install()

@dataclass(frozen=True, slots=True)
class Point:
    x: float
    y: float = 0.5

@dataclass(frozen=True)
class Wide(Point):
    name: str = field(default="w", compare=False)
    hidden: str = field(default="h", repr=False)

@dataclass
class Tree:
    parts: list = field(default_factory=list)

@dataclass(frozen=True, slots=True)
class Empty:
    "No fields."

@dataclass(frozen=True, slots=True)
class One:
    value: object

@dataclass(frozen=True, order=True)
class Ranked:
    place: int
    label: str = ""

@dataclass(slots=True, eq=False)
class Free:
    text: str

def told(act):
    try:
        return repr(act())
    except Exception as error:
        return f"{type(error).__name__}: {error}"

def put(thing, name):
    setattr(thing, name, 1)

tree = Tree()
tree.parts.append(tree)
nan = float("nan")
things = [Point(1), Point(1), Point(nan), Wide(1, 2), Wide(1, 2, "v"), tree, Empty(), Empty(), One(nan)]
things += [One([]), Ranked(1), Ranked(2, "b"), Free("a"), Free("a")]
for left in things:
    # A free one is hashed by its place in memory, and so is what holds a NaN.
    is_placed = left.__class__ is Free or "nan" in repr(left)
    print(repr(left), "" if is_placed else told(lambda: hash(left)))
    print(told(lambda: inspect.signature(type(left))), type(left).__match_args__, type(left).__doc__)
    for name in ("x", "y", "parts", "other", "value", "text", "__class__"):
        clone = copy.copy(left)
        print(name, told(lambda: put(clone, name)), told(lambda: delattr(clone, name)))
    print(told(lambda: dataclasses.replace(left)), told(lambda: pickle.loads(pickle.dumps(left))))
    for right in [*things, None, 1]:
        print(left == right, left != right, told(lambda: left < right))
for kind in {type(thing): 0 for thing in things}:
    print(kind, sorted(vars(kind)), kind.__eq__.__qualname__, kind.__repr__.__qualname__)
"""


def output(way: str) -> list[str]:
    command = [sys.executable, "-c", SCRIPT, way]
    environment = {**os.environ, "PYTHONHASHSEED": "0"}
    answer = subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", check=True, env=environment
    )
    return answer.stdout.splitlines()


def test_both_ways_make_the_same_classes() -> None:
    standard, quick = output("standard"), output("quick")
    assert len(standard) > 300
    assert quick == standard
