"""The closed set of things that hooks and timelines can do, with their arguments."""

from __future__ import annotations

from dataclasses import dataclass

from walletcare.desk.records import Json


class ActionError(ValueError):
    """An action that does not exist or an argument that is wrong; the text names the argument and the
    reason.
    """


Kind = type | tuple[type, ...]
_TEXT: Kind = (str, dict)
_NUMBER: Kind = (int, float)


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action: whether it needs a conversation, the kinds of its arguments, and which are required."""

    on_conversation: bool
    arguments: dict[str, Kind]
    required: tuple[str, ...] = ()


ACTIONS: dict[str, ActionSpec] = {
    "reply": ActionSpec(
        True,
        {
            "text": _TEXT,
            "by": str,
            "agent": str,
            "content_type": str,
            "items": list,
            "in_reply_to": int,
            "file": dict,
            "attachment": dict,
        },
    ),
    "note": ActionSpec(True, {"text": _TEXT, "agent": str}, ("text",)),
    "see": ActionSpec(True, {}),
    "assign": ActionSpec(True, {"agent": str, "team": str, "nobody": bool}),
    "typing": ActionSpec(True, {"on": bool, "private": bool, "agent": str, "by": str}, ("on",)),
    "resolve": ActionSpec(True, {"agent": str}),
    "reopen": ActionSpec(True, {"agent": str}),
    "pending": ActionSpec(True, {}),
    "snooze": ActionSpec(True, {"agent": str, "for_s": _NUMBER}),
    "labels": ActionSpec(True, {"labels": list}, ("labels",)),
    "priority": ActionSpec(True, {"priority": str}, ("priority",)),
    "attributes": ActionSpec(True, {"attributes": dict}, ("attributes",)),
    "escalate": ActionSpec(True, {"expected_in_s": _NUMBER, "team": str, "note": _TEXT}),
    "delete-message": ActionSpec(True, {"message_id": int}, ("message_id",)),
    "delete-conversation": ActionSpec(True, {}),
    "script": ActionSpec(True, {"on": bool}, ("on",)),
    "block": ActionSpec(True, {"on": bool}, ("on",)),
    "online": ActionSpec(False, {"agents": list}, ("agents",)),
    "queue": ActionSpec(False, {"length": int, "seconds_per_place": _NUMBER}, ("length",)),
    "bot": ActionSpec(False, {"active": bool, "loops": bool}, ("active",)),
    "inbox": ActionSpec(
        False,
        {
            "hours": str,
            "timezone": str,
            "csat": bool,
            "csat_display": str,
            "greeting": (dict, bool),
            "out_of_office": (dict, bool),
            "single_conversation": bool,
            "needs_identity": bool,
        },
    ),
    "clock": ActionSpec(False, {"now": str, "by_s": _NUMBER, "reset": bool}),
    "faults": ActionSpec(False, {}),
    "clear-faults": ActionSpec(False, {}),
    "drop-sockets": ActionSpec(False, {"abrupt": bool, "reason": str, "reconnect": bool}),
    "release-events": ActionSpec(False, {"reversed": bool}),
    "email-conversation": ActionSpec(
        False, {"source_id": str, "text": str, "from_support": bool}, ("source_id", "text")
    ),
    "delete-session": ActionSpec(False, {"source_id": str}, ("source_id",)),
}


def check_action(name: str, arguments: Json, *, has_conversation: bool) -> None:
    """Check an action and its arguments. ``faults`` checks its own keys.

    Raises:
        ActionError: The action is not known, an argument is not known, has the wrong kind, or is missing.
    """
    spec = ACTIONS.get(name)
    if spec is None:
        raise ActionError(f"{name}: no such action; known: {', '.join(ACTIONS)}")
    if spec.on_conversation and not has_conversation:
        raise ActionError(f"{name}: needs a conversation")
    if name == "faults":
        return
    for key, value in arguments.items():
        if key not in spec.arguments:
            known = ", ".join(spec.arguments) or "none"
            raise ActionError(f"{name}.{key}: no such argument; known: {known}")
        kind = spec.arguments[key]
        kinds = kind if isinstance(kind, tuple) else (kind,)
        is_flag = isinstance(value, bool)
        if not isinstance(value, kinds) or (is_flag and bool not in kinds):
            raise ActionError(f"{name}.{key}: must be {' or '.join(k.__name__ for k in kinds)}")
        if kind is _TEXT and isinstance(value, dict) and not _is_local_text(value):
            raise ActionError(f"{name}.{key}: a table must have exactly zh and en, both text")
    for key in spec.required:
        if key not in arguments:
            raise ActionError(f"{name}.{key}: is missing")
    if name == "reply" and not any(arguments.get(key) for key in ("text", "items", "file", "attachment")):
        raise ActionError("reply: needs text, items, a file or an attachment")


def _is_local_text(value: Json) -> bool:
    return set(value) == {"zh", "en"} and all(isinstance(text, str) for text in value.values())
