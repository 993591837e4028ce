"""Fault switches: everything that can be made to go wrong, as data."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any

from walletcare.desk.records import Json


class CallFaultKind(StrEnum):
    """What happens to a REST call.

    The first group acts instead of the call, the second after the work is done.
    """

    THROTTLED = "429"
    UNAUTHORIZED = "401"
    FORBIDDEN = "403"
    NOT_FOUND = "404"
    CONFLICT = "409"
    TOO_LARGE = "413"
    INVALID = "422"
    SERVER_ERROR = "500"
    BAD_GATEWAY = "502"
    UNAVAILABLE = "503"
    GATEWAY_TIMEOUT = "504"
    HTML = "html-200"
    BAD_JSON = "bad-json"
    DROP = "drop"

    SAVE_THEN_ERROR = "save-then-500"
    SAVE_THEN_DROP = "save-then-drop"
    SLOW = "slow"

    @property
    def is_after_work(self) -> bool:
        return self in {CallFaultKind.SAVE_THEN_ERROR, CallFaultKind.SAVE_THEN_DROP, CallFaultKind.SLOW}


ROUTES = (
    "inbox.show",
    "contact.create",
    "contact.show",
    "contact.update",
    "conversation.index",
    "conversation.create",
    "conversation.show",
    "conversation.toggle_status",
    "conversation.toggle_typing",
    "conversation.update_last_seen",
    "message.index",
    "message.create",
    "message.update",
    "csat.show",
    "csat.update",
    "api.version",
    "api.health",
    "file.redirect",
    "file.download",
)
"""Names of the imitated calls, for ``on``.

