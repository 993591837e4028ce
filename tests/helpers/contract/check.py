"""Holding answers and frames against the contract."""

from __future__ import annotations

from typing import Any

from jsonschema import Draft202012Validator

from tests.helpers.contract.schemas import EVENTS, FRAME, Schema


def assert_matches(value: Any, schema: Schema) -> None:
    """Fail with every difference, each with its place."""
    errors = list(Draft202012Validator(schema).iter_errors(value))
    places = [
        f"{'/'.join(map(str, error.absolute_path)) or '(root)'}: {error.message[:300]}" for error in errors
    ]
    assert not errors, "\n".join(places)


def assert_frame(frame: Any) -> None:
    """Check one socket frame and, when it is an event, its data."""
    assert_matches(frame, FRAME)
    message = frame.get("message")
    if isinstance(message, dict):
        assert_matches(message["data"], EVENTS[message["event"]])
