"""Makes the enums of Qt's bindings several times faster than the standard library does.

A start touches some 240 enums of Qt with 2,400 members. The bindings build each with ``enum``'s functional
interface, which in Python 3.11 looks at every member a dozen times, for features that a list of names and
numbers cannot use: that was a fifth of the processor's time until the first paint. Here the same classes are
made from the list at once. Only what the bindings ask for is made this way; whatever is unusual (a name that
the base has too, an underscore, another Python) goes the standard way.
"""

from __future__ import annotations

import enum
import sys
from collections.abc import Callable
from typing import Any, cast

IS_KNOWN_PYTHON = sys.version_info[:2] == (3, 11)
"""Whether enums of this Python are built as this module knows them."""

_KINDS: tuple[type[enum.Enum], ...] = (enum.IntEnum, enum.IntFlag, enum.Flag, enum.Enum)
# The constructor of the binding names this boundary for every enum, also for those that are no flags.
_BOUNDARY = enum.FlagBoundary.KEEP
_TAKEN = frozenset({"mro"}.union(*(vars(base) for kind in _KINDS for base in kind.__mro__)))
_NOT_COPIED = ("__dict__", "__weakref__")

_enums: Any = enum.EnumType
"""The metaclass as a place of private parts, which its stub does not list."""
_standard_create: Callable[..., Any] = _enums._create_
_templates: dict[type[enum.Enum], dict[str, Any]] = {}


def make_enum(kind: type[enum.Enum], name: str, members: list[tuple[str, int]]) -> type[enum.Enum] | None:
    """The class that ``kind(name, members, boundary=KEEP)`` makes; None when it is not a plain case."""
    is_number, is_flag = issubclass(kind, int), issubclass(kind, enum.Flag)
    for member_name, value in members:
        if member_name in _TAKEN or member_name[:1] == "_" or type(value) is not int:
            return None
        if is_flag and value < 0:
            return None
    if len(dict(members)) != len(members):
        return None
    names: list[str] = []
    by_name: dict[str, Any] = {}
    by_value: dict[int, Any] = {}
    space = _template(kind).copy()
    space.update(_member_names_=names, _member_map_=by_name, _value2member_map_=by_value)
    space["_unhashable_values_"] = []
    # From here on the class is taken for Any: what is set are the private parts of an enum.
    made = cast("Any", type.__new__(enum.EnumType, name, (kind,), space))
    make: Any = int.__new__ if is_number else object.__new__
    put = type.__setattr__
    mask = singles = 0
    for member_name, value in members:
        member: Any = by_value.get(value)
        is_single = value != 0 and not value & (value - 1)
        if is_flag:
            mask |= value
            if is_single:
                singles |= value
        if member is None:
            member = make(made, value) if is_number else make(made)
            member._value_ = value
            member._name_ = member_name
            member.__objclass__ = made
            member._sort_order_ = len(names)
            by_value[value] = member
            if is_single or not is_flag:
                names.append(member_name)
        put(made, member_name, member)
        by_name[member_name] = member
    if is_flag:
        made._flag_mask_, made._singles_mask_ = mask, singles
        made._all_bits_ = 2 ** mask.bit_length() - 1
        values = [by_name[one]._value_ for one in names]
        if values != sorted(values):
            made._iter_member_ = made._iter_member_by_def_
    return cast("type[enum.Enum]", made)


def install() -> bool:
    """Make the enums of the bindings this way from now on. Called before they are imported; idempotent.

    Returns:
        False: this Python's are built otherwise.
    """
    if not IS_KNOWN_PYTHON:
        return False
    _enums._create_ = _create
    return True


def uninstall() -> None:
    """Back to the standard library's way; what was made stays."""
    _enums._create_ = _standard_create


def _create(kind: Any, name: str, names: Any, **options: Any) -> Any:
    """In the place of ``EnumType._create_``."""
    is_asked_by_bindings = (
        options.get("boundary") is _BOUNDARY
        and options.get("module") is None
        and options.get("type") is None
        and type(names) is list
        and kind in _KINDS
    )
    if is_asked_by_bindings:
        made = make_enum(kind, name, names)
        if made is not None:
            return made
    if options.get("module") is None:
        # The standard way looks for the caller two frames up; there is one frame more now.
        options["module"] = sys._getframe(2).f_globals.get("__name__")  # noqa: SLF001
    return _standard_create(kind, name, names, **options)


def _template(kind: type[enum.Enum]) -> dict[str, Any]:
    """What the standard way puts into a class without members."""
    found = _templates.get(kind)
    if found is None:
        empty = _standard_create(kind, "Empty", [], module=__name__, boundary=_BOUNDARY)
        found = {key: value for key, value in vars(empty).items() if key not in _NOT_COPIED}
        _templates[kind] = found
    return found
