"""Makes dataclasses in half the time, for a start that defines more than two hundred of them.

``dataclasses`` writes the source of up to six methods a class and compiles each. In Python 3.11 that was a
fifth of the processor's time until the window was usable. Only ``__init__`` needs source, for its signature;
comparison, hash, text and the guards of a frozen class are the same for every class but for the names of its
fields, so here they are closures over those names. They behave as the generated ones do.
"""

from __future__ import annotations

import dataclasses
import sys
from _thread import get_ident
from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Any

IS_KNOWN_PYTHON = sys.version_info[:2] == (3, 11)
"""Whether dataclasses of this Python are built as this module knows them."""

_Method = Callable[..., Any]
_makers: Any = dataclasses
"""The module as a place of private parts, which its stub does not list."""
_standard_cmp: _Method | None = getattr(dataclasses, "_cmp_fn", None)


def install() -> bool:
    """Make dataclasses this way from now on; idempotent. False: this Python's are built otherwise."""
    if not IS_KNOWN_PYTHON:
        return False
    _makers._repr_fn = _repr  # noqa: SLF001
    _makers._hash_fn = _hash  # noqa: SLF001
    _makers._cmp_fn = _compare  # noqa: SLF001
    _makers._frozen_get_del_attr = _guards  # noqa: SLF001
    return True


def _values(names: Sequence[str]) -> Callable[[object], tuple[object, ...]]:
    """What reads the attributes ``names`` of an object as a tuple."""
    if not names:
        return lambda _: ()
    get = attrgetter(*names)
    if len(names) == 1:
        return lambda of: (get(of),)
    return get


def _repr(fields: Sequence[dataclasses.Field[Any]], _globals: object) -> _Method:
    names = tuple(field.name for field in fields)
    running: set[tuple[int, int]] = set()

    def __repr__(self: object) -> str:
        key = id(self), get_ident()
        if key in running:
            return "..."
        running.add(key)
        try:
            parts = ", ".join([f"{name}={getattr(self, name)!r}" for name in names])
        finally:
            running.discard(key)
        return f"{self.__class__.__qualname__}({parts})"

    return __repr__


def _hash(fields: Sequence[dataclasses.Field[Any]], _globals: object) -> _Method:
    values = _values([field.name for field in fields])

    def __hash__(self: object) -> int:
        return hash(values(self))

    return __hash__


def _compare(name: str, sign: str, mine: str, theirs: str, globals: dict[str, Any]) -> _Method:  # noqa: A002
    """``mine`` is the source of a tuple: ``(self.a,self.b,)``."""
    if sign != "==":
        if _standard_cmp is None:
            raise RuntimeError("installed in a Python that has no such part")
        return _standard_cmp(name, sign, mine, theirs, globals)  # type: ignore[no-any-return]
    values = _values([part.removeprefix("self.") for part in mine.strip("()").split(",") if part])

    def __eq__(self: object, other: object) -> bool:
        if other.__class__ is self.__class__:
            return values(self) == values(other)
        return NotImplemented

    return __eq__


def _guards(cls: type, fields: Sequence[dataclasses.Field[Any]], _globals: object) -> tuple[_Method, _Method]:
    names = frozenset(field.name for field in fields)
    # Not bare super(): a class with slots is made anew, and the generated methods name the one before it.

    def __setattr__(self: object, name: str, value: object) -> None:
        if type(self) is cls or name in names:
            raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)  # type: ignore[arg-type]

    def __delattr__(self: object, name: str) -> None:
        if type(self) is cls or name in names:
            raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)  # type: ignore[arg-type]

    return __setattr__, __delattr__