``message`` alone means every route that starts with ``message.``.
"""


@dataclass(slots=True)
class CallFault:
    """Applies to the next ``count`` calls of route ``on`` (None: until cleared; 0 on the wire and in files),
    every route when ``on`` is empty. ``retry_after`` is sent as the header of that name, as proxies do.
    """

    kind: CallFaultKind
    on: str = ""
    count: int | None = 1
    delay_s: float = 0.0
    retry_after: str = ""

    def matches(self, route: str) -> bool:
        return not self.on or route == self.on or route.startswith(f"{self.on}.")

    def as_json(self) -> Json:
        return {
            "kind": self.kind.value,
            "on": self.on,
            "count": self.count,
            "delay_s": self.delay_s,
            "retry_after": self.retry_after,
        }


class FaultError(ValueError):
    """A fault setting that does not exist or has a wrong value; the text names key and reason."""


@dataclass(slots=True)
class Faults:
    """The switches, all off.

    Attributes:
        calls: Faults of REST calls, first match wins.
        refuse_sockets: ``/cable`` answers 404, as a proxy does that does not pass the Upgrade header.
        stop_pings: Sockets stay open and silent.
        silent_subscriptions: A subscribe is never confirmed, as with a dead token.
        presence: When ``presence.update`` follows a subscribe: ``after`` the confirmation, ``before`` or
            ``never``.
        hold_events / drop_events: Events wait for a release, or are lost.
        event_copies: Each event is delivered this many times.
        reorder_events: Neighbouring events swap places.
        jitter_ms: Each event is late by up to this much, at random.
        file_missing_s: A file answers 404 for this long after it was stored.
        message_type_as_string: REST gives ``incoming`` instead of 0 (section 13, #10108).
        patch_public_shape: PATCH contact answers in the newer form (section 12, #14946).
        unknown_fields: Answers and events carry keys that no contract names, as newer servers do.
        numbers_as_text: Answers and events carry every number as a string.
        empty_columns: Switches that are off, empty texts and empty lists come as null.
        lose_ratings: The background job that records a rating is lost, which nobody is told.
        request_limit_s: After this long the server gives up on a call and answers 500.
    """

    calls: list[CallFault] = field(default_factory=list)
    refuse_sockets: bool = False
    stop_pings: bool = False
    ping_interval_s: float = 3.0
    silent_subscriptions: bool = False
    presence: str = "after"
    hold_events: bool = False
    drop_events: bool = False
    event_copies: int = 1
    reorder_events: bool = False
    jitter_ms: int = 0
    file_missing_s: float = 0.0
    message_type_as_string: bool = False
    patch_public_shape: bool = False
    unknown_fields: bool = False
    numbers_as_text: bool = False
    empty_columns: bool = False
    lose_ratings: bool = False
    request_limit_s: float = 15.0

    def take(self, route: str, *, after_work: bool) -> CallFault | None:
        """The fault for this call, used up once; None when there is none."""
        for fault in self.calls:
            if fault.kind.is_after_work is after_work and fault.matches(route):
                if fault.count is not None:
                    fault.count -= 1
                    if fault.count <= 0:
                        self.calls.remove(fault)
                return fault
        return None

    def apply(self, changes: Json) -> None:
        """Set the switches named in ``changes``; entries of ``calls`` are added to those waiting.

        Raises:
            FaultError: A key or value is not known. Nothing is changed then.
        """
        parsed = {key: _parsed(key, value) for key, value in changes.items()}
        for key, value in parsed.items():
            if key == "calls":
                self.calls.extend(value)
            else:
                setattr(self, key, value)

    def clear(self) -> None:
        """Everything off again."""
        fresh = Faults()
        for entry in fields(self):
            setattr(self, entry.name, getattr(fresh, entry.name))

    def as_json(self) -> Json:
        plain = {entry.name: getattr(self, entry.name) for entry in fields(self)}
        return {**plain, "calls": [fault.as_json() for fault in self.calls]}


_NUMBERS = {
    "ping_interval_s": (0.01, 3600.0),
    "event_copies": (1, 10),
    "jitter_ms": (0, 60_000),
    "file_missing_s": (0.0, 86_400.0),
    "request_limit_s": (0.01, 3600.0),
}
_PRESENCE = ("after", "before", "never")
_HEADER_VALUE = re.compile(r"[A-Za-z0-9 ,:]{0,60}")


def _parsed(key: str, value: object) -> Any:
    if key == "calls":
        if not isinstance(value, list):
            raise FaultError("calls: must be a list of tables")
        return [_call_fault(index, entry) for index, entry in enumerate(value)]
    known = {entry.name for entry in fields(Faults)}
    if key not in known:
        raise FaultError(f"{key}: no such switch; known: {', '.join(sorted(known))}")
    if key == "presence":
        if value not in _PRESENCE:
            raise FaultError(f"presence: must be one of {', '.join(_PRESENCE)}")
        return value
    if key in _NUMBERS:
        low, high = _NUMBERS[key]
        if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
            raise FaultError(f"{key}: must be a number from {low} to {high}")
        return int(value) if isinstance(low, int) else float(value)
    if not isinstance(value, bool):
        raise FaultError(f"{key}: must be true or false")
    return value


def _call_fault(index: int, entry: object) -> CallFault:
    where = f"calls[{index}]"
    if not isinstance(entry, dict):
        raise FaultError(f"{where}: must be a table")
    unknown = set(entry) - {"kind", "on", "count", "delay_s", "retry_after"}
    if unknown:
        raise FaultError(f"{where}: unknown key {sorted(unknown)[0]}")
    try:
        kind = CallFaultKind(str(entry.get("kind", "")))
    except ValueError:
        raise FaultError(f"{where}.kind: must be one of {', '.join(CallFaultKind)}") from None
    on = entry.get("on", "")
    if not isinstance(on, str) or (on and not any(r == on or r.startswith(f"{on}.") for r in ROUTES)):
        raise FaultError(f"{where}.on: no such call; known: {', '.join(ROUTES)}")
    count = entry.get("count", 1)
    if count is not None and (isinstance(count, bool) or not isinstance(count, int) or count < 0):
        raise FaultError(f"{where}.count: must be a whole number from 1, or 0 for no end")
    delay_s = entry.get("delay_s", 0.0)
    if isinstance(delay_s, bool) or not isinstance(delay_s, int | float) or not 0 <= delay_s <= 3600:
        raise FaultError(f"{where}.delay_s: must be seconds from 0 to 3600")
    retry_after = entry.get("retry_after", "")
    if not isinstance(retry_after, str) or not _HEADER_VALUE.fullmatch(retry_after):
        raise FaultError(f"{where}.retry_after: must be seconds or an HTTP date")
    return CallFault(kind, on, count or None, float(delay_s), retry_after)
