"""Other ways in which a server may write the same answer: newer ones, older ones, proxies in between."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from walletcare.desk.scenarios.faults import Faults


def varied(value: Any, faults: Faults) -> Any:
    """``value`` in the ways that are switched on."""
    if faults.unknown_fields:
        value = _with_unknown_fields(value)
    if faults.numbers_as_text:
        value = _mapped(value, _number_as_text)
    if faults.empty_columns:
        value = _mapped(value, _empty_as_null)
    return value


def is_varied(faults: Faults) -> bool:
    return faults.unknown_fields or faults.numbers_as_text or faults.empty_columns


def _with_unknown_fields(value: Any) -> Any:
    """``value`` with keys in every object that no contract names: a client must ignore them (section 2)."""
    if isinstance(value, list):
        return [_with_unknown_fields(entry) for entry in value]
    if isinstance(value, dict):
        known = {key: _with_unknown_fields(entry) for key, entry in value.items()}
        return {**known, "sla_policy_id": 7, "applied_sla": {"id": 1, "sla_status": "active"}}
    return value


def _mapped(value: Any, change: Callable[[Any], Any]) -> Any:
    """``value`` with ``change`` made to everything in it that is no object, and to lists that are empty."""
    if isinstance(value, dict):
        return {key: _mapped(entry, change) for key, entry in value.items()}
    if isinstance(value, list) and value:
        return [_mapped(entry, change) for entry in value]
    return change(value)


def _number_as_text(value: Any) -> Any:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return str(value) if is_number else value


def _empty_as_null(value: Any) -> Any:
    """Switches and texts are columns that may be empty in the real database."""
    return None if value in ("", [], False) and not (value == 0 and value is not False) else value
